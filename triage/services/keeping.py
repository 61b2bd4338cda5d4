"""Puts a document into a file or on paper: never over an existing file, and nothing is lost when it does not work."""

import contextlib
import errno
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from triage.errors import NotSaved, said
from triage.places import documents_folder
from triage.services.documents import ENDINGS

PRINT_LIMIT = 10.0
"""Seconds that a print command is given."""
_PRINTERS = ("lp", "lpr")
_MOST_NAMES = 1000
_NEW_AND_MINE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
_REASONS: Mapping[int, tuple[str, str]] = {
    errno.ENOENT: ("no_folder", "there is no such folder"),
    errno.ENOTDIR: ("no_folder", "there is no such folder"),
    errno.EACCES: ("forbidden", "this folder may not be written to"),
    errno.EPERM: ("forbidden", "this folder may not be written to"),
    errno.EROFS: ("read_only", "this disk cannot be written to"),
    errno.ENOSPC: ("full", "the disk is full"),
    errno.EDQUOT: ("no_room", "there is no room left for you on this disk"),
    errno.ENAMETOOLONG: ("long_name", "the name is too long"),
}
"""Each with the end of the name of its text, `not_saved_`."""
_NO_NAME = ("no_name", "this is not the name of a file")


@dataclass(frozen=True, slots=True)
class Printed:
    """What became of a wish to print."""

    command: str
    """The command that took it, or empty."""
    file: Path | None
    """The file to open and print instead, where no command took it."""


class Keepable(Protocol):
    """What can be kept."""

    @property
    def name(self) -> str:
        """Of the file, without its ending."""
        ...

    def form(self, form: str) -> str:
        """As ``text``, ``markdown`` or ``html``."""
        ...


def save(document: Keepable, form: str = "html", where: Path | None = None) -> Path:
    """The new file that now holds the document: in a folder, or of the name given, counted on when it is taken.

    Raises:
        NotSaved: it could not be written; the message is a sentence, and no half of a file is left.
    """
    first = documents_folder() if where is None else where.expanduser()
    if first.is_dir():
        first /= f"{document.name}.{ENDINGS[form]}"
    return put(document.form(form).encode(), first)


def put(content: bytes, first: Path) -> Path:
    """The new file that now holds this, of the name given, counted on when it is taken; only its owner may read it.

    Raises:
        NotSaved: it could not be written; the message is a sentence, and no half of a file is left.
    """
    for path in _names(first):
        try:
            _write_new(path, content)
        except FileExistsError:
            continue
        except (OSError, ValueError) as error:
            raise _not_saved(path, error) from error
        return path
    name = _shown(first.name)
    why = f"Not saved: too many files are called {name} already."
    raise NotSaved(why, said("not_saved_names", name=name))


def print_(document: Keepable) -> Printed:
    """Hand the text to the system's print command; without one that takes it, save a page to open and print.

    It takes as long as the command does, so a screen lets it run beside itself.

    Raises:
        NotSaved: there was no printing, and the page could not be written either.
    """
    text = document.form("text").encode()
    for name in _PRINTERS:
        program = shutil.which(name)
        if program is not None and Path(program).is_absolute() and _taken(program, text):
            return Printed(name, None)
    return Printed("", save(document, "html"))


def _taken(program: str, text: bytes) -> bool:
    """Whether the command took the text in time and said that all was well."""
    quiet = subprocess.DEVNULL
    try:
        done = subprocess.run(  # noqa: S603 - the system's own print command, with no argument of anybody's
            [program], input=text, stdout=quiet, stderr=quiet, timeout=PRINT_LIMIT, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0


def _names(first: Path) -> Iterator[Path]:
    yield first
    for number in range(2, _MOST_NAMES):
        yield first.with_name(f"{first.stem}-{number}{first.suffix}")


def _write_new(path: Path, content: bytes) -> None:
    """Write a file that was not there before and that only its owner may read."""
    file = os.open(path, _NEW_AND_MINE | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with open(file, "wb") as opened:  # noqa: PTH123 - a file that is open already
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
    except OSError:
        with contextlib.suppress(OSError):
            path.unlink()
        raise


def _not_saved(path: Path, error: OSError | ValueError) -> NotSaved:
    """What the system says has no text of ours, and stands as it is."""
    number = error.errno if isinstance(error, OSError) and error.errno is not None else 0
    key, reason = _REASONS.get(number) or (("", os.strerror(number).lower()) if number else _NO_NAME)
    folder = _shown(str(path.parent))
    why = said(f"not_saved_{key}") if key else reason
    return NotSaved(f"Not saved: {reason}: {folder}. Nothing of it is lost.", said("not_saved", why=why, folder=folder))


def _shown(text: str) -> str:
    """A path as it can be shown; what is not plain text in it becomes a question mark."""
    return "".join(character if character.isprintable() else "?" for character in text)
