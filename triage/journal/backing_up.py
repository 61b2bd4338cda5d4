"""Copies of a journal: made whole, and put in its place again; the journal that was there is kept."""

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from triage.errors import JournalUnusable
from triage.journal import days, files
from triage.journal.encryption import HEADER
from triage.journal.exchange import LAST, opened
from triage.journal.faults import database_errors, refused, told, unreadable
from triage.journal.rows import ERASED, sealed
from triage.journal.schema import is_foreign, prepare
from triage.journal.store import INSERT, PATIENCE, connect
from triage.journal.verifying import Verified, faults_of, look_over, writing


@dataclass(frozen=True, slots=True)
class Restored:
    """What became of it."""

    verified: Verified
    """The journal as it is now."""
    aside: Path | None
    """Where the journal is that was there before; None where there was none."""


def backup(file: Path, to: Path, key: str = "") -> Verified:
    """Copy the journal into a new file that only the person can read; what was read back of it.

    Raises:
        JournalUnusable: there is no journal, it cannot be read, or the new file is there already or cannot be written.
    """
    if not files.is_there(file):
        raise refused(file, "is not there; nothing has been kept")
    with opened(file, key) as connection, told(to):
        number = _new(to)
        try:
            _copy(connection, to, number)
            with closing(connect(to, PATIENCE, key)) as copied:
                return look_over(copied)
        except BaseException:
            with suppress(FileNotFoundError):
                to.unlink()
            raise


def restore(file: Path, backup: Path, key: str = "") -> Restored:
    """Put a backup in the place of the journal, once all of it was looked at; the journal that is there is kept aside.

    The key is that of the backup, and the journal's from then on.

    Raises:
        JournalUnusable: the backup is not fit for it, or another program uses the journal; nothing was changed.
    """
    with told(file):
        files.settle(file)
        files.make_folder(file)
        files.check(file)
        _check_owner(file)
        coming = files.new_beside(file)
        try:
            with told(backup):
                _read_backup(file, backup, coming, key)
                verified = _made_ready(coming, backup, key)
            aside = _take_place(coming, file)
        except BaseException:
            files.clear(file)
            raise
    return Restored(verified, aside)


def _new(to: Path) -> int:
    """An empty file that was not there before, open; whoever else may use the folder, it is this one and no link."""
    try:
        return files.create(to)
    except FileExistsError as error:
        raise refused(to, "is there already; name another file") from error


def _copy(connection: sqlite3.Connection, to: Path, number: int) -> None:
    """Write all of the journal into the file with this number, and have it on the disk."""
    try:
        connection.execute("VACUUM INTO ?", (to.absolute().as_uri(),))
        os.fsync(number)
        if not os.path.samestat(os.fstat(number), to.lstat()):
            raise refused(to, "was taken away meanwhile; choose a folder of your own")
    finally:
        os.close(number)
    files.make_last(to.parent)


def _read_backup(file: Path, backup: Path, coming: Path, key: str) -> None:
    """Copy a backup into an empty file, if it is one and is not damaged."""
    if not backup.is_file():
        raise refused(backup, "is not there" if not files.is_there(backup) else "is not a file")
    if files.is_there(file) and backup.samefile(file):
        raise refused(backup, "is the journal itself")
    with closing(connect(backup, PATIENCE, key)) as connection:
        if is_foreign(connection) or not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            raise refused(backup, "is not a backup of a journal; nothing was changed")
        if faults_of(connection):
            raise refused(backup, "is damaged; nothing was changed")
        _copy(connection, coming, files.open_to_write(coming))


def _made_ready(coming: Path, backup: Path, key: str) -> Verified:
    """Have the copy as this version has journals; what was found of it."""
    with closing(connect(coming, PATIENCE, key)) as connection:
        prepare(connection, backup)
        with writing(connection):
            _end_what_counted(connection)
            days.build_again(connection)
        verified = look_over(connection)
        connection.execute("PRAGMA journal_mode = DELETE")  # it takes the place of the journal alone
    return verified


def _end_what_counted(connection: sqlite3.Connection) -> None:
    """As if days had been erased: what was kept after the backup may have been a warning, and is not in it."""
    (last,) = connection.execute(LAST).fetchone()
    connection.execute(INSERT, sealed(last + 1, "", "", 0, (ERASED, "{}", "")))


def _check_owner(file: Path) -> None:
    """Refuse to move away what is another program's; what is no database, or damaged, may be moved."""
    with suppress(FileNotFoundError), file.open("rb") as beginning:
        if beginning.read(len(HEADER)) != HEADER:  # nothing that stands beside it is to be touched
            return
        try:
            with closing(connect(file)) as connection:
                if is_foreign(connection):
                    raise refused(file, "belongs to another program; nothing was changed")
        except database_errors() as error:
            if not unreadable(error):
                raise


def _take_place(coming: Path, file: Path) -> Path | None:
    """Put the new file where the journal is, in one step; where that is now."""
    if not files.is_there(file):
        coming.rename(file)
        files.make_last(file.parent)
        return None
    aside = files.next_aside(file)
    with _nobody_else_uses(file):
        try:
            os.link(file, aside)
        except OSError:  # some disks have no second names
            file.rename(aside)
        files.move_beside(file, aside)  # what is not in the file itself yet can only be read with it
        coming.replace(file)
        files.make_last(file.parent)
    return aside


@contextmanager
def _nobody_else_uses(file: Path) -> Iterator[None]:
    """Keep others out of a database by the locks it has itself, whether it can be read or not."""
    if sys.platform == "win32":  # there, a file that is open keeps its name
        yield
        return
    from fcntl import LOCK_EX, LOCK_NB, lockf  # noqa: PLC0415 - Windows has none

    opened = files.open_to_write(file)
    try:
        try:
            lockf(opened, LOCK_EX | LOCK_NB)
        except OSError as error:
            raise JournalUnusable(f"another program is using `{file}`; close that one, or try again") from error
        yield
    finally:
        os.close(opened)
