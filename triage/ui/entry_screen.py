"""Screens that ask for the value of a setting: one of several, a key, a number."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from triage.ui import labels
from triage.ui.labels import Hint
from triage.ui.screens import StagedScreen, back
from triage.ui.widgets.drawing import Row
from triage.ui.widgets.entry_field import EntryField
from triage.ui.widgets.key_line import KeyLine
from triage.ui.widgets.line_list import LineList

KEEP = Hint("Enter", "hint_keep", "enter")
UNCHANGED = Hint("Esc", "hint_leave_it", "escape")


class ChoiceScreen(StagedScreen[str]):
    """Gives back the word that was chosen."""

    AUTO_FOCUS = "LineList"
    BINDINGS: ClassVar[list[BindingType]] = [*back(also="q")]

    def __init__(self, title: str, choices: tuple[tuple[str, str], ...], now: str, emergency: str) -> None:
        super().__init__(classes="reading")
        self._title = title
        self._words = tuple(word for word, _ in choices)
        self._labels = tuple(label for _, label in choices)
        self._at = self._words.index(now) if now in self._words else 0
        self._emergency = emergency

    def compose(self) -> ComposeResult:
        """Everything there is to choose from."""
        rows = tuple(Row(str(number), label) for number, label in enumerate(self._labels, 1))
        choices = LineList(self._title, rows)
        choices.at = self._at
        with VerticalScroll(classes="stage", can_focus=False):
            yield choices
        yield KeyLine(self._emergency)

    def own_hints(self) -> tuple[Hint, ...]:
        return (labels.MOVE, labels.CHOOSE)

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        """Give it back."""
        self.dismiss(self._words[message.index])

    def action_back(self) -> None:
        """Leave everything as it is."""
        self.dismiss()


class EntryScreen(StagedScreen[str]):
    """Gives back what was typed, once it fits."""

    AUTO_FOCUS = "EntryField"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", "", show=False)]

    def __init__(
        self, field: EntryField, hints: tuple[Hint, ...], why_not: Callable[[str], str], emergency: str
    ) -> None:
        super().__init__(classes="reading")
        self._field = field
        self._hints = hints
        self._why_not = why_not
        """Why a text cannot be, or empty."""
        self._emergency = emergency

    def compose(self) -> ComposeResult:
        """The field."""
        with VerticalScroll(classes="stage", can_focus=False):
            yield self._field
        yield KeyLine(self._emergency)

    def own_hints(self) -> tuple[Hint, ...]:
        return self._hints

    def on_entry_field_entered(self, message: EntryField.Entered) -> None:
        """Give it back, or say why it cannot be."""
        why = self._why_not(message.text)
        if why:
            self._field.refuse(why)
        else:
            self.dismiss(message.text)

    def action_back(self) -> None:
        """Leave everything as it is."""
        self.dismiss()
