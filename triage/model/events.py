"""What happens in a conversation and in a session, as it is remembered: events, never states."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from triage.model.diary import DiaryEntry
from triage.model.exercise import Dose
from triage.model.guard import Value
from triage.model.training import Effort, Side, Wish
from triage.model.urgency import Urgency


@dataclass(frozen=True, slots=True)
class Began:
    """A dialogue beside the triage began, or the triage was asked again because of a session."""

    flow: str
    known: Mapping[str, Value]
    """What was known without asking, by finding."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A question was answered."""

    question: str
    reply: str | int | Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Undone:
    """An answer was taken back: by going back, by changing it, or because it had become too old."""

    question: str


@dataclass(frozen=True, slots=True)
class Advised:
    """The advice was reached."""

    urgency: Urgency
    title: str
    check_again: date | None
    """When to do this check again; None where help comes first."""
    region: str
    routine: bool = False
    """Whether the guided routine was offered."""


@dataclass(frozen=True, slots=True)
class Passed:
    """A dialogue beside the triage is over, and the routine may go on."""


@dataclass(frozen=True, slots=True)
class Left:
    """The person went."""


@dataclass(frozen=True, slots=True)
class Started:
    """A session began."""

    profile: str
    planned: tuple[tuple[str, Dose], ...]
    """The exercises in their order, and how much of each."""
    before: int | None
    """Pain, 0 to 10, as said at the check-in."""


@dataclass(frozen=True, slots=True)
class Repeated:
    """A repetition is over."""

    exercise: str
    side: Side
    held: float
    """Seconds."""


@dataclass(frozen=True, slots=True)
class Ended:
    """An exercise is over."""

    effort: Effort


@dataclass(frozen=True, slots=True)
class Scored:
    """It was said how an exercise was, the one that ended last."""

    exercise: str
    pain: int
    moved_down: bool


@dataclass(frozen=True, slots=True)
class Finished:
    """A session came to its end."""

    after: int | None
    """Pain, 0 to 10."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Something was asked for."""

    wish: Wish
    exercise: str
    instead: str


Routine = Began | Passed | Started | Repeated | Ended | Scored | Finished | Wanted
"""What happens in the guided routine and before its sessions."""


@dataclass(frozen=True, slots=True)
class Noted:
    """An entry was written into the diary, or changed: the last of the same entry counts."""

    entry: DiaryEntry
    changed: bool = False
    """Whether it takes the place of what was written before."""


@dataclass(frozen=True, slots=True)
class Struck:
    """An entry was taken out of the diary."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A questionnaire was filled in."""

    measure: str
    answers: Mapping[str, int]
    """By item."""
    activities: tuple[str, ...] = ()
    """The person's own, where it asks for some."""


OfDiary = Noted | Struck | Filled
"""What is written into the diary."""
Event = Answered | Undone | Advised | Left | Routine | OfDiary


@dataclass(frozen=True, slots=True)
class Entry:
    """An event, when it happened and under which protocol."""

    event: Event
    at: datetime
    """With its offset from UTC."""
    digest: str
