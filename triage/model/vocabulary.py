"""The facts that can be recorded about a person, and the answers each allows."""

from dataclasses import dataclass
from typing import Literal

from triage.model.guard import Guard
from triage.model.urgency import Urgency

YES = "yes"
NO = "no"
UNSURE = "unsure"
YES_NO = (YES, NO, UNSURE)
"""The answers of a finding that is there or not."""


@dataclass(frozen=True, slots=True)
class Words:
    """Answers that are one of a few words."""

    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Numbers:
    """Answers that are a whole number from `low` to `high`."""

    low: int
    high: int
    unit: str
    """Years, for instance; empty for a scale."""
    scale: bool
    """Whether the numbers are the points of a scale, each to be picked."""


Answers = Words | Numbers


@dataclass(frozen=True, slots=True)
class BodyMassIndex:
    """Helps with a question about weight: height and weight are typed, and the body mass index says yes or no."""

    yes_from: int
    """The lowest body mass index that is a yes."""
    for_some_from: int | None = None
    """A lower line that is said to hold for some groups of people; which group a person belongs to is not asked."""

    def __str__(self) -> str:
        """As a changed protocol tells it."""
        lower = "" if self.for_some_from is None else f", for some from {self.for_some_from}"
        return f"body mass index, yes from {self.yes_from}{lower}"


@dataclass(frozen=True, slots=True)
class Days:
    """Helps with a question about time: a day is typed, and the days since then say which answer fits."""

    lowest: tuple[int, ...]
    """The fewest days of each answer, in the order of the answers; the first is 0, and each is more than the last."""

    def __str__(self) -> str:
        """As a changed protocol tells it."""
        return f"days, from {', '.join(map(str, self.lowest))}"


Aid = BodyMassIndex | Days
AidKind = Literal["body_mass_index", "days"]


@dataclass(frozen=True, slots=True)
class Finding:
    """A fact of the vocabulary."""

    id: str
    answers: Answers
    derived: Guard | None = None
    """When set, the finding is worked out and never asked."""
    warning: Urgency | None = None
    """The urgency that a yes raises by itself."""
    suspects: str | None = None
    """The explanation that a yes points to."""
    applies: Guard | None = None
    """When the finding can be true at all; None means always."""
    cause: bool = False
    """Whether it is a cause or risk factor: it teaches and never changes the urgency."""
    sources: tuple[str, ...] = ()
    lasting: bool = False
    """Whether it is a fact of the past or a lasting circumstance: nothing that can start while the pain lasts."""
    aid: Aid | None = None
    """What helps to answer; it answers nothing by itself."""

    @property
    def yes_no(self) -> bool:
        """Whether the finding is there, not there, or not known for sure."""
        return isinstance(self.answers, Words) and self.answers.values == YES_NO

    @property
    def aid_kind(self) -> AidKind | None:
        """Which of the aids it has, if any."""
        match self.aid:
            case BodyMassIndex():
                return "body_mass_index"
            case Days():
                return "days"
            case None:
                return None

    @property
    def can_start(self) -> bool:
        """Whether a person can notice that it starts: it is there or not, and it is neither lasting nor worked out."""
        return self.yes_no and self.derived is None and not self.lasting
