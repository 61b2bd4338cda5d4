"""Days and moments in the words of another language."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.engine.days import read_day
from triage.errors import ReplyRefused
from triage.services.entry_search import Sought, read_search
from triage.services.moments import read_moment
from triage.services.phrasing import Phrases
from triage.services.said_days import in_english, read_said, read_said_day

TODAY = date(2026, 11, 23)
SPANISH = Phrases(
    {
        "typed_days": "ahora = now, ayer = yesterday, anteayer = day before yesterday, hace = , el = , de = , "
        "a las = , días = days, semana = week, una = a",
        "months": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "months_short": "ene feb mar abr may jun jul ago sep oct nov dic",
    }
)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("ayer", date(2026, 11, 22)),
        ("Anteayer", date(2026, 11, 21)),
        ("hace 10 días", date(2026, 11, 13)),
        ("hace una semana", date(2026, 11, 16)),
        ("el 31 de octubre", date(2026, 10, 31)),
        ("31 oct 2025", date(2025, 10, 31)),
        ("1 ago", date(2026, 8, 1)),
        ("2026-10-31", date(2026, 10, 31)),
        ("yesterday", date(2026, 11, 22)),
    ],
)
def test_a_day_is_read_in_the_language_and_in_english(typed: str, day: date) -> None:
    assert read_said_day(SPANISH, typed, TODAY) == day


def test_a_moment_is_read_in_the_language() -> None:
    now = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)

    at = read_said(SPANISH, "ayer a las 18:00", lambda said: read_moment(said, now, UTC))

    assert at == datetime(2026, 11, 22, 18, 0, tzinfo=UTC)


def test_a_refusal_says_what_was_typed() -> None:
    with pytest.raises(ReplyRefused) as refused:
        read_said_day(SPANISH, "hace mucho", TODAY)

    assert refused.value.said is not None
    assert refused.value.said.names["said"] == "hace mucho"


def test_a_search_knows_the_days_of_the_language() -> None:
    found = read_search("jardín el 31 de octubre de 2025", TODAY, lambda said: in_english(SPANISH, said))

    assert found == Sought(date(2025, 10, 31), date(2025, 10, 31), "jardín")


@given(st.text(max_size=60))
def test_any_text_is_a_day_or_is_refused(typed: str) -> None:
    try:
        day = read_said_day(SPANISH, typed, TODAY)
    except ReplyRefused:
        return
    assert day <= TODAY


@given(st.dates(date(1927, 1, 1), TODAY))
def test_what_english_reads_is_read_in_every_language(day: date) -> None:
    assert read_said_day(SPANISH, day.isoformat(), TODAY) == read_day(day.isoformat(), TODAY)
