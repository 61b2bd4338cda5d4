"""What is looked for in the diary: words, tags and days out of one line."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.services.entry_search import Sought, read_search

TODAY = date(2026, 11, 22)


def sought(text: str) -> Sought:
    """What is looked for with this."""
    return read_search(text, TODAY)


def test_nothing_typed_looks_for_everything() -> None:
    assert sought("  ") == Sought()


def test_words_and_tags_are_told_apart() -> None:
    assert sought("sat #Work all day #bed") == Sought(words="sat all day", tags=("work", "bed"))


def test_a_tag_that_is_not_typed_yet_is_nothing() -> None:
    assert sought("#") == Sought()


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("yesterday", date(2026, 11, 21), date(2026, 11, 21)),
        ("the day before yesterday", date(2026, 11, 20), date(2026, 11, 20)),
        ("3 days ago", date(2026, 11, 19), date(2026, 11, 19)),
        ("20 nov", date(2026, 11, 20), date(2026, 11, 20)),
        ("2026-11-05", date(2026, 11, 5), date(2026, 11, 5)),
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28)),
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("2026-09 2026-10", date(2026, 9, 1), date(2026, 10, 31)),
    ],
)
def test_days_are_read(text: str, first: date, last: date) -> None:
    assert sought(text) == Sought(first, last)


@pytest.mark.parametrize("words", ["one day", "a week", "2026-13", "march", "it was 4"])
def test_what_may_be_no_day_is_words(words: str) -> None:
    assert sought(words) == Sought(words=words)


def test_a_day_among_words_is_a_day() -> None:
    assert sought("sat yesterday #work") == Sought(date(2026, 11, 21), date(2026, 11, 21), "sat", ("work",))


@given(st.text(max_size=60))
def test_whatever_is_typed_can_be_looked_for(text: str) -> None:
    found = sought(text)

    assert found.first <= found.last
    assert all(tag == tag.lower() for tag in found.tags)
