"""What a property claims of a protocol, one case at a time, in conditions that either prover can decide."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from triage.model.urgency import Urgency
from triage.proof.logic import END, TRUTH, Logic, Moment, Node, Query, Reading, Voice


@dataclass(frozen=True, slots=True)
class Claim:
    """One case of a property."""

    about: str
    """The rule, finding or question."""
    says: str
    """What is wrong when the claim is false."""
    queries: Iterable[Query]
    never: bool = True
    """Whether none of the queries may be possible; otherwise one of them must be."""
    change: tuple[str, str, str] | None = None
    """A finding with its answer before and after, when the claim compares two."""
    too_careful: bool = False
    """Whether the advice is too high where the claim is false; what is too low is shown first."""


class Ground:
    """What most claims stand on, made once for a prover."""

    def __init__(self, logic: Logic, reading: Reading) -> None:
        self.logic = logic
        self.reading = reading
        self._fires: dict[tuple[Voice, Moment], Node] = {}
        self._raised: dict[tuple[Voice, Moment], Node] = {}
        self._quiet: dict[tuple[int, Moment], tuple[Node, ...]] = {}
        self._calm_until: dict[int, tuple[Node, ...]] = {}
        self._silent_together: dict[range, Node] = {}
        self._uncounted: dict[tuple[int, Moment, Moment], tuple[Node, ...]] = {}
        self.last = len(reading.questions) - 1

    @cached_property
    def _calm(self) -> tuple[tuple[int, Node], ...]:
        """By place: no emergency voice speaks after that question."""
        speaks: dict[Node, int] = {}
        for voice in self.reading.above(Urgency.URGENT):
            for at in self.reading.touched_at(voice):
                node = self.silent(voice, Moment("after", at))
                speaks[node] = min(at, speaks.get(node, at))
        return tuple((at, node) for node, at in speaks.items())

    def calm(self, until: int) -> tuple[Node, ...]:
        """No emergency ended the conversation before the question at this place."""
        if until not in self._calm_until:
            self._calm_until[until] = tuple(node for at, node in self._calm if at < until)
        return self._calm_until[until]

    def calm_after(self, question: int) -> tuple[Node, ...]:
        """No emergency ends the conversation after the question at this place."""
        return tuple(node for at, node in self._calm if at == question)

    def whole(self, above: int) -> tuple[Node, ...]:
        """No emergency ended the conversation early, and no voice above this level speaks at its end."""
        return (*self.quiet(above), *self.calm(self.last + 1))

    def quiet(self, above: int, moment: Moment = END) -> tuple[Node, ...]:
        """No voice above this level speaks."""
        key = (above, moment)
        if key not in self._quiet:
            self._quiet[key] = tuple(self.silent(voice, moment) for voice in self.reading.above(above))
        return self._quiet[key]

    def uncounted(self, above: int, then: Moment, now: Moment) -> tuple[Node, ...]:
        """No voice above this level counts after a change, see `counted`."""
        key = (above, then, now)
        if key not in self._uncounted:
            places = sorted(self._places[voice] for voice in self.reading.near(now.finding))
            until = len(self.reading.above(above))
            self._uncounted[key] = tuple(self._silences(range(len(self._loudest_first)), until, places, (then, now)))
        return self._uncounted[key]

    @cached_property
    def _loudest_first(self) -> tuple[Voice, ...]:
        return tuple(sorted(self.reading.voices, key=lambda voice: -voice.urgency))

    @cached_property
    def _places(self) -> dict[Voice, int]:
        return {voice: place for place, voice in enumerate(self._loudest_first)}

    def _silences(self, these: range, until: int, near: list[int], change: tuple[Moment, Moment]) -> Iterator[Node]:
        """None of these voices before `until` counts after the change; those that it does not touch stand together."""
        if these.start >= until:
            return
        touched = bisect_left(near, these.start) < bisect_left(near, these.stop)
        if these.stop <= until and not touched:
            yield self._silence(these)
        elif len(these) == 1:
            yield self.logic.opposite(self.counted(self._loudest_first[these.start], *change))
        else:
            half = len(these) // 2
            yield from self._silences(these[:half], until, near, change)
            yield from self._silences(these[half:], until, near, change)

    def _silence(self, these: range) -> Node:
        """None of these voices speaks in truth: what a change does not touch is as it was."""
        if these not in self._silent_together:
            half = len(these) // 2
            self._silent_together[these] = (
                self.logic.both([self._silence(these[:half]), self._silence(these[half:])])
                if half
                else self.silent(self._loudest_first[these.start], TRUTH)
            )
        return self._silent_together[these]

    def lost(self, voice: Voice, then: Moment, now: Moment) -> Node:
        """The voice speaks then, and not now."""
        spoke, speaks = self.fires(voice, then), self.fires(voice, now)
        if self.logic.implies(spoke, speaks):
            return self.logic.either(())
        return self.logic.both([spoke, self.logic.opposite(speaks)])

    def outdone(self, sign: Node, finding: str, above: int) -> bool:
        """Whether it is plain that some voice above this level speaks at the end wherever the sign is."""
        near = (self.fires(voice, END) for voice in self.reading.near(finding) if voice.urgency > above)
        return self.logic.implies_any(sign, near)

    def fires(self, voice: Voice, moment: Moment) -> Node:
        """The voice speaks."""
        key = (voice, self._noticed(voice, moment))
        if key not in self._fires:
            self._fires[key] = voice.fires(self.logic, key[1])
        return self._fires[key]

    def raised(self, voice: Voice, moment: Moment) -> Node:
        """The voice would speak if no rule stood in for it."""
        key = (voice, self._noticed(voice, moment))
        if key not in self._raised:
            self._raised[key] = voice.raised(self.logic, key[1])
        return self._raised[key]

    def counted(self, voice: Voice, then: Moment, now: Moment) -> Node:
        """The voice is raised after a change, and no rule stands in for it that stood in for it before."""
        logic = self.logic
        already = (
            logic.both([logic.holds(then, rule.when), logic.holds(now, rule.when)]) for rule in voice.silenced_by
        )
        return logic.both([self.raised(voice, now), *(logic.opposite(each) for each in already)])

    def _noticed(self, voice: Voice, moment: Moment) -> Moment:
        """The moment as far as the voice depends on it: another answer to what it does not read is none."""
        return TRUTH if moment.finding and moment.finding not in self.reading.reads(voice) else moment

    def silent(self, voice: Voice, moment: Moment) -> Node:
        """The voice does not speak."""
        return self.logic.opposite(self.fires(voice, moment))
