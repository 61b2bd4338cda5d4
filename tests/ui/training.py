"""Does the routine as a person would, with clocks that tests move."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace

from textual.pilot import Pilot

from tests.services.remembered import AT_HOME, Person
from tests.ui.driving import USUAL, settled
from triage.services.beats import Beat
from triage.services.ending import Ended
from triage.services.materials import Materials
from triage.services.training import Training
from triage.services.turns import QuestionTurn
from triage.ui.app import TriageApp
from triage.ui.session_screen import SessionScreen

SET_UP = ("enter", "0", "0", "n", "0")
"""From the first sight of the routine to the check-in: nothing keeps an exercise out."""
CHECK_IN = ("0", "0", "0", "2", "enter")
"""Nothing is new, and pain is 2."""
LOOKS = 0.5
"""Seconds between two looks at the clock."""


@dataclass(slots=True)
class Seconds:
    """A clock of a session, which stands until it is moved."""

    now: float = 0.0

    def __call__(self) -> float:
        return self.now


def ready(materials: Materials, person: Person, pain: int = 2) -> None:
    """Have all that stands before a session answered: nothing keeps an exercise out, and nothing is new."""
    person.comes_to(AT_HOME)
    remembering = person.starts()
    training = Training(materials, remembering, person.clock)
    for dialogue in (training.set_up, training.check_in):
        interviewing = dialogue()
        while isinstance(turn := interviewing.turn, QuestionTurn) and not interviewing.passed:
            interviewing.reply({"checklist": {"yes": [], "unsure": []}, "scale": pain}.get(turn.kind, "no"))
    remembering.close()


@asynccontextmanager
async def at_routine(
    materials: Materials, person: Person, *keys: str, size: tuple[int, int] = USUAL
) -> AsyncIterator[tuple[Pilot[Ended], TriageApp]]:
    """The app as `triage routine` opens it for somebody with advice that allows it, after these keys."""
    if person.starts().last_advice() is None:
        person.comes_to(AT_HOME)
    app = TriageApp(replace(materials, checked=True), person.starts(), pause=0, clock=person.clock, at="routine")
    app.seconds = Seconds()
    async with app.run_test(size=size) as pilot:
        await app.workers.wait_for_complete()
        await settled(pilot)
        await press(pilot, *keys)
        yield pilot, app


@asynccontextmanager
async def at_plan(
    materials: Materials, person: Person, *keys: str, size: tuple[int, int] = USUAL
) -> AsyncIterator[tuple[Pilot[Ended], TriageApp]]:
    """The same, when all that stands before a session is answered already."""
    ready(materials, person)
    async with at_routine(materials, person, *keys, size=size) as (pilot, app):
        yield pilot, app


async def press(pilot: Pilot[Ended], *keys: str) -> None:
    """One key after the other, each when the last has settled."""
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


def beat(app: TriageApp) -> Beat:
    """The moment that is shown."""
    assert isinstance(app.screen, SessionScreen)
    return app.screen.beat


async def wait(pilot: Pilot[Ended], app: TriageApp, seconds: float) -> None:
    """Let so many seconds of a session go by."""
    assert isinstance(app.seconds, Seconds)
    for _ in range(round(seconds / LOOKS)):
        app.seconds.now += LOOKS
        if isinstance(app.screen, SessionScreen):
            app.screen.look()
    await settled(pilot)


async def until(pilot: Pilot[Ended], app: TriageApp, phase: str) -> None:
    """Let time go by up to a phase."""
    assert isinstance(app.seconds, Seconds)
    assert isinstance(app.screen, SessionScreen)
    for _ in range(2000):
        if beat(app).phase == phase:
            break
        app.seconds.now += LOOKS
        app.screen.look()
    await settled(pilot)
    assert beat(app).phase == phase
