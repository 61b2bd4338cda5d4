"""Entries as a list tells them, each in a line, and the moments at which one was written and changed."""

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
from triage.services.phrasing import Phrases, phrases_of


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
    return EntryLine(
        _when(phrases_of(materials), entry.at, now), score, said or in_short(materials, replace(entry, now=None))
    )


def _when(phrases: Phrases, at: datetime, now: datetime) -> str:
    day = f"{at.day:>2} {phrases.listed('months_short')[at.month - 1]}"
    if at.year == now.year:
        return f"{phrases.listed('weekdays_short')[at.weekday()]} {day} {at:%H:%M}"
    return f"{day} {at.year} {at:%H:%M}"


def entry_moment(materials: Materials, at: datetime) -> str:
    """The whole day, and the time."""
    phrases = phrases_of(materials)
    weekday, month = phrases.listed("weekdays")[at.weekday()], phrases.month(at.month)
    return phrases.say("moment", weekday=weekday, day=at.day, month=month, year=at.year, time=f"{at:%H:%M}")


def entry_story(materials: Materials, kept: Sequence[datetime], now: datetime) -> tuple[str, ...]:
    """When an entry was written, then each time that it was changed."""
    keys = ("entry_written", *("entry_changed",) * (len(kept) - 1))
    return tuple(
        diary_text(materials, key, {"when": said_when(materials, at, now)}) for key, at in zip(keys, kept, strict=False)
    )
