"""Keeps a key that is held down, or a double click, from answering a question nobody has read."""

from collections.abc import Callable
from time import monotonic

PAUSE = 0.7
"""Seconds; a held key repeats sooner, and nobody reads a question faster."""
REPEAT = 0.3
"""Seconds within which a key that has repeated once repeats again; whoever presses it anew is slower."""


class Pacing:
    """Remembers what gave the last answer."""

    def __init__(self, pause: float = PAUSE, now: Callable[[], float] = monotonic) -> None:
        self._pause = pause
        self._now = now
        self._trigger = ""
        self._seen = 0.0
        self._wait = pause

    def answered(self, trigger: str) -> None:
        """Note the key, or the click, that gave an answer."""
        self._trigger, self._seen, self._wait = trigger, self._now(), self._pause

    def too_soon(self, trigger: str) -> bool:
        """Whether this is still the same press; a key that keeps coming stays the same press."""
        now = self._now()
        if trigger != self._trigger or now - self._seen >= self._wait:
            self._trigger = ""
            return False
        self._seen, self._wait = now, min(self._pause, REPEAT)
        return True
