"""The picture of an exercise: rows of coloured cells, drawn anew as often as it moves."""

from collections.abc import Callable
from itertools import zip_longest

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from triage.render.figure import Row

Draw = Callable[[int, int], tuple[Row, ...]]
"""From a width and a height in cells to rows of cells."""


class Figure(Widget):
    """As large as it is given; it costs no layout to move."""

    DEFAULT_CSS = """
    Figure { width: 1fr; height: auto; }
    """

    def __init__(self, draw: Draw, height: int = 0) -> None:
        """With a `height`, so many rows; otherwise as many as there are."""
        super().__init__()
        self._draw = draw
        self._rows: tuple[Row, ...] = ()
        self._drawn_at = Size(0, 0)
        if height:
            self.styles.height = height

    def move(self) -> None:
        """Draw the moment of now."""
        if self._drawn_at.area:
            before, self._rows = self._rows, self._draw(*self._drawn_at)
            moved = (y for y, (was, row) in enumerate(zip_longest(before, self._rows)) if was != row)
            if regions := [Region(0, y, self.size.width, 1) for y in moved]:
                self.refresh(*regions)

    def render_line(self, y: int) -> Strip:
        if self.size != self._drawn_at:
            self._drawn_at = self.size
            self._rows = self._draw(*self._drawn_at) if self._drawn_at.area else ()
        if y >= len(self._rows):
            return Strip.blank(self.size.width, self.rich_style)
        return Strip(
            [Segment(run.text, Style(color=run.colour, bgcolor=run.background)) for run in self._rows[y]],
            self.size.width,
        )

    def notify_style_update(self) -> None:
        """Draw anew when the theme has changed."""
        super().notify_style_update()
        self._drawn_at = Size(0, 0)
        self.refresh()
