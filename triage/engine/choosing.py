"""Which exercises a person gets from a profile, what stands in for others, and why the rest is left out."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from triage.engine.progression import Progress
from triage.model import because
from triage.model.exercise import Exercise
from triage.model.guard import Findings
from triage.model.programme import Item, Profile, Programme
from triage.model.training import Because
from triage.model.vocabulary import UNSURE, YES

_REPLACEABLE = frozenset({because.AVOIDED, because.AVOIDED_UNSURE, because.RED_AGAIN})
"""What is left out for these has something stand in for it. After numbness nothing does, nor while there is rest."""


@dataclass(frozen=True, slots=True)
class Person:
    """All that a plan looks at."""

    programme: Programme
    findings: Findings
    progress: Progress
    week: int


@dataclass(frozen=True, slots=True)
class Place:
    """An exercise at its place in today's plan."""

    exercise: str
    minutes: int
    """Instead of its own; 0 for its own."""
    because: tuple[Because, ...]
    joined: bool = False
    """Whether it had to wait for its time."""


@dataclass(slots=True)
class Choice:
    """What is taken from a profile, and why the others of it are not."""

    places: list[Place] = field(default_factory=list)
    omitted: dict[str, tuple[Because, ...]] = field(default_factory=dict)

    @property
    def taken(self) -> set[str]:
        """The exercises that are in."""
        return {place.exercise for place in self.places}


def against(person: Person, exercise: Exercise) -> tuple[Because, ...]:
    """What speaks against the exercise for this person, wherever it might stand."""
    return (*_avoided(person, exercise), *_removed(person, exercise))


def choose(person: Person, profile: Profile) -> Choice:
    """What a person gets from a profile, in its order, with what stands in for what is left out."""
    choice = Choice()
    items = [item for item in profile.sequence if item.when is None or item.when.holds(person.findings)]
    own = {item.exercise for item in items if not _reasons(person, item)} - person.progress.swaps.keys()
    for item in items:
        if item.exercise in own:
            choice.places.append(_own_place(person, item))
        else:
            _stand_in(person, profile, item, choice, own)
    return choice


def rest(person: Person) -> Iterator[Place]:
    """Positions and breathing, for when nothing else is left: only what must be avoided stays out."""
    for exercise in person.programme.exercises.values():
        if exercise.kind == "rest" and not tuple(_avoided(person, exercise)):
            yield Place(exercise.id, 0, (Because(because.ONLY_REST),))


def _avoided(person: Person, exercise: Exercise) -> Iterator[Because]:
    for finding in exercise.avoid:
        value = person.findings.get(finding)
        if value == YES:
            yield Because(because.AVOIDED, finding=finding)
        elif value == UNSURE:
            yield Because(because.AVOIDED_UNSURE, finding=finding)


def _removed(person: Person, exercise: Exercise) -> Iterator[Because]:
    course, mornings = person.progress.course(exercise.id), person.progress.mornings
    if course.out == "numb":
        yield Because(because.NUMB)
    elif course.out == "red":
        yield Because(because.RED_AGAIN, number=person.programme.rules.remove_after_red)
    if exercise.id in person.progress.wished_out:
        yield Because(because.WISHED_OUT)
    if mornings.rests and exercise.id in mornings.exercises and exercise.kind not in {"aerobic", "rest"}:
        yield Because(because.RESTS)


def _to_come(person: Person, item: Item) -> Iterator[Because]:
    if person.week < item.from_week:
        yield Because(because.WEEK_TO_COME, number=item.from_week)
    if item.after is not None:
        missing = person.programme.rules.easy_days - person.progress.course(item.after).easy_days
        if missing > 0:
            yield Because(because.EASY_FIRST, exercise=item.after, number=missing)


def _reasons(person: Person, item: Item) -> tuple[Because, ...]:
    """Why the exercise of a place is not done there now; nothing where it is."""
    return (*against(person, person.programme.exercises[item.exercise]), *_to_come(person, item))


def _own_place(person: Person, item: Item) -> Place:
    exercise = person.programme.exercises[item.exercise]
    why = because.RESTING if exercise.kind == "rest" else because.IN_PROFILE
    return Place(item.exercise, item.minutes, (Because(why),), joined=item.from_week > 1 or item.after is not None)


def _stand_in(person: Person, profile: Profile, item: Item, choice: Choice, own: set[str]) -> None:
    """Put what stands in for the exercise of a place there, and note why that is left out."""
    if item.exercise in choice.omitted:  # an earlier place of the same has settled it
        return
    wanted = person.progress.swaps.get(item.exercise)
    reasons = _reasons(person, item)
    instead = None
    if all(reason.key in _REPLACEABLE for reason in reasons):
        instead = _first_swap(person, profile, item, choice.taken | own, wanted)
    if instead is None:
        if not reasons:  # asked away, and there is nothing else to have
            choice.places.append(_own_place(person, item))
        else:
            choice.omitted[item.exercise] = reasons
        return
    why = because.SWAPPED_IN if wanted is not None and not reasons else because.STANDS_IN
    choice.places.append(Place(instead, 0, (Because(why, exercise=item.exercise),)))
    told = because.REPLACED if reasons else because.SWAPPED_OUT
    choice.omitted[item.exercise] = (*reasons, Because(told, exercise=instead))


def _first_swap(person: Person, profile: Profile, item: Item, taken: set[str], wanted: str | None) -> str | None:
    swaps = person.programme.exercises[item.exercise].swaps
    if wanted in swaps:
        swaps = (wanted, *(swap for swap in swaps if swap != wanted))
    possible = (swap for swap in swaps if swap not in taken and _can_stand_in(person, profile, swap))
    return next(possible, None)


def _can_stand_in(person: Person, profile: Profile, swap: str) -> bool:
    """Whether nothing speaks against it, and its time has come: in this profile, or in every other that has it."""
    if swap in person.progress.swaps or against(person, person.programme.exercises[swap]):
        return False
    here = [item for item in profile.sequence if item.exercise == swap]
    places = here or [item for each in person.programme.profiles for item in each.sequence if item.exercise == swap]
    return not any(True for item in places for _ in _to_come(person, item))
