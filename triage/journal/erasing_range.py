"""Erasing what was kept on a range of days, so that nothing of it stays in the journal's files.

A conversation, a session, an entry or a measure goes as a whole when anything of it belongs to one of the days. Its
rows stay, with nothing in them: what was kept before them no longer counts as whole, and they are not taken for damage.
"""

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from triage.journal import days, files
from triage.journal.exchange import opened
from triage.journal.faults import refused
from triage.journal.moving import shut_out
from triage.journal.rows import COLUMNS, ERASED, FORGOTTEN, checked, sealed
from triage.journal.scanning import Scanned, existing, marks_of, scan
from triage.journal.verifying import day_of, writing
from triage.model.event_kinds import NOTED

_LISTED = ", ".join(COLUMNS)
_PLACES = ", ".join("?" for _ in COLUMNS)
_EVERY_ROW = f"SELECT {_LISTED} FROM events ORDER BY seq"  # noqa: S608 - names of our own
_REPLACE = f"REPLACE INTO events ({_LISTED}) VALUES ({_PLACES})"  # noqa: S608 - names of our own
_MARKED = tuple(COLUMNS.index(name) for name in ("interview", "body", "checksum"))
_SHORTEST_ENCRYPTED = 8
"""Bytes of a mark that is looked for in an encrypted file, where a shorter one may stand by chance."""


@dataclass(frozen=True, slots=True)
class ErasedDays:
    """What is gone, and what was looked at afterwards."""

    groups: int
    """Conversations, sessions, entries and measures."""
    rows: int
    damaged: int
    """Rows among them that were damaged, so that nobody knows what day they were of."""
    scanned: Scanned
    older: tuple[Path, ...] = ()
    """Journals that were kept aside when a backup was restored; they are as they were."""


@dataclass(slots=True)
class _Going:
    """What has been found to go."""

    rows: dict[int, tuple[object, ...]] = field(default_factory=dict)
    """By number, texts as bytes."""
    groups: set[str] = field(default_factory=set)
    damaged: int = 0


def erase_days(file: Path, first: date, last: date, key: str = "") -> ErasedDays:
    """Erase what was kept on these days, or is about one of them, both included.

    Raises:
        JournalUnusable: there is no journal, another program uses it, or it cannot be written.
    """
    if not files.is_there(file):
        raise refused(file, "is not there; nothing has been kept")
    with opened(file, key) as connection, _alone(connection, file):
        going = _take_out(connection, first, last)
        _leave_nothing(connection)
    marks = {mark for row in going.rows.values() for mark in marks_of(row[at] for at in _MARKED) if mark}
    if key:
        marks = {mark for mark in marks if len(mark) >= _SHORTEST_ENCRYPTED}
    scanned = scan(existing(file), marks, lambda: _everything(file, key))
    return ErasedDays(len(going.groups), len(going.rows), going.damaged, scanned, files.kept_aside(file))


@contextmanager
def _alone(connection: sqlite3.Connection, file: Path) -> Iterator[None]:
    """Nobody else reads or writes here; what was written ahead is in the file, and overwritten where it was."""
    ahead = -1
    if os.name != "nt":  # there, SQLite could not remove it
        with suppress(FileNotFoundError):
            ahead = files.open_to_write(file.with_name(file.name + files.BESIDE[0]))
    try:
        shut_out(connection)
        if ahead >= 0 and not os.fstat(ahead).st_nlink:
            files.write_zeros(ahead)
    finally:
        if ahead >= 0:
            os.close(ahead)
    connection.execute("PRAGMA journal_mode = WAL")  # another kind would write down what is erased once more
    connection.execute("PRAGMA temp_store = MEMORY")
    yield


def _take_out(connection: sqlite3.Connection, first: date, last: date) -> _Going:
    """Leave nothing in the rows that go, and nothing about them in the days."""
    with writing(connection):
        going = _find(connection, first, last)
        left = (sealed(seq, "", "", 0, (ERASED, "{}", "")) for seq in going.rows)
        connection.executemany(_REPLACE, left)
        days.build_again(connection)
    return going


def _find(connection: sqlite3.Connection, first: date, last: date) -> _Going:
    going = _Going()
    for row in connection.execute(_EVERY_ROW):
        try:
            _, group, _, _, kind, body, _ = checked(row)
            if kind not in {FORGOTTEN, ERASED} and any(first <= day <= last for day in _days_of(row, kind, body)):
                going.groups.add(group)
        except ValueError:
            going.damaged += 1
            going.rows[int(str(row[0]))] = row
    groups = {group.encode() for group in going.groups}
    at = COLUMNS.index("interview")
    going.rows |= {row[0]: row for row in connection.execute(_EVERY_ROW) if row[at] in groups}
    return going


def _days_of(row: tuple[object, ...], kind: str, body: str) -> Iterator[date]:
    """The day on which it was kept, and that which an entry is about.

    Raises:
        ValueError: there is no such day in it.
    """
    kept_on = day_of(row)
    if kept_on is None:
        raise ValueError("a row without a time")
    yield kept_on
    if kind == NOTED:
        told = json.loads(body)
        yield date.fromisoformat(str(told.get("at"))[:10] if isinstance(told, dict) else "")


def _leave_nothing(connection: sqlite3.Connection) -> None:
    """Have the zeros over what was erased on the disk before the file becomes shorter, and then no free page in it."""
    for statement in ("PRAGMA wal_checkpoint(TRUNCATE)", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
        connection.execute(statement).fetchall()


def _everything(file: Path, key: str) -> bytes:
    """All texts in the journal, one behind the other as they stand in its file."""
    with opened(file, key) as connection, closing(connection.cursor()) as cursor:
        schema = cursor.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
        names = [bytes(name).decode() for type_, name, _, _ in schema if type_ == b"table"]
        tables = (cursor.execute(f'SELECT * FROM "{name}"') for name in names)  # noqa: S608 - names of its own
        rows = [(b"SQLite format 3",), *schema, *(row for table in tables for row in table)]
        return b"\n".join(_joined(row) for row in rows)


def _joined(row: Iterable[object]) -> bytes:
    # The numbers 0 and 1 take no room in a row of SQLite's.
    return b"".join(value if isinstance(value, bytes) else b"" if value in {0, 1, None} else b"\n" for value in row)
