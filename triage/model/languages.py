"""How languages are called."""

from triage.model.words import ORIGINAL

NAMES = {ORIGINAL: "English", "es": "Español"}
"""What languages call themselves, for who has not opened them."""
_PARTS = 2
_LENGTHS = (2, 3)


def is_code(name: str) -> bool:
    """Whether a folder of this name is that of a language: ``es``, ``pt-br``."""
    parts = name.split("-")
    fits = all(part.isascii() and part.isalnum() and part == part.lower() for part in parts)
    return fits and len(parts) <= _PARTS and parts[0].isalpha() and len(parts[0]) in _LENGTHS


def codes_of_locale(locale: str) -> tuple[str, ...]:
    """The languages that a locale asks for, the closest first: of ``es_MX.UTF-8``, es-mx and es."""
    name = locale.partition(".")[0].partition("@")[0].replace("_", "-").lower()
    found = dict.fromkeys((name, name.partition("-")[0]))
    return tuple(code for code in found if is_code(code))
