"""Files as clean text: not too large, UTF-8, nothing in them that a terminal could act on."""

import os
from pathlib import Path

from triage.errors import Place, Problems

LARGEST = 256 * 1024
"""Bytes; a flow or content file is never larger."""


def file_name(folder: Path, name: str) -> str:
    """What messages call a file below a folder: ``flows/rules.yaml``, wherever the folder is."""
    return f"{folder.absolute().name}/{name}"


def read_text(folder: Path, name: str, problems: Problems) -> str | None:
    """The text of a file below `folder`, or None with the reason noted. A link that leads out is refused."""
    file = file_name(folder, name)
    try:
        # `Path.resolve` raises RuntimeError for links in a circle before Python 3.13.
        path = Path(os.path.realpath(folder / name, strict=True))
        if not path.is_relative_to(os.path.realpath(folder)):
            problems.add(Place(file), "T001", "the file is a link that leads out of its folder")
            return None
        if not path.is_file():  # opening a named pipe would wait for ever
            problems.add(Place(file), "T001", "this is not a file")
            return None
        with path.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except OSError as error:
        problems.add(Place(file), "T001", f"the file cannot be read: {_reason(error)}")
        return None
    return decode(content, file, problems)


def decode(content: bytes, file: str, problems: Problems) -> str | None:
    """Bytes as text, or None with the reason noted."""
    if len(content) > LARGEST:
        problems.add(Place(file), "T002", f"the file is larger than {LARGEST // 1024} KiB")
        return None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8")
        problems.add(_place(file, before), "T003", "the file is not UTF-8 text; save it as UTF-8")
        return None
    text = text.replace("\r\n", "\n")
    bad = first_not_allowed(text)
    if bad is None:
        return text
    problems.add(_place(file, text[:bad]), "T003", not_text(text[bad]))
    return None


def _place(file: str, before: str) -> Place:
    """Where the text goes on after `before`."""
    return Place(file, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)


def first_not_allowed(text: str) -> int | None:
    """Where the first character stands that is not plain text: a control, a bidirectional override, a hidden mark."""
    if text.replace("\n", "").isprintable():
        return None
    return next(index for index, character in enumerate(text) if character != "\n" and not character.isprintable())


def not_text(character: str) -> str:
    """What to do about a character that is not plain text."""
    mend = "write a plain space" if character.isspace() else "delete it"
    return f"the character U+{ord(character):04X} is not plain text; {mend}"


def names_below(folder: Path, name: str, suffix: str, problems: Problems) -> tuple[str, ...]:
    """The names of the files directly in a folder below `folder` with this suffix, sorted."""
    try:
        found = sorted(other for other in os.listdir(folder / name) if other.endswith(suffix))  # noqa: PTH208 - names, no paths
    except OSError as error:
        problems.add(Place(file_name(folder, name)), "T001", f"the folder cannot be read: {_reason(error)}")
        return ()
    for odd in found:
        if not odd.isprintable():
            shown = "".join(character if character.isprintable() else "?" for character in odd)
            place = Place(file_name(folder, f"{name}/{shown}"))
            problems.add(place, "T001", "the name of this file holds hidden characters; rename it")
    return tuple(other for other in found if other.isprintable())


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
