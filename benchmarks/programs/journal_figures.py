"""What a large diary takes: opening it, its last entries, ten years, what goes out; in seconds of CPU."""

import json
import os
import sqlite3
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from benchmarks.programs.diary import LAST, kept
from triage.journal.diary_reading import read_days, read_entries
from triage.journal.exchange import read_all
from triage.journal.store import Store

MANY, MOST = 100_000, 1_000_000
"""Entries."""
LATEST = 30
PERSONAL = timedelta(90)
ASKED = """
    SELECT substr(body ->> 'at', 1, 10) AS day, avg(body ->> 'now'), min(body ->> 'now'), max(body ->> 'now')
    FROM events WHERE kind = 'noted' AND seq > ? GROUP BY day ORDER BY day
"""


def seconds(act: Callable[[], object]) -> float:
    """Of the quickest of three times."""
    found = []
    for _ in range(3):
        begun = process_time()
        act()
        found.append(process_time() - begun)
    return min(found)


def last_entries(file: Path) -> None:
    """Open, read the last entries, close."""
    store = Store(file)
    read_entries(store, date.min, date.max, lambda _: True, LATEST)
    store.close()


def main() -> None:
    """Build, measure, report."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "many", "journal.sqlite3")
        store = kept(file, MANY)
        found = {
            "years": seconds(lambda: read_days(store, date.min, date.max)),
            "last": seconds(lambda: last_entries(file)),
            "out": seconds(lambda: read_all(file)),
        }
        store.close()
        file = Path(folder, "most", "journal.sqlite3")
        store = kept(file, MOST)
        found["chart"] = seconds(lambda: read_days(store, LAST - PERSONAL, LAST))
        store.close()
        rows = MOST * PERSONAL.days // ((LAST - date(2016, 11, 22)).days or 1)
        with sqlite3.connect(file) as connection:
            found["sql"] = seconds(lambda: connection.execute(ASKED, (MOST - rows,)).fetchall())
    Path(json.loads(os.environ["BENCHMARK"])["report"]).write_text(json.dumps(found), encoding="utf-8")


if __name__ == "__main__":
    main()
