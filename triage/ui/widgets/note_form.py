"""The form for an entry: a row for each part, the one in focus open to be filled in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from textual.events import Key, Paste
from textual.message import Message

from triage.services.entry_form import Filled, FormPart
from triage.ui.filling import SEPARATES, added, picked, scored, stepped, without, written
from triage.ui.labels import Hint
from triage.ui.pacing import Pacing
from triage.ui.picking import pick
from triage.ui.widgets.drawing import Look
from triage.ui.widgets.key_line import RULED
from triage.ui.widgets.note_hints import hints_for
from triage.ui.widgets.note_lines import CURSOR, FormView, field_room, form_lines, room_for
from triage.ui.widgets.rows import Rows
from triage.ui.widgets.sheet import Line, Paint, Target
from triage.ui.widgets.typed_text import TypedText

FIRST = "now"
"""The part in focus at first."""
_TYPED = frozenset(("moment", "listed", "words"))
"""Kinds of parts in which letters are typed."""
_WAYS = {"up": -1, "shift+tab": -1, "down": 1, "tab": 1}
_ERASES = frozenset(("backspace", "delete", "ctrl+u"))


class FormTitles(NamedTuple):
    """What the form says beside its parts."""

    title: str
    save: str
    nothing: str
    """Said of a part that is not."""
    now: str
    """Said of the moment where none is typed."""


class NoteForm(Rows):
    """Holds what is filled in; reading and keeping it is for others."""

    @dataclass
    class Changed(Message):
        """Other keys may work now."""

    @dataclass
    class Finished(Message):
        """What is filled in is to be kept."""

    def __init__(self, titles: FormTitles, parts: tuple[FormPart, ...], filled: Filled, pacing: Pacing) -> None:
        super().__init__()
        self._titles = titles
        self.parts = parts
        """In the order of their rows."""
        self._pacing = pacing
        self._filled = filled
        self._typing = TypedText()
        self._refused: Mapping[str, str] = {}
        self.at = next(at for at, part in enumerate(parts) if part.name == FIRST)

    @property
    def filled(self) -> Filled:
        """What is filled in, with what is typed and was not added."""
        part = self.part
        waits = part is not None and part.kind == "listed" and self._typing.text
        return added(self._filled, part, self._typing.text) if part is not None and waits else self._filled

    @property
    def part(self) -> FormPart | None:
        """The part in focus; None on the row that saves."""
        return self.parts[self.at] if self.at < len(self.parts) else None

    @property
    def hints(self) -> tuple[Hint, ...]:
        """The keys that work now, beside those of the screen."""
        return hints_for(self.part, self._typing)

    def refuse(self, refused: Mapping[str, str]) -> None:
        """Say which parts were not taken, and go to the first of them."""
        self._refused = refused
        at = next((at for at, part in enumerate(self.parts) if part.name in refused), len(self.parts))
        self.focus_row(at)

    def keys(self) -> tuple[str, ...]:
        return ("",) * (len(self.parts) + 1)

    def accepts(self, trigger: str) -> bool:
        return not self._pacing.too_soon(trigger)

    def check_consume_key(self, key: str, character: str | None) -> bool:  # noqa: ARG002 - Textual's signature
        """No letter is a key of the program: most are typed."""
        return character is not None and character.isprintable()

    def lines(self, width: int, paint: Paint) -> tuple[Line, ...]:
        look = Look(width, paint, self.at, self.hovered, tight=self.app.size.height < RULED)
        return form_lines(self._view, look)

    @property
    def _view(self) -> FormView:
        titles = self._titles
        return FormView(
            titles.title,
            self.parts,
            self._filled,
            self._typing,
            self._refused,
            titles.save,
            titles.nothing,
            titles.now,
            self.phrases.say("erase"),
            self.has_focus,
        )

    def on_focus(self) -> None:
        """Show where typing goes."""
        self.redraw()

    def on_blur(self) -> None:
        """Show that typing does not go here."""
        self.redraw()

    def focus_row(self, index: int) -> None:
        """Open a part; what was typed in the one before and not added is added."""
        self._filled = self.filled
        self.at, self._typed = index, ""
        part = self.part
        text = next(iter(self._filled.get(part.name, ())), "") if part and part.kind in {"moment", "words"} else ""
        self._typing = TypedText(text, len(text))
        self.redraw()
        self.post_message(self.Changed())
        self.call_after_refresh(self._show_row, index)

    def choose(self, index: int) -> None:
        """Go on from a part; from the last row, keep all of it."""
        if index < len(self.parts):
            self.focus_row(index + 1)
        else:
            self._pacing.answered(self._trigger)
            self.post_message(self.Finished())

    def clicked(self, target: Target) -> None:
        """Open a part, or act on what was clicked in the open one."""
        if not self.accepts("click"):
            return
        self._trigger = "click"
        part = self.part
        if target.act == "row":
            index = int(target.value)
            if index == len(self.parts):
                self.at = index
                self.choose(index)
            elif index != self.at:
                self.focus_row(index)
        elif part is not None:
            self._click_in(part, target)

    def _span(self, index: int) -> tuple[int, int]:
        """A row as far as there is room for it; of a long text, the line that is typed in."""
        first, after = super()._span(index)
        top, bottom = self._window()
        if after - first <= bottom - top:
            return first, after
        at = [y for y, line in enumerate(self.drawn()) if any(spot.target == CURSOR for spot in line.spots)]
        return (at[0], at[0] + 1) if at else (first, after)

    def _click_in(self, part: FormPart, target: Target) -> None:
        if target.act == "erase":
            self._erase(part)
        elif target.act == "said":
            said = self._filled.get(part.name, ())
            self._fill(without(self._filled, part, said[int(target.value)]))
        else:
            self._pick(part, int(target.value))

    def on_key(self, event: Key) -> None:
        """Fill in, or move."""
        character = event.character if event.is_printable and event.character else ""
        if not self._knows(event.key, character):
            return
        event.stop()
        event.prevent_default()
        if self.accepts(event.key):
            self._trigger = event.key
            self._press(event.key, character)

    def on_paste(self, event: Paste) -> None:
        """Take what is pasted as typed."""
        event.stop()
        part = self.part
        if part is not None and part.kind in _TYPED:
            self._write(part, self._typing.typed(event.text, part.longest, lines=part.kind == "words"))

    def _knows(self, key: str, character: str) -> bool:
        known = {*_WAYS, *_ERASES, "enter", "left", "right", "home", "end"}
        return bool(character) or key in known

    def _press(self, key: str, character: str) -> None:
        part = self.part
        if part is not None and part.kind in _TYPED and self._type(part, key, character):
            return
        if key in _WAYS:
            self._go(_WAYS[key])
        elif key == "enter":
            self.choose(self.at)
        elif part is None or part.kind in _TYPED:
            return
        elif character.isdecimal():
            self._digit(part, character)
        elif key in _ERASES:
            self._erase(part)
        elif key in {"left", "right"} and part.kind != "several":
            self._fill(stepped(self._filled, part, 1 if key == "right" else -1))

    def _go(self, step: int) -> None:
        ahead = self.at + step
        if 0 <= ahead < len(self.keys()):
            self.focus_row(ahead)
        else:
            self.screen.query_one(".stage").scroll_relative(y=step, animate=False)

    def _digit(self, part: FormPart, digit: str) -> None:
        """Any number but 1 is sure at once; 1 may become 10."""
        found = pick(tuple(choice.key for choice in part.choices), self._typed, digit)
        self._typed = found.typed
        if found.row is not None and part.kind == "score":
            self._fill(scored(self._filled, part, part.choices[found.row].value))
        elif found.row is not None:
            self._pick(part, found.row)

    def _pick(self, part: FormPart, at: int) -> None:
        value = part.choices[at].value
        if part.kind == "moment":
            self._write(part, TypedText(value, len(value)))
        else:
            self._fill(picked(self._filled, part, value))

    def _type(self, part: FormPart, key: str, character: str) -> bool:
        """Take a key in a part where letters are typed; whether it was one for it."""
        if part.kind == "listed" and not self._typing.text:
            if character.isdecimal() and 0 < int(character) <= len(part.choices):
                self._pick(part, int(character) - 1)
                return True
            if key == "backspace" and (said := self._filled.get(part.name, ())):
                self._fill(without(self._filled, part, said[-1]))
                return True
        if part.kind == "listed" and (key == "enter" or (character and character in SEPARATES[part.name])):
            return self._add(part, key)
        if part.kind == "words" and key in {"up", "down"}:
            room = field_room(part, self._typing, room_for(self.parts, self.content_size.width))
            return self._write(part, self._typing.moved(_WAYS[key], room))
        if part.kind == "words" and key == "enter":
            character = "\n"
        if character:
            return self._write(part, self._typing.typed(character, part.longest, lines=part.kind == "words"))
        return self._write(part, self._typing.pressed(key))

    def _add(self, part: FormPart, key: str) -> bool:
        """Put what is typed among the others; with nothing typed, Enter goes on."""
        if not self._typing.text.strip():
            return key != "enter"
        self._fill(added(self._filled, part, self._typing.text))
        return self._write(part, TypedText())

    def _write(self, part: FormPart, typed: TypedText | None) -> bool:
        if typed is None:
            return False
        self._typing = typed
        self._fill(self._filled if part.kind == "listed" else written(self._filled, part, typed.text))
        return True

    def _erase(self, part: FormPart) -> None:
        self._typing = TypedText()
        self._fill(without(self._filled, part))

    def _fill(self, filled: Filled) -> None:
        """Hold this from now on; a refusal of what it was is no more."""
        self._filled = filled
        part = self.part
        self._refused = {name: why for name, why in self._refused.items() if part is None or name != part.name}
        self.redraw()
        self.post_message(self.Changed())
        self.call_after_refresh(self._show_row, self.at)
