"""Which seconds of a phase are told: few, because each one is a line."""

from dataclasses import dataclass, field
from math import ceil

from triage.services.beats import Beat, Phase

_TOLD = frozenset[Phase](("move", "hold", "rest"))
"""The phases in which time is told."""
_LAST = (3.0, 2.0, 1.0)
_WORTH_HALVING = 8.0
"""Seconds of the shortest phase whose middle is told."""
_WORTH_COUNTING = 5.0
"""Seconds of the shortest phase whose end is counted."""
_LONG = 180.0
"""Seconds of a phase whose last minute is told."""
_MINUTE = 60.0
_SOON = 0.01
"""Seconds; a clock may wake a little too early."""


@dataclass(slots=True)
class Countdown:
    """Counts down one phase after the other."""

    _marks: list[float] = field(default_factory=list)
    """Seconds left that are still to be told, the most first."""

    def begin(self, beat: Beat) -> None:
        """Begin with the phase of this beat."""
        self._marks = [mark for mark in _marks(beat) if mark < beat.left]

    def until_next(self, beat: Beat) -> float:
        """Seconds until there is something to tell, or the phase is over."""
        return max(beat.left - (self._marks[0] if self._marks else 0.0), 0.0) + _SOON

    def due(self, beat: Beat) -> int | None:
        """The seconds left to tell now; of several that have gone by, the last."""
        due = None
        while self._marks and self._marks[0] >= beat.left:
            due = ceil(self._marks.pop(0))
        return due


def _marks(beat: Beat) -> list[float]:
    if beat.phase not in _TOLD or beat.lasts < _WORTH_COUNTING:
        return []
    half = [_whole(beat.lasts / 2)] if beat.lasts >= _WORTH_HALVING else []
    minute = [_MINUTE] if beat.lasts >= _LONG else []
    return sorted({*half, *minute, *_LAST}, reverse=True)


def _whole(seconds: float) -> float:
    """Seconds or, of a longer time, minutes without a rest."""
    return seconds // _MINUTE * _MINUTE if seconds > _MINUTE else float(round(seconds))
