"""Goal 10: an entry of the diary, a chart of it, and a diary of many years."""

from benchmarks.running import Program, each, program, reported
from benchmarks.table import Row, amount_row, ratio_row, told_row

FEW, MANY = 200, 800
"""Entries."""
LARGE = "20000"
"""Entries of the diary whose chart is read."""
ONCE, OFTEN = 2, 6
"""Times that it is read."""


def journal() -> list[Row]:
    """Goal 10."""
    entry, raw = (each(program(name), FEW, MANY) for name in ("diary_entries", "raw_entries"))
    chart, asked, plain = (
        each(program(name, LARGE), ONCE, OFTEN) for name in ("diary_chart", "raw_chart", "plain_chart")
    )
    found = reported(Program(program("journal_figures")))
    return [
        ratio_row(10, "a durable entry / sqlite3 alone", entry, raw, 1.5),
        ratio_row(10, "the days of a chart / the same asked of the journal in SQL", chart, asked, 1.2),
        told_row(10, "the same / a plain table without a checksum", chart, plain),
        amount_row(10, "100,000 entries: opened, the last 30 read", found["last"] * 1000, 50, "ms"),
        amount_row(10, "100,000 entries: the days of ten years", found["years"] * 1000, 200, "ms"),
        amount_row(10, "100,000 entries: every row checked, to go out", found["out"] * 1000, 2000, "ms"),
        amount_row(10, "1,000,000 entries: 90 days / the same in SQL", found["chart"] / found["sql"], 2, "times"),
    ]
