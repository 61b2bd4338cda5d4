"""What a measure came to, which change is real, and when it is due."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.measures import day, diary, filled, measure, rules
from triage.engine.measuring import (
    change_of,
    changed,
    comparable,
    due,
    next_day,
    score_of,
    times_of,
    worsened,
)
from triage.model.diary import Chronicle, Measured
from triage.model.measure import RealChange

ONE_THIRD = Fraction(1, 3)
SCORES = st.integers(0, 10)


def judged(id_: str, before: object, after: object) -> str:
    """The change from one score to another: its way, and whether it is real."""
    change = change_of(measure(id_), Fraction(str(before)), Fraction(str(after)))
    return f"{'real' if change.real else 'noise'} {change.way}"


# The score


def test_the_peg_is_the_mean_of_its_three_answers_to_the_last_third() -> None:
    assert score_of(measure("peg"), filled("peg", 4, 5, 4)) == 13 * ONE_THIRD


def test_the_numeric_scale_is_the_average_of_the_week_alone() -> None:
    assert score_of(measure("nrs"), filled("nrs", 2, 5, 9)) == 5


def test_roland_morris_is_the_number_of_ticks() -> None:
    assert score_of(measure("rmdq"), filled("rmdq", 11)) == 11


def test_the_activities_are_averaged_over_those_that_were_named() -> None:
    assert score_of(measure("psfs"), filled("psfs", 3, 4)) == Fraction(7, 2)


@pytest.mark.parametrize(
    "broken",
    [
        replace(filled("peg", 4, 5, 4), answers={"pain": 4, "enjoyment": 5}),
        replace(filled("peg", 4, 5, 4), answers={"pain": 4, "enjoyment": 5, "activity": 11}),
        replace(filled("peg", 4, 5, 4), answers={"pain": 4, "enjoyment": 5, "activity": 4, "sleep": 1}),
        replace(filled("peg", 4, 5, 4), activities=("walk",)),
        replace(filled("rmdq", 4), answers={**filled("rmdq", 4).answers, "1": 2}),
        replace(filled("psfs", 4), activities=()),
        replace(filled("psfs", 1, 2, 3), activities=("a", "b", "c", "d")),
    ],
)
def test_answers_that_the_measure_does_not_ask_for_have_no_score(broken: Measured) -> None:
    assert score_of(measure(broken.measure), broken) is None


@given(st.sampled_from(sorted(rules().measures)), st.lists(SCORES, min_size=3, max_size=3))
def test_a_score_never_leaves_its_scale(id_: str, answers: list[int]) -> None:
    score = score_of(measure(id_), filled(id_, *answers))

    assert score is not None
    assert 0 <= score <= measure(id_).most


# The times


def test_of_two_times_on_one_day_the_last_counts() -> None:
    times = times_of(measure("peg"), [filled("peg", 4, 4, 4), filled("peg", 5, 5, 5)])

    assert [time.score for time in times] == [5]


def test_times_stay_in_the_order_in_which_they_were_kept_whatever_the_clock_said() -> None:
    times = times_of(measure("peg"), [filled("peg", 4, 4, 4, day=9), filled("peg", 5, 5, 5, day=2)])

    assert [time.score for time in times] == [4, 5]


def test_other_activities_are_not_compared() -> None:
    kept = [
        filled("psfs", 2, activities=("walk",)),
        filled("psfs", 8, day=14, activities=("Sit",)),
        filled("psfs", 4, day=28, activities=("WALK",)),
    ]

    assert [time.score for time in comparable(times_of(measure("psfs"), kept))] == [2, 4]


# Which change is real


@pytest.mark.parametrize(
    ("id_", "before", "after", "expected"),
    [
        ("nrs", 6, 4, "real better"),
        ("nrs", 6, 5, "noise better"),
        ("nrs", 1, 0, "noise better"),  # all of it, and still one step of the scale
        ("nrs", 0, 2, "real worse"),
        ("nrs", 4, 4, "noise same"),
        ("psfs", 3, 5, "real better"),
        ("psfs", 5, 3, "real worse"),
        ("psfs", "3.5", 5, "noise better"),
        ("rmdq", 20, 15, "real better"),
        ("rmdq", 20, 16, "noise better"),
        ("rmdq", 10, 7, "real better"),
        ("rmdq", 11, 8, "noise better"),  # 27 %
        ("rmdq", 3, 0, "real better"),
        ("rmdq", 2, 0, "noise better"),
        ("rmdq", 1, 0, "noise better"),
        ("rmdq", 0, 2, "noise worse"),
        ("rmdq", 0, 3, "real worse"),
        ("rmdq", 19, 24, "real worse"),
        ("peg", 1, 0, "real better"),
        ("peg", "0.5", 0, "noise better"),
    ],
)
def test_a_change_is_judged_as_the_evidence_says(id_: str, before: object, after: object, expected: str) -> None:
    assert judged(id_, before, after) == expected


def test_a_mean_that_falls_by_exactly_one_point_is_a_real_change() -> None:
    change = change_of(measure("peg"), 14 * ONE_THIRD, 11 * ONE_THIRD)

    assert change.real


def test_a_mean_that_falls_by_two_thirds_is_within_noise() -> None:
    change = change_of(measure("peg"), 14 * ONE_THIRD, 12 * ONE_THIRD)

    assert not change.real


@given(SCORES, SCORES)
def test_points_are_enough_whatever_the_part_is(before: int, after: int) -> None:
    limits = RealChange(points=5, percent=100, least=5)

    assert changed(limits, "lower", Fraction(before), Fraction(after)).real == (abs(after - before) >= 5)


@given(st.sampled_from(sorted(rules().measures)), SCORES, SCORES)
def test_less_than_the_least_is_never_a_real_change(id_: str, before: int, after: int) -> None:
    limits = measure(id_).real_change
    change = change_of(measure(id_), Fraction(before), Fraction(after))

    assert not change.real or abs(change.by) >= (limits.least or limits.points)


@given(SCORES, SCORES)
def test_what_is_better_one_way_is_worse_the_other(before: int, after: int) -> None:
    ways = {way: changed(RealChange(2), way, Fraction(before), Fraction(after)).way for way in ("lower", "higher")}

    assert sorted(ways.values()) in (["same", "same"], ["better", "worse"])


# Worse


def test_a_measure_is_worse_when_the_last_time_is_since_the_first() -> None:
    kept = [filled("peg", 3, 3, 3), filled("peg", 4, 4, 3, day=14), filled("peg", 4, 4, 4, day=28)]

    assert worsened(rules(), kept) == ("peg",)


def test_a_measure_is_worse_when_the_last_time_is_since_the_one_before() -> None:
    kept = [filled("rmdq", 12), filled("rmdq", 2, day=28), filled("rmdq", 8, day=84)]

    assert worsened(rules(), kept) == ("rmdq",)


def test_noise_is_not_worse() -> None:
    assert worsened(rules(), [filled("nrs", 1, 4, 5), filled("nrs", 9, 5, 9, day=14)]) == ()


def test_one_time_alone_is_not_worse() -> None:
    assert worsened(rules(), [filled("rmdq", 24)]) == ()


# When it is due


def offered(chronicle: Chronicle, number: int) -> dict[str, int]:
    """What is offered on that day: the week by measure."""
    return {each.measure: each.week for each in due(rules(), chronicle, day(number))}


def test_without_a_diary_nothing_is_due() -> None:
    assert offered(Chronicle(), 0) == {}


def test_everything_is_due_from_the_first_day_of_the_diary() -> None:
    assert offered(diary(), 0) == {"peg": 0, "nrs": 0, "psfs": 0, "rmdq": 0}


def test_what_is_filled_in_is_not_due_again_the_same_day() -> None:
    assert "peg" not in offered(diary(filled("peg", 4, 4, 4)), 0)


@pytest.mark.parametrize(
    ("number", "week"),
    [(13, None), (14, 2), (27, 2), (28, 4), (42, 6), (84, 12), (111, 12), (112, None)],
)
def test_a_measure_is_due_in_its_weeks_and_stays_until_the_next(number: int, week: int | None) -> None:
    assert offered(diary(filled("peg", 4, 4, 4)), number).get("peg") == week


@pytest.mark.parametrize(("number", "week"), [(27, None), (28, 4), (83, 4), (84, 12)])
def test_roland_morris_is_due_at_0_4_and_12_weeks(number: int, week: int | None) -> None:
    assert offered(diary(filled("rmdq", 9)), number).get("rmdq") == week


def test_the_weeks_count_from_the_first_time_and_not_from_the_diary() -> None:
    assert offered(diary(filled("peg", 4, 4, 4, day=10)), 20).get("peg") is None


def test_what_is_done_is_not_due_until_the_next() -> None:
    kept = (filled("peg", 4, 4, 4), filled("peg", 3, 4, 4, day=16))

    assert [offered(diary(*kept), number).get("peg") for number in (16, 27, 28)] == [None, None, 4]


def test_a_few_days_early_counts() -> None:
    kept = (filled("peg", 4, 4, 4), filled("peg", 3, 4, 4, day=11))

    assert offered(diary(*kept), 14).get("peg") is None


def test_earlier_than_that_does_not_count() -> None:
    kept = (filled("peg", 4, 4, 4), filled("peg", 3, 4, 4, day=10))

    assert offered(diary(*kept), 14).get("peg") == 2


def test_a_first_time_in_the_future_asks_instead_of_staying_silent() -> None:
    assert offered(diary(filled("peg", 4, 4, 4, day=400)), 3).get("peg") == 0


def test_a_diary_that_begins_in_the_future_begins_today() -> None:
    assert offered(diary(first=400), 3)["peg"] == 0


def test_answers_without_a_score_do_not_count_as_filled_in() -> None:
    broken = replace(filled("peg", 4, 4, 4), answers={"pain": 4})

    assert offered(diary(broken), 3)["peg"] == 0


@given(st.lists(st.integers(-30, 200), max_size=6), st.integers(0, 200))
def test_each_measure_is_due_at_most_once_and_in_one_of_its_weeks(days: list[int], today: int) -> None:
    chronicle = diary(*(filled("peg", 4, 4, 4, day=number) for number in days))
    found = due(rules(), chronicle, day(today))

    assert len({each.measure for each in found}) == len(found)
    assert all(each.week in measure(each.measure).weeks and each.days >= 0 for each in found)


def test_the_next_day_is_that_of_the_next_week() -> None:
    assert next_day(measure("rmdq"), diary(filled("rmdq", 9)), day(0)) == day(28)


def test_after_the_last_week_there_is_no_next_day() -> None:
    assert next_day(measure("rmdq"), diary(filled("rmdq", 9)), day(84)) is None


def test_without_a_diary_there_is_no_next_day() -> None:
    assert next_day(measure("rmdq"), Chronicle(), day(0)) is None
