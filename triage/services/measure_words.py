"""Measures in words: what one came to, whether that is a change, and which are due."""

from collections.abc import Mapping
from datetime import date, datetime
from fractions import Fraction

from triage.engine.measuring import Time, change_of, comparable, due, next_day, times_of
from triage.model.diary import Chronicle
from triage.model.measure import MEAN, Change, Measure, RealChange, Way
from triage.render.clean import clean
from triage.render.names import fill_names
from triage.services import home
from triage.services.materials import Materials
from triage.services.measure_turns import ChangeTold, MeasureLine, MeasureResult, Offer
from triage.services.reasoning import citations

_NOTHING: Mapping[str, object] = {}
_TENTHS = 10


def measure_text(materials: Materials, key: str, names: Mapping[str, object] = _NOTHING) -> str:
    """One of the short texts about measures, with these names filled in."""
    texts = {name: str(value) for name, value in names.items()}
    return clean(fill_names(materials.library.diary[f"measure_{key}"], texts))


def in_figures(measure: Measure, score: Fraction) -> str:
    """A score as it is written: a mean with one digit behind the point."""
    if measure.kind == "statements" or measure.score != MEAN:
        return str(round(score))
    whole, tenth = divmod(round(score * _TENTHS), _TENTHS)
    return f"{whole}.{tenth}"


def result(materials: Materials, measure: Measure, times: tuple[Time, ...], *, kept: bool) -> MeasureResult:
    """The last of these times in words, beside those that it can be compared with."""
    words, last = materials.library.measures[measure.id], times[-1]
    same = comparable(times)
    changes = _changes(materials, measure, same)
    score = {"score": in_figures(measure, last.score), "most": measure.most}
    return MeasureResult(
        measure=measure.id,
        title=clean(words.title),
        at=last.filled.at,
        score=last.score,
        most=measure.most,
        headline=measure_text(materials, "score", score),
        told=_told(materials, measure, last),
        changes=changes,
        text=(
            clean(words.scored),
            *_meaning(materials, measure, changes, first=len(times) == 1),
            *_saved(materials, kept),
        ),
        kept=kept,
        credit=clean(words.credit),
        sources=citations(materials.library.pages.sources, measure.sources),
    )


def changes_of(materials: Materials, measure: Measure, times: tuple[Time, ...]) -> tuple[ChangeTold, ...]:
    """The last of these times beside the first and the one before, so far as they can be compared."""
    return _changes(materials, measure, comparable(times))


def _changes(materials: Materials, measure: Measure, times: tuple[Time, ...]) -> tuple[ChangeTold, ...]:
    if len(times) <= 1:
        return ()
    found = [_change(materials, measure, "first", times[0], times[-1])]
    if len(times) > 2:  # noqa: PLR2004 - of two, the first is the one before
        found.append(_change(materials, measure, "last", times[-2], times[-1]))
    return tuple(found)


def _change(materials: Materials, measure: Measure, since: str, before: Time, now: Time) -> ChangeTold:
    change = change_of(measure, before.score, now.score)
    names = {
        "when": day_in_words(materials, before.filled.at.date(), now.filled.at.date()),
        "before": in_figures(measure, before.score),
        "score": in_figures(measure, now.score),
    }
    judged = {"by": in_figures(measure, abs(change.by))}
    said = (measure_text(materials, f"since_{since}", names), measure_text(materials, _judged(change), judged))
    return ChangeTold(since, before.filled.at, before.score, change.by, change.way, change.real, " ".join(said))


def _judged(change: Change) -> str:
    return f"{'real' if change.real else 'noise'}_{change.way}"


def _meaning(
    materials: Materials, measure: Measure, changes: tuple[ChangeTold, ...], *, first: bool
) -> tuple[str, ...]:
    """What it means; a real change for the worse is never hidden behind another for the better."""
    check = measure_text(materials, "no_check")
    if not changes:
        return (measure_text(materials, "first" if first else "first_of_these"), check)
    real: set[Way] = {change.way for change in changes if change.real}
    key = next((way for way in ("worse", "better") if way in real), "noise")
    return (measure_text(materials, f"means_{key}"), _limit(materials, measure.real_change), check)


def _limit(materials: Materials, limit: RealChange) -> str:
    if limit.percent:
        names = {"points": limit.points, "percent": limit.percent, "least": limit.least}
        return measure_text(materials, "limit_percent", names)
    return measure_text(materials, "limit_one" if limit.points == 1 else "limit", {"points": limit.points})


def _saved(materials: Materials, kept: bool) -> tuple[str, ...]:  # noqa: FBT001 - it is what is told
    return () if kept else (measure_text(materials, "not_kept"),)


def _told(materials: Materials, measure: Measure, time: Time) -> tuple[str, ...]:
    """Each answer with its question; of statements those that were ticked."""
    words, answers = materials.library.measures[measure.id], time.filled.answers
    if measure.kind == "statements":
        said = dict(zip(measure.items, words.statements, strict=True))
        return tuple(clean(said[item]) for item in measure.items if answers[item])
    if measure.kind == "activities":
        scored = zip(time.filled.activities, measure.items, strict=False)
        return tuple(f"{clean(name)}: {answers[item]}" for name, item in scored)
    return tuple(f"{clean(words.items[item].ask)} {answers[item]}" for item in measure.items)


def offers(materials: Materials, chronicle: Chronicle, now: datetime) -> tuple[Offer, ...]:
    """What is due today."""
    return tuple(
        Offer(
            measure=each.measure,
            title=clean(materials.library.measures[each.measure].title),
            about=clean(materials.library.measures[each.measure].about),
            week=each.week,
            text=_why_now(materials, each.week),
        )
        for each in due(materials.measures, chronicle, now.date())
    )


def lines(materials: Materials, chronicle: Chronicle, now: datetime) -> tuple[MeasureLine, ...]:
    """Every measure: what it came to last, and when it is offered next."""
    weeks = {each.measure: each.week for each in due(materials.measures, chronicle, now.date())}
    return tuple(
        MeasureLine(
            measure=id_,
            title=clean(materials.library.measures[id_].title),
            about=clean(materials.library.measures[id_].about),
            due=id_ in weeks,
            standing=" ".join(_standing(materials, measure, chronicle, now.date(), weeks.get(id_))),
        )
        for id_, measure in materials.measures.measures.items()
    )


def _standing(
    materials: Materials, measure: Measure, chronicle: Chronicle, today: date, week: int | None
) -> tuple[str, str]:
    times = times_of(measure, chronicle.measured)
    last = measure_text(materials, "never")
    if times:
        names = {
            "when": day_in_words(materials, times[-1].filled.at.date(), today),
            "score": in_figures(measure, times[-1].score),
            "most": measure.most,
        }
        last = measure_text(materials, "last", names)
    if week is not None:
        return last, _why_now(materials, week)
    day = next_day(measure, chronicle, today)
    if day is None:
        return last, measure_text(materials, "any_time")
    return last, measure_text(materials, "next", {"when": day_in_words(materials, day, today)})


def _why_now(materials: Materials, week: int) -> str:
    return measure_text(materials, "due_week", {"number": week}) if week else measure_text(materials, "due_first")


def day_in_words(materials: Materials, day: date, today: date) -> str:
    """A day, with its year where that is another."""
    said = home.day_in_words(materials, day)
    return said if day.year == today.year else f"{said} {day.year}"
