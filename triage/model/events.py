"""What happens in a conversation, as it is remembered: events, never states."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from triage.model.urgency import Urgency


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


@dataclass(frozen=True, slots=True)
class Left:
    """The person went."""


Event = Answered | Undone | Advised | Left


@dataclass(frozen=True, slots=True)
class Entry:
    """An event, when it happened and under which protocol."""

    event: Event
    at: datetime
    """With its offset from UTC."""
    digest: str
