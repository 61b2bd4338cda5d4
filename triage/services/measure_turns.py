"""What is said to the person who fills in a measure, shown alike by every front end."""

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from triage.engine.filling import StepKind
from triage.model.measure import Way
from triage.services.turns import Option, Scale


@dataclass(frozen=True, slots=True)
class MeasureTurn:
    """What is asked now."""

    measure: str
    title: str
    kind: StepKind
    """A number on the scale, options of which any number can be ticked, options of which one is chosen, or a name."""
    ask: str
    intro: tuple[str, ...]
    """Read before the first answer."""
    hint: str
    options: tuple[Option, ...]
    scale: Scale | None
    given: int | str | tuple[str, ...] | None
    """What was answered before going back."""
    asked: int
    at_most: int
    longest: int = 0
    """Characters of a name."""


@dataclass(frozen=True, slots=True)
class ChangeTold:
    """The score beside an earlier one."""

    since: str
    """`first` or `last`."""
    at: datetime
    """When that was."""
    before: Fraction
    by: Fraction
    way: Way
    real: bool
    """A real change; otherwise it is within noise."""
    text: str
    """All of it in a sentence or two."""


@dataclass(frozen=True, slots=True)
class MeasureResult:
    """A measure that was filled in, in words."""

    measure: str
    title: str
    at: datetime
    score: Fraction
    most: int
    """The highest score there is."""
    headline: str
    """The score in a line."""
    told: tuple[str, ...]
    """What was answered, a line each; of statements those that were ticked."""
    changes: tuple[ChangeTold, ...]
    """Since the first time, then since the one before; none the first time."""
    text: tuple[str, ...]
    """What it means, a paragraph each."""
    kept: bool
    """Whether it can be looked up later."""
    credit: str
    sources: tuple[str, ...]
    """Citations, as a reader sees them."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A measure that is due."""

    measure: str
    title: str
    about: str
    week: int
    text: str
    """Why now, in a few words."""


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """A measure in a list of all."""

    measure: str
    title: str
    about: str
    due: bool
    standing: str
    """What it came to last, and when it is offered next."""
