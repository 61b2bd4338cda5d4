"""Asks a plain table of the same entries, with an index on the day, for the chart: ``plain_chart.py ENTRIES TIMES``."""

import sqlite3
import sys
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.programs.diary import LAST, moments

with TemporaryDirectory() as folder:
    connection = sqlite3.connect(Path(folder, "plain.sqlite3"))
    connection.execute("CREATE TABLE entries (seq INTEGER PRIMARY KEY, day TEXT, now INTEGER)")
    connection.execute("CREATE INDEX entries_by_day ON entries (day)")
    rows = ((number, at.date().isoformat(), number % 11) for number, at in moments(int(sys.argv[1])))
    connection.executemany("INSERT INTO entries VALUES (?, ?, ?)", rows)
    days = ((LAST - timedelta(182)).isoformat(), LAST.isoformat())
    for _ in range(int(sys.argv[2])):
        connection.execute(
            "SELECT day, avg(now), min(now), max(now) FROM entries WHERE day BETWEEN ? AND ? GROUP BY day", days
        ).fetchall()
    connection.close()
