"""The words of an exercise; apart from the other words, because the first screen does without."""

from collections.abc import Mapping
from dataclasses import dataclass

from triage.model.words import Template


@dataclass(frozen=True, slots=True)
class ExerciseWords:
    """How an exercise is told and done. It is for the person who does it, so every text says "you"."""

    title: str
    purpose: str
    """What it is for, in a line."""
    start: tuple[str, ...]
    """How to get into the start position."""
    steps: tuple[str, ...]
    """How it is done, one action each."""
    cues: Mapping[str, str]
    """What is said while it runs: ``ready`` and ``move``, and ``hold`` and ``release`` where it is held."""
    feel: str
    """What one should feel, and what one should not."""
    wrong: tuple[str, str]
    """A usual mistake, and how to do it instead."""
    easier: str
    """How to make it milder."""
    adapts: Mapping[str, str]
    """For a finding, how it is done with it."""
    page: Template
    """Its page in the library."""
    sources: tuple[str, ...]
    reviewed: str
    """The date, as written: YYYY-MM-DD."""
    review_by: str
    """The date by which it has to be looked over again, written the same way."""
