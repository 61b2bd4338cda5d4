"""Pain by days: one number for each day, how far it went up and down, the mean of a week, and what has changed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from triage.engine.measuring import changed
from triage.model.diary import Chronicle, DayOfPain, Score
from triage.model.look_back_rules import LookBackRules
from triage.model.measure import Change


@dataclass(frozen=True, slots=True)
class PainDay:
    """What is known of the pain of one day."""

    day: date
    score: Fraction | None
    """What stands for the day; None where only the leg was scored."""
    low: int
    high: int
    """The lowest and the highest that was said on it, sessions included."""
    leg: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some days in a row, and the mean of those with a score."""

    first: date
    last: date
    scored: int
    """Days with a score."""
    mean: Fraction


@dataclass(frozen=True, slots=True)
class PainChange:
    """Pain now beside pain at the beginning of the time that is looked back on."""

    scored: int
    """Days with a score among the last ones, however few."""
    now: Stretch | None
    """The last days; None with too few scores."""
    before: Stretch | None
    """The first days with enough scores; None where they would run into the last ones."""
    change: Change | None
    """None unless there are both."""


Scores = Sequence[tuple[date, Fraction]]
"""Days in their order, each with its number."""


def day_score(day: DayOfPain) -> Fraction | None:
    """The number that stands for a day: the mean of the averages that were given, else of everything that was."""
    return _of_day(day.scores)


def pain_days(chronicle: Chronicle) -> tuple[PainDay, ...]:
    """Every day of which anything about pain is known, the oldest first."""
    scores = {day.day: day.scores for day in chronicle.days}
    beside: dict[date, list[Score]] = {}
    for session in chronicle.history.sessions:
        said = [Score(session.at, now=pain) for pain in (session.before, session.after) if pain is not None]
        if said:
            beside.setdefault(session.at.date(), []).extend(said)
    days = sorted(scores.keys() | beside.keys())
    found = (_pain_day(day, scores.get(day, ()), beside.get(day, ())) for day in days)
    return tuple(day for day in found if day is not None)


def scores_of(days: Iterable[PainDay]) -> Scores:
    """The days with a score for the back."""
    return [(day.day, day.score) for day in days if day.score is not None]


def leg_scores_of(days: Iterable[PainDay]) -> Scores:
    """The days with a score for the leg."""
    return [(day.day, day.leg) for day in days if day.leg is not None]


def means(rules: LookBackRules, scores: Scores) -> Iterator[tuple[date, Fraction]]:
    """For each day with a score the mean of the days up to it, where there are enough of them."""
    total, behind = Fraction(0), 0
    for place, (day, score) in enumerate(scores):
        total += score
        while (day - scores[behind][0]).days >= rules.mean_over:
            total -= scores[behind][1]
            behind += 1
        count = place - behind + 1
        if count >= rules.least_days:
            yield day, total / count


def pain_change(rules: LookBackRules, scores: Scores, first: date, today: date) -> PainChange:
    """The last days beside the first ones of the time from `first` on, in which all `scores` lie."""
    since = today - timedelta(days=rules.mean_over - 1)
    last = [(day, score) for day, score in scores if since <= day <= today]
    now = _stretch(rules, since, last)
    before = _first(rules, scores, first, since)
    change = changed(rules.real_change, "lower", before.mean, now.mean) if now and before else None
    return PainChange(len(last), now, before, change)


def lately(rules: LookBackRules, scores: Scores, today: date) -> PainChange:
    """The last days beside as many right before them."""
    first = today - timedelta(days=2 * rules.mean_over - 1)
    return pain_change(rules, [each for each in scores if first <= each[0] <= today], first, today)


def can_tell_on(rules: LookBackRules, scores: Scores) -> date | None:
    """The first day with enough behind it to compare; None where the first days hold too little."""
    if len(scores) < rules.least_days:
        return None
    first, enough = scores[0][0], scores[rules.least_days - 1][0]
    return enough + timedelta(days=rules.mean_over) if (enough - first).days < rules.mean_over else None


def _first(rules: LookBackRules, scores: Scores, first: date, until: date) -> Stretch | None:
    """The first days in a row with enough scores, all of them before a day."""
    for start in (first, *(day for day, _ in scores)):
        end = start + timedelta(days=rules.mean_over)
        if end > until:
            return None
        inside = [(day, score) for day, score in scores if start <= day < end]
        found = _stretch(rules, inside[0][0], inside, end - timedelta(days=1)) if inside else None
        if found is not None:
            return found
    return None


def _stretch(rules: LookBackRules, first: date, scores: Scores, last: date | None = None) -> Stretch | None:
    if len(scores) < rules.least_days:
        return None
    mean = sum((score for _, score in scores), Fraction(0)) / len(scores)
    return Stretch(first, last or first + timedelta(days=rules.mean_over - 1), len(scores), mean)


def _pain_day(day: date, said: Sequence[Score], beside: Sequence[Score]) -> PainDay | None:
    """The day; what was said before and after a session stands for it only where nothing else does."""
    numbers = [
        number for score in (*said, *beside) for number in (score.now, score.worst, score.average) if number is not None
    ]
    legs = [score.leg for score in said if score.leg is not None]
    leg = Fraction(sum(legs), len(legs)) if legs else None
    if not numbers:
        return None if leg is None else PainDay(day, None, 0, 0, leg)
    score = _of_day(said)
    return PainDay(day, _of_day(beside) if score is None else score, min(numbers), max(numbers), leg)


def _of_day(scores: Iterable[Score]) -> Fraction | None:
    usual = [score.usual for score in scores if score.usual is not None]
    averages = [score.average for score in scores if score.average is not None]
    counted = averages or usual
    return Fraction(sum(counted), len(counted)) if counted else None
