"""What both provers can be asked: conditions at a moment of every conversation, and whether they can all be met."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, Protocol

from triage.model.guard import All, Guard, Is, Value
from triage.model.protocol import Protocol as Whole
from triage.model.protocol import Rule
from triage.model.urgency import Urgency
from triage.model.vocabulary import YES, Finding
from triage.proof.slots import Choices, in_order, slots_of

Node = int
"""A condition, as the prover that made it calls it."""


@dataclass(frozen=True, slots=True)
class Moment:
    """When, in a conversation, a condition is looked at."""

    kind: Literal["after", "end", "truth"]
    """After the question at `at` was answered or passed over; at the end, where a pressing sign that was never
    answered is unsure; or in truth: by all that the person would say, whether it was asked or not."""
    at: int = -1
    finding: str = ""
    value: Value = ""
    """In truth: as if this finding had this value."""


END = Moment("end")
TRUTH = Moment("truth")


class BudgetSpent(Exception):
    """A search had to look at more states than it may."""


@dataclass(frozen=True, slots=True)
class Query:
    """Can this be? The goal, and what must be true besides."""

    goal: Node
    besides: Callable[[], Iterable[Node]]
    """Made only when the goal alone is possible."""


class Logic(Protocol):
    """A prover: makes conditions, and says which choices meet them."""

    name: str

    @property
    def states(self) -> int:
        """How much was looked at."""
        ...

    def both(self, parts: Iterable[Node]) -> Node:
        """Every part holds."""
        ...

    def either(self, parts: Iterable[Node]) -> Node:
        """A part holds."""
        ...

    def opposite(self, node: Node) -> Node:
        """The condition does not hold."""
        ...

    def holds(self, moment: Moment, guard: Guard) -> Node:
        """The guard holds at the moment."""
        ...

    def asked(self, at: int) -> Node:
        """The question at this place is asked, unless an emergency came first."""
        ...

    def asks(self, at: int, finding: str) -> Node:
        """So is this item of it."""
        ...

    def stuck(self, at: int) -> Node:
        """No branch leads on from the question."""
        ...

    def implies(self, one: Node, other: Node) -> bool:
        """Whether it is plain, without a search, that the other holds wherever the one does; False promises nothing."""
        ...

    def implies_any(self, one: Node, others: Iterable[Node]) -> bool:
        """Whether it is as plain of any of the others; they are made as they are looked at."""
        ...

    def decide(self, query: Query) -> Choices | None:
        """Choices that meet the goal and everything besides, or None when there are none.

        Raises:
            BudgetSpent: it would take too long to say.
        """
        ...

    def first_possible(self, cases: Iterable[Iterable[Query]]) -> Iterator[Query | None]:
        """For each case one of its queries that is possible, or None when none is.

        Raises:
            BudgetSpent: it would take too long to say.
        """
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Voice:
    """A rule, or a finding with a warning: one thing that can raise the urgency.

    Each is itself and no other: a rule and a finding may have one name.
    """

    id: str
    urgency: Urgency
    guard: Guard
    silenced_by: tuple[Rule, ...] = ()
    warns_of: str = ""
    """The finding whose own warning it is."""

    def raised(self, logic: Logic, moment: Moment) -> Node:
        """It holds, whether or not another rule stands in for it."""
        return logic.holds(moment, self.guard)

    def fires(self, logic: Logic, moment: Moment) -> Node:
        """It holds, and no rule stands in for it."""
        silenced = [logic.opposite(logic.holds(moment, rule.when)) for rule in self.silenced_by]
        return logic.both([self.raised(logic, moment), *silenced])


class Reading:
    """The protocol as the properties look at it: its voices, its order, and what reads what."""

    def __init__(self, protocol: Whole) -> None:
        self.protocol = protocol
        self.questions = in_order(protocol.flow)
        self.voices = tuple(_voices(protocol))
        self.slots = slots_of(protocol)
        self._leaves: dict[str, frozenset[str]] = {}
        self._reads: dict[Voice, frozenset[str]] = {}
        self._asked_at: dict[str, tuple[int, ...]] = {}
        self._near: dict[str, list[Voice]] = {}
        self._above: dict[int, tuple[Voice, ...]] = {}
        for at, question in enumerate(self.questions):
            for finding in question.asks:
                self._asked_at[finding] = (*self._asked_at.get(finding, ()), at)

    def above(self, urgency: int) -> tuple[Voice, ...]:
        """The voices above this level."""
        if urgency not in self._above:
            self._above[urgency] = tuple(voice for voice in self.voices if voice.urgency > urgency)
        return self._above[urgency]

    def asked_at(self, finding: str) -> tuple[int, ...]:
        """The places of the questions that ask it."""
        return self._asked_at.get(finding, ())

    def reads(self, voice: Voice) -> frozenset[str]:
        """The findings a voice depends on that are not worked out, in the end."""
        if voice not in self._reads:
            guards = [voice.guard, *(rule.when for rule in voice.silenced_by)]
            reads = frozenset(leaf for guard in guards for read in guard.reads() for leaf in self.leaves(read))
            self._reads[voice] = reads
        return self._reads[voice]

    def near(self, finding: str) -> Iterable[Voice]:
        """The voices that depend on the finding, its own warning first."""
        if not self._near:
            for voice in self.voices:
                for id_ in self.reads(voice) | ({voice.warns_of} if voice.warns_of else set()):
                    near = self._near.setdefault(id_, [])
                    near.insert(0 if id_ == voice.warns_of else len(near), voice)
        return self._near.get(finding, ())

    def touched_at(self, voice: Voice) -> tuple[int, ...]:
        """The places of the questions that ask what the voice depends on."""
        return tuple(sorted({at for finding in self.reads(voice) for at in self.asked_at(finding)}))

    def leaves(self, id_: str) -> frozenset[str]:
        """The asked findings that a finding depends on, itself included."""
        if id_ not in self._leaves:
            finding = self.protocol.vocabulary[id_]
            inner = frozenset(
                leaf
                for guard in (finding.derived, finding.applies)
                if guard is not None
                for read in guard.reads()
                for leaf in self.leaves(read)
            )
            self._leaves[id_] = inner if finding.derived is not None else inner | {id_}
        return self._leaves[id_]


def said(finding: str, *values: str) -> Guard:
    """The guard that a finding has one of these values."""
    return Is(finding, frozenset(values))


def _voices(protocol: Whole) -> Iterator[Voice]:
    for rule in protocol.rules:
        yield Voice(rule.id, rule.urgency, rule.when)
    for finding in protocol.vocabulary.values():
        if finding.warning:
            silenced_by = tuple(rule for rule in protocol.rules if rule.replaces == finding.id)
            yield Voice(finding.id, finding.warning, Is(finding.id, frozenset({YES})), silenced_by, finding.id)


def gate(finding: Finding) -> Guard:
    """When the finding can be true at all."""
    return finding.applies if finding.applies is not None else All(())
