"""A day in the past as people write it."""

import re
from calendar import monthrange
from datetime import MINYEAR, date, timedelta
from typing import NoReturn

from triage.errors import ReplyRefused, Said, said

LONGEST_AGO = 100
"""Years; nobody's pain is older."""
_SHOWN = 40
"""Characters of a refused text that are said back."""

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBERS = {"a": 1, "an": 1} | {word: number for number, word in enumerate(_WORDS, 1)}
_NAMED_DAYS = {"today": 0, "yesterday": 1, "the day before yesterday": 2, "day before yesterday": 2}
_SHORTEST = 3
"""Letters by which a month is known."""

_AGO = re.compile(r"([0-9]{1,5}|[a-z]+) (day|week|month|year)s?(?: ago)?")
_YEAR_FIRST = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
_YEAR_LAST = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})")
_DAY_MONTH = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th|\.)?(?: of)? ?-?([a-z]{3,9})\.?(?:,? ?-?([0-9]{4}))?")
_MONTH_DAY = re.compile(r"([a-z]{3,9})\.? ?([0-9]{1,2})(?:st|nd|rd|th)?(?:,? ([0-9]{4}))?")


def read_day(text: str, today: date) -> date:
    """The day that a text means, today or before.

    Raises:
        ReplyRefused: it is no such day; the message says what would be.
    """
    said = " ".join(text.casefold().split())
    day = _ago(said, text, today) or _in_digits(said, text, today) or _with_month(said, text, today)
    if day is None:
        _refuse(text, "is not a day", "refused_day", today)
    if day > today:
        _refuse(text, "is still to come", "refused_day_ahead", today)
    if day < _months_before(today, LONGEST_AGO * 12):
        _refuse(text, f"is more than {LONGEST_AGO} years ago", "refused_day_long_ago", today, years=LONGEST_AGO)
    return day


def _ago(said: str, text: str, today: date) -> date | None:
    if said in _NAMED_DAYS:
        return _days_before(today, _NAMED_DAYS[said])
    found = _AGO.fullmatch(said)
    if found is None:
        return None
    if not found[1].isdigit() and found[1] not in _NUMBERS:
        _refuse(text, "is not a day", "refused_day", today)
    number = int(found[1]) if found[1].isdigit() else _NUMBERS[found[1]]
    match found[2]:
        case "day":
            return _days_before(today, number)
        case "week":
            return _days_before(today, number * 7)
        case "month":
            return _months_before(today, number)
        case _:
            return _months_before(today, number * 12)


def _in_digits(said: str, text: str, today: date) -> date | None:
    if found := _YEAR_FIRST.fullmatch(said):
        return _day(int(found[1]), int(found[2]), int(found[3]), text, today)
    found = _YEAR_LAST.fullmatch(said)
    if found is None:
        return None
    first, second, year = (int(part) for part in found.groups())
    if first != second and _is_month(first) and _is_month(second):
        readings = " or ".join(_written(day, month, year) for day, month in ((first, second), (second, first)))
        both = {"this_day": first, "this_month": second, "other_day": second, "other_month": first, "year": year}
        raise ReplyRefused(
            f"`{_shown(text)}` can be {readings}; write the month as a word",
            Said("refused_two_days", {"said": _shown(text), **both}),
        )
    day, month = (first, second) if _is_month(second) else (second, first)
    return _day(year, month, day, text, today)


def _with_month(said: str, text: str, today: date) -> date | None:
    if found := _DAY_MONTH.fullmatch(said):
        day, name, year = int(found[1]), found[2], found[3]
    elif found := _MONTH_DAY.fullmatch(said):
        day, name, year = int(found[2]), found[1], found[3]
    else:
        return None
    months = [number for number, known in enumerate(_MONTHS, 1) if known.startswith(name) or name == known[:3] + "t"]
    if len(months) != 1:
        return None
    if year is not None:
        return _day(int(year), months[0], day, text, today)
    return _latest(months[0], day, text, today)


def _latest(month: int, day: int, text: str, today: date) -> date:
    """The last time that there was such a day; the 29th of February can be eight years ago."""
    years = range(today.year, max(today.year - 9, MINYEAR - 1), -1)
    days = (date(year, month, day) for year in years if 1 <= day <= monthrange(year, month)[1])
    found = next((found for found in days if found <= today), None)
    return found or _no_such_day(month, day, text, today)


def _day(year: int, month: int, day: int, text: str, today: date) -> date:
    if not (year >= MINYEAR and _is_month(month)):
        _refuse(text, "is not a day", "refused_day", today)
    if not 1 <= day <= monthrange(year, month)[1]:
        _no_such_day(month, day, text, today)
    return date(year, month, day)


def _is_month(number: int) -> bool:
    return 1 <= number <= len(_MONTHS)


def _days_before(today: date, days: int) -> date:
    return today - timedelta(days) if days < today.toordinal() else date.min


def _months_before(today: date, months: int) -> date:
    """The same day of an earlier month, or its last day where it is shorter."""
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    if year < MINYEAR:
        return date.min
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def _no_such_day(month: int, day: int, text: str, today: date) -> NoReturn:
    why = f"is not a day; {_MONTHS[month - 1].capitalize()} has no day {day}"
    _refuse(text, why, "refused_day_of_month", today, no_month=month, no_day=day)


def _refuse(text: str, why: str, key: str, today: date, **names: int) -> NoReturn:
    example = _days_before(today, 21)
    fits = f"write a day such as {example.isoformat()}, {_short(example)}, 10 days ago or yesterday"
    such = said(key, said=_shown(text), date=example.isoformat(), day=example.day, month=example.month, **names)
    raise ReplyRefused(f"`{_shown(text)}` {why}; {fits}", such)


def _short(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1][:_SHORTEST].capitalize()}"


def _written(day: int, month: int, year: int) -> str:
    return f"{day} {_MONTHS[month - 1].capitalize()} {year}"


def _shown(text: str) -> str:
    said = " ".join("".join(character if character.isprintable() else " " for character in text).split())
    return said if len(said) <= _SHOWN else f"{said[:_SHOWN]}…"
