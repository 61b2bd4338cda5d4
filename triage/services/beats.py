"""What a session shows and says at one moment: a beat, shown alike by every front end."""

from dataclasses import dataclass
from typing import Literal

from triage.model.training import Side

Phase = Literal["ready", "move", "hold", "release", "switch", "rest", "pain", "eased", "done", "stopped"]
"""Getting ready; moving without a hold, or for minutes; holding; letting go; changing sides; resting between sets or
exercises; the question after an exercise; told that it goes on milder; the end; stopped for a warning sign."""
Act = Literal["pause", "next", "previous", "more", "ease", "hurts", "numb", "leave"]
"""What a person can do at any moment: pause or go on, the next thing, the one before, 15 seconds more, milder, it
hurts, numb or weak, and end here."""
Cue = Literal["ready", "begin", "count", "release", "switch", "rest", "end", "finished", "warning"]
"""What has just begun, for a bell, a flash or a voice; ``count`` for each of the last three seconds."""


@dataclass(frozen=True, slots=True)
class Pose:
    """Which picture goes with the moment."""

    exercise: str
    at: float
    """0 at the start position, 1 in the hold; in between on the way."""
    side: Side
    breath: float
    """0 breathed out, 1 breathed in."""


@dataclass(frozen=True, slots=True)
class PainQuestion:
    """The question after an exercise: a score from 0 to 10, and whether pain moved down the leg."""

    ask: str
    moved_down: str
    """Asked beside it; a yes or a no."""
    low_words: str
    high_words: str


@dataclass(frozen=True, slots=True)
class Remark:
    """What a pain score leads to, in words."""

    zone: Literal["green", "amber", "red"]
    text: str


@dataclass(frozen=True, slots=True)
class Done:
    """One exercise of a session that is over."""

    exercise: str
    title: str
    text: str
    """How much was done, as ``2 of 3 each side, held 42 seconds``."""
    pain: int | None


@dataclass(frozen=True, slots=True)
class SessionEnd:
    """What to show when a session is over."""

    title: str
    text: tuple[str, ...]
    """Paragraphs: what was done, what comes next time and why, what is soreness and what is a warning."""
    done: tuple[Done, ...]
    check_again: bool
    """Whether the warning signs are asked now, because of numbness or weakness."""


@dataclass(frozen=True, slots=True)
class Beat:
    """A moment of a session, in words and numbers."""

    phase: Phase
    paused: bool
    exercise: str
    title: str
    number: int
    """Of the exercise, from 1."""
    exercises: int
    side: Side
    side_words: str
    """Such as ``left leg``; empty where both move at once."""
    says: str
    """The one thing to do now."""
    steps: tuple[str, ...]
    """How the exercise is done."""
    feel: str
    """What one should and should not feel."""
    repetition: int
    """From 1; 0 before the first."""
    repetitions: int
    set: int
    sets: int
    left: float
    """Seconds of this phase that are left."""
    lasts: float
    """Seconds that this phase lasts in all; 0 where it waits for the person."""
    coming: str
    """What follows, or empty."""
    pose: Pose
    cue: Cue | None
    """What has begun since the last beat."""
    asks: PainQuestion | None = None
    remark: Remark | None = None
    end: SessionEnd | None = None
