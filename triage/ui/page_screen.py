"""The screen with a page to read."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from triage.services.materials import Materials
from triage.services.reading import PageText
from triage.ui import labels
from triage.ui.labels import Hint
from triage.ui.screens import READING, StagedScreen, back
from triage.ui.widgets.key_line import KeyLine
from triage.ui.widgets.prose import QUIET, Prose, heading, marked, plain

if TYPE_CHECKING:
    from rich.console import RenderableType


class PageScreen(StagedScreen[None]):
    """One page, its hard words underlined: the short answer first, all of it with its sources when that is wanted."""

    AUTO_FOCUS = ".stage"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "more", "key_tell_more", tooltip="key_tell_more_tip", id="more"),
        *back(also="q"),
        *READING,
    ]

    def __init__(self, page: PageText, emergency: str, materials: Materials) -> None:
        super().__init__(classes="reading")
        self._page = page
        self._emergency = emergency
        self._materials = materials
        self._whole = not page.in_two

    def compose(self) -> ComposeResult:
        """The page in one piece."""
        with VerticalScroll(classes="stage"):
            yield Prose(*self._parts(), classes="page")
        yield KeyLine(self._emergency)

    def _parts(self) -> "list[RenderableType]":
        """What is shown now."""
        page = self._page
        because = [plain(f"({self._because()})", QUIET), plain("")] if page.because else []
        if not self._whole:
            more = [plain(""), plain(self.phrases.say("tell_me_more"), QUIET)]
            return [heading(page.title), *because, marked(page.short, self._materials.glossary), *more]
        parts = [heading(page.title), *because, marked(page.text, self._materials.glossary)]
        if page.sources:
            parts += [heading(self.phrases.say("sources")), *(plain(source, QUIET, 2) for source in page.sources)]
        return [*parts, plain(""), plain(page.review, QUIET)] if page.review else parts

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is offered that is not there."""
        return not self._whole if action == "more" else super().check_action(action, parameters)

    def action_more(self) -> None:
        """Show all of it; where the person reads stays where it is."""
        self._whole = True
        self.query_one(Prose).show(*self._parts())
        self.refresh_bindings()
        self.show_keys()

    def _because(self) -> str:
        return self.phrases.say("because", why=self._page.because)

    def texts(self) -> tuple[str, ...]:
        return (self._page.title, self._page.text)

    def own_hints(self) -> tuple[Hint, ...]:
        return (labels.SCROLL,)

    def action_back(self) -> None:
        """Return to where the page was chosen."""
        self.dismiss()
