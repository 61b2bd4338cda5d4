"""A field for one key, or for a short text."""

from dataclasses import dataclass

from textual.content import Content
from textual.events import Key, Paste
from textual.message import Message

from triage.render.clean import clean
from triage.ui.widgets.drawing import BLANK, text_lines
from triage.ui.widgets.sheet import Line, Paint, Sheet

CURSOR = "_"


class EntryField(Sheet, can_focus=True):
    """What is asked for, what was typed, and why it was not taken."""

    @dataclass
    class Entered(Message):
        """Something was typed, and is meant."""

        text: str

    def __init__(self, title: str, how: str, text: str = "", *, longest: int = 0) -> None:
        super().__init__()
        self._title = title
        self._how = how
        self._longest = longest
        """Characters that fit; with none, the next key is what is asked for."""
        self.text = text
        self._refusal = ""

    def refuse(self, why: str) -> None:
        """Say why it cannot be."""
        self._refusal = why
        self.redraw()

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Letters and marks stand in the field, whatever they do elsewhere."""
        return key != "escape" and (bool(character and character.isprintable()) or not self._longest)

    def lines(self, width: int, paint: Paint) -> tuple[Line, ...]:
        head = [*text_lines(self._title, paint["section"], width), BLANK, *text_lines(self._how, paint["body"], width)]
        count = f" {len(self.text)}/{self._longest}" if self._longest else ""
        shown = Content((self.text if self._longest else "") + CURSOR)
        field = [Line(line.stylize(paint["field"])) for line in shown.wrap(max(width - len(count), 1))]
        field[-1] = Line(field[-1].content + Content.styled(count, paint["quiet"]))
        why = [BLANK, *text_lines(self._refusal, paint["refusal"], width)] if self._refusal else []
        return (*head, BLANK, *field, *why)

    def on_key(self, event: Key) -> None:
        """Take what is typed; Escape leads back."""
        if event.key == "escape" or event.key.startswith("ctrl+"):
            return
        event.stop()
        event.prevent_default()
        printable = event.character if event.character and event.is_printable else ""
        if not self._longest:
            self.post_message(self.Entered(printable or event.key))
        elif event.key == "enter":
            self.post_message(self.Entered(self.text))
        elif event.key == "backspace":
            self._write(self.text[:-1])
        elif printable:
            self._write(self.text + printable)

    def on_paste(self, event: Paste) -> None:
        """Take what is pasted as typed."""
        event.stop()
        if self._longest:
            self._write(self.text + " ".join(clean(event.text[: 4 * self._longest]).split()))

    def _write(self, text: str) -> None:
        self.text = text[: self._longest]
        self._refusal = ""
        self.redraw()
