"""Settings in the words of the settings screen."""

from collections.abc import Mapping, Sequence

from triage.model.languages import NAMES
from triage.model.settings import SETTINGS, Setting, Settings
from triage.services.configuring import as_typed
from triage.ui.phrasing import Phrases
from triage.ui.widgets.drawing import Row

WIDEST_TITLE = 36
"""Columns of a title at most; beside a longer one the value stands where it ends."""
SHOWN: tuple[Setting, ...] = tuple(SETTINGS.values())
"""The settings that have a row."""


def title(phrases: Phrases, setting: Setting) -> str:
    """What the setting is called."""
    return phrases.say(_key(setting))


def value_in_words(phrases: Phrases, setting: Setting, settings: Settings, countries: Mapping[str, str]) -> str:
    """What it is now."""
    value = settings.value(setting.name)
    if isinstance(value, bool):
        return phrases.say("settings_on" if value else "settings_off")
    match setting.kind:
        case "region":
            return countries.get(value, value) or phrases.say("settings_ask")
        case "number":
            return value or phrases.say("settings_of_the_country")
        case "language":
            return NAMES.get(value, value) or phrases.say("settings_language_auto")
        case "word":
            return phrases.say(f"settings_{setting.name}_{value}")
        case _:
            return value


def next_word(setting: Setting, settings: Settings, languages: Sequence[str] = ()) -> str:
    """What comes after the present value, where there are only a few."""
    few = ("", *languages) if setting.kind == "language" else setting.allowed or ("false", "true")
    return few[(few.index(as_typed(settings.value(setting.name))) + 1) % len(few)]


def setting_rows(phrases: Phrases, settings: Settings, countries: Mapping[str, str]) -> tuple[Row, ...]:
    """Every setting with its value, in two columns."""
    column = max(width for setting in SHOWN if (width := len(title(phrases, setting))) <= WIDEST_TITLE)
    return tuple(
        Row(
            str(number),
            title(phrases, setting),
            note=value_in_words(phrases, setting, settings, countries),
            below=_about(phrases, setting),
            column=column,
        )
        for number, setting in enumerate(SHOWN, 1)
    )


def _about(phrases: Phrases, setting: Setting) -> str:
    """What it does, where its title does not say so."""
    key = f"{_key(setting)}_about"
    return phrases.say(key) if key in phrases.texts else ""


def _key(setting: Setting) -> str:
    return f"setting_{setting.name.replace('.', '_')}"
