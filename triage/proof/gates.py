"""Literals and clauses: conditions as gates over a solver, each made once."""

from collections.abc import Iterable

from triage.model.guard import Value

SURE, NEVER = 1, -1


class Gates:
    """A solver that is asked again and again, and the gates it knows."""

    def __init__(self) -> None:
        from pysat.solvers import Glucose4  # type: ignore[import-untyped]  # noqa: PLC0415 - an extra

        self._solver = Glucose4(incr=False)
        self._last = SURE
        self._known: dict[tuple[int, ...], int] = {}
        self._solver.add_clause([SURE])

    @property
    def conflicts(self) -> int:
        """How often the solver had to turn back."""
        counted = self._solver.accum_stats()
        return int(counted["conflicts"]) if counted else 0

    def one_of(self, values: Iterable[Value]) -> dict[Value, int]:
        """Literals of which exactly one is true."""
        literals = {value: self._new() for value in values}
        named = list(literals.values())
        self._solver.add_clause(named)
        for place, one in enumerate(named):
            for other in named[place + 1 :]:
                self._solver.add_clause([-one, -other])
        return literals

    def both(self, parts: Iterable[int]) -> int:
        """A literal that is true when all parts are."""
        inputs = set(parts)
        inputs.discard(SURE)
        if NEVER in inputs or any(-part in inputs for part in inputs):
            return NEVER
        if len(inputs) <= 1:
            return inputs.pop() if inputs else SURE
        key = tuple(sorted(inputs))
        if key not in self._known:
            output = self._known[key] = self._new()
            for part in key:
                self._solver.add_clause([-output, part])
            self._solver.add_clause([output, *(-part for part in key)])
        return self._known[key]

    def either(self, parts: Iterable[int]) -> int:
        """A literal that is true when a part is."""
        return -self.both([-part for part in parts])

    def at_least(self, number: int, parts: tuple[int, ...]) -> int:
        """A literal that is true when so many parts are: part by part, with or without it."""
        row = [SURE] + [NEVER] * number
        for part in parts:
            row = [SURE, *(self.either((row[k], self.both((row[k - 1], part)))) for k in range(1, number + 1))]
        return row[number]

    def model(self, wanted: tuple[int, ...], liked: tuple[int, ...] = ()) -> frozenset[int] | None:
        """The literals of an assignment in which all that is wanted is true, or None when there is none.

        As much of what is liked is true as comes easily: what stands in the way of the rest is given up.
        """
        given_up: set[int] = set()
        while not self._solver.solve(assumptions=[*wanted, *(literal for literal in liked if literal not in given_up)]):
            clash = set(self._solver.get_core() or ()).intersection(liked) - given_up
            if not clash:
                return None
            given_up |= clash
        return frozenset(self._solver.get_model() or ())

    def _new(self) -> int:
        self._last += 1
        return self._last
