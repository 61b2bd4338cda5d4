"""What stands in a person's calendar, and what leaves it again."""

from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from tests.services.remembered import AT_HOME, EMERGENCY, Person
from triage.errors import NothingToTake
from triage.services.calendar import Wishes, calendar_of
from triage.services.materials import Materials

WHAT = ("session-1", "session-2", "review", "check")


@pytest.fixture
def person(tmp_path: Path) -> Person:
    return Person(tmp_path / "journal.sqlite3")


def events(person: Person, materials: Materials, wishes: Wishes | None = None) -> dict[str, Any]:
    """As a calendar program reads them."""
    remembering = person.starts()
    text = calendar_of(materials, remembering, wishes or Wishes(), person.clock.now)
    remembering.close()
    read: Any = Calendar.from_ical(text)
    return dict(zip(WHAT, read.walk("VEVENT"), strict=True))


def standing(found: dict[str, Any]) -> set[str]:
    return {what for what, event in found.items() if event["STATUS"] == "CONFIRMED"}


def test_without_advice_there_is_nothing_to_take(person: Person, materials: Materials) -> None:
    with pytest.raises(NothingToTake, match="type `triage` first"):
        calendar_of(materials, person.starts(), Wishes(), person.clock.now)


def test_care_at_home_has_a_session_a_day_a_review_and_a_check(person: Person, materials: Materials) -> None:
    person.comes_to(AT_HOME)

    assert standing(events(person, materials)) == {"session-1", "review", "check"}


def test_two_times_are_two_sessions(person: Person, materials: Materials) -> None:
    person.comes_to(AT_HOME)
    found = events(person, materials, Wishes((time(7, 30), time(18))))

    assert [found[each].decoded("DTSTART").time() for each in WHAT[:2]] == [time(7, 30), time(18)]


def test_no_session_is_in_the_past(person: Person, materials: Materials) -> None:
    person.comes_to(AT_HOME)
    found = events(person, materials, Wishes((time(0, 1), time(23, 59))))

    assert all(found[each].decoded("DTSTART") > person.clock.now.replace(tzinfo=None) for each in WHAT[:2])


def test_the_check_is_on_the_day_of_the_advice(person: Person, materials: Materials) -> None:
    person.comes_to(AT_HOME)
    last = person.starts().last_advice()
    found = events(person, materials)

    assert last is not None
    assert found["check"].decoded("DTSTART") == last.check_again
    assert found["session-1"]["RRULE"]["UNTIL"][0].date() == last.check_again


def test_help_first_takes_every_date_out_again(person: Person, materials: Materials) -> None:
    person.comes_to(AT_HOME)
    before = events(person, materials)
    person.clock.move(days=1)
    person.comes_to(EMERGENCY)
    after = events(person, materials)

    assert standing(after) == set()
    assert [event["UID"] for event in after.values()] == [event["UID"] for event in before.values()]


def test_two_people_share_no_uid(person: Person, materials: Materials, tmp_path: Path) -> None:
    other = Person(tmp_path / "other.sqlite3")
    for each in (person, other):
        each.comes_to(AT_HOME)

    uids = [event["UID"] for each in (person, other) for event in events(each, materials).values()]
    assert len(set(uids)) == len(uids)


@pytest.mark.parametrize("word", ["back", "pain", "exercise", "spine"])
def test_a_calendar_that_others_see_says_nothing_of_health(word: str, person: Person, materials: Materials) -> None:
    person.comes_to(AT_HOME)
    remembering = person.starts()

    assert word not in calendar_of(materials, remembering, Wishes(), person.clock.now).replace("backtriage", "").lower()


def test_details_are_told_when_they_are_wanted(person: Person, materials: Materials) -> None:
    person.comes_to(AT_HOME)
    found = events(person, materials, Wishes(detailed=True))

    assert found["session-1"]["SUMMARY"] == "Back exercises: my routine"
    assert "do not wait for this day" in found["check"]["DESCRIPTION"]


def test_it_is_today_at_the_earliest(person: Person, materials: Materials) -> None:
    person.comes_to(AT_HOME)
    person.clock.move(days=60)
    found = events(person, materials)

    assert found["check"].decoded("DTSTART") == person.clock.now.date()
    assert "session-1" not in standing(found)
    assert isinstance(found["check"].decoded("DTSTART"), date)
    assert not isinstance(found["check"].decoded("DTSTART"), datetime)
