"""A day in the past as people write it: read as they mean it, or refused with what would fit."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.engine.days import read_day
from triage.errors import ReplyRefused

TODAY = date(2026, 11, 22)
FITS = "write a day such as 2026-11-01, 1 Nov, 10 days ago or yesterday"

todays = st.dates(date(1970, 1, 1), date(2200, 1, 1))
ago = st.integers(0, 36_000)


def refusal(text: str, today: date = TODAY) -> str:
    with pytest.raises(ReplyRefused) as refused:
        read_day(text, today)
    return str(refused.value)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", "2026-11-22"),
        ("  Yesterday ", "2026-11-21"),
        ("the day before yesterday", "2026-11-20"),
        ("10 days ago", "2026-11-12"),
        ("0 days ago", "2026-11-22"),
        ("1 day", "2026-11-21"),
        ("3 weeks ago", "2026-11-01"),
        ("a week ago", "2026-11-15"),
        ("Three months ago", "2026-08-22"),
        ("13 months ago", "2025-10-22"),
        ("2 years ago", "2024-11-22"),
        ("2026-10-31", "2026-10-31"),
        ("2026/10/31", "2026-10-31"),
        ("31.10.2026", "2026-10-31"),
        ("10/31/2026", "2026-10-31"),
        ("4/4/2026", "2026-04-04"),
        ("31 Oct", "2026-10-31"),
        ("31-Oct-2025", "2025-10-31"),
        ("31st of October", "2026-10-31"),
        ("31. October 2025", "2025-10-31"),
        ("Oct 31", "2026-10-31"),
        ("october 31st, 2025", "2025-10-31"),
        ("3 sept", "2026-09-03"),
        ("25 Dec", "2025-12-25"),
        ("22 nov", "2026-11-22"),
        ("29 Feb", "2024-02-29"),
        ("1926-11-22", "1926-11-22"),
    ],
)
def test_a_day_is_read_as_it_is_meant(text: str, day: str) -> None:
    assert read_day(text, TODAY) == date.fromisoformat(day)


def test_a_month_before_the_last_of_a_month_is_the_last_of_a_shorter_one() -> None:
    assert read_day("1 month ago", date(2026, 3, 31)) == date(2026, 2, 28)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("03/04/2026", "`03/04/2026` can be 3 April 2026 or 4 March 2026; write the month as a word"),
        ("4.3.2026", "`4.3.2026` can be 4 March 2026 or 3 April 2026; write the month as a word"),
        ("2026-11-23", f"`2026-11-23` is still to come; {FITS}"),
        ("1 Dec 2026", f"`1 Dec 2026` is still to come; {FITS}"),
        ("1926-11-21", f"`1926-11-21` is more than 100 years ago; {FITS}"),
        ("101 years ago", f"`101 years ago` is more than 100 years ago; {FITS}"),
        ("9999 years ago", f"`9999 years ago` is more than 100 years ago; {FITS}"),
        ("99999 weeks ago", f"`99999 weeks ago` is more than 100 years ago; {FITS}"),
        ("31 Feb", f"`31 Feb` is not a day; February has no day 31; {FITS}"),
        ("2026-02-29", f"`2026-02-29` is not a day; February has no day 29; {FITS}"),
        ("2026-13-01", f"`2026-13-01` is not a day; {FITS}"),
        ("0000-01-01", f"`0000-01-01` is not a day; {FITS}"),
        ("31/31/2026", f"`31/31/2026` is not a day; {FITS}"),
        ("some weeks ago", f"`some weeks ago` is not a day; {FITS}"),
        ("2-3 weeks ago", f"`2-3 weeks ago` is not a day; {FITS}"),
        ("5 ma", f"`5 ma` is not a day; {FITS}"),
        ("5 mayonnaise", f"`5 mayonnaise` is not a day; {FITS}"),
        ("3 jul y", f"`3 jul y` is not a day; {FITS}"),
        ("\u0663 days ago", f"`\u0663 days ago` is not a day; {FITS}"),
        ("", f"`` is not a day; {FITS}"),
        ("x" * 50, f"`{'x' * 40}…` is not a day; {FITS}"),
        ("\x1b[2J", f"`[2J` is not a day; {FITS}"),
    ],
)
def test_what_is_no_day_is_refused_with_what_would_fit(text: str, message: str) -> None:
    assert refusal(text) == message


@given(todays, ago)
def test_a_day_written_in_any_clear_way_is_that_day(today: date, days: int) -> None:
    day = today - timedelta(days)

    for text in (day.isoformat(), f"{day:%-d %B %Y}", f"{day:%b %-d, %Y}", f"{days} days ago"):
        assert read_day(text, today) == day


@given(todays, ago)
def test_a_day_in_digits_alone_is_that_day_or_asked_for_once_more(today: date, days: int) -> None:
    day = today - timedelta(days)
    text = f"{day:%d/%m/%Y}"

    if day.day > 12 or day.day == day.month:
        assert read_day(text, today) == day
    else:
        assert refusal(text, today).endswith("write the month as a word")


@given(st.text(), todays)
def test_any_text_is_a_day_of_the_last_100_years_or_refused(text: str, today: date) -> None:
    try:
        day = read_day(text, today)
    except ReplyRefused as refused:
        assert str(refused).isprintable()  # noqa: PT017 - either way is right
    else:
        assert timedelta(0) <= today - day <= timedelta(36_525)


@given(st.from_regex(r"[0-9]{1,5} ?[a-z]{0,9} ?[0-9]{0,4}", fullmatch=True), st.dates())
def test_on_any_day_of_the_calendar_nothing_breaks(text: str, today: date) -> None:
    try:
        assert read_day(text, today) <= today
    except ReplyRefused as refused:
        assert "write" in str(refused)  # noqa: PT017 - either way is right
