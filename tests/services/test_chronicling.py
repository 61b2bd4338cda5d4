"""What is remembered, joined: days, checks, sessions and entries, each once and in its order."""

import sqlite3
from contextlib import closing
from datetime import date, timedelta, timezone
from pathlib import Path

import pytest

from tests.patients import shipped
from tests.services.diarist import Diarist
from tests.services.remembered import AT_HOME, Person
from tests.services.trained import is_checked, say
from triage.services.chronicling import chronicle, read_again
from triage.services.entry_parts import Parts


@pytest.fixture
def diarist(tmp_path: Path) -> Diarist:
    """Somebody with a journal and nothing in it."""
    return Diarist(Person(tmp_path / "kept" / "journal.sqlite3"))


def judged(diarist: Diarist) -> list[str]:
    """What came to its end."""
    return [each.what for each in diarist.chronicle.judged]


def test_nothing_is_known_of_somebody_new(diarist: Diarist) -> None:
    told = diarist.chronicle

    assert (told.days, told.entries, told.judged, told.lasting_from) == ((), (), (), None)


def test_what_was_said_at_a_check_in_stands_among_the_entries_of_its_day(diarist: Diarist) -> None:
    diarist.checks()
    diarist.writes(5)
    diarist.clock.move(hours=2)
    diarist.trainee.ready(pain_now=3)
    diarist.clock.move(hours=2)
    diarist.writes(4)
    (day,) = diarist.chronicle.days

    assert [score.now for score in day.scores] == [5, 3, 4]


def test_a_day_is_that_of_where_the_person_was(diarist: Diarist) -> None:
    diarist.clock.now = diarist.clock.now.replace(hour=2).astimezone(timezone(timedelta(hours=-8)))
    diarist.writes(5)

    assert [day.day for day in diarist.chronicle.days] == [diarist.clock.now.date()]
    assert diarist.clock.now.date() == date(2026, 11, 21)


def test_checks_and_reviews_are_judged_in_the_order_in_which_they_were_kept(diarist: Diarist) -> None:
    diarist.checks()
    diarist.trainee.ready()
    diarist.trainee.trains()
    diarist.clock.move(days=-3)
    say(diarist.trainee.training.review())
    found = diarist.chronicle.judged

    assert [each.what for each in found] == ["check", "review"]
    assert found[0].seq < found[1].seq
    assert found[0].at > found[1].at


def test_what_was_broken_off_is_not_judged(diarist: Diarist) -> None:
    diarist.person.answers(diarist.remembering.begin(shipped()), AT_HOME, 3)

    assert judged(diarist) == []


def test_the_first_questions_and_check_ins_are_no_judgement(diarist: Diarist) -> None:
    diarist.checks()
    diarist.trainee.ready(saddle_numbness="yes")

    assert judged(diarist) == ["check"]


def test_sessions_are_told(diarist: Diarist) -> None:
    diarist.checks()
    diarist.trainee.ready()
    diarist.trainee.trains(pain=2)
    told = diarist.chronicle

    assert [session.after for session in told.history.sessions] == [2]
    assert len(told.sessions_kept) == len(told.history.sessions)
    assert min(told.sessions_kept) > told.judged[-1].seq


def checked_again(diarist: Diarist, duration: str) -> date | None:
    """When the pain began, after another check that says how long it has lasted."""
    is_checked(diarist.remembering.begin(shipped()), duration=duration)
    return diarist.chronicle.lasting_from


def test_the_pain_began_as_long_before_the_first_check_as_was_said_there(diarist: Diarist) -> None:
    today = diarist.clock.now.date()

    assert checked_again(diarist, "weeks_2_to_6") == today - timedelta(14)


def test_a_later_check_of_the_same_pain_moves_nothing(diarist: Diarist) -> None:
    began = checked_again(diarist, "weeks_2_to_6")
    diarist.clock.move(days=40)

    assert checked_again(diarist, "weeks_6_to_12") == began


def test_a_pain_that_is_newer_than_that_is_another(diarist: Diarist) -> None:
    checked_again(diarist, "weeks_2_to_6")
    diarist.clock.move(days=100)

    assert checked_again(diarist, "under_2_weeks") == diarist.clock.now.date()


def test_no_pain_begins_after_today(diarist: Diarist) -> None:
    checked_again(diarist, "under_2_weeks")
    diarist.clock.move(days=-400)

    assert diarist.chronicle.lasting_from == diarist.clock.now.date()


def test_what_was_said_at_the_last_check_is_known(diarist: Diarist) -> None:
    is_checked(diarist.remembering.begin(shipped()), leg_pain_below_knee="yes")
    is_checked(diarist.remembering.begin(shipped()), leg_pain_below_knee="no")

    assert diarist.chronicle.checked["leg_pain_below_knee"] == "no"


def test_entries_are_those_that_were_written_after_the_check_for_whatever_day(diarist: Diarist) -> None:
    diarist.writes(5, "before")
    diarist.checks()
    diarist.writes(4, "after")
    diarist.writes(4, "for another day", at="10 days ago")

    assert [written.entry.words for written in diarist.chronicle.entries] == ["for another day", "after"]


def test_with_a_day_the_entries_from_it_on_are_among_them_once(diarist: Diarist) -> None:
    diarist.writes(5, "long ago", at="30 days ago")
    diarist.writes(5, "before", at="2 days ago")
    diarist.checks()
    diarist.writes(4, "after")
    since = diarist.clock.now.date() - timedelta(7)
    told = chronicle(shipped(), diarist.remembering, diarist.clock.now, since=since)

    assert [written.entry.words for written in told.entries] == ["before", "after"]


def test_what_is_read_again_after_an_entry_is_what_is_read_anew(diarist: Diarist) -> None:
    diarist.checks()
    diarist.trainee.ready(pain_now=3)
    diarist.writes(5, at="yesterday")
    before = diarist.chronicle
    saved = diarist.writes(7, "more")

    assert read_again(diarist.remembering, before, saved.id) == diarist.chronicle


@pytest.mark.parametrize("checked", [False, True])
def test_what_is_read_again_after_a_change_is_what_is_read_anew(diarist: Diarist, *, checked: bool) -> None:
    saved = diarist.writes(5, "first", at="2 days ago")
    diarist.writes(4, at="2 days ago")
    if checked:
        diarist.checks()
    before = diarist.chronicle
    parts = Parts(now="6", at="yesterday")
    diarist.noting.amend(saved.id, diarist.noting.read(parts, saved.entry))

    assert read_again(diarist.remembering, before, saved.id, saved.entry) == diarist.chronicle


def test_what_was_said_in_conversations_is_gone_through_once_for_many_entries(diarist: Diarist) -> None:
    diarist.checks()
    before = diarist.chronicle.history
    diarist.writes(5)

    assert diarist.chronicle.history is before
    diarist.trainee.ready()
    assert len(diarist.chronicle.history.check_ins) == len(before.check_ins) + 1


def test_a_check_of_which_a_part_is_damaged_is_not_judged(diarist: Diarist) -> None:
    diarist.checks()
    diarist.writes(4)
    diarist.remembering.close()
    assert diarist.person.file is not None
    with closing(sqlite3.connect(diarist.person.file)) as connection:
        connection.execute("UPDATE events SET body = body || ' ' WHERE seq = 3")
        connection.commit()
    diarist.starts()

    assert judged(diarist) == []
    assert [written.entry.now for written in diarist.chronicle.entries] == [4]
