"""Shows that a mistake changes nothing: the same advice for every set of full answers, and the same questions asked."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from triage.model.flow import Question
from triage.model.guard import Guard
from triage.model.protocol import Protocol
from triage.model.vocabulary import Numbers
from triage.proof.comparers import Searching, Solving
from triage.proof.difference import compare


@dataclass(frozen=True, slots=True)
class Sameness:
    """What two protocols are proved to have in common."""

    advice: bool
    """No set of full answers that both allow has another urgency, or another offer of the routine."""
    questions: bool
    """What is asked, and all that decides of whom, is written alike."""
    order: bool
    """So is the order."""


def sameness(old: Protocol, new: Protocol) -> Sameness:
    """What the two have in common; the advice by both provers."""
    difference = compare(old, _as_far_as(old, new), (Searching, Solving))
    advice = not (difference.down or difference.up or difference.undecided)
    questions = _asked(old) == _asked(new) and _gates(old) == _gates(new)
    return Sameness(advice, questions, questions and old.flow == new.flow)


def _as_far_as(old: Protocol, new: Protocol) -> Protocol:
    """The new protocol with the numbers that the old one allows: of others the old one says nothing."""
    numbers = {
        id_: replace(finding, answers=old.vocabulary[id_].answers)
        for id_, finding in new.vocabulary.items()
        if isinstance(finding.answers, Numbers)
    }
    return replace(new, vocabulary={**new.vocabulary, **numbers})


def _asked(protocol: Protocol) -> dict[str, Question]:
    """The questions, wherever they lead, where that does not depend on an answer."""
    questions = protocol.flow.questions
    return {id_: replace(each, then=each.then[:-1]) for id_, each in questions.items()}


def _gates(protocol: Protocol) -> dict[str, object]:
    """What decides whether something is asked."""
    questions = protocol.flow.questions.values()
    asked = {item for question in questions for item in question.asks}
    guards = [question.when for question in questions]
    guards += [branch.when for question in questions for branch in question.then]
    guards += [protocol.vocabulary[item].applies for item in asked]
    found: dict[str, object] = {f"{item}/applies": protocol.vocabulary[item].applies for item in asked}
    waiting = list(_reads(guards))
    while waiting:
        id_ = waiting.pop()
        if id_ not in found:
            finding = protocol.vocabulary[id_]
            found[id_] = finding.answers, finding.derived, finding.applies
            waiting += _reads([finding.derived, finding.applies])
    return found


def _reads(guards: Iterable[Guard | None]) -> Iterable[str]:
    return (read for guard in guards if guard is not None for read in guard.reads())
