"""Height and weight as people say them, in metric or imperial units."""

import re
from collections.abc import Callable, Sequence

from triage.errors import ReplyRefused, Said
from triage.model.settings import Units
from triage.render.clean import clean

HEIGHTS = (50, 250)
"""Centimetres that are taken for a height."""
WEIGHTS = (20, 400)
"""Kilograms that are taken for a weight."""

_CM_IN_INCH = 2.54
_KG_IN_POUND = 0.45359237
_INCHES_IN_FOOT = 12
_POUNDS_IN_STONE = 14
_SHOWN = 40
"""Characters of a refused text that are said back."""

_NUMBER = r"([0-9]{1,4}(?:[.,][0-9]{1,3})?)"
_WHOLE = r"([0-9]{1,3})"
_BARE = re.compile(_NUMBER)
_METRES = re.compile(rf"{_NUMBER} ?(?:m|metres?|meters?)")
_CENTIMETRES = re.compile(rf"{_NUMBER} ?(?:cm|centimetres?|centimeters?)")
_INCHES = re.compile(rf'{_NUMBER} ?(?:in|inch|inches|")')
_FEET = re.compile(rf"""{_WHOLE} ?(?:ft|foot|feet|'|-)(?: ?{_NUMBER} ?(?:in|inch|inches|")?)?""")
_KILOGRAMS = re.compile(rf"{_NUMBER} ?(?:kg|kgs|kilos?|kilograms?)")
_POUNDS = re.compile(rf"{_NUMBER} ?(?:lbs?|pounds?)")
_STONES = re.compile(rf"{_WHOLE} ?(?:st|stones?)(?: ?{_NUMBER} ?(?:lbs?|pounds?)?)?")
_MARKS = str.maketrans(
    dict.fromkeys("\u2018\u2019\u2032\u00b4", "'") | dict.fromkeys("\u201c\u201d\u2033", '"') | {"\u2013": "-"}
)
"""What keyboards and phones write for the marks of feet and inches, and for a dash."""


def read_height(text: str, units: Units) -> int:
    """The centimetres that a text means; a number without a unit is in `units`: centimetres, or inches.

    Raises:
        ReplyRefused: it is no height; the message says what would be.
    """
    said = _plain(text)
    fits = "such as 5 ft 8 in, or 172 cm" if units == "imperial" else "such as 172 cm, or 5 ft 8 in"
    if found := _BARE.fullmatch(said):
        return _bare_height(_number(found[1]), said, units, fits)
    centimetres = _centimetres(said)
    if centimetres is None:
        raise _refused(text, "height", units, f"is not a height; {fits}")
    if not _within(centimetres, HEIGHTS):
        raise _refused(
            text, "height_range", units, f"is not a height from {_range(say_height, HEIGHTS, units)}; {fits}"
        )
    return _rounded(centimetres)


def read_weight(text: str, units: Units) -> int:
    """The kilograms that a text means; a number without a unit is in `units`: kilograms, or pounds.

    Raises:
        ReplyRefused: it is no weight; the message says what would be.
    """
    said = _plain(text)
    fits = "such as 176 lb, 12 st 8, or 80 kg" if units == "imperial" else "such as 80 kg, 176 lb, or 12 st 8"
    if found := _BARE.fullmatch(said):
        return _bare_weight(_number(found[1]), said, units, fits)
    kilograms = _kilograms(said)
    if kilograms is None:
        raise _refused(text, "weight", units, f"is not a weight; {fits}")
    if not _within(kilograms, WEIGHTS):
        raise _refused(
            text, "weight_range", units, f"is not a weight from {_range(say_weight, WEIGHTS, units)}; {fits}"
        )
    return _rounded(kilograms)


def say_height(centimetres: int, units: Units) -> str:
    """A height as `read_height` reads it: to the inch in imperial units."""
    if units == "metric":
        return f"{centimetres} cm"
    feet, inches = divmod(_rounded(centimetres / _CM_IN_INCH), _INCHES_IN_FOOT)
    return f"{feet} ft {inches} in"


def say_weight(kilograms: int, units: Units) -> str:
    """A weight as `read_weight` reads it: to the pound in imperial units."""
    return f"{kilograms} kg" if units == "metric" else f"{_rounded(kilograms / _KG_IN_POUND)} lb"


def _bare_height(number: float, said: str, units: Units, fits: str) -> int:
    centimetres = number if units == "metric" else number * _CM_IN_INCH
    if _within(centimetres, HEIGHTS):
        return _rounded(centimetres)
    unit = "centimetres" if units == "metric" else "inches"
    others = {"m": number * 100, "ft": number * _INCHES_IN_FOOT * _CM_IN_INCH}
    others |= {"in": number * _CM_IN_INCH} if units == "metric" else {"cm": number}
    meant = _meant(said, others, HEIGHTS)
    why = f"{unit} is not a height from {_range(say_height, HEIGHTS, units)}; {_if_meant(meant) or fits}"
    raise _refused(said, "height_cm" if units == "metric" else "height_in", units, why, meant)


def _bare_weight(number: float, said: str, units: Units, fits: str) -> int:
    kilograms = number if units == "metric" else number * _KG_IN_POUND
    if _within(kilograms, WEIGHTS):
        return _rounded(kilograms)
    unit = "kilograms" if units == "metric" else "pounds"
    others = {"lb": number * _KG_IN_POUND} if units == "metric" else {"kg": number}
    others["st"] = number * _POUNDS_IN_STONE * _KG_IN_POUND
    meant = _meant(said, others, WEIGHTS)
    why = f"{unit} is not a weight from {_range(say_weight, WEIGHTS, units)}; {_if_meant(meant) or fits}"
    raise _refused(said, "weight_kg" if units == "metric" else "weight_lb", units, why, meant)


def _meant(said: str, others: dict[str, float], allowed: tuple[int, int]) -> list[str]:
    """How to write the number in the units in which it makes sense; it is never taken for one of them."""
    fitting = [f"`{said} {unit}`" for unit, amount in others.items() if _within(amount, allowed)]
    return [words for words in fitting if not re.search(r"[.,].* (?:ft|st)`", words)]


def _if_meant(meant: list[str]) -> str:
    return f"write {' or '.join(meant)} if you mean that" if meant else ""


def _refused(text: str, key: str, units: Units, why: str, meant: Sequence[str] = ()) -> ReplyRefused:
    """A refusal with its text in the content, `refused_` and the key."""
    size = key.partition("_")[0]
    say, allowed = (say_height, HEIGHTS) if size == "height" else (say_weight, WEIGHTS)
    low, high = (say(limit, units) for limit in allowed)
    fits = Said(f"fits_{size}_{units}", {})
    if meant:
        names = dict(zip(("this", "that"), meant, strict=False))
        fits = Said("fits_meant_either" if len(names) > 1 else "fits_meant", names)
    shown = _shown(text)
    return ReplyRefused(
        f"`{shown}` {why}", Said(f"refused_{key}", {"said": shown, "low": low, "high": high, "fits": fits})
    )


def _centimetres(said: str) -> float | None:
    if found := _CENTIMETRES.fullmatch(said):
        return _number(found[1])
    if found := _METRES.fullmatch(said):
        return _number(found[1]) * 100
    if found := _INCHES.fullmatch(said):
        return _number(found[1]) * _CM_IN_INCH
    found = _FEET.fullmatch(said)
    inches = _number(found[2]) if found and found[2] else 0.0
    if found is None or inches >= _INCHES_IN_FOOT:
        return None
    return (int(found[1]) * _INCHES_IN_FOOT + inches) * _CM_IN_INCH


def _kilograms(said: str) -> float | None:
    if found := _KILOGRAMS.fullmatch(said):
        return _number(found[1])
    if found := _POUNDS.fullmatch(said):
        return _number(found[1]) * _KG_IN_POUND
    found = _STONES.fullmatch(said)
    pounds = _number(found[2]) if found and found[2] else 0.0
    if found is None or pounds >= _POUNDS_IN_STONE:
        return None
    return (int(found[1]) * _POUNDS_IN_STONE + pounds) * _KG_IN_POUND


def _plain(text: str) -> str:
    """The text in small letters, with plain marks for feet and inches and single spaces."""
    said = " ".join(clean(text).casefold().translate(_MARKS).replace("''", '"').split())
    return re.sub(r" ?([-'\"]) ?", r"\1", said)


def _shown(text: str) -> str:
    said = " ".join(clean(text).split())
    return said if len(said) <= _SHOWN else f"{said[:_SHOWN]}…"


def _number(digits: str) -> float:
    return float(digits.replace(",", "."))


def _rounded(amount: float) -> int:
    return int(amount + 0.5)


def _within(amount: float, allowed: tuple[int, int]) -> bool:
    return allowed[0] <= _rounded(amount) <= allowed[1]


def _range(say: Callable[[int, Units], str], allowed: tuple[int, int], units: Units) -> str:
    return f"{say(allowed[0], units)} to {say(allowed[1], units)}"
