"""Which picture goes with a moment of a session."""

from math import cos, pi

from triage.engine.running import Running
from triage.services.beats import Pose

BREATH = 8.0
"""Seconds of a breath, in and out."""
STRIDE = 1.3
"""Seconds of two steps at an easy pace."""
_RETURN = 3.0
"""Seconds at most in which the figure goes back, however long it may let go."""


def pose(running: Running) -> Pose:
    """The picture of this moment; how it starts and stops on the way is the figure's."""
    at = _at(running)
    moves = running.state == "moving" and not running.by_minutes
    return Pose(running.part.exercise.id, at, running.side, at if moves else _breath(running))


def _at(running: Running) -> float:
    gone, lasts = running.gone, running.span.lasts
    match running.state:
        case "into":
            return gone / lasts
        case "hold":
            return 1.0
        case "release":
            return max(1.0 - gone / min(lasts, _RETURN), 0.0)
        case "moving":
            return _moving(running, gone, lasts)
        case _:
            return 0.0


def _moving(running: Running, gone: float, lasts: float) -> float:
    """Step by step in a walk, into a position to rest in, there and back in what only moves."""
    if running.part.exercise.kind == "aerobic":
        return gone / STRIDE % 1.0
    if running.by_minutes:
        return min(gone / _RETURN, 1.0)
    return 1.0 - abs(2.0 * gone / lasts - 1.0)


def _breath(running: Running) -> float:
    """Slowly in and out through the whole session; it stands still when time does."""
    now = running.seen if running.span.paused is None else running.span.paused
    return (1.0 - cos(2.0 * pi * ((now - running.away) % BREATH) / BREATH)) / 2.0
