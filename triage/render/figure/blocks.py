"""A picture in half blocks: two pixels a cell, one above the other, with smooth edges."""

from functools import lru_cache
from itertools import groupby

from triage.render.figure.cover import covered
from triage.render.figure.ink import Ink, Row, Run
from triage.render.figure.scene import FLOOR, Sight, camera
from triage.render.figure.shapes import Shape, Tone

_LEVELS = 16
"""Of how much of a pixel is covered; so few that colours repeat."""
_THINNEST = 0.62
_EDGE = 0.55
"""Pixels."""
_UPPER = "▀"


class _Palette:
    """The colours of an ink as numbers, and their mixtures, each worked out once."""

    def __init__(self, ink: Ink) -> None:
        self.background, clothes, accent = _number(ink.background), _number(ink.clothes), _number(ink.accent)
        self.floor = _number(ink.floor)
        self.edge = _mixed(clothes, self.background, 10)
        self.tones: dict[Tone, int] = {
            "body": _number(ink.body),
            "hair": _number(ink.hair),
            "shirt": clothes,
            "legs": _mixed(clothes, self.background, 5),
            "far": _number(ink.far),
            "accent": accent,
            "far_accent": _mixed(accent, self.background, 6),
            "prop": _number(ink.prop),
        }
        self._known: dict[tuple[int, int, int], int] = {}
        self._words: dict[int, str] = {}

    def mixed(self, below: int, above: int, level: int) -> int:
        """So many sixteenths of the colour above, on the one below."""
        key = below, above, level
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = _mixed(below, above, level)
        return found

    def word(self, colour: int) -> str:
        """As ``#rrggbb``."""
        return self._words.get(colour) or self._words.setdefault(colour, f"#{colour:06x}")


def _mixed(below: int, above: int, level: int) -> int:
    parts = (
        ((below >> part & 255) * (_LEVELS - level) + (above >> part & 255) * level) // _LEVELS for part in (16, 8, 0)
    )
    red, green, blue = parts
    return red << 16 | green << 8 | blue


def _number(colour: str) -> int:
    return int(colour.removeprefix("#"), 16)


_palette = lru_cache(maxsize=8)(_Palette)


class _Canvas:
    """Pixels that shapes are painted on, one after the other."""

    def __init__(self, pixels: tuple[int, ...], wide: int, palette: _Palette) -> None:
        self.pixels = list(pixels)
        self._wide = wide
        self._high = len(pixels) // wide
        self._palette = palette
        self._body = bytearray(len(pixels))
        """Where the body is."""

    def paint(self, shape: Shape, tone: int) -> None:
        """Lay a shape over what is there."""
        pixels, body, mixed = self.pixels, self._body, self._palette.mixed
        for start, stop, cover in covered(shape, self._wide, self._high):
            if cover >= 1:
                pixels[start:stop] = [tone] * (stop - start)
                body[start:stop] = b"\1" * (stop - start)
                continue
            pixels[start] = mixed(pixels[start], tone, int(cover * _LEVELS + 0.5))
            if cover > 0.5:  # noqa: PLR2004 - half of the pixel
                body[start] = 1

    def edge(self, shape: Shape) -> None:
        """Draw a line around a shape that will be painted, on the body alone."""
        pixels, body, edge, mixed = self.pixels, self._body, self._palette.edge, self._palette.mixed
        for start, stop, cover in covered(shape, self._wide, self._high):
            level = min(int(cover * _LEVELS + 0.5), _LEVELS)
            for number in range(start, stop):
                if body[number]:
                    pixels[number] = mixed(pixels[number], edge, level)

    def rows(self) -> tuple[Row, ...]:
        """Two rows of pixels each."""
        wide, word = self._wide, self._palette.word
        found = []
        for start in range(0, len(self.pixels), 2 * wide):
            upper, lower = self.pixels[start : start + wide], self.pixels[start + wide : start + 2 * wide]
            runs = [(pair, len(list(same))) for pair, same in groupby(zip(upper, lower, strict=True))]
            found.append(
                tuple(
                    Run((" " if one == other else _UPPER) * many, word(one), word(other)) for (one, other), many in runs
                )
            )
        return tuple(found)


def blocks(sight: Sight, width: int, height: int, ink: Ink) -> tuple[Row, ...]:
    """The picture in so many cells."""
    palette = _palette(ink)
    view = camera(sight.figure, sight.side, width, 2 * height)
    canvas = _Canvas(_behind(Sight(sight.figure, 0, sight.side, 0), width, 2 * height, ink), width, palette)
    for layer in sight.layers():
        for shape in layer.edges:
            canvas.edge(view.seen(shape, _THINNEST, _EDGE))
        tone = palette.tones[layer.tone]
        for shape in layer.shapes:
            canvas.paint(view.seen(shape, _THINNEST), tone)
    return canvas.rows()


@lru_cache(maxsize=16)
def _behind(sight: Sight, wide: int, high: int, ink: Ink) -> tuple[int, ...]:
    """What does not move: the floor, and the things beside the body."""
    palette = _palette(ink)
    view = camera(sight.figure, sight.side, wide, high)
    pixels = [palette.background] * (wide * high)
    if sight.on_floor:
        top = min(max(int(view.down), 0), high)
        thick = min(max(1, round(FLOOR * view.scale)), high - top)
        pixels[top * wide : (top + thick) * wide] = [palette.floor] * (thick * wide)
    canvas = _Canvas(tuple(pixels), wide, palette)
    for shape in sight.things():
        canvas.paint(view.seen(shape, _THINNEST), palette.tones["prop"])
    return tuple(canvas.pixels)
