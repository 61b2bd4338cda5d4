"""Reads the days of a chart of half a year: ``diary_chart.py ENTRIES TIMES``."""

import sys
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.programs.diary import LAST, kept
from triage.journal.diary_reading import read_days

with TemporaryDirectory() as folder:
    store = kept(Path(folder, "kept", "journal.sqlite3"), int(sys.argv[1]))
    for _ in range(int(sys.argv[2])):
        for day in read_days(store, LAST - timedelta(182), LAST):
            said = [score.usual or 0 for score in day.scores]
            day.day, sum(said) / len(said), min(said), max(said)
    store.close()
