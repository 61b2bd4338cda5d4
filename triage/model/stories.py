"""The stories that a made-up life can follow."""

from dataclasses import dataclass
from typing import Literal

Story = Literal["recovers", "flares", "not_better", "worsens"]
"""How the back of somebody made up goes; each is only a tale."""
STORIES: tuple[Story, ...] = ("recovers", "flares", "not_better", "worsens")


@dataclass(frozen=True, slots=True)
class Tale:
    """A made-up life, before it is lived."""

    story: Story = "flares"
    seed: int = 1
    """Another one makes another life of the same story."""
    days: int = 180
