"""Text to read: Markdown and plain lines in one widget."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.style import Style
from rich.table import Table
from rich.text import Text
from rich.theme import Theme
from textual.widget import Widget

from triage.ui import labels

if TYPE_CHECKING:
    from triage.services.glossary import Glossary

HEADING = "markdown.h2"
QUIET = "quiet"


def markdown(text: str) -> RenderableType:
    """Cleaned Markdown; nothing in it is markup of the terminal's."""
    from rich.markdown import Markdown  # noqa: PLC0415 - a third of a start; warmed up while the first question is read

    return Markdown(text, hyperlinks=False)


def marked(text: str, glossary: "Glossary") -> RenderableType:
    """As above, with each word that is explained underlined where it stands first."""
    from triage.ui.widgets.marked import Marked  # noqa: PLC0415 - as above

    seen: set[str] = set()
    return Marked(text, lambda piece: glossary.first_spans(piece, seen))


def heading(text: str) -> RenderableType:
    """A heading like those in Markdown."""
    return Padding(Text(text, style=HEADING), (1, 0, 1, 0))


def plain(text: str, style: str = "markdown.paragraph", indent: int = 0) -> RenderableType:
    """Text as it is."""
    return Padding(Text(text, style=style), (0, 0, 0, indent))


def address(text: str) -> RenderableType:
    """An address, broken after its strokes where it does not fit."""
    return _Address(text)


def item(text: str) -> RenderableType:
    """Text with a bullet before it."""
    grid = Table.grid(padding=(0, 1))
    grid.add_row(Text(labels.BULLET, style="markdown.item.bullet"), Text(text))
    return Padding(grid, (0, 0, 0, 1))


def table(rows: Sequence[tuple[str, str]], column: int = 0) -> RenderableType:
    """Two columns: a word, which has so many cells at least, and what it means."""
    grid = Table.grid(padding=(0, 2))
    grid.add_column(min_width=column)
    grid.add_column()
    for word, means in rows:
        grid.add_row(Text(word, style="markdown.item.bullet"), Text(means))
    return Padding(grid, (0, 0, 1, 1))


class _Address:
    """As many parts of an address on a line as fit."""

    def __init__(self, text: str) -> None:
        self._parts = [f"{part}/" for part in text.split("/")]
        self._parts[-1] = self._parts[-1][:-1]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        lines = [""]
        for part in self._parts:
            if lines[-1] and cell_len(lines[-1] + part) > options.max_width:
                lines.append("")
            lines[-1] += part
        yield Text("\n".join(lines))


class Prose(Widget):
    """Everything there is to read in one piece, in the colours of the theme."""

    DEFAULT_CSS = """
    Prose { width: 100%; height: auto; }
    """

    def __init__(self, *parts: RenderableType, classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self._parts = parts

    def show(self, *parts: RenderableType) -> None:
        """Have something else to read."""
        self._parts = parts
        self.refresh(layout=True)

    def render(self) -> RenderableType:
        """The parts, below each other."""
        return _Themed(Group(*self._parts), self._theme())

    def notify_style_update(self) -> None:
        """Paint anew when the theme has changed."""
        super().notify_style_update()
        self.refresh(layout=True)

    def _theme(self) -> Theme:
        colours = self.app.theme_variables
        head, quiet = Style(color=colours["primary"], bold=True), Style(color=colours["quiet"])
        none = Style.null()
        return Theme(
            {
                **dict.fromkeys(("markdown.h1", "markdown.h2", "markdown.h3", "markdown.h4"), head),
                **dict.fromkeys(("markdown.list", "markdown.item", "markdown.link", "markdown.link_url"), none),
                **dict.fromkeys(("markdown.block_quote", "markdown.hr", QUIET), quiet),
                **dict.fromkeys(("markdown.item.bullet", "markdown.item.number"), head),
                **dict.fromkeys(("markdown.code", "markdown.code_block"), Style(bold=True)),
                "markdown.strong": Style(bold=True),
                "markdown.em": Style(italic=True),
                "markdown.term": Style(underline=True),
            }
        )


class _Themed:
    """A renderable that brings its own styles."""

    def __init__(self, inner: RenderableType, theme: Theme) -> None:
        self._inner = inner
        self._theme = theme

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        with console.use_theme(self._theme):
            yield from console.render(self._inner, options)
