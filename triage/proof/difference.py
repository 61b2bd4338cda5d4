"""Where two protocols advise differently: symbolically, over every set of full answers.

A voice (a rule, or a finding with a warning) of the one is lowered when some set of answers makes it speak and nothing
of the other speaks at its level or above. If no voice is, the advice of the other is nowhere lower: the highest voice
that speaks would be one of them. Raised is the same the other way round. The routine is let go further where it is
offered and was not.

Only full answers count, the last word where a question is asked again. What is asked of whom does not: that a
conversation advises at least what its full answers do is property S2 of each protocol's own proof.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from triage.model.guard import Findings, Guard
from triage.model.protocol import Accepted, Protocol
from triage.model.urgency import Urgency
from triage.proof.certificate import ProversDisagree
from triage.proof.comparers import Case, Comparer, Prover, Searching
from triage.proof.logic import BudgetSpent, Voice
from triage.proof.meaning import Advice, advise
from triage.proof.side_by_side import NEW, OLD, Sides

ROUTINE = "routine"
"""What is lowered when the routine is offered to more people."""


@dataclass(frozen=True, slots=True)
class Example:
    """A set of answers, and what it leads to in both protocols."""

    answers: Findings
    """Those that are not the mildest."""
    known: tuple[Findings, Findings]
    """All of them, as far as the old and the new protocol know them."""
    before: Advice
    after: Advice


@dataclass(frozen=True, slots=True)
class Shift:
    """A voice that the other protocol does not match everywhere, or the routine."""

    about: str
    """Of a rule or finding; or `routine`."""
    level: Urgency
    """Of the voice; for the routine, the highest advice with which it is newly offered."""
    lowest: Urgency
    """The least advice that the milder protocol gives where the voice speaks, or the routine is newly offered."""
    smallest: Example
    """The fewest answers that are not the mildest."""
    furthest: Example | None
    """The fewest that lead to `lowest`, where the smallest do not."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Everything in which the advice of the new protocol is not that of the old."""

    old: Protocol
    new: Protocol
    down: tuple[Shift, ...]
    """Most urgent first."""
    up: tuple[Shift, ...]
    undecided: tuple[str, ...]
    """What took too long to say."""
    provers: tuple[str, ...]

    def acceptance(self, shift: Shift) -> Accepted | None:
        """Who takes the blame for what goes down here; None when nobody does, or not as far as it goes."""
        for accepted in self.new.accepted:
            if accepted.lowers == shift.about and accepted.to <= shift.lowest:
                return accepted
        return None

    @property
    def unaccepted(self) -> tuple[Shift, ...]:
        """What goes down and should not."""
        return tuple(shift for shift in self.down if self.acceptance(shift) is None)

    @property
    def unneeded(self) -> tuple[Accepted, ...]:
        """What is accepted and does not happen."""
        lowered = {shift.about for shift in self.down}
        return tuple(accepted for accepted in self.new.accepted if accepted.lowers not in lowered)

    @property
    def lowers(self) -> bool:
        """Whether something goes down that nobody accepted, or that could not be decided."""
        return bool(self.unaccepted or self.undecided)


def compare(old: Protocol, new: Protocol, provers: tuple[Callable[[Sides], Prover], ...] = (Searching,)) -> Difference:
    """The difference, by these provers; the first one's answers are shown, so a search finds the smallest.

    Raises:
        ImportError: the second prover is wanted and python-sat is not there.
        ProversDisagree: they came to different answers, or to some that show nothing.
    """
    sides = Sides(old, new)
    comparers = [Comparer(sides, prover(sides)) for prover in provers]
    hunt = _Hunt(sides, comparers)
    down = (*hunt.shifts(OLD, NEW), *hunt.routine(NEW, OLD))
    up = (*hunt.shifts(NEW, OLD), *hunt.routine(OLD, NEW))
    return Difference(
        old, new, _in_order(down), _in_order(up), tuple(hunt.undecided), tuple(comparer.name for comparer in comparers)
    )


def _in_order(shifts: tuple[Shift, ...]) -> tuple[Shift, ...]:
    return tuple(sorted(shifts, key=lambda shift: (-shift.level, len(shift.smallest.answers), shift.about)))


class _Hunt:
    """Puts every case to every prover."""

    def __init__(self, sides: Sides, comparers: list[Comparer]) -> None:
        self.undecided: list[str] = []
        self._sides = sides
        self._comparers = comparers

    def shifts(self, high: int, low: int) -> Iterator[Shift]:
        """The voices of one side that the other does not match everywhere."""
        for voice in self._sides.voices[high]:
            if voice.urgency > Urgency.SELF_CARE:
                yield from self._decided(voice.id, partial(self._shift, voice, high, low))

    def routine(self, more: int, less: int) -> Iterator[Shift]:
        """The routine, if one side offers it somewhere and the other does not."""
        return self._decided(ROUTINE, partial(self._offers, more, less))

    def _decided(self, about: str, look: Callable[[], Shift | None]) -> Iterator[Shift]:
        try:
            found = look()
        except BudgetSpent:
            self.undecided.append(about)
        else:
            if found is not None:
                yield found

    def _shift(self, voice: Voice, high: int, low: int) -> Shift | None:
        examples: list[Example] = []
        lowest = voice.urgency
        while lowest > Urgency.SELF_CARE:
            chosen = self._answers(Case(speaks=((high, voice),), below=((low, lowest),)))
            if chosen is None:
                break
            example = self._example(chosen)
            if _of(example, low).urgency >= lowest or _of(example, high).urgency < voice.urgency:
                raise ProversDisagree(f"`{voice.id}` is not lowered by the answers that are to show it")
            examples.append(example)
            lowest = _of(example, low).urgency
        if not examples:
            return None
        furthest = examples[-1] if len(examples) > 1 else None
        return Shift(voice.id, voice.urgency, lowest, examples[0], furthest)

    def _offers(self, more: int, less: int) -> Shift | None:
        found: dict[Urgency, Example] = {}
        for level, guard in sorted(self._sides.protocols[more].routine.items()):
            answers = [self._answers(case) for case in self._refusals(more, less, level, guard)]
            examples = [self._example(chosen) for chosen in answers if chosen is not None]
            if any(_of(each, less).routine or not _of(each, more).routine for each in examples):
                raise ProversDisagree("the routine is not offered by the answers that are to show it")
            if examples:
                found[level] = min(examples, key=_size)
        if not found:
            return None
        smallest, furthest = min(found.values(), key=_size), found[min(found)]
        return Shift(ROUTINE, max(found), min(found), smallest, None if furthest is smallest else furthest)

    def _refusals(self, more: int, less: int, level: Urgency, guard: Guard) -> Iterator[Case]:
        """Each way in which one side offers the routine at this level, and the other side not at all."""
        refused = self._sides.protocols[less].routine
        reaches = ((more, level),) if level > Urgency.SELF_CARE else ()
        voices = [voice for voice in self._sides.voices[less] if voice.urgency > Urgency.SELF_CARE]
        for voice in (None, *voices):
            at = Urgency.SELF_CARE if voice is None else voice.urgency
            yield Case(
                speaks=() if voice is None else ((less, voice),),
                holds=((more, guard, True), *([(less, refused[at], False)] if at in refused else [])),
                below=((more, level + 1), (less, at + 1)),
                reaches=reaches,
            )

    def _answers(self, case: Case) -> Findings | None:
        """What the provers found; one that gives up leaves the answer to the other."""
        found: list[Findings | None] = []
        for comparer in self._comparers:
            try:
                found.append(comparer.meet(case))
            except BudgetSpent:
                continue
        if not found:
            raise BudgetSpent
        if len({answers is None for answers in found}) > 1:
            about = " and ".join(voice.id for _, voice in case.speaks) or ROUTINE
            raise ProversDisagree(f"one prover finds answers that change the advice of `{about}`, the other none")
        return found[0]

    def _example(self, chosen: Findings) -> Example:
        known = self._sides.known(OLD, chosen), self._sides.known(NEW, chosen)
        before, after = (advise(self._sides.protocols[side], known[side]) for side in (OLD, NEW))
        return Example(self._sides.told(chosen), known, before, after)


def _of(example: Example, side: int) -> Advice:
    return example.before if side == OLD else example.after


def _size(example: Example) -> int:
    return len(example.answers)
