"""The screen with one entry of the diary: all of its parts, and when it was changed."""

from collections.abc import Callable
from datetime import datetime
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from triage.errors import ReplyRefused
from triage.model.diary import Written
from triage.services.diary_words import diary_text
from triage.services.entry_lines import entry_moment, entry_story
from triage.services.entry_words import told
from triage.services.materials import Materials
from triage.services.noting import Noting
from triage.services.remembering import Remembering
from triage.ui import labels
from triage.ui.labels import Hint
from triage.ui.screens import READING, StagedScreen, back
from triage.ui.widgets.facts import Facts
from triage.ui.widgets.key_line import KeyLine
from triage.ui.widgets.masthead import Words


class Around(NamedTuple):
    """What the screens with entries work with."""

    noting: Noting
    remembering: Remembering
    materials: Materials
    emergency: str
    """Whom to call."""
    clock: Callable[[], datetime]


class EntryDetailScreen(StagedScreen[str]):
    """Lets it be changed or taken out; ends with what is to be said of that, if anything."""

    AUTO_FOCUS = ".stage"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "change", "key_change", tooltip="key_change_tip"),
        Binding("d", "strike", "key_take_out", tooltip="key_take_out_tip"),
        *back(also="q", about="key_back_list_tip"),
        *READING,
    ]

    def __init__(self, written: Written, around: Around) -> None:
        super().__init__(classes="reading")
        self._written = written
        self._around = around

    @property
    def emergency_line(self) -> str:
        return self._around.emergency

    def compose(self) -> ComposeResult:
        """What was said of it last, and the entry."""
        with VerticalScroll(classes="stage"):
            yield Words(()).add_class("said")
            yield Facts()
        yield KeyLine(self._around.emergency)

    def on_mount(self) -> None:
        """Show it."""
        self._show()

    def texts(self) -> tuple[str, ...]:
        return tuple(said for _, said in told(self._around.materials, self._written.entry))

    def own_hints(self) -> tuple[Hint, ...]:
        return (labels.SCROLL,)

    def say(self, text: str, role: str = "ask") -> None:
        """Say something above the entry."""
        self.query_one(Words).show(((text, role),) if text else ())

    def on_screen_resume(self) -> None:
        """It may have been changed since."""
        try:
            self._written = self._around.noting.one(self._written.id)
        except ReplyRefused:
            self.dismiss(diary_text(self._around.materials, "entry_gone"))
        else:
            self._show()

    def on_key_line_confirmed(self) -> None:
        """Take it out."""
        saved = self._around.noting.strike(self._written.id)
        if saved.kept:
            self.dismiss(saved.said)
        else:
            self.say(saved.said, "refusal")
            self.stage.focus()

    def on_key_line_declined(self) -> None:
        """Leave it."""
        self.stage.focus()

    def action_change(self) -> None:
        """Open it to be changed."""
        from triage.ui.note_screen import NoteScreen  # noqa: PLC0415 - only for those who change something

        noting, _, materials, emergency, _ = self._around
        self.app.push_screen(NoteScreen(noting, materials, emergency, was=self._written))

    def action_strike(self) -> None:
        """Ask before it is taken out."""
        self.query_one(KeyLine).ask(diary_text(self._around.materials, "entry_strike"))

    def action_back(self) -> None:
        """Return to the list."""
        self.dismiss()

    def _show(self) -> None:
        entry, now = self._written.entry, self._around.clock()
        kept = self._around.remembering.diary.pages.kept(self._written.id) or (self._written.recorded,)
        story = entry_story(self._around.materials, kept, now)
        self.query_one(Facts).show(
            entry_moment(self._around.materials, entry.at), told(self._around.materials, entry), story
        )
