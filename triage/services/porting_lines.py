"""Reads the lines that a journal went out as: every line checked, and everything that is wrong told at once."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, TypeVar

from triage.errors import EntryRefused, Place, Problems
from triage.model.diary import DiaryEntry
from triage.model.events import Entry, Event, Noted
from triage.render.clean import clean
from triage.services.entry_parts import Parts, read_entry
from triage.services.porting import PROGRAM, SCHEMA

if TYPE_CHECKING:
    from triage.journal.exchange import Coming

_Value = TypeVar("_Value")
LONGEST_LINE = 65_536
"""Characters."""
MOST_LINES = 5_000_000
_GROUP = re.compile(r"[0-9a-f]{32}")
_DIGEST = re.compile(r"([0-9a-f]{64})?")
_FIELDS = ("group", "at", "offset_minutes", "kind", "body", "digest")
_IN_UTC = "`at` is a time in UTC, such as 2026-11-22T11:00:00+00:00"
_SCORES = ("now", "worst", "average", "leg")
_A_DAY = 24 * 60


class _Wrong(ValueError):
    """What is wrong with a line: a code, the field it is about, and what would be right."""

    def __init__(self, code: str, field: str, why: str, column: int = 0) -> None:
        super().__init__(why)
        self.code, self.field, self.column = code, field, column


def read_lines(text: str, name: str) -> "tuple[Coming, ...]":
    """What the lines keep, in their order.

    Raises:
        ProblemsFound: all that is wrong, by line and column.
    """
    problems = Problems()
    coming: list[Coming] = []
    lines = text.removeprefix("\ufeff").split("\n")
    if len(lines) > MOST_LINES:
        problems.add(Place(name, MOST_LINES), "too-long", f"there are more than {MOST_LINES} lines")
    header = _told(lines[0], Place(name, 1), problems, _header) or {}
    problems.stop_if_any()  # what is no journal has thousands of lines that are wrong
    for number, line in enumerate(lines[1:], 2):
        if line.strip():
            read = _told(line, Place(name, number), problems, _read)
            coming += [] if read is None else [read]
    problems.stop_if_any()
    rows = header.get("rows", len(coming))
    if rows != len(coming):
        problems.add(Place(name, 1), "cut-off", f"the file begins by saying {rows} rows; there are {len(coming)}")
    problems.stop_if_any()
    return tuple(coming)


def _told(line: str, place: Place, problems: Problems, read: Callable[[dict[str, object]], _Value]) -> _Value | None:
    """What is read of a line; none where something in it is wrong, which is noted."""
    try:
        return read(_values(line))
    except _Wrong as wrong:
        found = line.find(f'"{wrong.field}"') + 1 if wrong.field else 0
        problems.add(replace(place, column=wrong.column or found), wrong.code, str(wrong))
        return None


def _values(line: str) -> dict[str, object]:
    if len(line) > LONGEST_LINE:
        raise _Wrong("too-long", "", f"the line is {len(line)} characters long; at most {LONGEST_LINE} are read")
    try:
        read = json.loads(line, object_pairs_hook=_once, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise _Wrong("unreadable", "", f"this is no JSON: {error.msg.lower()}", error.colno) from error
    except _Wrong:
        raise
    except (RecursionError, ValueError) as error:  # a number of thousands of digits
        raise _Wrong("unreadable", "", "this is nested too deep, or a number in it is too long") from error
    if not isinstance(read, dict):
        raise _Wrong("unreadable", "", "this is no JSON object")
    return read


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object; a name that stands twice in it could be read either way."""
    found = dict(pairs)
    if len(found) != len(pairs):
        name = next(name for name, _ in pairs if sum(name == other for other, _ in pairs) > 1)
        raise _Wrong("used-twice", clean(name), f"`{clean(name)[:40]}` stands there twice")
    return {clean(name): _clean(value) for name, value in pairs}


def _clean(value: object) -> object:
    """Text as it may be shown; what is nested was cleaned before it came here."""
    if isinstance(value, str):
        return clean(value)
    return [_clean(item) for item in value] if isinstance(value, list) else value


def _no_number(name: str) -> object:
    raise _Wrong("wrong-value", "", f"`{name}` is no number")


def _header(values: dict[str, object]) -> dict[str, object]:
    if values.get("journal") != PROGRAM:
        raise _Wrong("no-journal", "journal", f'a journal begins with {{"journal": "{PROGRAM}", "schema": {SCHEMA}}}')
    schema = values.get("schema")
    if type(schema) is not int or schema < 1:
        raise _Wrong("wrong-schema", "schema", "the number of the schema is 1 or more")
    if schema > SCHEMA:
        raise _Wrong("newer-schema", "schema", f"schema {schema} is of a newer version of this program; use that one")
    return values


def _read(values: dict[str, object]) -> "Coming":
    from triage.journal.exchange import DAMAGED, GONE  # noqa: PLC0415 - sqlite3 is for those who keep a journal
    from triage.journal.rows import ERASED  # noqa: PLC0415 - as above

    for field in _FIELDS:
        if field not in values:
            raise _Wrong("missing-field", "", f"`{field}` is missing")
    kind = _text(values, "kind")
    if kind in GONE:
        return kind
    if kind == DAMAGED:
        return ERASED
    group, digest = _text(values, "group"), _text(values, "digest")
    if not _GROUP.fullmatch(group):
        raise _Wrong("wrong-value", "group", "a group is of 32 digits and letters a to f")
    if not _DIGEST.fullmatch(digest):
        raise _Wrong("wrong-value", "digest", "a digest is of 64 digits and letters a to f, or empty")
    return group, Entry(_event(kind, values["body"]), _moment(values), digest)


def _text(values: dict[str, object], field: str) -> str:
    value = values[field]
    if not isinstance(value, str):
        raise _Wrong("wrong-value", field, f"`{field}` is a text")
    return value


def _moment(values: dict[str, object]) -> datetime:
    offset = values["offset_minutes"]
    if type(offset) is not int or not -_A_DAY < offset < _A_DAY:
        raise _Wrong("wrong-value", "offset_minutes", "`offset_minutes` is a whole number, less than a day")
    try:
        at = datetime.fromisoformat(_text(values, "at"))
        here = at.astimezone(timezone(timedelta(minutes=offset)))
    except (ValueError, OverflowError) as error:
        raise _Wrong("wrong-value", "at", _IN_UTC) from error
    if at.utcoffset() != timedelta():
        raise _Wrong("wrong-value", "at", _IN_UTC)
    return here


def _event(kind: str, body: object) -> Event:
    from triage.journal.rows import read_event  # noqa: PLC0415 - as above

    if not isinstance(body, dict):
        raise _Wrong("wrong-value", "body", "`body` is a JSON object")
    try:
        event = read_event(kind, body)
    except (ValueError, TypeError, KeyError, OverflowError) as error:
        raise _Wrong("wrong-body", "body", f"this is not what `{clean(kind)[:40]}` holds") from error
    if event is None:
        raise _Wrong("unknown-kind", "kind", f"nothing is called `{clean(kind)[:40]}`, or its body is of another kind")
    return replace(event, entry=_checked(event.entry)) if isinstance(event, Noted) else event


def _checked(entry: DiaryEntry) -> DiaryEntry:
    """The entry, if each part of it is one that could have been written into the diary."""
    scores = {name: "" if (score := getattr(entry, name)) is None else str(score) for name in _SCORES}
    parts = Parts(
        **scores,
        where=" ".join(entry.where),
        helped=entry.helped,
        tags=entry.tags,
        words=entry.words,
        sleep=entry.sleep or "",
        activity=entry.activity or "",
        medicine={None: "", True: "yes", False: "no"}[entry.medicine],
    )
    try:
        return read_entry(parts, entry.at, was=DiaryEntry(entry.at))
    except EntryRefused as refused:
        part, why = next(iter(refused.parts.items()))
        raise _Wrong("wrong-entry", part, why) from refused
