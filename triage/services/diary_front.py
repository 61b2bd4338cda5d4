"""What the diary shows when it is opened: the time up to now, what was written last, and which questionnaire is due."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from triage.model.look_back_rules import Span
from triage.services.chronicling import chronicle
from triage.services.diary_words import diary_text
from triage.services.entry_lines import EntryLine, entry_line
from triage.services.looking_back import LookBack, first_day, look_back
from triage.services.materials import Materials
from triage.services.measure_words import offers
from triage.services.remembering import Remembering

if TYPE_CHECKING:
    from triage.model.diary import Chronicle

LATELY = 5
"""Entries that are shown."""


@dataclass(frozen=True, slots=True)
class DiaryFront:
    """All of it in words and values."""

    look_back: LookBack
    lately: tuple[EntryLine, ...]
    """The latest first."""
    due: str
    """Which questionnaires are due, or empty."""
    remark: str
    """What is not saved or not used, and why; or empty."""


def diary_front(materials: Materials, remembering: Remembering, now: datetime, span: Span) -> DiaryFront:
    """The diary as it is now, looked back on so far."""
    known = chronicle(materials, remembering, now, since=first_day(materials, now.date(), span))
    return DiaryFront(
        look_back=look_back(materials, known, now, span),
        lately=tuple(
            entry_line(materials, written.entry, now) for written in remembering.diary.pages.entries(limit=LATELY)
        ),
        due=_due(materials, known, now),
        remark=remembering.notice,
    )


def _due(materials: Materials, known: "Chronicle", now: datetime) -> str:
    first, *others = offers(materials, known, now) or (None,)
    if first is None:
        return ""
    key = "screen_due" if others else "screen_due_one"
    return diary_text(materials, key, {"title": first.title, "number": str(len(others) + 1)})
