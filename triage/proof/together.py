"""Many queries put to the solver at once: those that need the same besides are possible together or not at all.

Is any of their goals possible? Where none is, as with almost every claim that something never happens, one answer
settles them all. Where one is, every query is looked at that the same assignment happens to meet, and the next
assignment is to meet as many of the others as comes easily.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from triage.proof.gates import NEVER, SURE, Gates, Model
from triage.proof.logic import Query

_MORE = 4
"""How many times as many queries of each case are tried together after those before were all impossible."""
_FEW = 16
"""How many goals one of which an assignment must meet, where a goal is known to be possible."""
_LIKED = 4
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
    groups = _grouped(gates, tries)
    found: dict[int, Query] = {}
    for besides in list(groups):
        liked: list[int] = []
        at_once = len(groups[besides])
        while left := [each for each in groups[besides] if each[0] not in found]:
            model = gates.model((besides, gates.either(query.goal for _, query in left[:at_once])), liked)
            if model is None:
                groups[besides] = left[at_once:]
                continue
            at_once = _FEW
            _look(model, groups, found)
            liked = _open(groups, besides, found)
        del groups[besides]
    return found


def _grouped(gates: Gates, tries: list[_Try]) -> dict[int, list[_Try]]:
    """The queries by what they need besides; what needs least comes first, as the solver is given it piece by piece."""
    alike: dict[tuple[int, ...], list[_Try]] = {}
    for case, query in tries:
        if query.goal != NEVER:
            alike.setdefault(tuple(query.besides()), []).append((case, query))
    groups: dict[int, list[_Try]] = {}
    # What is needed often grows from one place of the conversation to the next: only what is new makes the next gate.
    known, gate = frozenset[int](), SURE
    for wanted, members in sorted(alike.items(), key=lambda each: len(each[0])):
        parts = frozenset(wanted)
        gate = gates.both((gate, *(parts - known)) if known <= parts else parts)
        known = parts
        groups.setdefault(gate, []).extend(members)
    groups.pop(NEVER, None)
    return groups


def _look(model: Model, groups: dict[int, list[_Try]], found: dict[int, Query]) -> None:
    """Which queries the assignment meets; a case that is settled is looked at no more."""
    for besides, tries in groups.items():
        if model.shows(besides):
            found |= [(case, query) for case, query in tries if model.shows(query.goal)]
            groups[besides] = [each for each in tries if each[0] not in found]


def _open(groups: Mapping[int, list[_Try]], besides: int, found: Mapping[int, Query]) -> list[int]:
    """A goal of each of the next cases, first of those with the same besides."""
    goals: dict[int, int] = {}
    for members in (groups[besides], *groups.values()):
        for case, query in members:
            if case not in found:
                goals[case] = query.goal
                if len(goals) == _LIKED:
                    return list(goals.values())
    return list(goals.values())
