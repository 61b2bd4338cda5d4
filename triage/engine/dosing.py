"""How much of an exercise is done today, and why so much."""

from collections.abc import Iterator
from dataclasses import replace

from triage.engine.choosing import Person, Place
from triage.engine.courses import Course, top
from triage.model import because
from triage.model.exercise import Dose, Exercise, less, lower
from triage.model.programme import Profile
from triage.model.training import Because, Chosen
from triage.model.vocabulary import UNSURE, YES


def dosed(person: Person, profile: Profile, place: Place, usual: Place | None) -> Chosen:
    """The exercise at its place with its dose; on a mild day, no more than at the `usual` place of other days."""
    exercise = person.programme.exercises[place.exercise]
    course = person.progress.course(exercise.id)
    dose = _dose(person, exercise, place if usual is None else usual)
    if not profile.grows:
        dose = lower(_with_minutes(exercise.at(0), place), dose)
    adapted = tuple(finding for finding in exercise.adapts if person.findings.get(finding) in {YES, UNSURE})
    return Chosen(
        exercise=exercise.id,
        dose=dose,
        step=min(course.step, top(exercise)),
        because=(
            *place.because,
            *(Because(because.ADAPTED, finding=finding) for finding in adapted),
            *_why(person, profile, place, course),
        ),
        adapted=adapted,
    )


def _dose(person: Person, exercise: Exercise, place: Place) -> Dose:
    """What a usual day's plan has of it."""
    course = person.progress.course(exercise.id)
    full = _with_minutes(exercise.at(course.step), place)
    dose = full if course.cap is None else lower(full, course.cap)
    if not person.progress.easy_days or exercise.kind == "rest":
        return dose
    part = person.programme.rules.after_bad_morning
    return lower(dose, less(full, part.numerator, part.denominator))


def _with_minutes(dose: Dose, place: Place) -> Dose:
    return replace(dose, minutes=place.minutes) if place.minutes else dose


def _why(person: Person, profile: Profile, place: Place, course: Course) -> Iterator[Because]:
    """Why so much; of rest there is always the same."""
    exercise = person.programme.exercises[place.exercise]
    if exercise.kind == "rest":
        return
    if not profile.grows:
        yield Because(because.LESS_TODAY)
    elif person.progress.easy_days:
        yield Because(because.LESS_EASY_DAYS)
    usual_day = profile.grows and not person.progress.easy_days
    if course.news is not None and _tells(course.news, place, usual_day=usual_day):
        yield course.news
    elif course.cap is not None:
        yield Because(because.LESS_STILL)
    elif usual_day:
        yield Because(_steady(exercise, place, course))


def _tells(news: Because, place: Place, *, usual_day: bool) -> bool:
    """Whether it is so at this place and today: a place with minutes of its own never grows, nor a mild day."""
    if news.key == because.STEP_UP:
        return usual_day and not place.minutes
    return usual_day or news.key != because.USUAL_AGAIN


def _steady(exercise: Exercise, place: Place, course: Course) -> str:
    """Nothing has changed it."""
    if course.planned is None:
        return because.FIRST_TIME
    if course.milder:
        return because.USUAL_AGAIN
    return because.AT_MOST if course.step >= top(exercise) > 0 and not place.minutes else because.AS_BEFORE
