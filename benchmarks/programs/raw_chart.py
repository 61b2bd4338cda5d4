"""Asks the same journal for the same chart in SQL alone: ``raw_chart.py ENTRIES TIMES``."""

import sys
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.programs.diary import LAST, kept

ASKED = """
    SELECT substr(body ->> 'at', 1, 10) AS day, avg(body ->> 'now'), min(body ->> 'now'), max(body ->> 'now')
    FROM events WHERE kind = 'noted' GROUP BY day HAVING day BETWEEN ? AND ? ORDER BY day
"""

with TemporaryDirectory() as folder:
    store = kept(Path(folder, "kept", "journal.sqlite3"), int(sys.argv[1]))
    days = ((LAST - timedelta(182)).isoformat(), LAST.isoformat())
    for _ in range(int(sys.argv[2])):
        with store.reading() as connection:
            connection.execute(ASKED, days).fetchall()
    store.close()
