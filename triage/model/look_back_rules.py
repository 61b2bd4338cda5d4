"""What is told when the diary is looked back on, and from how much on: `look_back` of ``flows/diary.yaml``."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from triage.model.measure import RealChange  # the commands know the spans, and need no fractions for that

Span = Literal["2w", "6w", "6m", "all"]
"""How far one looks back."""
SPANS: tuple[Span, ...] = ("2w", "6w", "6m", "all")


@dataclass(frozen=True, slots=True)
class Spans:
    """How far back one can look, in days with today as the last; all there is stands beside them."""

    two_weeks: int
    six_weeks: int
    six_months: int


@dataclass(frozen=True, slots=True)
class LookBackRules:
    """Its numbers."""

    spans: Spans
    mean_over: int
    """Days that a mean is taken over."""
    least_days: int
    """So many of them with a score, for a mean that is told."""
    joined_over: int
    """Days from one mean to the next that a line still joins: a longer gap stays a gap."""
    real_change: "RealChange"
    """Of the mean, from one time to another."""
    days_a_week: int
    """Days with movement in a week that the plan goes for."""
    streak_days_a_week: int
    """Days that are enough for a week to count."""
    sides_alike_to: int
    """Percent by which left and right may differ before it is told."""
    least_days_with: int
    """Days with something, before anything is said of what goes with it."""
    least_days_without: int
    least_difference: int
    """Percent points between the two shares of days."""
    most_told: int
    """So much of what goes with good and bad days at most."""
    sources: tuple[str, ...]
