"""An event as a row with a checksum, and back; a row that is not exactly as it was written is damaged."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from hashlib import sha256
from json.encoder import encode_basestring_ascii as as_json

from triage.journal.diary_rows import read_diary, write_diary
from triage.journal.routine_rows import read_routine, write_routine
from triage.model.event_kinds import DIARY
from triage.model.events import Advised, Answered, Entry, Event, Filled, Left, Noted, Struck, Undone
from triage.model.urgency import Urgency

COLUMNS = ("seq", "interview", "at", "offset_minutes", "kind", "body", "digest", "checksum")
FORGOTTEN = "forgotten"
"""The kind of a row whose content was erased, so that its number is still accounted for."""
ERASED = "erased"
"""The same of a row that was erased with the days it was kept on: what stood before it no longer counts as whole."""


@dataclass(frozen=True, slots=True)
class Record:
    """An event as it was kept."""

    seq: int
    interview: str
    entry: Entry


_OF_DIARY = (Noted, Struck, Filled)
_MINUTE = timedelta(minutes=1)
Row = tuple[int, str, str, int, str, str, str, str]


def to_row(seq: int, interview: str, entry: Entry) -> Row:
    """The row that keeps an event."""
    kind, body = _written(entry.event)
    offset = entry.at.utcoffset()
    minutes = 0 if offset is None else offset // _MINUTE
    return sealed(seq, interview, entry.at.astimezone(UTC).isoformat(), minutes, (kind, body, entry.digest))


def forgotten(seq: int) -> Row:
    """The row that is left of an event whose content is erased."""
    return sealed(seq, "", "", 0, (FORGOTTEN, "{}", ""))


def from_row(row: tuple[object, ...]) -> Record | None:
    """The event that a row keeps, its texts still as bytes; None for one that was forgotten, or is of a later kind.

    Raises:
        ValueError: the row is not as it was written.
    """
    seq, interview, at, offset, kind, body, digest = checked(row)
    event = read_event(kind, json.loads(body))
    if event is None:
        return None
    when = datetime.fromisoformat(at).astimezone(timezone(timedelta(minutes=offset)))
    return Record(seq, interview, Entry(event, when, digest))


def checked(row: tuple[object, ...]) -> tuple[int, str, str, int, str, str, str]:
    """The fields of a row but its checksum, texts still as bytes in it.

    Raises:
        ValueError: the row is not as it was written.
    """
    *fields, checksum = (_plain(value) for value in row)
    seq, interview, at, offset, kind, body, digest = fields
    if not isinstance(seq, int) or not isinstance(offset, int):
        raise ValueError("a number is something else")  # noqa: TRY004 - what every reader of rows expects
    plain = (seq, str(interview), str(at), offset, str(kind), str(body), str(digest))
    if plain != tuple(fields) or _checksum(*plain) != checksum:
        raise ValueError("the checksum is another")
    return plain


def _plain(value: object) -> str | int:
    if isinstance(value, bytes):
        return value.decode()  # a UnicodeDecodeError is a ValueError
    if isinstance(value, int):
        return value
    raise ValueError("a value is of another kind")


def sealed(seq: int, interview: str, at: str, offset: int, written: tuple[str, str, str]) -> Row:
    """A row with its checksum; `written` is its kind, its body and the digest of the protocol."""
    return seq, interview, at, offset, *written, _checksum(seq, interview, at, offset, *written)


def _checksum(seq: int, interview: str, at: str, offset: int, kind: str, body: str, digest: str) -> str:  # noqa: PLR0913, PLR0917 - a row
    """Over all fields as JSON would list them, so that nothing can move from one field into the next."""
    texts = f"{as_json(interview)}, {as_json(at)}, {offset}, {as_json(kind)}, {as_json(body)}, {as_json(digest)}"
    return sha256(f"[{seq}, {texts}]".encode()).hexdigest()


def _written(event: Event) -> tuple[str, str]:
    if isinstance(event, _OF_DIARY):  # first, as a person waits for each entry
        return write_diary(event)
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


def read_event(kind: str, body: dict[str, object]) -> Event | None:
    """What a row tells; None for a kind that is not known here.

    Raises:
        ValueError: it tells something that is not so.
    """
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
            return read_diary(kind, body) if kind in DIARY else read_routine(kind, body)
