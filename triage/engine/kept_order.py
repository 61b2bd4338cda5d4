"""What was kept before and after what: by its number, and never by the clock alone."""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from itertools import pairwise, zip_longest

from triage.model.diary import Chronicle, Judged
from triage.model.diary_rules import NoticeRule

LAST = sys.maxsize
"""The number of what no check can be later than: of now, and of whatever has none."""


def shifted(day: date, by: int) -> date:
    """So many days later or earlier, as far as the calendar goes."""
    return date.fromordinal(min(max(day.toordinal() + by, date.min.toordinal()), date.max.toordinal()))


@dataclass(frozen=True, slots=True)
class Seen:
    """Something that should not be left without a question."""

    seq: int
    """The number of what was kept last of what makes it so."""
    day: date
    """The day it is about; where there are several, the latest is told."""
    names: tuple[tuple[str, str], ...] = ()
    finding: str = ""


@dataclass(frozen=True)
class Order:
    """What was kept in which order, and when that was by the clock."""

    chronicle: Chronicle
    now: datetime
    slack: timedelta
    """So much may a clock be set right by."""

    @cached_property
    def sessions(self) -> tuple[int, ...]:
        """The number of each session of the history."""
        return _numbers(len(self.chronicle.history.sessions), self.chronicle.sessions_kept)

    @cached_property
    def check_ins(self) -> tuple[int, ...]:
        """The number of each check-in of the history."""
        return _numbers(len(self.chronicle.history.check_ins), self.chronicle.check_ins_kept)

    @property
    def kept_of_the_routine(self) -> Iterator[tuple[datetime, int]]:
        """When each session and check-in was, and its number."""
        history = self.chronicle.history
        yield from zip((session.at for session in history.sessions), self.sessions, strict=True)
        yield from zip((check_in.at for check_in in history.check_ins), self.check_ins, strict=True)

    @cached_property
    def checked(self) -> Judged | None:
        """The last check of the back."""
        checks = self._judged["check"]
        return checks[-1] if checks else None

    @cached_property
    def fits(self) -> bool:
        """Whether all that was kept since the last check, and that check, was kept at a time that can be."""
        since = self.checked.seq if self.checked else -1
        times = [at for seq, at in self._times if since <= seq < LAST]
        backwards = any(earlier - later > self.slack for earlier, later in pairwise([*times, self.now]))
        return not backwards and not any(self.lies_ahead(at) for at in self._since(since))

    def lies_ahead(self, at: datetime) -> bool:
        """Whether it would be in the future."""
        return at - self.now > self.slack

    def answered(self, rule: NoticeRule, seen: Seen) -> bool:
        """Whether such a check came after it, or so short a time before it that it is not asked again."""
        judged = self._judged[rule.asks]
        if judged and judged[-1].seq >= seen.seq:
            return True
        if not rule.quiet_for:
            return False
        return any(0 <= (seen.day - day).days < rule.quiet_for for day in self._sure[rule.asks])

    def judged_since(self, rule: NoticeRule, day: date) -> date | None:
        """The day of the last such check that surely was on that day or later."""
        return max((judged for judged in self._sure[rule.asks] if judged >= day), default=None)

    @cached_property
    def _judged(self) -> Mapping[str, list[Judged]]:
        """Every check, by what it answers: a check answers what asks for a review, too."""
        every = sorted(self.chronicle.judged, key=lambda judged: judged.seq)
        return {"check": [judged for judged in every if judged.what == "check"], "review": every}

    @cached_property
    def _sure(self) -> Mapping[str, set[date]]:
        """The days of those whose time can be right, as nothing that was kept later has an earlier one."""
        days: dict[str, set[date]] = {"check": set(), "review": set()}
        by_number = {judged.seq: judged for judged in self.chronicle.judged}
        earliest = self.now
        for seq, at in reversed(self._times):
            judged = by_number.get(seq)
            if judged is not None and at - earliest <= self.slack:
                for asks in {"review", judged.what}:
                    days[asks].add(at.date())
            earliest = min(earliest, at)
        return days

    @cached_property
    def _times(self) -> list[tuple[int, datetime]]:
        """The time at which each thing was kept, in the order in which it was."""
        chronicle = self.chronicle
        return sorted(
            [
                *((entry.seq, entry.recorded) for entry in chronicle.entries),
                *((judged.seq, judged.at) for judged in chronicle.judged),
                *((seq, at) for at, seq in self.kept_of_the_routine),
            ]
        )

    def _since(self, seq: int) -> Iterator[datetime]:
        """All times of what was kept then or later, also of what it is about."""
        yield from (at for number, at in self._times if number >= seq)
        yield from (entry.entry.at for entry in self.chronicle.entries if entry.seq > seq)
        scores = (score for day in self.chronicle.days for score in day.scores)
        yield from (score.at for score in scores if score.seq is None or score.seq > seq)


def _numbers(count: int, kept: tuple[int, ...]) -> tuple[int, ...]:
    """A number for each; what has none counts as the last."""
    return tuple(number for number, _ in zip_longest(kept[:count], range(count), fillvalue=LAST))
