"""Words of a person as they are compared: without case, accents, apostrophes and all that is no letter or number."""

import unicodedata
from collections.abc import Mapping

Phrase = tuple[tuple[str, ...], ...]
"""Parts that all stand near each other, in any order; each is one of several wordings."""
WarningWords = Mapping[str, tuple[Phrase, ...]]
"""By finding, the phrases that raise a question about it."""
_APOSTROPHES = "'\u2019\u2018\u02bc`\u00b4"


def compared(text: str) -> list[str]:
    """The words of a text."""
    letters = []
    for letter in unicodedata.normalize("NFKD", text.casefold()):
        if unicodedata.category(letter) in {"Mn", "Cf"} or letter in _APOSTROPHES:
            continue
        letters.append(letter if letter.isalnum() else " ")
    return "".join(letters).casefold().split()
