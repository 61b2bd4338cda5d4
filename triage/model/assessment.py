"""The advice that follows from findings, with its reasons."""

from collections.abc import Mapping
from dataclasses import dataclass

from triage.model.guard import Value
from triage.model.urgency import Urgency


@dataclass(frozen=True, slots=True)
class Reason:
    """A rule that fired, or a finding whose own warning counts."""

    rule: str
    """A rule's id, or the finding's id when the finding raises the urgency by itself."""
    urgency: Urgency
    findings: Mapping[str, Value]
    """The findings that made it fire."""
    suspects: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Assessment:
    """How soon to get help, and why."""

    urgency: Urgency
    reasons: tuple[Reason, ...]
    """Everything that raised an urgency above self-care, most urgent first."""
    replaced: Mapping[str, str]
    """Findings whose own warning was stood in for, with the rule that did."""
    unconfirmed: tuple[str, ...]
    """Findings with a warning that were answered unsure."""
    explanations: tuple[str, ...]
    """What the deciding reasons suspect, most pressing first."""
    routine: bool
    """Whether the guided routine may be offered."""

    @property
    def deciding(self) -> tuple[Reason, ...]:
        """The reasons at the level of the advice: each alone rules out every lesser advice."""
        return tuple(reason for reason in self.reasons if reason.urgency == self.urgency)
