"""How many different conversations a protocol allows, counted exactly without going through them.

Reply by reply: conversations that leave the same conditions on all that is to come (who is asked what, which answer
ends it) are one state, of which only the number is kept. Ages that no guard tells apart are still different replies.
"""

from collections import Counter
from itertools import pairwise

from triage.model.protocol import Protocol
from triage.model.vocabulary import Words
from triage.proof.claims import Ground
from triage.proof.formulas import TRUE, Formulas
from triage.proof.logic import BudgetSpent, Reading
from triage.proof.search import Search
from triage.proof.slots import Slot

BUDGET = 200_000
"""States that may be looked at; the shipped protocol has 32,000."""
_State = tuple[int, ...]
"""What is left of the condition of each step to come."""


def conversations(protocol: Protocol, budget: int = BUDGET) -> int | None:
    """The number of different conversations, each a list of questions and replies, up to its outcome.

    None when there is more to look at than the budget allows.
    """
    search = Search(protocol)
    ground = Ground(search, Reading(protocol))
    replies: list[int | None] = []
    conditions: list[int] = []
    for at in range(ground.last + 1):
        own = [number for number, slot in enumerate(search.slots) if slot.at == at]
        replies += [*own, None]
        conditions += [search.asks(at, search.slots[number].finding) for number in own]
        conditions.append(search.both(ground.calm_after(at)))
    weights = tuple(_weights(protocol, slot) for slot in search.slots)
    try:
        return _counted(search.formulas, weights, replies, tuple(conditions), budget)
    except BudgetSpent:
        return None


def _counted(
    formulas: Formulas, weights: tuple[tuple[int, ...], ...], replies: list[int | None], start: _State, budget: int
) -> int:
    """The steps in order: replies to items that are asked or not, and after each question whether it goes on."""
    states, ended, seen = Counter({start: 1}), 0, 0
    for variable in replies:
        seen += len(states)
        if seen > budget:
            raise BudgetSpent
        following: Counter[_State] = Counter()
        for (condition, *rest), number in states.items():
            if variable is None:
                ended += 0 if condition == TRUE else number
                following[tuple(rest)] += number if condition == TRUE else 0
            else:
                ways = weights[variable] if condition == TRUE else (1,)
                for left, weight in _answered(formulas, rest, variable, ways).items():
                    following[left] += number * weight
        states = +following
    return ended + states.total()


def _answered(formulas: Formulas, rest: list[int], variable: int, weights: tuple[int, ...]) -> Counter[_State]:
    """What each value leaves, with how many replies it stands for."""
    bit, reads, given = 1 << variable, formulas.reads, formulas.given
    if not any(reads[each] & bit for each in rest):
        return Counter({tuple(rest): sum(weights)})
    found: Counter[_State] = Counter()
    for value, weight in enumerate(weights):
        found[tuple([given(each, variable, value) if reads[each] & bit else each for each in rest])] += weight
    return found


def _weights(protocol: Protocol, slot: Slot) -> tuple[int, ...]:
    """How many replies each value stands for."""
    answers = protocol.vocabulary[slot.finding].answers
    if isinstance(answers, Words):
        return (1,) * len(slot.values)
    starts = sorted(value for value in slot.values if isinstance(value, int))
    following = dict(pairwise([*starts, answers.high + 1]))
    return tuple(following[value] - value for value in slot.values if isinstance(value, int))
