"""Keeps so many diary entries, each on the disk before the next."""

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from triage.journal.store import Store
from triage.model.diary import DiaryEntry
from triage.model.events import Entry, Noted

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
A_DAY = 3
"""Entries."""

with TemporaryDirectory() as folder:
    store = Store(Path(folder, "journal.sqlite3"))
    for number in range(int(sys.argv[1])):
        at = NOON + timedelta(days=number // A_DAY, hours=number % A_DAY)
        entry = DiaryEntry(at, now=number % 11, words="sat all day", tags=("work",))
        store.append(f"{number:032x}", [Entry(Noted(entry), at, "")])
    store.close()
