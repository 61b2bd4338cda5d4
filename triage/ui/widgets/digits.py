"""Big digits for what is counted: to be read from the floor."""

from collections.abc import Mapping

HEIGHT = 5
"""Rows of a big digit."""
_FULL = "\N{FULL BLOCK}"
_SHAPES: Mapping[str, tuple[str, ...]] = {
    "0": ("###", "# #", "# #", "# #", "###"),
    "1": (" # ", "## ", " # ", " # ", "###"),
    "2": ("###", "  #", "###", "#  ", "###"),
    "3": ("###", "  #", "###", "  #", "###"),
    "4": ("# #", "# #", "###", "  #", "  #"),
    "5": ("###", "#  ", "###", "  #", "###"),
    "6": ("###", "#  ", "###", "# #", "###"),
    "7": ("###", "  #", "  #", "  #", "  #"),
    "8": ("###", "# #", "###", "# #", "###"),
    "9": ("###", "# #", "###", "  #", "###"),
    ":": (" ", "#", " ", "#", " "),
}


def big(text: str, scale: int = 1) -> tuple[str, ...]:
    """Digits and colons in five rows, or so many times as many; a part is twice as many cells wide as high."""
    apart = "  " * scale
    rows = (apart.join(_row(character, y, scale) for character in text) for y in range(HEIGHT))
    return tuple(row for row in rows for _ in range(scale))


def width_of(text: str, scale: int = 1) -> int:
    """Columns that the digits take."""
    return 2 * scale * (sum(len(_SHAPES[character][0]) for character in text) + len(text) - 1)


def _row(character: str, y: int, scale: int) -> str:
    return "".join((_FULL if part == "#" else " ") * 2 * scale for part in _SHAPES[character][y])
