"""How many different conversations a protocol allows, counted exactly without going through them.

What is left of a condition is counted once; where it falls into parts that share no choice, their counts are
multiplied; what meets a condition is all but what meets its opposite. Ages that no guard tells apart are still
different replies.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from math import prod

from triage.model.protocol import Protocol
from triage.model.vocabulary import Words
from triage.proof.claims import Ground
from triage.proof.formulas import FALSE, TRUE, Formulas
from triage.proof.logic import BudgetSpent, Reading
from triage.proof.search import Search
from triage.proof.slots import Slot

BUDGET = 400_000
"""Formulas that may be counted; the shipped protocol needs 100,000 and 20 seconds."""


def conversations(protocol: Protocol, budget: int = BUDGET) -> int | None:
    """The number of different conversations, each a list of questions and replies, up to its outcome.

    None when it cannot be had: there is more to count than the budget allows, or not everybody is asked some number.
    """
    search = Search(protocol)
    ground = Ground(search, Reading(protocol))
    formulas, slots = search.formulas, search.slots
    gates = []
    for number, slot in enumerate(slots):
        asks = search.asks(slot.at, slot.finding)
        if asks != TRUE and not isinstance(protocol.vocabulary[slot.finding].answers, Words):
            return None
        gates.append((slot.at, formulas.either([asks, formulas.atom(number, 1)])))
    counting = Counting(formulas, tuple(_weights(protocol, slot) for slot in slots), budget)
    try:
        return sum(_ended(ground, counting, slots, gates))
    except BudgetSpent:
        return None


def _ended(
    ground: Ground, counting: "Counting", slots: tuple[Slot, ...], gates: list[tuple[int, int]]
) -> Iterator[int]:
    """By question, the conversations that an emergency ended there; then those that went through to the outcome."""
    through = 1
    for at in range(ground.last + 1):
        variables = sum(1 << number for number, slot in enumerate(slots) if slot.at <= at)
        asked = [gate for place, gate in gates if place <= at]
        begun = counting.ways(ground.logic.both([*ground.calm(at), *asked]), variables)
        through = counting.ways(ground.logic.both([*ground.calm(at + 1), *asked]), variables)
        yield begun - through
    yield through


def _weights(protocol: Protocol, slot: Slot) -> tuple[int, ...]:
    """How many replies each value stands for."""
    answers = protocol.vocabulary[slot.finding].answers
    if isinstance(answers, Words):
        return (1,) * len(slot.values)
    starts = sorted(value for value in slot.values if isinstance(value, int))
    following = dict(pairwise([*starts, answers.high + 1]))
    return tuple(following[value] - value for value in slot.values if isinstance(value, int))


class Counting:
    """Counts the choices that meet formulas, each choice as often as there are replies for it."""

    def __init__(self, formulas: Formulas, weights: tuple[tuple[int, ...], ...], budget: int) -> None:
        self._formulas = formulas
        self._weights = weights
        self._totals = tuple(sum(each) for each in weights)
        self._budget = budget
        self._known: dict[int, int] = {FALSE: 0, TRUE: 1}

    @property
    def states(self) -> int:
        """Formulas counted."""
        return len(self._known)

    def ways(self, formula: int, variables: int) -> int:
        """The ways to choose these variables, given as bits, so that the formula holds."""
        return self._count(formula) * self._free(variables & ~self._formulas.reads[formula])

    def _count(self, formula: int) -> int:
        """The same over just the variables that the formula reads."""
        if formula not in self._known:
            if len(self._known) > self._budget:
                raise BudgetSpent
            self._known[formula] = self._work_out(formula)
        return self._known[formula]

    def _work_out(self, formula: int) -> int:
        reads = self._formulas.reads[formula]
        parts = self._formulas.parts(formula)
        if not parts and reads.bit_count() > 1:
            return self._free(reads) - self._count(self._formulas.opposite(formula))
        apart = self._apart(parts)
        if len(apart) > 1:
            return prod(self._count(self._formulas.both(each)) for each in apart)
        variable = self._busiest(parts or (formula,))
        rest = reads & ~(1 << variable)
        found = 0
        for value, weight in enumerate(self._weights[variable]):
            left = self._formulas.given(formula, variable, value)
            found += weight * self.ways(left, rest) if left != FALSE else 0
        return found

    def _apart(self, parts: tuple[int, ...]) -> list[list[int]]:
        """The parts in groups that share no variable."""
        groups: list[tuple[int, list[int]]] = []
        for part in parts:
            reads, members = self._formulas.reads[part], [part]
            others = []
            for group in groups:
                if group[0] & reads:
                    reads |= group[0]
                    members += group[1]
                else:
                    others.append(group)
            groups = [*others, (reads, members)]
        return [members for _, members in groups]

    def _busiest(self, parts: tuple[int, ...]) -> int:
        found: Counter[int] = Counter()
        for part in parts:
            reads = self._formulas.reads[part]
            while reads:
                lowest = reads & -reads
                found[lowest.bit_length() - 1] += 1
                reads ^= lowest
        return max(found, key=lambda variable: (found[variable], -variable))

    def _free(self, variables: int) -> int:
        found = 1
        while variables:
            lowest = variables & -variables
            found *= self._totals[lowest.bit_length() - 1]
            variables ^= lowest
        return found
