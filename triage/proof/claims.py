"""What a property claims of a protocol, one case at a time, in conditions that either prover can decide."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from triage.model.urgency import Urgency
from triage.proof.logic import END, TRUTH, Logic, Moment, Node, Reading, Voice


@dataclass(frozen=True, slots=True)
class Query:
    """Can this be? The goal, and what must be true besides."""

    goal: Node
    besides: Callable[[], Iterable[Node]]
    """Made only when the goal alone is possible."""


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


class Ground:
    """What most claims stand on, made once for a prover."""

    def __init__(self, logic: Logic, reading: Reading) -> None:
        self.logic = logic
        self.reading = reading
        self._fires: dict[tuple[str, Moment], Node] = {}
        self._raised: dict[tuple[str, Moment], Node] = {}
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
        return tuple(node for at, node in self._calm if at < until)

    def whole(self, above: int) -> tuple[Node, ...]:
        """No emergency ended the conversation early, and no voice above this level speaks at its end."""
        return (*self.quiet(above), *self.calm(self.last + 1))

    def quiet(self, above: int, moment: Moment = END) -> tuple[Node, ...]:
        """No voice above this level speaks."""
        return tuple(self.silent(voice, moment) for voice in self.reading.above(above))

    def lost(self, voice: Voice, then: Moment, now: Moment) -> Node:
        """The voice speaks then, and not now."""
        spoke, speaks = self.fires(voice, then), self.fires(voice, now)
        if self.logic.implies(spoke, speaks):
            return self.logic.either(())
        return self.logic.both([spoke, self.logic.opposite(speaks)])

    def outdone(self, sign: Node, finding: str, above: int) -> bool:
        """Whether it is plain that some voice above this level speaks at the end wherever the sign is."""
        logic = self.logic
        return any(
            logic.implies(sign, self.fires(voice, END))
            for voice in self.reading.above(above)
            if finding in self.reading.reads(voice) or finding == voice.id
        )

    def fires(self, voice: Voice, moment: Moment) -> Node:
        """The voice speaks."""
        key = (voice.id, self._noticed(voice, moment))
        if key not in self._fires:
            self._fires[key] = voice.fires(self.logic, key[1])
        return self._fires[key]

    def raised(self, voice: Voice, moment: Moment) -> Node:
        """The voice would speak if no rule stood in for it."""
        key = (voice.id, self._noticed(voice, moment))
        if key not in self._raised:
            self._raised[key] = voice.raised(self.logic, key[1])
        return self._raised[key]

    def _noticed(self, voice: Voice, moment: Moment) -> Moment:
        """The moment as far as the voice depends on it: another answer to what it does not read is none."""
        return TRUTH if moment.finding and moment.finding not in self.reading.reads(voice) else moment

    def silent(self, voice: Voice, moment: Moment) -> Node:
        """The voice does not speak."""
        return self.logic.opposite(self.fires(voice, moment))
