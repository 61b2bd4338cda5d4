"""What measures came to, as plain values for programs."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.patients import shipped
from tests.services.measuring import fills_in
from tests.services.remembered import Person
from triage.services.chronicling import chronicle
from triage.services.measure_record import record


@pytest.fixture
def person(tmp_path: Path) -> Person:
    """Somebody with a journal that is not there yet."""
    return Person(tmp_path / "kept" / "journal.sqlite3")


def recorded(person: Person, only: str | None = None) -> list[dict[str, Any]]:
    """The measures as a program reads them."""
    found = chronicle(shipped(), person.starts(), person.clock())
    read = json.loads(json.dumps(record(shipped(), found, person.clock(), only)))
    assert list(read) == ["measures"]
    return list(read["measures"])


def test_every_measure_is_there_without_a_time(person: Person) -> None:
    assert [(each["id"], each["times"]) for each in recorded(person)] == [
        ("peg", []),
        ("nrs", []),
        ("psfs", []),
        ("rmdq", []),
    ]


def test_one_measure_can_be_asked_for(person: Person) -> None:
    assert [each["id"] for each in recorded(person, "rmdq")] == ["rmdq"]


def test_each_time_has_its_changes_up_to_then(person: Person) -> None:
    for replies, weeks in (((5, 5, 4), 0), ((5, 5, 6), 4), ((5, 5, 3), 4)):
        fills_in(person, "peg", *replies, weeks=weeks)
    times = recorded(person, "peg")[0]["times"]

    assert [time["score"] for time in times] == [4.67, 5.33, 4.33]
    assert [[(each["since"], each["by"], each["judged"]) for each in time["changes"]] for time in times] == [
        [],
        [("first", 0.67, "within noise")],
        [("first", -0.33, "within noise"), ("last", -1.0, "real change")],
    ]


def test_a_count_is_a_whole_number(person: Person) -> None:
    fills_in(person, "rmdq", 7)

    assert json.dumps(recorded(person, "rmdq")[0]["times"][0]["score"]) == "7"


def test_it_says_when_a_measure_is_due(person: Person) -> None:
    fills_in(person, "rmdq", 7)
    person.clock.move(weeks=4)
    found = recorded(person, "rmdq")[0]

    assert (found["due_for_week"], found["next"]) == (4, "2027-02-14")
