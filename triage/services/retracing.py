"""S7: going back, changing an answer, resuming and starting again reach only what a straight run reaches.

It is a property of the engine, so it is not proved of a protocol but tried out on it: at every question and for every
other answer to every item, against conversations that the proof works out without the engine. Where a way back leads to
questions that were not answered before, they are answered, and nothing else may be asked: what counts is the whole
conversation with its advice.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from triage.engine import interview as conversation
from triage.engine import replies as engine
from triage.engine.interview import Interview
from triage.engine.machine import Machine
from triage.errors import ReplyRefused
from triage.model.guard import Findings
from triage.model.protocol import Protocol
from triage.model.vocabulary import NO, UNSURE, YES
from triage.proof.logic import BudgetSpent
from triage.proof.meaning import Conversation, Reply, asked_items, converse, settled
from triage.proof.tour import Stop, tour
from triage.proof.verdicts import Scene, Verdict

PROPERTY = "S7"
SENTENCE = (
    "going back, changing an answer, resuming and starting again reach only what a straight run reaches: "
    "tried at every question and item, not proved"
)
HAZARDS = ("H03", "H04", "H06")
_BACK = 2
"""How many questions to go back from each; from the last one, all of them."""
Steps = tuple[tuple[str, Reply], ...]
_Answered = dict[str, Findings]
"""For each question that was answered, what was recorded before: it says which items the answer covers."""


def retrace(protocol: Protocol, *, framed: bool = True) -> Verdict:
    """The verdict on S7, by trial; a protocol whose questions lead nowhere (S1) cannot be tried."""
    if not framed:
        return Verdict(PROPERTY, SENTENCE, HAZARDS, "undecided", 0, reason="it waits for S1")
    failed: list[Scene] = []
    trials = 0
    try:
        for trials, trial in enumerate(_trials(protocol), start=1):  # noqa: B007 - counts
            if not trial.passed:
                failed.append(Scene(trial.about, trial.says, trial.steps))
    except BudgetSpent:
        return Verdict(PROPERTY, SENTENCE, HAZARDS, "undecided", trials, tuple(failed), reason="the tour is too long")
    return Verdict(PROPERTY, SENTENCE, HAZARDS, "fails" if failed else "holds", trials, tuple(failed))


@dataclass(frozen=True, slots=True)
class _Trial:
    about: str
    """The question, or its item."""
    says: str
    """What is wrong when it does not pass."""
    steps: Steps
    """The straight run that it starts from."""
    passed: bool


@dataclass(frozen=True, slots=True)
class _Run:
    """The straight run through a stop of the tour."""

    protocol: Protocol
    stop: Stop
    wanted: Conversation
    """Where the proof says that it leads."""
    walked: tuple[Interview, ...]
    """The conversation before each answer, and at the end."""

    @property
    def asked(self) -> tuple[str, ...]:
        """The questions that are wanted."""
        return tuple(question for question, _ in self.wanted.steps)

    @property
    def at(self) -> int:
        """How many questions come before that of the stop."""
        return self.asked.index(self.stop.question)

    @property
    def answered(self) -> _Answered:
        """What was recorded before each answer."""
        return {question: before.recorded for question, before in zip(self.asked, self.walked, strict=False)}

    @property
    def arrived(self) -> bool:
        """Whether it comes by the question of the stop to where it should end, one answer after another."""
        whole = len(self.walked) == len(self.wanted.steps) + 1
        return whole and self.stop.question in self.asked and _arrived(self.walked[-1], self.wanted)


def _trials(protocol: Protocol) -> Iterator[_Trial]:
    machine = Machine(protocol)  # one for all: each begins where another has ended, as people do who start again
    for stop in tour(protocol):
        wanted = converse(protocol, stop.choices)
        run = _Run(protocol, stop, wanted, _walked(protocol, machine, wanted))
        tell = partial(_Trial, stop.question, steps=wanted.steps)
        yield tell("starting again and answering leads elsewhere than the answers say", passed=run.arrived)
        if run.arrived:
            yield tell("resuming in the midst of it leads elsewhere", passed=_passed(partial(_resumed, run)))
            yield tell("going back and answering again leads elsewhere", passed=_passed(partial(_taken_back, run)))
            yield tell("asking it again for the same answer leads elsewhere", passed=_passed(partial(_reopened, run)))
            yield from _changes(run)


def _passed(same: Callable[[], bool]) -> bool:
    """Whether two ways lead to the same place; an answer that suddenly does not fit leads elsewhere."""
    try:
        return same()
    except ReplyRefused:
        return False


def _walked(protocol: Protocol, machine: Machine, wanted: Conversation) -> tuple[Interview, ...]:
    """Each place of the straight run, as far as it goes as wanted."""
    walked = [conversation.begin(protocol, machine)]
    for question, reply in wanted.steps:
        if walked[-1].state != question:
            break
        try:
            walked.append(conversation.reply(walked[-1], _raw(reply)))
        except ReplyRefused:
            break
    return tuple(walked)


def _resumed(run: _Run) -> bool:
    """From what was kept when the question was asked."""
    asked = run.walked[run.at]
    return _same(conversation.replay(run.protocol, asked.machine, asked.kept), asked)


def _taken_back(run: _Run) -> bool:
    """Question by question back from the answer, and answered again; from the last question, back to the start."""
    last = run.at
    first = 0 if last == len(run.wanted.steps) - 1 else max(0, last + 1 - _BACK)
    interview = run.walked[last + 1]
    for place in reversed(range(first, last + 1)):
        interview = conversation.back(interview)
        if not _same(interview, run.walked[place]):
            return False
    for _, reply in run.wanted.steps[first : last + 1]:
        interview = conversation.reply(interview, _raw(reply))
    return _same(interview, run.walked[last + 1])


def _reopened(run: _Run) -> bool:
    """Asked again from the end; what was answered after it comes back."""
    interview = conversation.reopen(run.walked[-1], run.stop.question)
    same = _same(interview, run.walked[run.at])
    return same and _same(conversation.reply(interview, _raw(run.wanted.steps[run.at][1])), run.walked[-1])


def _changes(run: _Run) -> Iterator[_Trial]:
    """Every item of the question changed to every other answer, one change upon the other, and at last all back."""
    question, steps = run.stop.question, run.wanted.steps
    interview, answered, before = run.walked[-1], run.answered, ""
    for slot in run.stop.slots:
        for value in slot.values:
            if value == run.stop.choices[slot.key]:
                continue
            wanted = converse(run.protocol, {**run.stop.choices, slot.key: value})
            changed = _changed(interview, question, wanted, answered)
            says = (
                f"changing `{slot.finding}` to {value}{before} or taking that back leads elsewhere than a straight run"
            )
            yield _Trial(f"{question}.{slot.finding}", says, steps, passed=changed is not None)
            before = f", after `{slot.finding}` was changed to {value},"
            if changed is None:
                interview, answered, before = run.walked[-1], run.answered, ""
            else:
                interview = changed
    if run.stop.slots:
        back = _changed(interview, question, run.wanted, answered)
        says = f"changing `{question}` and changing it back leads elsewhere"
        yield _Trial(question, says, steps, passed=back is not None and _same(back, run.walked[-1]))
        if back is not None:
            resumed = conversation.replay(run.protocol, back.machine, back.kept)
            says = "resuming after changes leads elsewhere"
            yield _Trial(question, says, steps, passed=_same(resumed, back))


def _changed(interview: Interview, question: str, wanted: Conversation, answered: _Answered) -> Interview | None:
    """The end of the conversation once the question is answered as wanted; None when it is not the wanted one.

    Where that leads to a question that was not answered before, changing it back instead must undo it.
    """
    try:
        changed = conversation.edit(interview, question, _raw(dict(wanted.steps)[question]))
        if not changed.finished:
            undone = conversation.edit(changed, question, _raw(dict(_said(interview))[question]))
            if not _same(undone, interview):
                return None
        return _answered_on(changed, wanted, answered)
    except ReplyRefused:
        return None


def _answered_on(interview: Interview, wanted: Conversation, answered: _Answered) -> Interview | None:
    """Answer what was never answered before, and nothing else is to be asked; None when it leads elsewhere."""
    while not interview.finished:
        said = _said(interview)
        if said != wanted.steps[: len(said)] or len(said) == len(wanted.steps):
            return None
        question, reply = wanted.steps[len(said)]
        if interview.state != question or _covered(interview, answered.get(question)):
            return None
        answered[question] = interview.recorded
        interview = conversation.reply(interview, _raw(reply))
    return interview if _arrived(interview, wanted) else None


def _covered(interview: Interview, before: Findings | None) -> bool:
    """Whether the question was answered for all items that are asked now."""
    if before is None:
        return False
    protocol, question = interview.protocol, interview.question
    now = asked_items(protocol, question, settled(protocol, interview.recorded))
    return set(now) <= set(asked_items(protocol, question, settled(protocol, before)))


def _arrived(interview: Interview, wanted: Conversation) -> bool:
    """Whether it is the wanted conversation, with its advice."""
    if (interview.finished, _said(interview), interview.recorded) != (True, wanted.steps, wanted.recorded):
        return False
    advice, due = interview.assessment, wanted.advice
    replaced = {rule.replaces for rule in interview.protocol.rules if rule.id in due.replaced}
    return (
        advice.urgency is due.urgency
        and {reason.rule for reason in advice.deciding} == due.deciding
        and advice.replaced.keys() == replaced
        and advice.routine == due.routine
    )


def _same(one: Interview, other: Interview) -> bool:
    return (one.state, one.steps, one.recorded) == (other.state, other.steps, other.recorded)


def _said(interview: Interview) -> Steps:
    return tuple((step.question, _as_said(step.reply)) for step in interview.steps)


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
