"""Calendars are read by a real parser, and nothing in a text can become anything else."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from triage.render.ics import LONGEST_LINE, Event, calendar_text

MADE = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SESSION = Event("a@b", "My routine", "My routine", datetime(2026, 11, 24, 18, 0), 25, "DAILY", date(2026, 12, 7))  # noqa: DTZ001 - floating
CHECK = Event("c@b", "Time to check again", "As it says", date(2026, 12, 7))
NASTY = (
    "a\r\nEND:VEVENT\r\nBEGIN:VEVENT",
    "a\nATTACH:http://example.org",
    "a;b,c\\d:e",
    'a"quoted"',
    "\x00\x07\x1b[2J",
    "é" * 100,
    "\u202edrowssap",
    "=1+1",
    "<script>",
)


def read(*events: Event, made: datetime = MADE) -> Any:  # noqa: ANN401 - its types say less than its tests
    """As a calendar program reads them."""
    return Calendar.from_ical(calendar_text(events, made))


def test_a_session_is_repeated_each_day_until_the_last() -> None:
    (event,) = read(SESSION).walk("VEVENT")

    assert event.decoded("DTSTART") == datetime(2026, 11, 24, 18, 0)  # noqa: DTZ001 - as above
    assert event.decoded("DURATION") == timedelta(minutes=25)
    assert event["RRULE"]["FREQ"] == ["DAILY"]
    assert event["RRULE"]["UNTIL"] == [datetime(2026, 12, 7, 23, 59, 59)]  # noqa: DTZ001 - as above


def test_times_have_no_zone_and_days_no_time() -> None:
    session, check = read(SESSION, CHECK).walk("VEVENT")

    assert session.decoded("DTSTART").tzinfo is None
    assert check.decoded("DTSTART") == date(2026, 12, 7)


def test_each_rings_and_what_is_cancelled_does_not() -> None:
    rings = [len(event.walk("VALARM")) for event in read(SESSION, replace(CHECK, cancelled=True)).walk("VEVENT")]

    assert rings == [1, 0]


def test_a_later_one_takes_the_place_of_an_earlier_one() -> None:
    (earlier,), (later,) = (read(SESSION, made=MADE + timedelta(minutes=after)).walk("VEVENT") for after in (0, 1))

    assert later["UID"] == earlier["UID"]
    assert later["SEQUENCE"] > earlier["SEQUENCE"]


@pytest.mark.parametrize("text", NASTY)
@pytest.mark.parametrize("field", ["uid", "summary", "description"])
def test_no_text_breaks_out(text: str, field: str) -> None:
    changed: Any = {field: text}
    calendar = read(replace(SESSION, **changed), CHECK)

    assert [component.name for component in calendar.walk()].count("VEVENT") == 2
    assert all("ATTACH" not in component for component in calendar.walk())


@given(st.text(max_size=300))
def test_any_text_is_read_as_it_was_written_but_for_what_cannot_be_shown(text: str) -> None:
    (event,) = read(replace(SESSION, summary=text)).walk("VEVENT")

    assert set(str(event["SUMMARY"]).replace("\n", "")) <= {*text, " "}


@given(st.text(max_size=300))
def test_no_line_is_too_long_and_none_is_split_within_a_character(text: str) -> None:
    lines = calendar_text((replace(SESSION, description=text),), MADE).encode().split(b"\r\n")

    assert max(map(len, lines)) <= LONGEST_LINE
    assert all(line.decode() or not line for line in lines)
