"""Made-up diaries to look back on: days of pain, sessions, and what was written beside them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta

from triage.model.diary import Chronicle, DayOfPain, DiaryEntry, Measured, Score, Written
from triage.model.exercise import Dose
from triage.model.look_back_rules import LookBackRules, Spans
from triage.model.measure import RealChange
from triage.model.training import Effort, History, Session, Side

TODAY = date(2026, 11, 22)
"""A Sunday."""
NOW = datetime.combine(TODAY, time(18), UTC)
RULES = LookBackRules(
    spans=Spans(14, 42, 182),
    mean_over=7,
    least_days=3,
    joined_over=3,
    real_change=RealChange(points=2, percent=30, least=1),
    days_a_week=5,
    streak_days_a_week=3,
    sides_alike_to=25,
    least_days_with=5,
    least_days_without=5,
    least_difference=30,
    most_told=3,
    sources=(),
)
STRONG = 6
SIDES: tuple[Side, ...] = ("both", "left", "right")


def ago(days: int) -> date:
    """The day so many days before today."""
    return TODAY - timedelta(days=days)


def at(day: date, hour: int = 12) -> datetime:
    """An hour of a day."""
    return datetime.combine(day, time(hour), UTC)


def day_of(days_ago: int, *scores: int, leg: int | None = None) -> DayOfPain:
    """A day on which pain was said to be so much, hour by hour."""
    day = ago(days_ago)
    said = [Score(at(day, 8 + hour), now=score, leg=leg) for hour, score in enumerate(scores)]
    return DayOfPain(day, tuple(said) if said or leg is None else (Score(at(day), leg=leg),))


def days_of(scores: Mapping[int, int]) -> tuple[DayOfPain, ...]:
    """Days with one score each, by how many days ago they were."""
    return tuple(day_of(back, scores[back]) for back in sorted(scores, reverse=True))


def every_day(scores: Iterable[int]) -> tuple[DayOfPain, ...]:
    """One score a day, the last one today."""
    return days_of(dict(enumerate(reversed(list(scores)))))


def session(days_ago: int, before: int | None = None, after: int | None = None, **held: float) -> Session:
    """A session with so many seconds a side, or a minute of walking."""
    by_side: dict[Side, float] = {side: held[side] for side in SIDES if side in held}
    effort = Effort("knee_rolls" if held else "walking", Dose(), held=by_side or {"both": 60})
    return Session(at(ago(days_ago)), "default", before, (effort,), after=after, finished=True)


def written(days_ago: int, entry: DiaryEntry) -> Written:
    """An entry as it is kept, moved to that day."""
    there = DiaryEntry(
        at(ago(days_ago)),
        entry.now,
        tags=entry.tags,
        words=entry.words,
        sleep=entry.sleep,
        activity=entry.activity,
        medicine=entry.medicine,
    )
    return Written(f"{days_ago:032x}", 1000 - days_ago, there.at, there)


def tagged(days_ago: int, *tags: str) -> Written:
    """An entry with these tags."""
    return written(days_ago, DiaryEntry(NOW, tags=tags))


def chronicle_of(
    days: Sequence[DayOfPain] = (),
    sessions: Sequence[Session] = (),
    entries: Sequence[Written] = (),
    measured: Sequence[Measured] = (),
) -> Chronicle:
    """What is remembered of somebody, in order."""
    in_order = tuple(sorted(sessions, key=lambda each: each.at))
    return Chronicle(
        days=tuple(sorted(days, key=lambda each: each.day)),
        entries=tuple(sorted(entries, key=lambda each: each.entry.at)),
        history=History(sessions=in_order),
        measured=tuple(measured),
    )
