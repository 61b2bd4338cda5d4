"""An encrypted journal: telling one by its bytes, and connecting to it with a passphrase."""

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from triage.errors import JournalUnusable

if TYPE_CHECKING:
    import sqlite3

# Nothing here is imported that a conversation without a journal does not need.

HEADER = b"SQLite format 3\0"
"""How a database begins that is not encrypted."""
MISSING = "encryption is not installed; `pip install 'backtriage[encrypted]'` adds it"
_PAGE = 4096
_FEWEST_BYTES = 200
"""Different values among the bytes of a page; what is encrypted has nearly all 256, what people write far fewer."""
_NEVER_WAITING = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def is_encrypted(file: Path) -> bool:
    """Whether it looks like an encrypted journal; what it holds can only be told with its passphrase.

    Not while this program has the journal open: looking into it would give up the locks on it.
    """
    try:
        if not stat.S_ISREG(file.lstat().st_mode):
            return False
        opened = os.open(file, os.O_RDONLY | _NEVER_WAITING)
        try:
            page = os.read(opened, _PAGE)
        finally:
            os.close(opened)
    except OSError:
        return False
    return len(page) == _PAGE and not page.startswith(HEADER) and len(set(page)) >= _FEWEST_BYTES


def is_installed() -> bool:
    """Whether encrypted journals can be opened and made at all."""
    from importlib.util import find_spec  # noqa: PLC0415 - every start with a journal loads this module

    try:
        return find_spec("sqlcipher3") is not None
    except (ImportError, ValueError):
        return False


def connect_encrypted(file: Path, patience: float, key: str) -> "sqlite3.Connection":
    """A connection like any other; a passphrase that is not the right one shows when it is first read from.

    Raises:
        JournalUnusable: encryption is not installed.
    """
    try:
        from sqlcipher3 import dbapi2  # noqa: PLC0415 - an extra, for those who encrypt their journal
    except ImportError as error:
        raise JournalUnusable(MISSING) from error
    connection: sqlite3.Connection = dbapi2.connect(
        f"{file.absolute().as_uri()}?mode=rw", uri=True, timeout=patience, isolation_level=None
    )
    connection.text_factory = bytes
    connection.execute("PRAGMA cipher_log_level = NONE")  # it would write on the screen
    connection.execute("PRAGMA cipher_default_compatibility = 4")  # as it was made, whatever a later version prefers
    if key:
        connection.execute(f"PRAGMA key = {quoted(key)}")
    return connection


def quoted(key: str) -> str:
    """A passphrase as SQL takes it: a pragma has no parameters."""
    return "'" + key.replace("'", "''") + "'"
