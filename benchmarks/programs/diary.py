"""A diary of so many entries over ten years, for the programs that read one."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from triage.journal.diary_reading import read_days
from triage.journal.rows import COLUMNS, to_row
from triage.journal.store import Store
from triage.model.diary import DiaryEntry
from triage.model.events import Entry, Noted

FIRST = datetime(2016, 11, 22, 8, 0, tzinfo=UTC)
DAYS = 3650
LAST = FIRST.date() + timedelta(DAYS)
_MARKS = ", ".join("?" for _ in COLUMNS)


def moments(many: int) -> Iterator[tuple[int, datetime]]:
    """The number and the time of each entry, evenly over ten years."""
    a_day = max(many // DAYS, 1)
    for number in range(many):
        yield number, FIRST + timedelta(days=number // a_day, minutes=number % a_day)


def kept(file: Path, many: int) -> Store:
    """A journal that holds them, its days brought up to them."""
    store = Store(file)
    with store.writing() as connection:
        connection.executemany(
            f"INSERT INTO events ({', '.join(COLUMNS)}) VALUES ({_MARKS})",  # noqa: S608 - names of our own
            (to_row(number + 1, f"{number:032x}", _entry(number, at)) for number, at in moments(many)),
        )
    read_days(store, date.min, date.max)
    return store


def _entry(number: int, at: datetime) -> Entry:
    return Entry(Noted(DiaryEntry(at, now=number % 11, words="sat all day", tags=("work",))), at, "")
