"""A clock that goes by what a life does: days go by at once, and a session takes no time."""

from datetime import datetime, timedelta


class MadeClock:
    """The time in a made-up life; called, it says what the clock on the wall shows."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._seconds = 0.0

    def __call__(self) -> datetime:
        return self._now

    def set(self, now: datetime) -> None:
        """Set the clock on the wall, on or back."""
        self._now = now

    def passes(self, seconds: float) -> None:
        """Let time pass."""
        self._seconds += seconds
        self._now += timedelta(seconds=seconds)

    def seconds(self) -> float:
        """Seconds that only go on, whatever the clock on the wall is set to."""
        return self._seconds
