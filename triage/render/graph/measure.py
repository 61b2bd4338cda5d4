"""How wide text is at most, and how it is broken into lines: no font is at hand, so every guess is on the wide side."""

_NARROW = frozenset("ijlI.,;:'|!")
_SLIM = frozenset('frt()[]/- "')
_BROAD = frozenset("mwMWGOQ@%&")
_WIDTHS = ((_NARROW, 0.34), (_SLIM, 0.42), (_BROAD, 1.0))
_CAPITAL, _OTHER, _FOREIGN = 0.78, 0.64, 1.1
_BOLD = 1.1


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The room that text takes at a font size, in common fonts without serifs."""
    return sum(map(_width, text)) * size * (_BOLD if bold else 1)


def _width(character: str) -> float:
    for characters, share in _WIDTHS:
        if character in characters:
            return share
    if not character.isascii():
        return _FOREIGN
    return _CAPITAL if character.isupper() else _OTHER


def broken(text: str, room: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """Lines that fit into the room; a word that does not fit alone is broken as well."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if width(longer, size, bold=bold) <= room:
            line = longer
            continue
        if line:
            lines.append(line)
        *full, line = _pieces(word, room, size, bold=bold)
        lines += full
    return (*lines, line) if line else tuple(lines)


def _pieces(word: str, room: float, size: float, *, bold: bool) -> list[str]:
    pieces = [""]
    for character in word:
        if pieces[-1] and width(pieces[-1] + character, size, bold=bold) > room:
            pieces.append("")
        pieces[-1] += character
    return pieces
