"""S7: going back, changing an answer, resuming and starting again reach only what a straight run reaches.

It is a property of the engine, so it is not proved of a protocol but tried out on it: at every question and for every
other answer to every item, against conversations that the proof works out without the engine.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from triage.engine import interview as conversation
from triage.engine import replies as engine
from triage.engine.interview import Interview
from triage.engine.machine import Machine
from triage.engine.replies import recorded_by
from triage.errors import ReplyRefused
from triage.model.guard import Value
from triage.model.protocol import Protocol
from triage.model.vocabulary import NO, UNSURE, YES
from triage.proof.logic import BudgetSpent
from triage.proof.meaning import Reply, converse
from triage.proof.slots import Choices, Slot
from triage.proof.tour import tour
from triage.proof.verdicts import Scene, Verdict

PROPERTY = "S7"
SENTENCE = (
    "going back, changing an answer, resuming and starting again reach only what a straight run reaches: "
    "tried at every question and item, not proved"
)
HAZARDS = ("H03", "H04", "H06")
Steps = tuple[tuple[str, Reply], ...]


def retrace(protocol: Protocol, *, framed: bool = True) -> Verdict:
    """The verdict on S7, by trial; a protocol whose questions lead nowhere (S1) cannot be tried."""
    if not framed:
        return Verdict(PROPERTY, SENTENCE, HAZARDS, "undecided", 0, reason="it waits for S1")
    failed: list[Scene] = []
    trials = 0
    try:
        for trials, trial in enumerate(_trials(protocol, Machine(protocol)), start=1):  # noqa: B007 - counts
            if not trial.passed():
                failed.append(Scene(trial.about, trial.says, trial.steps))
    except BudgetSpent:
        return Verdict(PROPERTY, SENTENCE, HAZARDS, "undecided", trials, tuple(failed), reason="the tour is too long")
    return Verdict(PROPERTY, SENTENCE, HAZARDS, "fails" if failed else "holds", trials, tuple(failed))


@dataclass(frozen=True, slots=True)
class _Trial:
    about: str
    """The question, or its item."""
    says: str
    """What is wrong when it is not the same."""
    steps: Steps
    same: Callable[[], bool]

    def passed(self) -> bool:
        """Whether the two ways lead to the same place; an answer that suddenly does not fit leads elsewhere."""
        try:
            return self.same()
        except ReplyRefused:
            return False


def _trials(protocol: Protocol, machine: Machine) -> Iterator[_Trial]:
    for choices, slots in tour(protocol):
        steps = converse(protocol, choices).steps
        straight = _walked(protocol, machine, steps)
        question = slots[0].question if slots else steps[-1][0]
        yield _Trial(question, f"resuming after `{question}` leads elsewhere", steps, partial(_resumed, straight))
        yield _Trial(
            question, "the last answer, taken back and given again, leads elsewhere", steps, partial(_back, straight)
        )
        for slot in slots:
            for value in slot.values:
                if value != choices[slot.key]:
                    says = f"changing `{slot.finding}` to {value} leads elsewhere than answering so at once"
                    same = partial(_changed_as_straight, protocol, straight, {**choices, slot.key: value}, slot)
                    yield _Trial(f"{question}.{slot.finding}", says, steps, same)


def _resumed(straight: Interview) -> bool:
    return _same(conversation.replay(straight.protocol, straight.machine, straight.kept), straight)


def _back(straight: Interview) -> bool:
    last = straight.steps[-1]
    return _same(conversation.reply(conversation.back(straight), _raw(_as_said(last.reply))), straight)


def _changed_as_straight(protocol: Protocol, interview: Interview, choices: Choices, slot: Slot) -> bool:
    """Whether the changed conversation is the beginning of what people say who answer so at once."""
    wanted = converse(protocol, choices).steps
    raw = next(_raw(reply) for question, reply in wanted if question == slot.question)
    changed = conversation.edit(interview, slot.question, raw)
    steps = tuple((step.question, _as_said(step.reply)) for step in changed.steps)
    whole = not changed.finished or len(steps) == len(wanted)
    recorded: dict[str, Value] = {}
    for step in changed.steps:
        recorded |= recorded_by(protocol.flow.questions[step.question], step.reply)
    return whole and steps == wanted[: len(steps)] and changed.recorded == recorded


def _walked(protocol: Protocol, machine: Machine, steps: Steps) -> Interview:
    interview = conversation.begin(protocol, machine)
    for question, reply in steps:
        if interview.state == question:
            interview = conversation.reply(interview, _raw(reply))
    return interview


def _same(one: Interview, other: Interview) -> bool:
    return (one.state, one.steps, one.recorded) == (other.state, other.steps, other.recorded)


def _as_said(reply: engine.Reply) -> Reply:
    """The engine's reply as the proof writes it."""
    if not isinstance(reply, Mapping):
        return reply
    chosen = {answer: tuple(item for item, said in reply.items() if said == answer) for answer in (YES, UNSURE)}
    return {answer: items for answer, items in chosen.items() if items}


def _raw(reply: Reply) -> object:
    if isinstance(reply, Mapping):
        return {answer: reply.get(answer, ()) for answer in (YES, NO, UNSURE)}
    return reply
