"""What was asked and answered so far, above the question: each answer can be opened and changed."""

from dataclasses import dataclass

from textual.content import Content
from textual.message import Message

from triage.services.turns import ReviewLine
from triage.ui import labels
from triage.ui.widgets.drawing import BLANK, filled
from triage.ui.widgets.rows import Rows
from triage.ui.widgets.sheet import Line, Paint, Spot, Target

INDENT = "  "
"""Where other rows have their pointer."""
LEAST = 2
"""Lines from which a part of it is worth its place."""
NARROWEST_ANSWER = 16
"""Columns that an answer gets beside its question; with less it stands below."""


class Transcript(Rows):
    """The conversation so far, its latest exchange last."""

    DEFAULT_CSS = """
    Transcript { height: auto; }
    """

    @dataclass
    class LeftBelow(Message):
        """The pointer went on below the latest exchange."""

    @dataclass
    class Reopened(Message):
        """The person wants to change an earlier answer."""

        question: str

    def __init__(self, said: tuple[ReviewLine, ...] = ()) -> None:
        super().__init__()
        self._said = said
        self._open = False
        self._kept: dict[tuple[ReviewLine, int], tuple[Content, ...]] = {}

    @property
    def opened(self) -> bool:
        """Whether all of it is there; otherwise only what is seen above the question."""
        return self._open

    def show(self, said: tuple[ReviewLine, ...]) -> None:
        """Hold what has been said by now, and leave the stage to the question."""
        self._said = said
        self.at = max(len(said) - 1, 0)
        self.close()

    def open(self) -> None:
        """Show all of it."""
        if not self._open:
            self._open = True
            self.redraw()

    def close(self) -> None:
        """Show nothing here; the latest lines stand above the question."""
        if self._open:
            self._open = False
            self.redraw()

    def latest(self, width: int, height: int) -> tuple[Line, ...]:
        """The last lines of it, for the card; none where all of it is shown here."""
        if self._open or height < LEAST or not self._said:
            return ()
        said = self._said[-height:]  # none takes less than a line
        paint = self.paint
        lines = [
            Line(Content(INDENT) + content, (Spot(0, width, Target("said", line.question)),) if line.counts else ())
            for line in said
            for content in self._exchange(line, width - len(INDENT), paint)
        ]
        return (*lines[-(height - 1) :], BLANK)

    def keys(self) -> tuple[str, ...]:
        return ("",) * len(self._said)

    def choose(self, index: int) -> None:
        """Open an answer; one that no longer counts has no question to go back to."""
        line = self._said[index]
        if line.counts:
            self.post_message(self.Reopened(line.question))

    def digit(self, digit: str) -> None:
        """No row has a number here."""

    def move(self, step: int) -> None:
        """Go up or down; below the latest exchange there is the question."""
        if self.at + step >= len(self._said):
            self.post_message(self.LeftBelow())
        else:
            super().move(step)

    def lines(self, width: int, paint: Paint) -> tuple[Line, ...]:
        lines: list[Line] = []
        for index, said in enumerate(self._said if self._open else ()):
            target = Target("row", index)
            chosen = self.has_focus and index == self.at
            role = "focus" if chosen else "hover" if self.hovered == target and said.counts else ""
            pointer = f"{labels.POINTER if chosen else ' '} "
            for number, content in enumerate(self._exchange(said, width - len(pointer), paint)):
                before = pointer if number == 0 else " " * len(pointer)
                line = filled(Content.styled(before, paint["key"]) + content, width, paint[role] if role else None)
                lines.append(Line(line, (Spot(0, width, target),)))
        return (*lines, BLANK) if lines else ()

    def _exchange(self, said: ReviewLine, width: int, paint: Paint) -> tuple[Content, ...]:
        """A question by its name, and the answer at the other end, as in a letter with two hands."""
        known = self._kept.get((said, width))
        if known is None:
            answer = said.answer if said.counts else f"{said.answer} ({self.phrases.say('withdrawn')})"
            known = self._kept[said, width] = _exchange(said.name, answer, width, paint)
        return known

    def notify_style_update(self) -> None:
        """Draw anew when the theme has changed."""
        super().notify_style_update()
        self._kept.clear()

    def on_focus(self) -> None:
        """Show where the pointer is, and the whole row."""
        self.open()
        self.redraw()
        self.call_after_refresh(self.focus_row, self.at)

    def on_blur(self) -> None:
        """Hide the pointer."""
        self.redraw()


def _exchange(name: str, answer: str, width: int, paint: Paint) -> tuple[Content, ...]:
    asked = Content.styled(name, paint["quiet"])
    room = width - asked.cell_length - 2
    said = Content.styled(answer, paint["body"])
    if said.cell_length + 2 <= room:
        chip = Content.styled(f" {answer} ", paint["field"])
        return (asked.pad_right(room - chip.cell_length + 2) + chip,)
    room = room if room >= NARROWEST_ANSWER else width - 4
    wrapped = said.wrap(max(room - 2, 1))
    widest = max(line.cell_length for line in wrapped)
    chips = [
        Content.styled(f" {line.plain.ljust(widest + len(line.plain) - line.cell_length)} ", paint["field"])
        for line in wrapped
    ]
    if asked.cell_length + 2 + widest + 2 > width:
        return (asked, *(Content(" " * (width - chip.cell_length)) + chip for chip in chips))
    first, *rest = chips
    gap = width - asked.cell_length - first.cell_length
    return (asked + Content(" " * gap) + first, *(Content(" " * (width - chip.cell_length)) + chip for chip in rest))
