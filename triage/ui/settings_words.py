"""Settings in the words of the settings screen."""

from collections.abc import Mapping, Sequence

from triage.model.settings import SETTINGS, Setting, Settings
from triage.services.configuring import as_typed
from triage.ui.widgets.drawing import Row

TITLE = "Settings"
PROBLEMS = "Not all of your settings file can be used:"
FILE = "Kept in "
ASK = "asked each time"
OF_THE_COUNTRY = "as in the country"
NEW_KEY = "Press the new key."
NEW_NUMBER = "Type the number, then press Enter. Empty: the number of the country."
_TITLES: Mapping[str, str] = {
    "region": "Country",
    "language": "Language",
    "theme": "Colors",
    "units": "Units",
    "reduced_motion": "Less motion",
    "reader": "Plain lines",
    "sound": "Sounds",
    "sound_words": "Sounds in words",
    "flash": "Flashes",
    "speech": "Speech",
    "glyphs": "Marks",
}
_VALUES: Mapping[tuple[str, str], str] = {
    ("language", ""): "as this computer has it",
    ("language", "en"): "English",
    ("theme", "dark"): "light on dark",
    ("theme", "light"): "dark on light",
    ("units", "metric"): "centimeters, kilograms",
    ("units", "imperial"): "feet, inches, pounds",
    ("glyphs", "auto"): "as the terminal can",
    ("glyphs", "unicode"): "with all signs",
    ("glyphs", "ascii"): "plain letters only",
}

WIDEST_TITLE = 36
"""Columns of a title at most; beside a longer one the value stands where it ends."""
SHOWN: tuple[Setting, ...] = tuple(SETTINGS.values())
"""The settings that have a row."""


def title(setting: Setting) -> str:
    """What the setting is called."""
    return _TITLES.get(setting.name) or setting.about[:1].upper() + setting.about[1:]


def value_in_words(setting: Setting, settings: Settings, countries: Mapping[str, str]) -> str:
    """What it is now."""
    value = settings.value(setting.name)
    if isinstance(value, bool):
        return "on" if value else "off"
    match setting.kind:
        case "region":
            return countries.get(value, value) or ASK
        case "number":
            return value or OF_THE_COUNTRY
        case _:
            return _VALUES.get((setting.name, value), value)


def next_word(setting: Setting, settings: Settings, languages: Sequence[str] = ()) -> str:
    """What comes after the present value, where there are only a few."""
    few = ("", *languages) if setting.kind == "language" else setting.allowed or ("false", "true")
    return few[(few.index(as_typed(settings.value(setting.name))) + 1) % len(few)]


def setting_rows(settings: Settings, countries: Mapping[str, str]) -> tuple[Row, ...]:
    """Every setting with its value, in two columns."""
    column = max(width for setting in SHOWN if (width := len(title(setting))) <= WIDEST_TITLE)
    return tuple(
        Row(
            str(number),
            title(setting),
            note=value_in_words(setting, settings, countries),
            below=setting.about[:1].upper() + setting.about[1:] if setting.name in _TITLES else "",
            column=column,
        )
        for number, setting in enumerate(SHOWN, 1)
    )


def not_kept(why: str) -> str:
    """That a change holds for this run only."""
    return f"Changed until you leave: {why}."


def refused(why: str) -> str:
    """Why a value was not taken."""
    return f"Not taken: {why}."
