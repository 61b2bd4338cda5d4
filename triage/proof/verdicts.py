"""What a proof found: for each property a verdict, with counterexamples as conversations."""

from collections.abc import Iterator
from dataclasses import dataclass
from graphlib import CycleError
from typing import Literal

from triage.model.flow import OUTCOME
from triage.model.guard import Findings
from triage.model.protocol import Protocol
from triage.model.urgency import Urgency
from triage.proof.claims import Claim, Ground
from triage.proof.gating import Gated, gated
from triage.proof.logic import BudgetSpent, Query
from triage.proof.meaning import Reply, advise, converse, truth
from triage.proof.properties import Property
from triage.proof.slots import in_order

Status = Literal["holds", "fails", "undecided"]


@dataclass(frozen=True, slots=True)
class Scene:
    """A conversation that shows something."""

    about: str
    """The rule, finding or question."""
    says: str
    steps: tuple[tuple[str, Reply], ...] = ()
    """Questions and replies; empty where nobody can have the conversation that is missing."""
    answers: Findings | None = None
    """The full answers behind it, asked or not."""
    change: tuple[str, str, str] | None = None
    """A finding with its answer before and after; the conversation is the one before."""
    too_careful: bool = False
    """Whether the advice is too high, not too low."""
    together: bool = False
    """Whether it is one of the triage and the dialogues of the routine together (`joining`)."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is known of one property."""

    property: str
    sentence: str
    hazards: tuple[str, ...]
    status: Status
    claims: int
    """Cases looked at."""
    counterexamples: tuple[Scene, ...] = ()
    replacing: tuple[Scene, ...] = ()
    """For S4: each rule that lowers a level, in a smallest conversation where it does."""
    gated: tuple[Gated, ...] = ()
    """For S3: the findings from `soon` upwards that not everybody is asked about, and who is."""
    reason: str = ""
    """Why not all was looked at; it is undecided then, unless it fails already."""


def judge(ground: Ground, property_: Property) -> Verdict:
    """The verdict on one property."""
    failed: list[Scene] = []
    acting: list[Scene] = []
    lowering = {rule.id for rule in ground.reading.protocol.rules if rule.replaces is not None}
    number, reason = 0, ""
    claims = tuple(property_.claims(ground))
    possible = ground.logic.first_possible(claim.queries for claim in claims)
    try:
        for claim in claims:
            number += 1
            query = next(possible)
            if claim.never == (query is not None):
                failed.append(_scene(ground, claim, query))
            elif property_.id == "S4" and claim.about in lowering:
                acting.append(_scene(ground, claim, query))
    except BudgetSpent:
        reason = f"the search looked at more states than it may ({ground.logic.states}) in claim {number}"
    return Verdict(
        property=property_.id,
        sentence=property_.sentence,
        hazards=property_.hazards,
        status="fails" if failed else "undecided" if reason else "holds",
        claims=number,
        counterexamples=tuple(failed),
        replacing=tuple(acting),
        gated=tuple(gated(ground.reading, Urgency.SOON)) if property_.id == "S3" else (),
        reason=reason,
    )


def broken_frame(protocol: Protocol) -> str:
    """Why the flow as such is no way from a start to an outcome; empty when it is one."""
    flow = protocol.flow
    known = {*flow.questions, OUTCOME}
    for branch in (branch for question in flow.questions.values() for branch in question.then):
        if branch.go not in known:
            return f"a branch leads to `{branch.go}`, which is no question"
    if flow.start not in flow.questions:
        return f"it starts at `{flow.start}`, which is no question"
    try:
        in_order(flow)
    except CycleError as error:
        return "it goes in circles: " + " → ".join(f"`{id_}`" for id_ in error.args[1])
    if advise(protocol, {}).urgency is Urgency.EMERGENCY:
        return "an emergency speaks before anything was said"
    return ""


def unframed(properties: tuple[Property, ...], fault: str) -> Iterator[Verdict]:
    """The verdicts on a flow that is none: the first property fails, the others cannot be looked at."""
    scene = Scene("flow", fault)
    for each in properties:
        if each.id == "S1":
            yield Verdict(each.id, each.sentence, each.hazards, "fails", 1, (scene,))
        else:
            yield Verdict(each.id, each.sentence, each.hazards, "undecided", 0, reason=fault)


def _scene(ground: Ground, claim: Claim, query: Query | None) -> Scene:
    protocol = ground.reading.protocol
    case = None if query is None else ground.logic.decide(query)
    if case is None:
        return Scene(claim.about, claim.says)
    if claim.change is not None:
        finding, before, _ = claim.change
        case = {key: before if key[1] == finding else value for key, value in case.items()}
    steps = converse(protocol, case).steps
    return Scene(claim.about, claim.says, steps, truth(protocol, case), claim.change, claim.too_careful)
