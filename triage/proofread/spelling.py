"""Words that no list of the language has, by simplemma: a slip of the pen, or one to add to the list of the house."""

import re
from collections.abc import Iterator

from triage.model.reading_rules import ReadingRules

_TEMPLATE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
_SHORTEST = 3


def unknown_words(text: str, rules: ReadingRules) -> Iterator[str]:
    """Each word of a text that is in no list; what stands in capitals is a name."""
    from simplemma import is_known  # noqa: PLC0415 - of the extra `content`

    for found in _WORD.finditer(_TEMPLATE.sub(" ", text)):
        word = found[0].replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
        plain = word.lower().removesuffix("'s")
        if len(plain) < _SHORTEST or word.isupper() or plain in rules.known:
            continue
        if not (is_known(plain, rules.language) or is_known(word, rules.language) or _short_form(plain)):
            yield word


def _short_form(word: str) -> bool:
    """Such as "don't" and "you'll", which the list of words has in parts."""
    return "'" in word
