"""The diary as it is read back: its days, its entries as they are now, and the questionnaires."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import date, datetime
from itertools import islice

from triage.errors import JournalUnusable
from triage.journal import days
from triage.journal.rows import COLUMNS, Record, from_row
from triage.journal.store import Store
from triage.model.diary import DayOfPain, Measured, Written
from triage.model.events import Filled, Noted

_ROW = ", ".join(COLUMNS)
_AT_ONCE = 200
"""Rows that are asked for at a time."""
_FEW = 3
"""Entries that a shortened id is looked up among."""
Fits = Callable[[Written], bool]


def read_days(store: Store, first: date, last: date) -> tuple[DayOfPain, ...]:
    """The days from one to another, both included; built again from the entries where they are damaged.

    Raises:
        JournalUnusable: the journal cannot be read.
    """
    _bring_up(store)
    with store.reading() as connection:
        if _is_current(store, connection):
            with suppress(days.DaysDamaged):
                return days.read(connection, first, last)
    _build_again(store)
    with store.reading() as connection:
        return days.read_from_entries(connection, first, last)


def read_entries(store: Store, first: date, last: date, fits: Fits, limit: int) -> tuple[Written, ...]:
    """The entries of these days that fit, the latest first.

    Raises:
        JournalUnusable: the journal cannot be read.
    """
    _bring_up(store)
    with store.reading() as connection:
        if _is_current(store, connection):
            with suppress(days.DaysDamaged):
                found = _by_number(store, connection, days.entries_of(connection, first, last))
                return tuple(islice(filter(fits, found), limit))
        found = _by_number(store, connection, days.entries_from_entries(connection, first, last))
        return tuple(islice(filter(fits, found), limit))


def _is_current(store: Store, connection: sqlite3.Connection) -> bool:
    """Whether the days can be read as they are; rows that were damaged before they came into a day are noted."""
    if not days.is_current(connection):
        return False
    store.has_damage |= days.left_out(connection) > 0
    return True


def read_kept_behind(store: Store, behind: int, fits: Fits, limit: int) -> tuple[Written, ...]:
    """The entries that were kept, or changed, behind a number and fit, the latest by when they were so first.

    Raises:
        JournalUnusable: the journal cannot be read.
    """
    chosen = "seq > ? AND kind IN ('noted', 'struck') ORDER BY seq"
    with store.reading() as connection:
        rows = connection.execute(f"SELECT {_ROW} FROM events WHERE {chosen}", (behind,))  # noqa: S608 - names of our own
        found = [written for written in _as_they_are_now(_whole(store, rows)) if fits(written)]
    return tuple(sorted(found, key=lambda written: (written.entry.at, written.seq), reverse=True)[:limit])


def read_entry(store: Store, id_: str) -> Written | None:
    """The entry as it is now; None where there is none, or it was taken out.

    Raises:
        JournalUnusable: the journal cannot be read.
    """
    return next(iter(_as_they_are_now(_of(store, id_))), None)


def read_moments(store: Store, id_: str) -> tuple[datetime, ...]:
    """When an entry was written, and each time it was changed; nothing for one that is not there.

    Raises:
        JournalUnusable: the journal cannot be read.
    """
    records = _of(store, id_)
    return tuple(record.entry.at for record in records) if any(_as_they_are_now(records)) else ()


def read_ids(store: Store, beginning: str) -> tuple[str, ...]:
    """The ids of a few entries that begin so.

    Raises:
        JournalUnusable: the journal cannot be read.
    """
    chosen = "kind IN ('noted', 'struck') AND interview >= ? AND interview < ?"
    with store.reading() as connection:
        rows = connection.execute(
            f"SELECT {_ROW} FROM events WHERE {chosen} ORDER BY seq",  # noqa: S608 - names of our own
            (beginning, beginning + "g"),  # behind every hexadecimal digit
        ).fetchall()
    return tuple(written.id for written in islice(_as_they_are_now(_whole(store, rows)), _FEW))


def read_filled(store: Store) -> tuple[Measured, ...]:
    """Every questionnaire that was filled in, in the order in which they were kept.

    Raises:
        JournalUnusable: the journal cannot be read.
    """
    with store.reading() as connection:
        rows = connection.execute(f"SELECT {_ROW} FROM events WHERE kind = 'filled' ORDER BY seq").fetchall()  # noqa: S608 - as above
    return tuple(
        Measured(record.interview, record.entry.at, event.measure, dict(event.answers), event.activities)
        for record in _whole(store, rows)
        if isinstance(event := record.entry.event, Filled)
    )


def _bring_up(store: Store) -> None:
    """Bring the days up to the entries; where that cannot be kept, they are worked out anew each time."""
    with store.reading() as connection:
        current = days.is_current(connection)
    if not current:
        with suppress(JournalUnusable), store.writing() as connection:
            days.bring_up(connection)


def _build_again(store: Store) -> None:
    with suppress(JournalUnusable), store.writing() as connection:
        days.build_again(connection)


def _of(store: Store, id_: str) -> tuple[Record, ...]:
    chosen = "interview = ? AND kind IN ('noted', 'struck') ORDER BY seq"
    with store.reading() as connection:
        rows = connection.execute(f"SELECT {_ROW} FROM events WHERE {chosen}", (id_,)).fetchall()  # noqa: S608 - names of our own
    return tuple(_whole(store, rows))


def _by_number(store: Store, connection: sqlite3.Connection, listed: Iterator[tuple[str, int]]) -> Iterator[Written]:
    """The entries under the numbers that are listed with their ids, in this order, damaged ones left out."""
    while asked := [seq for _, seq in islice(listed, _AT_ONCE)]:
        marks = ", ".join("?" for _ in asked)
        rows = connection.execute(f"SELECT {_ROW} FROM events WHERE seq IN ({marks})", asked)  # noqa: S608 - names of our own
        found = {record.seq: record for record in _whole(store, rows)}
        for number in asked:
            if number in found and isinstance(found[number].entry.event, Noted):
                yield _written(found[number])


def _as_they_are_now(records: Iterable[Record]) -> Iterator[Written]:
    """Each entry by the last that was kept of it; those that were taken out are left out."""
    last = {record.interview: record for record in records}
    return (_written(record) for record in last.values() if isinstance(record.entry.event, Noted))


def _written(record: Record) -> Written:
    event = record.entry.event
    assert isinstance(event, Noted)  # noqa: S101 - the callers have looked; this tells the type checker
    return Written(record.interview, record.seq, record.entry.at, event.entry)


def _whole(store: Store, rows: Iterable[tuple[object, ...]]) -> Iterator[Record]:
    """What is kept in those that are as they were written; others are noted."""
    for row in rows:
        try:
            record = from_row(row)
        except (ValueError, RecursionError):
            store.has_damage = True
            continue
        if record is not None:
            yield record
