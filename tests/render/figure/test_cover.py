"""How much of a pixel a shape covers, found the quick way and the slow way."""

from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.render.figure.cover import covered
from triage.render.figure.shapes import Shape

WIDE, HIGH = 16, 12
places = st.floats(-8, 24)
widths = st.floats(0.3, 6)


def by_pixel(shape: Shape) -> list[float]:
    """Every pixel of the picture looked at by itself."""
    x0, y0, r0, x1, y1, r1 = shape
    length = (x1 - x0) ** 2 + (y1 - y0) ** 2
    found = []
    for y in range(HIGH):
        for x in range(WIDE):
            across, down = x + 0.5 - x0, y + 0.5 - y0
            part = (across * (x1 - x0) + down * (y1 - y0)) / length if length > 1e-9 else 0
            part = min(max(part, 0), 1)
            away = hypot(across - part * (x1 - x0), down - part * (y1 - y0))
            found.append(r0 + part * (r1 - r0) + 0.5 - away)
    return [min(each, 1) if each > 0.03 else 0 for each in found]


def by_rows(shape: Shape) -> list[float]:
    found = [0.0] * (WIDE * HIGH)
    for start, stop, cover in covered(shape, WIDE, HIGH):
        found[start:stop] = [min(cover, 1)] * (stop - start)
    return found


@given(x=places, y=places, end_x=places, end_y=places, around=widths)
def test_rows_are_covered_as_their_pixels_are(x: float, y: float, end_x: float, end_y: float, around: float) -> None:
    shape = (x, y, around, end_x, end_y, around)

    assert by_rows(shape) == pytest.approx(by_pixel(shape), abs=1e-6)


def test_a_shape_is_thicker_where_it_is_said_to_be() -> None:
    columns = [by_rows((2, 6, 1, 13, 6, 4))[column::WIDE] for column in (3, 12)]

    assert sum(columns[0]) < sum(columns[1])


def test_a_point_is_a_disc() -> None:
    assert sum(by_rows((8, 6, 2, 8, 6, 2))) == pytest.approx(3.14 * 4, rel=0.1)


def test_what_is_outside_of_the_picture_covers_nothing() -> None:
    assert sum(by_rows((-9, -9, 2, -5, -5, 2))) == 0
