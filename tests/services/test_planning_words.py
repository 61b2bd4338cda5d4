"""Today's plan in words: every exercise, how much of it and why, and why the others are left out."""

from pathlib import Path

import pytest

from tests.patients import shipped
from tests.services.remembered import Person
from tests.services.trained import Trainee
from triage.engine.timing import minutes
from triage.model.exercise import Dose
from triage.model.training import Because, Chosen, LeftOut, Plan
from triage.services.planning_words import PlanTurn, dose_words, plan_turn

EXERCISES = shipped().programme.exercises


@pytest.fixture
def trainee(tmp_path: Path) -> Trainee:
    """Somebody who has answered all that comes before the plan."""
    return Trainee(Person(tmp_path / "kept" / "journal.sqlite3")).ready()


def texts(turn: PlanTurn) -> list[str]:
    """Everything that is said about a plan."""
    items = [
        text for item in turn.items for text in (item.title, item.purpose, item.dose, *item.because, *item.adapted)
    ]
    return [turn.title, turn.summary, *turn.because, *items, *(text for left in turn.left_out for text in left.because)]


def test_every_exercise_of_the_programme_is_in_the_plan_or_told_why_not(trainee: Trainee) -> None:
    turn = plan_turn(shipped(), trainee.training.plan())

    assert {item.exercise for item in turn.items} | {left.exercise for left in turn.left_out} == set(EXERCISES)
    assert all(item.because for item in turn.items)
    assert all(left.because for left in turn.left_out)


def test_the_title_says_the_day_and_the_summary_how_long(trainee: Trainee) -> None:
    plan = trainee.training.plan()
    turn = plan_turn(shipped(), plan)

    assert "22 November" in turn.title
    assert turn.minutes == minutes(shipped().programme, plan)
    assert str(turn.minutes) in turn.summary
    assert str(len(turn.items)) in turn.summary


@pytest.mark.parametrize("said", [{}, {"pain_now": 8}, {"cannot_kneel": "yes", "worse_bending": "unsure"}])
def test_nothing_is_left_to_fill_in(tmp_path: Path, said: dict[str, str | int]) -> None:
    trainee = Trainee(Person(tmp_path / "kept" / "journal.sqlite3")).ready(**said)
    told = texts(plan_turn(shipped(), trainee.training.plan()))

    assert all(text and "{{" not in text for text in told)
    assert all(text[0].isupper() or not text[0].isalpha() for text in told if text.endswith("."))


def test_what_keeps_an_exercise_out_is_named_in_its_own_words(tmp_path: Path) -> None:
    trainee = Trainee(Person(tmp_path / "kept" / "journal.sqlite3")).ready(shoulder_pain="yes")
    turn = plan_turn(shipped(), trainee.training.plan())
    told = [" ".join(left.because) for left in turn.left_out if left.exercise == "side_plank"]

    assert shipped().library.findings["shoulder_pain"].told in " ".join(told)


@pytest.mark.parametrize(
    ("exercise", "dose", "words"),
    [
        ("walking", Dose(minutes=5), "5 minutes"),
        ("walking", Dose(minutes=1), "1 minute"),
        ("single_knee_to_chest", Dose(3, 10), "hold 10 seconds, 3 times, on each side"),
        ("pelvic_tilt", Dose(1, 5), "hold 5 seconds, once"),
        ("cat_camel", Dose(8), "8 times"),
        ("bridge", Dose(10, 3, 2), "hold 3 seconds, 10 times, 2 rounds"),
    ],
)
def test_how_much_is_said_in_words(exercise: str, dose: Dose, words: str) -> None:
    assert dose_words(shipped(), EXERCISES[exercise], dose) == words


def test_a_reason_is_said_once_and_with_what_it_is_about() -> None:
    because = Because("why_cut_after_pain", exercise="bridge", number=7)
    plan = Plan(
        day=Trainee(Person(None)).clock.now.date(),
        profile="default",
        week=1,
        chosen=(Chosen("pelvic_tilt", Dose(5, 5), 0, ()),),
        left_out=(LeftOut("bridge", (because, because)),),
    )
    turn = plan_turn(shipped(), plan)

    assert len(turn.left_out[0].because) == 1
    assert shipped().library.exercises["bridge"].title in turn.left_out[0].because[0]
    assert "7" in turn.left_out[0].because[0]
    assert turn.summary.startswith("1 ")
