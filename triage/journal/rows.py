"""An event as a row with a checksum, and back; a row that is not exactly as it was written is damaged."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

from triage.journal.routine_rows import read_routine, write_routine
from triage.model.events import Advised, Answered, Entry, Event, Left, Undone
from triage.model.urgency import Urgency

COLUMNS = ("seq", "interview", "at", "offset_minutes", "kind", "body", "digest", "checksum")
FORGOTTEN = "forgotten"
"""The kind of a row whose content was erased, so that its number is still accounted for."""


@dataclass(frozen=True, slots=True)
class Record:
    """An event as it was kept."""

    seq: int
    interview: str
    entry: Entry


Row = tuple[int, str, str, int, str, str, str, str]


def to_row(seq: int, interview: str, entry: Entry) -> Row:
    """The row that keeps an event."""
    kind, body = _written(entry.event)
    offset = entry.at.utcoffset() or timedelta()
    at = entry.at.astimezone(UTC).isoformat()
    return _sealed(seq, interview, at, offset // timedelta(minutes=1), (kind, body, entry.digest))


def forgotten(seq: int) -> Row:
    """The row that is left of an event whose content is erased."""
    return _sealed(seq, "", "", 0, (FORGOTTEN, "{}", ""))


def from_row(row: tuple[object, ...]) -> Record | None:
    """The event that a row keeps, its texts still as bytes; None for one that was forgotten, or is of a later kind.

    Raises:
        ValueError: the row is not as it was written.
    """
    seq, *fields, checksum = (_plain(value) for value in row)
    if not isinstance(seq, int) or _checksum((seq, *fields)) != checksum:
        raise ValueError("the checksum is another")
    interview, at, offset, kind, body, digest = fields
    event = _read(str(kind), json.loads(str(body)))
    if event is None:
        return None
    when = datetime.fromisoformat(str(at)).astimezone(timezone(timedelta(minutes=int(str(offset)))))
    return Record(seq, str(interview), Entry(event, when, str(digest)))


def _plain(value: object) -> str | int:
    if isinstance(value, bytes):
        return value.decode()  # a UnicodeDecodeError is a ValueError
    if isinstance(value, int):
        return value
    raise ValueError("a value is of another kind")


def _sealed(seq: int, interview: str, at: str, offset: int, written: tuple[str, str, str]) -> Row:
    return seq, interview, at, offset, *written, _checksum((seq, interview, at, offset, *written))


def _checksum(fields: tuple[str | int, ...]) -> str:
    """Over all fields, written so that nothing can move from one field into the next."""
    return hashlib.sha256(json.dumps(fields).encode()).hexdigest()


def _written(event: Event) -> tuple[str, str]:
    match event:
        case Answered(question, reply):
            plain = dict(reply) if isinstance(reply, Mapping) else reply
            return "answered", json.dumps({"question": question, "reply": plain})
        case Undone(question):
            return "undone", json.dumps({"question": question})
        case Advised(urgency, title, check_again, region, routine):
            again = check_again.isoformat() if check_again else None
            body = {"urgency": urgency.id, "title": title, "check_again": again, "region": region}
            return "advised", json.dumps({**body, "routine": routine})
        case Left():
            return "left", "{}"
        case _:
            kind, told = write_routine(event)
            return kind, json.dumps(told)


def _read(kind: str, body: dict[str, object]) -> Event | None:
    match kind, body:
        case "answered", {"question": str(question), "reply": str(reply) | int(reply)}:
            return Answered(question, reply)
        case "answered", {"question": str(question), "reply": dict(reply)}:
            return Answered(question, {str(item): str(said) for item, said in reply.items()})
        case "undone", {"question": str(question)}:
            return Undone(question)
        case "advised", {"urgency": str(urgency), "title": str(title), "check_again": again, "region": str(region)}:
            when = date.fromisoformat(again) if isinstance(again, str) else None
            return Advised(Urgency.named(urgency), title, when, region, body.get("routine") is True)
        case "left", _:
            return Left()
        case _:
            return read_routine(kind, body)
