"""What content is: the words for questions, findings and rules, pages, regions and sources."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from triage.model.guard import Guard
from triage.model.urgency import Urgency

Sheet = Literal["", "phone", "card"]
"""How a page is set: as usual, in large letters, or small enough for a wallet."""
ORIGINAL = "en"
"""The language that the content was written in; every other one is a translation of it."""

HOME: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("title", "resume", "check", "check_note", "check_again", "advice"), ()),
    **dict.fromkeys(("routine", "routine_note", "routine_done"), ()),
    **dict.fromkeys(
        ("learn", "learn_note", "settings", "settings_note", "settings_wrong", "held_back", "left", "demo", "nobody"),
        (),
    ),
    **dict.fromkeys(("diary", "diary_note"), ()),
    "page_held_back": ("title",),
    **dict.fromkeys(("book_title", "book_contents", "book_for_you", "book_words", "book_sources"), ()),
    "book_above": ("emergency", "date"),
    "book_because": ("because",),
    **dict.fromkeys(("page_review", "page_overdue"), ("reviewed", "due")),
    "diary_last": ("when",),
    "diary_last_pain": ("when", "pain"),
    "resume_note": ("asked", "left", "when"),
    "advice_note": ("title", "when"),
    "check_due": ("when",),
    "check_later": ("date",),
    "got_help": ("title", "when"),
    **dict.fromkeys(("today", "yesterday"), ("time",)),
    "day": ("day", "month"),
}
"""The words of the first screen, each with the names that are filled in."""
TRANSLATED: Mapping[str, tuple[str, ...]] = {"translated_by_machine": (), "translated_by": ("name",)}
"""Who translated and looked over the words; part of the first screen's, and empty in the original."""
PERSON_NAMES = frozenset({"you", "your", "yours", "yourself", "them", "You", "Your"})
"""The names in texts that stand for the person with pain."""
REMARKS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("asked_again", "asked_again_now", "changed", "for_someone"), ()),
    "more_urgent": ("title", "when"),
    **dict.fromkeys(("not_saved", "damaged"), ("why",)),
}
"""What is remarked about what is remembered, each with the names that are filled in."""
AIDS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("body_mass_index", "body_mass_index_intro", "height", "weight"), ()),
    **dict.fromkeys(("height_metric", "height_imperial", "weight_metric", "weight_imperial"), ()),
    **dict.fromkeys(("body_mass_index_yes", "body_mass_index_no"), ("index", "line")),
    "body_mass_index_for_some": ("line",),
    **dict.fromkeys(("body_mass_index_note", "days", "days_intro", "day", "day_hint"), ()),
    **dict.fromkeys(("days_none", "days_one"), ("answer",)),
    "days_many": ("days", "answer"),
}
"""The words of what helps to answer, each with the names that are filled in beside those of the person."""


@dataclass(frozen=True, slots=True)
class QuestionWords:
    """How a question is asked. Every text but the name may hold names such as ``{{ your }}``."""

    name: str
    """Short, for the list of answers; a question that records one finding goes by the finding's name."""
    ask: str
    frame: str
    """The time frame, or empty."""
    hint: str
    intro: tuple[str, ...]
    """Lines shown above the question."""
    items: Mapping[str, str]
    """For a checklist: the text of each finding."""
    options: Mapping[str, str]
    """For a choice: the label of each value."""
    ends: Mapping[str, str]
    """For a scale: the words at ``low`` and ``high``."""
    why: str
    meaning: str


@dataclass(frozen=True, slots=True)
class FindingWords:
    """How a finding is told back."""

    name: str
    """Short, for lists."""
    told: str
    """Completes "You told us about …"."""
    denied: str
    notice: str = ""
    """A line of what to watch for, where `told` does not read well; findings with the same one share the line."""


@dataclass(frozen=True, slots=True)
class Template:
    """A text with places to fill in, and where it stands, for errors."""

    text: str
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Page:
    """An outcome or an education page."""

    id: str
    title: str
    body: Template
    uses: tuple[str, ...]
    sources: tuple[str, ...]
    reviewed: str
    """The date, as written: YYYY-MM-DD."""
    review_by: str
    """The date by which it has to be looked over again, written the same way."""
    summary: str = ""
    topic: str = ""
    because: str = ""
    """Completes "Shown because …"."""
    wanted: Guard | None = None
    """Who should see it first; None for everybody."""
    urgency: Urgency = Urgency.EMERGENCY
    """The most urgent advice with which it may be offered."""
    place: int = 50
    """Among the pages of its topic: those with a lower number stand before it."""
    finds: tuple[str, ...] = ()
    """Everyday words by which it is found as well, though they do not stand in it."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """What may be behind the findings."""

    id: str
    title: Template
    first: Template
    """Shown right after line one of an emergency; may be empty."""
    say: Template
    meanwhile: tuple[Template, ...]
    ask: tuple[Template, ...]
    body: Template
    uses: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Region:
    """Whom to call where."""

    id: str
    name: str
    emergency: str
    department: str
    doctor: str
    advice_line: str
    crisis_line: str
    poison_line: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact comes from."""

    key: str
    title: str
    address: str
    read: str
    """The date it was read, or empty when it is still to be verified."""
    note: str
    """How it was read, for whoever checks the protocol; no part of what a person sees."""


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    """A word that a reader may not know."""

    word: str
    """As it is listed."""
    words: tuple[str, ...]
    """Every form that is found in a text."""
    means: str
    sources: tuple[str, ...]
    """Empty where a word is explained and nothing is claimed."""


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of one language, with what they refer to."""

    outcomes: Mapping[Urgency, Page]
    topics: Mapping[str, Page]
    explanations: Mapping[str, Explanation]
    parts: Mapping[str, Template]
    regions: Mapping[str, Region]
    sources: Mapping[str, Source]
    documents: Mapping[str, Page]
    """What is made from the advice: the advice to keep, what would change it, what a changed answer did."""

    def region(self, id_: str) -> Region:
        """Whom to call there; for somebody who did not say where, what works in most places."""
        return self.regions.get(id_) or self.regions["unknown"]
