"""What a way from one phase of a session to another brings with it: sides, sets, the exercise that ends or follows."""

from dataclasses import replace
from math import ceil

from triage.engine.happenings import Eased, Event, ExerciseEnded, PhaseBegan, Resumed, SessionEnded, SideSwitched
from triage.engine.running import ENDED, MINUTE, Ended, Running, Span, State, Tally
from triage.engine.session_machine import BEFORE, Trigger
from triage.engine.timing import BETWEEN, INTO, MOVING, READY, REST, SWITCH, ready
from triage.model.exercise import less
from triage.model.training import Ending

EASED = 6
"""Seconds to tell that it goes on milder."""
_LEAST = 30.0
"""Seconds that are left of a walk, at least, when it is made milder."""
_AFTERWARDS = ENDED | {"pain", "offer", "between"}
"""The phases in which what a person feels is about the exercise before."""
_WORK = frozenset[State](("into", "moving"))
_ANEW = _WORK | {"pain", "numb"}
"""The phases with which the last score is past."""
_STAYS_PAUSED = frozenset[Trigger](("previous", "ease"))
_Moved = tuple[Running, tuple[Event, ...]]


def on_the_way(running: Running, trigger: Trigger, to: State) -> _Moved:
    """The session with everything but the phase as it is in the phase that follows."""
    match trigger:
        case "ease" if to == "eased":
            return _eased(running)
        case "previous":
            return _back(running)
        case "hurts" | "numb":
            return _stopped(running, "hurt" if trigger == "hurts" else "numb")
        case "leave":
            return (running, ()) if running.tally.empty else _closed(running, "left")
        case "scored" | "next" | "ease" if to in {"between", "ready", "done"} and running.state not in BEFORE:
            return _onward(running, mild=trigger == "ease")
        case _:
            return _within(running, to, passed_over=trigger == "next")


def entered(running: Running, trigger: Trigger, to: State, now: float) -> _Moved:
    """The session in this phase."""
    lasts, paused = _lasts(running, to), running.span.paused
    stays = paused is not None and trigger in _STAYS_PAUSED
    span = Span(now, lasts, lasts, now if stays else None)
    away = 0.0 if paused is None else now - paused
    going = replace(running, state=to, span=span, seen=max(now, running.seen), counted=0, away=running.away + away)
    events: list[Event] = [Resumed()] if paused is not None and not stays else []
    events.append(PhaseBegan(to, now))
    if to in ENDED:
        events.append(SessionEnded(to))
    return replace(going, begun=going.begun or to in _WORK, zone=None if to in _ANEW else going.zone), tuple(events)


def _lasts(running: Running, state: State) -> float:
    match state:
        case "moving":
            return running.seconds if running.by_minutes else float(MOVING)
        case "hold":
            return float(running.dose.hold)
        case "ready":
            return float(running.ready)
        case "release":
            return float(running.part.exercise.pause)
        case _:
            return _LASTS.get(state, 0.0)


_LASTS: dict[State, float] = {
    "into": float(INTO),
    "switch": float(SWITCH),
    "rest": float(REST),
    "between": float(BETWEEN),
    "eased": float(EASED),
}


def _within(running: Running, to: State, *, passed_over: bool) -> _Moved:
    """Onward within the exercise, to its end at most."""
    match to:
        case "switch":
            return replace(running, side="right", turn=0, goal=running.dose.repetitions), (SideSwitched("right"),)
        case "rest":
            first = running.part.first
            return replace(running, set=running.set + 1, side=first, turn=0, goal=running.dose.repetitions), ()
        case "pain":
            return _closed(running, "skipped" if passed_over and not running.complete else "done")
        case _:
            return running, ()


def _onward(running: Running, *, mild: bool) -> _Moved:
    """To the exercise that follows; what was not done at all of this one is passed over."""
    events: tuple[Event, ...] = ()
    if running.state not in _AFTERWARDS and all(ended.at != running.at for ended in running.ended):
        running, events = _closed(running, "skipped")
    following = running.following(mild=mild)
    if following is None:
        return running, events
    return replace(_turned_to(running, following), only_mild=running.only_mild or mild), events


def _back(running: Running) -> _Moved:
    """To the beginning of this exercise or, there, to the one before; nothing that was done is lost."""
    earlier = running.earlier()
    if running.begun or earlier == running.at:
        return _from_the_start(running, READY), ()
    events: tuple[Event, ...] = ()
    if not running.tally.empty:
        running, events = _closed(running, "skipped")
    return _turned_to(running, earlier), events


def _stopped(running: Running, ending: Ending) -> _Moved:
    """Out of the exercise, or about the one before where nothing has been begun since."""
    last = running.last_done
    if running.state not in _AFTERWARDS or last is None:
        return _closed(running, ending)
    about = _turned_to(running, last.at) if ending == "hurt" else running
    effort = Tally().effort(running.script.parts[last.at], ending)
    return replace(about, ended=(*running.ended, Ended(last.at, effort))), (ExerciseEnded(effort),)


def _closed(running: Running, ending: Ending) -> _Moved:
    """The exercise at hand is over."""
    effort = running.tally.effort(running.part, ending)
    ended = (*running.ended, Ended(running.at, effort))
    return replace(running, ended=ended, tally=Tally(), begun=False), (ExerciseEnded(effort),)


def _turned_to(running: Running, at: int) -> Running:
    """With this part at hand, and nothing done of it."""
    part = running.script.parts[at]
    seconds = ready(part.exercise, running.part.exercise)
    return _from_the_start(replace(running, at=at, dose=part.planned, tally=Tally()), seconds)


def _from_the_start(running: Running, seconds: int) -> Running:
    dose, part = running.dose, running.part
    return replace(
        running,
        side=part.first,
        goal=dose.repetitions,
        set=1,
        turn=0,
        begun=False,
        seconds=dose.minutes * MINUTE,
        ready=seconds,
    )


def _eased(running: Running) -> _Moved:
    """What is left of the exercise, about half of it."""
    dose = less(running.dose, 1, 2)
    to_do = running.goal - running.turn
    # A walk that was made longer does not stay longer than it was planned.
    left = min(running.left, running.part.planned.minutes * MINUTE) if running.state == "moving" else running.seconds
    eased = replace(
        running,
        dose=dose,
        goal=running.turn + max(to_do // 2, min(to_do, 1)),
        seconds=max(float(ceil(left / 2)), min(left, _LEAST)),
        tally=running.tally.with_easing(),
    )
    milder = (eased.dose, eased.goal, eased.seconds) != (running.dose, running.goal, left)
    return eased, (Eased(running.part.exercise.id, dose, milder),)
