"""Text for a terminal that knows no more than ASCII."""

from functools import lru_cache
from unicodedata import combining, east_asian_width, normalize

UNKNOWN = "?"
"""What stands for a character that has no likeness."""

_ONE_CELL = {
    **dict.fromkeys("\u2010\u2011\u2012\u2013—\u2015\u2212─━┄┅┈┉╌╍═", "-"),
    **dict.fromkeys("│┃┆┇┊┋╎╏║▏▎▍▌▐▕", "|"),
    **dict.fromkeys("┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋╭╮╰╯╔╗╚╝╠╣╦╩╬", "+"),
    **dict.fromkeys("█▉▊▋■▪▮▓", "#"),
    **dict.fromkeys("▔░▒", "_"),
    **dict.fromkeys("▁▂▃▄▅▆▇▀", "|"),
    **dict.fromkeys("□▫▯", "."),
    **dict.fromkeys("●•◉◆★", "*"),
    **dict.fromkeys("○◦◯◇☆", "o"),
    **dict.fromkeys("…·", "."),
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u00b4", "'"),
    **dict.fromkeys("“”„‟″", '"'),
    **dict.fromkeys("→⇒➜▶▸►\u203a»", ">"),
    **dict.fromkeys("←⇐◀◂◄\u2039«", "<"),
    **dict.fromkeys("↑▲▴⇑", "^"),
    **dict.fromkeys("↓▼▾⇓", "v"),
    **dict.fromkeys("\u00d7✕✗✘", "x"),
    **dict.fromkeys("✓✔", "v"),
    **dict(zip("\u0131łŁøØđĐðþß÷≈°¿¡⏎↵∙⋅", "ilLoOdDdps/~o?!<<..", strict=True)),
}
"""Not here: signs such as `≥`, of which one character would tell half; a `?` is at least not wrong."""
_IN_WORDS = {
    "≥": ">=",
    "≤": "<=",
    "→": "->",
    "←": "<-",
    "…": "...",
    "—": "--",
    "±": "+/-",
    "½": "1/2",
    "¼": "1/4",
    "¾": "3/4",
    "ß": "ss",
    "æ": "ae",
    "Æ": "AE",
    "œ": "oe",
    "Œ": "OE",
}
"""Where a longer likeness keeps the meaning, and the width does not matter."""


def in_cells(text: str) -> str:
    """The text in ASCII, as many cells wide as before; `?` for each cell of what has no likeness."""
    return text if text.isascii() else "".join(map(_in_cells, text))


def in_words(text: str) -> str:
    """The text in ASCII; a sign may become several characters, so that it keeps its meaning."""
    return text if text.isascii() else "".join(_IN_WORDS.get(character) or _in_cells(character) for character in text)


def writable(text: str, encoding: str | None) -> str:
    """The text as it is where this encoding can take it, and otherwise in ASCII; without an encoding, as it is."""
    try:
        text.encode(encoding or "utf-8")
    except (LookupError, UnicodeEncodeError):
        return in_words(text)
    return text


@lru_cache(1024)
def _in_cells(character: str) -> str:
    if character.isascii():
        return character
    known = _ONE_CELL.get(character)
    if known is not None:
        return known
    cells = _cells(character)
    plain = "".join(part for part in normalize("NFKD", character) if part.isascii())
    return plain if len(plain) == cells else UNKNOWN * cells


def _cells(character: str) -> int:
    if combining(character) or not character.isprintable():
        return 1 if character.isspace() else 0
    return 2 if east_asian_width(character) in "WF" else 1
