"""What is remembered is put into one row, whatever the clocks were."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from tests.engine.routines import MONDAY, at, check_in, history, review, session, wished
from triage.engine.timeline import first_day, timeline, week_of
from triage.model.training import CheckIn, History


def test_everything_comes_in_the_order_in_which_it_happened() -> None:
    first, later = session(0), session(1)
    said, week, wish = check_in(1), review(1, "same"), wished(1, "easy_days")

    assert list(timeline(history(first, later, said, week, wish))) == [first, said, week, wish, later]


def test_what_was_said_at_the_moment_of_a_session_comes_before_it() -> None:
    went = session(0)
    said = CheckIn(went.at, {})

    assert list(timeline(history(went, said))) == [said, went]


def test_sessions_stay_in_their_order_when_a_clock_was_set_back() -> None:
    late, early = session(5), session(1)

    assert list(timeline(history(late, early))) == [late, early]


def test_offsets_count() -> None:
    went = replace(session(0), at=datetime(2026, 11, 23, 9, tzinfo=timezone(timedelta(hours=10))))
    said = CheckIn(datetime(2026, 11, 23, 1, tzinfo=UTC), {})

    assert list(timeline(history(went, said))) == [went, said]


@pytest.mark.parametrize(
    "odd",
    [at(0).replace(tzinfo=None), *(datetime(year, 1, 1, tzinfo=timezone(timedelta(hours=14))) for year in (1, 9999))],
)
def test_any_two_times_compare(odd: datetime) -> None:
    found = list(timeline(history(session(0), CheckIn(odd, {}))))

    assert len(found) == 2


def test_without_a_session_it_is_the_first_week() -> None:
    assert week_of(History(), MONDAY) == 1


@pytest.mark.parametrize(("days", "week"), [(0, 1), (6, 1), (7, 2), (13, 2), (14, 3)])
def test_weeks_count_from_the_day_of_the_first_session(days: int, week: int) -> None:
    assert week_of(history(session(0), session(1)), at(days).date()) == week


def test_a_day_by_the_clock_before_the_first_session_is_in_the_first_week() -> None:
    assert week_of(history(session(9)), MONDAY) == 1


def test_a_session_in_the_future_is_not_the_first() -> None:
    assert first_day(history(session(500), session(0), session(1)), MONDAY + timedelta(3)) == MONDAY


def test_without_any_session_there_is_no_first_day() -> None:
    assert first_day(History(), date.min) is None
