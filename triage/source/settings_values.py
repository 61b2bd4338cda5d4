"""Whether a value fits its setting; why not, and what would."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from triage.errors import did_you_mean
from triage.model.languages import is_code
from triage.model.settings import FIXED_KEYS, LONGEST_NUMBER, Setting, Value

_REGION = re.compile(r"[a-z][a-z0-9_-]{0,30}")
_FUNCTION_KEY = re.compile(r"f([1-9]|1[0-2])")
_NUMBER_MARKS = frozenset(" +-()/.,:'")
"""What stands in a number and its words beside letters and digits: nothing that means something to Markdown."""
FEWEST_DIGITS = 2
"""The shortest emergency numbers have two."""
_SHOWN = 40
FLAGS = {"true": True, "on": True, "yes": True, "false": False, "off": False, "no": False}
"""What a person types for a flag."""


@dataclass(frozen=True, slots=True)
class Misfit:
    """Why a value does not fit."""

    code: str
    message: str


def fit(
    setting: Setting, value: object, regions: Collection[str] = (), languages: Collection[str] = ()
) -> Value | Misfit:
    """The value as it counts; without `regions` or `languages`, everything that could be one fits."""
    if setting.kind == "flag":
        return (
            value
            if isinstance(value, bool)
            else Misfit("S012", f"`{setting.name}` is true or false, not {_said(value)}")
        )
    if not isinstance(value, str):
        return Misfit("S012", f"`{setting.name}` is a text in quotation marks, not {_said(value)}")
    match setting.kind:
        case "key":
            return _fit_key(setting, value)
        case "number":
            return _fit_number(setting, value)
        case "region" | "language" if value == "" or _could_be(setting, value, regions, languages):
            return value
        case _:
            known = {"region": regions, "language": languages}
            return _fit_word(setting, value, known.get(setting.kind, setting.allowed))


def _could_be(setting: Setting, value: str, regions: Collection[str], languages: Collection[str]) -> bool:
    """Whether it is taken as it stands, as there is no list of what fits."""
    if setting.kind == "region":
        return not regions and _REGION.fullmatch(value) is not None
    return not languages and is_code(value)


def shown(word: str) -> str:
    """A word from a file, short, on one line and without anything a terminal could act on."""
    plain = printable(word[:_SHOWN])
    return plain if len(word) <= _SHOWN else f"{plain}\N{HORIZONTAL ELLIPSIS}"


def printable(text: str) -> str:
    """The text on one line, without anything a terminal could act on."""
    return "".join(character if character.isprintable() else "\N{MIDDLE DOT}" for character in text)


def _said(value: object) -> str:
    """A value of another kind, as the file has it where it is short."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f"`{shown(value)}`"
    if isinstance(value, float) or (isinstance(value, int) and abs(value) < 10**_SHOWN):
        return str(value)
    kinds = {dict: "a table", list: "a list", int: "a number"}
    return kinds.get(type(value), "a date or a time")


def _fit_word(setting: Setting, word: str, known: Collection[str]) -> str | Misfit:
    if word in known:
        return word
    if not known:  # what there is was not at hand, and this could be none of it
        return Misfit("S011", f"`{setting.name}` cannot be `{shown(word)}`; a code such as `en`")
    hint = did_you_mean(word, known) or f"; {'one of ' if len(known) > 1 else 'only '}{', '.join(known)}"
    return Misfit("S011", f"`{setting.name}` cannot be `{shown(word)}`{hint}")


def _fit_key(setting: Setting, key: str) -> str | Misfit:
    if key in FIXED_KEYS:
        return Misfit(
            "S013", f"`{setting.name}` cannot be `{key}`, which answers or moves; a free letter, a mark, or f1 to f12"
        )
    single = len(key) == 1 and key.isascii() and key.isprintable() and key != ","
    if single or _FUNCTION_KEY.fullmatch(key):
        return key
    return Misfit("S013", f"`{setting.name}` cannot be `{shown(key)}`; one letter or mark such as `i`, or f1 to f12")


def _fit_number(setting: Setting, number: str) -> str | Misfit:
    plain = " ".join(number.split())
    if plain == "":
        return plain
    allowed = all(character.isalnum() or character in _NUMBER_MARKS for character in plain)
    digits = sum(character.isascii() and character.isdigit() for character in plain)
    if allowed and digits >= FEWEST_DIGITS and len(plain) <= LONGEST_NUMBER:
        return plain
    right = f"at least {FEWEST_DIGITS} digits, at most {LONGEST_NUMBER} letters, digits and spaces"
    return Misfit("S014", f"`{setting.name}` cannot be `{shown(number)}`: a number to call has {right}")
