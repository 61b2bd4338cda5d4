"""Entries as a list tells them, each in a line, and the moments at which one was written and changed."""

from calendar import day_abbr, day_name, month_abbr, month_name
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from triage.model.diary import DiaryEntry, Score
from triage.render.clean import clean
from triage.services.diary_words import diary_text
from triage.services.entry_words import in_short
from triage.services.home import said_when
from triage.services.materials import Materials


class EntryLine(NamedTuple):
    """An entry in a line."""

    when: str
    """The day and the time."""
    score: int | None
    """What stands for its pain."""
    said: str
    """Its own words and its tags; without any, its other parts."""


def entry_line(materials: Materials, entry: DiaryEntry, now: datetime) -> EntryLine:
    """The entry, its time by the clock of where it was."""
    score = Score(entry.at, entry.now, entry.worst, entry.average).usual
    words = " ".join(entry.words.split())
    tags = [f"#{tag}" for tag in entry.tags if f"#{tag}" not in words.lower()]
    said = clean(" ".join(filter(None, [words, *tags])))
    return EntryLine(_when(entry.at, now), score, said or in_short(materials, replace(entry, now=None)))


def _when(at: datetime, now: datetime) -> str:
    day = f"{day_abbr[at.weekday()]} {at.day:>2} {month_abbr[at.month]}"
    return f"{day} {at:%H:%M}" if at.year == now.year else f"{at.day:>2} {month_abbr[at.month]} {at.year} {at:%H:%M}"


def entry_moment(at: datetime) -> str:
    """The whole day, and the time."""
    return f"{day_name[at.weekday()]} {at.day} {month_name[at.month]} {at.year}, {at:%H:%M}"


def entry_story(materials: Materials, kept: Sequence[datetime], now: datetime) -> tuple[str, ...]:
    """When an entry was written, then each time that it was changed."""
    words = materials.library.home
    keys = ("entry_written", *("entry_changed",) * (len(kept) - 1))
    return tuple(
        diary_text(materials, key, {"when": said_when(words, at, now)}) for key, at in zip(keys, kept, strict=False)
    )
