"""Everything that is remembered, as notices and looking back go by it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from triage.engine.counts import PAIN
from triage.model.diary import Chronicle, DayOfPain, DiaryEntry, Judged, Score, Written
from triage.model.training import CheckIn, History
from triage.services.judging import talks
from triage.services.materials import Materials
from triage.services.remembering import Remembering

if TYPE_CHECKING:
    from triage.services.diary_pages import DiaryPages

MOST_ENTRIES = 1_000_000
"""More are not looked at."""
_ALL_DAYS = (date.min, date.max)


def chronicle(
    materials: Materials,
    remembering: Remembering,
    now: datetime,
    *,
    since: date | None = None,
    history: History | None = None,
) -> Chronicle:
    """What is remembered: every day, and the entries of the days since one, with what was kept since the last check.

    A history that is known already is not worked out again.
    """
    remembering.settle()
    pages = remembering.diary.pages
    said = talks(materials, remembering.diary, history)
    looked_back_on = () if since is None else pages.entries(since, date.max, limit=MOST_ENTRIES)
    return Chronicle(
        days=_with_check_ins(pages.days(*_ALL_DAYS), zip(said.history.check_ins, said.check_ins_kept, strict=True)),
        entries=_in_order((*_since_the_check(pages, said.judged), *looked_back_on)),
        history=said.history,
        judged=said.judged,
        measured=pages.measured(),
        lasting_from=None if said.began is None else min(said.began, now.date()),
        checked=said.checked,
        sessions_kept=said.sessions_kept,
        check_ins_kept=said.check_ins_kept,
    )


def read_again(remembering: Remembering, before: Chronicle, id_: str, was: DiaryEntry | None = None) -> Chronicle:
    """The same after an entry was written, or changed from what it `was`: nothing else is read or worked out anew."""
    pages = remembering.diary.pages
    written = pages.entry(id_)
    entries = [each for each in before.entries if each.id != id_] + ([written] if written else [])
    anew = {entry.at.date() for entry in (was, written.entry if written else None) if entry}
    check_ins = list(zip(before.history.check_ins, before.check_ins_kept, strict=True))
    of_days = [check_in for check_in in check_ins if check_in[0].at.date() in anew]
    found = [day for of_day in anew for day in pages.days(of_day, of_day)]
    days = (*(day for day in before.days if day.day not in anew), *_with_check_ins(found, of_days))
    return replace(before, days=tuple(sorted(days, key=lambda day: day.day)), entries=_in_order(entries))


def _since_the_check(pages: "DiaryPages", judged: Iterable[Judged]) -> tuple[Written, ...]:
    """What was written after the last check of the back, for whatever day; when it was written is what counts."""
    checked = max((each.seq for each in judged if each.what == "check"), default=0)
    return pages.entries(*_ALL_DAYS, behind=checked, limit=MOST_ENTRIES)


def _with_check_ins(days: Iterable[DayOfPain], check_ins: Iterable[tuple[CheckIn, int]]) -> tuple[DayOfPain, ...]:
    """The days of the diary, with what was said of pain at the check-ins; by the calendar of where that was."""
    scores = {day.day: day.scores for day in days}
    for check_in, seq in check_ins:
        if isinstance(pain := check_in.findings.get(PAIN), int):
            day = check_in.at.date()
            scores[day] = (*scores.get(day, ()), Score(check_in.at, now=pain, seq=seq))
    return tuple(DayOfPain(day, tuple(sorted(scores[day], key=lambda score: score.at))) for day in sorted(scores))


def _in_order(entries: Iterable[Written]) -> tuple[Written, ...]:
    """Each once, the oldest first by when it was so."""
    return tuple(sorted({entry.id: entry for entry in entries}.values(), key=lambda written: written.entry.at))
