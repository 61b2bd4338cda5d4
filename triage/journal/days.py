"""What each day of the diary says of pain, kept beside its entries, so that years are looked back on at once.

The events are what counts. The days are brought up to them when they are wanted, so that an entry costs one row. Each
is under a checksum of its own, and which days there are, and up to which event they go, is kept too. Whatever is not
as it was kept is built again from the entries.
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from triage.journal.rows import COLUMNS, Record, from_row
from triage.model.diary import PLACES, DayOfPain, Place, Score
from triage.model.events import Noted, Struck

_as_json = json.JSONEncoder(check_circular=False, separators=(",", ":")).encode
_COUNT = ""
"""The name of the row that says which days there are, and up to which event they go."""
_SAID = "SELECT body, checksum FROM days WHERE day = ?"
_KEEP = "REPLACE INTO days (day, body, checksum) VALUES (?, ?, ?)"
_LISTED = ", ".join(COLUMNS)
_OF_DIARY = f"SELECT {_LISTED} FROM events WHERE kind IN ('noted', 'struck')"  # noqa: S608 - names of our own
_WHERE: dict[int, tuple[Place, ...]] = {
    bits: tuple(place for number, place in enumerate(PLACES) if bits >> number & 1) for bits in range(1 << len(PLACES))
}
"""By the bits that stand for the places."""

_FEW = 200
"""Entries that are taken in one by one."""

Kept = list[object]
"""An entry in its day: its id, its number, its time, the scores now, worst, average and leg, the bits of its places."""


class DaysDamaged(Exception):
    """Days are not as they were kept."""


def is_current(connection: sqlite3.Connection) -> bool:
    """Whether the days are as they were kept, and take in every entry."""
    try:
        until, _ = _noted_down(connection)
    except DaysDamaged:
        return False
    return connection.execute(f"{_OF_DIARY} AND seq > ? LIMIT 1", (until,)).fetchone() is None


def bring_up(connection: sqlite3.Connection) -> None:
    """Take in what was kept since, in a transaction; all of it anew where the days are not as they were kept."""
    try:
        until, left_out = _noted_down(connection)
        for row in _few(connection, until):
            left_out += not _take_in(connection, row)
        _note_down(connection, left_out)
    except DaysDamaged:
        build_again(connection)


def _few(connection: sqlite3.Connection, until: int) -> list[tuple[object, ...]]:
    """What was kept since; where that is much, as after an import, all is built again at once instead."""
    rows = connection.execute(f"{_OF_DIARY} AND seq > ? ORDER BY seq LIMIT ?", (until, _FEW + 1)).fetchall()
    if len(rows) > _FEW:
        raise DaysDamaged
    return rows


def left_out(connection: sqlite3.Connection) -> int:
    """How many rows of the diary were damaged when the days were brought up, and are in none of them.

    Raises:
        DaysDamaged: the days are not as they were kept.
    """
    return _noted_down(connection)[1]


def read(connection: sqlite3.Connection, first: date, last: date) -> tuple[DayOfPain, ...]:
    """The days from one to another, both included, as far as they were brought up.

    Raises:
        DaysDamaged: one of them is not as it was kept.
    """
    rows = connection.execute(
        "SELECT day, body, checksum FROM days WHERE day BETWEEN ? AND ? ORDER BY day",
        (first.isoformat(), last.isoformat()),
    ).fetchall()
    return tuple(_as_day(_text(day), _checked(day, body, checksum)) for day, body, checksum in rows)


def entries_of(connection: sqlite3.Connection, first: date, last: date) -> Iterator[tuple[str, int]]:
    """The entries of these days by id and number, the latest first, as far as they were brought up.

    Raises:
        DaysDamaged: one of the days is not as it was kept.
    """
    rows = connection.execute(
        "SELECT day, body, checksum FROM days WHERE day BETWEEN ? AND ? ORDER BY day DESC",
        (first.isoformat(), last.isoformat()),
    )
    for day, body, checksum in rows:
        yield from _latest_first(_checked(day, body, checksum))


def read_from_entries(connection: sqlite3.Connection, first: date, last: date) -> tuple[DayOfPain, ...]:
    """The same as `read`, without the days that are kept."""
    return tuple(_as_day(day, kept) for day, kept in _between(connection, first, last))


def entries_from_entries(connection: sqlite3.Connection, first: date, last: date) -> Iterator[tuple[str, int]]:
    """The same as `entries_of`, without the days that are kept."""
    for _, kept in reversed(_between(connection, first, last)):
        yield from _latest_first(kept)


def build_again(connection: sqlite3.Connection) -> None:
    """Every day from the entries, inside a transaction; what is damaged of them is left out."""
    connection.execute("DELETE FROM days")
    said, damaged = _from_entries(connection)
    for day, kept in said.items():
        connection.execute(_KEEP, _sealed(day, kept))
    _note_down(connection, damaged)


def _from_entries(connection: sqlite3.Connection) -> tuple[dict[str, list[Kept]], int]:
    """What the days should be, as the entries have it, and how many rows are damaged."""
    last: dict[str, Record | None] = {}
    damaged = 0
    for row in connection.execute(f"{_OF_DIARY} ORDER BY seq"):
        try:
            record = from_row(row)
        except (ValueError, RecursionError):
            damaged += 1
            continue
        if record is not None:
            last[record.interview] = record
    days: dict[str, list[Kept]] = {}
    for record in last.values():
        if record is not None and isinstance(event := record.entry.event, Noted):
            days.setdefault(event.entry.at.date().isoformat(), []).append(_kept(record.interview, record.seq, event))
    return {day: sorted(days[day], key=lambda entry: int(str(entry[1]))) for day in sorted(days)}, damaged


def differing(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The days that are not as the entries have them."""
    should = {day: _sealed(day, kept) for day, kept in _from_entries(connection)[0].items()}
    rows = connection.execute("SELECT day, body, checksum FROM days WHERE day <> ''")
    found = {_shown(day): tuple(_shown(value) for value in (day, body, checksum)) for day, body, checksum in rows}
    return tuple(sorted(day for day in should.keys() | found.keys() if should.get(day) != found.get(day)))


def _between(connection: sqlite3.Connection, first: date, last: date) -> list[tuple[str, list[Kept]]]:
    said, _ = _from_entries(connection)
    return [each for each in said.items() if first.isoformat() <= each[0] <= last.isoformat()]


def _take_in(connection: sqlite3.Connection, row: tuple[object, ...]) -> bool:
    """Whether the row is not damaged; one that is, is as if it had never been written."""
    try:
        record = from_row(row)
    except (ValueError, RecursionError):
        return False
    if record is None:
        return True
    match record.entry.event:
        case Noted(changed=False) as noted:
            _add(connection, record, noted)
        case Noted() as noted:
            _take_out(connection, record)
            _add(connection, record, noted)
        case Struck():
            _take_out(connection, record)
        case _:
            pass
    return True


def _add(connection: sqlite3.Connection, record: Record, noted: Noted) -> None:
    day = noted.entry.at.date().isoformat()
    there = connection.execute(_SAID, (day,)).fetchone()
    kept = _checked(day, *there) if there else []
    connection.execute(_KEEP, _sealed(day, [*kept, _kept(record.interview, record.seq, noted)]))


def _take_out(connection: sqlite3.Connection, record: Record) -> None:
    """An entry stands on a day that has to be found first."""
    said = "SELECT day, body, checksum FROM days WHERE body LIKE ?"
    for day, body, checksum in connection.execute(said, (f"%{record.interview}%",)).fetchall():
        kept = [entry for entry in _checked(day, body, checksum) if entry[0] != record.interview]
        if kept:
            connection.execute(_KEEP, _sealed(_text(day), kept))
        else:
            connection.execute("DELETE FROM days WHERE day = ?", (_text(day),))


def _noted_down(connection: sqlite3.Connection) -> tuple[int, int]:
    """The number of the last event that the days take in, and how many of those before it were damaged."""
    said = connection.execute(_SAID, (_COUNT,)).fetchone()
    if said is None:
        if connection.execute("SELECT 1 FROM days LIMIT 1").fetchone() is None:
            return 0, 0  # none were wanted so far
        raise DaysDamaged
    names, *numbers = _checked(_COUNT, *said)
    if names != _names(connection) or len(numbers) != 2:  # noqa: PLR2004 - those two
        raise DaysDamaged
    until, damaged = numbers
    return int(until), int(damaged)


def _note_down(connection: sqlite3.Connection, damaged: int) -> None:
    (last,) = connection.execute("SELECT coalesce(max(seq), 0) FROM events").fetchone()
    body = _as_json([_names(connection), last, damaged])
    connection.execute(_KEEP, (_COUNT, body, _checksum(_COUNT, body)))


def _names(connection: sqlite3.Connection) -> str:
    """What stands for which days there are: one that is gone, or under another name, would not be missed otherwise."""
    said = "SELECT group_concat(day) FROM (SELECT day FROM days WHERE day <> '' ORDER BY day)"
    (names,) = connection.execute(said).fetchone()
    return hashlib.blake2b(names or b"", digest_size=8).hexdigest()


def _kept(id_: str, seq: int, event: Noted) -> Kept:
    entry = event.entry
    bits = sum(1 << PLACES.index(place) for place in entry.where)
    return [id_, seq, entry.at.isoformat(), entry.now, entry.worst, entry.average, entry.leg, bits]


def _sealed(day: str, kept: Sequence[Kept]) -> tuple[str, str, str]:
    body = _as_json(kept)
    return day, body, _checksum(day, body)


def _checksum(day: str, body: str) -> str:
    return hashlib.blake2b(f"{day}\n{body}".encode(), digest_size=8).hexdigest()


def _checked(day: object, body: object, checksum: object) -> list[Any]:
    try:
        day, body, checksum = _text(day), _text(body), _text(checksum)
    except (UnicodeDecodeError, TypeError) as error:
        raise DaysDamaged from error
    if _checksum(day, body) != checksum:
        raise DaysDamaged
    kept: list[Any] = json.loads(body)
    return kept


def _as_day(day: str, kept: Iterable[Kept]) -> DayOfPain:
    # What is under the checksum was written by `_kept`. There are a hundred thousand in ten years.
    make, moment = tuple.__new__, datetime.fromisoformat
    scores = [
        make(Score, (moment(at), now, worst, average, leg, _WHERE[bits], seq))  # type: ignore[arg-type, index]
        for _, seq, at, now, worst, average, leg, bits in kept
    ]
    if len(scores) > 1:
        scores.sort(key=lambda score: score.at)
    return DayOfPain(date.fromisoformat(day), tuple(scores))


def _latest_first(kept: Iterable[Kept]) -> Iterator[tuple[str, int]]:
    numbered = [(datetime.fromisoformat(str(entry[2])), int(str(entry[1])), str(entry[0])) for entry in kept]
    return ((id_, seq) for _, seq, id_ in sorted(numbered, reverse=True))


def _shown(value: object) -> str:
    return value.decode(errors="replace") if isinstance(value, bytes) else str(value)


def _text(value: object) -> str:
    if isinstance(value, bytes):
        return value.decode()
    if isinstance(value, str):
        return value
    raise TypeError(value)
