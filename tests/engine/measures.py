"""Measures filled in on chosen days, and the shipped rules for them."""

from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

from triage.model.diary import Chronicle, DayOfPain, Measured, Score
from triage.model.measure import Measure, Measures
from triage.source.measures import load_measures

FIRST = datetime(2026, 3, 2, 18, 30, tzinfo=UTC)
"""The day on which most of them begin."""


@cache
def rules() -> Measures:
    """The shipped ones."""
    return load_measures(Path(__file__).parents[2] / "flows")


def measure(id_: str) -> Measure:
    """One of them."""
    return rules().measures[id_]


def filled(id_: str, *answers: int, day: int = 0, activities: tuple[str, ...] = ()) -> Measured:
    """A measure filled in so many days after the first, with these answers; of rmdq, with so many ticks."""
    items = measure(id_).items
    if id_ == "rmdq":
        answers = tuple(int(number < answers[0]) for number in range(len(items)))
    if id_ == "psfs" and not activities:
        activities = ("put on socks", "carry the shopping", "sit through a film")[: len(answers)]
    at = FIRST + timedelta(days=day)
    return Measured(f"{id_}-{day}", at, id_, dict(zip(items, answers, strict=False)), activities)


def day(number: int) -> date:
    """So many days after the first."""
    return (FIRST + timedelta(days=number)).date()


def diary(*measured: Measured, first: int = 0) -> Chronicle:
    """A diary that begins on that day, and what was filled in."""
    at = FIRST + timedelta(days=first)
    return Chronicle(days=(DayOfPain(at.date(), (Score(at, now=4),)),), measured=measured)
