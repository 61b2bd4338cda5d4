"""Diary entries as a table for a spreadsheet (CSV), and back; nothing in it is taken for a formula."""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from hashlib import sha256
from io import StringIO

from triage.errors import EntryRefused, Place, Problems
from triage.model.diary import DiaryEntry
from triage.render.clean import clean
from triage.services.entry_parts import Parts, read_entry

COLUMNS = (
    "id",
    "at",
    "now",
    "worst",
    "average",
    "leg",
    "where",
    "helped",
    "tags",
    "words",
    "sleep",
    "activity",
    "medicine",
)
MOST_ROWS = 1_000_000
LONGEST_CELL = 20_000
"""Characters."""
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
"""How a cell begins that a spreadsheet may run, or that was made harmless."""
_FIRST = frozenset("'=+-@\t\r")
_ID = re.compile(r"[0-9a-f]{32}")
_NUMBERS = ("now", "worst", "average", "leg")
_WORDS = ("where", "words", "sleep", "activity", "medicine")
_OFFSET = re.compile(r"(Z|[+-][0-9]{2}(:?[0-9]{2}){0,2})$", re.IGNORECASE)


def table(entries: Iterable[tuple[str, DiaryEntry]]) -> str:
    """A line of names, then a line for each entry with its id."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([_harmless(cell) for cell in _cells(id_, entry)] for id_, entry in entries)
    return out.getvalue()


def _cells(id_: str, entry: DiaryEntry) -> list[str]:
    scores = [getattr(entry, name) for name in _NUMBERS]
    medicine = {None: "", True: "yes", False: "no"}[entry.medicine]
    said = [" ".join(entry.where), "\n".join(entry.helped), " ".join(entry.tags), entry.words]
    chosen = [entry.sleep or "", entry.activity or "", medicine]
    return [id_, entry.at.isoformat(), *("" if score is None else str(score) for score in scores), *said, *chosen]


def _harmless(cell: str) -> str:
    """With a ' before what a spreadsheet would run; one before that too, so that it can be told when it comes back."""
    return f"'{cell}" if cell[:1] in _FIRST and _FORMULA.match(cell) else cell


def _as_it_was(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def read_table(text: str, name: str, now: datetime) -> tuple[tuple[str, DiaryEntry], ...]:
    """The entries in a table, each with its id; one without an id gets one that is made from what it holds.

    Raises:
        ProblemsFound: all that is wrong, by line and column of the table.
    """
    problems = Problems()
    rows = _rows(text, name, problems)
    _, header = next(rows, (1, []))
    columns = [clean(cell).strip().casefold() for cell in header]
    _check_columns(columns, Place(name, 1), problems)
    problems.stop_if_any()
    found: dict[str, DiaryEntry] = {}
    for line, cells in rows:
        if not any(cell.strip() for cell in cells):
            continue
        row = _Row(name, line, columns, cells, problems)
        read = row.entry(now)
        if read is not None:
            id_ = row.id(read)
            if found.setdefault(id_, read) != read:
                problems.add(row.place("id"), "used-twice", f"`{id_}` is the id of another entry too")
    problems.stop_if_any()
    return tuple(found.items())


def _rows(text: str, name: str, problems: Problems) -> Iterator[tuple[int, list[str]]]:
    """Each row, and the line it begins on."""
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    begins = 1
    try:
        for number, row in enumerate(reader):
            if number > MOST_ROWS:
                problems.add(Place(name, begins), "too-long", f"there are more than {MOST_ROWS} entries")
                return
            yield begins, row
            begins = reader.line_num + 1
    except csv.Error as error:
        problems.add(Place(name, begins), "unreadable", f"this is no line of a table: {error}")


def _check_columns(columns: list[str], place: Place, problems: Problems) -> None:
    listed = ", ".join(COLUMNS)
    if "at" not in columns:
        problems.add(place, "no-such-table", f"there is no column `at`; the columns of a diary are {listed}")
    for number, column in enumerate(columns, 1):
        here = Place(place.file, 1, number)
        if column not in COLUMNS:
            problems.add(here, "unknown-column", f"no column is called `{column[:40]}`; the columns are {listed}")
        elif columns.index(column) != number - 1:
            problems.add(here, "used-twice", f"there are two columns `{column}`")


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of the table, and where it stands."""

    name: str
    line: int
    columns: list[str]
    cells: list[str]
    problems: Problems

    def place(self, column: str) -> Place:
        """Where a part of it stands: the line, and the number of the column."""
        return Place(self.name, self.line, self.columns.index(column) + 1 if column in self.columns else 0)

    def cell(self, column: str) -> str:
        """What stands in a column, as it was before it was made harmless."""
        number = self.columns.index(column) if column in self.columns else len(self.cells)
        return clean(_as_it_was(self.cells[number])) if number < len(self.cells) else ""

    def entry(self, now: datetime) -> DiaryEntry | None:
        """The entry, or none where something in it is wrong, which is noted."""
        if len(self.cells) > len(self.columns):
            self.problems.add(Place(self.name, self.line), "too-many-cells", "there is a cell without a column")
        at = self._at(now)
        parts = Parts(
            **{name: self.cell(name) for name in (*_NUMBERS, *_WORDS)},
            helped=tuple(self.cell("helped").split("\n")),
            tags=tuple(self.cell("tags").split()),
        )
        try:
            entry = read_entry(parts, now, was=DiaryEntry(at or now))
        except EntryRefused as refused:
            for part, why in refused.parts.items():
                self.problems.add(self.place(part), f"wrong-{part}", why)
            return None
        return entry if at is not None else None

    def _at(self, now: datetime) -> datetime | None:
        """When it was; without an offset from UTC it is meant as this computer's clock shows it."""
        text = self.cell("at").strip()
        try:
            at = datetime.fromisoformat(text).astimezone() if not _OFFSET.search(text) else datetime.fromisoformat(text)
        except (ValueError, OverflowError, OSError):
            self._wrong_at(f"`{text[:40]}` is no time; write one such as {now.isoformat(timespec='minutes')}")
            return None
        if at > now:
            self._wrong_at(f"`{text[:40]}` is still to come")
            return None
        return at.replace(tzinfo=timezone(at.utcoffset() or timedelta()))

    def _wrong_at(self, why: str) -> None:
        self.problems.add(self.place("at"), "wrong-at", why)

    def id(self, entry: DiaryEntry) -> str:
        """The id that stands there, or one made from what the entry holds: the same each time it comes in."""
        said = self.cell("id").strip()
        if not said:
            return sha256("\0".join(_cells("", entry)).encode()).hexdigest()[:32]
        if not _ID.fullmatch(said):
            self.problems.add(self.place("id"), "wrong-id", f"`{said[:40]}` is no id; leave it empty in a new entry")
        return said
