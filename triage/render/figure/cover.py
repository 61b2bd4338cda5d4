"""Which pixels a shape covers, and how much of each."""

from collections.abc import Iterator
from math import ceil, floor, hypot, sqrt

from triage.render.figure.shapes import Shape

_HALF = 0.5
"""Of a pixel: from its middle to its side."""
_LEAST = 0.03
"""What covers less of a pixel is not seen."""
_NOWHERE = (0.0, -1.0)


def inside(shape: Shape, wide: int, high: int) -> Iterator[tuple[int, int]]:
    """The pixels whose middle is inside a shape, by their numbers in a picture of this size: from, to."""
    for y, left, right in _rows(shape, high):
        start, stop = max(ceil(left - _HALF), 0), min(floor(right - _HALF) + 1, wide)
        if start < stop:
            yield y * wide + start, y * wide + stop


def covered(shape: Shape, wide: int, high: int) -> Iterator[tuple[int, int, float]]:
    """The pixels below a shape, by their numbers: from, to, and how much of each; 1 is all of it."""
    x0, y0, r0, x1, y1, r1 = shape
    across, down, wider = x1 - x0, y1 - y0, r1 - r0
    scale = 1 / (across * across + down * down) if across or down else 0.0
    whole = {y: (left, right) for y, left, right in _rows(_by(shape, -_HALF), high)} if min(r0, r1) > _HALF else {}
    for y, left, right in _rows(_by(shape, _HALF), high):
        row, below = y * wide, y + _HALF - y0
        first, last = max(ceil(left - _HALF), 0), min(floor(right - _HALF) + 1, wide)
        inner_left, inner_right = whole.get(y, _NOWHERE)
        start, stop = max(ceil(inner_left - _HALF), first), min(floor(inner_right - _HALF) + 1, last)
        if start < stop:
            yield row + start, row + stop, 1.0
        else:
            start = stop = last
        for x in (*range(first, start), *range(stop, last)):
            beside = x + _HALF - x0
            part = (beside * across + below * down) * scale
            part = 0.0 if part < 0 else 1.0 if part > 1 else part
            off, under = beside - part * across, below - part * down
            cover = r0 + part * wider + _HALF - sqrt(off * off + under * under)
            if cover > _LEAST:
                yield row + x, row + x + 1, cover if cover < 1 else 1.0


def _by(shape: Shape, wider: float) -> Shape:
    x0, y0, r0, x1, y1, r1 = shape
    return x0, y0, r0 + wider, x1, y1, r1 + wider


def _rows(shape: Shape, high: int) -> Iterator[tuple[int, float, float]]:
    """Each row that a shape lies in, and from where to where: around two discs and the band between them."""
    x0, y0, r0, x1, y1, r1 = shape
    sides = _sides(shape)
    for y in range(max(ceil(min(y0 - r0, y1 - r1) - _HALF), 0), min(floor(max(y0 + r0, y1 + r1) - _HALF) + 1, high)):
        middle = y + _HALF
        left, right = 1e9, -1e9
        half = r0 * r0 - (middle - y0) * (middle - y0)
        if half >= 0:
            half = sqrt(half)
            left, right = x0 - half, x0 + half
        half = r1 * r1 - (middle - y1) * (middle - y1)
        if half >= 0:
            half = sqrt(half)
            left, right = min(left, x1 - half), max(right, x1 + half)
        for start_x, start_y, end_y, slope in sides:
            if start_y <= middle <= end_y:
                there = start_x + (middle - start_y) * slope
                left, right = min(left, there), max(right, there)
        if left <= right:
            yield y, left, right


def _sides(shape: Shape) -> tuple[tuple[float, float, float, float], ...]:
    """The two straight lines of the outline: x and y of the upper end, y of the lower, and x for each y."""
    x0, y0, r0, x1, y1, r1 = shape
    apart = hypot(x1 - x0, y1 - y0)
    if apart <= abs(r0 - r1):
        return ()
    along_x, along_y, lean = (x1 - x0) / apart, (y1 - y0) / apart, (r0 - r1) / apart
    off = sqrt(1 - lean * lean)
    found = []
    for side in (off, -off):
        out_x, out_y = along_x * lean - along_y * side, along_y * lean + along_x * side
        start, end = (x0 + r0 * out_x, y0 + r0 * out_y), (x1 + r1 * out_x, y1 + r1 * out_y)
        if start[1] > end[1]:
            start, end = end, start
        down = end[1] - start[1]
        found.append((*start, end[1], (end[0] - start[0]) / down if down else 0.0))
    return tuple(found)
