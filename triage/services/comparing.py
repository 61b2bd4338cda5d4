"""Two protocols compared: what goes down, what goes up, who accepted it, and which changes are behind it."""

from dataclasses import dataclass
from functools import cached_property

from triage.errors import Problem
from triage.model.protocol import Protocol
from triage.places import flows_folder
from triage.proof.comparers import Searching, Solving
from triage.proof.difference import ROUTINE, Difference, Shift, compare
from triage.services.changes import Change, changes
from triage.services.revisions import flows_called
from triage.source.protocol import load_protocol, load_to_compare


@dataclass(frozen=True)
class Comparison:
    """A difference, with the changes that make it."""

    names: tuple[str, str]
    """What the old and the new protocol were called by whoever wanted to know."""
    difference: Difference
    less: tuple[tuple[Problem, ...], tuple[Problem, ...]] = ((), ())
    """In what the old and the new are less than the evidence, which keeps either from being used until accepted."""

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """Everything that is written otherwise."""
        return changes(self.difference.old, self.difference.new)

    @cached_property
    def others(self) -> tuple[Change, ...]:
        """The changes that stand behind nothing that goes up or down."""
        shifts = (*self.difference.down, *self.difference.up)
        told = {id(change) for shift in shifts for change in self.behind(shift)}
        return tuple(change for change in self.changes if id(change) not in told)

    def behind(self, shift: Shift) -> tuple[Change, ...]:
        """The changes that can have moved this: of its own voice, of those that speak here, and of what they read."""
        speaking = {shift.about}
        for example in (shift.smallest, *([shift.furthest] if shift.furthest else [])):
            speaking |= example.before.deciding | example.after.deciding
        read = speaking | self._read_by(speaking)
        return tuple(change for change in self.changes if change.decides and self._touches(change, read, shift))

    def _touches(self, change: Change, read: set[str], shift: Shift) -> bool:
        match change.kind:
            case "routine":
                return shift.about == ROUTINE
            case "question":
                before, after = (_asks(each, change.id) for each in self._sides)
                return bool((before ^ after) & read)
            case _:
                return change.id in read

    @property
    def _sides(self) -> tuple[Protocol, Protocol]:
        return self.difference.old, self.difference.new

    def _read_by(self, speaking: set[str]) -> set[str]:
        """The findings that these voices depend on, in either protocol, and the rules that stand in for them."""
        found: set[str] = set()
        for protocol in self._sides:
            guards = [rule.when for rule in protocol.rules if rule.id in speaking or rule.replaces in speaking]
            guards += list(protocol.routine.values()) if ROUTINE in speaking else []
            found |= {rule.id for rule in protocol.rules if rule.replaces in speaking}
            found |= _spread(protocol, {read for guard in guards for read in guard.reads()} | speaking)
        return found


def compare_named(old: str, new: str) -> Comparison:
    """What the words name, folders of flows or git revisions, compared; either may be less than the evidence.

    Raises:
        FileMissing: a word names neither.
        ProblemsFound: what it names cannot be used.
        ProversDisagree: the two provers came to different answers.
    """
    with flows_called(old) as before, flows_called(new) as after:
        (first, less_before), (second, less_after) = load_to_compare(before), load_to_compare(after)
    return Comparison((old, new), by_every_prover(first, second), (less_before, less_after))


def against_shipped(protocol: Protocol) -> Comparison:
    """The protocol compared with the one that came with the program.

    Raises:
        ProversDisagree: the two provers came to different answers.
    """
    return Comparison(("the program's own", "this one"), by_every_prover(load_protocol(flows_folder()), protocol))


def by_every_prover(old: Protocol, new: Protocol) -> Difference:
    """The difference, by both provers where python-sat is installed; files that are the same need none.

    Raises:
        ProversDisagree: the two came to different answers.
    """
    if old == new:
        return Difference(old, new, (), (), (), ())
    try:
        return compare(old, new, (Searching, Solving))
    except ImportError:
        return compare(old, new)


def _asks(protocol: Protocol, question: str) -> frozenset[str]:
    known = protocol.flow.questions.get(question)
    return frozenset(known.asks if known is not None else ())


def _spread(protocol: Protocol, ids: set[str]) -> set[str]:
    """The findings among these, and those that they are worked out from or apply by."""
    found: set[str] = set()
    waiting = [id_ for id_ in ids if id_ in protocol.vocabulary]
    while waiting:
        finding = protocol.vocabulary[waiting.pop()]
        if finding.id not in found:
            found.add(finding.id)
            guards = [guard for guard in (finding.derived, finding.applies) if guard is not None]
            waiting += [read for guard in guards for read in guard.reads()]
    return found
