"""Measures scored and compared: what a time came to, whether a change is a real one, and what is due."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from triage.model.diary import Chronicle, Measured
from triage.model.measure import HIGHEST, MEAN, Better, Change, Due, Measure, Measures, RealChange, Way

# Scores are fractions: the mean of three answers is compared with a limit, and 1/3 has no end as a decimal number.

_PERCENT = 100


@dataclass(frozen=True, slots=True)
class Time:
    """One time that a measure was filled in, with what it came to."""

    filled: Measured
    score: Fraction


def score_of(measure: Measure, filled: Measured) -> Fraction | None:
    """What the answers come to; None where they are not those that the measure asks for."""
    answers, named = filled.answers, len(filled.activities)
    items = measure.items[:named] if measure.kind == "activities" else measure.items
    highest = 1 if measure.kind == "statements" else HIGHEST
    if not items or set(answers) != set(items) or named > (len(items) if measure.kind == "activities" else 0):
        return None
    if not all(0 <= answer <= highest for answer in answers.values()):
        return None
    if measure.kind == "statements":
        return Fraction(sum(answers.values()))
    if measure.score != MEAN:
        return Fraction(answers[measure.score])
    return Fraction(sum(answers.values()), len(items))


def times_of(measure: Measure, measured: Iterable[Measured]) -> tuple[Time, ...]:
    """Every time it was filled in, as it was kept; of a day only the last, which may put the one before right."""
    times: dict[date, Time] = {}
    for filled in measured:
        score = score_of(measure, filled) if filled.measure == measure.id else None
        if score is not None:
            times.pop(filled.at.date(), None)
            times[filled.at.date()] = Time(filled, score)
    return tuple(times.values())


def comparable(times: tuple[Time, ...]) -> tuple[Time, ...]:
    """Those that the last one can be compared with, and itself: of other activities a score says nothing."""
    if not times:
        return ()
    named = _names(times[-1])
    return tuple(time for time in times if _names(time) == named)


def _names(time: Time) -> tuple[str, ...]:
    return tuple(sorted(name.casefold() for name in time.filled.activities))


def change_of(measure: Measure, before: Fraction, after: Fraction) -> Change:
    """What has changed in the score of a measure, and whether it is real."""
    return changed(measure.real_change, measure.better, before, after)


def changed(limits: RealChange, better: Better, before: Fraction, after: Fraction) -> Change:
    """What has changed between two scores, and whether that is a real change or within noise."""
    by = after - before
    if not by:
        return Change(by, "same", real=False)
    size = abs(by)
    by_part = bool(limits.percent) and size * _PERCENT >= limits.percent * before and size >= limits.least
    way: Way = "better" if (by < 0) == (better == "lower") else "worse"
    return Change(by, way, real=size >= limits.points or by_part)


def worsened(measures: Measures, measured: Iterable[Measured]) -> tuple[str, ...]:
    """The measures whose last time is a real change for the worse, since the first time or since the one before."""
    measured = tuple(measured)
    return tuple(id_ for id_, measure in measures.measures.items() if _is_worse(measure, measured))


def _is_worse(measure: Measure, measured: tuple[Measured, ...]) -> bool:
    times = comparable(times_of(measure, measured))
    earlier = (*times[:1], *times[-2:-1])
    changes = (change_of(measure, time.score, times[-1].score) for time in earlier)
    return any(change.real and change.way == "worse" for change in changes)


def due(measures: Measures, chronicle: Chronicle, today: date) -> tuple[Due, ...]:
    """What is offered today, each measure at most once, in the order of `measures`."""
    found = (_due(measures, measure, chronicle, today) for measure in measures.measures.values())
    return tuple(each for each in found if each is not None)


def _due(measures: Measures, measure: Measure, chronicle: Chronicle, today: date) -> Due | None:
    begun = _begun(measure, chronicle, today)
    if begun is None:
        return None
    week = max(week for week in measure.weeks if begun + timedelta(weeks=week) <= today)
    since = begun + timedelta(weeks=week)
    lapses = since + timedelta(days=measures.last_stays) if week == measure.weeks[-1] else date.max
    last = max((day for day in _days(measure, chronicle) if day <= today), default=date.min)
    if (last != date.min and last >= since - timedelta(days=measures.early)) or today >= lapses:
        return None
    return Due(measure.id, week, (today - since).days)


def next_day(measure: Measure, chronicle: Chronicle, today: date) -> date | None:
    """When it is offered next after today; None where it never is, or its weeks have not begun."""
    begun = _begun(measure, chronicle, today)
    if begun is None:
        return None
    days = (begun + timedelta(weeks=week) for week in measure.weeks)
    return next((day for day in days if day > today), None)


def _begun(measure: Measure, chronicle: Chronicle, today: date) -> date | None:
    """The day its weeks are counted from: that of the first time, else the first of the diary.

    Days after today are those of a clock that was wrong, then or now; the weeks begin anew rather than never.
    """
    first_time = min(_days(measure, chronicle), default=None)
    if first_time is not None:
        return min((day for day in _days(measure, chronicle) if day <= today), default=today)
    written = (*(day.day for day in chronicle.days), *(each.entry.at.date() for each in chronicle.entries))
    return min(*written, today) if written else None


def _days(measure: Measure, chronicle: Chronicle) -> tuple[date, ...]:
    return tuple(time.filled.at.date() for time in times_of(measure, chronicle.measured))
