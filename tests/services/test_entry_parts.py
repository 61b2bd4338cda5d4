"""An entry as it is typed: every part read, and all that is wrong told at once."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.errors import EntryRefused
from triage.model.diary import (
    LONGEST_HELPED,
    LONGEST_TAG,
    LONGEST_WORDS,
    MOST_HELPED,
    MOST_TAGS,
    PLACES,
    STRONGEST,
    DiaryEntry,
)
from triage.services.entry_parts import NOTHING, Parts, read_entry

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def read(was: DiaryEntry | None = None, /, **parts: Any) -> DiaryEntry:  # noqa: ANN401 - texts and tuples of them
    """The entry of these parts."""
    return read_entry(Parts(**parts), NOW, UTC, was)


def refused(was: DiaryEntry | None = None, /, **parts: Any) -> dict[str, str]:  # noqa: ANN401 - as above
    """Why the parts are refused."""
    with pytest.raises(EntryRefused) as refusal:
        read(was, **parts)
    return dict(refusal.value.parts)


def test_pain_alone_is_an_entry_of_now() -> None:
    assert read(now="4") == DiaryEntry(NOW, now=4)


def test_every_part_is_read() -> None:
    entry = read(
        at="yesterday 18:00",
        now="3/10",
        worst="7",
        average="5",
        leg="0",
        where="below the knee, back",
        helped=("a walk", " heat  pad "),
        tags=("#Work", "long drive"),
        words=" sat all day ",
        sleep="Bad",
        activity="much",
        medicine="no",
    )

    assert entry == DiaryEntry(
        at=datetime(2026, 11, 22, 18, 0, tzinfo=UTC),
        now=3,
        worst=7,
        average=5,
        leg=0,
        where=("back", "below_knee"),
        helped=("a walk", "heat pad"),
        tags=("long-drive", "work"),
        words="sat all day",
        sleep="bad",
        activity="much",
        medicine=False,
    )


def test_an_entry_needs_a_part_besides_its_time() -> None:
    assert set(refused(at="yesterday")) == {NOTHING}
    assert set(refused(words="  ", tags=(" ",))) == {NOTHING}


def test_all_that_is_wrong_is_told_at_once() -> None:
    wrong = refused(now="11", worst="x", where="elbow", sleep="godo", at="tomorrow", tags=("a b!",), medicine="maybe")

    assert set(wrong) == {"now", "worst", "where", "sleep", "at", "tags", "medicine"}
    assert "did you mean `good`" in wrong["sleep"]


@pytest.mark.parametrize("score", ["11", "-1", "4.5", "4/5", "four", "1e1", "٣", "100/10"])
def test_a_score_is_a_whole_number_up_to_ten(score: str) -> None:
    assert set(refused(now=score)) == {"now"}


@pytest.mark.parametrize("where", ["below_knee", "below-knee", "Below Knee", "below the knee"])
def test_a_place_is_known_however_it_is_joined(where: str) -> None:
    assert read(where=where).where == ("below_knee",)


def test_places_stand_in_their_own_order() -> None:
    assert read(where="below_knee leg and back").where == PLACES


def test_a_tag_in_the_words_counts_and_stays_among_them() -> None:
    entry = read(words="sat all day #Work #long-drive, room #4, a#b, https://x/#y", tags=("bed",))

    assert entry.tags == ("bed", "long-drive", "work")
    assert entry.words.startswith("sat all day #Work")


@pytest.mark.parametrize(
    ("part", "typed"),
    [
        ("words", "x" * (LONGEST_WORDS + 1)),
        ("tags", ("x" * (LONGEST_TAG + 1),)),
        ("tags", tuple(f"t{number}" for number in range(MOST_TAGS + 1))),
        ("helped", ("x" * (LONGEST_HELPED + 1),)),
        ("helped", tuple(f"h{number}" for number in range(MOST_HELPED + 1))),
    ],
)
def test_what_is_too_much_is_refused(part: str, typed: object) -> None:
    assert set(refused(**{part: typed})) == {part}


def test_nothing_that_a_terminal_could_act_on_gets_in() -> None:
    entry = read(words="a\x1b[31mb\u202ec\nd", helped=("x\x07y",), tags=("t\x00u",))

    assert (entry.words, entry.helped, entry.tags) == ("a[31mbc\nd", ("xy",), ("tu",))


WAS = DiaryEntry(NOW, now=4, leg=2, helped=("heat",), tags=("bed", "work"), words="sat #work", sleep="bad")


def test_what_is_not_said_stays_as_it_was() -> None:
    assert read(WAS, now="5") == replace(WAS, now=5)


def test_an_empty_part_is_taken_out() -> None:
    entry = read(WAS, leg="", helped=(), sleep="", words="")

    assert entry == DiaryEntry(NOW, now=4, tags=("bed",))


def test_a_tag_of_old_words_goes_with_them() -> None:
    assert read(WAS, words="lay down #sofa").tags == ("bed", "sofa")


def test_tags_that_are_named_take_the_place_of_the_old_ones() -> None:
    assert read(WAS, tags=("car",)).tags == ("car", "work")


def test_an_entry_cannot_be_emptied() -> None:
    assert set(refused(DiaryEntry(NOW, now=4), now="")) == {NOTHING}


@given(st.dictionaries(st.sampled_from(["now", "leg", "where", "words", "sleep", "at", "medicine"]), st.text()))
def test_whatever_is_typed_is_read_or_refused(parts: dict[str, str]) -> None:
    try:
        entry = read(**parts)
    except EntryRefused:
        return

    assert entry.at <= NOW
    assert entry.now is None or 0 <= entry.now <= STRONGEST
    assert entry.words.replace("\n", "").isprintable()
    assert read(entry) == entry
