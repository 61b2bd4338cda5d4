"""What the database holds, as named steps that are each taken once."""

import sqlite3
from pathlib import Path

from triage.journal.faults import database_errors, refused

APPLICATION = 0x62747269
"""Marks a SQLite file as this program's journal (`btri`)."""
MIGRATIONS: dict[str, tuple[str, ...]] = {
    "events": (
        """
        CREATE TABLE events (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            interview TEXT NOT NULL,
            at TEXT NOT NULL,
            offset_minutes INTEGER NOT NULL,
            kind TEXT NOT NULL,
            body TEXT NOT NULL,
            digest TEXT NOT NULL,
            checksum TEXT NOT NULL
        )
        """,
    ),
    "days": ("CREATE TABLE days (day TEXT PRIMARY KEY, body TEXT NOT NULL, checksum TEXT NOT NULL) WITHOUT ROWID",),
}
"""By name, in the order they are taken; what was released is never changed, only added to."""
_TRIES = 5


def prepare(connection: sqlite3.Connection, file: Path) -> None:
    """Take the steps that were not taken yet; refuse what is another program's, or a newer one's."""
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute("PRAGMA secure_delete = ON")
    _check_owner(connection, file)
    _write_ahead(connection)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA fullfsync = ON")
    if _missing(connection, file):
        _migrate(connection, file)


def is_foreign(connection: sqlite3.Connection) -> bool:
    """Whether the database holds anything, and is not this program's."""
    # In this order: another program that begins the journal just now makes both at once.
    (objects,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    return bool(application != APPLICATION and (application or objects))


def _check_owner(connection: sqlite3.Connection, file: Path) -> None:
    if is_foreign(connection):
        raise refused(file, "belongs to another program; move it away, or name another file (TRIAGE_JOURNAL)")


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Write-ahead logging. Two programs that begin at once get in each other's way here without being made to wait."""
    for tries in range(_TRIES):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except database_errors():
            if tries == _TRIES - 1:
                raise
            connection.execute("BEGIN IMMEDIATE")  # this one waits
            connection.execute("ROLLBACK")
        else:
            return


def _missing(connection: sqlite3.Connection, file: Path) -> list[str]:
    known = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'migrations'").fetchone() != (0,)
    names = connection.execute("SELECT name FROM migrations").fetchall() if known else []
    taken = {bytes(name).decode(errors="replace") if isinstance(name, bytes) else str(name) for (name,) in names}
    if taken - set(MIGRATIONS):
        raise refused(file, "was written by a newer version of this program; use that one; nothing was changed")
    return [name for name in MIGRATIONS if name not in taken]


def _migrate(connection: sqlite3.Connection, file: Path) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        _check_owner(connection, file)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute("CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY) WITHOUT ROWID")
        for name in _missing(connection, file):  # another program may have been first
            for statement in MIGRATIONS[name]:
                connection.execute(statement)
            connection.execute("INSERT INTO migrations (name) VALUES (?)", (name,))
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
