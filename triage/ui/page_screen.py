"""The screen with a page to read."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll

from triage.services.materials import Materials
from triage.services.reading import PageText
from triage.ui import labels
from triage.ui.labels import Hint
from triage.ui.screens import READING, StagedScreen, back
from triage.ui.widgets.key_line import KeyLine
from triage.ui.widgets.prose import QUIET, Prose, heading, marked, plain


class PageScreen(StagedScreen[None]):
    """One page, its hard words underlined, its sources at the end."""

    AUTO_FOCUS = ".stage"
    BINDINGS: ClassVar[list[BindingType]] = [*back(also="q"), *READING]

    def __init__(self, page: PageText, emergency: str, materials: Materials) -> None:
        super().__init__(classes="reading")
        self._page = page
        self._emergency = emergency
        self._materials = materials

    def compose(self) -> ComposeResult:
        """The page in one piece."""
        page = self._page
        because = [plain(f"({self._because()})", QUIET), plain("")] if page.because else []
        sources = [plain(source, QUIET, 2) for source in page.sources]
        text = [heading(page.title), *because, marked(page.text, self._materials.glossary)]
        text += [heading(self.phrases.say("sources")), *sources] if sources else []
        with VerticalScroll(classes="stage"):
            yield Prose(*text, classes="page")
        yield KeyLine(self._emergency)

    def _because(self) -> str:
        return self.phrases.say("because", why=self._page.because)

    def texts(self) -> tuple[str, ...]:
        return (self._page.title, self._page.text)

    def own_hints(self) -> tuple[Hint, ...]:
        return (labels.SCROLL,)

    def action_back(self) -> None:
        """Return to where the page was chosen."""
        self.dismiss()
