"""One whole conversation, with every warning sign answered no, and the machine's ways as plain values."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from transitions import Machine as StateMachine

from triage.engine.interview import Interview, begin, reply
from triage.engine.machine import Machine
from triage.engine.settling import settle
from triage.model.flow import OUTCOME
from triage.model.guard import Findings
from triage.model.protocol import Protocol
from triage.model.vocabulary import Numbers
from triage.places import flows_folder
from triage.source.protocol import load_protocol

Condition: TypeAlias = str | Callable[..., bool | None]
Way: TypeAlias = tuple[str, str, list[Condition]]
"""From, to, and the guards that must hold."""

protocol = load_protocol(flows_folder())
_ANSWERS: Mapping[str, str | int] = {
    "age": 40,
    "sex": "male",
    "pain_now": 3,
    "pain_worst": 5,
    "trauma_age": "no_injury",
}


class Place:
    """What a bare machine moves."""

    __slots__ = ("state",)

    def __init__(self, state: str) -> None:
        self.state = state


def answer(interview: Interview) -> object:
    """An answer of somebody with nothing but a sore back."""
    question = interview.question
    if question.kind == "checklist":
        return {}
    if question.kind == "review":
        return "confirmed"
    finding = protocol.vocabulary[question.asks[0]]
    if finding.id in _ANSWERS:
        return _ANSWERS[finding.id]
    if isinstance(finding.answers, Numbers):
        return finding.answers.low
    return "no" if finding.yes_no else finding.answers.values[0]


def whole_interview(machine: Machine) -> Interview:
    """A conversation from consent to advice."""
    interview = begin(protocol, machine)
    while not interview.finished:
        interview = reply(interview, answer(interview))
    return interview


def findings_on_the_way(machine: Machine) -> list[tuple[str, Findings]]:
    """Each question of a whole conversation, with the findings that decide what follows."""
    interview, steps = begin(protocol, machine), list[tuple[str, Findings]]()
    while not interview.finished:
        state, interview = interview.state, reply(interview, answer(interview))
        steps.append((state, settle(protocol, interview.recorded)))
    return steps


def transitions_of(machine: Machine) -> list[Way]:
    """The ways of our machine, read off the machine itself."""
    event = machine._answered  # noqa: SLF001 - what is compared is what is inside
    return [
        (source, way.dest or "", [condition.func for condition in way.conditions])
        for source, ways in event.transitions.items()
        for way in ways
    ]


def bare_machine(of: Protocol, ways: list[Way]) -> StateMachine:
    """The machine of transitions as its manual shows it, without a model and without automatic ways."""
    states = [*of.flow.questions, OUTCOME]
    machine = StateMachine(model=None, states=states, initial=of.flow.start, auto_transitions=False)
    for source, destination, conditions in ways:
        machine.add_transition("answered", source, destination, conditions=conditions)
    return machine
