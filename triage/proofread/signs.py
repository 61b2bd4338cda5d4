"""What must be the same in a text and its translation: placeholders, numbers, and whether something is denied."""

import re
from collections.abc import Collection
from functools import lru_cache

from triage.model.words import PERSON_NAMES

_TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_WORD = re.compile(r"[^\W\d_]{2,}")
FEW = 3
"""Words from which on a text that is the same in two languages was not translated."""


def tags(words: str) -> list[str]:
    """The placeholders and tags, but for the names of the person, which a language needs where it needs them."""
    found = (" ".join(tag.split()) for tag in _TAG.findall(words))
    return sorted(tag for tag in found if tag.strip("{} ") not in PERSON_NAMES)


def numbers(words: str) -> list[str]:
    """The numbers, however the language writes them."""
    return sorted(found.replace(",", ".") for found in _NUMBER.findall(_TAG.sub(" ", words)))


def denies(words: str, negations: Collection[str]) -> bool:
    """Whether it holds a word that denies."""
    return bool(negations) and _pattern(tuple(negations)).search(_TAG.sub(" ", words)) is not None


def counted(words: str) -> int:
    """How many words it has."""
    return len(_WORD.findall(_TAG.sub(" ", words)))


@lru_cache(maxsize=8)
def _pattern(negations: tuple[str, ...]) -> re.Pattern[str]:
    """Whole words; `*` stands for any letters."""
    words = "|".join(re.escape(word).replace(r"\*", r"\w*") for word in negations)
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
