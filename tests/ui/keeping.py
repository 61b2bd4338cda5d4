"""Opens the diary as a person would: from the first screen, by the digit of its row."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace

from textual.pilot import Pilot

from tests.patients import shipped
from tests.services.diarist import Diarist
from tests.ui.driving import USUAL, settled, text
from triage.model.diary import DiaryEntry
from triage.services.ending import Ended
from triage.services.home import Act
from triage.ui.app import TriageApp
from triage.ui.diary_screen import DiaryScreen

NUMB = "it feels numb between my legs"
"""Words that a warning sign may be behind."""


@dataclass(slots=True)
class Sitting:
    """The program, and whoever sits before it."""

    pilot: Pilot[Ended]
    app: TriageApp
    diarist: Diarist

    async def press(self, *keys: str) -> None:
        """One key after the other, each when all has settled."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def settle(self) -> None:
        """Wait for what goes on beside the screen, too."""
        await settled(self.pilot)
        await self.app.workers.wait_for_complete()
        await settled(self.pilot)

    async def choose(self, act: Act) -> None:
        """Choose a row of the first screen."""
        acts = [entry.act for entry in self.app.home.entries]
        await self.press(str(acts.index(act) + 1))

    @property
    def said(self) -> str:
        """What the screen shows, on one line."""
        return " ".join(text(self.app).split())

    @property
    def diary(self) -> DiaryScreen:
        """The diary, which is on the screen."""
        assert isinstance(self.app.screen, DiaryScreen)
        return self.app.screen

    @property
    def entries(self) -> list[DiaryEntry]:
        """What is kept, the latest first."""
        return [written.entry for written in self.diarist.remembering.diary.pages.entries()]


@asynccontextmanager
async def at_first(diarist: Diarist, size: tuple[int, int] = USUAL, *, pause: float = 0) -> AsyncIterator[Sitting]:
    """The first screen, with all that is said there."""
    app = TriageApp(replace(shipped(), checked=True), diarist.remembering, pause=pause, clock=diarist.clock)
    async with app.run_test(size=size) as pilot:
        sitting = Sitting(pilot, app, diarist)
        await sitting.settle()
        yield sitting


@asynccontextmanager
async def at_diary(
    diarist: Diarist, *keys: str, size: tuple[int, int] = USUAL, pause: float = 0
) -> AsyncIterator[Sitting]:
    """The diary, after these keys."""
    async with at_first(diarist, size, pause=pause) as sitting:
        await sitting.choose("diary")
        await sitting.press(*keys)
        yield sitting
