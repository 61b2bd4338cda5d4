"""An entry in words: all of it with labels, in one line, and as plain values."""

import json
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from tests.patients import shipped
from triage.model.diary import ACTIVITY, PLACES, SLEEP, DiaryEntry
from triage.services.entry_words import as_values, in_short, told

AT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
FULL = DiaryEntry(
    at=AT,
    now=4,
    worst=7,
    average=5,
    leg=0,
    where=("back", "below_knee"),
    helped=("a walk", "heat"),
    tags=("car", "work"),
    words="sat all day #work",
    sleep="bad",
    activity="little",
    medicine=False,
)
scores = st.none() | st.integers(0, 10)
entries = st.builds(
    DiaryEntry,
    at=st.just(AT),
    now=scores,
    worst=scores,
    average=scores,
    leg=scores,
    where=st.sampled_from([(), *((place,) for place in PLACES), PLACES]),
    helped=st.lists(st.text(max_size=20), max_size=3).map(tuple),
    tags=st.lists(st.sampled_from(["car", "work"]), max_size=2, unique=True).map(tuple),
    words=st.text(max_size=200),
    sleep=st.none() | st.sampled_from(SLEEP),
    activity=st.none() | st.sampled_from(ACTIVITY),
    medicine=st.none() | st.booleans(),
)


def test_pain_alone_is_its_number() -> None:
    assert in_short(shipped(), DiaryEntry(AT, now=4)) == "4"
    assert in_short(shipped(), DiaryEntry(AT, now=0)) == "0"


def test_a_whole_entry_fits_into_a_line_and_a_tag_stands_in_it_once() -> None:
    assert in_short(shipped(), FULL) == (
        "4, worst 7, over the day 5, leg 0, a bad night, moved little, pain medicine not taken, back, below the knee, "
        "helped by a walk, heat: sat all day #work #car"
    )


def test_words_without_anything_else_stand_alone() -> None:
    assert in_short(shipped(), DiaryEntry(AT, words="a\nnote")) == "a note"


def test_long_words_are_cut_in_a_line_and_whole_elsewhere() -> None:
    long = DiaryEntry(AT, words="so " * 100 + "on")

    assert in_short(shipped(), long).endswith("so\N{HORIZONTAL ELLIPSIS}")
    assert dict(told(shipped(), long))["Note"] == long.words


def test_every_part_has_its_label() -> None:
    assert told(shipped(), FULL) == (
        ("Pain then", "4"),
        ("Worst that day", "7"),
        ("Over that day", "5"),
        ("Leg pain", "0"),
        ("Where", "back, below the knee"),
        ("Night", "a bad night"),
        ("Day", "moved little"),
        ("Pain medicine", "not taken"),
        ("What helped", "a walk, heat"),
        ("Note", "sat all day #work"),
        ("Tags", "#car #work"),
    )


@given(entries)
def test_what_was_not_said_is_not_told(entry: DiaryEntry) -> None:
    given_parts = [entry.now, entry.worst, entry.average, entry.leg, entry.sleep, entry.activity, entry.medicine]
    most = sum(part is not None for part in given_parts) + sum(
        bool(part) for part in (entry.where, entry.helped, entry.tags, entry.words)
    )

    assert len(told(shipped(), entry)) <= most
    assert all(text for _, text in told(shipped(), entry))


@given(entries)
def test_nothing_of_it_can_act_on_a_terminal(entry: DiaryEntry) -> None:
    assert in_short(shipped(), entry).isprintable()


@given(entries)
def test_a_program_can_read_it(entry: DiaryEntry) -> None:
    values = json.loads(json.dumps(as_values(entry)))

    assert datetime.fromisoformat(values["at"]) == entry.at
    assert (values["now"], tuple(values["where"]), values["medicine"]) == (entry.now, entry.where, entry.medicine)
