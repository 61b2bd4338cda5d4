"""Which warning signs are not asked of everybody, and what must hold for somebody to be asked."""

from collections.abc import Iterator
from dataclasses import dataclass

from triage.model.flow import OUTCOME, Flow, Question
from triage.model.guard import ALWAYS, All, AnyOf, Guard, Not
from triage.model.urgency import Urgency
from triage.proof.logic import Reading


@dataclass(frozen=True, slots=True)
class Gated:
    """A sign that only some people are asked about."""

    finding: str
    guard: Guard
    """What those people have said before."""


def gated(reading: Reading, least: Urgency) -> Iterator[Gated]:
    """The asked findings that warn at this level or above, where something stands before them."""
    for finding in reading.protocol.vocabulary.values():
        if finding.warning is None or finding.warning < least or not reading.asked_at(finding.id):
            continue
        asking = (reading.questions[at] for at in reading.asked_at(finding.id))
        doors = [_door(reading.protocol.flow, question) for question in asking if question.asks_again is None]
        guard = _every([finding.applies or ALWAYS, _any(doors)])
        if guard != ALWAYS:
            yield Gated(finding.id, guard)


def _door(flow: Flow, question: Question) -> Guard:
    return _every([_reached(flow, question.id), question.when or ALWAYS])


def _reached(flow: Flow, id_: str) -> Guard:
    """What the branches ask of those who come to the question."""
    if not _avoidable(flow, id_):
        return ALWAYS
    ways = []
    for source in flow.questions.values():
        refused: list[Guard] = []
        for branch in source.then:
            taken = branch.when or ALWAYS
            if branch.go == id_:
                ways.append(_every([_reached(flow, source.id), *refused, taken]))
            refused.append(Not(taken))
    return _any(ways)


def _avoidable(flow: Flow, id_: str) -> bool:
    """Whether a way from the start to the outcome leaves the question out."""
    seen, waiting = {id_}, [flow.start]
    while waiting:
        here = waiting.pop()
        if here == OUTCOME:
            return True
        if here not in seen:
            seen.add(here)
            waiting += [branch.go for branch in flow.questions[here].then]
    return False


def _every(parts: list[Guard]) -> Guard:
    kept = tuple(part for part in parts if part != ALWAYS)
    return kept[0] if len(kept) == 1 else All(kept)


def _any(parts: list[Guard]) -> Guard:
    if ALWAYS in parts:
        return ALWAYS
    return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))
