"""A picture in ASCII: each cell the letter whose ink lies most like what the cell shows."""

from functools import cache

from triage.render.figure.dots import FAR, FLOOR, TONES, Cell, in_cells
from triage.render.figure.ink import Ink, Row
from triage.render.figure.scene import Sight

_LIKE = {
    " ": ("........",),
    "#": ("########",),
    '"': ("####....", "##......"),
    "'": ("#.#.....", ".#.#....", "#.......", ".#......", "##.#....", "###....."),
    "o": ("....####",),
    "_": ("......##",),
    ".": ("......#.", ".......#", "....#.#.", ".....#.#", ".....###", "....#.##"),
    "d": (".#.#####", ".#######", "...#####"),
    "b": ("#.#.####", "#.######", "..#.####"),
    "P": ("#####.#.", "#######.", "#####..."),
    "Y": ("####.#.#", "######.#", "####.#.."),
    "/": (".#.##.#.", ".####.#.", ".#.####.", ".#####.#", ".######."),
    "\\": ("#.#..#.#", "#.##.#.#", "#.#.##.#", "#.####.#"),
    "|": ("#.#.#.#.", ".#.#.#.#"),
    "-": ("..##....", "....##.."),
    "=": ("..####..",),
}
"""Letters, and where their ink lies in two columns and four rows."""
_FULL = {
    TONES.index(tone): sign
    for tone, sign in zip(("accent", "body", "hair", "shirt", "legs", "prop"), "@##=%=", strict=True)
}
"""For a cell that is full."""
_FEW = 3
"""Dots that are too few to hide what is behind them."""


def letters(sight: Sight, width: int, height: int, ink: Ink) -> tuple[Row, ...]:
    """The picture in so many cells."""
    return in_cells(sight, width, height, ink, _letter)


def _letter(cell: Cell, colours: tuple[str, ...]) -> tuple[str, str]:
    near = [tone for tone in cell if tone in _FULL]
    far = [place for place, tone in enumerate(cell) if tone in FAR]
    if far and len(near) < _FEW:
        sign = ":" if len(far) >= _FEW else "." if far[-1] >= len(cell) / 2 else "'"
        return sign, colours[cell[far[0]]]
    if not near:
        return "_", colours[FLOOR]
    found = _like(tuple(tone in _FULL for tone in cell))
    return _FULL[max(near, key=near.count)] if found == "#" else found, colours[min(near)]


@cache
def _like(inked: tuple[bool, ...]) -> str:
    """The letter that has the fewest dots elsewhere."""

    def off(letter: str) -> int:
        return min(sum((dot == "#") != ink for dot, ink in zip(dots, inked, strict=True)) for dots in _LIKE[letter])

    return min(_LIKE, key=off)
