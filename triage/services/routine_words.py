"""The short texts of the guided routine, filled in."""

from collections.abc import Mapping

from triage.render.clean import clean
from triage.render.names import fill_names
from triage.services.materials import Materials

_NOTHING: Mapping[str, object] = {}


def routine_text(materials: Materials, key: str, names: Mapping[str, object] = _NOTHING) -> str:
    """One of them, with these names filled in."""
    texts = {name: str(value) for name, value in names.items()}
    return clean(fill_names(materials.library.routine[key], texts))


def seconds_in_words(materials: Materials, seconds: int) -> str:
    """Such as ``10 seconds`` or ``5 minutes``."""
    minutes, rest = divmod(seconds, 60)
    if minutes and not rest:
        key, number = ("plain_minute" if minutes == 1 else "plain_minutes"), minutes
    else:
        key, number = ("plain_second" if seconds == 1 else "plain_seconds"), seconds
    return routine_text(materials, key, {"number": number})
