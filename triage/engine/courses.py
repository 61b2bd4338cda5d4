"""How one exercise has gone so far, and how one more session moves it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from typing import Literal

from triage.engine.zones import Zone, worst, zone, zone_of_effort
from triage.model import because
from triage.model.exercise import Dose, Exercise, less, lower
from triage.model.programme import Fraction, Programme
from triage.model.training import Because, Effort, Session


@dataclass(frozen=True, slots=True)
class Course:
    """How far an exercise has come."""

    step: int = 0
    """Steps up its ladder of doses."""
    cap: Dose | None = None
    """No more than this until it has been easy; None where nothing speaks against its step."""
    reds: int = 0
    """Sessions running in which it was too much."""
    out: Literal["", "red", "numb"] = ""
    """Why it is left out, if it is."""
    easy_days: int = 0
    """Days on which it was easy, since it last was not."""
    easy_on: date | None = None
    """The last of them."""
    planned: Dose | None = None
    """How much of it was planned the last time; None before the first."""
    milder: bool = False
    """Whether that was a mild day's dose."""
    news: Because | None = None
    """What has moved it since the session before the last."""


NEW = Course()
"""An exercise that was never done."""


def top(exercise: Exercise) -> int:
    """Its last step."""
    reached: dict[str, int] = {}
    found = 0
    for growth in exercise.growth:
        now = reached.get(growth.amount, exercise.dose.of(growth.amount))
        found += max(-((now - growth.to) // growth.by), 0)
        reached[growth.amount] = max(now, growth.to)
    return found


def down(course: Course) -> Course:
    """One step less; at the first, unchanged."""
    return replace(course, step=max(course.step - 1, 0))


def cut(exercise: Exercise, course: Course, part: Fraction) -> Course:
    """No more than this part of what was planned the last time. Rest is no effort, and stays as it is."""
    if exercise.kind == "rest":
        return course
    dose = exercise.at(course.step)
    if course.planned is not None:
        dose = lower(dose, course.planned)
    cap = less(dose, part.numerator, part.denominator)
    return replace(course, cap=cap if course.cap is None else lower(course.cap, cap))


def taken_back(course: Course) -> Course:
    """In the plan again after it was left out for pain; for numbness, it stays out."""
    return replace(course, out="", reds=0, news=None) if course.out == "red" else course


def after_efforts(programme: Programme, course: Course, efforts: Sequence[Effort], session: Session) -> Course:
    """The exercise after what was done of it in a session: all `efforts` are its own, none of them passed over."""
    exercise = programme.exercises[efforts[0].exercise]
    zones = [zone_of_effort(programme, effort, session.before) for effort in efforts]
    found = worst(each for each in zones if each is not None)
    course = replace(course, planned=reduce(lower, (effort.planned for effort in efforts)), news=None)
    if any(effort.ending == "numb" for effort in efforts):
        return replace(course, out="numb", easy_days=0, news=Because(because.NUMB))
    if found == "red":
        return _after_red(programme, exercise, course, efforts, session.before)
    if found == "green" and any(effort.ending != "done" for effort in efforts):
        found = None
    course = _counted(course, found, session.at.date())
    if any(effort.eased for effort in efforts):
        return _after_easing(programme, exercise, course)
    if found == "green" and course.cap is not None:
        return replace(course, cap=None, news=Because(because.USUAL_AGAIN))
    return course


def _counted(course: Course, found: Zone | None, day: date) -> Course:
    """The course with the day counted where it was easy; what is only acceptable begins the days anew."""
    match found:
        case "green" if course.easy_on != day or not course.easy_days:
            return replace(course, reds=0, easy_days=course.easy_days + 1, easy_on=day)
        case "green":
            return replace(course, reds=0)
        case "amber":
            return replace(course, reds=0, easy_days=0)
        case _:
            return course


def _after_red(
    programme: Programme, exercise: Exercise, course: Course, efforts: Sequence[Effort], before: int | None
) -> Course:
    rules = programme.rules
    lessened = replace(
        down(cut(exercise, course, rules.after_red)),
        reds=course.reds + 1,
        easy_days=0,
        news=_why(programme, efforts, before),
    )
    if lessened.reds < rules.remove_after_red:
        return lessened
    return replace(lessened, out="red", news=Because(because.RED_AGAIN, number=lessened.reds))


def _why(programme: Programme, efforts: Sequence[Effort], before: int | None) -> Because:
    if any(effort.moved_down for effort in efforts):
        return Because(because.LESS_AFTER_LEG)
    scores = [effort.pain for effort in efforts if effort.pain is not None]
    pain = max(scores, default=0)
    if scores and zone(programme.rules.zones, pain, before) == "red":
        return Because(because.LESS_AFTER_PAIN, number=pain)
    return Because(because.LESS_AFTER_STOPPING)


def _after_easing(programme: Programme, exercise: Exercise, course: Course) -> Course:
    """One step less; at the first step, a part of it until it has been easy."""
    eased = down(course) if course.step else cut(exercise, course, programme.rules.after_bad_morning)
    return replace(eased, news=Because(because.LESS_AFTER_EASING))
