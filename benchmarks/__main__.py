"""Prints the table: ``python -m benchmarks [--goal N] [--wall]``; it exits with 1 when a goal does not hold."""

import argparse
import sys
from collections.abc import Callable

from benchmarks import commands, figures, journals, proofs, screens, sessions, walls
from benchmarks.running import keep_checked_set
from benchmarks.table import Row, table

GOALS: dict[int, Callable[[], list[Row]]] = {
    1: commands.help_and_version,
    2: commands.assess_file,
    3: screens.first_screen,
    4: screens.memory,
    5: screens.next_question,
    6: screens.page,
    7: screens.emergency,
    8: commands.machine,
    9: proofs.whole_proof,
    10: journals.journal,
    11: figures.frames,
    12: sessions.session,
}
"""What each goal measures."""


def main() -> int:
    """Measure what is asked for, print the table, tell whether every goal holds."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="How fast triage is, as ratios.")
    parser.add_argument("--goal", type=int, choices=sorted(GOALS), action="append", help="only this goal")
    parser.add_argument("--wall", action="store_true", help="wall time too, as the median of adjacent pairs")
    parser.add_argument("--other", action="append", default=[], metavar="PROGRAM", help="with --wall: also against it")
    chosen = parser.parse_args()
    rows: list[Row] = []
    for goal in chosen.goal or sorted(GOALS):
        print(f"goal {goal} …", file=sys.stderr, flush=True)
        keep_checked_set()
        rows += GOALS[goal]()
        if chosen.wall:
            rows += walls.wall_rows(goal, chosen.other)
    print(table(rows))
    return int(any(row.holds == "no" for row in rows))


if __name__ == "__main__":
    sys.exit(main())
