"""Rows of cells, each with the part it plays: what charts are made of."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Literal, NamedTuple

Role = Literal["", "axis", "label", "mean", "point", "band", "mark", "session", "low", "middle", "high", "today"]
"""What a piece of a row is; colours may be given by it, but nothing is told by it alone. Empty for blanks."""
Glyphs = Literal["unicode", "ascii"]


class Piece(NamedTuple):
    """A stretch of a row that plays one part."""

    text: str
    role: Role = ""


Row = tuple[Piece, ...]
Cell = tuple[str, Role]
BLANK: Cell = (" ", "")
_APART = 3
"""Blanks between two items of a row."""


def cells_of(text: str, role: Role) -> list[Cell]:
    """A text in cells that play one part; every character takes one."""
    return [(character, role) for character in text]


def row_of(cells: Iterable[Cell]) -> Row:
    """Cells as one row: neighbours that play one part together, and no blanks at the end."""
    runs = [Piece("".join(character for character, _ in run), role) for role, run in groupby(cells, key=itemgetter(1))]
    if runs and not runs[-1].text.strip():
        runs.pop()
    return tuple(runs)


def in_rows(items: Iterable[Sequence[Cell]], gutter: int, width: int) -> list[Row]:
    """Items side by side, in as many rows as they take, each row behind a gutter."""
    rows: list[list[Cell]] = []
    for item in items:
        if rows and len(rows[-1]) + _APART + len(item) <= width:
            rows[-1] += [*[BLANK] * _APART, *item]
        else:
            rows.append([*[BLANK] * gutter, *item])
    return [row_of(row) for row in rows]


def plain(rows: Iterable[Row]) -> str:
    """Rows as text alone."""
    return "\n".join("".join(piece.text for piece in row).rstrip() for row in rows)
