"""What leads from one question of the dialogue to the next, as arrows."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from triage.engine.interview import Interview
from triage.engine.machine import applicability
from triage.model.flow import OUTCOME, Question
from triage.model.graph import OTHERWISE, Arrow
from triage.model.guard import ALWAYS, All, AnyOf, Guard
from triage.model.protocol import Protocol
from triage.model.urgency import Urgency
from triage.render.guards import in_words

_PLAIN = re.compile(r"[^A-Za-z0-9_]")


def key_of(kind: str, id_: str) -> str:
    """A name that every picture format takes as it stands."""
    return OUTCOME if id_ == OUTCOME else f"{kind}_{_PLAIN.sub(lambda found: f'_{ord(found[0]):x}_', id_)}"


def asked_when(protocol: Protocol, question: Question) -> str:
    """When a question is asked, in words; empty for one that everybody is asked."""
    if question.asks_again is not None:
        again = f"an emergency item of {question.asks_again} is unsure"
        return again if question.when is None else f"{again} and ({in_words(question.when, protocol.vocabulary)})"
    guard = applicability(protocol, question)
    return "" if guard is ALWAYS else in_words(_each_once(guard), protocol.vocabulary)


def _each_once(guard: Guard) -> Guard:
    """The guard without parts that say the same: two items may apply to the same people."""
    match guard:
        case AnyOf(parts):
            once = tuple(dict.fromkeys(parts))
            return once[0] if len(once) == 1 else AnyOf(once)
        case All(parts):
            return All(tuple(dict.fromkeys(map(_each_once, parts))))
        case _:
            return guard


@dataclass(frozen=True, slots=True)
class Ways:
    """Every arrow, and the gates that stand where it is decided whether a question is asked."""

    arrows: tuple[Arrow, ...]
    gates: tuple[str, ...]
    """The questions that have a gate of their own."""


def ways_of(protocol: Protocol) -> Ways:
    """The arrows between questions.

    A question that may be passed over has a gate: one arrow leads in, under its condition, and one past it. Where only
    one question leads to a gate, and always, that question is the gate.
    """
    questions = protocol.flow.questions
    gates = {id_: when for id_, question in questions.items() if (when := asked_when(protocol, question))}
    arrows = [arrow for question in questions.values() for arrow in _from_question(protocol, question, gates)]
    arrows += [arrow for id_ in gates for arrow in _at_gate(protocol, questions[id_], gates)]
    left = []
    for id_ in gates:
        gate, leading = key_of("gate", id_), [arrow for arrow in arrows if arrow.end == key_of("gate", id_)]
        if len(leading) == 1 and not leading[0].says and leading[0].start.startswith("question_"):
            start = leading[0].start
            arrows = [
                replace(arrow, start=start) if arrow.start == gate else arrow
                for arrow in arrows
                if arrow is not leading[0]
            ]
        elif leading or protocol.flow.start == id_:
            left.append(id_)
    return Ways(tuple(arrows), tuple(left))


def _entry(id_: str, gates: Mapping[str, str]) -> str:
    return key_of("gate" if id_ in gates else "question", id_)


def _from_question(protocol: Protocol, question: Question, gates: Mapping[str, str]) -> Iterator[Arrow]:
    several = len(question.then) > 1
    for branch in question.then:
        says = "" if branch.when is None else in_words(branch.when, protocol.vocabulary)
        start, end = key_of("question", question.id), _entry(branch.go, gates)
        yield Arrow(start, end, "branch", says or OTHERWISE) if several else Arrow(start, end)


def _at_gate(protocol: Protocol, question: Question, gates: Mapping[str, str]) -> Iterator[Arrow]:
    gate = key_of("gate", question.id)
    yield Arrow(gate, key_of("question", question.id), "into", f"if {gates[question.id]}")
    for branch in question.then:
        says = OTHERWISE
        if branch.when is not None:
            says += f", and {in_words(branch.when, protocol.vocabulary)}"
        yield Arrow(gate, _entry(branch.go, gates), "past", says)


def with_path(arrows: tuple[Arrow, ...], interview: Interview) -> tuple[Arrow, ...]:
    """The arrows, with those marked that a conversation followed."""
    places = [key_of("question", step.question) for step in interview.steps]
    if interview.finished and interview.assessment.urgency is not Urgency.EMERGENCY:
        places.append(OUTCOME)
    elif not interview.finished:
        places.append(key_of("question", interview.state))
    followed: set[Arrow] = set()
    for start, end in pairwise(places):
        followed |= _way(arrows, start, end)
    return tuple(replace(arrow, walked=arrow in followed) for arrow in arrows)


def _way(arrows: tuple[Arrow, ...], start: str, end: str) -> set[Arrow]:
    """The shortest way between two places, through gates only."""
    came: dict[str, tuple[Arrow, ...]] = {start: ()}
    waiting = [start]
    for place in waiting:
        for arrow in arrows:
            if arrow.start != place or arrow.kind == "stop" or arrow.end in came:
                continue
            came[arrow.end] = (*came[place], arrow)
            if arrow.end.startswith("gate_"):
                waiting.append(arrow.end)
    return set(came.get(end, ()))
