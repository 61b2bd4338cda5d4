"""The entries of a diary to choose from: as many as there are, of which only those in sight are drawn."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.events import Click, MouseMove
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.visual import Visual

from triage.services.entry_lines import EntryLine
from triage.ui import labels
from triage.ui.widgets.drawing import WIDE, filled
from triage.ui.widgets.rows import Rows
from triage.ui.widgets.sheet import Line, Paint, Target

STRONGEST = 10
"""Of pain."""
AHEAD = 30
"""Rows before the last at which more are wanted."""
WHEN = 17
"""Columns of a day and a time."""
DONE, LEFT = "\N{BLACK SMALL SQUARE}", "\N{MIDDLE DOT}"
"""How strong the pain was, by the number of marks and their shape."""


class EntryList(Rows):
    """Rows of one height; says which was chosen, and when more of them are wanted."""

    DEFAULT_CSS = """
    EntryList { padding: 0 1 1 1; }
    """

    @dataclass
    class Chosen(Message):
        """A row was chosen."""

        index: int

    @dataclass
    class Wanted(Message):
        """The last rows are not far."""

    @dataclass
    class LeftUpwards(Message):
        """The person went up from the first row."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[EntryLine] = ()

    def show(self, rows: Sequence[EntryLine], at: int = 0) -> None:
        """Offer these, with the pointer at one of them."""
        self._rows = rows
        self.at = min(at, max(len(rows) - 1, 0))
        self.refresh(layout=True)

    def keys(self) -> tuple[str, ...]:
        return ("",) * len(self._rows)

    def acts(self) -> Mapping[str, Callable[[], None]]:
        page = max(self._seen - 1, 1)
        return {
            **super().acts(),
            "up": self._go_up,
            "pagedown": lambda: self.move(page),
            "pageup": lambda: self.move(-page),
            "home": lambda: self.move(-len(self._rows)),
            "end": lambda: self.move(len(self._rows)),
        }

    def move(self, step: int) -> None:
        """Go so many rows that way, as far as there are any."""
        if self._rows:
            self.focus_row(min(max(self.at + step, 0), len(self._rows) - 1))
        if self.at == 0:
            self.screen.query_one(".stage").scroll_home(animate=False)  # to what is said above
        if self.at >= len(self._rows) - AHEAD:
            self.post_message(self.Wanted())

    def choose(self, index: int) -> None:
        """Say so, where there is a row."""
        if index < len(self._rows):
            self.refresh()
            self.post_message(self.Chosen(index))

    def choose_seen(self, index: int) -> None:
        """Choose it wherever it is: looking at an entry changes nothing."""
        self.at = index
        self.choose(index)

    def digit(self, digit: str) -> None:
        """No row has a number."""

    @property
    def tall(self) -> int:
        """Lines of a row."""
        return 1 if self.content_size.width >= WIDE else 2

    @property
    def _seen(self) -> int:
        """Rows in sight."""
        top, bottom = self._window()
        return (bottom - top) // self.tall

    def lines(self, width: int, paint: Paint) -> tuple[Line, ...]:
        """All of them; `render_line` is for those in sight."""
        return tuple(Line(line) for at in range(len(self._rows)) for line in self._row(at, width, paint))

    def render_line(self, y: int) -> Strip:
        width = self.content_size.width
        at, below = divmod(y - self.gutter.top, self.tall)
        lines = self._row(at, width, self.paint) if 0 <= at < len(self._rows) else [Content("")] * self.tall
        return Visual.to_strips(self, lines[below], width, 1, self.visual_style)[0]

    def redraw(self) -> None:
        """Show what has changed; that is never the number of lines."""
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's signature
        """As many lines as all rows have."""
        return max(len(self._rows), 1) * (1 if width >= WIDE else 2)

    def on_focus(self) -> None:
        """Show where the pointer is."""
        self.redraw()

    def on_blur(self) -> None:
        """Hide the pointer."""
        self.redraw()

    def _span(self, index: int) -> tuple[int, int]:
        return index * self.tall, (index + 1) * self.tall

    def _target_at(self, event: Click | MouseMove) -> Target | None:
        offset = event.get_content_offset(self)
        row = offset.y // self.tall if offset is not None and offset.y >= 0 else len(self._rows)
        return Target("row", row) if row < len(self._rows) else None

    def _row(self, at: int, width: int, paint: Paint) -> list[Content]:
        row, chosen = self._rows[at], at == self.at and self.has_focus
        pointer = f"{labels.POINTER if chosen else ' '} "
        number = "" if row.score is None else str(row.score)
        bar = "" if row.score is None else DONE * row.score + LEFT * (STRONGEST - row.score)
        head = Content.assemble(
            (pointer, paint["key"]),
            (row.when.ljust(WHEN), paint["quiet"]),
            "  ",
            (number.rjust(2), paint["ask"]),
            " ",
            (bar.ljust(STRONGEST), paint["key"]),
        )
        said = Content.styled(row.said, paint["body"])
        lines = [head + "  " + said] if width >= WIDE else [head, Content(" " * 2) + said]
        role = "focus" if chosen else "hover" if self.hovered == Target("row", at) else ""
        style = paint[role] if role else None
        return [filled(line.truncate(width, ellipsis=True), width, style) for line in lines]

    def _go_up(self) -> None:
        if self.at == 0:
            self.post_message(self.LeftUpwards())
        else:
            self.move(-1)
