"""What happened in the routine so far, and the plan for today that follows from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from triage.model.exercise import Dose
from triage.model.guard import Value

Side = Literal["both", "left", "right"]
Ending = Literal["done", "skipped", "hurt", "numb", "left"]
"""How an exercise ended: done, passed over, stopped because it hurt, because of numbness or weakness, or left with the
whole session."""
Change = Literal["better", "same", "worse"]
Wish = Literal["swap", "leave_out", "take_back", "easy_days", "usual_days"]
"""What a person can ask for: another exercise instead, none of it, it again; a milder time, and the end of it."""


@dataclass(frozen=True, slots=True)
class Effort:
    """One exercise as it was done in one session."""

    exercise: str
    planned: Dose
    repetitions: Mapping[Side, int] = field(default_factory=dict)
    """Finished ones, by side."""
    held: Mapping[Side, float] = field(default_factory=dict)
    """Seconds, by side, the unfinished hold included."""
    eased: bool = False
    ending: Ending = "done"
    pain: int | None = None
    """0 to 10, right after; None where it was not asked."""
    moved_down: bool = False
    """Whether pain moved further down the leg."""


@dataclass(frozen=True, slots=True)
class Session:
    """A session as it went."""

    at: datetime
    profile: str
    before: int | None
    """Pain, 0 to 10, as said at the check-in."""
    efforts: tuple[Effort, ...]
    after: int | None = None
    finished: bool = False
    """Whether it came to its end; otherwise it was left, stopped, or the computer went off."""


@dataclass(frozen=True, slots=True)
class CheckIn:
    """What was said before a session, whether or not one followed."""

    at: datetime
    findings: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Review:
    """What was said at the end of a week."""

    at: datetime
    findings: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Wished:
    """Something the person asked for."""

    at: datetime
    wish: Wish
    exercise: str = ""
    instead: str = ""
    """For a swap."""


@dataclass(frozen=True, slots=True)
class History:
    """Everything about the routine that is remembered, each list with the oldest first."""

    sessions: tuple[Session, ...] = ()
    check_ins: tuple[CheckIn, ...] = ()
    reviews: tuple[Review, ...] = ()
    wishes: tuple[Wished, ...] = ()


@dataclass(frozen=True, slots=True)
class Because:
    """Why something is as it is in a plan: a key of the routine's words, and what to fill in."""

    key: str
    finding: str = ""
    """The finding that decided, where one did; told in its own words."""
    exercise: str = ""
    """Another exercise it is about, where there is one."""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Chosen:
    """An exercise of today's plan."""

    exercise: str
    dose: Dose
    step: int
    """How many steps up its ladder of doses."""
    because: tuple[Because, ...]
    adapted: tuple[str, ...] = ()
    """The findings for which it is done in a milder form."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An exercise of the programme that is not in today's plan."""

    exercise: str
    because: tuple[Because, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Today's routine: what is done, how much of it, and why."""

    day: date
    profile: str
    week: int
    """Of the routine; 1 in the first seven days."""
    chosen: tuple[Chosen, ...]
    """In the order they are done; empty only where the routine may not be offered."""
    left_out: tuple[LeftOut, ...]
    because: tuple[Because, ...] = ()
    """About the plan as a whole: what changed since the last session, and why."""
