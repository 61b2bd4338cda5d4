"""What helps to answer: a few lines to type in, then the result in words; the answer is only taken, never given."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content
from textual.events import Key, Paste
from textual.message import Message

from triage.errors import ReplyRefused
from triage.model.settings import Units
from triage.render.clean import clean
from triage.services.aiding import Aiding, Worked, other_units
from triage.ui import labels
from triage.ui.pacing import Pacing
from triage.ui.widgets.drawing import BLANK, Look, Row, chips, filled, hanging, row_lines, text_lines
from triage.ui.widgets.masthead import TALL
from triage.ui.widgets.rows import Rows
from triage.ui.widgets.sheet import Line, Paint, Spot, Target

if TYPE_CHECKING:
    from triage.ui.labels import Hint

LONGEST_TYPED = 40
"""Characters of a line; more than any day, height or weight needs."""
_PAD = {True: "1234567890.", False: "1234567890-"}
"""What can be typed with the mouse alone: for what has units, and for a day."""


class AidForm(Rows):
    """One row for each thing to type, and one to go on; whatever is typed is forgotten with the form."""

    @dataclass
    class Taken(Message):
        """The person takes the answer that was worked out."""

        answer: str

    @dataclass
    class Changed(Message):
        """Other keys may work now."""

    def __init__(self, aiding: Aiding, units: Units, pacing: Pacing) -> None:
        super().__init__()
        self._aiding = aiding
        self._units = units
        self._pacing = pacing
        self._entries = [""] * len(aiding.fields(units))
        self._refusal = ""
        self._worked: Worked | None = None
        self._said_at = 0
        """The line on which the result begins, as it was drawn last."""

    @property
    def hints(self) -> "tuple[Hint, ...]":
        """The keys that work now."""
        go_on = labels.USE_IT if self._worked is not None else labels.NEXT
        units = (labels.UNITS,) if self._aiding.has_units else ()
        return (labels.TYPE, go_on, *units, labels.LEAVE_IT)

    def keys(self) -> tuple[str, ...]:
        return ("",) * (len(self._entries) + 1)

    def accepts(self, trigger: str) -> bool:
        return not self._pacing.too_soon(trigger)

    def check_consume_key(self, key: str, character: str | None) -> bool:  # noqa: ARG002 - Textual's signature
        """Every letter is typed; none of them is a key of the program."""
        return character is not None and character.isprintable()

    def lines(self, width: int, paint: Paint) -> tuple[Line, ...]:
        look = Look(width, paint, self.at, self.hovered)
        lines = text_lines(self._aiding.title, paint["section"], width)
        lines += [BLANK] if self.app.size.height >= TALL else []
        lines += [*text_lines(self._aiding.intro, paint["quiet"], width), BLANK]
        for number in range(len(self._entries)):
            lines += self._field(number, look)
        lines += [BLANK, *chips(self._chips(), look)]
        lines.append(BLANK)
        self._said_at = len(lines)
        words = self._worked.words if self._worked is not None else ()
        for number, text in enumerate(words):
            lines += [*text_lines(text, paint["body" if number else "ask"], width), BLANK]
        return (*lines, *row_lines(Row("", self._button), len(self._entries), look, key_width=0))

    def on_key(self, event: Key) -> None:
        """Type, or act on the few keys that are no letters."""
        act = self._typing().get(event.key)
        typed = event.character if event.is_printable else None
        if act is None and typed is None:
            return
        event.stop()
        event.prevent_default()
        if not self.accepts(event.key):
            return  # the key that opened this, or went on from the last line, is still held down
        self._trigger = event.key
        if act is not None:
            act()
        elif typed:
            self._type(typed)

    def on_paste(self, event: Paste) -> None:
        """Take what is pasted as typed; what does not fit is refused when it is read."""
        event.stop()
        self._type(" ".join(clean(event.text[:LONGEST_TYPED]).split()))

    def clicked(self, target: Target) -> None:
        """Act on what was clicked."""
        if not self.accepts("click"):
            return
        self._trigger = "click"
        match target.act:
            case "digit":
                self._type(str(target.value))
            case "erase":
                self._erase()
            case "key":
                self._switch_units()
            case _ if int(target.value) < len(self._entries):
                self.focus_row(int(target.value))
            case _:
                self.choose_seen(int(target.value))

    def choose(self, index: int) -> None:
        """Go on to the next line, work the answer out, or take it."""
        if index < len(self._entries):
            if self._fits(index):
                self._go_on_from(index)
        elif self._worked is None:
            self._work_out()
        else:
            self._pacing.answered(self._trigger)
            self.post_message(self.Taken(self._worked.answer))

    def on_focus(self) -> None:
        """Show where typing goes."""
        self.redraw()

    def on_blur(self) -> None:
        """Show that typing does not go here."""
        self.redraw()

    def _typing(self) -> Mapping[str, Callable[[], None]]:
        return {
            "up": lambda: self.move(-1),
            "down": lambda: self.move(1),
            "enter": lambda: self.choose_seen(self.at),
            "tab": self._switch_units,
            "backspace": self._erase,
            "ctrl+u": lambda: self._write(""),
        }

    @property
    def _field_at(self) -> int:
        """The line that is typed in."""
        return min(self.at, len(self._entries) - 1)

    @property
    def _button(self) -> str:
        return (
            self.phrases.say("show_result")
            if self._worked is None
            else self.phrases.say("use_answer", answer=self._worked.label)
        )

    def _chips(self) -> list[tuple[str, Target]]:
        pad = [(f"[{character}]", Target("digit", character)) for character in _PAD[self._aiding.has_units]]
        pad.append((f"[{self.phrases.say('erase')}]", Target("erase")))
        if self._aiding.has_units:
            pad.append((f"[{self.phrases.say(f'use_{other_units(self._units)}')}]", Target("key", "tab")))
        return pad

    def _field(self, number: int, look: Look) -> list[Line]:
        """A label, what is typed, how long that is and may be; below it what would fit, and why it was refused."""
        field, paint, chosen = self._aiding.fields(self._units)[number], look.paint, number == self.at
        label = f"{labels.POINTER if chosen else ' '} {field.label}  "
        count = f"  {len(self._entries[number])}/{LONGEST_TYPED}"
        room = max(min(LONGEST_TYPED + 1, look.width - len(label) - len(count)), 1)
        shown = _end_of(self._entries[number] + (labels.CURSOR if chosen and self.has_focus else ""), room)
        line = Content.assemble(
            (label, paint["key"]),
            shown.pad_right(max(room - shown.cell_length, 0)).stylize(paint["field"]),
            (count, paint["quiet"]),
        )
        hint = hanging(Content.styled(field.hint, paint["quiet"]), Content(" " * len(label)), look.width)
        target = Target("row", number)
        role = "hover" if look.hovered == target and not chosen else ""
        drawn = [line, *hint]
        if chosen and self._refusal:
            refusal = Content.styled(f"{self._refusal}.", paint["refusal"])
            drawn += hanging(refusal, Content.styled("! ", paint["refusal"]), look.width)
        return [
            Line(filled(each, look.width, paint[role] if role else None), (Spot(0, look.width, target),))
            for each in drawn
        ]

    def _type(self, text: str) -> None:
        self._write(self._entries[self._field_at] + clean(text).replace("\n", " "))

    def _erase(self) -> None:
        self._write(self._entries[self._field_at][:-1])

    def _write(self, text: str) -> None:
        number = self._field_at
        self._entries[number] = text[:LONGEST_TYPED]
        self._refusal, self._worked = "", None
        self.focus_row(number)
        self.post_message(self.Changed())

    def _switch_units(self) -> None:
        if self._aiding.has_units:
            self._units = other_units(self._units)
            self._refusal, self._worked = "", None
            self.redraw()
            self.post_message(self.Changed())

    def _fits(self, number: int) -> bool:
        """Whether a line can be read; if not, that is said, and it is the line to type in."""
        self._refusal = self._refused(number)
        if self._refusal:
            self._worked, self.at = None, number
            self.redraw()
            self.call_after_refresh(self._show_row, number)
        return not self._refusal

    def _refused(self, number: int) -> str:
        """Why a line cannot be read, or empty."""
        if not self._entries[number].strip():
            return self.phrases.say("type_first", hint=self._aiding.fields(self._units)[number].hint)
        try:
            self._aiding.check(number, self._entries[number], self._units)
        except ReplyRefused as refused:
            return self.phrases.refusal(refused)
        return ""

    def _go_on_from(self, number: int) -> None:
        self._pacing.answered(self._trigger)
        if number + 1 < len(self._entries):
            self.focus_row(number + 1)
        else:
            self._work_out()

    def _work_out(self) -> None:
        if not all(self._fits(number) for number in range(len(self._entries))):
            return
        self._pacing.answered(self._trigger)
        self._worked = self._aiding.work_out(self._entries, self._units)
        self.at = len(self._entries)
        self.redraw()
        self.post_message(self.Changed())
        self.call_after_refresh(self._show_result)

    def _show_result(self) -> None:
        """Scroll no further than to where the result begins."""
        top, bottom = self._window()
        after = self._span(self.at)[1]
        if after > bottom > top:
            self.screen.query_one(".stage").scroll_relative(y=min(after - bottom, self._said_at - top), animate=False)


def _end_of(text: str, room: int) -> Content:
    """The last part of a text that fits in so many columns; what is typed now stands at its end."""
    while Content(text).cell_length > room:
        text = text[1:]
    return Content(text)
