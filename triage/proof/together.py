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
_LIKED = 8
"""How many goals an assignment is to meet besides the one it must; each that is in the way costs another try."""
_Try = tuple[int, Query]
"""A case, and one of its queries."""


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
    alike: dict[tuple[int, ...], list[_Try]] = {}
    for case, query in tries:
        if query.goal != NEVER:
            alike.setdefault(tuple(query.besides()), []).append((case, query))
    groups: dict[int, list[_Try]] = {}
    for wanted, members in alike.items():
        groups.setdefault(gates.both(wanted), []).extend(members)
    groups.pop(NEVER, None)
    gates.load([*groups, *(query.goal for members in groups.values() for _, query in members)])
    found: dict[int, Query] = {}
    for besides, members in list(groups.items()):
        liked: list[int] = []
        while left := [query.goal for case, query in members if case not in found]:
            model = gates.model((besides, gates.either(left)), liked)
            if model is None:
                break
            found |= _shown(model, groups)
            groups = _left(groups, found)
            liked = [query.goal for case, query in members if case not in found][:_LIKED]
    return found


def _shown(model: Model, groups: Mapping[int, list[_Try]]) -> Iterator[_Try]:
    """The queries that the assignment meets."""
    for besides, tries in groups.items():
        if model.holds(besides):
            yield from ((case, query) for case, query in tries if model.holds(query.goal))


def _left(groups: Mapping[int, list[_Try]], found: Mapping[int, Query]) -> dict[int, list[_Try]]:
    """The queries of cases that are not settled."""
    left = {besides: [each for each in tries if each[0] not in found] for besides, tries in groups.items()}
    return {besides: tries for besides, tries in left.items() if tries}
