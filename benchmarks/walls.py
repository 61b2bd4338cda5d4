"""Wall time, only reported: the machines are shared, and the same command against itself gives 0.9 to 1.1."""

from pathlib import Path

from benchmarks.commands import FINDINGS, NOTHING
from benchmarks.running import PAIRS, TRIAGE, Program, wall_ratio
from benchmarks.screens import start
from benchmarks.table import Row, yes

SHOWN = {"harlequin": "Data Catalog", "posting": "Send"}
"""Text on the first screen of other programs."""
OTHERS_LIMIT = 0.4


def wall_rows(goal: int, others: list[str]) -> list[Row]:
    """Medians of adjacent pairs for the goals that are about a start; none for the rest."""
    match goal:
        case 1:
            return [_row(1, "triage --help / python -c pass", Program((TRIAGE, "--help")), NOTHING)]
        case 2:
            return [_row(2, "triage assess FILE / python -c pass", Program((TRIAGE, "assess", FINDINGS)), NOTHING)]
        case 3:
            ours, hello = start()
            against = [_row(3, "first screen / bare Textual hello", ours, hello)]
            return against + [_row(3, f"first screen / {Path(path).name}", ours, _other(path)) for path in others]
        case _:
            return []


def _other(path: str) -> Program:
    """A program in an environment of its own, until its first screen is painted."""
    return Program((path,), until=SHOWN[Path(path).name], python=str(Path(path).with_name("python")))


def _row(goal: int, what: str, measured: Program, reference: Program) -> Row:
    ours, other, ratio = wall_ratio(measured, reference)
    known = Path(reference.words[0]).name in SHOWN
    limit, holds = (f"{OTHERS_LIMIT:.2f}", yes(ratio <= OTHERS_LIMIT)) if known else ("", "")
    what = f"{what}, wall, {PAIRS} pairs"
    return Row(goal, what, f"{ours * 1000:.0f} ms", f"{other * 1000:.0f} ms", f"{ratio:.2f}", limit, holds)
