"""What is said to the person, and shown alike by every front end: a question or the outcome."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from triage.model.flow import Kind
from triage.model.guard import Value
from triage.model.urgency import Urgency
from triage.model.vocabulary import AidKind


@dataclass(frozen=True, slots=True)
class Option:
    """One of the answers to a choice, or one item of a checklist."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Scale:
    """The numbers that can be answered, both ends included."""

    low: int
    high: int
    unit: str
    low_words: str
    high_words: str


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """An earlier answer, as the review shows it."""

    question: str
    name: str
    answer: str
    counts: bool
    """False for an answer that was withdrawn."""


@dataclass(frozen=True, slots=True)
class QuestionTurn:
    """The question to answer now."""

    id: str
    kind: Kind
    records: str | None
    """The finding it records; None for a checklist and a review."""
    section: str
    ask: str
    frame: str
    hint: str
    intro: tuple[str, ...]
    options: tuple[Option, ...]
    scale: Scale | None
    why: str
    meaning: str
    sensitive: bool
    asked: int
    at_most: int
    previous: Value | Mapping[str, str] | None
    """The answer given before going back: shown, never assumed."""
    review: tuple[ReviewLine, ...]
    raised: Urgency
    """The most urgent advice that the answers so far have raised."""
    remarks: tuple[str, ...] = ()
    """What there is to say about earlier answers, above everything else."""
    aids: Mapping[str, AidKind] = field(default_factory=dict)
    """Item of the checklist, or finding that is recorded → what helps to answer it."""


@dataclass(frozen=True, slots=True)
class ReasonWords:
    """Why an urgency was raised, in words."""

    rule: str
    urgency: Urgency
    findings: Mapping[str, Value]
    text: str
    sources: tuple[str, ...]
    """Citations, as a reader sees them."""


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page that fits the answers."""

    id: str
    title: str
    summary: str
    because: str
    """Why it is offered, or empty."""


@dataclass(frozen=True, slots=True)
class ProtocolStamp:
    """Which protocol gave the advice."""

    id: str
    version: int
    digest: str
    reviewed_by: str
    translated: str = ""
    """Who translated the words and looked them over, in a sentence; empty in the original."""


@dataclass(frozen=True, slots=True)
class ChangedAnswer:
    """An answer that was another when there was advice before."""

    question: str
    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Changed:
    """What is different from the last advice in this conversation."""

    urgency: Urgency
    """What it was before."""
    title: str
    """Of the advice before."""
    answers: tuple[ChangedAnswer, ...]
    withdrawn: tuple[ReviewLine, ...]
    """The answers that counted then and no longer do."""
    text: str
    """All of it in words, as Markdown."""


@dataclass(frozen=True, slots=True)
class OutcomeTurn:
    """The advice, complete."""

    urgency: Urgency
    title: str
    text: str
    """Markdown."""
    reasons: tuple[ReasonWords, ...]
    """Most urgent first."""
    unconfirmed: tuple[str, ...]
    withdrawn: tuple[ReviewLine, ...]
    education: tuple[PageLink, ...]
    sources: tuple[str, ...]
    routine: bool
    protocol: ProtocolStamp
    emergency_number: str
    remarks: tuple[str, ...] = ()
    """What there is to say about earlier advice, below what to do now."""
    changed: Changed | None = None
    """None for the first advice of a conversation, and when no answer was changed since the last."""


Turn = QuestionTurn | OutcomeTurn
