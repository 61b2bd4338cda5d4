"""The screen on which an entry is written or changed: every part of it, none of which has to be said."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message

from triage.errors import EntryRefused
from triage.model.diary import Written
from triage.services.diary_words import diary_text
from triage.services.entry_form import entry_of, filled, form_parts, used_before
from triage.services.materials import Materials
from triage.services.noting import Noting
from triage.services.noting import Saved as WasSaved
from triage.ui.labels import Hint
from triage.ui.pacing import Pacing
from triage.ui.screens import StagedScreen, Works
from triage.ui.widgets.key_line import KeyLine
from triage.ui.widgets.note_form import FormTitles, NoteForm

UNSAVED = "unsaved"
"""What a refusal goes by that is about no part."""


class NoteScreen(StagedScreen[None]):
    """Keeps what is filled in, and says so to whoever opened it; it stays until it is taken away."""

    AUTO_FOCUS = "NoteForm"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "key_save", tooltip="key_save_note_tip"),
        Binding("escape", "back", "key_leave", tooltip="key_leave_note_tip"),
    ]

    @dataclass
    class Saved(Message):
        """An entry was written or changed; or could not be kept, and then the screen says why."""

        saved: WasSaved

    @dataclass
    class Left(Message):
        """The person wants to go."""

    def __init__(
        self,
        noting: Noting,
        materials: Materials,
        emergency: str,
        *,
        was: Written | None = None,
        pacing: Pacing | None = None,
    ) -> None:
        """With `was`, that entry is changed; without, a new one is written."""
        super().__init__(classes="reading")
        self._noting = noting
        self._materials = materials
        self._emergency = emergency
        self._was = was
        self._id = "" if was is None else was.id
        """Of the entry, once it was written; what could not be kept at first is no second one."""
        self._before = filled(was)
        self._pacing = pacing or Pacing()

    @property
    def emergency_line(self) -> str:
        return self._emergency

    @property
    def form(self) -> NoteForm:
        """What is filled in."""
        return self.query_one(NoteForm)

    def compose(self) -> ComposeResult:
        """The form, and whom to call."""
        title = self._text("note_title" if self._was is None else "note_change")
        titles = FormTitles(title, *map(self._text, ("note_save", "note_nothing", "note_now")))
        parts = form_parts(self._materials, used_before(self._noting))
        with VerticalScroll(classes="stage", can_focus=False):
            yield NoteForm(titles, parts, self._before, self._pacing)
        yield KeyLine(self._emergency)

    def own_hints(self) -> tuple[Hint, ...]:
        return self.form.hints

    def works(self) -> Iterator[Works]:
        """No letter does anything but stand where it is typed."""
        return (work for work in super().works() if work.here)

    def on_note_form_changed(self) -> None:
        """Other keys may work now."""
        self.show_keys()

    def on_note_form_finished(self) -> None:
        """Keep it."""
        self.action_save()

    def on_key_line_confirmed(self) -> None:
        """Leave."""
        self.post_message(self.Left())

    def on_key_line_declined(self) -> None:
        """Stay."""
        self.form.focus()

    def action_save(self) -> None:
        """Keep what is filled in, or say what does not fit."""
        was = self._was
        try:
            entry = entry_of(self._noting, self._before, self.form.filled, None if was is None else was.entry)
        except EntryRefused as refused:
            self.form.refuse({part: self.phrases.refusal(each) for part, each in refused.refusals.items()})
            return
        saved = self._noting.amend(self._id, entry) if self._id else self._noting.write(entry)
        self._id = saved.id
        if not saved.kept:
            self.form.refuse({UNSAVED: saved.said})
        self.post_message(self.Saved(saved))

    def action_back(self) -> None:
        """Leave; ask before, where something would be lost."""
        if self.form.filled == self._before:
            self.post_message(self.Left())
        else:
            self.query_one(KeyLine).ask(self._text("note_leave"))

    def _text(self, key: str) -> str:
        return diary_text(self._materials, key)
