"""Pain over time as rows of cells: fits its room, tells nothing by colour alone, and leaves gaps open."""

import random
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from triage.render.cells import Glyphs, Row, plain
from triage.render.chart import SMALLEST, Chart, ChartDay, ChartWords, Sign, draw

TODAY = date(2026, 11, 22)
SIGNS = {"flare": Sign("E", "easy days"), "check": Sign("C", "check of the back"), "review": Sign("R", "review")}
WORDS = ChartWords(
    "Pain, 0 to 10:", "a day", "lowest to highest", "mean of 7 days", "session", "today", signs=dict(SIGNS)
)
GLYPHS: tuple[Glyphs, ...] = ("unicode", "ascii")
BRAILLE = range(0x2800, 0x2900)


def chart_of(
    days: Iterable[tuple[int, int, int, int]], over: int, *, sessions: Iterable[int] = (), means: bool = True
) -> Chart:
    """A chart over so many days up to today, of days that are told as (days ago, lowest, score, highest)."""
    drawn = [ChartDay(TODAY - timedelta(days=back), low, high, score) for back, low, score, high in days]
    drawn.sort(key=lambda day: day.day)
    found = []
    for day in drawn:
        week = [other.score for other in drawn if 0 <= (day.day - other.day).days < 7]
        if means and len(week) >= 3:
            found.append((day.day, sum(week) / len(week)))
    return Chart(
        first=TODAY - timedelta(days=over - 1),
        last=TODAY,
        days=tuple(drawn),
        means=tuple(found),
        joined_over=3,
        sessions=frozenset(TODAY - timedelta(days=back) for back in sessions),
        marks=(),
        words=WORDS,
    )


def a_life(over: int) -> Chart:
    """Somebody who gets better, with a flare on the way and a week without a word; always the same."""
    chance = random.Random(over)  # noqa: S311 - a made-up diary
    days, sessions = [], []
    for back in range(over):
        if chance.random() < 0.15 or over // 3 <= back < over // 3 + 7:
            continue
        pain = 2 + 5 * back / over + chance.gauss(0, 0.8) + (2.5 if over // 2 <= back < over // 2 + 5 else 0)
        score = min(max(round(pain), 0), 10)
        days.append((back, max(score - chance.randint(0, 2), 0), score, min(score + chance.randint(0, 2), 10)))
        if chance.random() < 0.4:
            sessions.append(back)
    chart = chart_of(days, over, sessions=sessions)
    marks = [(over - 1, "check"), (over // 2, "flare"), *((back, "review") for back in range(0, over, 7))]
    return replace(chart, marks=tuple((TODAY - timedelta(days=back), kind) for back, kind in marks))


def text_of(row: Row) -> str:
    """A row as text."""
    return "".join(piece.text for piece in row)


def columns_of(rows: Iterable[Row], role: str) -> set[int]:
    """The columns in which anything plays this part."""
    found: set[int] = set()
    for row in rows:
        column = 0
        for piece in row:
            if piece.role == role:
                found.update(range(column, column + len(piece.text)))
            column += len(piece.text)
    return found


@pytest.mark.parametrize("glyphs", GLYPHS)
@pytest.mark.parametrize(("width", "height"), [(40, 8), (78, 14), (80, 16), (118, 20)])
@pytest.mark.parametrize("over", [14, 42, 182, 1000])
def test_it_looks_like_this(over: int, width: int, height: int, glyphs: Glyphs, snapshot: SnapshotAssertion) -> None:
    assert plain(draw(a_life(over), width, height, glyphs)) == snapshot


CHARTS = st.builds(
    lambda days, over, sessions, kinds: replace(
        chart_of(
            ((back, min(low, high), (low + high) // 2, max(low, high)) for back, (low, high) in days.items()),
            over,
            sessions=sessions,
        ),
        marks=tuple((TODAY - timedelta(days=back), kind) for back, kind in kinds),
    ),
    st.dictionaries(st.integers(0, 13), st.tuples(st.integers(0, 10), st.integers(0, 10)), max_size=14),
    st.integers(14, 800),
    st.frozensets(st.integers(0, 13)),
    st.lists(st.tuples(st.integers(0, 13), st.sampled_from(list(SIGNS))), max_size=9),
)


@given(CHARTS, st.integers(1, 130), st.integers(1, 30), st.sampled_from(GLYPHS))
def test_it_never_takes_more_room_than_there_is(chart: Chart, width: int, height: int, glyphs: Glyphs) -> None:
    rows = draw(chart, width, height, glyphs)

    assert len(rows) <= height
    assert all(len(text_of(row)) <= width for row in rows)
    assert bool(rows) == (width >= SMALLEST[0] and height >= SMALLEST[1])


@given(CHARTS, st.integers(24, 120), st.integers(7, 24))
def test_a_terminal_with_nothing_but_ascii_can_show_it(chart: Chart, width: int, height: int) -> None:
    assert plain(draw(chart, width, height, "ascii")).isascii()


@given(CHARTS, st.sampled_from(GLYPHS))
def test_every_part_that_has_a_colour_has_a_glyph_of_its_own(chart: Chart, glyphs: Glyphs) -> None:
    marks: dict[str, set[str]] = {}
    for row in draw(chart, 80, 16, glyphs)[:14]:
        for piece in row:
            marks.setdefault(piece.role, set()).update(piece.text)
    if glyphs == "unicode":
        braille = {role for role, found in marks.items() if any(ord(each) in BRAILLE for each in found)}
        assert braille <= {"mean", "band"}
    assert not marks.get("point", set()) & (marks.get("session", set()) | marks.get("mark", set()))


def test_whole_numbers_stand_on_the_axis_and_nothing_else() -> None:
    labels = [text_of(row)[:2].strip() for row in draw(a_life(42), 78, 18)[:11]]

    assert labels == [str(number) for number in range(10, -1, -1)]


@pytest.mark.parametrize("score", range(11))
@pytest.mark.parametrize("glyphs", GLYPHS)
def test_a_day_lies_beside_its_own_number(score: int, glyphs: Glyphs) -> None:
    rows = draw(chart_of([(0, score, score, score)], 14), 78, 18, glyphs)

    assert next(text_of(row)[:2].strip() for row in rows if any(piece.role == "point" for piece in row)) == str(score)


@pytest.mark.parametrize("score", range(11))
@pytest.mark.parametrize("glyphs", GLYPHS)
def test_the_line_of_a_whole_number_lies_beside_it(score: int, glyphs: Glyphs) -> None:
    chart = replace(chart_of([(back, score, score, score) for back in range(14)], 14), days=())
    rows = draw(chart, 78, 18, glyphs)[:11]

    assert [text_of(row)[:2].strip() for row in rows if any(piece.role == "mean" for piece in row)] == [str(score)]


@pytest.mark.parametrize("glyphs", GLYPHS)
@pytest.mark.parametrize("over", [42, 182])
def test_a_gap_stays_a_gap(over: int, glyphs: Glyphs) -> None:
    days = [(back, 4, 4, 4) for back in range(over) if not 10 <= back < 20]
    rows = draw(replace(chart_of(days, over), days=()), 118, 20, glyphs)[:16]
    of_gap = range(3 + (over - 20) * 111 // over + 2, 3 + (over - 10) * 111 // over - 2)

    assert columns_of(rows, "mean").isdisjoint(of_gap)
    assert columns_of(rows, "mean") - set(of_gap)


@pytest.mark.parametrize("glyphs", GLYPHS)
def test_the_line_has_no_hole_where_days_follow_each_other(glyphs: Glyphs) -> None:
    days = [(back, 0, 10 if back < 20 else 0, 10) for back in range(42)]
    found = sorted(columns_of(draw(replace(chart_of(days, 42), days=()), 118, 20, glyphs)[:16], "mean"))
    inside = [column for column in found if column < 114]

    assert inside == list(range(inside[0], inside[-1] + 1))


@pytest.mark.parametrize("glyphs", GLYPHS)
def test_a_steep_line_has_no_hole_either(glyphs: Glyphs) -> None:
    chart = replace(chart_of([], 14), means=((TODAY - timedelta(days=1), 0.0), (TODAY, 10.0)))
    rows = draw(chart, 78, 18, glyphs)[:11]

    assert all(any(piece.role == "mean" for piece in row) for row in rows)


def test_the_last_mean_is_written_at_the_end_of_the_line() -> None:
    rows = draw(chart_of([(back, 3, 3, 3) for back in range(14)], 14), 78, 18)

    assert text_of(rows[7]).endswith(" 3.0")


def test_an_older_mean_is_not_written_as_if_it_were_of_today() -> None:
    rows = draw(chart_of([(back, 3, 3, 3) for back in range(1, 14)], 14), 78, 18)

    assert "3.0" not in plain(rows)


def test_a_band_goes_from_the_lowest_to_the_highest() -> None:
    rows = draw(chart_of([(0, 2, 5, 8)], 14, means=False), 78, 18)[:11]
    labels = [text_of(row)[:2].strip() for row in rows if any(piece.role == "band" for piece in row)]

    assert labels == ["8", "7", "6", "5", "4", "3", "2"]


def test_sessions_lie_on_the_axis_and_letters_below_it() -> None:
    chart = replace(chart_of([(0, 4, 4, 4)], 14, sessions=[3]), marks=((TODAY - timedelta(days=3), "check"),))
    rows = draw(chart, 78, 18)
    (on_axis,) = columns_of([rows[11]], "session")

    assert columns_of([rows[12]], "mark") == {on_axis}


def test_letters_lie_on_the_axis_where_there_is_little_room() -> None:
    chart = replace(chart_of([(0, 4, 4, 4)], 14, sessions=[3]), marks=((TODAY - timedelta(days=3), "check"),))

    assert "C" in text_of(draw(chart, 40, 8)[-2])


def test_of_two_marks_on_a_spot_the_first_kind_is_shown() -> None:
    marks = tuple((TODAY - timedelta(days=3), kind) for kind in ("review", "flare", "check"))
    rows = draw(replace(chart_of([(0, 4, 4, 4)], 14), marks=marks), 78, 18)

    assert text_of(rows[12]).strip() == "E"


def test_marks_that_cannot_be_told_apart_are_left_out_with_their_words() -> None:
    chart = chart_of([(0, 4, 4, 4)], 300, sessions=range(300))
    chart = replace(chart, marks=tuple((TODAY - timedelta(days=back), "review") for back in range(300)))
    drawn = plain(draw(chart, 78, 18))

    assert "review" not in drawn
    assert "session" not in drawn


def test_the_legend_tells_only_what_is_there() -> None:
    legend = text_of(draw(chart_of([(0, 4, 4, 4)], 14), 78, 14)[-1])

    assert legend.split("   ") == ["", "Pain, 0 to 10:", "• a day"]


def test_every_day_has_a_dot_where_there_is_no_room_for_points() -> None:
    rows = draw(chart_of([(back, 4, 4, 4) for back in range(0, 182, 30)], 182), 78, 16)

    assert len(columns_of(rows[:11], "band")) == 7


def test_years_are_named_where_they_begin() -> None:
    dates = text_of(next(row for row in draw(a_life(1000), 118, 20) if any(piece.role == "today" for piece in row)))

    assert "Jan 2026" in dates
    assert dates.endswith("today")


@given(st.integers(1, 4000), st.integers(24, 120))
def test_dates_never_touch_each_other(over: int, width: int) -> None:
    rows = draw(chart_of([], over), width, 9)
    (dates,) = [text_of(row) for row in rows if any(piece.role == "today" for piece in row)]

    assert dates.endswith("today")
    assert all(len(part.split()) <= 2 for part in dates.split("  "))


def test_of_centuries_only_today_is_named() -> None:
    (dates,) = [
        text_of(row) for row in draw(chart_of([], 150_000), 24, 9) if any(piece.role == "today" for piece in row)
    ]

    assert dates.strip() == "today"
