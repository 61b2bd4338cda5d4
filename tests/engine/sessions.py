"""Small exercises for tests of a session, and somebody who does them."""

from dataclasses import replace
from typing import TypeVar

from tests.engine.routines import MONDAY, PROGRAMME, exercise
from triage.engine import session
from triage.engine.happenings import Event
from triage.engine.running import Running, State
from triage.model.exercise import Dose, Exercise, Position, Sides
from triage.model.programme import Programme
from triage.model.training import Chosen, Plan

Kind = TypeVar("Kind", bound=Event)
STEP = 0.25
"""Seconds between two looks; every phase begins and ends on one."""


def placed(each: Exercise, position: Position, *, pause: int = 3, sides: Sides = "both") -> Exercise:
    """The exercise, done there."""
    return replace(each, position=position, pause=pause, sides=sides)


EXERCISES = (
    placed(exercise("walk", Dose(minutes=2), kind="aerobic"), "standing", pause=0),
    placed(exercise("tilt", Dose(3, 5)), "back"),
    placed(exercise("roll", Dose(2, 10, 2)), "back", sides="each"),
    placed(exercise("arch", Dose(4)), "hands_and_knees", pause=0),
    placed(exercise("breathe", Dose(minutes=1), kind="rest"), "chair", pause=0),
)
"""By minutes; held; held on each side in two sets; only moved; a rest."""
SMALL: Programme = replace(PROGRAMME, exercises={each.id: each for each in EXERCISES})


def plan_of(*ids: str, programme: Programme = SMALL) -> Plan:
    """These exercises in this order, each with the dose to begin with."""
    chosen = tuple(Chosen(id_, programme.exercises[id_].dose, 0, ()) for id_ in ids)
    return Plan(MONDAY, "usual", 1, chosen, ())


class Led:
    """A session that somebody is led through, and everything that happened in it."""

    def __init__(self, *ids: str, before: int | None = 1, now: float = 1000.0) -> None:
        self.now = now
        self.running: Running = session.begin(SMALL, plan_of(*ids), now, before)
        self.events: list[Event] = []

    @property
    def state(self) -> State:
        """The phase."""
        return self.running.state

    def tick(self, seconds: float = STEP) -> None:
        """Look after so many seconds."""
        self.now += seconds
        self._take(session.tick(self.running, self.now))

    def wait(self, seconds: float) -> None:
        """Look again and again for so many seconds."""
        for _ in range(round(seconds / STEP)):
            self.tick()

    def until(self, state: State) -> None:
        """Look again and again until this phase, for an hour at most."""
        for _ in range(round(3600 / STEP)):
            if self.state == state:
                return
            self.tick()
        message = f"`{state}` never comes"
        raise AssertionError(message)

    def act(self, act: session.Act) -> None:
        """Do this, without any time in between."""
        self._take(session.act(self.running, act, self.now))

    def score(self, pain: int, *, moved_down: bool = False) -> None:
        """Answer the pain question."""
        self._take(session.score(self.running, pain, self.now, moved_down=moved_down))

    def happened(self, kind: type[Kind]) -> list[Kind]:
        """What happened of this kind."""
        return [event for event in self.events if isinstance(event, kind)]

    def _take(self, moved: session.Moved) -> None:
        self.running, events = moved
        self.events += events
