"""Measures: short questionnaires to fill in now and then, how they are scored, and which change is a real one."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

HIGHEST = 10
"""An item or an activity is scored from 0 to this."""
LONGEST_ACTIVITY = 60
"""Characters of what an activity is called."""
MEAN = "mean"
"""How a measure is scored whose items all count alike."""
Kind = Literal["items", "statements", "activities"]
"""Questions that stand fixed, statements to tick, or activities that the person names."""
Better = Literal["lower", "higher"]
Way = Literal["better", "worse", "same"]


@dataclass(frozen=True, slots=True)
class RealChange:
    """From where on a change is told apart from noise."""

    points: int
    """So much of the score."""
    percent: int = 0
    """Or so much of the score that it is compared with; 0 where only the points count."""
    least: int = 0
    """What a change by percent must come to at least: a part of very little is nothing."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One questionnaire."""

    id: str
    kind: Kind
    items: tuple[str, ...]
    """What is answered, in its order; of activities, as many as can be named."""
    score: str
    """`MEAN`, or the one item that is the score; statements are counted."""
    together: int
    """So many statements are shown at once."""
    better: Better
    real_change: RealChange
    weeks: tuple[int, ...]
    """After how many weeks it is offered, the first time at 0."""
    sources: tuple[str, ...]

    @property
    def most(self) -> int:
        """The highest score."""
        return len(self.items) if self.kind == "statements" else HIGHEST


@dataclass(frozen=True, slots=True)
class Measures:
    """All of them, and when they are offered."""

    measures: Mapping[str, Measure]
    """In the order in which they are offered."""
    early: int
    """Days: what was filled in so shortly before it was due counts for it."""
    last_stays: int
    """Days for which the last offer stays."""


@dataclass(frozen=True, slots=True)
class Change:
    """From one time to another."""

    by: Fraction
    """More is above 0, whichever is better."""
    way: Way
    real: bool
    """A real change; otherwise it is within noise."""


@dataclass(frozen=True, slots=True)
class Due:
    """A measure that is offered now."""

    measure: str
    week: int
    """Which of its weeks it is offered for."""
    days: int
    """For so many days."""


@dataclass(frozen=True, slots=True)
class ItemWords:
    """One question, and what the ends of its scale mean."""

    ask: str
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class MeasureWords:
    """A measure as the person reads it."""

    title: str
    about: str
    """What it is for, and how long it takes."""
    intro: tuple[str, ...]
    """What is read before the first answer, a paragraph each."""
    items: Mapping[str, ItemWords]
    """By item; of activities, the one question about each of them."""
    statements: tuple[str, ...]
    """In the order of the items."""
    scored: str
    """What the score is, with its ends."""
    credit: str
    """Whose it is, and that it may be used."""
