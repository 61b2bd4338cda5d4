"""A dialogue as it is written down: questions, their order and what they record."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from triage.model.guard import Guard
from triage.model.urgency import Urgency

Kind = Literal["checklist", "choice", "number", "scale", "yes_no", "review"]
"""How a question is answered."""
OUTCOME = "outcome"
"""The state behind the last question."""
WARNING = "warning"
"""In `Flow.ask_again_after`, what stands for every answer that has no limit of its own."""


@dataclass(frozen=True, slots=True)
class Branch:
    """Where an answer leads when its guard holds; without a guard, always."""

    go: str
    when: Guard | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that is asked at a time."""

    id: str
    section: str
    kind: Kind
    asks: tuple[str, ...]
    """The findings it records: several for a checklist, one for most others, none for a review."""
    asks_again: str | None
    """The checklist whose unsure emergency items it asks once more."""
    when: Guard | None
    sensitive: bool
    """Whether the reason for asking is shown at once."""
    then: tuple[Branch, ...]
    """Tried from the top; the last one has no guard."""


@dataclass(frozen=True, slots=True)
class Flow:
    """A dialogue from its first question to its outcome."""

    id: str
    version: int
    reviewed_by: str
    """The clinician who answers for it, or ``nobody``."""
    sections: tuple[str, ...]
    start: str
    questions: Mapping[str, Question]
    explanations: tuple[str, ...]
    """What can be suspected, most pressing first."""
    ask_again_after: Mapping[str, int] = field(default_factory=dict)
    """Seconds for which an answer counts, by what its question suspects, and for all others that advice rests on."""
    check_again: Mapping[Urgency, int] = field(default_factory=dict)
    """Days until the next check, by the advice; where help comes first, nothing."""
    advice_stands: int = 0
    """Seconds for which more urgent advice is shown beside a later one."""
