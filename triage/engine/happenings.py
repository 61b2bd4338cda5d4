"""What happens in a guided session."""

from dataclasses import dataclass

from triage.engine.running import State
from triage.engine.zones import Zone
from triage.model.exercise import Dose
from triage.model.training import Effort, Side


@dataclass(frozen=True, slots=True)
class PhaseBegan:
    """Another phase has begun."""

    state: State
    at: float
    """As scheduled."""


@dataclass(frozen=True, slots=True)
class RepetitionDone:
    """A repetition is over; of what is done by minutes, a minute."""

    exercise: str
    side: Side
    held: float


@dataclass(frozen=True, slots=True)
class SideSwitched:
    """The other side follows."""

    side: Side


@dataclass(frozen=True, slots=True)
class ExerciseEnded:
    """An exercise is over, in whatever way."""

    effort: Effort


@dataclass(frozen=True, slots=True)
class Scored:
    """It was said how an exercise was."""

    exercise: str
    pain: int
    moved_down: bool
    zone: Zone


@dataclass(frozen=True, slots=True)
class Paused:
    """Time stands still."""

    late: bool
    """Not because the person wanted it: the session was away."""


@dataclass(frozen=True, slots=True)
class Resumed:
    """Time goes on."""


@dataclass(frozen=True, slots=True)
class Eased:
    """What is left of an exercise is milder."""

    exercise: str
    dose: Dose
    milder: bool
    """Whether it could become any milder."""


@dataclass(frozen=True, slots=True)
class SessionEnded:
    """The session is over."""

    how: State


Event = PhaseBegan | RepetitionDone | SideSwitched | ExerciseEnded | Scored | Paused | Resumed | Eased | SessionEnded
