"""Prover A: a search over what is left to decide, in pure Python.

A state is the formula that remains once the choices so far are filled in: it keeps the findings and half-fired rules
that the claim at hand still reads and nothing else, so that conversations which differ only in what no longer matters
are one state. Cheapest first, where each answer that is not the mildest costs one: a counterexample is a smallest one.

Conditions that only narrow a goal down (no emergency came first, no other rule reaches the level) are brought in when a
found conversation breaks them: leaving them out can only find more, so *there is none* stays true with all of them.
Where one condition plainly implies another by its shape (`Formulas.implies`: part by part, a weaker choice, a lower
number to reach) nothing is searched at all; most of monotony is settled like that.
"""

from collections.abc import Callable, Iterable
from heapq import heappop, heappush

from triage.model.protocol import Protocol
from triage.proof.formulas import FALSE, TRUE
from triage.proof.logic import BudgetSpent
from triage.proof.slots import Choices
from triage.proof.unfolding import Unfolding

BUDGET = 200_000
"""States that all searches of one proof may look at."""
_AT_ONCE = 8
"""Broken conditions that are brought in together."""
_Step = tuple[int, int, int]


class Search(Unfolding):
    """Finds the smallest conversation that meets a goal, or knows that there is none."""

    name = "search"

    def __init__(self, protocol: Protocol, budget: int = BUDGET) -> None:
        super().__init__(protocol)
        self.states = 0
        self._budget = budget

    def implies(self, one: int, other: int) -> bool:
        """Whether the other plainly holds wherever the one does."""
        return self.formulas.implies(one, other)

    def decide(self, goal: int, besides: Callable[[], Iterable[int]]) -> Choices | None:
        """The fewest choices that are not the mildest and meet everything."""
        wanted: tuple[int, ...] | None = None
        while True:
            chosen = self._cheapest(goal)
            if chosen is None:
                return None
            wanted = tuple(besides()) if wanted is None else wanted
            changed = sum(1 << variable for variable in chosen)
            broken = [node for node in wanted if not self.formulas.holds(node, chosen, changed)]
            if not broken:
                return self._choices(chosen)
            goal = self.both([goal, *broken[:_AT_ONCE]])

    def _cheapest(self, goal: int) -> dict[int, int] | None:
        """Values of the variables that matter, by uniform-cost search."""
        given = self.formulas.given
        came: dict[int, _Step] = {}
        costs = {goal: 0}
        waiting = [(0, goal)]
        while waiting:
            cost, state = heappop(waiting)
            if state == TRUE:
                return _path(came, goal)
            if state == FALSE or cost > costs[state]:
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

    def _choices(self, chosen: dict[int, int]) -> Choices:
        return {slot.key: slot.values[chosen.get(number, 0)] for number, slot in enumerate(self.slots)}


def _width(reads: int) -> tuple[int, int]:
    return reads.bit_count(), reads & -reads


def _path(came: dict[int, _Step], goal: int) -> dict[int, int]:
    chosen: dict[int, int] = {}
    state = TRUE
    while state != goal:
        state, variable, value = came[state]
        if value:
            chosen[variable] = value
    return chosen
