"""The shipped protocol with its findings, questions and rules repeated under other names, for seeing how a proof grows.

The questions of one copy follow those of the one before; the review stays the last. A rule that reads nothing but
whole warning levels (R17, R21 to R23, R25) is about the protocol, not about a part of it: it stays one rule, over the
levels of all copies. What else counts a level counts it in its copy. The routine is offered where every copy would.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from triage.model.flow import OUTCOME, Branch, Question
from triage.model.guard import All, AnyOf, Count, Guard, Is, Not, Within
from triage.model.protocol import Protocol, Rule
from triage.model.urgency import Urgency
from triage.model.vocabulary import Finding
from triage.places import flows_folder
from triage.source.protocol import load_protocol


@dataclass(frozen=True, slots=True)
class Copy:
    """The protocol under other names; the first copy keeps its own."""

    protocol: Protocol
    number: int
    times: int

    def findings(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The same findings."""
        for finding in findings:
            derived = None if finding.derived is None else self._guard(finding.derived)
            applies = None if finding.applies is None else self._guard(finding.applies)
            yield replace(finding, id=_named(finding.id, self.number), derived=derived, applies=applies)

    def rules(self) -> Iterator[Rule]:
        """The same rules."""
        for rule in self.protocol.rules:
            if _of_levels(self.protocol, rule):
                continue
            replaces = None if rule.replaces is None else _named(rule.replaces, self.number)
            yield replace(rule, id=_named(rule.id, self.number), when=self._guard(rule.when), replaces=replaces)

    def routine(self, level: Urgency) -> Guard:
        """The same condition."""
        return self._guard(self.protocol.routine[level])

    def questions(self) -> Iterator[Question]:
        """The same questions but the review, which the last copy leads to and the others leave out."""
        *questions, review = self.protocol.flow.questions.values()
        following = self.protocol.flow.start, self.number + 1
        for question in questions:
            ways = [
                Branch(
                    _named(*following) if way.go == review.id and self.number < self.times else self._state(way.go),
                    None if way.when is None else self._guard(way.when),
                )
                for way in question.then
            ]
            yield replace(
                question,
                id=_named(question.id, self.number),
                asks=tuple(_named(finding, self.number) for finding in question.asks),
                asks_again=None if question.asks_again is None else _named(question.asks_again, self.number),
                when=None if question.when is None else self._guard(question.when),
                then=tuple(ways),
            )

    def _state(self, id_: str) -> str:
        *_, review = self.protocol.flow.questions
        return id_ if id_ in {OUTCOME, review} else _named(id_, self.number)

    def _guard(self, guard: Guard) -> Guard:
        match guard:
            case Is(finding, values):
                return Is(_named(finding, self.number), values)
            case Within(finding, low, high):
                return Within(_named(finding, self.number), low, high)
            case Count(of, value, number):
                return Count(tuple(_named(finding, self.number) for finding in of), value, number)
            case All(parts):
                return All(tuple(self._guard(part) for part in parts))
            case AnyOf(parts):
                return AnyOf(tuple(self._guard(part) for part in parts))
            case Not(part):
                return Not(self._guard(part))
            case _:
                raise AssertionError(f"no guard of the model: {guard!r}")


def larger(times: int) -> Protocol:
    """The shipped protocol so many times."""
    protocol = load_protocol(flows_folder())
    copies = [Copy(protocol, number, times) for number in range(1, times + 1)]
    whole = [replace(rule, when=_widened(rule.when, times)) for rule in protocol.rules if _of_levels(protocol, rule)]
    questions = {question.id: question for copy in copies for question in copy.questions()}
    *_, review = protocol.flow.questions.values()
    findings = [finding for copy in copies for finding in copy.findings(protocol.vocabulary.values())]
    return replace(
        protocol,
        vocabulary={finding.id: finding for finding in findings},
        settling=tuple(finding for copy in copies for finding in copy.findings(protocol.settling)),
        rules=(*whole, *(rule for copy in copies for rule in copy.rules())),
        routine={level: All(tuple(copy.routine(level) for copy in copies)) for level in protocol.routine},
        flow=replace(protocol.flow, questions={**questions, review.id: review}),
    )


def _of_levels(protocol: Protocol, rule: Rule) -> bool:
    """Whether the rule reads nothing but whole warning levels, and what is set from outside."""
    asked = {finding for question in protocol.flow.questions.values() for finding in question.asks}
    read = {finding for finding in rule.when.reads() if finding in asked or protocol.vocabulary[finding].derived}
    warnings = {protocol.vocabulary[finding].warning for finding in read}
    return None not in warnings and read == {
        finding.id for finding in protocol.vocabulary.values() if finding.warning in warnings
    }


def _widened(guard: Guard, times: int) -> Guard:
    """The guard with every count over the findings of all copies."""
    match guard:
        case Count(of, value, number):
            copies = range(1, times + 1)
            return Count(tuple(_named(finding, copy) for copy in copies for finding in of), value, number)
        case All(parts):
            return All(tuple(_widened(part, times) for part in parts))
        case AnyOf(parts):
            return AnyOf(tuple(_widened(part, times) for part in parts))
        case _:
            return guard


def _named(id_: str, number: int) -> str:
    return id_ if number == 1 else f"{id_}_{number}"
