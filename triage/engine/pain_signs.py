"""What the scores of the diary show that needs a question: pain in the leg, strong pain for days, pain that rises."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from triage.engine.kept_order import Seen, shifted
from triage.engine.pain_course import Course, CourseDay, number_of
from triage.model.diary import Score
from triage.model.diary_rules import NoticeRule
from triage.model.vocabulary import NO, YES

_LEG, _BELOW_KNEE, _LOWER = 1, 2, 3
"""How far down pain in the leg is; the last: further down than it was."""


def leg_pain(rule: NoticeRule, course: Course) -> Iterator[Seen]:
    """Days on which pain was further down the leg than on any of the days before."""
    first: dict[date, dict[int, int]] = {}
    for day, level, seq in _leg_levels(rule, course):
        levels = first.setdefault(day, {})
        levels[level] = min(seq, levels.get(level, seq))
    for day, levels in first.items():
        level = max(levels)
        before = {shifted(day, -days) for days in range(1, rule.numbers["days_without"] + 1)} - {day}
        if all(max(first.get(other, (0,))) < level for other in before):
            yield Seen(levels[level], day, (("when", day.isoformat()),))


def _leg_levels(rule: NoticeRule, course: Course) -> Iterator[tuple[date, int, int]]:
    """A day, how far down, and the number of what says so; what a check was told is known, and so no sign."""
    order = course.order
    chronicle = order.chronicle
    for day in chronicle.days:
        for score in day.scores:
            level = _level(score)
            if level and not order.lies_ahead(score.at):
                yield day.day, level, number_of(score)
    for check_in, seq in zip(chronicle.history.check_ins, order.check_ins, strict=True):
        moved = any(check_in.findings.get(finding, NO) != NO for finding in rule.findings)
        if moved and not order.lies_ahead(check_in.at):
            yield check_in.at.date(), _LOWER, seq
    check = order.checked
    if check is not None and any(chronicle.checked.get(finding) == YES for finding in rule.known):
        yield check.at.date(), _BELOW_KNEE, check.seq


def _level(score: Score) -> int:
    if "below_knee" in score.where:
        return _BELOW_KNEE
    return _LEG if "leg" in score.where or score.leg else 0


def strong_pain(rule: NoticeRule, course: Course) -> Iterator[Seen]:
    """Days with strong pain that end a row of them."""
    row: list[CourseDay] = []
    for day in course.days:
        if row and (day.day - row[-1].day).days > rule.numbers["joined_over"]:
            row.clear()
        strong = [score for score in day.scores if _strength(score) >= rule.numbers["from_pain"]]
        if not strong:
            row.clear()
            continue
        row.append(CourseDay(day.day, tuple(strong), day.mean, day.highest))
        needed = row[-rule.numbers["days"] :]
        if len(row) >= rule.numbers["days"]:
            seq = max(min(map(number_of, each.scores)) for each in needed)
            yield Seen(seq, day.day, (("number", str(len(row))), ("when", day.day.isoformat())))


def _strength(score: Score) -> int:
    """Pain then, over the day or in the leg; the worst of a day only where nothing else of the back was scored."""
    usual = [number for number in (score.now, score.average) if number is not None]
    beside = [number for number in (score.worst if not usual else None, score.leg) if number is not None]
    return max((*usual, *beside), default=0)


def rising(rule: NoticeRule, course: Course) -> Iterator[Seen]:
    """Days up to which the mean of a week rose: twice in a row and by enough, or at once by more."""
    least, week = course.rules.look_back.least_days, course.rules.look_back.mean_over
    open_until = date.min
    for place, day in enumerate(course.days):
        if not course.order.answered(rule, Seen(day.seq, date.min)):
            open_until = shifted(day.day, week * 3 - 1)
        if day.day > open_until:
            continue  # nothing was kept since it was answered: most days are like this
        names = _rise(rule, [course.mean(shifted(day.day, 1 - week * ago), least) for ago in (3, 2, 1)])
        if names:
            lately = course.days[max(0, place + 1 - week * 3) : place + 1]
            seq = max(each.seq for each in lately if (day.day - each.day).days < week * 3)
            yield Seen(seq, day.day, (*names, ("when", day.day.isoformat())))


def _rise(rule: NoticeRule, means: list[Fraction | None]) -> tuple[tuple[str, str], ...]:
    """From what to what it rose, where it did."""
    first, before, now = means
    if before is None or now is None:
        return ()
    if first is not None and first < before < now and now - first >= rule.numbers["steadily_by"]:
        return ("before", in_tenths(first)), ("now", in_tenths(now))
    if now - before >= rule.numbers["at_once_by"]:
        return ("before", in_tenths(before)), ("now", in_tenths(now))
    return ()


def in_tenths(mean: Fraction) -> str:
    """The mean as it is told: 4.3; what lies in the middle goes up."""
    tenths = (mean * 20 + 1) // 2
    return f"{tenths // 10}.{tenths % 10}"
