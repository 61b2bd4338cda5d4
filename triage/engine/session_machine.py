"""Which phase of a session follows: one machine for every session, held as the flow's is (see `machine`).

It knows what leads where, and no clock: that is the session's.
"""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Literal, get_args

from transitions import Machine as StateMachine

from triage.engine.running import ENDED, REDS, Running, State

Trigger = Literal["over", "next", "previous", "ease", "hurts", "numb", "leave", "scored"]
"""The time of the phase is over; the acts of a person that lead to another phase; the pain question is answered."""
_Condition = Callable[[Running], bool]
_Way = tuple[State, tuple[_Condition, ...]]

STATES: tuple[State, ...] = get_args(State)
_WORK: tuple[State, ...] = ("into", "hold", "moving", "release")
"""What takes an exercise to its end, when it is passed over."""
BEFORE: tuple[State, ...] = ("ready", "switch", "rest", "eased", "between")
"""What comes before something to do, and can be cut short."""


class _Cursor:
    """A phase; what transitions moves."""

    __slots__ = ("state",)

    def __init__(self, state: State) -> None:
        self.state: State = state


def next_state(running: Running, trigger: Trigger) -> State | None:
    """The phase that follows; None where there is no way on, and nothing happens."""
    event = _machine().events[trigger]
    if running.state not in event.transitions:
        return None
    cursor = _Cursor(running.state)
    if not event.trigger(cursor, running):
        message = f"no way leads on from `{running.state}` with `{trigger}`"
        raise AssertionError(message)
    return cursor.state


@cache
def _machine() -> StateMachine:
    machine = StateMachine(model=None, states=list(STATES), initial="ready", auto_transitions=False)
    for trigger, source, (destination, conditions) in _ways():
        machine.add_transition(trigger, source, destination, conditions=list(conditions))
    return machine


def _ways() -> Iterator[tuple[Trigger, State, _Way]]:
    """Every way there is; from one phase, those tried first come first."""
    table: dict[tuple[Trigger, State], tuple[_Way, ...]] = {
        **{("over", state): ways for state, ways in _OVER.items()},
        **{("next", state): _OVER[state] for state in BEFORE},
        **dict.fromkeys((("next", state) for state in _WORK), _PASSED_OVER),
        ("next", "offer"): _ON,
        ("ease", "offer"): (("ready", (_milder_follows,)), ("offer", ())),
        **dict.fromkeys((("ease", state) for state in (*BEFORE, *_WORK)), (("eased", ()),)),
        **dict.fromkeys((("previous", state) for state in (*BEFORE, *_WORK)), (("ready", ()),)),
        **dict.fromkeys((("hurts", state) for state in STATES if state not in ENDED | {"pain"}), (("pain", ()),)),
        **dict.fromkeys((("leave", state) for state in STATES if state not in ENDED), (("left", ()),)),
        **dict.fromkeys((("numb", state) for state in STATES if state != "numb"), (("numb", ()),)),
        ("scored", "pain"): _SCORED,
    }
    for (trigger, source), ways in table.items():
        for way in ways:
            yield trigger, source, way


def _holds(running: Running) -> bool:
    return running.dose.hold > 0 and not running.by_minutes


def _by_minutes(running: Running) -> bool:
    return running.by_minutes


def _repeats(running: Running) -> bool:
    return running.turn < running.goal and not running.by_minutes


def _lets_go(running: Running) -> bool:
    """Whether there is time to let go: not before the other side, where that is part of the change."""
    return running.part.exercise.pause > 0 and not running.by_minutes and (_repeats(running) or not _changes(running))


def _changes(running: Running) -> bool:
    return running.side == "left" and not running.by_minutes


def _more_sets(running: Running) -> bool:
    return running.set < running.dose.sets and not running.by_minutes


def _begun(running: Running) -> bool:
    return running.begun


def _anything_done(running: Running) -> bool:
    return not running.tally.empty


def _follows(running: Running) -> bool:
    return running.following() is not None


def _milder_follows(running: Running) -> bool:
    return running.following(mild=True) is not None


def _stops_here(running: Running) -> bool:
    """Whether the exercise that was asked about hurt, and is over."""
    return not running.open(running.at)


def _unsettled(running: Running) -> bool:
    return running.reds >= REDS


_TO_WORK: tuple[_Way, ...] = (("into", (_holds,)), ("moving", ()))
_ON: tuple[_Way, ...] = (("ready", (_follows,)), ("done", ()))
_PASSED_OVER: tuple[_Way, ...] = (("pain", (_anything_done,)), *_ON)
_REPEATED: tuple[_Way, ...] = (
    ("into", (_repeats, _holds)),
    ("moving", (_repeats,)),
    ("switch", (_changes,)),
    ("rest", (_more_sets,)),
    ("pain", ()),
)
_TIMED: tuple[_Way, ...] = (("moving", (_by_minutes,)),)
_WORKED: tuple[_Way, ...] = (("release", (_lets_go,)), *_REPEATED)
_SCORED: tuple[_Way, ...] = (
    ("unsettled", (_unsettled,)),
    ("offer", (_stops_here, _follows)),
    ("between", (_follows,)),
    ("done", ()),
)
_OVER: dict[State, tuple[_Way, ...]] = {
    "ready": _TO_WORK,
    "into": (("hold", ()),),
    "hold": _WORKED,
    "moving": _WORKED,
    "release": _REPEATED,
    "switch": _TO_WORK,
    "rest": _TO_WORK,
    "between": (("ready", ()),),
    "eased": (*((to, (_begun, *conditions)) for to, conditions in (*_TIMED, *_REPEATED)), ("ready", ())),
}
