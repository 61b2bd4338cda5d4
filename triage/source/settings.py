"""The settings file as settings: what is wrong in it is told, all at once, and stops nothing."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, cast

from triage.errors import Place, Problem, Problems, did_you_mean
from triage.model.settings import GROUPS, KEYS, NUMBERS, SETTINGS, Setting, Settings, Value
from triage.source.settings_values import Misfit, fit, printable, shown

if TYPE_CHECKING:
    from triage.source.toml_places import Places, Spot

LARGEST = 64 * 1024
"""Bytes; no settings file is larger."""
_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


@dataclass(frozen=True, slots=True)
class Read:
    """What a settings file says."""

    settings: Settings = field(default_factory=Settings)
    problems: tuple[Problem, ...] = ()
    given: frozenset[str] = frozenset()
    """The settings whose value comes from the file."""


def read_settings(path: Path, regions: Collection[str] = ()) -> Read:
    """The settings in this file; where there is no file, all are as they come."""
    problems = Problems()
    text = settings_text(path, problems)
    values = _parsed(text, path, problems) if text else {}
    if not text or not values:
        return Read(problems=tuple(problems.found))
    from triage.source.toml_places import places_in  # noqa: PLC0415 - as for tomllib

    reading = _Reading(path, places_in(text), problems, regions)
    given = reading.apart_keys(dict(reading.fitting(values)))
    settings = Settings()
    for name, value in given.items():
        settings = settings.having(name, value)
    return Read(settings, tuple(sorted(set(problems.found))), frozenset(given))


def settings_text(path: Path, problems: Problems) -> str:
    """The text of the file, or empty with the reason noted; a file that is not there is no problem."""
    content = _content(path, problems)
    if len(content) > LARGEST:
        problems.add(
            _placed(path), "S002", f"the file is larger than {LARGEST // 1024} KiB; every setting is as it comes"
        )
        return ""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8-sig")) + 1
        problems.add(_placed(path, (line, column)), "S003", "the file is not UTF-8 text; every setting is as it comes")
        return ""


def _content(path: Path, problems: Problems) -> bytes:
    """The bytes of the file, one more than allowed at most, or none with the reason noted."""
    try:
        path.lstat()
    except FileNotFoundError:
        return b""
    except OSError as error:
        _unreadable(path, error, problems)
        return b""
    try:
        if path.is_file():  # opening a named pipe would wait for ever
            with path.open("rb") as opened:
                return opened.read(LARGEST + 1)
        problems.add(_placed(path), "S001", "this is not a file; every setting is as it comes")
    except OSError as error:
        _unreadable(path, error, problems)
    return b""


def _unreadable(path: Path, error: OSError, problems: Problems) -> None:
    reason = (error.strerror or str(error)).lower()
    problems.add(_placed(path), "S001", f"the file cannot be read: {reason}; every setting is as it comes")


def shown_path(path: Path) -> str:
    """The path as messages have it."""
    return printable(str(path))


def _placed(path: Path, spot: "Spot" = (0, 0)) -> Place:
    return Place(shown_path(path), *spot)


def _parsed(text: str, path: Path, problems: Problems) -> Mapping[str, object]:
    import tomllib  # noqa: PLC0415 - not for the many who have no such file

    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # RecursionError: nested a thousand deep; ValueError: a huge number
        reason = str(error) if isinstance(error, tomllib.TOMLDecodeError) else "nested too deeply, or a number too long"
        at = _AT.search(reason)
        spot = (int(at[1]), int(at[2])) if at and at[1] else (text.rstrip("\n").count("\n") + 1, 0) if at else (0, 0)
        why = printable(reason[: at.start()] if at else reason)
        message = f"not readable as TOML: {why[:1].lower()}{why[1:]}; every setting is as it comes"
        problems.add(_placed(path, spot), "S004", message)
        return {}


@dataclass(frozen=True, slots=True)
class _Reading:
    path: Path
    places: "Places"
    problems: Problems
    regions: Collection[str]

    def fitting(self, values: Mapping[str, object]) -> Iterator[tuple[str, Value]]:
        """Each setting with its value; what does not fit is noted."""
        for key, value in values.items():
            if key in GROUPS and isinstance(value, dict):
                for short, inner in cast("dict[str, object]", value).items():
                    yield from self._one(f"{key}.{short}", (key, short), inner)
            elif key in GROUPS:
                message = f"`{key}` is a table, such as [{key}] on a line of its own; it changes nothing"
                self.problems.add(_placed(self.path, self.places.value((key,))), "S012", message)
            else:
                yield from self._one(key, (key,), value)

    def _one(self, name: str, path: tuple[str, ...], value: object) -> Iterator[tuple[str, Value]]:
        setting = SETTINGS.get(name) if "." not in name or len(path) > 1 else None
        if setting is None:
            self._unknown(name, path)
            return
        fits = fit(setting, value, self.regions)
        if isinstance(fits, Misfit):
            place = _placed(self.path, self.places.value(path))
            self.problems.add(place, fits.code, f"{fits.message}; {otherwise(setting)}")
            return
        yield name, fits

    def _unknown(self, name: str, path: tuple[str, ...]) -> None:
        group = path[0] if len(path) > 1 else ""
        what = {KEYS: "action", NUMBERS: "number"}.get(group, "setting")
        known = [setting.short if group else setting.name for setting in SETTINGS.values() if setting.group == group]
        elsewhere = next((setting.group for setting in SETTINGS.values() if setting.short == name), "")
        hint = f"; it stands below [{elsewhere}]" if elsewhere else did_you_mean(path[-1], known)
        message = f"no {what} is called `{shown(path[-1])}`{hint}; it changes nothing"
        self.problems.add(_placed(self.path, self.places.key(path)), "S010", message)

    def apart_keys(self, given: dict[str, Value]) -> dict[str, Value]:
        """The same without the keys that two actions would share; the action that has it by default keeps it."""
        while clash := _clash_among(given):
            setting, other = clash
            message = (
                f"`{setting.name}` and `{other.name}` are both on `{given.pop(setting.name)}`; {otherwise(setting)}"
            )
            place = _placed(self.path, self.places.value((KEYS, setting.short)))
            self.problems.add(place, "S015", message)
        return given


def otherwise(setting: Setting) -> str:
    """What counts where the file's value does not."""
    match setting.kind:
        case "region":
            return "using the default, to ask for the country"
        case "language":
            return "using the default, the language of this computer"
        case "number":
            return "using the default, the number of the country"
        case "flag":
            return f"using the default `{str(setting.default).lower()}`"
        case _:
            return f"using the default `{setting.default}`"


def _clash_among(given: dict[str, Value]) -> tuple[Setting, Setting] | None:
    """An action that was given the key of another, and the other; the last one given is the one in the way."""
    actions = [setting for setting in SETTINGS.values() if setting.kind == "key"]
    keys = {setting.name: given.get(setting.name, setting.default) for setting in actions}
    for name in reversed(given):
        for other in actions:
            if SETTINGS[name].kind == "key" and other.name != name and keys[other.name] == keys[name]:
                return SETTINGS[name], other
    return None
