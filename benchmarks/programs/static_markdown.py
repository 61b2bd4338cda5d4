"""The same 600 words as Rich Markdown in one `Static`, shown at each ``p`` and left at each ``b``."""

from rich.markdown import Markdown
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from benchmarks.programs.reading import six_hundred_words

TEXT = six_hundred_words()


class BareScreen(Screen[None]):
    """Nothing but the text."""

    BINDINGS = [("b", "dismiss", "Back")]  # noqa: RUF012 - no ClassVar in Textual either

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            yield Static(Markdown(TEXT))


class Pages(App[None]):
    """Pushes the page."""

    BINDINGS = [("p", "show", "Show")]  # noqa: RUF012 - as above

    def compose(self) -> ComposeResult:
        yield Static("Ready")

    def action_show(self) -> None:
        self.push_screen(BareScreen())


Pages().run()
