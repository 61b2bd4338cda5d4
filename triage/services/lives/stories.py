"""How the back of a made-up person goes, day by day, from a seed: made up, and no statement about anybody's back."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from math import exp
from random import Random
from typing import Literal

from triage.model.diary import Activity, Sleep
from triage.model.diary_texts import NOTES
from triage.model.stories import Story, Tale

Mood = Literal["good", "usual", "bad"]
STRONG = 6
"""A score that is a bad day."""
EASY = 2
_MOST = 10
_UNEVEN = 0.7
"""By how much a score goes up and down around the tale, where it is not near to nothing."""
_NOTED, _WRITES, _SLEEPS_WELL, _MOVES_MUCH, _TAKES_SOMETHING = 0.4, 0.85, 0.6, 0.8, 0.7
"""How likely things are, or from where on they are."""
_NEVER_SLEEPS = 12
"""A pain with which every night would be a bad one."""
_TRAINING, _LATER = (0, 2, 5), (0, 4)
"""Days of the week with a session, counted from the first, and after so many days."""
_LESS_FROM = 84


@dataclass(frozen=True, slots=True)
class LivedDay:
    """What a day is like."""

    number: int
    """0 is the first."""
    pain: int
    worst: int
    leg: int | None
    mood: Mood
    sleep: Sleep
    activity: Activity
    medicine: bool
    note: str
    """The key of what is written in the evening; empty where nothing is."""
    writes: bool
    """Whether there is any entry."""
    trains: bool
    """Whether there is time for a session."""
    warns: bool
    """Whether there is a warning sign: numbness between the legs."""
    east: timedelta
    """How far the clock there is before the one at home, on a journey."""


@dataclass(frozen=True, slots=True)
class _Plot:
    """What is particular about a story."""

    pain: Callable[[int], float]
    leg: range
    """The days with pain in the leg."""
    away: range
    """The days without any entry."""
    journey: range
    numb: int | None = None
    """The day on which a warning sign is written down."""


def _recovers(day: int) -> float:
    return 5.5 * exp(-day / 10)


def _flares(day: int) -> float:
    first, second = _bump(day, FLARE, 6.5, 9), _bump(day, LEG_FLARE, 4.5, 9)
    return 0.9 + 4.3 * exp(-day / 12) + first + second


def _not_better(day: int) -> float:
    del day
    return 4.5


def _worsens(day: int) -> float:
    if day < WORSE:
        return 3.0
    return min(3.0 + (day - WORSE) * 0.2, 7.5) if day < HELP else 1.0 + 5 * exp(-(day - HELP) / 25)


def _bump(day: int, start: int, height: float, days: float) -> float:
    return height * exp(-(day - start) / days) if day >= start else 0.0


FLARE, LEG_FLARE = 70, 125
"""The days of `flares` on which the pain comes back: in the back, and with the leg."""
WORSE, NUMB, HELP = 12, 40, 52
"""The days of `worsens` from which it gets worse, on which a warning sign is written down, and from which it eases."""
_NEVER = range(0)
_PLOTS: Mapping[Story, _Plot] = {
    "recovers": _Plot(_recovers, _NEVER, _NEVER, range(100, 112)),
    "flares": _Plot(_flares, range(LEG_FLARE, LEG_FLARE + 12), range(90, 111), range(145, 157)),
    "not_better": _Plot(_not_better, _NEVER, _NEVER, _NEVER),
    "worsens": _Plot(_worsens, range(30, 60), range(NUMB + 1, HELP), _NEVER, NUMB),
}
_EAST = timedelta(hours=8)


def lived(tale: Tale) -> Iterator[LivedDay]:
    """The days of a story, in their order; the same for the same seed."""
    drawn, plot = Random(f"{tale.story} {tale.seed}"), _PLOTS[tale.story]  # noqa: S311 - nothing secret is drawn
    for number in range(tale.days):
        yield _day(number, plot, drawn)


def _day(number: int, plot: _Plot, drawn: Random) -> LivedDay:
    told = plot.pain(number)
    pain = _score(told + drawn.uniform(-_UNEVEN, _UNEVEN) * min(told / EASY, 1))
    worst = _score(pain + drawn.choice((0, 1, 1, 2)) * (pain > 0))
    mood: Mood = "bad" if pain >= STRONG else "good" if pain <= EASY else "usual"
    slept, moved, wrote, noted = (drawn.random() for _ in range(4))
    note = _note(number, mood, plot, drawn) if noted < _NOTED or number in (plot.numb, *plot.leg[:1]) else ""
    here = number not in plot.away
    trains = here and number % 7 in (_TRAINING if number < _LESS_FROM else _LATER)
    return LivedDay(
        number=number,
        pain=pain,
        worst=worst,
        leg=_score(pain - drawn.random()) if number in plot.leg else None,
        mood=mood,
        sleep="bad" if slept < pain / _NEVER_SLEEPS else "good" if slept > _SLEEPS_WELL else "fair",
        activity="little" if mood == "bad" else "much" if moved > _MOVES_MUCH else "usual",
        medicine=mood == "bad" and moved < _TAKES_SOMETHING,
        note=note if here else "",
        writes=here and (wrote < _WRITES or bool(note) or trains or number in plot.leg),
        trains=trains,
        warns=number == plot.numb,
        east=_EAST if number in plot.journey else timedelta(),
    )


def _note(number: int, mood: Mood, plot: _Plot, drawn: Random) -> str:
    if number == plot.numb:
        return "life_numb"
    return "life_leg" if number in plot.leg[:1] else f"life_{mood}_{drawn.randint(1, NOTES)}"


def _score(pain: float) -> int:
    return min(max(round(pain), 0), _MOST)
