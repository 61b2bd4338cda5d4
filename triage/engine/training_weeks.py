"""Movement by weeks: on how many days, for how long, and for how many weeks in a row; rest never counts against it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from triage.model.training import Session

_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class TrainingWeek:
    """A week from Monday to Sunday."""

    first: date
    days: int
    """Days with a session; several on one day are one day of movement."""
    sessions: int
    seconds: int
    """Of holding, moving and walking."""
    bad_days: int
    """Days of strong pain without a session: they are not asked for."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Seconds of what is done on each side."""

    left: int
    right: int

    @property
    def percent_apart(self) -> int:
        """How much less the weaker side had, of the stronger one; 0 where neither had any."""
        more = max(self.left, self.right)
        return (more - min(self.left, self.right)) * 100 // more if more else 0


def moved(session: Session) -> bool:
    """Whether anything of it was done."""
    return any(any((*effort.repetitions.values(), *effort.held.values())) for effort in session.efforts)


def monday(day: date) -> date:
    """The first day of its week."""
    return day - timedelta(days=day.weekday())


def training_weeks(
    sessions: Iterable[Session], bad_days: Iterable[date], first: date, today: date
) -> tuple[TrainingWeek, ...]:
    """The weeks from that of `first` to the running one, the oldest first; something was done in all of `sessions`."""
    by_week: dict[date, list[Session]] = {}
    for session in sessions:
        by_week.setdefault(monday(session.at.date()), []).append(session)
    bad_by_week: dict[date, set[date]] = {}
    for day in bad_days:
        bad_by_week.setdefault(monday(day), set()).add(day)
    mondays, week = [], monday(first)
    while week <= today:
        mondays.append(week)
        week += _WEEK
    return tuple(_week(week, by_week.get(week, []), bad_by_week.get(week, set())) for week in mondays)


def weeks_in_a_row(enough: int, weeks: Sequence[TrainingWeek]) -> int:
    """Weeks in a row, up to now, with enough days of movement; the last of `weeks` is the running one.

    A day of strong pain is not asked for. A week in which nothing was asked for neither counts nor ends it, and the
    running week counts as soon as it is enough.
    """
    found = 0
    for place, week in enumerate(reversed(weeks)):
        needed = enough - week.bad_days
        if week.days >= max(needed, 1):
            found += 1
        elif place > 0 and needed > 0:
            break
    return found


def seconds_of(session: Session) -> float:
    """How long was held, moved and walked."""
    return sum(sum(effort.held.values()) for effort in session.efforts)


def sides(sessions: Iterable[Session]) -> Sides:
    """What was held on the left and on the right."""
    left = right = 0.0
    for session in sessions:
        for effort in session.efforts:
            left += effort.held.get("left", 0.0)
            right += effort.held.get("right", 0.0)
    return Sides(round(left), round(right))


def _week(first: date, sessions: Sequence[Session], bad_days: set[date]) -> TrainingWeek:
    days = {session.at.date() for session in sessions}
    seconds = round(sum(map(seconds_of, sessions)))
    return TrainingWeek(first, len(days), len(sessions), seconds, len(bad_days - days))
