"""The choices of a conversation: every finding of every question, with the values that guards can tell apart."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from graphlib import TopologicalSorter

from triage.model.flow import OUTCOME, Flow, Question
from triage.model.guard import All, AnyOf, Count, Guard, Is, Not, Value, Within
from triage.model.protocol import Protocol
from triage.model.vocabulary import NO, UNSURE, YES, Finding, Words

Choices = Mapping[tuple[str, str], Value]
"""What a person would say, by question and finding, whether or not it is asked."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One finding of one question."""

    question: str
    at: int
    """The place of the question in the order of the flow."""
    finding: str
    values: tuple[Value, ...]
    """Mildest first; of numbers that no guard tells apart, one."""

    @property
    def key(self) -> tuple[str, str]:
        """As `Choices` call it."""
        return self.question, self.finding


def in_order(flow: Flow) -> tuple[Question, ...]:
    """The questions, each before those it leads to; only those that some branch leads to.

    Raises:
        graphlib.CycleError: the flow would not end.
    """
    ways_back: dict[str, list[str]] = {flow.start: []}
    waiting = [flow.start]
    while waiting:
        here = waiting.pop()
        for branch in flow.questions[here].then:
            if branch.go == OUTCOME:
                continue
            if branch.go not in ways_back:
                ways_back[branch.go] = []
                waiting.append(branch.go)
            ways_back[branch.go].append(here)
    return tuple(flow.questions[id_] for id_ in TopologicalSorter(ways_back).static_order())


def slots_of(protocol: Protocol) -> tuple[Slot, ...]:
    """Every choice of every conversation, in the order of the flow."""
    told_apart: dict[str, tuple[Value, ...]] = {}
    cuts = _cuts(every_guard(protocol))
    pressing = _mentions(protocol, cuts)
    for finding in protocol.vocabulary.values():
        values = finding.answers.values if isinstance(finding.answers, Words) else _classes(finding, cuts)
        told_apart[finding.id] = tuple(sorted(values, key=lambda value, id_=finding.id: pressing[id_, value]))
        if finding.yes_no:
            told_apart[finding.id] = (NO, UNSURE, YES)
    return tuple(
        Slot(question.id, at, finding, told_apart[finding])
        for at, question in enumerate(in_order(protocol.flow))
        for finding in question.asks
    )


def every_guard(protocol: Protocol) -> Iterator[Guard]:
    """Every condition of the protocol."""
    for finding in protocol.vocabulary.values():
        yield from (guard for guard in (finding.derived, finding.applies) if guard is not None)
    yield from (rule.when for rule in protocol.rules)
    yield from protocol.routine.values()
    for question in protocol.flow.questions.values():
        if question.when is not None:
            yield question.when
        yield from (branch.when for branch in question.then if branch.when is not None)


def leaves(guard: Guard, *, positive: bool = False) -> Iterator[Is | Within | Count]:
    """The conditions on findings inside a guard; `positive` leaves out what stands under a `not`."""
    match guard:
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from leaves(part, positive=positive)
        case Not(part) if not positive:
            yield from leaves(part)
        case Is() | Within() | Count():
            yield guard


def told_apart(protocol: Protocol, finding: Finding) -> tuple[Value, ...]:
    """The answers of a finding; of numbers that no guard tells apart, one."""
    if isinstance(finding.answers, Words):
        return finding.answers.values
    return _classes(finding, _cuts(every_guard(protocol)))


def _cuts(guards: Iterable[Guard]) -> dict[str, set[int]]:
    """For each number, where guards begin to see something else in it."""
    cuts: dict[str, set[int]] = {}
    for leaf in (leaf for guard in guards for leaf in leaves(guard)):
        if isinstance(leaf, Within):
            cuts.setdefault(leaf.finding, set()).update((leaf.low, leaf.high + 1))
    return cuts


def _classes(finding: Finding, cuts: Mapping[str, set[int]]) -> tuple[int, ...]:
    """The lowest number of each interval that guards distinguish."""
    assert not isinstance(finding.answers, Words)  # noqa: S101 - the caller has looked; this tells the type checker
    low, high = finding.answers.low, finding.answers.high
    return tuple(sorted(cut for cut in {low} | cuts.get(finding.id, set()) if low <= cut <= high))


def _mentions(protocol: Protocol, cuts: Mapping[str, set[int]]) -> Counter[tuple[str, Value]]:
    """How many conditions of rules and derived findings each value helps to meet: the fewer, the milder."""
    found: Counter[tuple[str, Value]] = Counter()
    raising = [*(rule.when for rule in protocol.rules), *(each.derived for each in protocol.vocabulary.values())]
    for guard in raising:
        for leaf in leaves(guard, positive=True) if guard is not None else ():
            match leaf:
                case Is(finding, values):
                    found.update((finding, value) for value in values)
                case Within(finding, low, high):
                    numbers = _classes(protocol.vocabulary[finding], cuts)
                    found.update((finding, number) for number in numbers if low <= number <= high)
    return found
