"""The screen on which an advice is saved, printed or copied."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll

from triage.errors import NotSaved
from triage.render.clean import clean
from triage.services.documents import Document, copy_text
from triage.services.keeping import print_, save
from triage.ui import labels
from triage.ui.labels import Hint
from triage.ui.screens import StagedScreen, back
from triage.ui.widgets.drawing import Row
from triage.ui.widgets.key_line import KeyLine
from triage.ui.widgets.line_list import LineList
from triage.ui.widgets.masthead import Words


class KeepScreen(StagedScreen[None]):
    """Says what became of each wish below the list."""

    AUTO_FOCUS = "LineList"
    BINDINGS: ClassVar[list[BindingType]] = [*back(also="q,s", about="key_back_advice_tip")]

    def __init__(self, document: Document, emergency_number: str) -> None:
        super().__init__(classes="reading")
        self._document = document
        self._emergency_number = emergency_number
        self._acts: tuple[Callable[[], None], ...] = (
            partial(self._start, self._save, "html"),
            partial(self._start, self._save, "text"),
            partial(self._start, self._print),
            self._copy,
        )

    def compose(self) -> ComposeResult:
        """The ways to keep it, and what is said about the last."""
        with VerticalScroll(classes="stage", can_focus=False):
            yield LineList(self.phrases.say("keep"), self._rows())
            yield Words(((self.phrases.say("keep_notice"), "quiet"),)).add_class("said")
        yield KeyLine(self.phrases.say("emergency", number=self._emergency_number))

    def own_hints(self) -> tuple[Hint, ...]:
        return (labels.MOVE, labels.CHOOSE)

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        """Do it."""
        self._acts[message.index]()

    def action_back(self) -> None:
        """Return to the advice."""
        self.dismiss()

    def _rows(self) -> tuple[Row, ...]:
        say = self.phrases.say
        return (
            Row("1", say("keep_as_page"), note=say("keep_as_page_note")),
            Row("2", say("keep_as_text")),
            Row("3", say("keep_on_paper")),
            Row("4", say("keep_copy"), note=say("keep_copy_note")),
        )

    def _start(self, act: Callable[..., str], *arguments: str) -> None:
        """Write or print beside the screen, which goes on meanwhile: a disk or a printer may take its time."""
        self._say(self.phrases.say("getting_ready"))
        self.run_worker(partial(self._finish, partial(act, *arguments)), thread=True, exclusive=True)

    def _finish(self, act: Callable[[], str]) -> None:
        try:
            said, role = act(), "ask"
        except NotSaved as error:
            said, role = self.phrases.refusal(error), "refusal"
        if self.is_attached:
            self.app.call_from_thread(self._say, said, role)

    def _save(self, form: str) -> str:
        return self.phrases.say("saved", file=save(self._document, form))

    def _print(self) -> str:
        printed = print_(self._document)
        return (
            self.phrases.say("printed") if printed.file is None else self.phrases.say("print_from", file=printed.file)
        )

    def _copy(self) -> None:
        self.app.copy_to_clipboard(copy_text(self._document))
        self._say(self.phrases.say("copied"), "ask")

    def _say(self, text: str, role: str = "quiet") -> None:
        words = self.query_one(Words)
        words.show(((clean(text), role), (self.phrases.say("keep_notice"), "quiet")))
        self.call_after_refresh(words.scroll_visible, animate=False)
