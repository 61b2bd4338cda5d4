"""Half a year of somebody made up, lived through: the right notices on the right days, and none where all goes well."""

import os
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from tests.command_line import run
from tests.lived import BERLIN, FIRST, Lived, lived
from tests.patients import shipped
from triage.errors import Exit
from triage.model.diary import Chronicle
from triage.model.stories import Story
from triage.model.urgency import Urgency
from triage.services.chronicling import chronicle
from triage.services.entry_parts import Parts
from triage.services.lives.made_clock import MadeClock
from triage.services.lives.stories import FLARE, HELP, LEG_FLARE, NUMB, STRONG
from triage.services.noticing import ToldNotice
from triage.services.noting import Noting
from triage.services.remembering import Remembering
from triage.services.training import Training

RULES = {rule.id: rule for rule in shipped().diary_rules.notices}
EMERGENCY = (Urgency.EMERGENCY,)
"""A check that was done at once, and what it came to."""
Lives = Callable[[Story], Lived]


@pytest.fixture(scope="session")
def life(tmp_path_factory: pytest.TempPathFactory) -> Lives:
    """What has been lived, by story; every process of a run looks at the same."""
    own = tmp_path_factory.getbasetemp()
    root = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    return lambda story: lived(story, root)


def remembered(lived: Lived, now: datetime) -> Chronicle:
    """What the journal of a life holds."""
    remembering = Remembering(lived.file, lambda: now)
    try:
        return chronicle(shipped(), remembering, now, since=FIRST.date())
    finally:
        remembering.close()


def evening(lived: Lived) -> datetime:
    """The end of a life."""
    return datetime.combine(lived.days[-1].day, datetime.max.time().replace(microsecond=0), BERLIN)


def test_in_a_good_recovery_nothing_is_asked_but_what_is_asked_of_everybody(life: Lives) -> None:
    days = life("recovers").days

    assert [notice for day in days for notice in day.notices] == []
    assert {kind for day in days for kind in day.stood} <= {
        *("check_first", "too_old", "set_up", "review", "check_in", "ready")
    }
    assert all(kind != "check_first" for day in days[1:] for kind in day.stood)


def test_in_a_good_recovery_a_session_is_done_on_every_day_for_one(life: Lives) -> None:
    days = life("recovers").days

    assert [day.trained for day in days] == [day.lived.trains for day in days]
    assert sum(day.trained for day in days) > 40


def test_a_pain_that_stays_is_asked_about_after_four_six_and_twelve_weeks(life: Lives) -> None:
    told = life("not_better").told()

    assert told == [(7 * RULES[rule].numbers["week"], rule) for rule in ("week_4", "week_6", "week_12")]


def test_a_pain_that_gets_worse_is_noticed_while_it_does(life: Lives) -> None:
    lived = life("worsens")
    rising = [day for day, rule in lived.told() if rule == "rising"]

    assert rising
    assert min(rising) < NUMB
    before = lived.days[min(rising) - 14 : min(rising) - 7]
    week = lived.days[min(rising) - 6 : min(rising) + 1]
    assert sum(day.lived.pain for day in week) > sum(day.lived.pain for day in before) + 7


def test_strong_pain_is_noticed_on_its_third_day(life: Lives) -> None:
    lived = life("flares")
    strong = [day.lived.number for day in lived.days if day.lived.pain >= STRONG and day.lived.number >= FLARE]
    told = [day for day, rule in lived.told() if rule == "strong_pain"]

    assert strong[:3] == [FLARE, FLARE + 1, FLARE + 2]
    assert told[0] == strong[2]


@pytest.mark.parametrize(("story", "first"), [("flares", LEG_FLARE), ("worsens", 30)])
def test_new_pain_in_the_leg_is_noticed_on_its_day(life: Lives, story: Story, first: int) -> None:
    assert [day for day, rule in life(story).told() if rule == "new_leg_pain"][:1] == [first]


def test_a_gap_is_asked_about_at_the_first_word_after_it(life: Lives) -> None:
    lived = life("flares")
    writing = [day.lived.number for day in lived.days if day.lived.writes]
    back = next(day for before, day in pairwise(writing) if day - before > RULES["gap"].numbers["days"])

    assert [day for day, rule in lived.told() if rule == "gap"] == [back]


def test_a_warning_word_leads_to_a_check_on_the_same_day_and_that_to_the_emergency(life: Lives) -> None:
    day = life("worsens").days[NUMB]
    notice = next(notice for notice in day.notices if notice.rule == "warning_word")

    assert notice.finding == "saddle_numbness"
    assert notice.emergency
    assert day.advised[-1] is Urgency.EMERGENCY


def test_after_the_emergency_there_is_no_session_until_the_back_was_checked_again(life: Lives) -> None:
    later = life("worsens").days[NUMB + 1 :]
    first = next(day for day in later if day.advised)

    assert first.lived.number >= HELP
    assert not any(day.trained for day in later if day.day < first.day)


@pytest.mark.parametrize("story", ["flares", "worsens"])
def test_after_a_notice_that_asks_for_it_the_back_is_checked_before_the_next_session(life: Lives, story: Story) -> None:
    asked, held = False, 0
    for day in life(story).days:
        asked = asked or asks_for_a_check(day.morning)
        if asked and day.stood:
            assert day.stood[0] in {"check_first", "refer"}
            assert day.advised or not day.trained
            held += 1
        asked = (asked and not day.advised) or (asks_for_a_check(day.evening) and day.advised[-1:] != EMERGENCY)

    assert held


def asks_for_a_check(notices: tuple[ToldNotice, ...]) -> bool:
    """Whether one of them does."""
    return any(notice.asks == "check" for notice in notices)


def test_a_check_opens_the_routine_again(life: Lives) -> None:
    days = life("flares").days
    held = next(day for day in days[FLARE:] if day.stood[:1] == ("check_first",))

    assert held.stood[-1] == "ready"
    assert held.trained


@pytest.fixture
def later(life: Lives, tmp_path: Path) -> Iterator[tuple[MadeClock, Remembering]]:
    """The day after a good recovery, with a clock that a test sets."""
    lived = life("recovers")
    clock = MadeClock(evening(lived) + timedelta(hours=9))
    remembering = Remembering(lived.copied(tmp_path), clock)
    yield clock, remembering
    remembering.close()


def test_a_clock_that_was_set_back_makes_it_ask_and_holds_the_routine_back(
    later: tuple[MadeClock, Remembering],
) -> None:
    clock, remembering = later
    training = Training(shipped(), remembering, clock)
    before = training.standing().kind
    clock.set(clock() - timedelta(days=40))
    noting = Noting(shipped(), remembering, clock, BERLIN)
    told = noting.write(noting.read(Parts(now="1"))).notices

    assert before in {"check_in", "review", "too_old"}
    assert "clock" in {notice.rule for notice in told}
    assert training.standing().kind == "check_first"


def test_the_days_are_those_of_the_person_through_a_journey_and_the_end_of_summer_time(life: Lives) -> None:
    lived = life("recovers")
    told = remembered(lived, evening(lived))
    offsets = {written.entry.at.utcoffset() for written in told.entries}

    assert [day.day for day in told.days] == [day.day for day in lived.days if day.lived.writes or day.trained]
    assert offsets == {timedelta(hours=hours) for hours in (1, 2, 9)}


def test_everything_that_was_done_is_in_the_journal(life: Lives) -> None:
    lived = life("flares")
    told = remembered(lived, evening(lived))

    assert len(told.history.sessions) == sum(day.trained for day in lived.days)
    assert all(session.finished for session in told.history.sessions)
    assert [each.measure for each in told.measured] == [id_ for day in lived.days for id_ in day.filled]
    assert sum(each.what == "check" for each in told.judged) == sum(len(day.advised) for day in lived.days)


def test_what_was_exported_erased_and_imported_is_the_same_journal(
    life: Lives, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lived = life("worsens")
    file = lived.copied(tmp_path)
    monkeypatch.setenv("TRIAGE_JOURNAL", str(file))
    kept, again = tmp_path / "kept.jsonl", tmp_path / "again.jsonl"
    steps = [
        run("journal", "export", "--output", str(kept)),
        run("journal", "erase", "--yes"),
        run("journal", "import", str(kept)),
        run("journal", "export", "--output", str(again)),
    ]

    assert [step.code for step in steps] == [Exit.DONE] * 4
    assert again.read_text(encoding="utf-8") == kept.read_text(encoding="utf-8")
    assert remembered(Lived(file, lived.life), evening(lived)) == remembered(lived, evening(lived))
