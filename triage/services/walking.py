"""Walks: the conversation that a patient on paper has."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from triage.engine import interview as conversation
from triage.engine.assessment import assess
from triage.engine.interview import Interview
from triage.engine.replies import CONFIRMED
from triage.engine.settling import fill
from triage.errors import FileMissing, Problems
from triage.model.flow import Question
from triage.model.guard import Value
from triage.model.urgency import Urgency
from triage.model.vocabulary import NO, UNSURE, YES
from triage.model.walk import Walk
from triage.services.materials import Materials
from triage.source.files import LARGEST
from triage.source.prevalence import read_usual
from triage.source.walks import read_walk


@dataclass(frozen=True, slots=True)
class Walker:
    """Answers questions as a walk says."""

    materials: Materials
    walk: Walk
    usual: Mapping[str, Value]
    """What people usually say to what is not answered yes or no."""

    def reply(self, interview: Interview) -> object | None:
        """The reply to the current question; None when the walk does not say, or the conversation is over."""
        return None if interview.finished else self._reply(interview.question, interview.items)

    def _reply(self, question: Question, items: tuple[str, ...]) -> object | None:
        again = self.walk.asked_again if question.asks_again is not None else {}
        known = {**self.usual, **self.walk.findings, **again}
        if question.kind == "review":
            return CONFIRMED
        if question.kind == "checklist":
            return {answer: [item for item in items if known.get(item) == answer] for answer in (YES, UNSURE)}
        (recorded,) = question.asks
        return known.get(recorded, NO if self.materials.protocol.vocabulary[recorded].yes_no else None)

    def path(self) -> tuple[tuple[str, object], ...]:
        """The questions with the replies, up to the outcome or the first question the walk does not answer."""
        return tuple((step.question, step.reply) for step in self.interview().steps)

    def remarks(self, urgency: Urgency) -> tuple[str, ...]:
        """What there is to say of an outcome of this urgency: what was expected, and what a change would make of it."""
        expect, then = self.walk.expect, self.walk.then
        remarks = [] if expect is None else [f"The walk expects {expect.urgency.id}; the advice is {urgency.id}."]
        if then:
            protocol = self.materials.protocol
            full = fill(protocol, {**self.usual, **self.walk.findings, **self.walk.asked_again}, NO)
            before, after = assess(protocol, full).urgency, assess(protocol, {**full, **then}).urgency
            changes = " and ".join(f"`{id_}` were {value}" for id_, value in then.items())
            remarks.append(f"If then {changes}, the advice would go from {before.id} to {after.id}.")
        return tuple(remarks)

    def interview(self) -> Interview:
        """The conversation as far as the walk answers."""
        interview = conversation.begin(self.materials.protocol, self.materials.machine)
        while (said := self.reply(interview)) is not None:
            interview = conversation.reply(interview, said)
        return interview


def open_walk(materials: Materials, file: Path) -> Walker:
    """Somebody who answers as the walk in a file says.

    Raises:
        FileMissing: there is no such file.
        ProblemsFound: everything that is wrong with it.
    """
    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise FileMissing(f"the walk `{file}` cannot be read: {reason}") from error
    return walker(materials, read_walk(materials.protocol, content, str(file)))


def walker(materials: Materials, walk: Walk) -> Walker:
    """Somebody who answers as the walk says.

    Raises:
        ProblemsFound: what people usually say cannot be read.
    """
    problems = Problems()
    usual = read_usual(materials.flows, materials.protocol, problems)
    problems.stop_if_any()
    return Walker(materials, walk, usual)
