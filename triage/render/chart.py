"""Pain over time as rows of cells: a mean as a line, days as points, a band from lowest to highest, marks and dates."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from triage.render.cells import BLANK, Cell, Glyphs, Role, Row, cells_of, in_rows, row_of
from triage.render.chart_dates import date_row
from triage.render.chart_plot import MOST, Plot, pens, plot_rows
from triage.render.chart_values import Chart, ChartDay, ChartWords, Sign

__all__ = ["SMALLEST", "Chart", "ChartDay", "ChartWords", "Sign", "draw"]

SMALLEST = (24, 7)
"""Columns and rows below which there is no chart."""
_LABEL = 2
_GUTTER = _LABEL + 1
"""Columns before the plot: a number and the axis."""
_AFTER = 4
"""Columns behind it, for the last mean."""
_WIDE = 60
_TALL = 10
_TALLER = 14
_MOST_MARKED = 0.3
"""The part of the columns that marks of one kind may fill."""
_MOST_SESSIONS = 0.6
_HEIGHTS = (21, 16, 11, 9, 7, 6, 5)
"""Rows of a plot in which whole numbers fall on rows: 0 and 10, and 5 or all the even ones."""


def draw(chart: Chart, width: int, height: int, glyphs: Glyphs = "unicode") -> tuple[Row, ...]:
    """The chart in at most so many rows, each at most so wide; none where there is no room for one."""
    if width < SMALLEST[0] or height < SMALLEST[1]:
        return ()
    behind = _AFTER if width >= _WIDE and _ends_with_mean(chart) else 0
    columns = width - _GUTTER - behind
    chart = _readable(chart, columns)
    marks = _marks(chart, columns)
    rows_of_legend = 0 if height < _TALL else 1 if height < _TALLER else 2
    legend = _legend(chart, columns, width, glyphs)[:rows_of_legend]
    own_row = bool(marks) and height >= _TALL
    rows = next(rows for rows in _HEIGHTS if rows <= height - len(legend) - 2 - own_row)
    plot = Plot(chart.first, chart.last, columns, rows)
    drawn = [
        row_of((*_axis(rows, row, glyphs), *cells, *(_last_mean(chart, plot, row) if behind else ())))
        for row, cells in enumerate(plot_rows(plot, chart, glyphs))
    ]
    drawn.append(_foot(chart, plot, {} if own_row else marks, glyphs))
    if own_row:
        letters = (_letter(chart, marks, column) for column in range(columns))
        drawn.append(row_of([*[BLANK] * _GUTTER, *letters]))
    drawn.append(date_row(plot, chart.words, _GUTTER, width))
    return (*drawn, *legend)


def _readable(chart: Chart, columns: int) -> Chart:
    """The chart without marks of a kind that are too many to be told apart; sessions may be more."""
    plot = Plot(chart.first, chart.last, columns, 1)
    by_kind: dict[str, set[int]] = {}
    for day, kind in chart.marks:
        by_kind.setdefault(kind, set()).add(plot.column(day))
    marks = tuple(mark for mark in chart.marks if len(by_kind[mark[1]]) <= columns * _MOST_MARKED)
    sessions = chart.sessions
    if len({plot.column(day) for day in sessions}) > columns * _MOST_SESSIONS:
        sessions = frozenset()
    return replace(chart, marks=marks, sessions=sessions)


def _axis(rows: int, row: int, glyphs: Glyphs) -> list[Cell]:
    """The number of a row, where it has a whole one, and the axis."""
    number, remainder = divmod((rows - 1 - row) * MOST, rows - 1)
    text = "" if remainder else str(number)
    return [*cells_of(text.rjust(_LABEL), "label"), (pens(glyphs).axis[0 if remainder else 1], "axis")]


def _last_mean(chart: Chart, plot: Plot, row: int) -> Iterator[Cell]:
    """The number at the end of the line, where that is the end of the chart too."""
    if _ends_with_mean(chart):
        mean = chart.means[-1][1]
        if plot.row(mean) == row:
            yield from cells_of(f" {mean:.1f}", "mean")


def _ends_with_mean(chart: Chart) -> bool:
    return bool(chart.means) and chart.means[-1][0] == chart.last


def _marks(chart: Chart, columns: int) -> dict[int, str]:
    """The kind that is shown in each column."""
    order = list(chart.words.signs)
    plot = Plot(chart.first, chart.last, columns, 1)
    found: dict[int, str] = {}
    for day, kind in chart.marks:
        column = plot.column(day)
        found[column] = min(found.get(column, kind), kind, key=order.index)
    return found


def _letter(chart: Chart, marks: Mapping[int, str], column: int) -> Cell:
    return (chart.words.signs[marks[column]].letter, "mark") if column in marks else BLANK


def _foot(chart: Chart, plot: Plot, marks: Mapping[int, str], glyphs: Glyphs) -> Row:
    """The line below the plot, with sessions on it, and marks where they have no row of their own."""
    pen = pens(glyphs)
    sessions = {plot.column(day) for day in chart.sessions}
    cells: list[Cell] = [BLANK] * _LABEL + [(pen.corner, "axis")]
    for column in range(plot.columns):
        if column in marks:
            cells.append(_letter(chart, marks, column))
        elif column in sessions:
            cells.append((pen.session, "session"))
        else:
            cells.append((pen.foot, "axis"))
    return row_of(cells)


def _legend(chart: Chart, columns: int, width: int, glyphs: Glyphs) -> list[Row]:
    """What each glyph that is drawn means, in as many rows as it takes."""
    pen, words = pens(glyphs), chart.words
    plot = Plot(chart.first, chart.last, columns, 1)
    points = plot.has_points
    spread = plot.has_band and (not points or any(day.low < day.high for day in chart.days))
    items = [cells_of(words.scale, "label")]
    shown: list[tuple[bool, str, Role, str]] = [
        (points and bool(chart.days), pen.point, "point", words.day),
        (spread and bool(chart.days), pen.stipple if points else pen.sparse, "band", words.band),
        (bool(chart.means), pen.line, "mean", words.mean),
        (bool(chart.sessions), pen.session, "session", words.session),
    ]
    kinds = {kind for _, kind in chart.marks}
    shown += [(kind in kinds, sign.letter, "mark", sign.words) for kind, sign in words.signs.items()]
    items += [[*cells_of(glyph, role), *cells_of(f" {text}", "label")] for wanted, glyph, role, text in shown if wanted]
    return in_rows(items, _GUTTER, width)
