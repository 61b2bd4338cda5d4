"""How often people would say what, and how many of them may be sent where: figures, never a part of the advice."""

from collections.abc import Mapping
from dataclasses import dataclass

from triage.model.guard import Guard, Value
from triage.model.urgency import Urgency

WHOLE = 10_000
"""Shares are whole numbers of ten thousand, so that they add up: 0.05 percent is 5."""


@dataclass(frozen=True, slots=True)
class Portion:
    """So many people give one of these answers, each as often as the other."""

    values: tuple[Value, ...]
    share: int


@dataclass(frozen=True, slots=True)
class Figure:
    """How often which answer is given by the people of whom `given` holds."""

    given: Guard
    portions: tuple[Portion, ...]
    """`WHOLE` in all."""
    sources: tuple[str, ...]
    """Where the evidence states the figure; empty for an assumption."""
    assumption: str
    """Why this figure, where the evidence states none; empty for a cited one."""


@dataclass(frozen=True, slots=True)
class Limit:
    """At most this share of people may be sent as high as this, or higher."""

    at_least: Urgency
    at_most: int
    because: str


@dataclass(frozen=True, slots=True)
class Cited:
    """A figure of the evidence to hold a count against."""

    share: int
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prevalence:
    """Who uses the program, as far as is known or assumed."""

    cohort: str
    people: int
    seed: int
    usual: Mapping[str, Value]
    """What people usually say to what is not answered yes or no."""
    limits: tuple[Limit, ...]
    """From the least urgent level."""
    compare: Mapping[str, Cited]
    figures: Mapping[str, tuple[Figure, ...]]
    """By finding; the first whose `given` holds counts."""
    order: tuple[str, ...]
    """The findings that are asked or worked out, each after those it depends on."""

    @property
    def every_figure(self) -> tuple[Figure, ...]:
        """All figures, of whichever finding."""
        return tuple(figure for figures in self.figures.values() for figure in figures)
