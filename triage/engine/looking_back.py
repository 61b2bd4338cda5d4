"""The diary looked back on: pain, movement, and what goes with good and bad days, in numbers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Literal

from triage.engine.associations import Association, associations, middle_of
from triage.engine.pain_days import (
    PainChange,
    PainDay,
    can_tell_on,
    lately,
    leg_scores_of,
    means,
    pain_change,
    pain_days,
    scores_of,
)
from triage.engine.training_weeks import (
    Sides,
    TrainingWeek,
    moved,
    seconds_of,
    sides,
    training_weeks,
    weeks_in_a_row,
)
from triage.model.diary import Chronicle
from triage.model.look_back_rules import LookBackRules, Span

MarkKind = Literal["flare", "check", "review", "measure", "session"]
MARKS: tuple[MarkKind, ...] = ("flare", "check", "review", "measure", "session")
"""What is marked beside pain; where two fall on one spot, the first of these is shown."""


@dataclass(frozen=True, slots=True)
class Marked:
    """Something that happened on a day."""

    day: date
    kind: MarkKind


@dataclass(frozen=True, slots=True)
class LookedBack:
    """What there is to tell of a time, up to today."""

    first: date
    """No earlier than the span allows and than anything is known, though at least two weeks back."""
    today: date
    days: tuple[PainDay, ...]
    means: tuple[tuple[date, Fraction], ...]
    pain: PainChange
    lately: PainChange
    """The last days beside those right before them."""
    leg: PainChange | None
    """None where no leg pain was scored."""
    can_tell_on: date | None
    """Where it is too early to compare: the day from which on it can be done; None for any other reason."""
    middle: Fraction | None
    """As many days are above as below; None without scores."""
    weeks: tuple[TrainingWeek, ...]
    in_a_row: int
    """Weeks with enough movement, up to now, whatever the span."""
    sessions: int
    """In that time, of those in which anything was done."""
    seconds: int
    """Of holding, moving and walking in them."""
    sides: Sides
    goes_with: tuple[Association, ...]
    marks: tuple[Marked, ...]
    later: int
    """Days with a score after today: the clock was changed, then or now."""


def looked_back(
    rules: LookBackRules, strong_pain: int, chronicle: Chronicle, today: date, span: Span = "6w"
) -> LookedBack:
    """What the time up to today was like; `strong_pain` is the pain from which rest is right."""
    every = pain_days(chronicle)
    first = _first(rules, span, _known_from(every, chronicle, today), today)
    days = tuple(day for day in every if first <= day.day <= today)
    scores = scores_of(days)
    legs = leg_scores_of(days)
    done = [session for session in chronicle.history.sessions if moved(session) and session.at.date() <= today]
    in_time = [session for session in done if session.at.date() >= first]
    moved_on = {session.at.date() for session in done}
    bad = [day.day for day in every if day.high >= strong_pain]
    all_weeks = training_weeks(done, bad, min((*moved_on, first)), today)
    soonest = can_tell_on(rules, scores_of(every))
    entries = [written for written in chronicle.entries if first <= written.entry.at.date() <= today]
    return LookedBack(
        first=first,
        today=today,
        days=days,
        means=tuple((day, mean) for day, mean in means(rules, scores_of(every)) if first <= day <= today),
        pain=pain_change(rules, scores, first, today),
        lately=lately(rules, scores_of(every), today),
        leg=pain_change(rules, legs, first, today) if legs else None,
        can_tell_on=soonest if soonest is not None and soonest > today else None,
        middle=middle_of(scores) if scores else None,
        weeks=tuple(week for week in all_weeks if week.first + timedelta(days=6) >= first),
        in_a_row=weeks_in_a_row(rules.streak_days_a_week, all_weeks),
        sessions=len(in_time),
        seconds=round(sum(map(seconds_of, in_time))),
        sides=sides(in_time),
        goes_with=associations(rules, scores, entries, moved_on),
        marks=tuple(mark for mark in _marks(chronicle, moved_on) if first <= mark.day <= today),
        later=sum(day.day > today for day in every),
    )


def _known_from(days: Iterable[PainDay], chronicle: Chronicle, today: date) -> date:
    """The first day of which anything is told."""
    known = (*(day.day for day in days), *(session.at.date() for session in chronicle.history.sessions))
    return min((*known, *(filled.at.date() for filled in chronicle.measured), today))


def _first(rules: LookBackRules, span: Span, known_from: date, today: date) -> date:
    """The first day that is looked at: no empty months before the first word."""
    spans = rules.spans
    days = {"2w": spans.two_weeks, "6w": spans.six_weeks, "6m": spans.six_months}
    at_least = today - timedelta(days=spans.two_weeks - 1)
    if span not in days:
        return min(known_from, at_least)
    return max(today - timedelta(days=days[span] - 1), min(known_from, at_least))


def _marks(chronicle: Chronicle, moved_on: Iterable[date]) -> Iterator[Marked]:
    """Everything that is marked, in no order."""
    for wished in chronicle.history.wishes:
        if wished.wish == "easy_days":
            yield Marked(wished.at.date(), "flare")
    for judged in chronicle.judged:
        yield Marked(judged.at.date(), judged.what)
    for filled in chronicle.measured:
        yield Marked(filled.at.date(), "measure")
    for day in sorted(moved_on):
        yield Marked(day, "session")
