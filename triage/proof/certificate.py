"""The certificate of a protocol: every property judged, by one prover or by two that agree."""

from dataclasses import dataclass, replace
from typing import Literal

from triage.errors import TriageError
from triage.model.programme import Programme
from triage.model.protocol import Protocol
from triage.proof.claims import Ground
from triage.proof.joining import joined
from triage.proof.logic import Logic, Reading
from triage.proof.properties import PROPERTIES
from triage.proof.routine import judge_routine
from triage.proof.search import BUDGET, Search
from triage.proof.verdicts import Verdict, broken_frame, judge, unframed

Prover = Literal["search", "sat"]


class ProversDisagree(TriageError):
    """Two proofs of one protocol came to different verdicts: one prover, at least, is wrong."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """What is proved of a protocol."""

    digest: str
    """Of the flow files."""
    provers: tuple[str, ...]
    verdicts: tuple[Verdict, ...]
    states: int
    """What the provers looked at: states of the search, and conflicts of the solver."""
    conversations: int | None = None
    """How many different conversations that covers, where it was counted (`counting.conversations`)."""

    @property
    def holds(self) -> bool:
        """Whether every property holds."""
        return all(verdict.status == "holds" for verdict in self.verdicts)


def prove(
    protocol: Protocol, prover: Prover = "search", budget: int = BUDGET, programme: Programme | None = None
) -> Certificate:
    """Judge every property; of the routine as well, where a programme is given.

    Raises:
        ImportError: the second prover is wanted and python-sat is not there.
    """
    fault = broken_frame(protocol)
    if fault:
        return Certificate(protocol.digest, (prover,), tuple(unframed(PROPERTIES, fault)), 0)
    logic = _prover(protocol, prover, budget)
    ground = Ground(logic, Reading(protocol))
    verdicts = tuple(judge(ground, each) for each in PROPERTIES)
    states = logic.states
    if programme is not None:
        together = joined(protocol, programme)
        logic = _prover(together, prover, budget)
        verdicts = judge_routine(Ground(logic, Reading(together)), programme, verdicts)
        states += logic.states
    return Certificate(protocol.digest, (logic.name,), verdicts, states)


def agree(one: Certificate, other: Certificate) -> Certificate:
    """The two as one; what one of them left undecided, the other decides.

    Raises:
        ProversDisagree: a property holds by one and fails by the other, or fails elsewhere.
    """
    if one.digest != other.digest:
        raise ProversDisagree(f"these are two protocols: {one.digest[:12]} and {other.digest[:12]}")
    verdicts = []
    for first, second in zip(one.verdicts, other.verdicts, strict=True):
        odds = _missed(first, second) | _missed(second, first)
        if odds:
            names = f"{'+'.join(one.provers)} says {first.status}, {'+'.join(other.provers)} says {second.status}"
            cases = ", ".join(sorted(f"`{about}`" for about in odds))
            raise ProversDisagree(f"{first.property}: {names}; they differ on {cases}")
        verdicts.append(second if first.reason else first)
    provers = (*one.provers, *other.provers)
    return replace(one, provers=provers, verdicts=tuple(verdicts), states=one.states + other.states)


def _missed(verdict: Verdict, by: Verdict) -> frozenset[str]:
    """What one verdict found and the other should have; one that gave up need not have come so far."""
    if by.reason:
        return frozenset()
    seen = {scene.about for scene in by.counterexamples}
    return frozenset(scene.about for scene in verdict.counterexamples if scene.about not in seen)


def _prover(protocol: Protocol, prover: Prover, budget: int) -> Logic:
    if prover == "search":
        return Search(protocol, budget)
    from triage.proof.sat import Sat  # noqa: PLC0415 - the second prover needs python-sat, an extra

    return Sat(protocol)
