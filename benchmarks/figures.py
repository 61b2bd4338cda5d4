"""Goal 11: figures that move."""

from benchmarks.running import Program, each, program, reported
from benchmarks.table import Row, amount_row, ratio_row

FEW, MANY = 21, 63
"""Frames; every figure as often as any other."""
RATE = 12
"""Frames a second."""


def frames() -> list[Row]:
    """Goal 11."""
    drawn, raw = (each(program(name), FEW, MANY) for name in ("figure_frames", "raw_frames"))
    shares = {
        tier: reported(Program(program("figure_frames", "0", tier)))["worst"] * RATE * 100
        for tier in ("blocks", "braille", "ascii")
    }
    return [
        ratio_row(11, "a frame of a figure / every pixel looked at once", drawn, raw, 8),
        *(
            amount_row(11, f"{RATE} frames a second of the costliest figure, {tier}", share, 20, "% of a core")
            for tier, share in shares.items()
        ),
    ]
