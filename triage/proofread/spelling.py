"""Words that no list of the language has, by simplemma: a slip of the pen, or one to add to the list of the house."""

import re
from collections.abc import Callable, Iterator
from functools import partial

from triage.model.reading_rules import ReadingRules

_TEMPLATE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
_SHORTEST = 3
_WITHOUT_STRESS = str.maketrans("áéíóú", "aeiou")


def unknown_words(text: str, rules: ReadingRules) -> Iterator[str]:
    """Each word of a text that is in no list; what stands in capitals is a name. Of a language without lists, none."""
    from simplemma import is_known  # noqa: PLC0415 - of the extra `content`
    from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES  # noqa: PLC0415

    if rules.language not in SUPPORTED_LANGUAGES:
        return

    for found in _WORD.finditer(_TEMPLATE.sub(" ", text)):
        word = found[0].replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
        plain = word.lower().removesuffix("'s")
        if len(plain) < _SHORTEST or word.isupper() or plain in rules.known:
            continue
        known = partial(is_known, lang=rules.language)
        if not (known(plain) or known(word) or _short_form(plain) or _carries_an_ending(plain, rules, known)):
            yield word


def _carries_an_ending(word: str, rules: ReadingRules, known: Callable[[str], bool]) -> bool:
    """Such as "dígaselo", which is "diga" with what it is said to and what is said written to its end."""
    for ending in rules.endings:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 1:
            plain = stem.translate(_WITHOUT_STRESS)
            if known(stem) or known(plain) or _carries_an_ending(stem, rules, known):
                return True
    return False


def _short_form(word: str) -> bool:
    """Such as "don't" and "you'll", which the list of words has in parts."""
    return "'" in word
