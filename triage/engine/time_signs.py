"""What time alone makes worth a question: no better after some weeks, not over after more, and days without a word."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from triage.engine.kept_order import LAST, Seen, shifted
from triage.engine.pain_course import Course, number_of
from triage.engine.pain_signs import in_tenths
from triage.model.diary_rules import NoticeRule

WEEK = 7


def not_better(rule: NoticeRule, course: Course) -> Iterator[Seen]:
    """Once so many weeks of the diary have gone by and it is not better by enough, or nobody can tell."""
    week, began = rule.numbers["week"], course.began
    if began is None or not _is_due(rule, course, shifted(began, WEEK * week)):
        return
    numbers = course.rules.look_back
    before = course.mean(began, 1)
    now = course.mean(shifted(course.today, 1 - numbers.mean_over), numbers.least_days)
    weeks = ("weeks", str(week))
    if before is None or now is None:
        yield Seen(LAST, course.today, (weeks,))
        return
    better, points, percent = before - now, rule.numbers["points"], rule.numbers["percent"]
    if better <= 0 or (better < points and better * 100 < percent * before):
        yield Seen(LAST, course.today, (weeks, ("before", in_tenths(before)), ("now", in_tenths(now))))


def lasting(rule: NoticeRule, course: Course) -> Iterator[Seen]:
    """Once the pain has lasted for so many weeks and is not over."""
    chronicle = course.order.chronicle
    since, over = chronicle.lasting_from, course.over_until
    if since is not None and over is not None and since <= over:
        since = None  # of a pain before this one
    known = [day for day in (since, course.began) if day is not None]
    if not known or not (chronicle.days or chronicle.entries) or course.over_on(course.today):
        return
    if _is_due(rule, course, shifted(min(known), WEEK * rule.numbers["week"])):
        yield Seen(LAST, course.today, (("weeks", str(rule.numbers["week"])),))


def _is_due(rule: NoticeRule, course: Course, day: date) -> bool:
    """Whether the day has come and no check was on it or later; or the last one is long enough ago to ask again."""
    if course.today < day:
        return False
    last = course.order.judged_since(rule, day)
    return last is None or 0 < rule.quiet_for <= (course.today - last).days


def gaps(rule: NoticeRule, course: Course) -> Iterator[Seen]:
    """Days with a word after too many without one, while the pain was not over; today counts as one."""
    words = _words(course)
    if not words:
        return
    words.setdefault(course.order.now.date(), LAST)
    for before, day in pairwise(sorted(words)):
        without = (day - before).days
        if without >= rule.numbers["days"] and not course.over_on(before):
            yield Seen(words[day], day, (("number", str(without)), ("when", day.isoformat())))


def _words(course: Course) -> dict[date, int]:
    """Each day on which anything was said or done, with the number of what was kept first of it."""
    order = course.order
    chronicle = order.chronicle
    if not (chronicle.days or chronicle.entries or chronicle.history.sessions):
        return {}  # of somebody who only had their back checked, no diary is expected
    said = [
        *((score.at, day.day, number_of(score)) for day in chronicle.days for score in day.scores),
        *((each.entry.at, each.entry.at.date(), each.seq) for each in chronicle.entries),
        *((at, at.date(), seq) for at, seq in order.kept_of_the_routine),
        *((judged.at, judged.at.date(), judged.seq) for judged in chronicle.judged),
    ]
    words: dict[date, int] = {}
    for at, day, seq in said:
        if not order.lies_ahead(at):
            words[day] = min(seq, words.get(day, seq))
    return words
