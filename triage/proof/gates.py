"""Literals and clauses: conditions as gates, each made once, and a solver that is given those it needs."""

from collections.abc import Iterable

from triage.model.guard import Value

SURE, NEVER = 1, -1
_CERTAIN = frozenset({SURE})


class Gates:
    """The gates that were made, and a solver that is asked again and again."""

    def __init__(self) -> None:
        self._parts: list[tuple[int, ...]] = [(), ()]
        self._choices: dict[int, tuple[int, ...]] = {}
        self._known: dict[frozenset[int], int] = {}
        self._counted: dict[tuple[int, tuple[int, ...]], tuple[int, ...]] = {}
        self._conflicts = 0
        self._start()

    @property
    def conflicts(self) -> int:
        """How often the solver had to turn back."""
        counted = self._solver.accum_stats()
        return self._conflicts + (int(counted["conflicts"]) if counted else 0)

    def forget(self) -> None:
        """Begin with an empty solver: gates that only other questions need would be assigned with every answer."""
        self._conflicts = self.conflicts
        self._start()

    def one_of(self, values: Iterable[Value]) -> dict[Value, int]:
        """Literals of which exactly one is true."""
        literals = {value: self._new(()) for value in values}
        named = tuple(literals.values())
        self._choices.update(dict.fromkeys(named, named))
        return literals

    def both(self, parts: Iterable[int]) -> int:
        """A literal that is true when all parts are."""
        inputs = frozenset(parts) - _CERTAIN
        known = self._known.get(inputs)
        if known is None:
            known = self._known[inputs] = self._both(inputs)
        return known

    def _both(self, inputs: frozenset[int]) -> int:
        if NEVER in inputs or any(-part in inputs for part in inputs):
            return NEVER
        return self._new(tuple(inputs)) if len(inputs) > 1 else next(iter(inputs), SURE)

    def either(self, parts: Iterable[int]) -> int:
        """A literal that is true when a part is."""
        return -self.both([-part for part in parts])

    def at_least(self, number: int, parts: tuple[int, ...]) -> int:
        """A literal that is true when so many parts are."""
        return self._count(number, parts)[number] if number <= len(parts) else NEVER

    def _count(self, most: int, parts: tuple[int, ...]) -> tuple[int, ...]:
        """For 0, 1, 2 … up to the most, a literal that is true when so many parts are: by halves."""
        if len(parts) <= 1:
            return (SURE, *parts)[: most + 1]
        key = (most, parts)
        if key not in self._counted:
            half = len(parts) // 2
            left, right = self._count(most, parts[:half]), self._count(most, parts[half:])
            sums: list[list[int]] = [[] for _ in range(min(most, len(parts)) + 1)]
            for one, literal in enumerate(left):
                for other, with_it in enumerate(right[: len(sums) - one]):
                    sums[one + other].append(self.both((literal, with_it)))
            self._counted[key] = tuple(self.either(ways) for ways in sums)
        return self._counted[key]

    def load(self, literals: Iterable[int]) -> list[int]:
        """Make sure that the solver knows what they depend on, and name them as it does."""
        waiting: list[int] = []
        named = [self._name(literal, waiting) for literal in literals]
        while waiting:
            variable = waiting.pop()
            own = self._names[variable]
            parts = [self._name(part, waiting) for part in self._parts[variable]]
            for part in parts:
                self._solver.add_clause([-own, part])
            if parts:
                self._solver.add_clause([own, *(-part for part in parts)])
            choice = self._choices.get(variable, ())
            if choice and choice[0] == variable:
                of = [self._name(each, waiting) for each in choice]
                self._solver.add_clause(of)
                for place, one in enumerate(of):
                    for other in of[place + 1 :]:
                        self._solver.add_clause([-one, -other])
            elif choice:
                self._name(choice[0], waiting)
        return named

    def model(self, wanted: Iterable[int], liked: Iterable[int] = ()) -> "Model | None":
        """An assignment in which all that is wanted is true, or None when there is none.

        As much of what is liked is true as comes easily: what stands in the way of the rest is given up.
        """
        needed, hoped = self.load(wanted), set(self.load(liked))
        while not self._solver.solve(assumptions=[*needed, *sorted(hoped)]):
            clash = hoped.intersection(self._solver.get_core() or ())
            if not clash:
                return None
            hoped -= clash
        return Model(self._names, self._choices, self._solver.get_model() or [])

    def _start(self) -> None:
        from pysat.solvers import Glucose4  # type: ignore[import-untyped]  # noqa: PLC0415 - an extra

        self._solver = Glucose4(incr=False)
        self._solver.add_clause([SURE])
        self._names = {SURE: SURE}

    def _name(self, literal: int, waiting: list[int]) -> int:
        """What the solver calls it; a gate that it does not know yet waits to be loaded."""
        variable = abs(literal)
        if variable not in self._names:
            self._names[variable] = len(self._names) + 1
            waiting.append(variable)
        own = self._names[variable]
        return own if literal > 0 else -own

    def _new(self, parts: tuple[int, ...]) -> int:
        self._parts.append(parts)
        return len(self._parts) - 1


class Model:
    """An assignment of what the solver knew; of a choice it did not look at, the first is taken."""

    def __init__(self, names: dict[int, int], choices: dict[int, tuple[int, ...]], literals: list[int]) -> None:
        self._names = names
        self._choices = choices
        self._literals = literals

    def shows(self, literal: int) -> bool:
        """Whether the solver knew the literal, and it is true."""
        name = self._names.get(abs(literal))
        return name is not None and (self._literals[name - 1] > 0) == (literal > 0)

    def holds(self, literal: int) -> bool:
        """Whether the literal is true."""
        variable = abs(literal)
        if variable in self._names:
            return (self._literals[self._names[variable] - 1] > 0) == (literal > 0)
        return (self._choices[variable][0] == variable) == (literal > 0)
