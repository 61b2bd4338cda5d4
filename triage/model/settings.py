"""What a person can set: one table, and the values of one person."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal, NamedTuple

Theme = Literal["dark", "light"]
Units = Literal["metric", "imperial"]
Glyphs = Literal["auto", "unicode", "ascii"]
Kind = Literal["word", "flag", "region", "language", "key", "number"]
"""One of a few words, on or off, a place of the protocol, a language, a key for an action, a number to call."""
Value = str | bool

KEYS = "keys"
NUMBERS = "numbers"
GROUPS = (KEYS, NUMBERS)
"""The tables of the file; a setting in one of them is called `table.name`."""
FIXED_KEYS = frozenset("0123456789ynuhjkl ")
"""Keys that answer questions or move about on every screen, and so cannot be given to an action."""
LONGEST_NUMBER = 60
"""Characters of an own number, with the words around it."""


class Setting(NamedTuple):
    """A row of the table."""

    name: str
    kind: Kind
    default: Value
    about: str
    """What it does, in a line."""
    allowed: tuple[str, ...] = ()
    """The words of a `word`."""

    @property
    def group(self) -> str:
        """The table of the file in which it stands; empty for most."""
        return self.name.rpartition(".")[0]

    @property
    def short(self) -> str:
        """Its name within its group."""
        return self.name.rpartition(".")[2]


_TABLE = (
    Setting("region", "region", "", "the country you are in: its numbers are shown, and it is not asked again"),
    Setting("language", "language", "", "the language of every text, from the next start on"),
    Setting("theme", "word", "dark", "the colors of the screen", ("dark", "light")),
    Setting("units", "word", "metric", "how height and weight are asked and shown", ("metric", "imperial")),
    Setting("reduced_motion", "flag", default=False, about="nothing moves or blinks"),
    Setting("reader", "flag", default=False, about="plain lines for a screen reader, from the next start on"),
    Setting("sound", "flag", default=False, about="the guided routine makes sounds"),
    Setting("sound_words", "flag", default=True, about="words stand wherever the guided routine makes a sound"),
    Setting("flash", "flag", default=False, about="the screen flashes where the guided routine makes a sound"),
    Setting("speech", "flag", default=False, about="the guided routine speaks"),
    Setting("glyphs", "word", "auto", "the marks on the screen", ("auto", "unicode", "ascii")),
    Setting("keys.back", "key", "b", "back to where you came from"),
    Setting("keys.why", "key", "w", "why we ask, or why this advice"),
    Setting("keys.words", "key", "g", "words explained"),
    Setting("keys.answers", "key", "a", "your answers so far"),
    Setting("keys.help", "key", "?", "the keys that work now"),
    Setting("keys.hide", "key", "x", "hide the screen at once"),
    Setting("keys.theme", "key", "t", "light or dark"),
    Setting("keys.leave", "key", "q", "leave"),
    Setting("keys.pages", "key", "p", "pages to read"),
    Setting("keys.restart", "key", "r", "start again"),
    Setting("keys.keep", "key", "s", "save, print or copy the advice"),
    Setting("keys.what_if", "key", "v", "what would change the advice"),
    Setting("keys.search", "key", "/", "look for words in all pages"),
    Setting("numbers.emergency", "number", "", "your own emergency number"),
    Setting("numbers.advice_line", "number", "", "your own number for advice, such as your doctor's"),
    Setting("numbers.crisis_line", "number", "", "your own number to talk to someone in a crisis"),
    Setting("numbers.poison_line", "number", "", "your own number for poison advice"),
)
SETTINGS: Mapping[str, Setting] = {setting.name: setting for setting in _TABLE}
"""Every setting by its name, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What one person has set; what they have not is as it comes."""

    region: str = ""
    """A value of the finding `region`; empty means ask."""
    language: str = ""
    """The code of a language; empty means as the computer has it."""
    theme: Theme = "dark"
    units: Units = "metric"
    reduced_motion: bool = False
    reader: bool = False
    sound: bool = False
    sound_words: bool = True
    flash: bool = False
    speech: bool = False
    glyphs: Glyphs = "auto"
    keys: Mapping[str, str] = field(default_factory=dict, hash=False)
    """Action → key, for the actions that were given another key."""
    numbers: Mapping[str, str] = field(default_factory=dict, hash=False)
    """Line → number, for the lines whose number is not the country's."""

    def value(self, name: str) -> Value:
        """The value that counts."""
        setting = SETTINGS[name]
        held = getattr(self, setting.group).get(setting.short) if setting.group else getattr(self, name)
        value: Value = setting.default if held is None else held
        return value

    def key(self, action: str) -> str:
        """The key of an action."""
        return str(self.value(f"{KEYS}.{action}"))

    def having(self, name: str, value: Value) -> "Settings":
        """The settings with another value, which must fit."""
        setting = SETTINGS[name]
        having: dict[str, Any] = {name: value}
        if setting.group:
            held = {other: kept for other, kept in getattr(self, setting.group).items() if other != setting.short}
            having = {setting.group: held if value == setting.default else {**held, setting.short: value}}
        return replace(self, **having)
