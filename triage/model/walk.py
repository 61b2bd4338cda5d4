"""A patient on paper: what is true of somebody, from which a whole conversation follows."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from triage.model.guard import Value
from triage.model.urgency import Urgency


@dataclass(frozen=True, slots=True)
class Expected:
    """The advice that the patient should have; None where the walk does not say."""

    urgency: Urgency
    rules: tuple[str, ...] = ()
    explanation: str | None = None
    routine: bool | None = None


@dataclass(frozen=True, slots=True)
class Walk:
    """What a patient would answer."""

    patient: str
    """Who it is, in a sentence."""
    findings: Mapping[str, Value]
    """What is true of them; anything else they answer no, or as people usually do (``prevalence.yaml``)."""
    kind: str = ""
    evidence: str = ""
    """Where the expected advice comes from, or what the walk shows."""
    asked_again: Mapping[str, str] = field(default_factory=dict)
    """What they say when an unsure item is asked once more; the same as before unless named."""
    then: Mapping[str, str] = field(default_factory=dict)
    """What they would say afterwards instead: the change that the walk is about."""
    expect: Expected | None = None
