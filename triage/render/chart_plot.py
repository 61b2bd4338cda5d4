"""The inside of a chart: where a day and a number lie, and what is drawn there, in braille or in letters."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from itertools import groupby, pairwise
from typing import NamedTuple

from triage.render.cells import BLANK, Cell, Glyphs
from triage.render.chart_values import Chart

MOST = 10
"""The highest number."""
_ROOM_FOR_POINTS = 1.5
"""Columns of a day from which on days are drawn as points."""
_ROOM_FOR_BAND = 0.25
"""The same for the band from the lowest to the highest."""
_WIDEST_BAND = 3
_BRAILLE = ((0x40, 0x04, 0x02, 0x01), (0x80, 0x20, 0x10, 0x08))
"""The dots of a character, by column, the lowest first."""
_LETTERS = {0: " ", 1: "_", 2: "-", 4: "'"}
"""By thirds of a row, the lowest first; more than one is a slope."""
_SLOPE = "|"


class Pens(NamedTuple):
    """The glyphs of a chart."""

    axis: str
    """Without and with a number beside it."""
    corner: str
    foot: str
    session: str
    point: str
    stipple: str
    sparse: str
    """The same where a day has little room."""
    line: str
    across: int
    """Dots of a cell."""
    down: int
    thick: int
    """Dots of the line."""


_PENS: dict[Glyphs, Pens] = {
    "unicode": Pens("│┤", "└", "─", "▪", "•", "⢕", "⠅", "⠶⠶", 2, 4, 2),
    "ascii": Pens("|+", "+", "-", "#", "o", ":", ":", "--", 1, 3, 1),
}


def pens(glyphs: Glyphs) -> Pens:
    """What is drawn with."""
    return _PENS[glyphs]


class Plot:
    """A space of cells for so many days, and for numbers from 0 to 10."""

    __slots__ = ("_days", "_start", "columns", "first", "last", "rows")

    def __init__(self, first: date, last: date, columns: int, rows: int) -> None:
        self.first = first
        self.last = last
        self._start = first.toordinal()
        self._days = last.toordinal() - self._start + 1
        self.columns = columns
        self.rows = rows

    @property
    def pitch(self) -> float:
        """Columns of a day."""
        return self.columns / self._days

    @property
    def has_band(self) -> bool:
        """Whether a band of single days can be read."""
        return self.pitch >= _ROOM_FOR_BAND

    @property
    def has_points(self) -> bool:
        """Whether there is room for a point for each day."""
        return self.pitch >= _ROOM_FOR_POINTS

    def across(self, day: date, dots: int) -> int:
        """Where the middle of a day lies, of so many dots from left to right."""
        return (2 * (day.toordinal() - self._start) + 1) * dots // (2 * self._days)

    def column(self, day: date) -> int:
        """The column of a day."""
        return self.across(day, self.columns)

    def row(self, number: float) -> int:
        """The row of a number, from the top."""
        return self.rows - 1 - int(number * (self.rows - 1) / MOST + 0.5)

    def dot(self, number: float, down: int) -> int:
        """How high a number lies, in dots from the bottom; a whole number that has its row lies in the middle of it."""
        return int(number * (self.rows - 1) * down / MOST + 0.5) + 1


class _Dots:
    """Dots that are set or not, kept by cell."""

    __slots__ = ("_across", "_bits", "_columns", "_down", "_rows", "masks")

    def __init__(self, plot: Plot, pen: Pens) -> None:
        self._columns, self._rows, self._across, self._down = plot.columns, plot.rows, pen.across, pen.down
        self._bits = _BRAILLE if _is_braille(pen) else ((1, 2, 4),)
        self.masks = bytearray(plot.columns * plot.rows)

    def set(self, x: int, heights: range) -> None:
        """Set dots one above the other; what lies outside is left out."""
        column, bits, down = x // self._across, self._bits[x % self._across], self._down
        for y in heights:
            row = self._rows - 1 - y // down
            if row >= 0:
                self.masks[row * self._columns + column] |= bits[y % down]


def plot_rows(plot: Plot, chart: Chart, glyphs: Glyphs) -> list[list[Cell]]:
    """What is drawn, row by row; a line is above a band, and points above both."""
    pen = pens(glyphs)
    line = _line(plot, chart, pen)
    band = _bands(plot, chart, pen) if plot.has_points else _dense_bands(plot, chart, pen)
    means, stipple = _looks(pen, "mean"), _looks(pen, "band")
    cells = [means[over] if over else stipple[under] for over, under in zip(line, band, strict=True)]
    if plot.has_points:
        for day in chart.days:
            cells[plot.row(day.score) * plot.columns + plot.column(day.day)] = (pen.point, "point")
    return [cells[start : start + plot.columns] for start in range(0, len(cells), plot.columns)]


def _is_braille(pen: Pens) -> bool:
    return pen.down == len(_BRAILLE[0])


@cache
def _looks(pen: Pens, role: str) -> Sequence[Cell]:
    """What each mask looks like."""
    is_band = role == "band"
    if _is_braille(pen):
        return (BLANK, *((chr(0x2800 + mask), "band" if is_band else "mean") for mask in range(1, 256)))
    if is_band:
        stipple: Cell = (pen.stipple, "band")
        return (BLANK, *[stipple] * 7)
    return (BLANK, *((_LETTERS.get(mask, _SLOPE), "mean") for mask in range(1, 8)))


def _bands(plot: Plot, chart: Chart, pen: Pens) -> bytearray:
    """Where days lie from their lowest to their highest, in whole cells."""
    full = ord(pen.stipple) - 0x2800 if _is_braille(pen) else 7
    aside = (min(_WIDEST_BAND, max(int(plot.pitch) - 1, 1)) - 1) // 2
    masks = bytearray(plot.columns * plot.rows)
    for day in chart.days:
        if day.low < day.high:
            middle = plot.column(day.day)
            left, right = max(middle - aside, 0), min(middle + aside, plot.columns - 1) + 1
            for row in range(plot.row(day.high), plot.row(day.low) + 1):
                masks[row * plot.columns + left : row * plot.columns + right] = bytes([full]) * (right - left)
    return masks


def _dense_bands(plot: Plot, chart: Chart, pen: Pens) -> bytearray:
    """The same in single dots, lightly, so that a line is seen above them; every day has at least one."""
    dots = _Dots(plot, pen)
    if not plot.has_band:
        return dots.masks
    wide = plot.columns * pen.across
    for day in chart.days:
        low, high = plot.dot(day.low, pen.down), plot.dot(day.high, pen.down)
        dots.set(plot.across(day.day, wide), range(low, high + 1, 2))
    return dots.masks


def _line(plot: Plot, chart: Chart, pen: Pens) -> bytearray:
    """The mean, joined from day to day where no gap lies between."""
    dots = _Dots(plot, pen)
    thick = pen.thick
    spots = _spots(plot, chart, pen)
    for _, _, x, y in spots:
        dots.set(x, range(y, y + thick))
    for (_, day, x, y), (later, _, to_x, to_y) in pairwise(spots):
        if later - day > chart.joined_over:
            continue
        height = y
        for step in range(x + 1, to_x + 1):
            follows = y + round((to_y - y) * (step - x) / (to_x - x))
            # From the height before to this one, so that a steep line has no holes.
            low, high = min(follows, height + (follows > height)), max(follows, height - (follows < height))
            dots.set(step, range(low, high + thick))
            height = follows
    return dots.masks


def _spots(plot: Plot, chart: Chart, pen: Pens) -> list[tuple[int, int, int, int]]:
    """Where the line goes through: the first and the last day of each spot, how far across and how high.

    Days that share a column of dots are one spot, as high as they are on average.
    """
    wide = plot.columns * pen.across
    found = []
    for x, means in groupby(chart.means, key=lambda mean: plot.across(mean[0], wide)):
        here = list(means)
        height = plot.dot(sum(mean for _, mean in here) / len(here), pen.down)
        found.append((here[0][0].toordinal(), here[-1][0].toordinal(), x, height))
    return found
