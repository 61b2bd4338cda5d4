"""Pain by days: one number a day, the mean of a week, and what has changed."""

from datetime import timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from tests.diaries import RULES, TODAY, ago, at, chronicle_of, day_of, days_of, every_day, session
from triage.engine.pain_days import (
    PainChange,
    PainDay,
    can_tell_on,
    day_score,
    leg_scores_of,
    means,
    pain_change,
    pain_days,
    scores_of,
)
from triage.model.diary import DayOfPain, Score
from triage.model.measure import Change

SPARSE = st.dictionaries(st.integers(0, 90), st.integers(0, 10), max_size=60)


def changed(scores: dict[int, int], first: int = 41) -> PainChange:
    """What has changed since so many days ago."""
    return pain_change(RULES, scores_of(pain_days(chronicle_of(days_of(scores)))), ago(first), TODAY)


def test_the_number_of_a_day_is_the_mean_of_what_was_said() -> None:
    assert day_score(day_of(0, 3, 6)) == Fraction(9, 2)


def test_an_average_over_the_day_counts_more_than_a_moment() -> None:
    day = DayOfPain(TODAY, (Score(at(TODAY, 8), now=9), Score(at(TODAY, 20), now=2, average=4)))

    assert day_score(day) == 4


def test_the_worst_stands_for_a_day_of_which_nothing_else_is_known() -> None:
    assert day_score(DayOfPain(TODAY, (Score(at(TODAY), worst=7),))) == 7


def test_a_day_with_nothing_but_a_leg_has_no_number() -> None:
    day = day_of(0, leg=5)

    assert day_score(day) is None
    assert pain_days(chronicle_of([day])) == (PainDay(TODAY, None, 0, 0, Fraction(5)),)


def test_a_day_without_any_score_is_left_out() -> None:
    assert pain_days(chronicle_of([DayOfPain(TODAY, (Score(at(TODAY), where=("back",)),))])) == ()


def test_the_lowest_and_the_highest_of_a_day_count_sessions_in() -> None:
    days = pain_days(chronicle_of([day_of(0, 4)], [session(0, before=5, after=2)]))

    assert days == (PainDay(TODAY, Fraction(4), 2, 5),)


def test_a_session_stands_for_a_day_of_which_nothing_else_was_said() -> None:
    days = pain_days(chronicle_of(sessions=[session(0, before=6, after=4)]))

    assert days == (PainDay(TODAY, Fraction(5), 4, 6),)


def test_a_session_of_which_no_pain_was_said_says_nothing() -> None:
    assert pain_days(chronicle_of(sessions=[session(0)])) == ()


def test_legs_are_scored_apart() -> None:
    assert leg_scores_of(pain_days(chronicle_of([day_of(1, 4, leg=6), day_of(0, 4)]))) == [(ago(1), Fraction(6))]


def test_a_mean_is_over_the_seven_days_up_to_a_day() -> None:
    scores = scores_of(pain_days(chronicle_of(every_day([9, 1, 2, 3, 4, 5, 6, 7]))))

    assert list(means(RULES, scores))[-1] == (TODAY, Fraction(1 + 2 + 3 + 4 + 5 + 6 + 7, 7))


def test_there_is_no_mean_of_too_few_days() -> None:
    scores = scores_of(pain_days(chronicle_of(days_of({10: 5, 3: 5, 0: 5}))))

    assert list(means(RULES, scores)) == []


@given(SPARSE)
def test_a_mean_is_that_of_the_days_before_it(said: dict[int, int]) -> None:
    scores = scores_of(pain_days(chronicle_of(days_of(said))))
    expected = []
    for day, _ in scores:
        last = [score for other, score in scores if timedelta() <= day - other < timedelta(days=7)]
        if len(last) >= RULES.least_days:
            expected.append((day, sum(last, Fraction(0)) / len(last)))

    assert list(means(RULES, scores)) == expected


def test_the_last_week_is_compared_with_the_first() -> None:
    found = changed(dict.fromkeys(range(35, 42), 7) | dict.fromkeys(range(7), 4))

    assert found.change == Change(Fraction(-3), "better", real=True)
    assert found.before is not None
    assert (found.before.first, found.before.last, found.before.scored) == (ago(41), ago(35), 7)
    assert found.now is not None
    assert (found.now.first, found.now.last, found.now.mean) == (ago(6), TODAY, Fraction(4))


def test_less_than_two_points_or_thirty_percent_is_within_noise() -> None:
    found = changed(dict.fromkeys(range(35, 42), 7) | dict.fromkeys(range(7), 6))

    assert found.change == Change(Fraction(-1), "better", real=False)


def test_thirty_percent_of_very_little_is_within_noise() -> None:
    found = changed(dict.fromkeys(range(35, 42), 1) | {0: 0, 1: 1, 2: 0, 3: 1})

    assert found.change is not None
    assert not found.change.real


def test_two_points_more_are_a_real_change_for_the_worse() -> None:
    found = changed(dict.fromkeys(range(35, 42), 3) | dict.fromkeys(range(7), 5))

    assert found.change == Change(Fraction(2), "worse", real=True)


def test_too_few_days_of_the_last_week_are_no_week() -> None:
    found = changed(dict.fromkeys(range(20, 42), 3) | {0: 5, 6: 5})

    assert (found.now, found.change, found.scored) == (None, None, 2)


def test_the_first_week_may_come_later_where_the_first_days_hold_too_little() -> None:
    found = changed({41: 9, 30: 6, 29: 6, 28: 6, 2: 3, 1: 3, 0: 3})

    assert found.before is not None
    assert (found.before.first, found.before.mean) == (ago(30), Fraction(6))


def test_the_first_week_never_runs_into_the_last() -> None:
    assert changed({9: 9, 5: 9, 4: 9, 3: 9, 2: 3, 1: 3, 0: 3}, first=9).before is None


@given(SPARSE, st.integers(13, 90))
def test_what_is_compared_never_overlaps_and_never_counts_a_later_day(said: dict[int, int], first: int) -> None:
    scores = [each for each in scores_of(pain_days(chronicle_of(days_of(said)))) if each[0] >= ago(first)]
    found = pain_change(RULES, scores, ago(first), TODAY)

    if found.before is not None:
        assert found.before.last < ago(6)
        assert found.before.scored >= RULES.least_days
    assert (found.change is None) == (found.now is None or found.before is None)


def test_the_day_from_which_on_it_can_be_told_is_a_week_after_the_third() -> None:
    scores = scores_of(pain_days(chronicle_of(days_of({4: 5, 3: 5, 2: 5}))))

    assert can_tell_on(RULES, scores) == ago(2) + timedelta(days=7)


@given(st.sets(st.integers(0, 12), min_size=3, max_size=7))
def test_on_that_day_it_can_be_told_if_one_goes_on(said: set[int]) -> None:
    scores = [(ago(back), Fraction(5)) for back in sorted(said, reverse=True)]
    day = can_tell_on(RULES, scores)

    if day is not None and day > TODAY:
        later = [(day - timedelta(days=back), Fraction(5)) for back in (2, 1, 0)]
        every = sorted(dict([*scores, *later]).items())
        first = max(day - timedelta(days=41), min(every[0][0], day - timedelta(days=13)))
        assert pain_change(RULES, every, first, day).change is not None


def test_nothing_is_promised_of_too_few_or_scattered_days() -> None:
    assert can_tell_on(RULES, [(TODAY, Fraction(1))]) is None
    assert can_tell_on(RULES, [(ago(20), Fraction(1)), (ago(10), Fraction(1)), (TODAY, Fraction(1))]) is None
