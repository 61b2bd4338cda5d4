"""Moves a journal into encryption, under another passphrase, or out of it: all or nothing, whenever it is stopped.

All of it is written into a new file beside it, which is read back and compared row by row, and takes its place in one
step. Nobody else can use the journal meanwhile.
"""

import os
import sqlite3
from contextlib import closing, suppress
from itertools import zip_longest
from pathlib import Path

from triage.journal import files
from triage.journal.encryption import connect_encrypted
from triage.journal.erasing import ENDING
from triage.journal.faults import refused, told
from triage.journal.schema import APPLICATION, prepare
from triage.journal.store import PATIENCE

_TABLES = "SELECT name FROM main.sqlite_master WHERE type = 'table'"
_OBJECTS = "SELECT type, name, tbl_name, sql FROM {}.sqlite_master ORDER BY type, name"


def move(file: Path, old: str, new: str) -> None:
    """Have the journal open with the passphrase `new` instead of `old`; empty is none.

    Raises:
        JournalUnusable: it could not be done, and the journal is as it was.
    """
    with told(file):
        files.settle(file)
        files.make(file)
        files.check(file)
        if new and file.suffix != ENDING:
            raise refused(file, f"is not called `*{ENDING}`; only so can it be erased without its passphrase")
        with closing(connect_encrypted(file, PATIENCE, old)) as connection:
            prepare(connection, file)
            shut_out(connection)
            coming = files.new_beside(file)
            try:
                _fill(connection, coming, new)
                _compare(connection, coming, new)
            except BaseException:
                files.clear(file)
                raise
            if os.name == "nt":  # there, a file that is open keeps its name
                connection.close()
            _swap(coming, file)


def shut_out(connection: sqlite3.Connection) -> None:
    """From here on nobody else can read or write the journal; it fails where somebody has it open."""
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA main.locking_mode = EXCLUSIVE")  # it stays closed behind the COMMIT
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("COMMIT")
    if connection.execute("PRAGMA main.journal_mode").fetchone() != (b"delete",):
        busy = sqlite3.OperationalError("somebody was quicker")
        busy.sqlite_errorcode = sqlite3.SQLITE_BUSY
        raise busy


def _attach(connection: sqlite3.Connection, coming: Path, key: str) -> None:
    connection.execute("ATTACH DATABASE ? AS coming KEY ?", (f"{coming.absolute().as_uri()}?mode=rw", key))


def _fill(connection: sqlite3.Connection, coming: Path, key: str) -> None:
    """Write everything into the new file; it is on the disk when this returns."""
    _attach(connection, coming, key)
    connection.execute("PRAGMA coming.synchronous = EXTRA")
    connection.execute(f"PRAGMA coming.application_id = {APPLICATION}")
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute("SELECT sqlcipher_export('coming')")
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        connection.execute("DETACH DATABASE coming")


def _compare(connection: sqlite3.Connection, coming: Path, key: str) -> None:
    """Read the new file back; it holds exactly what the old one holds.

    Raises:
        JournalUnusable: it does not.
    """
    _attach(connection, coming, key)
    try:
        same = _rows(connection, _OBJECTS.format("main")) == _rows(connection, _OBJECTS.format("coming"))
        tables = _names(_rows(connection, _TABLES))
        if not (same and all(_holds_the_same(connection, table) for table in tables)):
            raise refused(coming, "could not be read back as it was written; nothing was changed, try again")
    finally:
        connection.execute("DETACH DATABASE coming")


def _rows(connection: sqlite3.Connection, statement: str) -> list[tuple[object, ...]]:
    return connection.execute(statement).fetchall()


def _names(rows: list[tuple[object, ...]]) -> list[str]:
    return [name.decode() for (name,) in rows if isinstance(name, bytes)]


def _holds_the_same(connection: sqlite3.Connection, table: str) -> bool:
    columns = _names(_rows(connection, f"SELECT name FROM pragma_table_info('{table}', 'main')"))  # noqa: S608 - as below
    listed = ", ".join(f'"{name}", typeof("{name}")' for name in columns)
    mine, its = (connection.execute(f'SELECT {listed} FROM {place}."{table}"') for place in ("main", "coming"))  # noqa: S608 - names of our own
    return all(one == other for one, other in zip_longest(mine, its))


def _swap(coming: Path, file: Path) -> None:
    """Put the new file in the place of the old one, and write zeros over that.

    The old one keeps a second name until it is done, so that the next start can finish this.
    """
    leaving = files.leaving(file)
    with suppress(OSError):  # some disks have no second names: only where it is stopped, no zeros are written then
        os.link(file, leaving)
    old = files.open_to_write(file)
    try:
        coming.replace(file)
        files.make_last(file.parent)
        files.write_zeros(old)
    finally:
        os.close(old)
    leaving.unlink(missing_ok=True)
