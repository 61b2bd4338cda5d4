"""A guided session that a made-up person does, in no time at all."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from triage.services.exercising import Exercising
    from triage.services.lives.made_clock import MadeClock

STEP = 4.0
"""Seconds between two looks; after five without one, a session pauses."""


def exercise(exercising: "Exercising", clock: "MadeClock", pain: int) -> None:
    """Do all of it, with this pain after each exercise."""
    while exercising.beat.end is None:
        clock.passes(STEP)
        beat = exercising.tick()
        if beat.asks is not None:
            exercising.score(pain)
        elif beat.lasts == 0:
            exercising.act("next")
