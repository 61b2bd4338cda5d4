"""The way to a session and through it, as it is typed and read."""

from pathlib import Path

import pytest

from tests.patients import shipped
from tests.plain.person import Reader
from tests.services.remembered import Clock, Person
from tests.services.trained import Trainee, say
from triage.errors import Exit
from triage.model.training import Session
from triage.model.urgency import Urgency
from triage.plain.conversation import Talk
from triage.plain.lines import Lines
from triage.plain.routine import RoutineInLines
from triage.services.ending import Ended
from triage.services.interviewing import Interviewing
from triage.services.phrasing import phrases_of
from triage.services.remembering import Remembering

PHRASES = phrases_of(shipped())

WORDS = shipped().library.routine
EMERGENCY = shipped().library.outcome_title(Urgency.EMERGENCY)
CHECK_IN = "Is any of this new for you"
LIMITS = "Is any of this true for you now?"


@pytest.fixture
def trainee(tmp_path: Path) -> Trainee:
    """Somebody who has checked their back and answered what comes before the first session."""
    trainee = Trainee(Person(tmp_path / "kept" / "journal.sqlite3"))
    trainee.checks()
    say(trainee.training.set_up())
    return trainee


def routine(reader: Reader, remembering: Remembering, clock: Clock) -> Ended:
    """How it ends for somebody who reads and types."""
    lines = Lines(reader, reader.out, None, 76, PHRASES)
    talk = Talk(Interviewing(shipped()), shipped(), lines, remembering)
    return RoutineInLines(talk, today=clock, clock=reader.clock).go()


def goes(trainee: Trainee, *replies: tuple[str, str], ends: bool = False) -> tuple[Ended, Reader]:
    """How it ends for this person, and what was said."""
    reader = Reader(*replies, ends=ends)
    ended = routine(reader, trainee.remembering, trainee.clock)
    trainee.remembering.close()
    trainee.starts()
    return ended, reader


def sessions(trainee: Trainee) -> tuple[Session, ...]:
    """What is remembered of sessions."""
    return trainee.training._past().history.sessions  # noqa: SLF001 - what was kept, as the next plan reads it


def test_a_whole_session_is_done_and_kept(trainee: Trainee) -> None:
    ended, reader = goes(trainee)
    (session,) = sessions(trainee)

    assert ended == Ended(Exit.DONE)
    assert WORDS["end_done_title"] in reader.said
    assert [effort.ending for effort in session.efforts] == ["done"] * 8
    assert session.finished


def test_the_check_in_comes_before_the_plan_and_the_plan_before_the_session(trainee: Trainee) -> None:
    _, reader = goes(trainee)
    places = [reader.said.index(text) for text in (CHECK_IN, "1. Walking: 2 minutes", "Exercise 1 of 8: Walking.")]

    assert places == sorted(places)


def test_pause_easier_a_hurt_and_numbness_lead_to_the_questions_and_to_advice(trainee: Trainee) -> None:
    ended, reader = goes(
        trainee,
        ("Exercise 1 of 8", ""),
        ("1 minute to go.", "p"),
        (WORDS["plain_paused"], ""),
        ("Exercise 2 of 8", ""),
        ("1 of 5.", "e"),
        ("Exercise 3 of 8", ""),
        ("1 of 2. Hold", "h"),
        ("Type a number", "2"),
        ("Exercise 4 of 8", ""),
        ("2 of 2. Hold", "u"),
        (WORDS["stopped_title"], "1"),  # numbness between the legs, then: yes
    )
    (session,) = sessions(trainee)
    efforts = {effort.exercise: effort for effort in session.efforts}

    assert reader.all_typed
    assert efforts["pelvic_tilt"].eased
    assert [effort.ending for effort in session.efforts] == ["done", "done", "hurt", "numb"]
    assert not session.finished
    assert EMERGENCY.upper() in reader.said
    assert ended == Ended(Exit.DONE, Urgency.EMERGENCY)


def test_a_pause_stops_the_time(trainee: Trainee) -> None:
    _, usual = goes(trainee)
    trainee.clock.move(days=1)
    _, reader = goes(trainee, ("Exercise 1 of", ""), ("1 minute to go.", "p"), (WORDS["plain_paused"], ""))
    after = reader.said.partition(WORDS["plain_paused"])[2].splitlines()

    assert after[1].endswith("1 minute.")
    assert reader.said.count("1 minute to go.") == usual.said.count("1 minute to go.")


def test_the_next_session_has_moved_and_says_why(trainee: Trainee) -> None:
    goes(trainee, ("Exercise 3 of 8", ""), ("1 of 2. Hold", "h"), ("Type a number", "4"))
    trainee.clock.move(days=1)
    _, reader = goes(trainee)

    assert "3. Knee rolls: hold 5 seconds, once, on each side" in reader.said
    assert "Knee rolls" in reader.said.partition(WORDS["ready_title"])[2].partition("1. Walking")[0]


def test_a_warning_sign_at_the_check_in_leads_to_advice_and_to_no_exercise(trainee: Trainee) -> None:
    ended, reader = goes(trainee, (CHECK_IN, "1"), (EMERGENCY.upper(), "q"))

    assert ended == Ended(Exit.DONE, Urgency.EMERGENCY)
    assert "Exercise 1 of" not in reader.said
    assert sessions(trainee) == ()


def test_after_a_warning_sign_the_next_start_begins_no_session_either(trainee: Trainee) -> None:
    goes(trainee, (CHECK_IN, "1"), (EMERGENCY.upper(), "q"))
    ended, reader = goes(trainee, (WORDS["plain_go_on"].partition("{{")[0], "q"))

    assert ended == Ended(Exit.DONE)
    assert CHECK_IN not in reader.said
    assert EMERGENCY in reader.said


def test_strong_pain_leads_to_rest_and_breathing_only(trainee: Trainee) -> None:
    _, reader = goes(trainee, ("Type a whole number from 0 to 10", "7"))
    (session,) = sessions(trainee)

    assert session.profile == "high_pain"
    assert "Knee rolls" not in reader.said.partition(WORDS["ready_title"])[2].partition(WORDS["plain_keys"][:20])[0]


def test_w_tells_why_each_and_what_is_left_out(trainee: Trainee) -> None:
    _, reader = goes(trainee, (WORDS["plain_plan_keys"][:20], "w"), (WORDS["show_left_out"], "q"))

    assert WORDS["show_chosen"] in reader.said


def test_somebody_new_is_led_through_the_check_and_the_questions(tmp_path: Path) -> None:
    person = Person(tmp_path / "kept" / "journal.sqlite3")
    reader = Reader((WORDS["check_first_title"], ""), ends=True)
    ended = routine(reader, person.starts(), person.clock)

    assert "Consent" in reader.said or "question 1, at most" in reader.said
    assert ended == Ended(Exit.UNFINISHED)


def test_questions_for_the_set_up_come_after_the_check(tmp_path: Path) -> None:
    trainee = Trainee(Person(tmp_path / "kept" / "journal.sqlite3"))
    trainee.checks()
    ended, reader = goes(trainee)

    assert reader.said.index(LIMITS) < reader.said.index(CHECK_IN)
    assert ended == Ended(Exit.DONE)


def test_q_leaves_before_a_session(trainee: Trainee) -> None:
    ended, reader = goes(trainee, (CHECK_IN, "q"))

    assert ended == Ended(Exit.DONE)
    assert "Exercise 1 of" not in reader.said


def test_an_input_that_ends_in_a_session_keeps_what_was_done(trainee: Trainee) -> None:
    ended, reader = goes(
        trainee, *[("", "0")] * 3, ("", "2"), ("", ""), ("Exercise 1", ""), ("1 minute", "n"), ends=True
    )

    assert ended == Ended(Exit.UNFINISHED)
    assert reader.said.splitlines()[-1] == WORDS["plain_ended"]
    assert [effort.ending for effort in sessions(trainee)[0].efforts][:1] == ["skipped"]
