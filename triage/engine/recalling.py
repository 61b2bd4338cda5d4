"""What a remembered conversation comes to: the answers that stand, those taken back, and the advice, if it stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from triage.engine.replies import Reply
from triage.model.events import Advised, Answered, Entry, Undone


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


def recall(entries: Iterable[Entry]) -> Recalled:
    """The conversation after these events, in their order."""
    given: dict[str, Given] = {}
    taken_back: dict[str, Reply] = {}
    advised: Advised | None = None
    digest = ""
    for entry in entries:
        digest = entry.digest
        match entry.event:
            case Answered(question, reply):
                given[question] = Given(reply, entry.at, entry.digest)
                advised = None
            case Undone(question):
                if question in given:
                    taken_back[question] = given.pop(question).reply
                advised = None
            case Advised():
                advised = entry.event
    return Recalled(given, taken_back, advised, digest)
