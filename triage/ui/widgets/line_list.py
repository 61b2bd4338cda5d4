"""A numbered list to choose from."""

from dataclasses import dataclass

from textual.content import Content
from textual.message import Message

from triage.ui.widgets.drawing import Look, Row, several_rows
from triage.ui.widgets.rows import Rows
from triage.ui.widgets.sheet import Line, Paint

ROOMIER = 22
"""Rows from which a spaced list has room for its lines of nothing."""


class LineList(Rows):
    """Rows under a title; says which was chosen."""

    @dataclass
    class Chosen(Message):
        """A row was chosen."""

        index: int

    def __init__(self, title: str, rows: tuple[Row, ...], *, spaced: bool = False) -> None:
        super().__init__()
        self._title = title
        self._rows = rows
        self._spaced = spaced
        """Whether there is a line of nothing between rows where the screen has room."""

    def show(self, title: str, rows: tuple[Row, ...]) -> None:
        """Offer something else."""
        if (title, rows) != (self._title, self._rows):
            self._title, self._rows = title, rows
            self.at = min(self.at, max(len(rows) - 1, 0))
            self.redraw()

    def keys(self) -> tuple[str, ...]:
        return tuple(row.key for row in self._rows)

    def choose(self, index: int) -> None:
        """Say so."""
        self.redraw()
        self.post_message(self.Chosen(index))

    def choose_seen(self, index: int) -> None:
        """Choose it wherever it is: looking at a page or an answer changes nothing."""
        self.at = index
        self.choose(index)

    def lines(self, width: int, paint: Paint) -> tuple[Line, ...]:
        roomy = self._spaced and self.app.size.height >= ROOMIER
        look = Look(width, paint, self.at if self.has_focus else -1, self.hovered, roomy=roomy)
        title = [Line(Content.styled(self._title, paint["section"])), Line(Content(""))]
        return (*title, *several_rows(self._rows, look))

    def on_focus(self) -> None:
        """Show where the pointer is."""
        self.redraw()

    def on_blur(self) -> None:
        """Hide the pointer."""
        self.redraw()
