"""What keeps a journal safe, and what takes it away: each says in words what was done, and what was found."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from triage.errors import FileMissing
from triage.places import documents_folder
from triage.services.clock import local_now

if TYPE_CHECKING:
    from triage.journal.erasing_range import ErasedDays
    from triage.journal.verifying import DamagedRow, Verified

MOST_TOLD = 50
"""Damaged rows that are told one by one."""
_MOST_NAMES = 1000


@dataclass(frozen=True, slots=True)
class Done:
    """What was done with a journal."""

    file: Path
    """The one that is there now."""
    said: tuple[str, ...]
    """In lines."""
    well: bool = True
    """Whether there is nothing more to see to."""


def verify(file: Path, key: str = "") -> Done:
    """Look at all of a journal.

    Raises:
        JournalUnusable: it cannot be read.
    """
    from triage.journal.verifying import verify as look_over  # noqa: PLC0415 - sqlite3 is for those who keep a journal

    verified = look_over(file, key)
    return Done(file, tuple(_in_words(verified)), verified.whole)


def back_up(file: Path, to: Path | None, key: str = "") -> Done:
    """Copy a journal into a new file, or into one in a folder; without either, in the person's documents.

    Raises:
        JournalUnusable: it cannot be read, or the file is there already or cannot be written.
    """
    from triage.journal.backing_up import backup  # noqa: PLC0415 - as above

    new = documents_folder() if to is None else to.expanduser()
    if new.is_dir():
        new = _free(new / f"backtriage-{file.stem}-{local_now():%Y-%m-%d}.sqlite3")
    return Done(new, tuple(_in_words(backup(file, new, key))))


def restore(file: Path, backup: Path, key: str = "") -> Done:
    """Put a backup in the place of the journal; the key is that of the backup.

    Raises:
        FileMissing: there is no such backup.
        JournalUnusable: it is no backup that can be read, or another program uses the journal; nothing was changed.
    """
    from triage.journal.backing_up import restore as put_back  # noqa: PLC0415 - as above

    if not backup.exists():
        raise FileMissing(f"there is no {backup}")
    done = put_back(file, backup, key)
    aside = (f"the journal that was there is {done.aside} now",) if done.aside else ()
    return Done(file, (*_in_words(done.verified), *aside))


def erase_all(file: Path) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Erase a journal, those that were kept aside included; the files that are gone, and those that are left.

    Raises:
        JournalUnusable: not all of it could be erased.
    """
    from triage.journal.scanning import left_beside  # noqa: PLC0415 - as above
    from triage.services.diary import Diary  # noqa: PLC0415 - as above

    removed = Diary(file).erase()
    return removed, left_beside(file)


def erase_days(file: Path, first: date, last: date, key: str = "") -> Done:
    """Erase what was kept on these days, both included.

    Raises:
        JournalUnusable: it could not be done.
    """
    from triage.journal.erasing_range import erase_days as take_out  # noqa: PLC0415 - as above

    erased = take_out(file, first, last, key)
    days = days_in_words(first, last)
    what = f"erased what was kept {days}: {_counted(erased)}" if erased.rows else f"nothing was kept {days}"
    lines = (what, *_left(erased))
    return Done(file, lines, not (erased.scanned.left or erased.older))


def rows(count: int) -> str:
    """So many rows."""
    return "1 row" if count == 1 else f"{count} rows"


def days_in_words(first: date, last: date) -> str:
    """Days as they stand in a sentence."""
    if first == date.min:
        return f"up to {last}"
    if last == date.max:
        return f"from {first} on"
    return f"on {first}" if first == last else f"from {first} to {last}"


def _counted(erased: "ErasedDays") -> str:
    if erased.groups == 1:
        return f"{rows(erased.rows)} of one conversation, session, entry or measure"
    return f"{rows(erased.rows)} of {erased.groups} conversations, sessions, entries and measures"


def _left(erased: "ErasedDays") -> Iterator[str]:
    if erased.damaged:
        yield f"{erased.damaged} of the rows were damaged, and could have been of any day"
    scanned = erased.scanned
    looked = ", ".join(str(path) for path in scanned.files)
    if not scanned.left and erased.rows:
        yield f"looked for {scanned.looked_for} texts in {looked}: nothing of it is left"
    for path, many in scanned.left:
        yield f"{many} of {scanned.looked_for} texts still stand in {path}; erase again, or all"
    for path in erased.older:
        yield f"{path} is older and was left as it is; remove it, or erase all"


def _in_words(verified: "Verified") -> Iterator[str]:
    well = "all as they were written" if verified.whole else "not all as they were written"
    yield f"{rows(verified.rows)}, {well}"
    for row in verified.damaged[:MOST_TOLD]:
        yield _row_in_words(row)
    if len(verified.damaged) > MOST_TOLD:
        yield f"and {len(verified.damaged) - MOST_TOLD} more"
    if verified.damaged:
        yield "what is damaged is not used; a backup of before may have it whole (`triage journal restore`)"
    for day in verified.days:
        yield f"the scores of {day or 'all days'} were not as their entries have them; they were made again from those"
    for fault in verified.faults:
        yield f"the file itself: {fault}"


def _row_in_words(row: "DamagedRow") -> str:
    day = f", of {row.day}" if row.day else ""
    kind = f" ({row.kind})" if row.kind and row.kind != "gone" else ""
    return f"row {row.seq}{kind}{day}: {'gone' if row.kind == 'gone' else 'damaged'}"


def _free(first: Path) -> Path:
    """A name that no file has yet."""
    names = (first.with_name(f"{first.stem}-{number}{first.suffix}") for number in range(2, _MOST_NAMES))
    return next((path for path in (first, *names) if not path.exists()), first)
