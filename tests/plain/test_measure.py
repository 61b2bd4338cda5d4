"""A measure in plain lines: each question one block, each answer one line."""

from functools import partial
from io import StringIO
from pathlib import Path

import pytest

from tests.patients import shipped
from tests.services.remembered import Person
from triage.errors import Exit
from triage.plain.measure import fill_in
from triage.services.chronicling import chronicle
from triage.services.measure_words import lines
from triage.services.measuring import Measuring


@pytest.fixture
def person(tmp_path: Path) -> Person:
    """Somebody with a journal that is not there yet."""
    return Person(tmp_path / "kept" / "journal.sqlite3")


def told(person: Person, *typed: str, measure: str | None = None) -> tuple[str, Exit]:
    """What is said to somebody who types these lines, each line once, and how it ends."""
    remembering, out = person.starts(), StringIO()
    listed = lines(shipped(), chronicle(shipped(), remembering, person.clock()), person.clock())
    begin = partial(Measuring, shipped(), remembering, person.clock)
    code = fill_in(shipped(), begin, listed, (StringIO("".join(f"{line}\n" for line in typed)), out), measure)
    return " ".join(out.getvalue().split()), code


def times(person: Person) -> int:
    """How often a measure was filled in."""
    return len(person.starts().diary.pages.measured())


def test_a_measure_is_filled_in_line_by_line(person: Person) -> None:
    said, code = told(person, "4", "5", "6", measure="peg")

    assert code is Exit.DONE
    assert "0 = no pain, 10 = pain as bad as you can imagine" in said
    assert "5.0 of 10" in said
    assert times(person) == 1


def test_without_a_name_one_is_picked_from_the_list(person: Person) -> None:
    said, _ = told(person, "2", "4", "5", "6")

    assert "2 Pain in numbers (NRS) [nrs]" in said
    assert "How strong is your pain right now?" in said


def test_sentences_are_ticked_by_their_numbers(person: Person) -> None:
    said, _ = told(person, "1 3", "0", "2,6", "0", measure="rmdq")

    assert "4 of 24" in said
    assert "- I sleep less well because of my back." in said


@pytest.mark.parametrize("line", ["7", "one", "", "1 9"])
def test_a_line_that_means_nothing_is_refused_with_what_would(person: Person, line: str) -> None:
    said, code = told(person, line, measure="rmdq")

    assert "Not taken: " in said
    assert "Type the numbers of those that are true" in said
    assert code is Exit.UNFINISHED


def test_an_empty_line_ends_the_names(person: Person) -> None:
    said, _ = told(person, "walk", "", "3", measure="psfs")

    assert "walk: How well can you do this today?" in said
    assert "3.0 of 10" in said


def test_the_things_of_last_time_are_picked_by_a_number(person: Person) -> None:
    told(person, "walk", "", "3", measure="psfs")
    person.clock.move(weeks=2)
    said, _ = told(person, "1", "6", measure="psfs")

    assert "1 Yes: walk" in said
    assert "Better by 3.0: a real change." in said


def test_b_goes_back_and_shows_what_was_said(person: Person) -> None:
    said, _ = told(person, "7", "b", measure="peg")

    assert "You said: 7" in said


def test_b_goes_back_to_what_was_ticked(person: Person) -> None:
    said, _ = told(person, "1 3", "b", measure="rmdq")

    assert "You said: 1 3" in said


def test_q_leaves_and_keeps_nothing(person: Person) -> None:
    said, code = told(person, "4", "5", "q", measure="peg")

    assert code is Exit.DONE
    assert said.endswith(shipped().library.diary["measure_left"])
    assert times(person) == 0


def test_input_that_ends_early_keeps_nothing(person: Person) -> None:
    said, code = told(person, "4", "5", measure="peg")

    assert code is Exit.UNFINISHED
    assert said.endswith(shipped().library.diary["measure_ended"])
    assert times(person) == 0


def test_a_change_is_told_before_what_it_means(person: Person) -> None:
    told(person, "6", "6", "6", measure="peg")
    person.clock.move(weeks=4)
    said, _ = told(person, "5", "5", "5", measure="peg")

    assert said.index("Better by 1.0: a real change.") < said.index("A change counts as real from 1 point on.")


def test_nothing_a_terminal_could_act_on_comes_through_a_name(person: Person) -> None:
    said, _ = told(person, "\x1b[2Jwalk", "", "3", measure="psfs")

    assert "\x1b" not in said
