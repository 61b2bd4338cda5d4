"""Settings as lines to read and as JSON."""

import json

from triage.services.configuring import Opened, SettingLine, describe, file_shown, setting_called

_EMPTY = "-"
"""Stands for a value that is empty."""


def as_text(opened: Opened, name: str | None = None) -> str:
    """Every setting with its value and where that comes from, or one.

    Raises:
        SettingRefused: no setting is called that.
    """
    if name is not None:
        setting_called(name)
        (line,) = (line for line in describe(opened) if line.name == name)
        can_be = f"\ncan be: {', '.join(line.allowed)}" if line.allowed else ""
        return f"{line.name} = {line.shown or _EMPTY} ({_origin(line)})\n{line.about}{can_be}"
    lines = describe(opened)
    wide = max(len(line.name) for line in lines)
    long = max(len(line.shown) for line in lines)
    rows = [f"{line.name:{wide}}  {line.shown or _EMPTY:{long}}  {_origin(line)}" for line in lines]
    return "\n".join([*rows, "", f"file: {file_shown(opened.file)}"])


def to_json(opened: Opened, name: str | None = None) -> str:
    """The same for a program.

    Raises:
        SettingRefused: no setting is called that.
    """
    if name is not None:
        setting_called(name)
    settings = {
        line.name: {"value": line.value, "set": line.given, "about": line.about, "allowed": list(line.allowed)}
        for line in describe(opened)
        if name in {None, line.name}
    }
    told = {"file": file_shown(opened.file), "problems": list(opened.problems), "settings": settings}
    return json.dumps(told, ensure_ascii=False, indent=2)


def _origin(line: SettingLine) -> str:
    return "set" if line.given else "default"
