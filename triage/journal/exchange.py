"""All that a journal holds, as it goes out of one and comes into one: in one step, or not at all."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

from triage.journal import days, files
from triage.journal.faults import refused, told
from triage.journal.rows import COLUMNS, ERASED, FORGOTTEN, Row, checked, read_event, sealed, to_row
from triage.journal.schema import prepare
from triage.journal.store import PATIENCE, connect
from triage.model.events import Entry

DAMAGED = "damaged"
"""What a row that cannot be read, or is gone, is called where it goes out."""
GONE = (FORGOTTEN, ERASED)
"""Kinds of rows that hold nothing any more, and still count."""
Fingerprint = tuple[str, str, int, str, str, str]
"""Of a row: its group, when and how far from UTC, kind, body and digest."""
MOST_MISSING = 10_000
"""Rows in one place that are told one by one."""
_LISTED = ", ".join(COLUMNS)
_PLACES = ", ".join("?" for _ in COLUMNS)
_EVERY_ROW = f"SELECT {_LISTED} FROM events ORDER BY seq"  # noqa: S608 - names of our own
_GIVEN = "coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'events'), 0)"
LAST = f"SELECT max({_GIVEN}, coalesce(max(seq), 0)) FROM events"  # noqa: S608 - names of our own


@dataclass(frozen=True, slots=True)
class Line:
    """A row as it goes out: its content as it was written, times in UTC."""

    seq: int
    group: str
    """Of the conversation, the session, the entry or the measure."""
    at: str
    offset: int
    """Minutes from UTC."""
    kind: str
    body: str
    """JSON."""
    digest: str


Coming = tuple[str, Entry] | str
"""What comes in: an event and its group, or the kind of a row that holds nothing."""


def read_all(file: Path, key: str = "") -> tuple[Line, ...]:
    """Every row there is, or was, in its order; nothing of a journal that is not there.

    Raises:
        JournalUnusable: it cannot be read.
    """
    if not files.is_there(file):
        return ()
    with opened(file, key) as connection:
        rows = connection.execute(_EVERY_ROW).fetchall()
        (last,) = connection.execute(LAST).fetchone()
    return tuple(_lines(rows, last))


def bring_in(file: Path, coming: Sequence[Coming], behind: int, key: str = "") -> None:
    """Keep all of these in their order behind row number `behind`, or none.

    Raises:
        JournalUnusable: they could not be kept, or another program has kept something behind that row.
    """
    with opened(file, key) as connection:
        connection.execute("BEGIN IMMEDIATE")
        try:
            if connection.execute(LAST).fetchone() != (behind,):
                raise refused(file, "was written to by another program; nothing came in, try again")
            rows = [_row(seq, what) for seq, what in enumerate(coming, behind + 1)]
            statement = f"INSERT INTO events ({_LISTED}) VALUES ({_PLACES})"  # noqa: S608 - names of our own
            connection.executemany(statement, rows)
            days.build_again(connection)  # among them are entries that are changed by others, in whatever order
            connection.execute("COMMIT")
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")


@contextmanager
def opened(file: Path, key: str) -> Iterator[sqlite3.Connection]:
    """A connection to a journal that is as this version has it."""
    with told(file):
        files.settle(file)
        files.make(file)
        files.check(file)
        with closing(connect(file, PATIENCE, key)) as connection:
            prepare(connection, file)
            yield connection


def _lines(rows: Sequence[tuple[object, ...]], last: int) -> Iterator[Line]:
    """The rows, and something in the place of each that is damaged or gone."""
    expected = 1
    for row in rows:
        try:
            line = Line(*checked(row))
        except ValueError:
            continue
        yield from _missing(expected, line.seq)
        yield line
        expected = line.seq + 1
    yield from _missing(expected, last + 1)


def _missing(first: int, behind: int) -> Iterator[Line]:
    """What stands for the rows from one number to another; for a number that is damaged itself, not for each."""
    for seq in range(first, min(behind, first + MOST_MISSING)):
        yield Line(seq, "", "", 0, DAMAGED, "{}", "")


def _row(seq: int, what: Coming) -> Row:
    if isinstance(what, str):
        return sealed(seq, "", "", 0, (what, "{}", ""))
    return to_row(seq, *what)


def event_of(line: Line) -> tuple[str, Entry] | None:
    """The event in a line, and its group; None where it holds none that is known here.

    Raises:
        ValueError: it holds something that is not so.
    """
    event = read_event(line.kind, json.loads(line.body))
    if event is None:
        return None
    when = datetime.fromisoformat(line.at).astimezone(timezone(timedelta(minutes=line.offset)))
    return line.group, Entry(event, when, line.digest)


def fingerprint(coming: Coming) -> Fingerprint:
    """What is the same of two rows that keep the same."""
    _, group, at, offset, kind, body, digest, _ = _row(0, coming)
    return group, at, offset, kind, body, digest
