"""Both provers, given two protocols at once: is there a set of answers of which all this is true?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from triage.model.guard import Findings, Guard
from triage.proof.formulas import Formulas
from triage.proof.logic import TRUTH, Node, Query, Voice
from triage.proof.search import BUDGET, Search
from triage.proof.side_by_side import NEW, OLD, UNKNOWN, Sides


@dataclass(frozen=True, slots=True)
class Case:
    """What may be true of a set of answers, each part of one side."""

    speaks: tuple[tuple[int, Voice], ...] = ()
    holds: tuple[tuple[int, Guard, bool], ...] = ()
    """Guards that hold, or do not."""
    below: tuple[tuple[int, int], ...] = ()
    """Sides on which nothing speaks at this level or above."""
    reaches: tuple[tuple[int, int], ...] = ()
    """Sides on which something speaks at this level."""


class Prover(Protocol):
    """Makes conditions on the shared answers, and says which answers meet them."""

    name: str

    def both(self, parts: Iterable[Node]) -> Node:
        """Every part holds."""
        ...

    def either(self, parts: Iterable[Node]) -> Node:
        """A part holds."""
        ...

    def opposite(self, node: Node) -> Node:
        """The condition does not hold."""
        ...

    def holds(self, side: int, guard: Guard) -> Node:
        """The guard holds for the protocol of this side, by the full answers."""
        ...

    def implies(self, one: Node, other: Node) -> bool:
        """Whether it is plain, without a search, that the other holds wherever the one does."""
        ...

    def decide(self, goal: Node, besides: tuple[Node, ...]) -> Findings | None:
        """Answers that meet all of it, or None when there are none.

        Raises:
            BudgetSpent: it would take too long to say.
        """
        ...


class Comparer:
    """Puts cases to a prover."""

    def __init__(self, sides: Sides, prover: Prover) -> None:
        self.name = prover.name
        self._sides = sides
        self._prover = prover
        self._spoken: dict[int, Node] = {}

    def meet(self, case: Case) -> Findings | None:
        """Answers to everything of which the case is true, or None when there are none.

        Raises:
            BudgetSpent: it would take too long to say.
        """
        prover = self._prover
        goal = [self._speaks(side, voice) for side, voice in case.speaks]
        silent = [self._speaks(side, voice) for side, level in case.below for voice in self._from(side, level)]
        if any(prover.implies(one, other) for one in goal for other in silent):
            return None
        for side, guard, wanted in case.holds:
            node = prover.holds(side, guard)
            goal.append(node if wanted else prover.opposite(node))
        besides = [prover.opposite(node) for node in silent]
        for side, level in case.reaches:
            loud = (voice for voice in self._from(side, level) if voice.urgency == level)
            besides.append(prover.either([self._speaks(side, voice) for voice in loud]))
        return prover.decide(prover.both(goal), tuple(besides))

    def _from(self, side: int, level: int) -> Iterator[Voice]:
        return (voice for voice in self._sides.voices[side] if voice.urgency >= level)

    def _speaks(self, side: int, voice: Voice) -> Node:
        """The voice of this side holds, and no rule stands in for it."""
        key = id(voice)  # a rule and a finding may have one name; `Sides` keeps every voice for as long as this lives
        if key not in self._spoken:
            prover = self._prover
            silenced = [prover.opposite(prover.holds(side, rule.when)) for rule in voice.silenced_by]
            self._spoken[key] = prover.both([prover.holds(side, voice.guard), *silenced])
        return self._spoken[key]


class Searching:
    """Prover A: formulas of both protocols in one store, searched for the fewest answers that are not the mildest."""

    name = "search"

    def __init__(self, sides: Sides, budget: int = BUDGET) -> None:
        formulas = Formulas(tuple(len(slot.values) for slot in sides.slots))
        self._sides = [
            Search(protocol, budget, view, formulas)
            for protocol, view in zip(sides.protocols, sides.views, strict=True)
        ]
        self._search = Search(sides.protocols[NEW], budget, sides.slots, formulas)
        self.both, self.either, self.opposite = formulas.both, formulas.either, formulas.opposite
        self.implies = formulas.implies

    def holds(self, side: int, guard: Guard) -> Node:
        """The guard holds for the protocol of this side."""
        return self._sides[side].holds(TRUTH, guard)

    def decide(self, goal: Node, besides: tuple[Node, ...]) -> Findings | None:
        """The fewest answers that are not the mildest."""
        found = self._search.decide(Query(goal, lambda: besides))
        return None if found is None else {finding: value for (_, finding), value in found.items()}


class Solving:
    """Prover B: both protocols as gates over the same literals; needs python-sat."""

    name = "sat"

    def __init__(self, sides: Sides) -> None:
        from triage.proof.gates import Gates  # noqa: PLC0415 - the second prover needs python-sat, an extra
        from triage.proof.sat import World  # noqa: PLC0415

        self._gates = Gates()
        self.both, self.either = self._gates.both, self._gates.either
        self._say = {slot.finding: self._gates.one_of(slot.values) for slot in sides.slots}
        self._mild = tuple(self._say[slot.finding][slot.values[0]] for slot in sides.slots)
        self._worlds = [
            World(
                self._gates,
                sides.protocols[side],
                {
                    view.finding: {
                        known: self._say[slot.finding][value]
                        for value, known in zip(slot.values, view.values, strict=True)
                        if known != UNKNOWN
                    }
                    for slot, view in zip(sides.slots, sides.views[side], strict=True)
                    if view.finding
                },
            )
            for side in (OLD, NEW)
        ]

    def opposite(self, node: Node) -> Node:
        """The literal is false."""
        return -node

    def holds(self, side: int, guard: Guard) -> Node:
        """The guard holds for the protocol of this side."""
        return self._worlds[side].holds(guard)

    def implies(self, one: Node, other: Node) -> bool:
        """Whether they are the same gate: everything else goes to the solver."""
        return one == other

    def decide(self, goal: Node, besides: tuple[Node, ...]) -> Findings | None:
        """A model's answers, most of them the mildest."""
        model = self._gates.model((goal, *besides), self._mild)
        if model is None:
            return None
        return {
            finding: next(value for value, literal in values.items() if model.holds(literal))
            for finding, values in self._say.items()
        }
