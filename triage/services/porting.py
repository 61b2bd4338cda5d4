"""Takes a journal out: all of it as JSON Lines, or the diary entries as a table."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from triage import __version__
from triage.model.diary import DiaryEntry
from triage.model.event_kinds import NOTED
from triage.model.events import Noted
from triage.services.porting_table import table

if TYPE_CHECKING:
    from triage.journal.exchange import Line

SCHEMA = 1
"""Of the lines; a program reads those of its own number and lower ones."""
PROGRAM = "backtriage"
_OF_ENTRIES = {NOTED, "struck"}


def export(file: Path, form: str, key: str = "") -> str:
    """All of a journal, as ``jsonl`` or ``csv``.

    Raises:
        JournalUnusable: it cannot be read.
    """
    from triage.journal.exchange import read_all  # noqa: PLC0415 - sqlite3 is for those who keep a journal

    lines = read_all(file, key)
    return "".join(as_lines(lines)) if form == "jsonl" else table(entries(lines))


def as_lines(lines: "Iterable[Line]") -> Iterator[str]:
    """One JSON object a line: what it is, then every row."""
    rows = tuple(lines)
    yield _json({"journal": PROGRAM, "schema": SCHEMA, "program": __version__, "rows": len(rows)}) + "\n"
    for row in rows:
        # What stands in a row was written as JSON, in one line; only letters that it has as numbers are put right.
        body = _json(json.loads(row.body)) if "\\u" in row.body or "\n" in row.body else row.body
        group, at, kind, digest = map(_quoted, (row.group, row.at, row.kind, row.digest))
        yield (
            f'{{"seq": {row.seq}, "group": {group}, "at": {at}, "offset_minutes": {row.offset}, "kind": {kind}, '
            f'"body": {body}, "digest": {digest}}}\n'
        )


def entries(lines: "Iterable[Line]") -> tuple[tuple[str, DiaryEntry], ...]:
    """The diary entries as they are now, each with its id, in the order of their times."""
    from triage.journal.rows import read_event  # noqa: PLC0415 - as above

    last = {line.group: line for line in lines if line.kind in _OF_ENTRIES}
    events = ((group, read_event(line.kind, json.loads(line.body))) for group, line in last.items())
    found = {group: event.entry for group, event in events if isinstance(event, Noted)}
    return tuple(sorted(found.items(), key=lambda item: (item[1].at, item[0])))


def _quoted(text: str) -> str:
    """A text as JSON; most have nothing in them that needs more than its marks."""
    plain = text.isascii() and text.isprintable() and '"' not in text and "\\" not in text
    return f'"{text}"' if plain else _json(text)


def _json(values: object) -> str:
    return json.dumps(values, ensure_ascii=False)
