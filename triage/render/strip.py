"""Pain as a calendar: weeks as columns, days as rows, a number for each day and a dot where nothing was said."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from triage.render.cells import BLANK, Cell, Glyphs, Role, Row, cells_of, in_rows, row_of

_WIDE = 3
"""Columns of a week: two for the number, one for a session."""
_DAYS = 7
_SIGNS: dict[Glyphs, tuple[str, str]] = {"unicode": ("·", "▪"), "ascii": (".", "#")}
"""A day without a word, and a session."""


@dataclass(frozen=True, slots=True)
class StripWords:
    """What is written in a calendar."""

    weekdays: tuple[str, ...]
    """From Monday on, all equally long."""
    months: tuple[str, ...]
    """From January on, all equally long."""
    number: str
    """What the numbers are."""
    nothing: str
    """What a dot is."""
    session: str


@dataclass(frozen=True, slots=True)
class Strip:
    """Days, and what is known of them."""

    first: date
    last: date
    scores: Mapping[date, float]
    sessions: frozenset[date]
    low_to: int
    """The highest number that is little pain."""
    high_from: int
    """The lowest number that is strong pain."""
    words: StripWords


def draw_strip(strip: Strip, width: int, glyphs: Glyphs = "unicode") -> tuple[Row, ...]:
    """The calendar with as many of the last weeks as there is room for: months, seven days, and what the signs mean."""
    beside = len(strip.words.weekdays[0]) + 1
    weeks = _weeks(strip, max((width - beside) // _WIDE, 1))
    rows = [_months(strip, weeks, beside)]
    for place, name in enumerate(strip.words.weekdays):
        cells = cells_of(f"{name} ", "label")
        for week in weeks:
            cells += _day(strip, week + timedelta(days=place), glyphs)
        rows.append(row_of(cells))
    return (*rows, *_legend(strip, weeks[0], beside, width, glyphs))


def _weeks(strip: Strip, most: int) -> list[date]:
    """The Mondays of the weeks that are shown."""
    last = strip.last - timedelta(days=strip.last.weekday())
    first = strip.first - timedelta(days=strip.first.weekday())
    count = min((last - first).days // _DAYS + 1, most)
    return [last - timedelta(days=_DAYS * back) for back in reversed(range(count))]


def _months(strip: Strip, weeks: list[date], beside: int) -> Row:
    """The name of a month above the week in which it begins, and of the first where there is room."""
    names = {
        place: strip.words.months[(week + timedelta(days=_DAYS - 1)).month - 1]
        for place, week in enumerate(weeks)
        if place == 0 or (week + timedelta(days=_DAYS - 1)).day <= _DAYS
    }
    cells: list[Cell] = [BLANK] * beside
    for place, name in names.items():
        start = beside + place * _WIDE + 1
        following = min((other for other in names if other > place), default=None)
        if place == 0 and following is not None and following * _WIDE <= len(name):
            continue
        cells += [*[BLANK] * (start - len(cells)), *cells_of(name, "label")]
    return row_of(cells)


def _day(strip: Strip, day: date, glyphs: Glyphs) -> list[Cell]:
    if not strip.first <= day <= strip.last:
        return [BLANK] * _WIDE
    nothing, session = _SIGNS[glyphs]
    mark: Cell = (session, "session") if day in strip.sessions else BLANK
    score = strip.scores.get(day)
    if score is None:
        return [BLANK, (nothing, "label"), mark]
    number = int(score + 0.5)
    role: Role = "low" if number <= strip.low_to else "high" if number >= strip.high_from else "middle"
    return [*([BLANK] if number < 10 else []), *cells_of(str(number), role), mark]  # noqa: PLR2004 - two digits


def _legend(strip: Strip, first: date, beside: int, width: int, glyphs: Glyphs) -> list[Row]:
    nothing, session = _SIGNS[glyphs]
    shown = [first + timedelta(days=each) for each in range((strip.last - first).days + 1)]
    items = [cells_of(strip.words.number, "label")]
    if any(day >= strip.first and day not in strip.scores for day in shown):
        items.append(cells_of(f"{nothing} {strip.words.nothing}", "label"))
    if not strip.sessions.isdisjoint(shown):
        items.append([(session, "session"), *cells_of(f" {strip.words.session}", "label")])
    return in_rows(items, beside + 1, width)
