"""The journal of a made-up person, for showing what a journal looks like after months."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from triage.model.stories import Tale
from triage.services.lives.living import Happened, Life, live
from triage.services.lives.made_clock import MadeClock
from triage.services.materials import Materials
from triage.services.remembering import Remembering

FILE = "journal.sqlite3"
_IN_MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of its own is made in it
_FIRST_MOMENT = time(6)


def folder() -> "TemporaryDirectory[str]":
    """A folder for it that nobody else can read, gone at the end; in memory, where there is such a place."""
    try:
        return TemporaryDirectory(prefix="backtriage-", dir=_IN_MEMORY)
    except OSError:
        return TemporaryDirectory(prefix="backtriage-")


def make_up(
    materials: Materials,
    file: Path,
    tale: Tale,
    now: datetime,
    each: Callable[[Happened], None],
) -> Life:
    """Have somebody live up to yesterday, and keep their journal in this file."""
    first = datetime.combine(now.date() - timedelta(tale.days), _FIRST_MOMENT).astimezone()
    clock = MadeClock(first)
    remembering = Remembering(file, clock)
    try:
        return live(materials, remembering, clock, tale, each=each)
    finally:
        remembering.close()
