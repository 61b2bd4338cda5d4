"""A guided session at one moment, and what can happen in it: values only."""

from dataclasses import dataclass, field
from typing import Literal

from triage.engine.zones import Zone
from triage.model.exercise import Dose, Exercise
from triage.model.programme import Programme
from triage.model.training import Effort, Ending, Side

State = Literal[
    "ready", "into", "hold", "moving", "release", "switch", "rest", "between", "eased", "pain", "offer",
    "done", "left", "unsettled", "numb",
]  # fmt: skip
"""Getting ready; on the way into the hold; holding; moving without a hold, or for minutes; letting go; changing sides;
resting between two sets, and between two exercises; told that it goes on milder; asked about pain; offered a way on
after an exercise that hurt; through with it; ended by the person; ended as pain does not settle; stopped for numbness
or weakness."""
WAITING = frozenset[State](("pain", "offer"))
"""What goes on when the person says so, however long that takes."""
ENDED = frozenset[State](("done", "left", "unsettled", "numb"))
MINUTE = 60.0
REDS = 2
"""Scores that were too much, with which a session ends."""
WORKING = frozenset[State](("hold", "moving"))


@dataclass(frozen=True, slots=True)
class Part:
    """An exercise of the session."""

    exercise: Exercise
    planned: Dose
    adapted: tuple[str, ...] = ()
    """The findings for which it is done in a milder form."""

    @property
    def first(self) -> Side:
        """The side that begins."""
        return "left" if self.exercise.sides == "each" else "both"

    @property
    def mild(self) -> bool:
        """Whether it may still be done when something hurt: a walk, or rest."""
        return self.exercise.kind in {"aerobic", "rest"}


@dataclass(frozen=True, slots=True)
class Script:
    """What stands before the session begins, and never changes."""

    programme: Programme
    parts: tuple[Part, ...]
    before: int | None
    """Pain, 0 to 10, at the check-in."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time on the clock."""

    began: float
    """Moved on by every pause."""
    lasts: float
    """0 for one that waits."""
    planned: float
    """What it lasted before it was made longer."""
    paused: float | None = None
    """Since when it stands still."""

    def gone(self, now: float) -> float:
        """Seconds of it that have passed: never fewer than none, never more than all."""
        until = now if self.paused is None else self.paused
        return min(max(until - self.began, 0.0), self.lasts)


@dataclass(frozen=True, slots=True)
class Tally:
    """What was done of the exercise at hand, since one turned to it."""

    repetitions: dict[Side, int] = field(default_factory=dict)
    held: dict[Side, float] = field(default_factory=dict)
    eased: bool = False

    def with_repetition(self, side: Side) -> "Tally":
        """One repetition more."""
        more = {**self.repetitions, side: self.repetitions.get(side, 0) + 1}
        return Tally(more, self.held, self.eased)

    def with_held(self, side: Side, seconds: float) -> "Tally":
        """So many seconds more."""
        if seconds <= 0:
            return self
        return Tally(self.repetitions, {**self.held, side: self.held.get(side, 0.0) + seconds}, self.eased)

    def with_easing(self) -> "Tally":
        """Made milder."""
        return Tally(self.repetitions, self.held, eased=True)

    @property
    def empty(self) -> bool:
        """Whether nothing was done."""
        return not self.repetitions and not self.held

    def effort(self, part: Part, ending: Ending) -> Effort:
        """All of it, as it is remembered."""
        return Effort(part.exercise.id, part.planned, self.repetitions, self.held, self.eased, ending)


@dataclass(frozen=True, slots=True)
class Ended:
    """An exercise that is over."""

    at: int
    """Which of the session's parts it was."""
    effort: Effort


@dataclass(frozen=True, slots=True)
class Running:
    """A session at one moment."""

    script: Script
    state: State
    span: Span
    seen: float
    """When it was last looked at."""
    at: int
    """Of the parts; the coming one already while one rests between two exercises."""
    dose: Dose
    """How much is done from here on: the planned dose, until it is made milder."""
    side: Side
    goal: int
    """Repetitions on this side, in this set."""
    seconds: float
    """That are left, at the next begin, of what is done by minutes."""
    ready: int
    """Seconds to get ready for the exercise at hand."""
    set: int = 1
    turn: int = 0
    """Repetitions of them that are over."""
    counted: int = 0
    """Whole minutes of this stretch that are counted already, of what is done by minutes."""
    begun: bool = False
    """Whether the exercise has been begun, since one turned to it."""
    tally: Tally = field(default_factory=Tally)
    ended: tuple[Ended, ...] = ()
    over: frozenset[str] = frozenset()
    """The exercises that hurt: they are not done again in this session."""
    only_mild: bool = False
    """Whether nothing but a walk or rest may follow."""
    reds: int = 0
    """Scores that were too much."""
    zone: Zone | None = None
    """Of the last score, until the next exercise begins."""
    away: float = 0.0
    """Seconds that all pauses have taken."""

    @property
    def part(self) -> Part:
        """The exercise at hand."""
        return self.script.parts[self.at]

    @property
    def paused(self) -> bool:
        """Whether time stands still."""
        return self.span.paused is not None

    @property
    def by_minutes(self) -> bool:
        """Whether the exercise at hand is done for a time."""
        return self.part.planned.minutes > 0

    @property
    def timed(self) -> bool:
        """Whether time goes on by itself."""
        return self.state not in WAITING and self.state not in ENDED

    @property
    def gone(self) -> float:
        """Seconds of the phase that have passed."""
        return self.span.gone(self.seen)

    @property
    def left(self) -> float:
        """Seconds of the phase that are left."""
        return max(self.span.lasts - self.gone, 0.0)

    @property
    def efforts(self) -> tuple[Effort, ...]:
        """Everything that was done; what is still being done comes last, as if it was left now."""
        ended = tuple(each.effort for each in self.ended)
        tally = self.tally_now
        return ended if tally.empty else (*ended, tally.effort(self.part, "left"))

    @property
    def tally_now(self) -> Tally:
        """The tally with what runs right now."""
        return self.tally.with_held(self.side, self.uncounted) if self.state in WORKING else self.tally

    @property
    def uncounted(self) -> float:
        """Seconds of this phase that are held, or done, and not in the tally yet."""
        if self.state == "hold" or (self.state == "moving" and self.by_minutes):
            return self.gone - MINUTE * self.counted
        return 0.0

    @property
    def last_done(self) -> Ended | None:
        """The last exercise of which anything was done."""
        return next(
            (
                each
                for each in reversed(self.ended)
                if each.effort.ending != "skipped" or each.effort.repetitions or each.effort.held
            ),
            None,
        )

    @property
    def complete(self) -> bool:
        """Whether every repetition of the exercise at hand is over."""
        return self.turn >= self.goal and self.side != "left" and self.set >= self.dose.sets

    def following(self, *, mild: bool = False) -> int | None:
        """Which part comes next; with `mild`, only a walk or rest."""
        parts = self.script.parts
        after = range(self.at + 1, len(parts))
        return next((at for at in after if self.open(at) and (parts[at].mild or not mild)), None)

    def earlier(self) -> int:
        """Which part one goes back to: the one before, or this one where there is none."""
        return next((at for at in range(self.at - 1, -1, -1) if self.open(at)), self.at)

    def open(self, at: int) -> bool:
        """Whether this part may still be done."""
        part = self.script.parts[at]
        return part.exercise.id not in self.over and (part.mild or not self.only_mild)
