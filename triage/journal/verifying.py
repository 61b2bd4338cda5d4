"""Looks through a whole journal, and says what of it is not as it was written."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from triage.journal import days, files
from triage.journal.exchange import opened
from triage.journal.faults import database_errors, refused, unreadable
from triage.journal.rows import COLUMNS, from_row

GONE = "gone"
"""The kind of a damaged row that is not there at all."""
_LISTED = ", ".join(COLUMNS)
_EVERY_ROW = f"SELECT {_LISTED} FROM events ORDER BY seq"  # noqa: S608 - names of our own
_ONE_ROW = f"SELECT {_LISTED} FROM events WHERE seq = ?"  # noqa: S608 - names of our own
_GIVEN = "SELECT seq FROM sqlite_sequence WHERE name = 'events'"
_MOST = 10_000_000
"""Numbers that are tried one by one where the rows cannot be read in a row."""
_WELL = "ok"


@dataclass(frozen=True, slots=True)
class DamagedRow:
    """A row that is not as it was written, or is gone."""

    seq: int
    day: date | None
    """When it was kept, as far as that can be told."""
    kind: str
    """What it kept, as far as that can be told; `gone` for one that is not there."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found of a journal."""

    rows: int
    """How many were looked at."""
    damaged: tuple[DamagedRow, ...] = ()
    days: tuple[str, ...] = ()
    """The days that were not as their entries have them."""
    faults: tuple[str, ...] = ()
    """What the database's own check says is wrong."""

    @property
    def whole(self) -> bool:
        """Whether all of it is as it was written."""
        return not (self.damaged or self.days or self.faults)


def verify(file: Path, key: str = "") -> Verified:
    """Look at every row of a journal; days that are not as their entries have them are built again.

    Raises:
        JournalUnusable: there is none, or it cannot be read.
    """
    if not files.is_there(file):
        raise refused(file, "is not there; nothing has been kept")
    with opened(file, key) as connection:
        with _as_far_as_it_can_be_read(), writing(connection):
            days.bring_up(connection)
        verified = look_over(connection)
        if verified.days:
            with writing(connection):
                days.build_again(connection)
    return verified


def look_over(connection: sqlite3.Connection) -> Verified:
    """What is found of a journal that has all its tables; nothing is changed."""
    connection.execute("BEGIN")
    try:
        faults = faults_of(connection)
        rows, damaged = _rows(connection)
        differing: tuple[str, ...] = ()
        with _as_far_as_it_can_be_read():
            differing = days.differing(connection) if days.is_current(connection) else ()
        return Verified(rows, damaged, differing, faults)
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """What is written here is on the disk at the end, all of it or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


@contextmanager
def _as_far_as_it_can_be_read() -> Iterator[None]:
    """Pages of the file that are damaged end what is done here, and nothing else."""
    try:
        yield
    except database_errors() as error:
        if not unreadable(error):
            raise


def faults_of(connection: sqlite3.Connection) -> tuple[str, ...]:
    """What the database's own check says is wrong with the file."""
    try:
        said = [_plain(line) for (line,) in connection.execute("PRAGMA integrity_check")]
    except database_errors() as error:
        if not unreadable(error):
            raise
        said = [str(error)]
    return tuple(line for line in said if line != _WELL)


def _rows(connection: sqlite3.Connection) -> tuple[int, tuple[DamagedRow, ...]]:
    """How many rows there are, and those that are damaged or gone."""
    damaged: list[DamagedRow] = []
    count = behind = 0
    for row in _every_row(connection):
        count += 1
        seq = row[0]
        assert isinstance(seq, int)  # noqa: S101 - the table's key; this tells the type checker
        damaged += [DamagedRow(number, None, GONE) for number in range(behind + 1, seq)]
        behind = seq
        if not _is_whole(row):
            damaged.append(DamagedRow(seq, day_of(row), _kind_of(row)))
    last = _last(connection)
    return count, (*damaged, *(DamagedRow(number, None, GONE) for number in range(behind + 1, last + 1)))


def _every_row(connection: sqlite3.Connection) -> Iterator[tuple[object, ...]]:
    """All rows in their order; where pages of the file are damaged, those that can still be read."""
    behind = 0
    with _as_far_as_it_can_be_read():
        for row in connection.execute(_EVERY_ROW):
            yield row
            behind = row[0]
        return
    for seq in range(behind + 1, _last(connection) + 1):
        with _as_far_as_it_can_be_read():
            yield from connection.execute(_ONE_ROW, (seq,)).fetchall()


def _last(connection: sqlite3.Connection) -> int:
    """The highest number that was ever given, as far as that is to be believed."""
    row = connection.execute(_GIVEN).fetchone()
    return row[0] if row is not None and isinstance(row[0], int) and 0 <= row[0] <= _MOST else 0


def _is_whole(row: tuple[object, ...]) -> bool:
    try:
        from_row(row)
    except (ValueError, RecursionError):
        return False
    return True


def day_of(row: tuple[object, ...]) -> date | None:
    """The person's own day on which a row says that it was kept; None where it says nothing of the kind."""
    at, offset = row[COLUMNS.index("at")], row[COLUMNS.index("offset_minutes")]
    try:
        moment = datetime.fromisoformat(_plain(at))
        return (moment + timedelta(minutes=offset if isinstance(offset, int) else 0)).date()
    except (ValueError, OverflowError):
        return None


def _kind_of(row: tuple[object, ...]) -> str:
    """The kind, where it is a word."""
    kind = _plain(row[COLUMNS.index("kind")])
    return kind if kind.isascii() and kind.isalpha() else ""


def _plain(value: object) -> str:
    return value.decode(errors="replace") if isinstance(value, bytes) else str(value)
