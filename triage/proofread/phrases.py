"""What must not be said: reassurance that nobody can give, words that frighten, doses, and orders in a row."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from triage.model.reading_rules import Forbidden, ReadingRules

_NAME = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
REMOTE = re.compile(r"(?:https?|ftp)://|\bwww\.|!\[|\]\(", re.IGNORECASE)
"""What leads out of the program; sources stand apart."""


def forbidden_in(text: str, file: str, rules: ReadingRules) -> Iterator[tuple[str, Forbidden]]:
    """Each phrase of a text that must not stand there."""
    folded = text.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    for rule in rules.forbidden.values():
        if file not in rule.but_in:
            yield from ((found[0], rule) for found in _any_of(rule.words).finditer(folded))


def doses_in(text: str, rules: ReadingRules) -> Iterator[str]:
    """Each number with a unit in which medicine is counted."""
    for found in _dose(rules.units).finditer(_NAME.sub(" ", text.lower())):
        yield found[0]


def longest_pile(texts: Iterable[str], rules: ReadingRules) -> tuple[int, int]:
    """How many texts in a row forbid something, and where the longest such row begins."""
    longest = start = run = 0
    for number, text in enumerate(texts):
        run = run + 1 if _refusal(rules.refusals).match(text.lower().lstrip("*")) else 0
        if run > longest:
            longest, start = run, number - run + 1
    return longest, start


def says_when(text: str, rules: ReadingRules) -> bool:
    """Whether a text says since when."""
    return _any_of(rules.times).search(text.lower()) is not None


@lru_cache(64)
def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?<!\w){re.escape(phrase)}(?!\w)" for phrase in phrases))


@lru_cache(8)
def _dose(units: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\d+(?:[.,]\d+)?\s?(?:{'|'.join(map(re.escape, units))})(?!\w)")


@lru_cache(8)
def _refusal(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(map(re.escape, phrases))})(?!\w)")
