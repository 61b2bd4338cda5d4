"""The files that journals go out to and come in from: how large they may be, and what opens an encrypted one."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

from triage.errors import FileMissing
from triage.services.keeping import put

LARGEST = 256 * 1024 * 1024
"""Bytes; a journal of a million entries takes no more."""
_NEVER_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def load(path: Path, ask: Callable[[Callable[[str], bool]], str]) -> str:
    """The text in a file; where it is encrypted, `ask` is given what tells whether a passphrase fits.

    Raises:
        FileMissing: there is no such file, or it is none that is read.
        JournalUnusable: it is encrypted and was not opened.
    """
    from triage.journal.wrapping import is_wrapped, unwrapped  # noqa: PLC0415 - only for who brings something in

    content = _bytes(path)
    if is_wrapped(content):
        found: list[bytes] = []

        def fits(key: str) -> bool:
            plain = unwrapped(content, key)
            found.extend([] if plain is None else [plain])
            return plain is not None

        ask(fits)
        content = found[-1]
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        raise FileMissing(f"`{_shown(path)}` is no text in UTF-8") from error


def _bytes(path: Path) -> bytes:
    try:
        with os.fdopen(os.open(path, os.O_RDONLY | _NEVER_WAITING), "rb") as opened:
            is_file = stat.S_ISREG(os.fstat(opened.fileno()).st_mode)
            content = opened.read(LARGEST + 1) if is_file else b""
    except OSError as error:
        reason = os.strerror(error.errno or 0).lower()
        raise FileMissing(f"`{_shown(path)}` cannot be read: {reason}") from error
    if not is_file:
        raise FileMissing(f"`{_shown(path)}` is not a file")
    if len(content) > LARGEST:
        raise FileMissing(f"`{_shown(path)}` is larger than {LARGEST // 1024 // 1024} MiB; nothing so large is read")
    return content


def store(text: str, where: Path, name: str, key: str = "") -> Path:
    """The new file that now holds it, encrypted where there is a passphrase; never over another file.

    Raises:
        NotSaved: it could not be written.
        JournalUnusable: encryption is not installed.
    """
    content = text.encode()
    if key:
        from triage.journal.wrapping import wrapped  # noqa: PLC0415 - only for who encrypts

        content = wrapped(content, key)
    first = where.expanduser()
    return put(content, first / name if first.is_dir() else first)


def _shown(path: Path) -> str:
    return "".join(character if character.isprintable() else "?" for character in str(path))
