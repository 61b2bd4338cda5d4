"""An exercise as the protocol knows it: how much of it, how it grows, and who must not do it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

Kind = Literal["aerobic", "mobility", "stretch", "strength", "directional", "rest"]
"""What an exercise is for; ``rest`` is a position to be in, or breathing."""
Bias = Literal["neutral", "flexion", "extension", "rotation", "both"]
"""Which way it takes the back."""
Position = Literal["back", "side", "front", "hands_and_knees", "half_kneeling", "chair", "standing"]
"""How one starts."""
Place = Literal["floor", "bed", "chair", "standing"]
"""Where it can be done."""
Sides = Literal["both", "each"]
"""Both at once, or each side by itself, left before right."""
Amount = Literal["repetitions", "hold", "sets", "minutes"]
"""What of a dose can be more or less."""


@dataclass(frozen=True, slots=True)
class Dose:
    """How much of an exercise is done in one session."""

    repetitions: int = 1
    """On each side."""
    hold: int = 0
    """Seconds that each repetition is held; 0 for one that only moves, or is timed by `minutes`."""
    sets: int = 1
    minutes: int = 0
    """For what is done for a time instead of so many times, such as walking; otherwise 0."""

    def of(self, amount: Amount) -> int:
        """How much of this."""
        return int(getattr(self, amount))


@dataclass(frozen=True, slots=True)
class Growth:
    """One thing that becomes more, a step at a time."""

    amount: Amount
    by: int
    to: int


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise of the programme."""

    id: str
    kind: Kind
    bias: Bias
    position: Position
    places: tuple[Place, ...]
    sides: Sides
    dose: Dose
    """To begin with."""
    growth: tuple[Growth, ...]
    """How it becomes more: the first thing up to its end, then the next; never two at once."""
    pause: int
    """Seconds to let go between two repetitions."""
    avoid: tuple[str, ...]
    """The findings with which it is not done: yes and not sure alike."""
    adapts: tuple[str, ...]
    """The findings with which it is done in a milder form; content says how."""
    easier: str | None
    """The exercise one rung down its ladder."""
    harder: str | None
    """The exercise one rung up its ladder."""
    swaps: tuple[str, ...]
    """What can stand in for it, the most like it first."""
    sources: tuple[str, ...]

    def steps(self) -> Iterator[Dose]:
        """Every dose from the first to the most, each one step more than the one before."""
        dose = self.dose
        yield dose
        for growth in self.growth:
            while dose.of(growth.amount) < growth.to:
                more = min(dose.of(growth.amount) + growth.by, growth.to)
                dose = _with(dose, growth.amount, more)
                yield dose

    def at(self, step: int) -> Dose:
        """The dose after so many steps up; at most the last."""
        doses = tuple(self.steps())
        return doses[min(max(step, 0), len(doses) - 1)]


def _with(dose: Dose, amount: Amount, value: int) -> Dose:
    match amount:
        case "repetitions":
            return replace(dose, repetitions=value)
        case "hold":
            return replace(dose, hold=value)
        case "sets":
            return replace(dose, sets=value)
        case "minutes":
            return replace(dose, minutes=value)


def less(dose: Dose, numerator: int, denominator: int) -> Dose:
    """This fraction of it, rounded down, at least one repetition of a second where there was any."""

    def part(value: int) -> int:
        return max(value * numerator // denominator, 1) if value else 0

    return Dose(
        part(dose.repetitions), part(dose.hold), max(dose.sets * numerator // denominator, 1), part(dose.minutes)
    )


def lower(dose: Dose, other: Dose) -> Dose:
    """The smaller of each amount, and never nothing of what there was any of."""

    def smaller(mine: int, others: int) -> int:
        return min(mine, max(others, 1)) if mine else 0

    return Dose(
        smaller(dose.repetitions, other.repetitions),
        smaller(dose.hold, other.hold),
        smaller(dose.sets, other.sets),
        smaller(dose.minutes, other.minutes),
    )
