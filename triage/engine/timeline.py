"""What is remembered of the routine, in the order in which it happened."""

from collections.abc import Iterator
from datetime import date, datetime
from heapq import merge

from triage.model.training import CheckIn, History, Review, Session, Wished

Happened = CheckIn | Review | Wished | Session
_SECONDS = {"day": 86_400, "hour": 3_600, "minute": 60}
_MILLION = 1_000_000


def timeline(history: History) -> Iterator[Happened]:
    """Everything in one row; at the same moment, what was said comes before the session.

    What came later in its own list stays later, also where a clock was set back between the two.
    """
    return merge(history.check_ins, history.reviews, history.wishes, history.sessions, key=_instant)


def first_day(history: History, today: date) -> date | None:
    """The day of the first session; one that a wrong clock has put into the future is not it."""
    return next((day for session in history.sessions if (day := session.at.date()) <= today), None)


def week_of(history: History, today: date) -> int:
    """The week of the routine: 1 in the first seven days."""
    first = first_day(history, today)
    return 1 if first is None else (today - first).days // 7 + 1


def _instant(happened: Happened) -> int:
    """Microseconds, in UTC where the offset is known: any two times compare, and none is out of range."""
    at: datetime = happened.at
    offset = at.utcoffset()
    seconds = at.toordinal() * _SECONDS["day"] + at.hour * _SECONDS["hour"] + at.minute * _SECONDS["minute"] + at.second
    return seconds * _MILLION + at.microsecond - (0 if offset is None else round(offset.total_seconds() * _MILLION))
