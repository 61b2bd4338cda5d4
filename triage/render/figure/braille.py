"""A picture in braille, for terminals with a few colours."""

from triage.render.figure.dots import FAR, Cell, in_cells
from triage.render.figure.ink import Ink, Row
from triage.render.figure.scene import Sight

_EMPTY = 0x2800
_DOTS = (0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80)
"""Of a character, row by row."""
_OF_FAR = (1, 0, 0, 1, 1, 0, 0, 1)
"""Every other dot, so that near and far differ without colours too."""


def braille(sight: Sight, width: int, height: int, ink: Ink) -> tuple[Row, ...]:
    """The picture in so many cells."""
    return in_cells(sight, width, height, ink, _character)


def _character(cell: Cell, colours: tuple[str, ...]) -> tuple[str, str]:
    shown = [tone if far or tone not in FAR else 0 for tone, far in zip(cell, _OF_FAR, strict=True)]
    mask = sum(dot for dot, tone in zip(_DOTS, shown, strict=True) if tone)
    return chr(_EMPTY + mask) if mask else " ", colours[min(filter(None, cell))]
