"""Prover A: a search over what is left to decide, in pure Python.

A state is the formula that remains once the choices so far are filled in: it keeps the findings and half-fired rules
that the claim at hand still reads and nothing else, so that conversations which differ only in what no longer matters
are one state. Cheapest first, where each answer that is not the mildest costs one: a counterexample is a smallest one.

Conditions that only narrow a goal down (no emergency came first, no other rule reaches the level) are brought in when a
found conversation breaks them: leaving them out can only find more, so *there is none* stays true with all of them.
Where one condition plainly implies another by its shape (`Formulas.implies`: part by part, a weaker choice, a lower
number to reach) nothing is searched at all; most of monotony is settled like that.
"""

from collections.abc import Iterable, Iterator, Mapping
from heapq import heappop, heappush

from triage.model.protocol import Protocol
from triage.proof.formulas import FALSE, TRUE, Formulas
from triage.proof.logic import BudgetSpent, Query
from triage.proof.slots import Choices, Slot
from triage.proof.unfolding import Unfolding

BUDGET = 200_000
"""States that all searches of one proof may look at."""
Chosen = Mapping[int, int]
"""Values of the variables that are not at their mildest."""
_Step = tuple[int, int, int]


class Search(Unfolding):
    """Finds the smallest conversation that meets a goal, or knows that there is none."""

    name = "search"

    def __init__(
        self,
        protocol: Protocol,
        budget: int = BUDGET,
        slots: tuple[Slot, ...] | None = None,
        formulas: Formulas | None = None,
    ) -> None:
        super().__init__(protocol, slots, formulas)
        self.states = 0
        self._budget = budget
        self._known: dict[int, Chosen | None] = {FALSE: None, TRUE: {}}

    def implies(self, one: int, other: int) -> bool:
        """Whether the other plainly holds wherever the one does."""
        return self.formulas.implies(one, other)

    def implies_any(self, one: int, others: Iterable[int]) -> bool:
        """Whether one of the others plainly holds wherever the one does."""
        return any(self.formulas.implies(one, other) for other in others)

    def decide(self, query: Query) -> Choices | None:
        """The fewest choices that are not the mildest and meet everything."""
        chosen = self._found(query)
        if chosen is None:
            return None
        return {slot.key: slot.values[chosen.get(number, 0)] for number, slot in enumerate(self.slots)}

    def first_possible(self, cases: Iterable[Iterable[Query]]) -> Iterator[Query | None]:
        """One by one; the rest of a case is not looked at."""
        for queries in cases:
            yield next((query for query in queries if self._found(query) is not None), None)

    def _found(self, query: Query) -> Chosen | None:
        """More and more of what is needed besides is brought in, what reads the fewest new choices first."""
        goal, wanted, at_once = query.goal, None, 1
        while True:
            chosen = self._cheapest(goal)
            if chosen is None:
                return None
            wanted = tuple(query.besides()) if wanted is None else wanted
            changed = sum(1 << variable for variable in chosen)
            broken = self.formulas.broken(wanted, chosen, changed)
            if not broken:
                return chosen
            broken.sort(key=lambda node: self._strange(node, goal))
            goal = self.both([goal, *broken[:at_once]])
            at_once *= 2

    def _strange(self, node: int, goal: int) -> int:
        """How many choices the condition reads that the goal does not."""
        return (self.formulas.reads[node] & ~self.formulas.reads[goal]).bit_count()

    def _cheapest(self, goal: int) -> Chosen | None:
        """The fewest choices that meet the goal; where it falls into parts that share no choice, each by itself."""
        if goal not in self._known:
            self._known[goal] = self._by_parts(goal)
        return self._known[goal]

    def _by_parts(self, goal: int) -> Chosen | None:
        apart = self.formulas.apart(goal)
        if len(apart) == 1:
            return self._by_cost(goal)
        chosen: dict[int, int] = {}
        for part in sorted(apart, key=lambda part: _width(self.formulas.reads[part])):
            found = self._by_cost(part)
            if found is None:
                return None
            chosen |= found
        return chosen

    def _by_cost(self, goal: int) -> Chosen | None:
        """By uniform-cost search."""
        given = self.formulas.given
        came: dict[int, _Step] = {}
        costs = {goal: 0}
        waiting = [(0, goal)]
        while waiting:
            cost, state = heappop(waiting)
            if state == TRUE:
                return _path(came, goal)
            if cost > costs[state]:
                continue
            self.states += 1
            if self.states > self._budget:
                raise BudgetSpent
            variable = self._next(state)
            for value in range(len(self.slots[variable].values)):
                left = given(state, variable, value)
                if left != FALSE and cost + (value > 0) < costs.get(left, 1 << 30):
                    costs[left] = cost + (value > 0)
                    came[left] = (state, variable, value)
                    heappush(waiting, (costs[left], left))
        return None

    def _next(self, state: int) -> int:
        """The variable to settle: the first of the part that leaves the fewest choices."""
        reads = min((self.formulas.reads[part] for part in self.formulas.parts(state) or (state,)), key=_width)
        return (reads & -reads).bit_length() - 1


def _width(reads: int) -> tuple[int, int]:
    return reads.bit_count(), reads & -reads


def _path(came: dict[int, _Step], goal: int) -> Chosen:
    chosen: dict[int, int] = {}
    state = TRUE
    while state != goal:
        state, variable, value = came[state]
        if value:
            chosen[variable] = value
    return chosen
