"""The screen with the reasons of an advice, and every source of it to open."""

from typing import ClassVar

from rich.console import RenderableType
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll

from triage.services.sourcing import SourceWords, keys
from triage.services.turns import OutcomeTurn
from triage.ui import labels
from triage.ui.labels import Hint
from triage.ui.phrasing import Phrases
from triage.ui.screens import READING, StagedScreen, back
from triage.ui.widgets.drawing import Row
from triage.ui.widgets.key_line import KeyLine
from triage.ui.widgets.line_list import LineList
from triage.ui.widgets.prose import QUIET, Prose, address, heading, item, plain


class SourcesScreen(StagedScreen[None]):
    """Each source opens; the reasons that lean on it stand there."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [*back(also="q,w", about="key_back_advice_tip")]

    def __init__(self, turn: OutcomeTurn, sources: tuple[SourceWords, ...]) -> None:
        super().__init__(classes="reading")
        self._turn = turn
        self._sources = sources

    def compose(self) -> ComposeResult:
        """The reasons, then the sources."""
        rows = tuple(Row(str(number), f"[{each.key}] {each.title}") for number, each in enumerate(self._sources, 1))
        with VerticalScroll(classes="stage", can_focus=False):
            yield Prose(*because(self._turn, self.phrases), classes="page")
            yield LineList(self.phrases.say("trail"), rows)
        yield KeyLine(self.phrases.say("emergency", number=self._turn.emergency_number))

    def on_mount(self) -> None:
        """Take the keys to the list, but leave the reasons above it in sight."""
        self.query_one(LineList).focus(scroll_visible=False)

    def texts(self) -> tuple[str, ...]:
        return tuple(reason.text for reason in self._turn.reasons)

    def own_hints(self) -> tuple[Hint, ...]:
        return (labels.MOVE, labels.OPEN)

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        """Open a source."""
        self.app.push_screen(SourceScreen(self._sources[message.index], self._turn.emergency_number))

    def action_back(self) -> None:
        """Return to the advice."""
        self.dismiss()


class SourceScreen(StagedScreen[None]):
    """One source: what it is, where, when it was read, and what leans on it."""

    AUTO_FOCUS = ".stage"
    BINDINGS: ClassVar[list[BindingType]] = [*back(also="q", about="key_back_sources_tip"), *READING]

    def __init__(self, source: SourceWords, emergency_number: str) -> None:
        super().__init__(classes="reading")
        self._source = source
        self._emergency_number = emergency_number

    def compose(self) -> ComposeResult:
        """Everything known of it; an address is text and no link, for nothing here goes online."""
        source = self._source
        parts = [heading(f"[{source.key}]"), plain(source.title)]
        if source.address:
            parts += [heading(self.phrases.say("address")), *(address(each) for each in source.address.split(" ; "))]
        parts.append(heading(self.phrases.say("when_read")))
        parts.append(plain(source.read or self.phrases.say("not_read")))
        parts.append(heading(self.phrases.say("leans")))
        parts += [item(reason) for reason in source.reasons] or [plain(self.phrases.say("leans_all"))]
        with VerticalScroll(classes="stage"):
            yield Prose(*parts, classes="page")
        yield KeyLine(self.phrases.say("emergency", number=self._emergency_number))

    def texts(self) -> tuple[str, ...]:
        return self._source.reasons

    def own_hints(self) -> tuple[Hint, ...]:
        return (labels.SCROLL,)

    def action_back(self) -> None:
        """Return to the list."""
        self.dismiss()


def because(turn: OutcomeTurn, phrases: Phrases) -> list[RenderableType]:
    """Every reason with the short names of its sources."""
    parts: list[RenderableType] = [heading(phrases.say("reasons"))]
    for reason in turn.reasons:
        parts.append(item(reason.text))
        parts.append(plain(f"({', '.join(keys(reason.sources))})", QUIET, 3))
    return parts if turn.reasons else [*parts, plain(phrases.say("no_reasons"))]
