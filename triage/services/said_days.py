"""A day or a moment in the words of the person's language, for the readers that know the English ones."""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import TypeVar

from triage.engine.days import read_day
from triage.errors import ReplyRefused, Said
from triage.services.phrasing import Phrases

_ENGLISH_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_Read = TypeVar("_Read", date, datetime)
_SHOWN = 40
"""Characters of a refused text that are said back."""


def in_english(phrases: Phrases, text: str) -> str:
    """The text with the words for days, months and times in English; every other word as it is."""
    pairs = (pair.partition("=") for pair in phrases.texts["typed_days"].split(","))
    meant = {" ".join(own.casefold().split()): english.strip() for own, _, english in pairs}
    for listed in ("months_short", "months"):
        meant |= dict(zip((name.casefold() for name in phrases.listed(listed)), _ENGLISH_MONTHS, strict=True))
    longest_first = sorted(filter(None, meant), key=len, reverse=True)
    pattern = rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)"
    said = re.sub(pattern, lambda found: meant[found[0]], " ".join(text.casefold().split()))
    return " ".join(said.split())


def read_said(phrases: Phrases, text: str, read: Callable[[str], _Read]) -> _Read:
    """What `read` makes of the text; what it refuses is told with the words that were typed.

    Raises:
        ReplyRefused: it is no such day or moment.
    """
    try:
        return read(in_english(phrases, text))
    except ReplyRefused as refused:
        if refused.said is None or "said" not in refused.said.names:
            raise
        typed = " ".join(text.split())
        shown = typed if len(typed) <= _SHOWN else f"{typed[:_SHOWN]}\N{HORIZONTAL ELLIPSIS}"
        raise ReplyRefused(str(refused), Said(refused.said.key, {**refused.said.names, "said": shown})) from refused


def read_said_day(phrases: Phrases, text: str, today: date) -> date:
    """The day that a text means, today or before.

    Raises:
        ReplyRefused: it is no such day.
    """
    return read_said(phrases, text, lambda said: read_day(said, today))
