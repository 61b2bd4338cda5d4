"""A person's settings: opened, changed, put back and kept in their file."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from triage.errors import SettingRefused, did_you_mean
from triage.model.settings import SETTINGS, Setting, Settings, Value
from triage.places import settings_file
from triage.source.settings import read_settings, shown_path
from triage.source.settings_values import FLAGS, Misfit, fit, shown


@dataclass(frozen=True, slots=True)
class Opened:
    """The settings as they count now, and how they came about."""

    settings: Settings
    problems: tuple[str, ...]
    """What is wrong in the file, each with its place and what counts instead."""
    file: Path
    given: frozenset[str] = frozenset()
    """The settings that were set; the others are as they come."""
    regions: tuple[str, ...] = ()
    """The countries to choose from; empty when the protocol was not at hand."""
    languages: tuple[str, ...] = ()
    """The languages to choose from; empty when the words were not at hand."""


@dataclass(frozen=True, slots=True)
class SettingLine:
    """One setting, as a list shows it."""

    name: str
    value: Value
    shown: str
    """The value as a person types it."""
    given: bool
    """Whether it was set; otherwise it is as it comes."""
    about: str
    allowed: tuple[str, ...]
    """What it can be; empty when that cannot be listed."""


def open_settings(regions: Collection[str] = (), file: Path | None = None) -> Opened:
    """The settings of this person, or of the one whose file it is; whatever is wrong in it, they can be used."""
    path = file or settings_file()
    read = read_settings(path, regions)
    return Opened(read.settings, tuple(str(problem) for problem in read.problems), path, read.given, tuple(regions))


def changed(opened: Opened, name: str, word: str) -> Opened:
    """The settings with another value, not yet kept.

    Raises:
        SettingRefused: there is no such setting, or the word does not fit it.
    """
    setting = setting_called(name)
    value = FLAGS.get(word.strip().lower(), word) if setting.kind == "flag" else word
    fits = fit(setting, value, opened.regions, opened.languages)
    if isinstance(fits, Misfit):
        raise SettingRefused(fits.message)
    settings = opened.settings.having(name, fits)
    _refuse_a_shared_key(settings, setting)
    return replace(opened, settings=settings, given=opened.given | {name})


def unset(opened: Opened, name: str) -> Opened:
    """The settings with this one as it comes, not yet kept.

    Raises:
        SettingRefused: there is no such setting, or another action has its key.
    """
    setting = setting_called(name)
    settings = opened.settings.having(name, setting.default)
    _refuse_a_shared_key(settings, setting)
    return replace(opened, settings=settings, given=opened.given - {name})


def keep(opened: Opened, name: str) -> None:
    """Have the file say what this setting is now.

    Raises:
        SettingsUnwritable: it cannot, and is as it was.
    """
    from triage.source.settings_writing import write_setting  # noqa: PLC0415 - only a change needs it

    write_setting(opened.file, name, opened.settings.value(name) if name in opened.given else None)


def describe(opened: Opened) -> tuple[SettingLine, ...]:
    """Every setting, in the order of the table."""
    return tuple(
        SettingLine(
            name=setting.name,
            value=opened.settings.value(setting.name),
            shown=as_typed(opened.settings.value(setting.name)),
            given=setting.name in opened.given,
            about=setting.about,
            allowed=_allowed(setting, opened),
        )
        for setting in SETTINGS.values()
    )


def as_typed(value: Value) -> str:
    """A value as a person types it."""
    return str(value).lower() if isinstance(value, bool) else value


def file_shown(file: Path) -> str:
    """The path of the file, safe to show."""
    return shown_path(file)


def setting_called(name: str) -> Setting:
    """The setting of this name.

    Raises:
        SettingRefused: there is none.
    """
    if name not in SETTINGS:
        ending = next((known for known in SETTINGS if known.rpartition(".")[2] == name), "")
        hint = f"; did you mean `{ending}`?" if ending else did_you_mean(name, SETTINGS)
        raise SettingRefused(f"no setting is called `{shown(name)}`{hint}")
    return SETTINGS[name]


def _allowed(setting: Setting, opened: Opened) -> tuple[str, ...]:
    match setting.kind:
        case "flag":
            return ("true", "false")
        case "region":
            return opened.regions
        case "language":
            return opened.languages
        case _:
            return setting.allowed


def _refuse_a_shared_key(settings: Settings, setting: Setting) -> None:
    if setting.kind != "key":
        return
    key = settings.value(setting.name)
    for other in SETTINGS.values():
        if other.kind == "key" and other is not setting and settings.value(other.name) == key:
            raise SettingRefused(f"`{key}` is the key of `{other.name}`; choose another, or move that one first")
