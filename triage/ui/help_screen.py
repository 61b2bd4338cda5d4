"""The screen that says which keys work: written from the bindings themselves."""

from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll

from triage.ui import labels
from triage.ui.labels import Hint
from triage.ui.phrasing import about, worded
from triage.ui.screens import READING, StagedScreen, Works, back
from triage.ui.widgets.key_line import KeyLine
from triage.ui.widgets.prose import Prose, heading, plain, table

ALWAYS = (("Ctrl+P", "keys_palette"), ("Ctrl+C", "keys_stop"))
"""Keys that no binding has, with their texts."""


class HelpScreen(StagedScreen[None]):
    """The keys of the screen that was left, and those that work everywhere."""

    AUTO_FOCUS = ".stage"
    BINDINGS: ClassVar[list[BindingType]] = [*back(also="q,question_mark"), *READING]

    def __init__(self, hints: tuple[Hint, ...], works: tuple[Works, ...], emergency: str) -> None:
        super().__init__(classes="reading")
        self._hints = hints
        self._works = works
        self._emergency = emergency

    def compose(self) -> ComposeResult:
        """Two lists, and what the mouse does."""
        phrases = self.phrases
        here = [(worded(phrases, hint).keys, about(phrases, hint)) for hint in self._hints]
        here += [(work.hint.keys, work.about) for work in self._works if work.here]
        everywhere = [
            *((work.hint.keys, work.about) for work in self._works if not work.here),
            ("Ctrl+P", phrases.say("keys_palette")),
            ("Ctrl+C", phrases.say("keys_stop")),
        ]
        column = max(cell_len(keys) for keys, _ in (*here, *everywhere))
        with VerticalScroll(classes="stage"):
            yield Prose(
                heading(self.phrases.say("keys_here")),
                table(here, column),
                heading(self.phrases.say("keys_everywhere")),
                table(everywhere, column),
                plain(self.phrases.say("keys_mouse")),
                classes="page",
            )
        yield KeyLine(self._emergency)

    def own_hints(self) -> tuple[Hint, ...]:
        return (labels.SCROLL,)

    def action_back(self) -> None:
        """Return to where the question was."""
        self.dismiss()
