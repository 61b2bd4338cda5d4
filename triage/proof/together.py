"""Many queries put to the solver at once: those that need the same besides are possible together or not at all.

Is any of their goals possible? Where none is, as with almost every claim that something never happens, one answer
settles them all. Where one is, every query is looked at that the same assignment happens to meet, and the next
assignment is to meet as many of the others as comes easily.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from triage.proof.gates import NEVER, Gates, Model
from triage.proof.logic import Query

_MORE = 4
"""How many times as many queries of each case are tried together after those before were all impossible."""
_Try = tuple[int, Query]
"""A case, and one of its queries."""
_Besides = tuple[int, ...]


def first_possible(gates: Gates, cases: Iterable[Iterable[Query]]) -> Iterator[Query | None]:
    """For each case one of its queries that is possible, or None when none is."""
    gates.forget()
    every = [iter(queries) for queries in cases]
    found: dict[int, Query] = {}
    waiting, at_once = list(range(len(every))), 1
    while waiting:
        tries = [(case, query) for case in waiting for query in islice(every[case], at_once)]
        found |= _met(gates, tries)
        waiting = sorted({case for case, _ in tries} - found.keys())
        at_once *= _MORE
    return (found.get(case) for case in range(len(every)))


def _met(gates: Gates, tries: list[_Try]) -> dict[int, Query]:
    """The cases of which a query is possible, with that query."""
    groups: dict[_Besides, list[_Try]] = {}
    for case, query in tries:
        besides = tuple(query.besides()) if query.goal != NEVER else (NEVER,)
        if NEVER not in besides:
            groups.setdefault(besides, []).append((case, query))
    gates.load({literal for besides in groups for literal in besides})
    gates.load(query.goal for members in groups.values() for _, query in members)
    found: dict[int, Query] = {}
    for besides, members in list(groups.items()):
        liked: list[int] = []
        while left := [query.goal for case, query in members if case not in found]:
            model = gates.model((gates.either(left),), liked, besides)
            if model is None:
                break
            for others, their in groups.items():
                found |= _shown(model, others, their)
            groups = _left(groups, found)
            liked = [query.goal for case, query in members if case not in found]
    return found


def _left(groups: dict[_Besides, list[_Try]], found: Mapping[int, Query]) -> dict[_Besides, list[_Try]]:
    """The queries of cases that are not settled."""
    left = {besides: [each for each in tries if each[0] not in found] for besides, tries in groups.items()}
    return {besides: tries for besides, tries in left.items() if tries}


def _shown(model: Model, besides: _Besides, tries: list[_Try]) -> dict[int, Query]:
    """Those that the assignment meets."""
    shown = {case: query for case, query in tries if model.holds(query.goal)}
    return shown if shown and all(model.holds(literal) for literal in besides) else {}
