"""What is looked for in the diary, read from what is typed: words, tags and days."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date

from triage.engine.days import read_day
from triage.errors import ReplyRefused

MOST_WORDS_OF_A_DAY = 6
"""Such as ``the day before yesterday``, or ``el 31 de octubre de 2026``."""
_MONTH = re.compile(r"([0-9]{4})-([0-9]{1,2})")
_YEAR = re.compile(r"[12][0-9]{3}")
_NO_AGO = re.compile(r".*\b(day|week|month|year)s?")
"""``one day`` is a day ago where a day is asked for, but two words of a note here."""


@dataclass(frozen=True, slots=True)
class Sought:
    """Entries of these days that hold these words and tags."""

    first: date = date.min
    last: date = date.max
    words: str = ""
    tags: tuple[str, ...] = ()


def read_search(text: str, today: date, in_english: Callable[[str], str] = str) -> Sought:
    """What is looked for; whatever is no tag and no day is a word. Several days mean all from the first to the last.

    `in_english` puts the words for days and months of another language into English.
    """
    tags, words = list[str](), list[str]()
    spans: list[tuple[date, date]] = []
    for said in _pieces(text.split(), today, in_english):
        if isinstance(said, tuple):
            spans.append(said)
        elif said.startswith("#") and said[1:]:
            tags.append(said[1:].lower())
        elif said != "#":
            words.append(said)
    first = min((span[0] for span in spans), default=date.min)
    last = max((span[1] for span in spans), default=date.max)
    return Sought(first, last, " ".join(words), tuple(dict.fromkeys(tags)))


def _pieces(typed: list[str], today: date, in_english: Callable[[str], str]) -> Iterator[str | tuple[date, date]]:
    """Each word, or the days that some words mean together."""
    at = 0
    while at < len(typed):
        for size in range(min(MOST_WORDS_OF_A_DAY, len(typed) - at), 0, -1):
            days = _days(in_english(" ".join(typed[at : at + size])), today)
            if days is not None:
                yield days
                break
        else:
            size = 1
            yield typed[at]
        at += size


def _days(said: str, today: date) -> tuple[date, date] | None:
    """The first and the last of the days that are meant; None where none are."""
    if found := _MONTH.fullmatch(said):
        year, month = int(found[1]), int(found[2])
        fits = MINYEAR <= year <= MAXYEAR and 1 <= month <= 12  # noqa: PLR2004 - months of a year
        return (date(year, month, 1), date(year, month, monthrange(year, month)[1])) if fits else None
    if _YEAR.fullmatch(said):
        return date(int(said), 1, 1), date(int(said), 12, 31)
    if _NO_AGO.fullmatch(said.casefold()):
        return None
    try:
        day = read_day(said, today)
    except ReplyRefused:
        return None
    return day, day
