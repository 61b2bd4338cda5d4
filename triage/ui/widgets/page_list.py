"""Pages to choose from, under the titles of their groups."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from textual.content import Content
from textual.message import Message

from triage.ui.widgets.drawing import BLANK, Look, Row, row_lines, text_lines
from triage.ui.widgets.rows import Rows
from triage.ui.widgets.sheet import Line, Paint


class Group(NamedTuple):
    """A title and what stands under it."""

    title: str
    rows: tuple[Row, ...]


class PageList(Rows):
    """The rows of all groups are one list to move in; says which was chosen."""

    DEFAULT_CSS = """
    PageList { padding: 0 1 1 1; }
    """

    @dataclass
    class Chosen(Message):
        """A row was chosen."""

        index: int

    @dataclass
    class LeftUpwards(Message):
        """The person went up from the first row."""

    def __init__(self, groups: tuple[Group, ...]) -> None:
        super().__init__()
        self._groups = groups

    def show(self, groups: tuple[Group, ...]) -> None:
        """Offer something else, from its first row on."""
        if groups != self._groups:
            self._groups = groups
            self.at = 0
            self.redraw()

    def keys(self) -> tuple[str, ...]:
        return tuple(row.key for group in self._groups for row in group.rows)

    def acts(self) -> Mapping[str, Callable[[], None]]:
        return {**super().acts(), "up": self._go_up}

    def choose(self, index: int) -> None:
        """Say so, where there is a row."""
        if index < len(self.keys()):
            self.redraw()
            self.post_message(self.Chosen(index))

    def choose_seen(self, index: int) -> None:
        """Choose it wherever it is: looking at a page changes nothing."""
        self.at = index
        self.choose(index)

    def lines(self, width: int, paint: Paint) -> tuple[Line, ...]:
        look = Look(width, paint, self.at if self.has_focus else -1, self.hovered)
        key_width = max(map(len, self.keys()), default=0)
        lines: list[Line] = []
        index = 0
        for group in self._groups:
            lines += [*([BLANK] if lines else []), *text_lines(group.title, paint["section"], width)]
            for row in group.rows:
                lines += row_lines(row, index, look, key_width=key_width)
                index += 1
        return tuple(lines) or (Line(Content("")),)

    def on_focus(self) -> None:
        """Show where the pointer is."""
        self.redraw()

    def on_blur(self) -> None:
        """Hide the pointer."""
        self.redraw()

    def _go_up(self) -> None:
        if self.at == 0 and self._sees(0):
            self.post_message(self.LeftUpwards())
        else:
            self.move(-1)
