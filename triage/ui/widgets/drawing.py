"""Lines of a sheet from plain text: wrapped, marked, and filled to the width where they can be clicked."""

from typing import NamedTuple

from textual.content import Content
from textual.style import Style

from triage.ui.labels import POINTER
from triage.ui.widgets.sheet import Line, Paint, Spot, Target

BLANK = Line(Content(""))
WIDE = 60
"""Columns from which there is room for words beside a mark."""


class Row(NamedTuple):
    """Something to choose."""

    key: str
    """The digits that choose it."""
    label: str
    mark: str = ""
    role: str = "body"
    """The look of the mark."""
    note: str = ""
    """Said after the label, more quietly."""
    below: str = ""
    """Said under the label, more quietly."""
    column: int = 0
    """Columns that the label fills, where there is room to say the note in a column of its own."""


def text_lines(text: str, style: Style, width: int, first: str = "") -> list[Line]:
    """Wrapped text; `first` stands before its first line, and the others are set in below it."""
    return [Line(content) for content in hanging(Content.styled(text, style), Content(first), width)]


def hanging(text: Content, before: Content, width: int) -> list[Content]:
    """Wrapped text with something before it, the later lines set in as far."""
    indent = before.cell_length
    if text.cell_length <= width - indent and "\n" not in text.plain:
        return [before + text] if indent else [text]
    wrapped = text.wrap(max(width - indent, 1))
    return [(before if number == 0 else Content(" " * indent)) + line for number, line in enumerate(wrapped)]


def both_ends(left: Content, right: Content, width: int) -> list[Line]:
    """Two texts at the ends of a line, or below each other where they do not fit."""
    gap = width - left.cell_length - right.cell_length
    if gap < 2:  # noqa: PLR2004 - two spaces keep texts apart
        return [Line(part) for content in (left, right) if content for part in content.wrap(max(width, 1))]
    return [Line(left + Content(" " * gap) + right)]


def row_lines(row: Row, index: int, look: "Look", *, key_width: int) -> list[Line]:
    """A row to choose: pointer, key, mark and label."""
    paint, width = look.paint, look.width
    chosen = look.at == index
    before = Content.assemble(
        (f"{POINTER if chosen else ' '} ", paint["key"]),
        (row.key.rjust(key_width), paint["key"]),
        "  " if row.key else "",
        (f"{row.mark} " if row.mark else "", paint[row.role]),
    )
    label = Content.styled(row.label, paint["body"])
    note = Content.styled(f"  {row.note}", paint["quiet"]) if row.note else Content("")
    if row.column and row.note and width >= WIDE:
        lines = hanging(note[2:], before + label.pad_right(max(row.column - label.cell_length, 0) + 2), width)
    else:
        lines = hanging(label + note, before, width)
    if row.below:
        lines += hanging(Content.styled(row.below, paint["quiet"]), Content(" " * before.cell_length), width)
    target = Target("row", index)
    role = "focus" if chosen else "hover" if look.hovered == target else ""
    return [Line(filled(line, width, paint[role] if role else None), (Spot(0, width, target),)) for line in lines]


def filled(line: Content, width: int, style: Style | None) -> Content:
    """A line that reaches the whole width, in `style` throughout."""
    if style is None:
        return line
    return line.pad_right(max(width - line.cell_length, 0)).stylize(style)


class Look(NamedTuple):
    """How rows are to be drawn now."""

    width: int
    paint: Paint
    at: int
    """The row in focus."""
    hovered: Target | None = None
    roomy: bool = False
    """Whether there is room for a line of nothing between rows."""
    tight: bool = False
    """Whether there is room for none that can be done without."""


def several_rows(rows: tuple[Row, ...], look: Look) -> list[Line]:
    """Rows below each other, their keys in one column."""
    key_width = max((len(row.key) for row in rows), default=0)
    lines: list[Line] = []
    for index, row in enumerate(rows):
        lines += [BLANK] if look.roomy and index else []
        lines += row_lines(row, index, look, key_width=key_width)
    return lines


def chips(labels: list[tuple[str, Target]], look: Look, *, gap: int = 1) -> list[Line]:
    """Small things to click, beside each other, on as many lines as they need."""
    lines: list[Line] = []
    content, spots = Content(""), list[Spot]()
    for label, target in labels:
        start = content.cell_length + (gap if spots else 0)
        chip = Content(label)
        if spots and start + chip.cell_length > look.width:
            lines.append(Line(content, tuple(spots)))
            content, spots, start = Content(""), [], 0
        chip = chip.stylize(look.paint["hover" if target == look.hovered else "field"])
        content = content.pad_right(start - content.cell_length) + chip
        spots.append(Spot(start, content.cell_length, target))
    return [*lines, Line(content, tuple(spots))]
