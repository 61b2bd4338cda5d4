"""What a remembered conversation comes to: the answers that stand, those taken back, and the advice, if it stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from triage.engine.replies import Reply
from triage.model.events import Advised, Answered, Began, Entry, Passed, Undone
from triage.model.guard import Value


@dataclass(frozen=True, slots=True)
class Given:
    """An answer, when it was given and under which protocol."""

    reply: Reply
    at: datetime
    digest: str


@dataclass(frozen=True, slots=True)
class Recalled:
    """A conversation as far as it is remembered."""

    given: Mapping[str, Given] = field(default_factory=dict)
    """By question, every answer that was not taken back."""
    taken_back: Mapping[str, Reply] = field(default_factory=dict)
    advised: Advised | None = None
    """The advice; None while an answer has been given or taken back since."""
    digest: str = ""
    """The protocol under which anything happened last."""
    flow: str = ""
    """The dialogue; empty for the triage, unless that was asked again because of a session."""
    known: Mapping[str, Value] = field(default_factory=dict)
    """What was known without asking."""
    over: datetime | None = None
    """When it came to its end, with advice or without; None while an answer has been given or taken back since."""


def recall(entries: Iterable[Entry]) -> Recalled:
    """The conversation after these events, in their order."""
    given: dict[str, Given] = {}
    taken_back: dict[str, Reply] = {}
    advised: Advised | None = None
    over: datetime | None = None
    began = Began("", {})
    digest = ""
    for entry in entries:
        digest = entry.digest
        match entry.event:
            case Began():
                began = entry.event
            case Answered(question, reply):
                given[question] = Given(reply, entry.at, entry.digest)
                advised = over = None
            case Undone(question):
                if question in given:
                    taken_back[question] = given.pop(question).reply
                advised = over = None
            case Advised():
                advised, over = entry.event, entry.at
            case Passed():
                over = entry.at
    return Recalled(given, taken_back, advised, digest, began.flow, began.known, over)
