"""Conditions on choices that shrink as choices are made: what is left of one is all a search must remember.

Every formula is `at least n of these parts`; a negation is pushed down to the choices, where it is the other values.
Equal formulas are one number, so that half-finished conversations that can still end in the same ways are one state.
"""

from collections.abc import Iterable, Mapping

FALSE, TRUE = 0, 1
_Shape = tuple[int, tuple[int, ...]]


class Formulas:
    """A store of formulas over variables that have one of a few values."""

    def __init__(self, sizes: tuple[int, ...]) -> None:
        self._full = [(1 << size) - 1 for size in sizes]
        self._shapes: list[_Shape] = [(1, ()), (0, ())]
        self._atoms: list[tuple[int, int] | None] = [None, None]
        self._numbers: dict[_Shape | tuple[str, int, int], int] = {}
        self._joins: dict[_Shape, int] = {}
        self._opposite: dict[int, int] = {FALSE: TRUE, TRUE: FALSE}
        self._left: dict[tuple[int, int, int], int] = {}
        self._plain: dict[tuple[int, int], bool] = {}
        self._mild: dict[int, bool] = {FALSE: False, TRUE: True}
        self.reads: list[int] = [0, 0]
        """For each formula, the variables it reads, as bits."""

    def atom(self, variable: int, values: int) -> int:
        """The variable has one of these values, given as bits."""
        values &= self._full[variable]
        if values in {0, self._full[variable]}:
            return TRUE if values else FALSE
        key = ("atom", variable, values)
        if key not in self._numbers:
            self._add(key, (1, ()), (variable, values), 1 << variable)
        return self._numbers[key]

    def both(self, parts: Iterable[int]) -> int:
        """Every part holds."""
        every = tuple(parts)
        return self.at_least(len(every), every)

    def either(self, parts: Iterable[int]) -> int:
        """A part holds."""
        return self.at_least(1, tuple(parts))

    def at_least(self, number: int, parts: tuple[int, ...]) -> int:
        """So many of the parts hold."""
        number -= parts.count(TRUE)
        parts = tuple(part for part in parts if part > TRUE)
        if number <= 0:
            return TRUE
        if number > len(parts):
            return FALSE
        if len(parts) == 1:
            return parts[0]
        if number in {1, len(parts)}:
            key = (number, parts)
            if key not in self._joins:
                self._joins[key] = self._joined(parts, choice=number == 1)
            return self._joins[key]
        return self._threshold(number, parts)

    def opposite(self, formula: int) -> int:
        """What holds exactly when the formula does not."""
        known = self._opposite.get(formula)
        if known is not None:
            return known
        atom = self._atoms[formula]
        if atom is not None:
            made = self.atom(atom[0], ~atom[1])
        else:
            number, parts = self._shapes[formula]
            made = self.at_least(len(parts) - number + 1, tuple(self.opposite(part) for part in parts))
        self._opposite[formula] = made
        self._opposite[made] = formula
        return made

    def given(self, formula: int, variable: int, value: int) -> int:
        """What is left of the formula when the variable has the value."""
        if not self.reads[formula] >> variable & 1:
            return formula
        key = (formula, variable, value)
        left = self._left.get(key)
        if left is None:
            atom = self._atoms[formula]
            if atom is not None:
                left = atom[1] >> value & 1
            else:
                number, parts = self._shapes[formula]
                left = self.at_least(number, tuple([self.given(part, variable, value) for part in parts]))
            self._left[key] = left
        return left

    def holds(self, formula: int, chosen: Mapping[int, int], changed: int) -> bool:
        """Whether it holds for these values; `changed` are the variables in `chosen`, as bits, the others are 0."""
        if not self.reads[formula] & changed:
            return self._holds_mildly(formula)
        atom = self._atoms[formula]
        if atom is not None:
            return bool(atom[1] >> chosen.get(atom[0], 0) & 1)
        number, parts = self._shapes[formula]
        if number == 1:
            return any(self.holds(part, chosen, changed) for part in parts)
        if number == len(parts):
            return all(self.holds(part, chosen, changed) for part in parts)
        return sum(self.holds(part, chosen, changed) for part in parts) >= number

    def broken(self, formulas: Iterable[int], chosen: Mapping[int, int], changed: int) -> list[int]:
        """Those that do not hold; most are far from what changed, and looked up."""
        reads, mild = self.reads, self._mild
        return [
            each
            for each in formulas
            if not (mild[each] if each in mild and not reads[each] & changed else self.holds(each, chosen, changed))
        ]

    def implies(self, one: int, other: int) -> bool:
        """Whether it is plain from their shape that the other holds wherever the one does; False when it is not."""
        if one in {other, FALSE} or other == TRUE:
            return True
        if not self.reads[one] & self.reads[other]:
            return False
        key = (one, other)
        if key not in self._plain:
            self._plain[key] = self._implies(one, other)
        return self._plain[key]

    def _implies(self, one: int, other: int) -> bool:
        left, right = self._atoms[one], self._atoms[other]
        if left is not None and right is not None:
            return left[0] == right[0] and not left[1] & ~right[1]
        reads = self.reads
        (least, parts), (wanted, others) = self._shapes[one], self._shapes[other]
        if left is None and least == 1:
            return all(self.implies(part, other) for part in parts)
        if right is None and wanted == len(others):
            return all(self.implies(one, part) for part in others)
        if left is None and least == len(parts) and any(self.implies(part, other) for part in parts):
            return True
        if (
            right is None
            and wanted == 1
            and any(self.implies(one, part) for part in others if reads[part] & reads[one])
        ):
            return True
        # Each part of the one that brings along a part of its own counts for the other as well.
        free = set(others)
        lost = 0
        for part in parts if right is None else ():
            partner = (
                part
                if part in free
                else next((each for each in free if reads[each] & reads[part] and self.implies(part, each)), None)
            )
            lost += partner is None
            free.discard(FALSE if partner is None else partner)
        return right is None and left is None and least - lost >= wanted

    def parts(self, formula: int) -> tuple[int, ...]:
        """The parts that must all hold; none when it is not such a formula."""
        number, parts = self._shapes[formula]
        return parts if number == len(parts) else ()

    def apart(self, formula: int) -> list[int]:
        """Formulas that share no variable and must all hold for this one to hold; itself, if it does not fall apart."""
        parts = self.parts(formula)
        shared = self._shared(parts)
        alone = [part for part in parts if not self.reads[part] & shared]
        groups: list[tuple[int, list[int]]] = []
        for part in parts:
            reads, members = self.reads[part], [part]
            if not reads & shared:
                continue
            others = []
            for group in groups:
                if group[0] & reads:
                    reads |= group[0]
                    members += group[1]
                else:
                    others.append(group)
            groups = [*others, (reads, members)]
        if len(alone) + len(groups) <= 1:
            return [formula]
        return alone + [self._threshold(len(members), tuple(members)) for _, members in groups]

    def _holds_mildly(self, formula: int) -> bool:
        known = self._mild.get(formula)
        if known is None:
            atom = self._atoms[formula]
            number, parts = self._shapes[formula]
            known = bool(atom[1] & 1) if atom else sum(self._holds_mildly(part) for part in parts) >= number
            self._mild[formula] = known
        return known

    def _joined(self, parts: tuple[int, ...], *, choice: bool) -> int:
        """The parts as one `either` (a choice) or one `both`, flat and with what the others make certain left out."""
        flat, masks = self._flat(parts, choice=choice)
        if masks is None:
            return TRUE if choice else FALSE
        atoms = {self.atom(variable, mask) for variable, mask in masks.items()}
        kept = set(atoms)
        shared = self._shared(atoms | flat)
        for part in flat:
            if not self.reads[part] & shared:
                kept.add(part)
                continue
            thinner = self._thinned(part, masks, flat, choice=choice)
            if thinner == (TRUE if choice else FALSE):
                return thinner
            if thinner > TRUE:
                kept.add(thinner)
        if not kept:
            return FALSE if choice else TRUE
        if len(kept) == 1:
            return kept.pop()
        if kept != atoms | flat:
            return self._joined(tuple(kept), choice=choice)
        return self._threshold(1 if choice else len(kept), tuple(kept))

    def _shared(self, parts: Iterable[int]) -> int:
        """The variables that more than one part reads: only there can parts settle each other."""
        once = twice = 0
        for part in parts:
            reads = self.reads[part]
            twice |= once & reads
            once |= reads
        return twice

    def _flat(self, parts: tuple[int, ...], *, choice: bool) -> tuple[set[int], dict[int, int] | None]:
        """The parts without parts of the same kind inside, and the atoms by variable; None when those settle it."""
        flat: set[int] = set()
        masks: dict[int, int] = {}
        waiting = list(parts)
        while waiting:
            part = waiting.pop()
            atom = self._atoms[part]
            number, inner = self._shapes[part]
            if atom is not None:
                variable, mask = atom
                full = self._full[variable]
                mask = masks.get(variable, 0) | mask if choice else masks.get(variable, full) & mask
                if mask == (full if choice else 0):
                    return flat, None
                masks[variable] = mask
            elif number == (1 if choice else len(inner)):
                waiting += inner
            else:
                flat.add(part)
        return flat, masks

    def _thinned(self, part: int, masks: dict[int, int], others: set[int], *, choice: bool) -> int:
        """The part without what the atoms beside it decide already."""
        number, inner = self._shapes[part]
        if number != (len(inner) if choice else 1) or len(inner) == number == 1:
            return part
        kept = []
        for element in inner:
            if element in others:
                return FALSE if choice else TRUE
            atom = self._atoms[element]
            if atom is None or atom[0] not in masks:
                kept.append(element)
                continue
            still = self._full[atom[0]] & ~masks[atom[0]] if choice else masks[atom[0]]
            if not atom[1] & still:
                if choice:
                    return FALSE
            elif still & ~atom[1]:
                kept.append(element)
            elif not choice:
                return TRUE
        if len(kept) == len(inner):
            return part
        return self.both(kept) if choice else self.either(kept)

    def _threshold(self, number: int, parts: tuple[int, ...]) -> int:
        shape = (number, tuple(sorted(parts)))
        if shape not in self._numbers:
            reads = 0
            for part in parts:
                reads |= self.reads[part]
            self._add(shape, shape, None, reads)
        return self._numbers[shape]

    def _add(self, key: _Shape | tuple[str, int, int], shape: _Shape, atom: tuple[int, int] | None, reads: int) -> None:
        self._numbers[key] = len(self._shapes)
        self._shapes.append(shape)
        self._atoms.append(atom)
        self.reads.append(reads)
