"""The same entries in a plain table of sqlite3's, each as JSON and on the disk before the next."""

import json
import sqlite3
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from triage.model.diary import DiaryEntry

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
A_DAY = 3
"""Entries."""

with TemporaryDirectory() as folder:
    connection = sqlite3.connect(Path(folder, "journal.sqlite3"), isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE entries (seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT, at TEXT, body TEXT)")
    for number in range(int(sys.argv[1])):
        at = NOON + timedelta(days=number // A_DAY, hours=number % A_DAY)
        entry = DiaryEntry(at, now=number % 11, words="sat all day", tags=("work",))
        said = {"at": at.isoformat(), "now": entry.now, "words": entry.words, "tags": entry.tags, "leg": entry.leg}
        body = json.dumps(said)
        connection.execute("BEGIN IMMEDIATE")
        row = (f"{number:032x}", at.isoformat(), body)
        connection.execute("INSERT INTO entries (id, at, body) VALUES (?, ?, ?)", row)
        connection.execute("COMMIT")
    connection.close()
