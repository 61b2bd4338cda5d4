"""A setting into its file, which keeps its comments and its order: written beside it, then put in its place."""

import os
import tempfile
import tomllib
from collections.abc import MutableMapping
from pathlib import Path
from typing import cast

from triage.errors import Problems, SettingsUnwritable
from triage.model.settings import Value
from triage.source.settings import settings_text, shown_path


def write_setting(path: Path, name: str, value: Value | None) -> None:
    """Have the file give this value, or with None, give none.

    Raises:
        SettingsUnwritable: the file cannot be changed, and is as it was.
    """
    text = _current(path)
    if path.is_symlink():
        raise SettingsUnwritable(f"{shown_path(path)} is a link to another file; change the setting there")
    changed = _changed(path, text, name, value)
    if changed == text:
        return
    try:
        _replace(path, changed)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise SettingsUnwritable(f"{shown_path(path)} cannot be written: {reason}; nothing was kept") from error


def _current(path: Path) -> str:
    problems = Problems()
    text = settings_text(path, problems)
    if problems:
        raise SettingsUnwritable(f"{problems.found[0]}; mend it, or delete it, and set this again")
    return text


def _changed(path: Path, text: str, name: str, value: Value | None) -> str:
    import tomlkit  # noqa: PLC0415 - only a change needs it
    from tomlkit.exceptions import TOMLKitError  # noqa: PLC0415

    mend = f"{shown_path(path)} is not readable as TOML; mend it, or delete it, and set this again"
    try:
        wanted = tomllib.loads(text)
        document = tomlkit.parse(text)
        _put(wanted, name, value)
        _put(cast("MutableMapping[str, object]", document), name, value)
        changed = tomlkit.dumps(document)
    except (ValueError, RecursionError, TOMLKitError) as error:
        raise SettingsUnwritable(mend) from error
    if tomllib.loads(changed) != wanted:
        raise SettingsUnwritable(f"{shown_path(path)} cannot be changed without losing something; change it by hand")
    return changed


def _put(values: MutableMapping[str, object], name: str, value: Value | None) -> None:
    group, _, short = name.rpartition(".")
    if group:
        held = values.get(group)
        if not isinstance(held, MutableMapping):
            held = {}
            if value is not None:
                values[group] = held
                held = cast("MutableMapping[str, object]", values[group])
        values = held
    if value is not None:
        values[short] = value
    elif short in values:
        del values[short]


def _replace(path: Path, text: str) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    number, beside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)  # nobody else can read it
    try:
        with os.fdopen(number, "w", encoding="utf-8", newline="") as opened:
            opened.write(text)
            opened.flush()
            os.fsync(opened.fileno())
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
