"""The journal: one SQLite file, to which events are added and from which they are read back."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from triage.journal import files
from triage.journal.encryption import connect_encrypted
from triage.journal.faults import told
from triage.journal.rows import COLUMNS, ERASED, Record, forgotten, from_row, to_row
from triage.journal.schema import prepare
from triage.model.events import Entry

PATIENCE = 5.0
"""Seconds that another program is waited for."""
IMPATIENCE = 0.1
"""Seconds that it is waited for once it has been in the way."""
_MOST = 1 << 62
"""Rows; no journal is that long."""
_LISTED = ", ".join(COLUMNS)
_PLACES = ", ".join("?" for _ in COLUMNS)
INSERT = f"INSERT INTO events ({_LISTED}) VALUES ({_PLACES})"  # noqa: S608 - names of our own
_REPLACE = f"REPLACE INTO events ({_LISTED}) VALUES ({_PLACES})"  # noqa: S608 - names of our own
_KIND = COLUMNS.index("kind")


@dataclass(frozen=True, slots=True)
class Contents:
    """What could be read, in the order it was kept, and what could not."""

    records: tuple[Record, ...]
    damaged: tuple[int, ...]
    """The numbers of rows that are not as they were written, or are gone."""
    after: int
    """The number up to which nothing was looked at."""
    until: int
    """The highest number there was."""
    erased: int = 0
    """The highest number of a row that was erased with the days it was kept on; 0 for none."""


class Store:
    """An open journal. Whatever fails raises `JournalUnusable`, and nothing of what was asked has happened."""

    def __init__(self, file: Path, *, patient: bool = True, key: str = "") -> None:
        self._file = file
        self.has_damage = False
        """Whether rows of the diary were found that are not as they were written."""
        with told(file):
            files.settle(file)
            files.make(file)
            files.check(file)
            self._connection = connect(file, PATIENCE if patient else IMPATIENCE, key)
            try:
                prepare(self._connection, file)
                self._clear_what_was_coming()
            except BaseException:
                self._connection.close()
                raise

    def append(self, interview: str, entries: Iterable[Entry]) -> None:
        """Keep these events, all or none; they are on the disk when this returns."""
        with self.writing() as connection:
            for seq, entry in enumerate(entries, self._last() + 1):
                connection.execute(INSERT, to_row(seq, interview, entry))

    def forget(self, interview: str) -> None:
        """Erase the content of everything kept of this conversation."""
        with self.writing() as connection:
            found = connection.execute("SELECT seq FROM events WHERE interview = ?", (interview,)).fetchall()
            connection.executemany(_REPLACE, [forgotten(seq) for (seq,) in found])
        with told(self._file):
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def writing(self) -> "_Transaction":
        """What is written in it is on the disk at its end, all of it or nothing; nobody else writes meanwhile."""
        return _Transaction(self._file, self._connection)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """All that is read here is as it is at one moment."""
        with told(self._file):
            self._connection.execute("BEGIN")
            try:
                yield self._connection
            finally:
                self._undo_what_is_open()

    def read(self, last: int = 5000, *, leaving_out: Collection[str] = (), behind: int = 0) -> Contents:
        """The last events behind a number but those of some kinds; what is damaged or gone is set aside and named."""
        kinds = ", ".join("?" for _ in leaving_out)
        chosen = f"seq > ? AND kind NOT IN ({kinds}) ORDER BY seq DESC LIMIT ?"
        statement = f"SELECT {_LISTED} FROM events WHERE {chosen}"  # noqa: S608 - names of our own
        with self.reading() as connection:
            newest = self._last()
            rows = connection.execute(statement, (behind, *leaving_out, last)).fetchall()[::-1]
            after = rows[0][0] - 1 if len(rows) == last else behind
            until, gone = self._gone(after, newest)
        records, broken = _read(rows)
        erased = max((row[0] for row in rows if row[_KIND] == ERASED.encode()), default=0)
        return Contents(records, tuple(sorted({*broken, *gone})), after, until, erased)

    def read_of(self, interviews: Collection[str], kind: str) -> tuple[Record, ...]:
        """The events of a kind that these conversations or sessions have, damaged ones left out."""
        marks = ", ".join("?" for _ in interviews)
        statement = f"SELECT {_LISTED} FROM events WHERE kind = ? AND interview IN ({marks}) ORDER BY seq"  # noqa: S608 - names of our own
        with told(self._file):
            rows = self._connection.execute(statement, (kind, *interviews)).fetchall()
        return _read(rows)[0]

    def _gone(self, after: int, newest: int) -> tuple[int, Iterable[int]]:
        """The highest number, and those behind `after` that no row has."""
        counted = "SELECT count(*), max(seq) FROM events WHERE seq > ?"
        count, top = self._connection.execute(counted, (after,)).fetchone()
        until = max(newest, after, top or 0)
        if count == until - after:
            return until, ()
        listed = self._connection.execute("SELECT seq FROM events WHERE seq > ?", (after,)).fetchall()
        there = {seq for (seq,) in listed}
        return until, [seq for seq in range(after + 1, until + 1) if seq not in there]

    def _clear_what_was_coming(self) -> None:
        """What is left where a move into encryption, or out of it, was stopped; not while one goes on."""
        if files.is_coming(self._file):
            with self.writing():
                files.clear(self._file)

    def close(self) -> None:
        """Let go of the file."""
        with told(self._file):
            self._connection.close()

    def _undo_what_is_open(self) -> None:
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")

    def _last(self) -> int:
        """The highest number that was ever given."""
        row = self._connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'events'").fetchone()
        last = row[0] if row is not None else 0
        if not isinstance(last, int) or not 0 <= last < _MOST:
            raise sqlite3.DatabaseError("the number of rows is damaged")
        return last


class _Transaction:
    """A change of the journal, and the connection it is made on."""

    # Not made by `contextmanager`, which takes as long as the statements inside: a person waits for each entry.

    def __init__(self, file: Path, connection: sqlite3.Connection) -> None:
        self._told = told(file)
        self._connection = connection

    def __enter__(self) -> sqlite3.Connection:
        with self._told:
            self._connection.execute("BEGIN IMMEDIATE")  # a plain BEGIN would fail when it is too late to wait
        return self._connection

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if error is None:
            try:
                self._connection.execute("COMMIT")
            except Exception as failed:  # noqa: BLE001 - it is told below
                error = failed
            else:
                return
        with self._told:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise error


def _read(rows: Iterable[tuple[object, ...]]) -> tuple[tuple[Record, ...], list[int]]:
    """What the rows keep, and the numbers of those that are not as they were written."""
    records: list[Record] = []
    broken: list[int] = []
    for row in rows:
        try:
            record = from_row(row)
        except (ValueError, RecursionError):
            broken += [row[0]] if isinstance(row[0], int) else []
            continue
        records += [record] if record is not None else []
    return tuple(records), broken


def connect(file: Path, patience: float = PATIENCE, key: str = "") -> sqlite3.Connection:
    """A connection to a file that is there; texts come as bytes, so that damaged ones can be told.

    With a passphrase it is to an encrypted one.
    """
    if key:
        return connect_encrypted(file, patience, key)
    connection = sqlite3.connect(
        f"{file.absolute().as_uri()}?mode=rw", uri=True, timeout=patience, isolation_level=None
    )
    connection.text_factory = bytes
    return connection
