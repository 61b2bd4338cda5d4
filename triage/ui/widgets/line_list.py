"""A numbered list to choose from."""

from dataclasses import dataclass

from textual.message import Message

from triage.ui.widgets.drawing import BLANK, Look, Row, several_rows, text_lines
from triage.ui.widgets.rows import Rows
from triage.ui.widgets.sheet import Line, Paint


class LineList(Rows):
    """Rows under a title; says which was chosen."""

    @dataclass
    class Chosen(Message):
        """A row was chosen."""

        index: int

    def __init__(self, title: str, rows: tuple[Row, ...]) -> None:
        super().__init__()
        self._title = title
        self._rows = rows
        self._room: int | None = None

    def show(self, title: str, rows: tuple[Row, ...]) -> None:
        """Offer something else."""
        if (title, rows) != (self._title, self._rows):
            self._title, self._rows = title, rows
            self.at = min(self.at, max(len(rows) - 1, 0))
            self.redraw()

    def fit(self, room: int) -> None:
        """Take no more lines than that, if it can.

        It leaves out the lines of nothing between rows, then what is said below the rows that are not in focus, of the
        last rows first.
        """
        if room != self._room:
            self._room = room
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
        look = Look(width, paint, self.at if self.has_focus else -1, self.hovered)
        title = (*text_lines(self._title, paint["section"], width), BLANK)
        if self._room is None:
            return (*title, *several_rows(self._rows, look))
        for roomy in (True, False):
            lines = (*title, *several_rows(self._rows, look._replace(roomy=roomy)))
            if len(lines) <= self._room:
                return lines
        rows = list(self._rows)
        for index in reversed(range(len(rows))):
            if len(lines := (*title[:-1], *several_rows(tuple(rows), look))) <= self._room:
                return lines
            if index != look.at:
                rows[index] = rows[index]._replace(below="")
        return (*title[:-1], *several_rows(tuple(rows), look))

    def on_focus(self) -> None:
        """Show where the pointer is."""
        self.redraw()

    def on_blur(self) -> None:
        """Hide the pointer."""
        self.redraw()
