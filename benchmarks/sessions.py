"""Goal 12: a guided session, looked at twelve times a second, for a day."""

from benchmarks.running import Program, each, program, reported
from benchmarks.table import Row, amount_row, ratio_row

FEW, MANY = 1000, 4000
"""Looks."""
RATE = 12
"""Looks a second."""


def session() -> list[Row]:
    """Goal 12."""
    look, raw = (each(program(name), FEW, MANY) for name in ("session_ticks", "raw_ticks"))
    day = reported(Program(program("session_day")))
    return [
        ratio_row(12, "a look at a session / its values made anew", look, raw, 2),
        amount_row(12, f"{RATE} looks a second", day["look"] * RATE * 100, 1, "% of a core"),
        amount_row(12, "what a day of sessions leaves in memory", day["memory"] / 2**20, 5, "MiB"),
        amount_row(12, "how far it goes wrong in a day", day["drift"] * 100, 0.1, "%"),
    ]
