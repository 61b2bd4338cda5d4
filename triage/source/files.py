"""Files as clean text: not too large, UTF-8, nothing in them that a terminal could act on."""

import json
from collections.abc import Iterator
from pathlib import Path

from triage.errors import Place, Problems
from triage.source.nodes import LARGEST


def read_text(folder: Path, name: str, problems: Problems) -> str | None:
    """The text of a file below `folder`, or None with the reason noted. Links that lead out of the folder are refused."""
    path = folder / name
    place = Place(f"{folder.name}/{name}")
    try:
        if not path.resolve(strict=True).is_relative_to(folder.resolve()):
            problems.add(place, "T001", "the file is a link that leads out of its folder")
            return None
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        problems.add(place, "T001", f"the file cannot be read: {(error.strerror or str(error)).lower()}")
        return None
    return decode(content, str(place), problems)


def decode(content: bytes, file: str, problems: Problems) -> str | None:
    """Bytes as text, or None with the reason noted."""
    if len(content) > LARGEST:
        problems.add(Place(file), "T002", f"the file is larger than {LARGEST // 1024} KiB")
        return None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        problems.add(Place(file, line), "T003", "the file is not UTF-8 text; save it as UTF-8")
        return None
    text = text.replace("\r\n", "\n")
    if text.replace("\n", "").isprintable():
        return text
    bad = next(index for index, character in enumerate(text) if not allowed(character))
    line = text.count("\n", 0, bad) + 1
    column = bad - (text.rfind("\n", 0, bad) + 1) + 1
    problems.add(Place(file, line, column), "T003", f"the character U+{ord(text[bad]):04X} is not text; delete it")
    return None


def allowed(character: str) -> bool:
    """Whether a character is plain text: no control, no bidirectional override, no invisible format character."""
    return character == "\n" or character.isprintable()


def names_below(folder: Path, suffix: str) -> Iterator[str]:
    """The names of the files directly in the folder with this suffix, sorted."""
    if folder.is_dir():
        yield from sorted(path.name for path in folder.iterdir() if path.suffix == suffix)


def read_json(text: str, file: str, problems: Problems) -> object:
    """A JSON text as plain values, or None with the reason noted. (Answers only; flows are never JSON.)"""
    try:
        return json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        line, column = getattr(error, "lineno", 0), getattr(error, "colno", 0)
        problems.add(Place(file, line, column), "T004", f"not readable as JSON: {getattr(error, 'msg', 'too deep')}")
        return None


__all__ = ["allowed", "decode", "names_below", "read_json", "read_text"]
