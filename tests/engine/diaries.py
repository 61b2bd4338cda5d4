"""Diaries built by hand, in the order in which they are kept."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from tests.engine.routines import PROGRAMME
from tests.patients import shipped
from triage.engine.trends import notices
from triage.model.diary import Chronicle, DayOfPain, DiaryEntry, Judged, Notice, Place, Score, Written
from triage.model.diary_rules import NoticeRule
from triage.model.guard import Value
from triage.model.training import CheckIn, History, Session

RULES = shipped().diary_rules
WORDS = shipped().library.warning_words
WORDINGS = shipped().wordings
FIRST = datetime(2026, 3, 1, 12, tzinfo=UTC)


def at(day: int, hour: int = 12) -> datetime:
    """So many days after the first."""
    return (FIRST + timedelta(day)).replace(hour=hour)


def rule(id_: str) -> NoticeRule:
    """The rule of that name."""
    return next(rule for rule in RULES.notices if rule.id == id_)


@dataclass(slots=True)
class Kept:
    """What is kept, each thing after the one before; the clock can be anything."""

    entries: list[Written] = field(default_factory=list)
    judged: list[Judged] = field(default_factory=list)
    check_ins: list[tuple[CheckIn, int]] = field(default_factory=list)
    sessions: list[tuple[Session, int]] = field(default_factory=list)
    lasting_from: date | None = None
    checked: dict[str, Value] = field(default_factory=dict)
    seq: int = 0

    def writes(  # noqa: PLR0913 - the parts of an entry
        self,
        day: int,
        now: int | None = None,
        words: str = "",
        *,
        worst: int | None = None,
        average: int | None = None,
        leg: int | None = None,
        where: tuple[Place, ...] = (),
        tags: tuple[str, ...] = (),
        helped: tuple[str, ...] = (),
        recorded: datetime | None = None,
    ) -> None:
        """An entry for that day."""
        self.seq += 1
        entry = DiaryEntry(at(day), now, worst, average, leg, where, helped, tags, words)
        self.entries.append(Written(f"{self.seq:032x}", self.seq, recorded or at(day), entry))

    def scores(self, *scores: int, since: int = 0) -> None:
        """One a day."""
        for day, score in enumerate(scores, since):
            self.writes(day, score)

    def judges(self, day: int, what: Literal["check", "review"] = "check", hour: int = 13) -> None:
        """A check of the back, or a review, that came to its end."""
        self.seq += 1
        self.judged.append(Judged(self.seq, at(day, hour), what))

    def checks_in(self, day: int, **findings: Value) -> None:
        """A check-in."""
        self.seq += 1
        self.check_ins.append((CheckIn(at(day), findings), self.seq))

    def trains(self, session: Session) -> None:
        """A session."""
        self.seq += 1
        self.sessions.append((session, self.seq))

    @property
    def chronicle(self) -> Chronicle:
        """All of it."""
        days: dict[date, list[Score]] = {}
        for written in self.entries:
            entry = written.entry
            scores = (entry.now, entry.worst, entry.average, entry.leg)
            days.setdefault(entry.at.date(), []).append(Score(entry.at, *scores, entry.where, written.seq))
        for check_in, seq in self.check_ins:
            pain = check_in.findings.get("pain_now")
            if isinstance(pain, int):
                days.setdefault(check_in.at.date(), []).append(Score(check_in.at, pain, seq=seq))
        return Chronicle(
            days=tuple(DayOfPain(day, tuple(days[day])) for day in sorted(days)),
            entries=tuple(self.entries),
            history=History(
                sessions=tuple(session for session, _ in self.sessions),
                check_ins=tuple(check_in for check_in, _ in self.check_ins),
            ),
            judged=tuple(self.judged),
            lasting_from=self.lasting_from,
            checked=self.checked,
            sessions_kept=tuple(seq for _, seq in self.sessions),
            check_ins_kept=tuple(seq for _, seq in self.check_ins),
        )

    def notices(self, day: int, hour: int = 14) -> tuple[Notice, ...]:
        """What is not answered on that day."""
        return noticed(self.chronicle, at(day, hour))

    def rules(self, day: int, hour: int = 14) -> list[str]:
        """Which rules ask on that day."""
        return [notice.rule for notice in self.notices(day, hour)]


def noticed(chronicle: Chronicle, now: datetime) -> tuple[Notice, ...]:
    """What is not answered, by the rules that come with the program."""
    return notices(RULES, WORDINGS, PROGRAMME, chronicle, now)
