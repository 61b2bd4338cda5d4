"""A picture in dots, two times four a cell, each of one tone or none."""

from collections.abc import Callable

from triage.render.figure.cover import inside
from triage.render.figure.ink import Ink, Row, row_of
from triage.render.figure.scene import Sight, camera
from triage.render.figure.shapes import Shape

ACROSS, DOWN = 2, 4
"""Dots of a cell."""
TONES = ("", "accent", "body", "far_accent", "hair", "shirt", "legs", "far", "prop", "floor")
"""What a dot can be, by its number; the first of those that share a cell gives it its colour."""
FLOOR, PROP = TONES.index("floor"), TONES.index("prop")
FAR = frozenset({TONES.index("far"), TONES.index("far_accent")})
Cell = bytes
"""The tones of the dots of a cell, row by row."""
_THINNEST = 0.75
_EDGE = 0.9


def in_cells(
    sight: Sight, width: int, height: int, ink: Ink, look: Callable[[Cell, tuple[str, ...]], tuple[str, str]]
) -> tuple[Row, ...]:
    """The picture, with each cell as `look` says of its dots and the colours of the tones; asked once for each kind."""
    wide, high = width * ACROSS, height * DOWN
    dots = bytes(_dots(sight, wide, high))
    words, known = _colours(ink), dict[Cell, tuple[str, str]]()
    rows = []
    for top in range(0, wide * high, wide * DOWN):
        one, two, three, four = (dots[start : start + wide] for start in range(top, top + wide * DOWN, wide))
        row = []
        for left in range(0, wide, ACROSS):
            right = left + ACROSS
            cell = one[left:right] + two[left:right] + three[left:right] + four[left:right]
            if cell not in known:
                known[cell] = look(cell, words) if any(cell) else (" ", ink.background)
            row.append(known[cell])
        rows.append(row_of(row, ink.background))
    return tuple(rows)


def _colours(ink: Ink) -> tuple[str, ...]:
    clothes, accent = ink.clothes, ink.accent
    return (ink.background, accent, ink.body, accent, ink.hair, clothes, clothes, ink.far, ink.prop, ink.floor)


def _dots(sight: Sight, wide: int, high: int) -> bytearray:
    view = camera(sight.figure, sight.side, wide, high)
    dots = bytearray(wide * high)
    floor = int(view.down)
    if sight.on_floor and 0 <= floor < high:
        dots[floor * wide : (floor + 1) * wide] = bytes([FLOOR]) * wide
    for shape in sight.things():
        _fill(dots, wide, view.seen(shape, _THINNEST), PROP)
    for layer in sight.layers():
        for shape in layer.edges:
            _clear(dots, wide, view.seen(shape, _THINNEST, _EDGE))
        tone = TONES.index(layer.tone)
        for shape in layer.shapes:
            _fill(dots, wide, view.seen(shape, _THINNEST), tone)
    return dots


def _fill(dots: bytearray, wide: int, shape: Shape, tone: int) -> None:
    for start, stop in inside(shape, wide, len(dots) // wide):
        dots[start:stop] = bytes([tone]) * (stop - start)


_BODY_AWAY = bytes(tone if tone in {FLOOR, PROP} else 0 for tone in range(256))


def _clear(dots: bytearray, wide: int, shape: Shape) -> None:
    """Take away what there is of the body."""
    for start, stop in inside(shape, wide, len(dots) // wide):
        dots[start:stop] = dots[start:stop].translate(_BODY_AWAY)
