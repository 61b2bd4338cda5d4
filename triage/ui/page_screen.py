"""The screen with a page to read."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from triage.services.reading import PageText
from triage.ui import labels
from triage.ui.screens import StagedScreen
from triage.ui.widgets.key_line import KeyLine
from triage.ui.widgets.prose import QUIET, Prose, heading, markdown, plain


class PageScreen(StagedScreen[None]):
    """One page, its sources at the end."""

    AUTO_FOCUS = ".stage"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b,escape,q", "back", "Back", show=False),
        Binding("j", "scroll('down')", show=False),
        Binding("k", "scroll('up')", show=False),
        Binding("space", "scroll('page_down')", show=False),
    ]

    def __init__(self, page: PageText, emergency_number: str) -> None:
        super().__init__(classes="reading")
        self._page = page
        self._emergency_number = emergency_number

    def compose(self) -> ComposeResult:
        """The page in one piece."""
        page = self._page
        because = [plain(f"({labels.BECAUSE}{page.because})", QUIET)] if page.because else []
        sources = [plain(source, QUIET, 2) for source in page.sources]
        text = [heading(page.title), *because, markdown(page.text), heading(labels.SOURCES), *sources]
        with VerticalScroll(classes="stage"):
            yield Prose(*text, classes="page")
        hints = (labels.SCROLL, labels.BACK, labels.THEME)
        yield KeyLine(hints, f"{labels.EMERGENCY}{self._emergency_number}")

    def action_back(self) -> None:
        """Return to the advice."""
        self.dismiss()
