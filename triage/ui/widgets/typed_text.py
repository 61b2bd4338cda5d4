"""A text while it is typed: where the cursor stands, what a key does to it, and the lines it fills."""

from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content
from textual.style import Style

from triage.render.clean import clean
from triage.ui.labels import CURSOR

_UNDER = Style(bold=True, underline=True)


class TypedText(NamedTuple):
    """Changes by making another one."""

    text: str = ""
    at: int = 0
    """How many characters stand before the cursor."""

    def typed(self, text: str, longest: int, *, lines: bool = False) -> "TypedText":
        """With more of it at the cursor, as much as fits; without `lines`, a new line is a space."""
        said = clean(text)
        said = said if lines else said.replace("\n", " ")
        said = said[: max(longest - len(self.text), 0)]
        return TypedText(self.text[: self.at] + said + self.text[self.at :], self.at + len(said))

    def pressed(self, key: str) -> "TypedText | None":
        """What a key makes of it; None where it is no key for a text, or leads out of it."""
        text, at = self
        match key:
            case "left":
                at = max(at - 1, 0)
            case "right":
                at = min(at + 1, len(text))
            case "home":
                at = text.rfind("\n", 0, at) + 1
            case "end":
                at = next((end for end in range(at, len(text)) if text[end] == "\n"), len(text))
            case "backspace":
                text, at = text[: max(at - 1, 0)] + text[at:], max(at - 1, 0)
            case "delete":
                text = text[:at] + text[at + 1 :]
            case "ctrl+u":
                text, at = "", 0
            case _:
                return None
        return TypedText(text, at)

    def moved(self, step: int, width: int) -> "TypedText | None":
        """The cursor a line further up or down; None where there is no such line."""
        spans = spans_of(self.text, width)
        line = _line_of(spans, self.at)
        if not 0 <= line + step < len(spans):
            return None
        (start, _), (above, after) = spans[line], spans[line + step]
        return TypedText(self.text, min(above + self.at - start, after))

    def line(self, width: int) -> int:
        """The number of the line with the cursor."""
        return _line_of(spans_of(self.text, width), self.at)

    def lines(self, width: int, *, cursor: bool) -> list[Content]:
        """The text in lines of so many columns, the character at the cursor underlined."""
        spans = spans_of(self.text, width)
        at = _line_of(spans, self.at) if cursor else -1
        return [self._line(start, end, cursor=number == at) for number, (start, end) in enumerate(spans)]

    def _line(self, start: int, end: int, *, cursor: bool) -> Content:
        shown = Content(self.text[start:end])
        if not cursor:
            return shown
        if self.at >= end:
            return shown + Content.styled(CURSOR, _UNDER)
        return shown.stylize(_UNDER, self.at - start, self.at - start + 1)


def spans_of(text: str, width: int) -> list[tuple[int, int]]:
    """The first character of each line, and the one after its last; a column is left for the cursor."""
    room = max(width - 1, 1)
    spans: list[tuple[int, int]] = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        spans += _wrapped(text, start, end, room)
        start = end + 1
    return spans


def _wrapped(text: str, start: int, end: int, room: int) -> list[tuple[int, int]]:
    """Broken after a space, or anywhere in a word that is longer than a line."""
    spans = []
    while cell_len(text[start:end]) > room:
        fits = start + 1
        while fits < end and cell_len(text[start : fits + 1]) <= room:
            fits += 1
        space = text.rfind(" ", start, fits)
        after = space + 1 if space > start else fits
        spans.append((start, after))
        start = after
    return [*spans, (start, end)]


def _line_of(spans: list[tuple[int, int]], at: int) -> int:
    """The line on which the cursor stands: the last that begins before it."""
    return max(number for number, (start, _) in enumerate(spans) if start <= at)
