"""Goal 9: how long the whole proof takes, and how it grows with the protocol."""

from typing import get_args

from benchmarks.programs.larger import larger
from benchmarks.programs.proof import BUDGET
from benchmarks.running import Program, all_instructions, program, reported
from benchmarks.table import Row, amount_row, check_row, ratio_row, told_row
from triage.proof.certificate import Prover, agree, prove

SIZES = 1, 2, 4
"""Times the shipped protocol."""


def whole_proof() -> list[Row]:
    """Goal 9."""
    provers = get_args(Prover)
    seconds = {prover: reported(_proof(prover, 1))["seconds"] for prover in provers}
    rows = [amount_row(9, f"the whole proof by {prover}, CPU", seconds[prover], 1, "s") for prover in provers]
    rows.append(amount_row(9, "by both, one after the other, CPU", sum(seconds.values()), 1, "s"))
    whole = [(prover, times) for prover in ("none", *provers) for times in SIZES]
    counts = dict(zip(whole, all_instructions(*(_proof(prover, times) for prover, times in whole)), strict=True))
    for prover in provers:
        one, two, four = (counts[prover, times] - counts["none", times] for times in SIZES)
        rows.append(told_row(9, f"twice the protocol / once, by {prover}", two, one))
        rows.append(ratio_row(9, f"four times the protocol / once, by {prover}", four, one, 6))
    return [*rows, _agreement()]


def _proof(prover: str, times: int) -> Program:
    return Program(program("proof", prover, str(times)))


def _agreement() -> Row:
    safe = [times for times in SIZES if _safe(times)]
    found = ", ".join(f"{times} times" for times in safe)
    return check_row(9, "both provers agree that it is safe", found, holds=safe == list(SIZES))


def _safe(times: int) -> bool:
    protocol = larger(times)
    one, other = (prove(protocol, prover, BUDGET) for prover in get_args(Prover))
    return agree(one, other).holds
