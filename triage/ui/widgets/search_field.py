"""A line to type what is looked for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from textual.content import Content
from textual.events import Key, Paste
from textual.message import Message

from triage.services.learning import LONGEST_SEARCH, search_text
from triage.ui import labels
from triage.ui.widgets.sheet import Line, Paint, Sheet


class SearchField(Sheet, can_focus=True):
    """What is typed, how long it is and may be; a text like any other, never markup."""

    @dataclass
    class Changed(Message):
        """Something else is looked for."""

        text: str

    @dataclass
    class Left(Message):
        """The person goes on to what was found."""

    def __init__(self, label: str, how: str) -> None:
        """`how` stands there while nothing is typed."""
        super().__init__()
        self._label = f"{label} "
        self._how = how
        self.text = ""

    def write(self, text: str) -> None:
        """Put this in the field, as much of it as fits."""
        text = search_text(text)
        if text != self.text:
            self.text = text
            self.redraw()
            self.post_message(self.Changed(text))

    def lines(self, width: int, paint: Paint) -> tuple[Line, ...]:
        searching = bool(self.text) or self.has_focus
        count = f" {len(self.text)}/{LONGEST_SEARCH}" if searching else ""
        room = max(width - len(self._label) - len(count), 1)
        if searching:
            shown = _end_of(self.text + (labels.CURSOR if self.has_focus else ""), room)
            style = paint["field"]
        else:
            shown, style = Content(self._how).truncate(room), paint["quiet"]
        field = shown.pad_right(max(room - shown.cell_length, 0)).stylize(style)
        return (Line(Content.styled(self._label, paint["section"]) + field + Content.styled(count, paint["quiet"])),)

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Every character is for the field, so that no letter does anything else."""
        return key == "space" or bool(character and character.isprintable())

    def on_key(self, event: Key) -> None:
        """Take what is typed."""
        act = self._acts().get(event.key)
        if act is None and not (event.is_printable and event.character):
            return
        event.stop()
        event.prevent_default()
        if act is not None:
            act()
        elif event.character:
            self.write(self.text + event.character)

    def _acts(self) -> Mapping[str, Callable[[], None]]:
        return {
            **dict.fromkeys(("enter", "down"), self._leave),
            "backspace": lambda: self.write(self.text[:-1]),
            "ctrl+u": lambda: self.write(""),
        }

    def _leave(self) -> None:
        self.post_message(self.Left())

    def on_paste(self, event: Paste) -> None:
        """Take what is pasted as typed."""
        event.stop()
        self.write(self.text + event.text[:LONGEST_SEARCH])

    def on_focus(self) -> None:
        """Show where typing goes."""
        self.redraw()

    def on_blur(self) -> None:
        """Show that typing does not go here."""
        self.redraw()


def _end_of(text: str, room: int) -> Content:
    """The last part of a text that fits in so many columns; what is typed now stands at its end."""
    while Content(text).cell_length > room:
        text = text[1:]
    return Content(text)
