"""What must not be said, and where it is said all the same."""

import pytest

from tests.reading import rules
from triage.proofread.phrases import REMOTE, doses_in, forbidden_in, longest_pile, says_when

RULES = rules()


def test_a_forbidden_phrase_is_found_in_any_case() -> None:
    assert [phrase for phrase, _ in forbidden_in("You are All Clear.", "topics/age.md", RULES)] == ["all clear"]


def test_a_phrase_may_stand_where_it_is_explained() -> None:
    assert list(forbidden_in("You are all clear.", "topics/myths.md", RULES)) == []


def test_a_part_of_a_word_is_not_meant() -> None:
    assert list(forbidden_in("It was all clearly told.", "topics/age.md", RULES)) == []


@pytest.mark.parametrize("text", ["Take 400 mg.", "Take 2 pills now", "at 1.5mg each"])
def test_a_number_with_a_unit_is_a_dose(text: str) -> None:
    assert list(doses_in(text, RULES))


@pytest.mark.parametrize("text", ["Ask about pills.", "It weighs 400 mgs of something", "{{ 400 mg }}", "for 3 months"])
def test_what_is_no_dose_is_not_found(text: str) -> None:
    assert list(doses_in(text, RULES)) == []


def test_orders_in_a_row_are_counted_from_the_first() -> None:
    assert longest_pile(["Walk.", "Do not sit.", "**Never** lift.", "do not bend", "Rest."], RULES) == (3, 1)


def test_an_order_that_begins_otherwise_is_none() -> None:
    assert longest_pile(["Notice it.", "Nevertheless, walk."], RULES) == (0, 0)


@pytest.mark.parametrize(("text", "when"), [("New pain", True), ("Pain since May", True), ("Newspapers", False)])
def test_whether_a_text_says_since_when(text: str, *, when: bool) -> None:
    assert says_when(text, RULES) == when


@pytest.mark.parametrize("text", ["see https://x.org", "www.x.org", "![a](b)", "[a](b)"])
def test_what_leads_out_is_found(text: str) -> None:
    assert REMOTE.search(text)


def test_a_picture_of_numbers_leads_nowhere() -> None:
    assert not REMOTE.search("[9/100] Nine of a hundred.")
