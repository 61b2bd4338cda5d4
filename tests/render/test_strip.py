"""Pain as a calendar: weeks as columns, days as rows."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from triage.render.cells import Glyphs, plain
from triage.render.strip import Strip, StripWords, draw_strip

TODAY = date(2026, 11, 18)
"""A Wednesday."""
WORDS = StripWords(
    weekdays=("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    months=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    number="Pain, 0 to 10",
    nothing="nothing said",
    session="session",
)


def strip_of(over: int, scores: dict[int, float], sessions: frozenset[int] = frozenset()) -> Strip:
    """A calendar of so many days up to today, by days ago."""
    return Strip(
        first=TODAY - timedelta(days=over - 1),
        last=TODAY,
        scores={TODAY - timedelta(days=back): score for back, score in scores.items()},
        sessions=frozenset(TODAY - timedelta(days=back) for back in sessions),
        low_to=2,
        high_from=6,
        words=WORDS,
    )


def drawn(strip: Strip, width: int = 78, glyphs: Glyphs = "unicode") -> list[str]:
    """The calendar as lines of text."""
    return plain(draw_strip(strip, width, glyphs)).split("\n")


@pytest.mark.parametrize("width", [40, 78, 118])
@pytest.mark.parametrize("glyphs", ["unicode", "ascii"])
@pytest.mark.parametrize("over", [14, 42, 182])
def test_it_looks_like_this(over: int, glyphs: Glyphs, width: int, snapshot: SnapshotAssertion) -> None:
    scores = {back: float((back * 7 + back // 9) % 11) for back in range(over) if back % 5}
    sessions = frozenset(back for back in range(over) if back % 3 == 0)

    assert "\n".join(drawn(strip_of(over, scores, sessions), width, glyphs)) == snapshot


def test_each_day_lies_in_the_row_of_its_weekday() -> None:
    lines = drawn(strip_of(3, {0: 3.0, 1: 4.0, 2: 10.0}))

    assert [line.split() for line in lines[1:4]] == [["Mon", "10"], ["Tue", "4"], ["Wed", "3"]]


def test_a_day_without_a_word_is_a_dot_and_one_still_to_come_is_nothing() -> None:
    lines = drawn(strip_of(2, {}))

    assert [line.split() for line in lines[1:5]] == [["Mon"], ["Tue", "·"], ["Wed", "·"], ["Thu"]]


def test_a_session_stands_beside_the_number_of_its_day() -> None:
    assert drawn(strip_of(1, {0: 4.0}, frozenset({0})))[3] == "Wed  4▪"


def test_a_half_is_rounded_up() -> None:
    assert drawn(strip_of(1, {0: 4.5}))[3].split() == ["Wed", "5"]


@pytest.mark.parametrize(
    ("score", "role"), [(2.4, "low"), (2.5, "middle"), (5.4, "middle"), (5.5, "high"), (10, "high")]
)
def test_a_number_plays_the_part_that_it_says(score: float, role: str) -> None:
    row = draw_strip(strip_of(1, {0: score}), 78)[3]

    assert [piece.role for piece in row if piece.text.strip().isdigit()] == [role]


def test_the_last_weeks_are_shown_where_there_is_no_room_for_all() -> None:
    lines = drawn(strip_of(100, {0: 3.0, 99: 8.0}), 24)

    assert "3" in lines[3]
    assert "8" not in "".join(lines[1:8])
    assert len(lines[1].split()) == 7


def test_the_legend_tells_only_what_is_there() -> None:
    assert drawn(strip_of(1, {0: 4.0}))[8].strip() == "Pain, 0 to 10"


@given(
    st.integers(1, 400),
    st.dictionaries(st.integers(0, 399), st.floats(0, 10)),
    st.frozensets(st.integers(0, 399)),
    st.integers(36, 130),
)
def test_it_never_takes_more_room_than_there_is(
    over: int, scores: dict[int, float], sessions: frozenset[int], width: int
) -> None:
    lines = drawn(strip_of(over, scores, sessions), width, "ascii")

    assert all(len(line) <= width and line.isascii() for line in lines)
    assert len(lines) <= 10
