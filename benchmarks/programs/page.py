"""A page of 600 words on our page screen, shown at each ``p`` and left at each ``b``."""

from textual.app import App, ComposeResult
from textual.widgets import Static

from benchmarks.programs.looks import LOOKS
from benchmarks.programs.reading import six_hundred_words
from triage.services.materials import open_materials
from triage.services.reading import PageText
from triage.ui.page_screen import PageScreen
from triage.ui.themes import DARK

TEXT = six_hundred_words()
MATERIALS = open_materials()


class Pages(App[None]):
    """Pushes the page, with the looks of the real program."""

    CSS_PATH = LOOKS
    BINDINGS = [("p", "show", "Show")]  # noqa: RUF012 - no ClassVar in Textual either

    def __init__(self) -> None:
        super().__init__()
        self.register_theme(DARK)
        self.theme = DARK.name

    def compose(self) -> ComposeResult:
        yield Static("Ready")

    def action_show(self) -> None:
        page = PageText("page", "Title", "", TEXT, (), "2026-11-22")
        self.push_screen(PageScreen(page, "112", MATERIALS))


Pages().run()
