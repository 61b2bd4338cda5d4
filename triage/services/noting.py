"""Writing into the diary: an entry is kept, and what it shows that needs a question is told."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo
from statistics import mean
from typing import TYPE_CHECKING
from uuid import uuid4

from triage.engine.pain_days import pain_days, scores_of
from triage.errors import ReplyRefused
from triage.model.diary import Chronicle, DayOfPain, DiaryEntry, Score, Written
from triage.render.clean import clean
from triage.render.names import fill_names
from triage.services.chronicling import chronicle, read_again
from triage.services.clock import local_now
from triage.services.entry_parts import Parts, read_entry
from triage.services.entry_words import in_short
from triage.services.home import said_when
from triage.services.materials import Materials
from triage.services.moments import read_moment
from triage.services.noticing import ToldNotice, told
from triage.services.phrasing import phrases_of
from triage.services.remembering import Remembering
from triage.services.said_days import read_said

if TYPE_CHECKING:
    from triage.services.diary_pages import DiaryPages

FEWEST_DIGITS = 4
"""Of an id that is shortened."""
_AT_ONCE = timedelta(minutes=1)
"""An entry for a time that is longer ago than this says for when it is."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What came of writing something into the diary."""

    id: str
    entry: DiaryEntry
    said: str
    """One or two sentences."""
    notices: tuple[ToldNotice, ...]
    """Those that were not due before, and those of an emergency as long as they are due."""
    kept: bool = True
    """Whether it is on the disk; otherwise `said` is why not."""


class Noting:
    """One person's diary, as they write it. Nothing of it raises for a journal that cannot be used."""

    def __init__(
        self,
        materials: Materials,
        remembering: Remembering,
        clock: Callable[[], datetime] = local_now,
        zone: tzinfo | None = None,
    ) -> None:
        """Write; times that are typed are those of `zone`, None for this computer's."""
        self._materials = materials
        self._remembering = remembering
        self._clock = clock
        self._zone = zone

    def read(self, parts: Parts, was: DiaryEntry | None = None) -> DiaryEntry:
        """The entry that was typed; what is not said stays as it `was`.

        Raises:
            EntryRefused: parts of it do not fit.
        """
        return read_entry(parts, self._clock(), self._zone, was, self._when)

    def _when(self, text: str, now: datetime, zone: tzinfo | None) -> datetime:
        return read_said(phrases_of(self._materials), text, lambda said: read_moment(said, now, zone))

    def write(self, entry: DiaryEntry) -> Saved:
        """Keep a new entry."""
        return self._kept(uuid4().hex, entry, changed=False)

    def amend(self, id_: str, entry: DiaryEntry) -> Saved:
        """Keep an entry as it is now, in the place of what it was."""
        return self._kept(id_, entry, changed=True)

    def strike(self, id_: str) -> Saved:
        """Take an entry out of the diary.

        Raises:
            ReplyRefused: there is no such entry.
        """
        was = self.one(id_)
        self._pages.strike(was.id)
        kept = self._remembering.diary.keeps
        return Saved(was.id, was.entry, self._said("log_struck", was.entry, None) if kept else self._why(), (), kept)

    def one(self, id_: str) -> Written:
        """The entry whose id begins like this.

        Raises:
            ReplyRefused: there is none, or more than one.
        """
        said = id_.strip().lower()
        if len(said) < FEWEST_DIGITS or set(said) - set("0123456789abcdef"):
            raise ReplyRefused(f"`{clean(id_)[:40]}` is not an id; write {FEWEST_DIGITS} or more of its digits")
        found = self._pages.ids(said)
        written = self._pages.entry(found[0]) if len(found) == 1 else None
        if written is not None:
            return written
        if found:
            raise ReplyRefused(f"more than one entry begins with `{said}`; write more of its digits")
        raise ReplyRefused(self._remembering.diary.fault or f"no entry begins with `{said}`")

    def find(
        self, first: date, last: date, *, words: str = "", tags: Sequence[str] = (), limit: int = 50
    ) -> tuple[Written, ...]:
        """The entries of these days that hold the words and the tags, the newest first."""
        return self._pages.entries(first, last, words=words, tags=tuple(tags), limit=limit)

    @property
    def remark(self) -> str:
        """What is damaged and not used, or empty."""
        damaged = self._remembering.diary.damage
        return clean(fill_names(self._materials.library.remarks["damaged"], {"why": damaged})) if damaged else ""

    @property
    def _pages(self) -> "DiaryPages":
        return self._remembering.diary.pages

    def _kept(self, id_: str, entry: DiaryEntry, *, changed: bool) -> Saved:
        now = self._clock()
        before = chronicle(self._materials, self._remembering, now)
        was = self._pages.entry(id_) if changed else None
        self._pages.write(id_, entry, changed=changed)
        kept = self._remembering.diary.keeps
        after = (
            read_again(self._remembering, before, id_, was.entry if was else None)
            if kept
            else _with(before, id_, entry, now)
        )
        notices = self._new(before, after, now)
        said = self._said("log_changed" if changed else "log_saved", entry, after) if kept else self._why()
        return Saved(id_, entry, said, notices, kept)

    def _new(self, before: Chronicle, after: Chronicle, now: datetime) -> tuple[ToldNotice, ...]:
        reviews = self._remembering.diary.offers_routine()
        due = told(self._materials, after, now, reviews=reviews)
        # What time has made due since, or a clock that was set back, is new as well.
        then = _last_kept(before) if due else None
        was_due = () if then is None else told(self._materials, before, then, reviews=reviews)
        known = {(notice.rule, notice.title) for notice in was_due}
        return tuple(notice for notice in due if notice.emergency or (notice.rule, notice.title) not in known)

    def _said(self, how: str, entry: DiaryEntry, after: Chronicle | None) -> str:
        now, names = self._clock(), {"entry": in_short(self._materials, entry)}
        if now - entry.at > _AT_ONCE:
            how, names["when"] = f"{how}_for", said_when(self._materials, entry.at, now)
        scored = after is not None and Score(entry.at, entry.now, entry.worst, entry.average).usual is not None
        means = self._means(after, now.date()) if scored and after is not None else ""
        return " ".join(filter(None, (self._word(how, **names), means)))

    def _means(self, after: Chronicle, today: date) -> str:
        """How the last days were, beside as many before."""
        rules = self._materials.diary_rules.look_back
        days = timedelta(rules.mean_over)
        lately = [day for day in after.days if today - 2 * days < day.day <= today]
        scores = scores_of(pain_days(Chronicle(days=tuple(lately))))
        now = [score for day, score in scores if day > today - days]
        before = [score for day, score in scores if day <= today - days]
        if len(now) < rules.least_days:
            return ""
        names = {"days": str(rules.mean_over), "mean": f"{float(mean(now)):.1f}"}
        if len(before) < rules.least_days:
            return self._word("log_mean", **names)
        return self._word("log_means", **names, before=f"{float(mean(before)):.1f}")

    def _why(self) -> str:
        """Why nothing is kept."""
        fault = self._remembering.diary.fault
        return self._word("log_not_saved", why=fault) if fault else self._word("log_nothing_kept")

    def _word(self, key: str, **names: str) -> str:
        return clean(fill_names(self._materials.library.diary[key], names))


def _last_kept(known: Chronicle) -> datetime | None:
    """When the last thing was kept that a notice can rest on, whatever the clock shows now."""
    moments = [(written.seq, written.recorded) for written in known.entries]
    moments += [(judged.seq, judged.at) for judged in known.judged]
    moments += zip(known.sessions_kept, (session.at for session in known.history.sessions), strict=True)
    moments += zip(known.check_ins_kept, (check_in.at for check_in in known.history.check_ins), strict=True)
    return max(moments)[1] if moments else None


def _with(before: Chronicle, id_: str, entry: DiaryEntry, now: datetime) -> Chronicle:
    """What there would be if the entry had been kept; what it shows is told all the same."""
    last = max((written.seq for written in before.entries), default=0)
    checked = max((judged.seq for judged in before.judged), default=0)
    written = Written(id_, max(last, checked) + 1, now, entry)
    score = Score(entry.at, entry.now, entry.worst, entry.average, entry.leg, entry.where, written.seq)
    days = {day.day: day.scores for day in before.days}
    days[entry.at.date()] = tuple(sorted((*days.get(entry.at.date(), ()), score), key=lambda each: each.at))
    others = (each for each in before.entries if each.id != id_)
    return replace(
        before,
        days=tuple(DayOfPain(day, days[day]) for day in sorted(days)),
        entries=tuple(sorted((*others, written), key=lambda each: each.entry.at)),
    )
