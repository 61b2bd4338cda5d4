"""Erasing a journal so that nothing of it stays on the disk, as far as a program can see to that."""

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from triage.journal import files
from triage.journal.faults import refused, told, unreadable
from triage.journal.schema import is_foreign
from triage.journal.store import PATIENCE, connect

ENDING = ".sqlite3"
"""A file that is no database at all is only erased under a name with this ending."""


def erase(file: Path, patience: float = PATIENCE) -> tuple[Path, ...]:
    """Erase the journal and what stands beside it; the files that are gone.

    Raises:
        JournalUnusable: it is another program's, or could not be erased.
    """
    with told(file):
        files.settle(file)
    there = (*(part for part in files.parts(file) if files.is_there(part)), *files.kept_aside(file))
    if not there:
        return ()
    with told(file):
        files.check_folder(file)
        files.check(file)
        if files.is_there(file):
            _empty(file, patience)
        for part in (*files.parts(file), *files.kept_aside(file)):
            with suppress(FileNotFoundError):
                files.overwrite(part)
                part.unlink()
    return there


def _empty(file: Path, patience: float) -> None:
    """Take everything out of the database, where it still is one; its pages are overwritten as they are freed."""
    if not file.stat().st_size:
        return
    try:
        with closing(connect(file, patience)) as connection:
            if is_foreign(connection):
                raise refused(file, "belongs to another program; nothing was erased")
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute("BEGIN IMMEDIATE")  # not while another program writes
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
                connection.execute(f'DELETE FROM "{bytes(name).decode()}"')  # noqa: S608 - a name of its own
            connection.execute("COMMIT")
            connection.execute("VACUUM")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.Error as error:
        if unreadable(error) and file.suffix != ENDING and not _was_database(file):
            raise refused(file, f"is not a journal, and not called `*{ENDING}`; nothing was erased") from error
        if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_BUSY:
            raise


def _was_database(file: Path) -> bool:
    with file.open("rb") as opened:
        return opened.read(16) == b"SQLite format 3\0"
