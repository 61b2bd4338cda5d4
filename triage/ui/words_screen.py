"""The screen that explains the hard words of the screen before."""

from collections.abc import Iterator
from typing import ClassVar

from rich.console import RenderableType
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll

from triage.services.glossary import Term
from triage.ui import labels
from triage.ui.labels import Hint
from triage.ui.screens import READING, StagedScreen, back
from triage.ui.widgets.key_line import KeyLine
from triage.ui.widgets.prose import HEADING, QUIET, Prose, heading, plain


class WordsScreen(StagedScreen[None]):
    """Each word with its meaning, in the order in which they were met."""

    AUTO_FOCUS = ".stage"
    BINDINGS: ClassVar[list[BindingType]] = [*back(also="q,g"), *READING]

    def __init__(self, terms: tuple[Term, ...], emergency: str) -> None:
        super().__init__(classes="reading")
        self._terms = terms
        self._emergency = emergency

    def compose(self) -> ComposeResult:
        """Words and meanings below each other, then what the meanings rest on, each source once."""
        said = [part for term in self._terms for part in _explained(term)] or [plain(self.phrases.say("no_words"))]
        sources = [plain(source, QUIET, 2) for source in dict.fromkeys(_sources(self._terms))]
        said += [heading(self.phrases.say("sources")), *sources] if sources else []
        with VerticalScroll(classes="stage"):
            yield Prose(heading(self.phrases.say("words")), *said, classes="page")
        yield KeyLine(self._emergency)

    def own_hints(self) -> tuple[Hint, ...]:
        return (labels.SCROLL,)

    def action_back(self) -> None:
        """Return to where the words stood."""
        self.dismiss()


def _explained(term: Term) -> list[RenderableType]:
    """The word, and its meaning with the keys of its sources."""
    keys = f" ({', '.join(term.keys)})" if term.keys else ""
    return [plain(term.word, HEADING), plain(f"{term.means}{keys}", indent=2), plain("")]


def _sources(terms: tuple[Term, ...]) -> Iterator[str]:
    return (source for term in terms for source in term.sources)
