"""How an exercise of the plan is done, and what could be done instead."""

from dataclasses import dataclass

from triage.model import because
from triage.model.training import Plan
from triage.render.clean import clean
from triage.services.materials import Materials

_NEVER = frozenset(
    {because.AVOIDED, because.AVOIDED_UNSURE, because.RED_AGAIN, because.NUMB, because.RESTS, because.NOT_TODAY}
)
"""Why an exercise is left out that no wish brings back today."""


@dataclass(frozen=True, slots=True)
class HowTo:
    """How an exercise is done."""

    start: tuple[str, ...]
    steps: tuple[str, ...]
    feel: str
    wrong: tuple[str, str]
    """A usual mistake, and what to do instead."""


@dataclass(frozen=True, slots=True)
class Other:
    """An exercise that could take another's place."""

    exercise: str
    title: str


def how_to(materials: Materials, exercise: str) -> HowTo:
    """The exercise in words."""
    words = materials.library.exercises[exercise]
    return HowTo(
        start=tuple(map(clean, words.start)),
        steps=tuple(map(clean, words.steps)),
        feel=clean(words.feel),
        wrong=(clean(words.wrong[0]), clean(words.wrong[1])),
    )


def others(materials: Materials, plan: Plan, exercise: str) -> tuple[Other, ...]:
    """What could be done instead of an exercise today; the plan has the last word."""
    programme = materials.programme
    taken = {chosen.exercise for chosen in plan.chosen}
    never = {left.exercise for left in plan.left_out if _NEVER & {reason.key for reason in left.because}}
    swaps = programme.exercises[exercise].swaps
    return tuple(
        Other(each, clean(materials.library.exercises[each].title)) for each in swaps if each not in taken | never
    )
