"""What a session tells of itself as it goes: every repetition, every exercise that is over, and its end."""

from typing import Protocol

from triage.model.training import Effort, Side


class SessionLog(Protocol):
    """Keeps a session as it goes. Nothing of it raises: what cannot be kept is no reason to stop."""

    def started(self) -> None:
        """Note that the session has begun; to be called once something of it is done."""
        ...

    def repeated(self, exercise: str, side: Side, held: float) -> None:
        """Note a repetition that is over, and the seconds it was held."""
        ...

    def ended(self, effort: Effort) -> None:
        """Note that an exercise is over, and all that was done of it; it is asked about pain afterwards."""
        ...

    def scored(self, exercise: str, pain: int, *, moved_down: bool) -> None:
        """Note how it was, of the exercise that ended last."""
        ...

    def finished(self, after: int | None) -> None:
        """Note that the session came to its end, and the pain after it."""
        ...


class Unlogged:
    """Keeps nothing."""

    def started(self) -> None:
        """Nothing is kept."""

    def repeated(self, exercise: str, side: Side, held: float) -> None:
        """Nothing is kept."""

    def ended(self, effort: Effort) -> None:
        """Nothing is kept."""

    def scored(self, exercise: str, pain: int, *, moved_down: bool) -> None:
        """Nothing is kept."""

    def finished(self, after: int | None) -> None:
        """Nothing is kept."""
