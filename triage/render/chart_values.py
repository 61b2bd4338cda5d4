"""What a chart of pain shows: days, means, marks, and the words beside them."""

from calendar import month_abbr
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class ChartDay:
    """A day with a score; each number from 0 to 10."""

    day: date
    low: float
    high: float
    score: float


@dataclass(frozen=True, slots=True)
class Sign:
    """What stands for something that happened, and what it is."""

    letter: str
    """One cell, in ASCII."""
    words: str


@dataclass(frozen=True, slots=True)
class ChartWords:
    """What is written in a chart; each short."""

    scale: str
    """What the numbers are."""
    day: str
    band: str
    mean: str
    session: str
    today: str
    months: tuple[str, ...] = tuple(month_abbr)[1:]
    """Short, January first."""
    signs: Mapping[str, Sign] = field(default_factory=dict)
    """By kind of mark, sessions apart; where two fall on one spot, the first of these is shown."""


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn, and over which days."""

    first: date
    last: date
    days: tuple[ChartDay, ...]
    means: tuple[tuple[date, float], ...]
    joined_over: int
    """Days from one mean to the next that the line still joins."""
    sessions: frozenset[date]
    marks: tuple[tuple[date, str], ...]
    """Days and kinds of `ChartWords.signs`."""
    words: ChartWords
