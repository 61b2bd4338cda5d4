"""The bottom of the screen: the keys that work now, each to click, and now and then a question about leaving."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.events import Key
from textual.message import Message

from triage.ui import labels
from triage.ui.labels import Hint
from triage.ui.phrasing import answer_of, worded
from triage.ui.widgets.drawing import text_lines
from triage.ui.widgets.masthead import ROOMY
from triage.ui.widgets.sheet import Line, Paint, Sheet, Spot, Target

GAP = 2
"""Columns between hints."""
RULED = 22
"""Rows from which there is room for a line above the hints."""


class KeyLine(Sheet):
    """Hints, or a yes-or-no question until it is answered."""

    @dataclass
    class Pressed(Message):
        """A hint was clicked."""

        key: str

    @dataclass
    class Confirmed(Message):
        """The question was answered with yes."""

        question: str

    @dataclass
    class Declined(Message):
        """The question was answered with no, or with any other key."""

    def __init__(self, emergency: str = "") -> None:
        super().__init__()
        self._hints: tuple[Hint, ...] = ()
        self._emergency = emergency
        self._question = ""
        self._whose = ""

    def show(self, hints: tuple[Hint, ...], whose: str = "") -> None:
        """Show the keys that work now, and whose journal is kept, where there are several."""
        if (hints, whose) != (self._hints, self._whose):
            self._hints, self._whose = hints, whose
            self.redraw()

    def ask(self, question: str) -> None:
        """Ask before something cannot be undone; takes the keyboard until it is answered."""
        self._question = question
        self.can_focus = True
        self.redraw()
        self.focus()

    def lines(self, width: int, paint: Paint) -> tuple[Line, ...]:
        if self._question:
            question = Content.styled(f" {self._question} ", paint["prompt"])
            answers = [worded(self.phrases, hint) for hint in (labels.YES_LEAVE, labels.NO_STAY)]
            asked = [Line(line) for line in question.wrap(width)]
            return self._named([*asked, *_packed(answers, width, paint)], width, paint)
        kept = list(self._hints)
        while len(hints := _packed(kept, width, paint)) > 1 and self.app.size.height < ROOMY:
            spare = [hint for hint in kept if hint.spare]
            if not spare:
                break
            kept.remove(spare[-1])
        alarm = text_lines(self._emergency, paint["alarm"], width) if self._emergency else []
        if self.app.size.height < RULED:
            return self._named([*alarm, *hints], width, paint)
        name = f" {self._whose} " if self._whose else ""
        after = labels.BAR_REST * (2 if name else 0)
        before = labels.BAR_REST * max(width - len(after) - Content(name).cell_length, 0)
        rule = Content.assemble((before, paint["line"]), (name, paint["section"]), (after, paint["line"]))
        return (Line(rule), *alarm, *hints)

    def _named(self, lines: list[Line], width: int, paint: Paint) -> tuple[Line, ...]:
        """With the name at the end of the last line that has room for it, or else below them."""
        name = Content.styled(self._whose, paint["section"])
        for number in reversed(range(len(lines))) if name else ():
            gap = width - lines[number].content.cell_length - name.cell_length
            if gap >= GAP:
                named = lines[number]._replace(content=lines[number].content + Content(" " * gap) + name)
                return (*lines[:number], named, *lines[number + 1 :])
        return (*lines, *([Line(name)] if name else []))

    def clicked(self, target: Target) -> None:
        """Press the key of the hint."""
        if self._question:
            self._settle(str(target.value))
        else:
            self.post_message(self.Pressed(str(target.value)))

    def on_key(self, event: Key) -> None:
        """Take the answer to the question."""
        if self._question:
            event.stop()
            event.prevent_default()
            self._settle(event.key)

    def _settle(self, key: str) -> None:
        question, self._question = self._question, ""
        self.can_focus = False
        self.redraw()
        self.post_message(self.Confirmed(question) if answer_of(self.phrases, key) == "yes" else self.Declined())


def _packed(hints: Sequence[Hint], width: int, paint: Paint) -> list[Line]:
    """Hints beside each other, on as many lines as they need."""
    lines: list[Line] = []
    content, spots = Content(""), list[Spot]()
    for hint in hints:
        key, label = (paint["alarm"], paint["alarm"]) if hint.stops else (paint["key"], paint["quiet"])
        chip = Content.assemble((hint.keys, key), " ", (hint.label, label))
        start = content.cell_length + (GAP if content else 0)
        if content and start + chip.cell_length > width:
            lines.append(Line(content, tuple(spots)))
            content, spots, start = Content(""), [], 0
        content = content.pad_right(start - content.cell_length) + chip
        if hint.press:
            spots.append(Spot(start, content.cell_length, Target("key", hint.press)))
    return [*lines, Line(content, tuple(spots))]
