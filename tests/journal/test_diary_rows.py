"""What is written into the diary comes back from its row as it was; a row that says what cannot be is damaged."""

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.journal.keeping import NOON, entry
from triage.journal.diary_rows import read_diary, write_diary
from triage.journal.rows import Row, from_row, sealed, to_row
from triage.model.diary import ACTIVITY, LONGEST_WORDS, PLACES, SLEEP, DiaryEntry
from triage.model.events import Event, Filled, Noted, Struck

FULL = DiaryEntry(
    NOON,
    now=4,
    worst=7,
    average=5,
    leg=2,
    where=("back", "below_knee"),
    helped=("walking", "a hot-water bottle"),
    tags=("garden", "work"),
    words='Sat all day.\n"Better" by night: ünd 🙂',
    sleep="fair",
    activity="much",
    medicine=False,
)


def stored(row: Row) -> tuple[object, ...]:
    """The row as the database gives it back."""
    return tuple(value.encode() if isinstance(value, str) else value for value in row)


def read_back(event: Event) -> Event | None:
    """What comes back of an event that was kept."""
    record = from_row(stored(to_row(1, "a" * 32, entry(event))))
    return None if record is None else record.entry.event


@pytest.mark.parametrize(
    "event",
    [
        Noted(FULL),
        Noted(FULL, changed=True),
        Noted(DiaryEntry(NOON, now=0)),
        Struck(),
        Filled("psfs", {"first": 3, "second": 10}, ("climb the stairs", "tie my shoes")),
    ],
)
def test_what_was_written_comes_back_as_it_was(event: Event) -> None:
    assert read_back(event) == event


scores = st.none() | st.integers(0, 10)
texts = st.text(st.characters(codec=None), max_size=30)
entries = st.builds(
    DiaryEntry,
    st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)).flatmap(  # noqa: DTZ001 - the offset comes next
        lambda at: st.integers(-14 * 60, 14 * 60).map(lambda by: at.replace(tzinfo=timezone(timedelta(minutes=by))))
    ),
    now=scores,
    worst=scores,
    average=scores,
    leg=scores,
    where=st.sets(st.sampled_from(PLACES)).map(lambda said: tuple(place for place in PLACES if place in said)),
    helped=st.lists(texts, max_size=10).map(tuple),
    tags=st.lists(texts, max_size=10).map(tuple),
    words=st.text(st.characters(codec=None), max_size=LONGEST_WORDS),
    sleep=st.none() | st.sampled_from(SLEEP),
    activity=st.none() | st.sampled_from(ACTIVITY),
    medicine=st.none() | st.booleans(),
)


@given(entries, st.booleans())
def test_every_entry_comes_back_as_it_was(written: DiaryEntry, changed: bool) -> None:  # noqa: FBT001 - drawn
    assert read_back(Noted(written, changed)) == Noted(written, changed)


def test_the_offset_of_an_entry_stays() -> None:
    there = DiaryEntry(datetime(2026, 11, 22, 1, 0, tzinfo=timezone(timedelta(hours=13))), now=3)
    event = read_back(Noted(there))

    assert isinstance(event, Noted)
    assert event.entry.at.utcoffset() == timedelta(hours=13)


def test_only_what_was_said_stands_in_the_row() -> None:
    _, body = write_diary(Noted(DiaryEntry(NOON, now=4)))

    assert json.loads(body) == {"at": NOON.isoformat(), "now": 4}


CANNOT_BE: tuple[tuple[str, dict[str, Any]], ...] = (
    ("a score above the scale", {"now": 11}),
    ("a score below it", {"worst": -1}),
    ("a score that is no number", {"average": "4"}),
    ("a score that is true", {"leg": True}),
    ("a score between two", {"now": 4.5}),
    ("a place there is not", {"where": ["neck"]}),
    ("places that are no list", {"where": "back"}),
    ("more places than there are", {"where": ["back"] * 4}),
    ("a place that is a list", {"where": [["back"]]}),
    ("a sleep there is not", {"sleep": "deep"}),
    ("a sleep that is a list", {"sleep": ["good"]}),
    ("an activity there is not", {"activity": "marathon"}),
    ("medicine that is a number", {"medicine": 1}),
    ("words that are none", {"words": None}),
    ("words that are too long", {"words": "x" * (LONGEST_WORDS + 1)}),
    ("a tag that is too long", {"tags": ["x" * 31]}),
    ("too many tags", {"tags": ["x"] * 11}),
    ("a tag that is a number", {"tags": [4]}),
    ("too much that helped", {"helped": ["x"] * 11}),
    ("something too long that helped", {"helped": ["x" * 101]}),
    ("no time", {"at": None}),
    ("a time that is a number", {"at": 4}),
    ("a time that is none", {"at": "yesterday"}),
    ("a time without its offset", {"at": "2026-11-22T12:00:00"}),
)


@pytest.mark.parametrize("wrong", [wrong for _, wrong in CANNOT_BE], ids=[name for name, _ in CANNOT_BE])
def test_an_entry_that_cannot_be_is_damaged(wrong: dict[str, Any]) -> None:
    _, body = write_diary(Noted(FULL))
    told = json.dumps({**json.loads(body), **wrong})

    with pytest.raises(ValueError):  # noqa: PT011 - whatever is wrong with it
        from_row(stored(sealed(1, "a" * 32, NOON.astimezone(UTC).isoformat(), 60, ("noted", told, ""))))


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"measure": "peg"},
        {"measure": 4, "answers": {}},
        {"measure": "peg", "answers": []},
        {"measure": "peg", "answers": {"pain": "5"}},
        {"measure": "peg", "answers": {"pain": True}},
        {"measure": "peg", "answers": {f"item-{number}": 1 for number in range(101)}},
        {"measure": "x" * 31, "answers": {}},
        {"measure": "psfs", "answers": {}, "activities": "walking"},
        {"measure": "psfs", "answers": {}, "activities": ["x" * 201]},
    ],
)
def test_a_questionnaire_that_cannot_be_is_damaged(body: dict[str, object]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whatever is wrong with it
        read_diary("filled", body)


@pytest.mark.parametrize("body", ["[]", "4", '"words"', "null"])
@pytest.mark.parametrize("kind", ["noted", "struck", "filled"])
def test_a_row_that_is_no_record_is_damaged(kind: str, body: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whatever is wrong with it
        from_row(stored(sealed(1, "a" * 32, NOON.astimezone(UTC).isoformat(), 60, (kind, body, ""))))


def test_a_kind_that_is_not_of_the_diary_is_left_to_others() -> None:
    assert read_diary("dreamt", {}) is None


@given(st.data())
def test_no_bit_of_a_row_can_be_another_and_it_is_used(draw: st.DataObject) -> None:
    row = stored(to_row(3, "a" * 32, entry(Noted(FULL))))
    field = draw.draw(st.integers(1, len(row) - 1))
    value = row[field]
    if isinstance(value, bytes):
        bit = draw.draw(st.integers(0, 8 * len(value) - 1)) if value else 0
        flipped: object = bytes(byte ^ (1 << bit % 8 if at == bit // 8 else 0) for at, byte in enumerate(value))
    else:
        assert isinstance(value, int)
        flipped = value ^ 1 << draw.draw(st.integers(0, 10))

    with pytest.raises(ValueError):  # noqa: PT011 - whatever is wrong with it
        from_row((*row[:field], flipped, *row[field + 1 :]))
