"""A conversation so far: an immutable value that every answer turns into a new one."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from triage.engine.assessment import assess, judge
from triage.engine.machine import Machine
from triage.engine.replies import Reply, fitting, read_reply, recorded_by
from triage.engine.settling import settle, unanswered
from triage.errors import ReplyRefused
from triage.model.assessment import Assessment
from triage.model.flow import OUTCOME, Question
from triage.model.guard import Findings, Value
from triage.model.protocol import Protocol
from triage.model.urgency import Urgency
from triage.model.vocabulary import UNSURE

NOTHING: Findings = MappingProxyType({})
"""No findings."""


@dataclass(frozen=True, slots=True)
class Step:
    """A question that was answered, with the part of the answer that counts."""

    question: str
    reply: Reply


@dataclass(frozen=True, slots=True)
class Interview:
    """Flow and answers: where the conversation stands and what it has found.

    Saving it is saving `kept`; `replay` makes the same interview again.
    """

    protocol: Protocol
    machine: Machine
    state: str
    """The question to answer now, or ``outcome``."""
    steps: tuple[Step, ...] = ()
    """The answers that count, in the order asked."""
    recorded: Mapping[str, Value] = field(default_factory=dict)
    """What is known and what the steps recorded, by finding."""
    kept: Mapping[str, Reply] = field(default_factory=dict)
    """Every answer given and not taken back, by question; those not among the steps do not count."""
    taken_back: Mapping[str, Reply] = field(default_factory=dict)
    """Answers undone by going back: shown again, never counted."""
    known: Mapping[str, Value] = field(default_factory=dict)
    """What is known without asking, by finding; an answer takes its place."""
    settled: Mapping[str, Value] = field(init=False, compare=False, repr=False)
    """What follows from `recorded`, worked out once: the findings that count, derived ones included."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "settled", settle(self.protocol, self.recorded))

    @property
    def finished(self) -> bool:
        """Whether the advice is final."""
        return self.state == OUTCOME

    @property
    def question(self) -> Question:
        """The question to answer now."""
        return self.protocol.flow.questions[self.state]

    @property
    def items(self) -> tuple[str, ...]:
        """The findings that the question asks of this person."""
        return self.machine.items(self.question, self.settled)

    @property
    def assessment(self) -> Assessment:
        """The advice so far. At the end, a warning sign that was never answered counts as unsure."""
        now = judge(self.protocol, self.settled)
        if not self.finished or now.urgency is Urgency.EMERGENCY:
            return now
        missing = dict.fromkeys(unanswered(self.protocol, self.recorded), UNSURE)
        return assess(self.protocol, {**missing, **self.recorded}) if missing else now

    @property
    def withdrawn(self) -> tuple[str, ...]:
        """Questions that were answered, but whose answers no longer apply and do not count."""
        counted = {step.question for step in self.steps}
        order = list(self.protocol.flow.questions)
        passed = len(order) if self.finished else order.index(self.state)
        return tuple(question for question in order[:passed] if question in self.kept and question not in counted)


def begin(protocol: Protocol, machine: Machine, known: Findings = NOTHING) -> Interview:
    """A conversation before its first answer; `known` need not be asked."""
    return Interview(protocol, machine, protocol.flow.start, recorded=known, known=known)


def reply(interview: Interview, raw: object) -> Interview:
    """The conversation after an answer to its current question.

    Raises:
        ReplyRefused: the answer does not fit; the conversation stays as it was.
    """
    if interview.finished:
        raise ReplyRefused("the conversation is over; go back to change an answer")
    answer = read_reply(interview.protocol, interview.question, interview.items, raw)
    kept = {**interview.kept, interview.state: answer}
    return _go_on(replace(interview, kept=kept))


def reopen(interview: Interview, question: str) -> Interview:
    """The conversation back at `question`: its answer is taken back, later answers wait until it is answered anew.

    Raises:
        ReplyRefused: the question is not among the answers that count.
    """
    asked = [step.question for step in interview.steps]
    if question not in asked:
        raise ReplyRefused(f"`{question}` was not answered in this conversation")
    before = interview.steps[: asked.index(question)]
    answers = {step.question: step.reply for step in before}
    earlier = replay(interview.protocol, interview.machine, answers, interview.known)
    kept = {id_: answer for id_, answer in interview.kept.items() if id_ != question}
    taken_back = {**interview.taken_back, question: interview.kept[question]}
    return replace(earlier, kept=kept, taken_back=taken_back)


def back(interview: Interview) -> Interview:
    """The conversation with its last answer taken back; at the start, unchanged."""
    return reopen(interview, interview.steps[-1].question) if interview.steps else interview


def edit(interview: Interview, question: str, raw: object) -> Interview:
    """The conversation as if `question`, answered earlier, had been answered with `raw`.

    Later answers that still apply are kept; those that no longer apply are `withdrawn`.

    Raises:
        ReplyRefused: the answer does not fit, or the question was not answered.
    """
    return reply(reopen(interview, question), raw)


def replay(protocol: Protocol, machine: Machine, kept: Mapping[str, Reply], known: Findings = NOTHING) -> Interview:
    """The conversation that these answers lead to, up to the first question they do not answer."""
    return _go_on(replace(begin(protocol, machine, known), kept=kept))


def _go_on(interview: Interview) -> Interview:
    """Follow the kept answers as far as they lead; an emergency ends it at once."""
    protocol, machine = interview.protocol, interview.machine
    state, steps, recorded = interview.state, list(interview.steps), dict(interview.recorded)
    settled = interview.settled
    while state != OUTCOME and state in interview.kept:
        question = protocol.flow.questions[state]
        items = machine.items(question, settled)
        answer = fitting(protocol, question, items, interview.kept[state])
        if answer is None:
            break
        steps.append(Step(state, answer))
        recorded |= recorded_by(question, answer)
        settled = settle(protocol, recorded)
        emergency = judge(protocol, settled).urgency is Urgency.EMERGENCY
        state = OUTCOME if emergency else machine.next_state(state, settled)
    return replace(interview, state=state, steps=tuple(steps), recorded=recorded)
