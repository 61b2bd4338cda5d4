"""What comes before a session, day after day: nothing that was said is passed over, and nothing old counts."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.patients import shipped
from tests.services.remembered import AT_HOME, EMERGENCY, Person, question_of
from tests.services.trained import Trainee, is_checked, say
from triage.errors import NotOffered
from triage.model.events import Entry, Repeated
from triage.model.guard import Value
from triage.model.training import Effort
from triage.model.urgency import Urgency
from triage.services.home import home
from triage.services.interviewing import Interviewing
from triage.services.training import Training
from triage.services.training_past import past
from triage.services.turns import OutcomeTurn

RULES = shipped().programme.rules
READY = ("ready", "plan")


@pytest.fixture
def trainee(tmp_path: Path) -> Trainee:
    """Somebody with a journal and nothing in it."""
    return Trainee(Person(tmp_path / "kept" / "journal.sqlite3"))


@pytest.fixture
def checked(trainee: Trainee) -> Trainee:
    """Somebody who has checked their back just now, and may do the routine."""
    trainee.checks()
    return trainee


def refused(trainee: Trainee) -> bool:
    """Whether there is neither a plan nor a session."""
    for ask in (trainee.training.plan, lambda: trainee.training.begin(lambda: 0.0)):
        with pytest.raises(NotOffered):
            ask()
    return True


def test_the_back_is_checked_before_anything_else(trainee: Trainee) -> None:
    assert trainee.stands == ("check_first", "check")
    assert refused(trainee)


def test_each_gate_opens_the_next(checked: Trainee) -> None:
    stood = [checked.stands]
    say(checked.training.set_up())
    stood.append(checked.stands)
    say(checked.training.check_in())

    assert stood == [("set_up", "set_up"), ("check_in", "check_in")]
    assert checked.stands == READY
    assert checked.training.plan().profile == "default"


def test_a_dialogue_that_passes_shows_no_advice_and_leaves_the_last_one(checked: Trainee) -> None:
    before = checked.remembering.last_advice()
    for dialogue in (checked.training.set_up(), checked.training.check_in()):
        say(dialogue)
        assert dialogue.passed
    checked.starts()

    assert checked.remembering.last_advice() == before
    assert checked.remembering.unfinished(shipped()) is None


@pytest.mark.parametrize("walk", [EMERGENCY])
def test_after_other_advice_there_is_only_the_advice(trainee: Trainee, walk: str) -> None:
    trainee.checks(walk)

    assert trainee.stands == ("refer", "advice")
    assert refused(trainee)


def test_a_check_that_was_broken_off_with_a_warning_is_not_passed_over(checked: Trainee) -> None:
    checked.ready()
    interviewing = checked.remembering.begin(shipped())
    for answer in ("me", "uk", {"unsure": ["saddle_numbness"]}):
        interviewing.reply(answer)
    checked.starts()

    assert checked.stands == ("check_first", "check")
    assert refused(checked)


def test_a_check_that_was_broken_off_without_any_leaves_the_one_before(checked: Trainee) -> None:
    checked.ready()
    checked.person.answers(checked.remembering.begin(shipped()), AT_HOME, 2)
    checked.starts()

    assert checked.stands == READY


def test_a_check_whose_advice_was_left_to_change_an_answer_does_not_count(trainee: Trainee) -> None:
    interviewing = trainee.remembering.begin(shipped())
    trainee.person.answers(interviewing, AT_HOME)
    interviewing.back()

    assert trainee.stands == ("check_first", "check")


@pytest.mark.parametrize(
    ("said", "urgency"),
    [
        ({"saddle_numbness": "yes"}, Urgency.EMERGENCY),
        ({"fever": "yes"}, Urgency.URGENT),
        ({"bladder_retention": "unsure"}, None),
        ({"leg_numbness_patch": "unsure"}, None),
    ],
)
def test_a_warning_at_the_check_in_leads_to_advice_and_never_to_a_plan(
    checked: Trainee, said: dict[str, Value], urgency: Urgency | None
) -> None:
    say(checked.training.set_up())
    dialogue = checked.training.check_in()
    turn = say(dialogue, **said)

    assert isinstance(turn, OutcomeTurn)
    assert not dialogue.passed
    assert turn.urgency == urgency or (urgency is None and not turn.routine)
    checked.starts()
    assert checked.stands == ("refer", "advice")
    assert refused(checked)


def test_after_a_warning_another_check_in_opens_nothing_but_a_check_of_the_back_does(checked: Trainee) -> None:
    checked.ready(saddle_numbness="yes")
    say(checked.training.check_in())
    stood = checked.stands
    checked.checks()
    checked.ready()

    assert stood == ("refer", "advice")
    assert checked.stands == READY


def test_a_warning_of_a_check_in_that_was_broken_off_counts(checked: Trainee) -> None:
    say(checked.training.set_up())
    dialogue = checked.training.check_in()
    dialogue.reply({})
    dialogue.reply({"yes": ["fever"]})
    checked.starts()

    assert checked.stands == ("check_first", "check")


def test_an_answer_that_was_a_slip_can_be_put_right_at_once(checked: Trainee) -> None:
    say(checked.training.set_up())
    dialogue = checked.training.check_in()
    say(dialogue, bladder_retention="unsure")
    dialogue.edit("signs", {})
    say(dialogue)

    assert checked.stands == READY


def test_the_advice_of_a_check_in_is_the_last_advice_and_can_be_read_again(checked: Trainee) -> None:
    say(checked.training.set_up())
    turn = say(checked.training.check_in(), fever="yes")
    checked.starts()
    last = checked.remembering.last_advice()

    assert isinstance(turn, OutcomeTurn)
    assert last is not None
    assert (last.urgency, last.title) == (turn.urgency, turn.title)
    again = checked.remembering.reopen_last(shipped()).turn
    assert isinstance(again, OutcomeTurn)
    assert replace(again, remarks=()) == replace(turn, remarks=())


def test_the_advice_of_an_old_check_in_leads_to_a_check_of_the_back(checked: Trainee) -> None:
    checked.ready(fever="yes")
    checked.clock.move(days=2)

    assert question_of(checked.remembering.reopen_last(shipped()).turn) == "consent"


def test_strong_pain_leads_to_the_plan_for_it(checked: Trainee) -> None:
    checked.ready(pain_now=7)

    assert checked.training.plan().profile == "high_pain"


def test_strong_pain_on_three_days_is_a_reason_to_see_a_doctor_soon(checked: Trainee) -> None:
    turns = []
    for _ in range(3):
        say(checked.training.set_up())
        turns.append(say(checked.training.check_in(), pain_now=7))
        checked.clock.move(days=1)
        checked.starts()

    assert [isinstance(turn, OutcomeTurn) and turn.urgency for turn in turns][2] is Urgency.SOON
    assert checked.stands == ("refer", "advice")


def test_a_check_in_counts_for_a_while_and_for_one_session(checked: Trainee) -> None:
    checked.ready()
    checked.clock.move(minutes=RULES.check_in_counts_for)
    before = checked.stands
    checked.trains()
    after = checked.stands
    checked.ready()
    checked.clock.move(minutes=RULES.check_in_counts_for, seconds=1)

    assert (before, after) == (READY, ("check_in", "check_in"))
    assert checked.stands == ("check_in", "check_in")


def test_a_clock_that_was_set_back_opens_nothing(checked: Trainee) -> None:
    checked.ready()
    checked.clock.move(hours=-3)

    assert checked.stands == ("too_old", "check")
    assert refused(checked)


def test_enough_is_enough_until_the_next_day(checked: Trainee) -> None:
    for _ in range(RULES.times_a_day):
        checked.ready().trains()
    stood = checked.stands
    checked.clock.move(days=1)

    assert stood == ("enough", "home")
    assert checked.stands == ("check_in", "check_in")


def test_days_without_a_session_change_nothing(checked: Trainee) -> None:
    checked.ready().trains()
    checked.clock.move(days=3)
    checked.ready()

    assert checked.stands == READY
    assert checked.training.plan().week == 1


def test_an_old_check_of_the_back_is_made_again(checked: Trainee) -> None:
    checked.ready()
    checked.clock.move(days=RULES.triage_counts_for, minutes=1)

    assert checked.stands == ("too_old", "check")


def test_old_answers_to_the_first_questions_are_asked_again(checked: Trainee) -> None:
    checked.ready()
    checked.clock.move(days=RULES.set_up_counts_for, minutes=1)
    checked.checks()

    assert checked.stands == ("set_up", "set_up")


def test_a_review_is_asked_for_after_a_week_of_sessions(checked: Trainee) -> None:
    checked.ready().trains()
    checked.clock.move(days=RULES.review_every, minutes=1)
    checked.checks()
    due = checked.stands
    say(checked.training.review())

    assert due == ("review", "review")
    assert checked.stands == ("check_in", "check_in")


def test_a_worsening_week_leads_to_advice(checked: Trainee) -> None:
    checked.ready().trains()
    turn = say(checked.training.review(), week_change="worse", worsening_despite_self_care="yes")

    assert isinstance(turn, OutcomeTurn)
    assert turn.urgency >= Urgency.SOON
    assert checked.stands == ("refer", "advice")


def test_after_numbness_the_warning_signs_come_first(checked: Trainee) -> None:
    checked.ready()
    checked.trains(first="numb")
    checked.starts()

    assert checked.stands == ("check_first", "again")
    assert refused(checked)


def test_after_numbness_what_cannot_have_started_is_not_asked_again(checked: Trainee) -> None:
    checked.ready()
    checked.trains(first="numb")
    dialogue = checked.training.again()
    asked = []
    while not dialogue.interview.finished:
        asked.append(dialogue.interview.state)
        checked.person.answers(dialogue, AT_HOME, 1)

    assert asked[0] == "saddle"
    assert "review" in asked
    assert {"consent", "region", "age", "sex", "duration"}.isdisjoint(asked)
    assert checked.stands in {READY, ("check_in", "check_in")}


def test_a_sign_found_after_numbness_is_at_least_urgent(checked: Trainee) -> None:
    checked.ready()
    checked.trains(first="numb")
    dialogue = checked.training.again()
    turn = is_checked(dialogue, progressive_leg_weakness="yes")
    dialogue.settle()

    assert turn.urgency >= Urgency.URGENT
    assert checked.stands == ("refer", "advice")


def test_numbness_waits_for_its_check_however_often_one_starts(checked: Trainee) -> None:
    checked.ready()
    checked.trains(first="numb")
    checked.training.again()
    checked.starts()
    checked.clock.move(days=2)

    assert checked.stands == ("check_first", "again")


def test_too_much_pain_twice_leads_to_the_warning_signs(checked: Trainee) -> None:
    checked.ready().trains(pain=7)

    assert checked.stands == ("check_first", "again")


def test_what_has_to_be_cleared_is_asked_and_told(trainee: Trainee) -> None:
    trainee.checks(AT_HOME)
    say(trainee.training.set_up(), eye_pressure="yes", exercise_cleared="no")
    held = trainee.gate
    say(trainee.training.set_up(), eye_pressure="yes", exercise_cleared="yes")

    assert (held.kind, held.step, held.say) == ("refer", "set_up", "cleared_say")
    assert held.names["reasons"]
    assert trainee.stands == ("check_in", "check_in")


def test_a_clearance_does_not_cover_what_was_told_later(trainee: Trainee) -> None:
    trainee.checks()
    say(trainee.training.set_up(), eye_pressure="yes", exercise_cleared="yes")
    is_checked(trainee.remembering.begin(shipped()), previous_back_surgery="yes")
    trainee.starts()

    assert trainee.stands == ("refer", "set_up")


def test_with_another_protocol_the_back_is_checked_again(checked: Trainee) -> None:
    checked.ready()
    other = replace(shipped(), protocol=replace(shipped().protocol, digest="other"))
    standing = Training(other, checked.remembering, checked.clock)
    with pytest.raises(NotOffered, match="check"):
        standing.plan()


def test_a_preview_needs_no_check_in_but_all_that_comes_before(checked: Trainee) -> None:
    with pytest.raises(NotOffered):
        checked.training.preview()
    say(checked.training.set_up())
    early = checked.training.preview()
    checked.ready()

    assert early == checked.training.plan()


def test_a_wish_changes_the_next_plan(checked: Trainee) -> None:
    checked.ready()
    last = checked.training.plan().chosen[-2].exercise
    checked.training.wish("leave_out", last)
    checked.starts()

    assert last not in [chosen.exercise for chosen in checked.training.plan().chosen]


def test_home_offers_the_routine_only_where_the_last_advice_does(checked: Trainee) -> None:
    def acts() -> dict[str, str]:
        checked.starts()
        found = home(shipped(), checked.remembering, "", checked.clock.now).entries
        return {entry.act: entry.note for entry in found}

    words = shipped().library.home
    before = acts()
    checked.ready().trains()
    after = acts()
    checked.ready(fever="yes")

    assert before["routine"] == words["routine_note"]
    assert after["routine"] == words["routine_done"]
    assert "routine" not in acts()


def test_without_a_journal_everything_works_until_one_leaves(trainee: Trainee) -> None:
    about = Interviewing(shipped(), clock=trainee.clock)
    trainee.person.answers(about, AT_HOME)
    trainee.training = Training(shipped(), trainee.remembering, trainee.clock, about)
    first = trainee.stands
    trainee.ready().trains()
    after = trainee.stands
    trainee.starts()

    assert first == ("set_up", "set_up")
    assert after == ("check_in", "check_in")
    assert trainee.stands == ("check_first", "check")
    assert trainee.person.file is not None
    assert not trainee.person.file.exists()


def test_without_a_journal_numbness_and_warnings_count_as_well(trainee: Trainee) -> None:
    about = Interviewing(shipped(), clock=trainee.clock)
    trainee.person.answers(about, AT_HOME)
    trainee.training = Training(shipped(), trainee.remembering, trainee.clock, about)
    trainee.ready()
    trainee.trains(first="numb")
    stopped = trainee.stands
    trainee.person.answers(trainee.training.again(), AT_HOME)
    checked = trainee.stands
    trainee.ready(fever="yes")

    assert stopped == ("check_first", "again")
    assert checked == ("check_in", "check_in")
    assert trainee.stands == ("refer", "advice")
    assert refused(trainee)


def test_of_somebody_looked_after_nothing_is_kept(trainee: Trainee) -> None:
    about = trainee.remembering.begin(shipped())
    about.reply("someone")
    trainee.person.answers(about, AT_HOME)
    trainee.training = Training(shipped(), trainee.remembering, trainee.clock, about)
    trainee.ready().trains()
    trainee.remembering.close()

    assert trainee.person.file is not None
    assert not trainee.person.file.exists()


def test_erasing_takes_the_sessions_too(checked: Trainee) -> None:
    checked.ready().trains()
    checked.training.wish("easy_days")
    log = checked.log(checked.training.preview())
    checked.remembering.erase()
    log.finished(1)
    checked.starts()

    assert checked.person.file is not None
    assert list(checked.person.file.parent.iterdir()) == []
    assert checked.stands == ("check_first", "check")


def damaged(trainee: Trainee, what: bytes) -> None:
    """Change one letter of what is kept, and start again."""
    trainee.remembering.close()
    assert trainee.person.file is not None
    content = trainee.person.file.read_bytes()
    assert what in content
    trainee.person.file.write_bytes(content.replace(what, what[:-1] + bytes([what[-1] ^ 1])))
    trainee.starts()


def test_a_damaged_part_of_a_session_is_left_out_and_said(checked: Trainee) -> None:
    done = checked.ready().trains()
    last = done.chosen[-2].exercise
    damaged(checked, f'"exercise": "{last}", "planned"'.encode())
    checked.checks()
    kept, _ = checked.training._memory.kept()  # noqa: SLF001 - as the plan reads it
    (session,) = past(shipped(), kept).history.sessions

    assert last not in [effort.exercise for effort in session.efforts]
    assert len(session.efforts) == len(done.chosen) - 1
    assert checked.remembering.notice


def test_a_check_of_the_back_does_not_count_when_something_after_it_is_damaged(checked: Trainee) -> None:
    checked.ready()
    damaged(checked, b'"question": "signs"')
    stood = checked.stands
    checked.checks()

    assert stood == ("check_first", "check")
    assert checked.stands == ("set_up", "set_up")


def test_a_warning_of_which_a_part_is_damaged_still_counts(checked: Trainee) -> None:
    checked.ready(fever="yes")
    damaged(checked, b'"question": "signs"')

    assert checked.stands[0] in {"refer", "check_first"}
    assert refused(checked)


def test_thousands_of_repetitions_hide_nothing_and_are_not_read(checked: Trainee) -> None:
    checked.ready()
    log = checked.log(plan := checked.training.plan())
    first = plan.chosen[0]
    for _ in range(3):
        checked.training._memory.session()(  # noqa: SLF001 - many at once
            [Entry(Repeated(first.exercise, "both", 1.0), checked.clock.now, "") for _ in range(2000)]
        )
    log.ended(Effort(first.exercise, first.dose, {"both": 2000}, {"both": 2000.0}, pain=1))
    log.finished(1)
    checked.starts()
    kept, _ = checked.training._memory.kept()  # noqa: SLF001 - as the plan reads it

    assert checked.stands == ("check_in", "check_in")
    assert [entry for _, entry in kept if isinstance(entry.event, Repeated)] == []
    assert checked.remembering.last_advice() is not None


def test_a_check_in_of_before_the_check_of_the_back_does_not_count(trainee: Trainee) -> None:
    say(trainee.training.check_in())
    trainee.checks()
    say(trainee.training.set_up())

    assert trainee.stands == ("check_in", "check_in")


def test_after_three_days_of_strong_pain_a_new_check_shows_no_plan_yet(checked: Trainee) -> None:
    for _ in range(3):
        say(checked.training.set_up())
        say(checked.training.check_in(), pain_now=7)
        checked.clock.move(days=1)
    checked.checks()

    assert checked.stands == ("check_in", "check_in")
    with pytest.raises(NotOffered, match="speaks against"):
        checked.training.preview()


def test_home_reads_nothing_of_the_programme(checked: Trainee) -> None:
    checked.ready().trains()
    checked.starts()
    materials = replace(shipped())
    offered = [entry.act for entry in home(materials, checked.remembering, "", checked.clock.now).entries]

    assert "routine" in offered
    assert "programme" not in vars(materials)


@pytest.mark.parametrize("content", [b"no database" * 500, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_journal_that_cannot_be_read_leads_to_a_check_and_stops_nobody(trainee: Trainee, content: bytes) -> None:
    assert trainee.person.file is not None
    trainee.person.file.parent.mkdir(0o700)
    trainee.person.file.write_bytes(content)

    assert trainee.training.standing().kind == "check_first"
    assert "triage journal erase" in trainee.remembering.notice
    assert trainee.remembering.routine() is None


def test_a_session_that_cannot_be_kept_goes_on_and_is_said(checked: Trainee) -> None:
    checked.ready()
    file = checked.person.file
    assert file is not None
    log = checked.log(checked.training.plan())
    checked.remembering.diary.close(checked.clock.now, "")
    file.parent.chmod(0o777)
    log.finished(1)

    assert "can be written by others" in checked.remembering.notice
    assert not checked.training.standing().kept


def test_numbness_that_cannot_be_kept_counts_all_the_same(checked: Trainee) -> None:
    checked.ready()
    plan = checked.training.plan()
    assert checked.person.file is not None
    checked.remembering.diary.close(checked.clock.now, "")
    checked.remembering.diary.fault = "another program was in the way before"  # so that it is not waited for long
    with closing(sqlite3.connect(checked.person.file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        log = checked.log(plan)
        log.ended(Effort(plan.chosen[0].exercise, plan.chosen[0].dose, ending="numb"))
        stood = checked.stands
        other.execute("ROLLBACK")

    assert stood == ("check_first", "again")


def test_what_could_not_be_kept_of_a_session_is_kept_when_it_can_be(checked: Trainee) -> None:
    checked.ready()
    file = checked.person.file
    assert file is not None
    log = checked.log(checked.training.plan())
    checked.remembering.diary.close(checked.clock.now, "")
    file.parent.chmod(0o777)
    log.repeated("walking", "both", 9.0)
    file.parent.chmod(0o700)
    log.finished(0)
    checked.starts()
    kept, _ = checked.training._memory.kept()  # noqa: SLF001 - as the plan reads it

    assert len(past(shipped(), kept).history.sessions) == 1


def test_a_fault_while_looking_for_a_session_of_today_is_no_crash(checked: Trainee) -> None:
    checked.ready()
    diary = checked.remembering.diary
    assert diary.offers_routine()
    diary.close(checked.clock.now, "")
    assert checked.person.file is not None
    checked.person.file.parent.chmod(0o777)

    assert not diary.trained_on(checked.clock.now.date())
    assert diary.history() == ((), 0)
