"""The triage and the dialogues of the routine as one long conversation, so that one proof covers them together.

An answer that a later dialogue asks once more takes the place of the earlier one. So whoever comes to the end of the
check-in has the findings of somebody who said so in the triage, and each finding needs to be asked only once here.
What no dialogue asks, and the program sets from what it remembers, is asked as well: the proof holds for every history.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from triage.model.flow import OUTCOME, Branch, Flow, Kind, Question
from triage.model.programme import CHECK_IN, REVIEW, SET_UP, Programme
from triage.model.protocol import Protocol
from triage.model.vocabulary import Finding, Words

FROM_OUTSIDE = "from outside: "
"""Before the name of a finding that the program sets itself."""


def joined(protocol: Protocol, programme: Programme) -> Protocol:
    """The protocol whose dialogue is what is remembered, the triage, the set-up, the check-in and the review."""
    flows = [protocol.flow, *(programme.dialogues[id_] for id_ in (SET_UP, CHECK_IN, REVIEW))]
    outside = tuple(_outside(protocol, flows))
    questions = {question.id: question for question in outside}
    asked: set[str] = set()
    for flow, following in zip(flows, [*(flow.start for flow in flows[1:]), OUTCOME], strict=True):
        new = {item for question in flow.questions.values() for item in question.asks} - asked
        for question in flow.questions.values():
            questions[question.id] = _leading(question, new, following)
        asked |= new
    start = outside[0].id if outside else protocol.flow.start
    return replace(protocol, flow=replace(protocol.flow, start=start, questions=_without_empty(questions)))


def _leading(question: Question, new: set[str], following: str) -> Question:
    """The question with what is new of it, and the next dialogue in place of its end."""
    then = tuple(replace(branch, go=following) if branch.go == OUTCOME else branch for branch in question.then)
    return replace(question, asks=tuple(item for item in question.asks if item in new), then=then)


def _without_empty(questions: Mapping[str, Question]) -> dict[str, Question]:
    """The questions that ask something, those before leading past the others."""
    empty = {
        id_: question.then[-1].go
        for id_, question in questions.items()
        if not question.asks and question.kind != "review" and len(question.then) == 1
    }

    def past(id_: str) -> str:
        while id_ in empty:
            id_ = empty[id_]
        return id_

    return {
        id_: replace(question, then=tuple(replace(branch, go=past(branch.go)) for branch in question.then))
        for id_, question in questions.items()
        if id_ not in empty
    }


def _outside(protocol: Protocol, flows: list[Flow]) -> Iterator[Question]:
    """A question for each finding that the program sets itself, one after the other."""
    asked = {item for flow in flows for question in flow.questions.values() for item in question.asks}
    set_by_us = [each for each in protocol.vocabulary.values() if each.derived is None and each.id not in asked]
    names = [f"{FROM_OUTSIDE}{each.id}" for each in set_by_us]
    for finding, name, following in zip(set_by_us, names, [*names[1:], protocol.flow.start], strict=True):
        yield Question(
            id=name,
            section=protocol.flow.sections[-1],
            kind=_kind(finding),
            asks=(finding.id,),
            asks_again=None,
            when=None,
            sensitive=False,
            then=(Branch(following),),
        )


def _kind(finding: Finding) -> Kind:
    if finding.yes_no:
        return "yes_no"
    return "choice" if isinstance(finding.answers, Words) else "number"
