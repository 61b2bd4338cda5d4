"""How the pain went by the diary: the days with a score, their means, when it began, and whether it is over."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from itertools import accumulate

from triage.engine.kept_order import LAST, Order, shifted
from triage.engine.pain_days import day_score
from triage.model.diary import DayOfPain, Score
from triage.model.diary_rules import DiaryRules


@dataclass(frozen=True, slots=True)
class CourseDay:
    """A day with a score."""

    day: date
    scores: tuple[Score, ...]
    mean: Fraction | None
    """What stands for it; None where only the leg was scored."""
    highest: int
    """Of everything that was scored, the leg included."""

    @property
    def seq(self) -> int:
        """The number of what was kept last of it."""
        return max(number_of(score) for score in self.scores)


@dataclass(frozen=True)
class Course:
    """The days that have been, in their order."""

    rules: DiaryRules
    order: Order
    today: date

    @cached_property
    def days(self) -> tuple[CourseDay, ...]:
        """Every day with a score that does not lie ahead."""
        scores: dict[date, set[Score]] = {}
        for day in self.order.chronicle.days:
            said = {score for score in day.scores if numbers_of(score) and not self.order.lies_ahead(score.at)}
            if said and day.day <= self.today:
                scores.setdefault(day.day, set()).update(said)
        return tuple(_course_day(day, scores[day]) for day in sorted(scores))

    def mean(self, first: date, least: int) -> Fraction | None:
        """The mean of the days from there on, as many as means are taken over, where so many have a score."""
        last = shifted(first, self.rules.look_back.mean_over - 1)
        start, stop = bisect_left(self._scored, first), bisect_right(self._scored, last)
        return (self._sums[stop] - self._sums[start]) / (stop - start) if stop - start >= least else None

    def over_on(self, day: date) -> bool:
        """Whether the pain was over by what was said last up to that day."""
        last = bisect_right(self._all, day) - 1
        return last >= 0 and self._over[last]

    @cached_property
    def over_until(self) -> date | None:
        """The last day on which it was over."""
        return next(
            (day.day for day, over in zip(reversed(self.days), reversed(self._over), strict=True) if over), None
        )

    @cached_property
    def began(self) -> date | None:
        """The first day of this pain in the diary; None where there is none, or it is over."""
        over = self.over_until
        since = [day for day in self.days if over is None or day.day > over]
        above = [day.day for day in since if day.highest > self.rules.resolved_to]
        return above[0] if above else None

    @cached_property
    def _all(self) -> list[date]:
        return [day.day for day in self.days]

    @cached_property
    def _scored(self) -> list[date]:
        return [day.day for day in self.days if day.mean is not None]

    @cached_property
    def _sums(self) -> list[Fraction]:
        return list(accumulate((day.mean for day in self.days if day.mean is not None), initial=Fraction(0)))

    @cached_property
    def _over(self) -> tuple[bool, ...]:
        return tuple(self._is_over())

    def _is_over(self) -> Iterator[bool]:
        """For each day whether all that was said in the week up to it was low enough, and enough was said."""
        rules, calm, behind = self.rules, 0, 0
        for place, day in enumerate(self.days):
            calm += day.highest <= rules.resolved_to
            while (day.day - self.days[behind].day).days >= rules.look_back.mean_over:
                calm -= self.days[behind].highest <= rules.resolved_to
                behind += 1
            count = place - behind + 1
            yield calm == count >= rules.look_back.least_days


def number_of(score: Score) -> int:
    """The number it was kept under."""
    return LAST if score.seq is None else score.seq


def numbers_of(score: Score) -> list[int]:
    """Everything that was scored."""
    return [number for number in (score.now, score.worst, score.average, score.leg) if number is not None]


def _course_day(day: date, said: set[Score]) -> CourseDay:
    scores = tuple(sorted(said, key=lambda score: (score.at, number_of(score), numbers_of(score))))
    highest = max(number for score in scores for number in numbers_of(score))
    return CourseDay(day, scores, day_score(DayOfPain(day, scores)), highest)
