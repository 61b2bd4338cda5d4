"""Movement by weeks: days, minutes, sides, and weeks in a row that rest does not end."""

import itertools
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.diaries import TODAY, ago, session
from triage.engine.training_weeks import (
    Sides,
    TrainingWeek,
    monday,
    moved,
    seconds_of,
    sides,
    training_weeks,
    weeks_in_a_row,
)
from triage.model.exercise import Dose
from triage.model.training import Effort

MONDAY = ago(6)
WEEKS = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), min_size=1, max_size=12)


def week(days: int, bad_days: int = 0) -> TrainingWeek:
    """A week with so many days of movement, and others of strong pain."""
    return TrainingWeek(MONDAY, days, days, 60 * days, bad_days)


def test_several_sessions_on_a_day_are_one_day_of_movement() -> None:
    (found,) = training_weeks([session(0), session(0), session(2)], (), MONDAY, TODAY)

    assert (found.days, found.sessions, found.seconds) == (2, 3, 180)


def test_weeks_go_from_monday_to_sunday() -> None:
    found = training_weeks([session(7), session(6)], (), ago(13), TODAY)

    assert [(each.first, each.days) for each in found] == [(ago(13), 1), (MONDAY, 1)]
    assert MONDAY.weekday() == 0
    assert monday(TODAY) == MONDAY


def test_a_session_in_which_nothing_was_done_is_no_movement() -> None:
    skipped = Effort("knee_rolls", Dose(), ending="skipped")

    assert not moved(replace(session(0), efforts=(skipped,)))
    assert not moved(replace(session(0), efforts=()))
    assert moved(session(0))


def test_days_of_strong_pain_count_where_nothing_was_done() -> None:
    (found,) = training_weeks([session(0)], [TODAY, ago(1), ago(2)], MONDAY, TODAY)

    assert found.bad_days == 2


def test_weeks_with_enough_days_are_counted_in_a_row() -> None:
    assert weeks_in_a_row(3, [week(5), week(2), week(3), week(4)]) == 2


def test_the_running_week_never_counts_against_it() -> None:
    assert weeks_in_a_row(3, [week(3), week(3), week(0)]) == 2


def test_days_of_strong_pain_are_not_asked_for() -> None:
    assert weeks_in_a_row(3, [week(3), week(1, bad_days=2), week(3)]) == 3


def test_a_week_of_nothing_but_strong_pain_neither_counts_nor_ends_it() -> None:
    assert weeks_in_a_row(3, [week(3), week(0, bad_days=5), week(3)]) == 2


@given(WEEKS, st.integers(1, 7))
def test_another_day_of_strong_pain_never_ends_it(said: list[tuple[int, int]], enough: int) -> None:
    weeks = [week(days, bad) for days, bad in said]
    worse = [week(days, bad + 1) for days, bad in said]

    assert weeks_in_a_row(enough, worse) >= weeks_in_a_row(enough, weeks)


@given(WEEKS, st.integers(1, 7))
def test_another_day_of_movement_never_ends_it(said: list[tuple[int, int]], enough: int) -> None:
    weeks = [week(days, bad) for days, bad in said]
    more = [week(days + 1, bad) for days, bad in said]

    assert weeks_in_a_row(enough, more) >= weeks_in_a_row(enough, weeks)


@given(st.lists(st.integers(0, 60), max_size=40))
def test_every_session_is_in_one_week(days_ago: list[int]) -> None:
    found = training_weeks([session(back) for back in days_ago], (), ago(60), TODAY)

    assert sum(each.sessions for each in found) == len(days_ago)
    assert all(later.first - each.first == timedelta(days=7) for each, later in itertools.pairwise(found))


def test_sides_are_told_apart_and_both_sides_at_once_are_neither() -> None:
    found = sides([session(0, left=30, right=20), session(1, left=10, right=12), session(2)])

    assert found == Sides(40, 32)
    assert found.percent_apart == 20
    assert seconds_of(session(0, left=30, right=20)) == 50


def test_sides_of_which_neither_was_used_are_not_apart() -> None:
    assert Sides(0, 0).percent_apart == 0


def test_the_first_week_is_that_of_the_first_day() -> None:
    assert [each.first for each in training_weeks((), (), date(2026, 11, 4), TODAY)] == [
        date(2026, 11, 2),
        date(2026, 11, 9),
        date(2026, 11, 16),
    ]
