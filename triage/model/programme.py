"""What the guided routine is made from: the exercises, who gets which, how it goes on, and its dialogues."""

from collections.abc import Mapping
from dataclasses import dataclass

from triage.model.exercise import Exercise
from triage.model.flow import Flow
from triage.model.guard import Guard

CHECK_IN, SET_UP, REVIEW = "check-in", "set-up", "review"
"""The dialogues beside the triage: before each session, before the first one, and once a week."""


@dataclass(frozen=True, slots=True)
class Item:
    """A place in a profile's sequence."""

    exercise: str
    from_week: int = 1
    """Of the routine, counted from its first session."""
    after: str | None = None
    """The exercise that must have been easy for `Rules.easy_days` first."""
    minutes: int = 0
    """Instead of the exercise's own, as for walking before and after; 0 for its own."""
    when: Guard | None = None
    """Who gets it within the profile; None for everybody."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A sequence of exercises for people with something in common."""

    id: str
    when: Guard | None
    """None for everybody whom no profile above it fits."""
    sequence: tuple[Item, ...]
    grows: bool
    """Whether its doses become more."""
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fraction:
    """A part of a dose."""

    numerator: int
    denominator: int


@dataclass(frozen=True, slots=True)
class Zones:
    """What a pain score during an exercise means (a convention borrowed from tendon rehabilitation: K12, F67)."""

    green_to: int
    amber_to: int
    rise: int
    """So much above the pain before is red."""


@dataclass(frozen=True, slots=True)
class Rules:
    """How the routine goes on from what happened."""

    zones: Zones
    green_sessions: int
    """In a row, for one step more in one thing."""
    after_red: Fraction
    """What is left of an exercise's dose the next time."""
    remove_after_red: int
    """Red sessions in a row on one exercise, after which it is left out."""
    red_days: int
    """Red days in a row on which a physio should look: the finding `red_days` counts them."""
    strong_pain: int
    """Pain at rest from which only resting positions, breathing and short walks are offered."""
    strong_pain_days: int
    """Days in a row of it that are a warning sign: the finding `strong_pain_days` counts them."""
    morning_rise: int
    """So much more pain than usual the next morning was too much."""
    after_bad_morning: Fraction
    easy_days: int
    """Days of a green exercise before the next one up may begin."""
    times_a_day: int
    """At most."""
    minutes_at_most: int
    """So long the exercises of a session may grow to, walking and rest apart."""
    triage_counts_for: int
    """Days after which the back is checked again before the next session."""
    set_up_counts_for: int
    """Days after which the questions before the first session are asked again."""
    check_in_counts_for: int
    """Minutes after which a check-in is too old for a session to begin."""
    review_every: int
    """Days."""
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Programme:
    """Everything the routine is decided by; loaded once and never changed."""

    exercises: Mapping[str, Exercise]
    profiles: tuple[Profile, ...]
    """Tried from the top; the last fits everybody."""
    rules: Rules
    dialogues: Mapping[str, Flow]
    """`CHECK_IN`, `SET_UP` and `REVIEW`."""
    digest: str
    """SHA-256 over its files, in hexadecimal."""
    forbidden: Mapping[str, tuple[str, ...]]
    """By exercise, the findings that the evidence says it must be avoided with, whatever the exercise itself says."""
