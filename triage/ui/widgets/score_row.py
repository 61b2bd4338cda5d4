"""The scale from 0 to 10: its numbers beside each other, and what both ends mean."""

from textual.content import Content

from triage.ui.widgets.drawing import WIDE, Look, both_ends, chips
from triage.ui.widgets.sheet import Line, Target

WORST = 10


def score_cells(look: Look) -> tuple[int, int]:
    """How wide a number is, and how far the next one is away."""
    return (4, 1) if look.width >= WIDE else (3, 0)


def score_row(score: int | None, look: Look) -> list[Line]:
    """The numbers, each to click; the one that was chosen stands in brackets."""
    cell, gap = score_cells(look)
    shown = [f"[{each}]" if each == score else str(each) for each in range(WORST + 1)]
    return chips([(text.center(cell), Target("number", each)) for each, text in enumerate(shown)], look, gap=gap)


def score_ends(words: tuple[str, str], row: Line, look: Look) -> list[Line]:
    """What the numbers at both ends mean, below them where there is room."""
    ends = zip((0, WORST), words, strict=True)
    low, high = (Content.styled(f"{number} = {means}", look.paint["quiet"]) for number, means in ends)
    scale = row.content.cell_length
    return both_ends(low, high, scale if low.cell_length + high.cell_length + 2 <= scale else look.width)
