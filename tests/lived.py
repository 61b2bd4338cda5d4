"""Made-up lives, each lived once for all tests that look at it."""

import os
import pickle
import shutil
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.patients import shipped
from triage.model.stories import Story, Tale
from triage.services.lives.living import Happened, Life, live
from triage.services.lives.made_clock import MadeClock
from triage.services.lives.made_up import folder as in_memory
from triage.services.remembering import Remembering

BERLIN = ZoneInfo("Europe/Berlin")
FIRST = datetime(2026, 8, 3, 6, 0, tzinfo=BERLIN)
"""A Monday; twelve weeks later the clocks are set back."""
DAYS: dict[Story, int] = {"recovers": 120, "flares": 180, "not_better": 90, "worsens": 66}
_PATIENCE = 300.0
"""Seconds until a life that another process lives is over."""


@dataclass(frozen=True, slots=True)
class Lived:
    """A life, and the journal that is left of it."""

    file: Path
    life: Life

    @property
    def days(self) -> tuple[Happened, ...]:
        """What came of each day."""
        return self.life.days

    def told(self) -> list[tuple[int, str]]:
        """Each notice by its rule, and on which day it was told, counted from 0."""
        return [(day.lived.number, notice.rule) for day in self.days for notice in day.notices]

    def copied(self, folder: Path) -> Path:
        """A journal of the same, to do something to."""
        return Path(shutil.copy(self.file, folder / "journal.sqlite3"))


def lived(story: Story, root: Path) -> Lived:
    """The life of this story, lived in a folder that processes share; the first to come lives it."""
    folder = root / f"life-{story}"
    done = folder / "life"
    try:
        folder.mkdir(parents=True)
    except FileExistsError:
        until = time.monotonic() + _PATIENCE
        while not done.exists() and time.monotonic() < until:
            time.sleep(0.05)
    else:
        _live(story, folder, done)
    return Lived(folder / "journal.sqlite3", pickle.loads(done.read_bytes()))  # noqa: S301 - written above


def _live(story: Story, folder: Path, done: Path) -> None:
    clock = MadeClock(FIRST)
    with in_memory() as place:  # thousands of events are written, each out to the disk
        file = Path(place) / "journal.sqlite3"
        remembering = Remembering(file, clock)
        life = live(shipped(), remembering, clock, Tale(story, 1, DAYS[story]), zone=BERLIN)
        remembering.close()
        shutil.copy(file, folder)
    coming = folder / "coming"
    coming.write_bytes(pickle.dumps(life))
    os.replace(coming, done)  # noqa: PTH105 - whole or not at all
