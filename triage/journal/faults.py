"""What can go wrong with a journal, each in a sentence that says what to do."""

import errno
import sqlite3
import sys
from pathlib import Path

from triage.errors import JournalUnusable
from triage.journal.encryption import MISSING, is_encrypted, is_installed

_BY_SQLITE = {
    sqlite3.SQLITE_BUSY: "another program is using `{file}`; close that one, or try again",
    sqlite3.SQLITE_LOCKED: "another program is using `{file}`; close that one, or try again",
    sqlite3.SQLITE_READONLY: "`{file}` cannot be written; make it and its folder yours to write",
    sqlite3.SQLITE_PERM: "`{file}` cannot be written; make it and its folder yours to write",
    sqlite3.SQLITE_CANTOPEN: "`{file}` cannot be opened or written; make it and its folder yours to write",
    sqlite3.SQLITE_FULL: "there is no space left for `{file}`; free some",
    sqlite3.SQLITE_IOERR: "`{file}` cannot be read or written, as when a disk is full or gone; look at the disk",
    sqlite3.SQLITE_CORRUPT: "`{file}` is damaged; `triage journal erase` removes it, and a new one begins",
    sqlite3.SQLITE_NOTADB: "`{file}` is not a journal; move it away, or `triage journal erase` removes it",
}
_DAMAGED = _BY_SQLITE[sqlite3.SQLITE_CORRUPT]
_BY_SYSTEM = {
    errno.ENOSPC: _BY_SQLITE[sqlite3.SQLITE_FULL],
    errno.EDQUOT: _BY_SQLITE[sqlite3.SQLITE_FULL],
    errno.EFBIG: _BY_SQLITE[sqlite3.SQLITE_FULL],
    errno.EROFS: _BY_SQLITE[sqlite3.SQLITE_READONLY],
    errno.EACCES: _BY_SQLITE[sqlite3.SQLITE_READONLY],
    errno.EPERM: _BY_SQLITE[sqlite3.SQLITE_READONLY],
}
_LOCKED = "is encrypted with another passphrase, or is not a journal"
_PRIMARY = 0xFF
"""The part of SQLite's code that names the kind of fault."""


class told:  # noqa: N801 - read as a word: `with told(file)`
    """Whatever fails inside is a journal that cannot be used, and says so.

    Not made by `contextmanager`, which takes as long as the statement inside.
    """

    def __init__(self, file: Path) -> None:
        self._file = file

    def __enter__(self) -> None:
        """Nothing has failed so far."""

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        """Say what failed, in a sentence."""
        if error is None:
            return
        if isinstance(error, database_errors()):
            code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & _PRIMARY
            if code == sqlite3.SQLITE_NOTADB and is_encrypted(self._file):
                raise refused(self._file, _LOCKED if is_installed() else f"is encrypted, and {MISSING}") from error
            raise JournalUnusable(_BY_SQLITE.get(code, _DAMAGED).format(file=_named(self._file))) from error
        if isinstance(error, OSError):
            reason = _BY_SYSTEM.get(error.errno or 0, _BY_SQLITE[sqlite3.SQLITE_CANTOPEN])
            raise JournalUnusable(reason.format(file=_named(self._file))) from error


def database_errors() -> tuple[type[Exception], ...]:
    """What a database raises; that of an encrypted one is only known where one was opened."""
    encrypted = sys.modules.get("sqlcipher3.dbapi2")
    return (sqlite3.Error,) if encrypted is None else (sqlite3.Error, encrypted.Error)


def refused(file: Path, why: str) -> JournalUnusable:
    """The journal is not used, for a reason of our own."""
    return JournalUnusable(f"`{_named(file)}` {why}")


def unreadable(error: Exception) -> bool:
    """Whether the file is no database that could be read, whatever is done."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & _PRIMARY
    return code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def _named(file: Path) -> str:
    return "".join(character if character.isprintable() else "?" for character in str(file))
