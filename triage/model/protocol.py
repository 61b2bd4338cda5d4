"""What is asked and what it means, as one value: the vocabulary, the rules and the flows."""

from collections.abc import Mapping
from dataclasses import dataclass

from triage.model.flow import Flow
from triage.model.guard import Guard
from triage.model.urgency import Urgency
from triage.model.vocabulary import Finding


@dataclass(frozen=True, slots=True)
class Rule:
    """A combination of findings and the urgency it raises."""

    id: str
    when: Guard
    urgency: Urgency
    replaces: str | None
    """The finding whose own warning this rule stands in for."""
    suspects: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What of the evidence the protocol was checked to hold."""

    findings: int
    rules: int
    causes: int


@dataclass(frozen=True, slots=True)
class Accepted:
    """Somebody's word that advice may be lower here than in the protocol this one is compared with."""

    lowers: str
    """A rule or a finding with a warning of that protocol, or ``routine``."""
    to: Urgency
    """Nothing that it covers may go below this."""
    by: str
    on: str
    """The date, as written: YYYY-MM-DD."""
    reason: str


@dataclass(frozen=True, slots=True)
class Protocol:
    """Everything that decides, loaded once and never changed."""

    vocabulary: Mapping[str, Finding]
    settling: tuple[Finding, ...]
    """The findings that depend on others (derived, or not always applying), each after what it reads."""
    rules: tuple[Rule, ...]
    routine: Mapping[Urgency, Guard]
    """At which urgency the guided routine may be offered, and under which condition."""
    flow: Flow
    digest: str
    """SHA-256 over the flow files, in hexadecimal."""
    coverage: Coverage
    accepted: tuple[Accepted, ...] = ()
    """What an organisation has lowered on purpose, one thing each."""
