"""How far the conversation has come, honestly."""

from collections.abc import Iterator
from dataclasses import dataclass

from triage.engine.interview import Interview


@dataclass(frozen=True, slots=True)
class Progress:
    """Questions asked, this one included, and the most there can be in all."""

    asked: int
    at_most: int


def progress(interview: Interview) -> Progress:
    """Where the conversation stands; a question that might still apply counts towards the most."""
    asked = len(interview.steps) + (not interview.finished)
    return Progress(asked, asked + sum(1 for _ in still_possible(interview)))


def still_possible(interview: Interview) -> Iterator[str]:
    """The questions after the present one that may still be asked."""
    if interview.finished:
        return
    protocol = interview.protocol
    questions = protocol.flow.questions
    order = list(questions)
    ahead = order[order.index(interview.state) :]
    unknown = {finding for question in ahead for finding in questions[question].asks}
    for finding in protocol.settling:
        reads = finding.derived or finding.applies
        if reads is not None and not unknown.isdisjoint(reads.reads()):
            unknown.add(finding.id)
    for question in ahead[1:]:
        if interview.machine.applicability[question].may_hold(interview.settled, unknown) is not False:
            yield question
