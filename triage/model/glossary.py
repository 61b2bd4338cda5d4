"""Where the words of a glossary stand in a text."""

import re
from collections.abc import Iterable


def pattern_of(words: Iterable[str]) -> re.Pattern[str]:
    """Finds whole words in any case, the longest first; a space in a word may be a line end in the text."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    choices = "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest_first)
    return re.compile(rf"(?<!\w)(?:{choices})(?!\w)" if choices else "(?!)", re.IGNORECASE)


def key_of(word: str) -> str:
    """What a word is known by, whatever its case and its spaces."""
    return " ".join(word.split()).casefold()
