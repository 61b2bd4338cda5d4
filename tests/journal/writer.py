"""A program of its own that keeps events and says after each that it is kept: for tests that stop it, or start many.

Called with the file, the name of a conversation (or of a diary, if it begins so), how many events, and how large a file
may become (0: any size).
"""

import resource
import sys
from datetime import timedelta
from pathlib import Path
from uuid import NAMESPACE_OID, uuid5

from tests.journal.keeping import NOON, entry
from triage.errors import JournalUnusable
from triage.journal.store import Store
from triage.model.diary import DiaryEntry
from triage.model.events import Answered, Event, Noted

DIARY = "diary"


def event_of(number: int, name: str) -> Event:
    """What is kept under a number; a diary is written on the same three days by everybody."""
    if name.startswith(DIARY):
        return Noted(DiaryEntry(NOON - timedelta(days=number % 3), now=number % 11, words=f"{name} {number}"))
    return Answered(name, number)


def number_of(event: Event, name: str) -> int | None:
    """The number it was kept under, if it is of that name."""
    match event:
        case Answered(question, int(number)) if question == name:
            return number
        case Noted(told) if told.words.startswith(f"{name} "):
            return int(told.words.rpartition(" ")[2])
        case _:
            return None


def main(file: Path, name: str, count: int, largest: int) -> None:
    """Keep events one by one; each number that is written out is acknowledged."""
    if largest:
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
    try:
        store = Store(file)
        for number in range(count):
            group = uuid5(NAMESPACE_OID, f"{name} {number}").hex if name.startswith(DIARY) else name
            store.append(group, [entry(event_of(number, name))])
            sys.stdout.write(f"{number}\n")
            sys.stdout.flush()
    except JournalUnusable as unusable:
        sys.stderr.write(f"{unusable}\n")
        sys.stderr.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
