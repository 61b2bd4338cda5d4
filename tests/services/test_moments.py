"""A moment as it is typed: days and times, and never one that is still to come or never was."""

from datetime import UTC, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.errors import ReplyRefused
from triage.services.moments import read_moment

BERLIN = ZoneInfo("Europe/Berlin")
FIRST = datetime(2020, 1, 1)  # noqa: DTZ001 - the property gives it a zone
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=BERLIN)


def read(text: str, now: datetime = NOW) -> str:
    """The moment, as it would be written down."""
    return read_moment(text, now, BERLIN).isoformat()


@pytest.mark.parametrize("text", ["now", "today", " Today ", ""])
def test_today_without_a_time_is_now(text: str) -> None:
    assert read(text) == "2026-11-23T09:30:00+01:00"


@pytest.mark.parametrize(
    "text",
    [
        *("yesterday 18:00", "yesterday at 18:00", "Yesterday, 6 pm", "yesterday 6pm", "yesterday 6:00 p.m."),
        *("2026-11-22 18:00", "2026-11-22T18:00", "2026-11-22 18:00:00", "22 Nov 18:00", "1 day ago 18:00"),
    ],
)
def test_a_day_and_a_time_are_read_as_people_write_them(text: str) -> None:
    assert read(text) == "2026-11-22T18:00:00+01:00"


def test_a_time_alone_is_one_of_today() -> None:
    assert read("8 am") == "2026-11-23T08:00:00+01:00"
    assert read("12 am") == "2026-11-23T00:00:00+01:00"


def test_a_day_alone_stands_for_its_noon() -> None:
    assert read("20 November 2026") == "2026-11-20T12:00:00+01:00"


@pytest.mark.parametrize("text", ["10:00", "today 18:00", "tomorrow 8:00", "2026-11-24"])
def test_what_is_still_to_come_is_refused(text: str) -> None:
    with pytest.raises(ReplyRefused):
        read(text)


@pytest.mark.parametrize("text", ["x", "8", "25:00", "12:60", "13 pm", "0 am", "yesterday 9", "18:00 yesterday"])
def test_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(ReplyRefused):
        read(text)


def test_the_offset_is_the_one_of_that_day() -> None:
    assert read("2026-07-01 08:00") == "2026-07-01T08:00:00+02:00"


def test_a_time_that_the_clock_showed_twice_is_the_first() -> None:
    assert read("2026-10-25 02:30") == "2026-10-25T02:30:00+02:00"


def test_a_time_that_the_clock_passed_over_is_refused_with_the_one_it_showed() -> None:
    with pytest.raises(ReplyRefused, match="never was: the clock was set forward past it; write 03:30"):
        read("2026-03-29 02:30")


def test_in_the_hour_that_comes_twice_what_was_before_is_not_still_to_come() -> None:
    second = datetime(2026, 10, 25, 2, 10, tzinfo=BERLIN, fold=1)

    assert read("02:40", second) == "2026-10-25T02:40:00+02:00"


def test_without_a_zone_it_is_that_of_this_computer() -> None:
    here = datetime(2026, 1, 5, 12, 0).astimezone()

    assert read_moment("4 Jan 2026 7:15", here) == datetime(2026, 1, 4, 7, 15).astimezone()


@given(
    st.datetimes(FIRST, FIRST + timedelta(3650)),
    st.sampled_from(["", "yesterday ", "3 days ago ", "2 weeks ago "]),
    st.times(),
    st.sampled_from([UTC, BERLIN, ZoneInfo("Australia/Lord_Howe"), timezone(timedelta(hours=-9, minutes=-30))]),
)
def test_what_is_read_is_never_to_come_and_shows_the_time_that_was_typed(
    now: datetime, day: str, at: time, zone: tzinfo
) -> None:
    here = now.replace(tzinfo=zone)
    try:
        read = read_moment(f"{day}{at:%H:%M}", here, zone)
    except ReplyRefused:
        return

    assert read <= here.astimezone(UTC)
    assert f"{read:%H:%M}" == f"{at:%H:%M}"
