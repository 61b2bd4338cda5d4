"""Figures that show how exercises are done, in letters and blocks for a terminal and as SVG for paper."""

from typing import Literal

from triage.model.figure import Figures
from triage.model.training import Side
from triage.render.figure.blocks import blocks
from triage.render.figure.braille import braille
from triage.render.figure.ink import Ink, Row, Run
from triage.render.figure.letters import letters
from triage.render.figure.scene import Sight
from triage.render.figure.vector import beside, svg

__all__ = ["Ink", "Row", "Run", "Tier", "beside", "draw", "plain", "svg"]
Tier = Literal["blocks", "braille", "ascii"]
_WAYS = {"blocks": blocks, "braille": braille, "ascii": letters}


def draw(  # noqa: PLR0913 - all that a picture depends on
    book: Figures,
    exercise: str,
    at: float,
    side: Side,
    breath: float,
    *,
    width: int,
    height: int,
    tier: Tier,
    ink: Ink,
    wrong: bool = False,
) -> tuple[Row, ...]:
    """An exercise at a moment, in cells: so many rows, each so wide.

    `at` is 0 at the start position and 1 in the hold; `breath` is 0 breathed out and 1 breathed in. With `wrong` it
    moves to how the exercise should not be done, where there is such a pose.
    """
    sight = Sight(book.figures[exercise], at, side, breath, wrong=wrong)
    return _WAYS[tier](sight, width, height, ink)


def plain(rows: tuple[Row, ...]) -> str:
    """Rows as text without colours, and without spaces at their ends."""
    return "\n".join("".join(run.text for run in row).rstrip() for row in rows)
