"""Every time that measures were filled in, as plain values for programs."""

from collections.abc import Iterator
from datetime import datetime
from fractions import Fraction

from triage.engine.measuring import Time, comparable, due, next_day, times_of
from triage.model.diary import Chronicle
from triage.model.measure import MEAN, Measure
from triage.services.materials import Materials
from triage.services.measure_turns import ChangeTold
from triage.services.measure_words import changes_of

_DIGITS = 2
"""Behind the point of a mean."""


def record(materials: Materials, chronicle: Chronicle, now: datetime, only: str | None = None) -> dict[str, object]:
    """All measures, or one: how they count, whether they are due, and every time with its changes."""
    weeks = {each.measure: each.week for each in due(materials.measures, chronicle, now.date())}
    return {
        "measures": [
            _measure(materials, measure, chronicle, now, weeks.get(id_))
            for id_, measure in materials.measures.measures.items()
            if only in {None, id_}
        ]
    }


def _measure(
    materials: Materials, measure: Measure, chronicle: Chronicle, now: datetime, week: int | None
) -> dict[str, object]:
    limits, day = measure.real_change, next_day(measure, chronicle, now.date())
    by_part = {"percent": limits.percent, "least": limits.least} if limits.percent else {}
    return {
        "id": measure.id,
        "title": materials.library.measures[measure.id].title,
        "most": measure.most,
        "better": measure.better,
        "real_change": {"points": limits.points, **by_part},
        "due_for_week": week,
        "next": None if day is None else day.isoformat(),
        "times": list(_times(materials, measure, times_of(measure, chronicle.measured))),
    }


def _times(materials: Materials, measure: Measure, times: tuple[Time, ...]) -> Iterator[dict[str, object]]:
    for number, time in enumerate(times, 1):
        same = comparable(times[:number])
        yield {
            "at": time.filled.at.isoformat(),
            "score": _figure(measure, time.score),
            "answers": time.filled.answers,
            "activities": list(time.filled.activities),
            "changes": [_change(measure, change) for change in changes_of(materials, measure, same)],
        }


def _change(measure: Measure, change: ChangeTold) -> dict[str, object]:
    return {
        "since": change.since,
        "at": change.at.isoformat(),
        "by": _figure(measure, change.by),
        "way": change.way,
        "judged": "real change" if change.real else "within noise",
    }


def _figure(measure: Measure, score: Fraction) -> float | int:
    if measure.kind == "statements" or measure.score != MEAN:
        return round(score)
    return float(round(score, _DIGITS))
