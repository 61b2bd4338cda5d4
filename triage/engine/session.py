"""A guided session as functions of what runs, what is done, and the time on a clock that only goes forward.

Each returns the session as it is then, and what happened, in order. Phases follow each other from where they are
scheduled to end, however late one looks: nothing adds up over hours.
"""

from dataclasses import replace
from typing import Literal

from triage.engine.happenings import Event, Paused, RepetitionDone, Resumed, Scored
from triage.engine.running import MINUTE, WORKING, Part, Running, Script, Span
from triage.engine.session_machine import Trigger, next_state
from triage.engine.session_ways import entered, on_the_way
from triage.engine.timing import ready
from triage.engine.zones import Zone, zone_of_effort
from triage.model.programme import Programme
from triage.model.training import Effort, Plan

Act = Literal["pause", "next", "previous", "more", "ease", "hurts", "numb", "leave"]
"""What a person can do at any moment."""
LATE = 5.0
"""Seconds without a look at the clock, after which the session must have been away: the computer slept."""
MORE = 15.0
"""Seconds that are added at a time."""
LONGER = 120.0
"""Seconds by which anything but a hold can become longer."""
LONGEST_HOLD = 30.0
"""Seconds; a hold that is planned longer stays as it is."""
_HIGHEST = 10
"""Of a pain score."""
Moved = tuple[Running, tuple[Event, ...]]


def begin(programme: Programme, plan: Plan, now: float, before: int | None = None) -> Running:
    """A session of this plan, getting ready for its first exercise; `before` is the pain at the check-in."""
    parts = tuple(Part(programme.exercises[chosen.exercise], chosen.dose, chosen.adapted) for chosen in plan.chosen)
    if not parts:
        message = "a session needs a plan with an exercise in it"
        raise ValueError(message)
    first = parts[0]
    lasts = ready(first.exercise, None)
    return Running(
        script=Script(programme, parts, before),
        state="ready",
        span=Span(now, float(lasts), float(lasts)),
        seen=now,
        at=0,
        dose=first.planned,
        side=first.first,
        goal=first.planned.repetitions,
        seconds=first.planned.minutes * MINUTE,
        ready=lasts,
    )


def tick(running: Running, now: float) -> Moved:
    """The session as it is now."""
    running, events = _looked_at(running, now)
    while running.timed and not running.paused and now - running.span.began >= running.span.lasts:
        running, more = _go(running, "over", running.span.began + running.span.lasts)
        events += more
    running, minutes = _minutes(running)
    return running, events + minutes


def act(running: Running, what: Act, now: float) -> Moved:
    """The session after the person has done this; what has no meaning at this moment changes nothing."""
    was_paused = running.paused
    running, events = tick(running, now)
    match what:
        case "pause" if running.paused and not was_paused:
            more: tuple[Event, ...] = ()  # It has just come to a stand: that is what the person wants.
        case "pause":
            running, more = _pause(running)
        case "more":
            running, more = _longer(running), ()
        case _:
            running, more = _go(running, what, now)
    return running, events + more


def score(running: Running, pain: int, now: float, *, moved_down: bool = False) -> Moved:
    """The session after the answer to the pain question; where none is open, nothing has changed."""
    if not 0 <= pain <= _HIGHEST:
        message = f"a pain score goes from 0 to {_HIGHEST}, and {pain} does not"
        raise ValueError(message)
    running, events = tick(running, now)
    if running.state != "pain":
        return running, events
    last = running.ended[-1]
    effort = replace(last.effort, pain=pain, moved_down=moved_down)
    zone = _zone(running, effort)
    hurt = zone == "red" or effort.ending == "hurt"
    running = replace(
        running,
        ended=(*running.ended[:-1], replace(last, effort=effort)),
        over=running.over | {effort.exercise} if hurt else running.over,
        only_mild=running.only_mild or moved_down,
        reds=running.reds + (zone == "red"),
        zone=zone,
    )
    running, more = _go(running, "scored", now)
    return running, (*events, Scored(effort.exercise, pain, moved_down, zone), *more)


def _zone(running: Running, effort: Effort) -> Zone:
    """What the score means by itself, however the exercise ended."""
    found = zone_of_effort(running.script.programme, replace(effort, ending="done"), running.script.before)
    assert found is not None  # noqa: S101 - there is a score
    return found


def _looked_at(running: Running, now: float) -> Moved:
    """The session with the time since the last look taken in: all of it, unless the clock or the program was away."""
    span, gap = running.span, now - running.seen
    if gap < 0:  # A clock that went back: what has passed stays as it was.
        stands = None if span.paused is None else span.paused + gap
        return replace(running, seen=now, span=replace(span, began=span.began + gap, paused=stands)), ()
    if gap > LATE and running.timed and not running.paused:
        return replace(running, seen=now, span=replace(span, paused=running.seen)), (Paused(late=True),)
    return replace(running, seen=now), ()


def _pause(running: Running) -> Moved:
    if not running.timed:
        return running, ()
    span, now = running.span, running.seen
    if span.paused is None:
        return replace(running, span=replace(span, paused=now)), (Paused(late=False),)
    away = now - span.paused
    going = replace(span, began=span.began + away, paused=None)
    return replace(running, span=going, away=running.away + away), (Resumed(),)


def _longer(running: Running) -> Running:
    """The phase with some seconds more, where that makes sense."""
    if not running.timed or running.state == "into" or (running.state == "moving" and not running.by_minutes):
        return running
    span = running.span
    most = max(span.planned, LONGEST_HOLD) if running.state == "hold" else span.planned + LONGER
    return replace(running, span=replace(span, lasts=min(span.lasts + MORE, most)))


def _go(running: Running, trigger: Trigger, now: float) -> Moved:
    """The session in the phase that follows, if there is one."""
    settled, events = _settled(running, trigger)
    to = next_state(settled, trigger)
    if to is None:
        return running, ()
    moved, more = on_the_way(settled, trigger, to)
    going, last = entered(moved, trigger, to, now)
    return going, (*events, *more, *last)


def _settled(running: Running, trigger: Trigger) -> Moved:
    """The session with what was held, or done, up to now in its tally."""
    if running.state not in WORKING:
        return running, ()
    running, events = _minutes(running)
    held = running.uncounted
    tally = running.tally.with_held(running.side, held)
    if trigger != "over" or running.by_minutes:
        return replace(running, tally=tally), events
    repeated = RepetitionDone(running.part.exercise.id, running.side, held)
    return replace(running, tally=tally.with_repetition(running.side), turn=running.turn + 1), (repeated,)


def _minutes(running: Running) -> Moved:
    """The session with its whole minutes counted, of what is done by minutes: each is one to be kept."""
    if running.state != "moving" or not running.by_minutes:
        return running, ()
    whole, side, tally = int(running.gone // MINUTE), running.side, running.tally
    for _ in range(running.counted, whole):
        tally = tally.with_repetition(side).with_held(side, MINUTE)
    done = RepetitionDone(running.part.exercise.id, side, MINUTE)
    return replace(running, tally=tally, counted=whole), (done,) * (whole - running.counted)
