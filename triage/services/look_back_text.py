"""What words about looking back are made of: the short texts, days and numbers."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from triage.render.clean import clean
from triage.render.names import fill_names
from triage.services.materials import Materials
from triage.services.measure_words import day_in_words

_NOTHING: Mapping[str, object] = {}
_TENTHS = 10


def look_back_text(materials: Materials, key: str, names: Mapping[str, object] = _NOTHING) -> str:
    """One of the short texts, with these names filled in."""
    texts = {name: str(value) for name, value in names.items()}
    return clean(fill_names(materials.library.diary[f"look_back_{key}"], texts))


def number(value: Fraction) -> str:
    """With one digit behind the point."""
    whole, tenth = divmod(int(value * _TENTHS + Fraction(1, 2)), _TENTHS)
    return f"{whole}.{tenth}"


def day(materials: Materials, value: date, today: date) -> str:
    """Such as ``2 November``, with its year where that is not this one."""
    return day_in_words(materials, value, today)
