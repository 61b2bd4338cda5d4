"""A protocol's advice for a crowd at once: a condition is one long number with a bit for each person.

It only says where to look. Whom it finds is then asked in earnest, of the engine and of the oracle.
"""

from collections.abc import Iterable, Mapping
from functools import reduce
from operator import or_

from tests.mutants.people import People
from triage.model.guard import All, AnyOf, Count, Guard, Is, Not, Value, Within
from triage.model.protocol import Protocol
from triage.model.urgency import Urgency
from triage.model.vocabulary import NO, UNSURE, YES

Bits = int
Known = dict[str, dict[Value, Bits]]
"""For each finding and value, the people who have it."""


class Crowd:
    """People, and what each protocol advises them."""

    def __init__(self, people: People) -> None:
        sizes = [len(told) for told in people.told]
        self.everybody: Bits = (1 << sum(sizes)) - 1
        self._recorded = _recorded(people, sizes)
        self._hoped = {id_: _hopefully(values) for id_, values in self._recorded.items()}

    def advice(self, protocol: Protocol) -> tuple[Bits, ...]:
        """Who is advised each level, from the lowest."""
        known = self._settled(protocol)
        raised = [0] * len(Urgency)
        replaced: dict[str, Bits] = {}
        for rule in protocol.rules:
            fires = self._holds(rule.when, known)
            raised[rule.urgency] |= fires
            if rule.replaces is not None:
                replaced[rule.replaces] = replaced.get(rule.replaces, 0) | fires
        for finding in protocol.vocabulary.values():
            if finding.warning:
                raised[finding.warning] |= known.get(finding.id, {}).get(YES, 0) & ~replaced.get(finding.id, 0)
        left, advised = self.everybody, []
        for level in sorted(Urgency, reverse=True):
            advised.append(left if level is Urgency.SELF_CARE else left & raised[level])
            left &= ~advised[-1]
        return tuple(reversed(advised))

    def _settled(self, protocol: Protocol) -> Known:
        known, hoped = dict(self._recorded), dict(self._hoped)
        for finding in protocol.settling:
            applies = self.everybody if finding.applies is None else self._holds(finding.applies, known)
            if finding.derived is not None:
                surely = self._holds(finding.derived, known)
                perhaps = surely | self._holds(finding.derived, hoped)
                known[finding.id] = {YES: surely, UNSURE: perhaps & ~surely, NO: self.everybody & ~perhaps}
                hoped[finding.id] = {YES: perhaps, NO: self.everybody & ~perhaps}
            for world in (known, hoped):
                world[finding.id] = {value: bits & applies for value, bits in world.get(finding.id, {}).items()}
        return known

    def _holds(self, guard: Guard, known: Known) -> Bits:
        match guard:
            case Is(finding, values):
                return _any(bits for value, bits in known.get(finding, {}).items() if value in values)
            case Within(finding, low, high):
                numbers = known.get(finding, {}).items()
                return _any(bits for value, bits in numbers if isinstance(value, int) and low <= value <= high)
            case Count(of, value, least):
                return _at_least(least, [known.get(finding, {}).get(value, 0) for finding in of], self.everybody)
            case All(parts):
                return reduce(lambda held, part: held and held & self._holds(part, known), parts, self.everybody)
            case AnyOf(parts):
                return _any(self._holds(part, known) for part in parts)
            case Not(part):
                return self.everybody & ~self._holds(part, known)
            case _:
                raise AssertionError(f"no guard of the model: {guard!r}")


def numbers_in(bits: Bits) -> Iterable[int]:
    """The people in it, first ones first."""
    while bits:
        first = bits & -bits
        yield first.bit_length() - 1
        bits ^= first


def _any(parts: Iterable[Bits]) -> Bits:
    return reduce(or_, parts, 0)


def _at_least(least: int, parts: list[Bits], everybody: Bits) -> Bits:
    """Those who are in so many of the parts."""
    row = [everybody] + [0] * least
    for part in parts:
        for number in range(least, 0, -1):
            row[number] |= row[number - 1] & part
    return row[least]


def _hopefully(values: Mapping[Value, Bits]) -> dict[Value, Bits]:
    """As if each who is not sure had said yes."""
    if UNSURE not in values:
        return dict(values)
    return {**values, YES: values.get(YES, 0) | values[UNSURE], UNSURE: 0}


def _recorded(people: People, sizes: list[int]) -> Known:
    """Who says what: what each says, else what is said in their context."""
    length = (sum(sizes) + 7) // 8
    marks: dict[tuple[str, Value], bytearray] = {}
    for number, said in enumerate(said for told in people.told for said in told):
        for key in said.items():
            if key not in marks:
                marks[key] = bytearray(length)
            marks[key][number >> 3] |= 1 << (number & 7)
    known: Known = {}
    for (finding, value), bits in marks.items():
        known.setdefault(finding, {})[value] = int.from_bytes(bits, "little")
    said_otherwise = {finding: _any(values.values()) for finding, values in known.items()}
    start = 0
    for context, size in zip(people.contexts, sizes, strict=True):
        here = ((1 << size) - 1) << start
        for finding, value in context.items():
            values = known.setdefault(finding, {})
            values[value] = values.get(value, 0) | (here & ~said_otherwise.get(finding, 0))
        start += size
    return known
