"""The dates below a chart: as many as there is room for, on even steps."""

from collections.abc import Iterator
from datetime import date, timedelta

from triage.render.cells import BLANK, Cell, Row, cells_of, row_of
from triage.render.chart_plot import Plot
from triage.render.chart_values import ChartWords

_DAYS = (1, 2, 7, 14)
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120)
_MONDAY = 1
"""Of the days as they are numbered, the first that is one."""
_APART = 2
"""Blanks between two dates."""


def date_row(plot: Plot, words: ChartWords, gutter: int, width: int) -> Row:
    """The finest even steps whose dates have room; the last day is always named, by its own word."""
    today = words.today
    last = plot.column(plot.last)
    end = max(min(gutter + last - len(today) // 2, width - len(today)), 0)
    for labels in _choices(plot, words.months):
        placed = [(gutter + plot.column(day), text) for day, text in labels]
        ends = [start + len(text) for start, text in placed]
        following = [start for start, _ in placed[1:]]
        if all(stop + _APART <= start for stop, start in zip(ends, following, strict=False)):
            return _written([each for each in placed if each[0] + len(each[1]) + _APART <= end], today, end)
    return _written([], today, end)


def _choices(plot: Plot, names: tuple[str, ...]) -> Iterator[list[tuple[date, str]]]:
    """Dates with their words, the finest steps first."""
    days = plot.last.toordinal() - plot.first.toordinal() + 1
    for step in (step for step in _DAYS if days <= plot.columns * step):
        # Weeks begin on Mondays, and other steps keep to the days that they fall on, wherever the chart begins.
        first = plot.first + timedelta(days=(_MONDAY - plot.first.toordinal()) % step)
        steps = [first + timedelta(days=each) for each in range(0, (plot.last - first).days + 1, step)]
        yield [(day, f"{day.day} {names[day.month - 1]}") for day in steps]
    for step in _MONTHS:
        months = range(plot.first.year * 12 + plot.first.month - 1, plot.last.year * 12 + plot.last.month)
        firsts = [date(month // 12, month % 12 + 1, 1) for month in months if month % step == 0]
        yield [(day, _month(day, step, names)) for day in firsts if plot.first <= day <= plot.last]


def _month(day: date, step: int, names: tuple[str, ...]) -> str:
    year = 12
    if step >= year:
        return str(day.year)
    name = names[day.month - 1]
    return f"{name} {day.year}" if day.month == 1 else name


def _written(placed: list[tuple[int, str]], today: str, end: int) -> Row:
    cells: list[Cell] = []
    for start, text in placed:
        cells += [*[BLANK] * (start - len(cells)), *cells_of(text, "label")]
    cells += [*[BLANK] * (end - len(cells)), *cells_of(today, "today")]
    return row_of(cells)
