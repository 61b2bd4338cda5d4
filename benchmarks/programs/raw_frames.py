"""The least that a picture of pixels costs: each looked at once and put into a cell: ``raw_frames.py FRAMES``."""

import sys
from math import sqrt

WIDTH, HEIGHT = 60, 32


def frame(middle: float) -> list[str]:
    """A disc."""
    pixels = [
        1 if sqrt((x - middle) * (x - middle) + (y - 16) * (y - 16)) < 12 else 0  # noqa: PLR2004 - some size
        for y in range(HEIGHT)
        for x in range(WIDTH)
    ]
    rows = [pixels[start : start + WIDTH] for start in range(0, len(pixels), WIDTH)]
    return [
        "".join(" ▀▄█"[one + 2 * other] for one, other in zip(upper, lower, strict=True))
        for upper, lower in zip(rows[::2], rows[1::2], strict=True)
    ]


for number in range(int(sys.argv[1])):
    frame(number % WIDTH)
