"""How long a plan takes when it is done as planned."""

from collections.abc import Iterable

from triage.model.exercise import Dose, Exercise
from triage.model.programme import Programme
from triage.model.training import Plan

READY = 5
"""Seconds to get ready for an exercise."""
READY_ANEW = 8
"""The same where one has to get into another position first."""
INTO = 2
"""Seconds to move into a hold."""
MOVING = 4
"""Seconds of a repetition that only moves, there and back."""
SWITCH = 5
"""Seconds to let go and change sides."""
REST = 20
"""Seconds between two sets."""
BETWEEN = 5
"""Seconds to rest between two exercises; the question about pain comes before, and waits."""


def ready(exercise: Exercise, before: Exercise | None) -> int:
    """How long one gets ready for an exercise, after another one."""
    return READY if before is not None and before.position == exercise.position else READY_ANEW


def seconds(exercise: Exercise, dose: Dose) -> int:
    """How long one exercise takes, once one is ready for it."""
    if dose.minutes:
        return dose.minutes * 60
    sides = 2 if exercise.sides == "each" else 1
    repetition = INTO + dose.hold if dose.hold else MOVING
    one_side = dose.repetitions * repetition + (dose.repetitions - 1) * exercise.pause
    one_set = sides * one_side + (sides - 1) * SWITCH + exercise.pause
    return dose.sets * one_set + (dose.sets - 1) * REST


def working(exercises: Iterable[tuple[Exercise, Dose]]) -> int:
    """How many seconds these take, walking and rest apart."""
    return sum(seconds(exercise, dose) for exercise, dose in exercises if exercise.kind not in {"aerobic", "rest"})


def minutes(programme: Programme, plan: Plan) -> int:
    """How long the plan takes, to the nearest minute; questions about pain wait for the person and are not counted."""
    exercises = [programme.exercises[chosen.exercise] for chosen in plan.chosen]
    changes = sum(ready(exercise, before) for before, exercise in zip([None, *exercises], exercises, strict=False))
    whole = sum(map(seconds, exercises, (chosen.dose for chosen in plan.chosen)))
    whole += changes + max(len(exercises) - 1, 0) * BETWEEN
    return max((whole + 30) // 60, 1) if exercises else 0
