"""How hard a text is to read.

Flesch-Kincaid is counted by textstat-rs, as a school grade of the US. For Spanish there is INFLESZ: the formula of
Szigriszt-Pazos, 206.835 - 62.3 syllables / words - words / sentences; 65 and more is easy, 55 is normal.
"""

import re
import unicodedata
from importlib.util import find_spec
from itertools import pairwise

from triage.model.reading_rules import ReadingRules

FEWEST_WORDS = 10
"""A paragraph or a list that is shorter has no grade worth the name."""
SHORTEST_PAGE = 20
"""Words of a page that is graded."""
_TEMPLATE = re.compile(r"\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_NAME = re.compile(r"\{\{.*?\}\}")
_QUOTED = re.compile(r'"[^"\n]{1,60}"|«[^»\n]{1,60}»|“[^”\n]{1,60}”')
_KEYS = re.compile(r"\b[FK]\d{1,3}\b")
_WORD = re.compile(r"[^\W\d_][\w'\u2019-]*|\d[\d.,/]*")
_ENDS = re.compile(r"[.!?…]+(?=\s|$)")
_VOWELS = re.compile(r"[aeiouáéíóúü]+")
_STRONG = frozenset("aeoáéó")
_STRESSED_WEAK = frozenset("íú")


def can_read() -> bool:
    """Whether what grades and spells is installed."""
    return find_spec("textstat_rs") is not None and find_spec("simplemma") is not None


def readable(text: str) -> str:
    """A text as it is read out: one sentence at least, a name for each place to fill in, a term for what is quoted."""
    plain = _NAME.sub("you", _TEMPLATE.sub(" ", text)).replace("*", "")
    plain = " ".join(_KEYS.sub("it", _QUOTED.sub("it", plain)).split())
    plain = plain.removesuffix(":")
    return plain if not plain or _ENDS.search(plain[-1]) else f"{plain}."


def words(text: str) -> list[str]:
    """The words and numbers of a text."""
    return _WORD.findall(text)


def measured(text: str, rules: ReadingRules) -> float:
    """How hard a readable text is, by the measure of its language."""
    if rules.measure == "inflesz":
        return _inflesz(text)
    from textstat_rs import flesch_kincaid_grade  # noqa: PLC0415 - of the extra `content`

    return float(flesch_kincaid_grade(text, lang="en_US"))


def _inflesz(text: str) -> float:
    found = words(text)
    count, sentences = max(1, len(found)), max(1, len(_ENDS.findall(text)))
    return 206.835 - 62.3 * sum(map(spanish_syllables, found)) / count - count / sentences


def spanish_syllables(word: str) -> int:
    """The syllables of a Spanish word: one for each vowel or diphthong, two where vowels part."""
    plain = unicodedata.normalize("NFC", word.lower())
    plain = re.sub(r"(?<=[qg])u(?=[eiéí])", "", plain)
    plain = re.sub(r"y(?=[aeiouáéíóú])", "", plain).replace("y", "i")
    return max(1, sum(1 + _parted(group) for group in _VOWELS.findall(plain)))


def _parted(group: str) -> int:
    """How often two vowels beside each other belong to two syllables."""
    pairs = pairwise(group)
    return sum({*pair} <= _STRONG or bool({*pair} & _STRESSED_WEAK) for pair in pairs)
