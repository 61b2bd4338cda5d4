"""What has changed in the routine since the last session, told once for the whole plan."""

from collections.abc import Iterator, Mapping, Sequence

from triage.engine.choosing import Person, Place
from triage.model import because
from triage.model.programme import Profile
from triage.model.training import Because

_TOLD: Mapping[str, str] = {
    because.STEP_UP: because.GREW,
    because.USUAL_AGAIN: because.USUAL_NOW,
    because.LESS_AFTER_PAIN: because.CUT_AFTER_PAIN,
    because.LESS_AFTER_LEG: because.CUT_AFTER_LEG,
    because.LESS_AFTER_STOPPING: because.CUT_AFTER_STOPPING,
    because.LESS_AFTER_EASING: because.CUT_AFTER_EASING,
    because.RED_AGAIN: because.REMOVED_RED,
    because.NUMB: because.REMOVED_NUMB,
}
"""What is said of an exercise, and how the plan says it."""
_OF_USUAL_DAYS = frozenset({because.GREW, because.USUAL_NOW, because.GROWS_AFTER})
_REMOVED = frozenset({because.REMOVED_RED, because.REMOVED_NUMB})


def news(person: Person, profile: Profile, places: Sequence[Place]) -> tuple[Because, ...]:
    """What is different from the last session, and why; the most telling first."""
    if person.progress.last is None:
        return (Because(because.FIRST_PLAN), *_of_the_day(person, profile))
    usual = profile.grows and not person.progress.easy_days
    told = (*_of_the_day(person, profile), *person.progress.news, *_of_exercises(person, places))
    return tuple(each for each in told if usual or each.key not in _OF_USUAL_DAYS)


def _of_the_day(person: Person, profile: Profile) -> Iterator[Because]:
    last = person.progress.last
    if not profile.grows:
        yield Because(because.MILD_TODAY)
    elif last is not None and last.profile != profile.id:
        yield Because(because.PROFILE_CHANGED)
    if person.progress.easy_days:
        yield Because(because.EASY_DAYS)


def _of_exercises(person: Person, places: Sequence[Place]) -> Iterator[Because]:
    taken = {place.exercise for place in places}
    for id_, course in person.progress.courses.items():
        key = "" if course.news is None else _TOLD.get(course.news.key, "")
        if course.news is not None and key and (id_ in taken or key in _REMOVED):
            yield Because(key, exercise=id_, number=course.news.number)
    for place in places:
        if place.joined and person.progress.course(place.exercise).planned is None:
            yield Because(because.JOINED, exercise=place.exercise)
