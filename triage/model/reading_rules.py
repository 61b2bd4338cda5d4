"""What the words of a language are held to: how hard they may be, and what must not be said."""

from collections.abc import Mapping
from dataclasses import dataclass

MEASURES = ("flesch_kincaid", "inflesz")
"""How hard a text is: a school grade of the US (Flesch-Kincaid), or INFLESZ for Spanish, where more is easier."""


@dataclass(frozen=True, slots=True)
class Forbidden:
    """Words that a reader must not meet."""

    words: tuple[str, ...]
    """In lower case; a part of a word is not meant."""
    because: str
    """Why, and what to write instead."""
    but_in: frozenset[str]
    """Files in which they are explained, below the folder of the language."""


@dataclass(frozen=True, slots=True)
class ReadingRules:
    """The rules of one language."""

    language: str
    measure: str
    page: float
    """The hardest that a page may be."""
    block: float
    """The hardest that a paragraph or an item may be."""
    short: int
    """Words of the short answer with which a page on a topic begins."""
    forbidden: Mapping[str, Forbidden]
    units: tuple[str, ...]
    """After a number, these make a dose of medicine."""
    refusals: tuple[str, ...]
    """What begins a sentence that forbids."""
    most_refusals: int
    """How many such may stand in a row."""
    times: tuple[str, ...]
    """Words that say since when."""
    not_ours: frozenset[str]
    """Files with published words that may not be changed; they have no grade."""
    known: frozenset[str]
    """Words that are spelt right though no list has them, in lower case."""
    endings: tuple[str, ...] = ()
    """What may be written to the end of a word, such as "lo" in "hágalo"."""

    def is_harder(self, measured: float, limit: float) -> bool:
        """Whether a text is harder than it may be."""
        return measured < limit if self.measure == "inflesz" else measured > limit
