"""A figure as one SVG picture that needs nothing else: no script, no font and no address."""

from math import acos, atan2, cos, hypot, sin
from xml.sax.saxutils import escape

from triage.model.figure import Figures
from triage.model.training import Side
from triage.render.figure.scene import FLOOR, Camera, Sight, camera
from triage.render.figure.shapes import Shape, Tone

WIDTH, HEIGHT = 320, 190
_FILLS: dict[Tone, str] = {
    "far": "#98a4b0",
    "body": "#e3e8ec",
    "shirt": "#b7c6d6",
    "legs": "#cdd5dc",
    "accent": "#3a9486",
    "far_accent": "#2b6f65",
    "prop": "#b39a6b",
    "hair": "#4a5560",
}
"""Far enough apart to be told from each other in grey too."""
_LINE, _FLOOR = "#26313b", "#6b7681"
_HALF_BREATH = 0.5
_BESIDE = {False: (0.0, 1.0), True: (0.0, 0.5)}
"""The moments of two pictures, by whether the end leads into the start."""


def svg(  # noqa: PLR0913 - all that a picture depends on
    book: Figures, exercise: str, at: float, side: Side = "both", *, title: str, wrong: bool = False
) -> str:
    """The text of an SVG picture of an exercise at a moment from 0 to 1."""
    return _page([_shapes(Sight(book.figures[exercise], at, side, _HALF_BREATH, wrong=wrong))], title)


def beside(book: Figures, exercise: str, side: Side = "both", *, title: str, wrong: bool = False) -> str:
    """The start and the hold beside each other; then, if wished, how it should not be done."""
    figure = book.figures[exercise]
    sights = [Sight(figure, moment, side, _HALF_BREATH) for moment in _BESIDE[figure.goes_round]]
    if wrong:
        sights.append(Sight(figure, 1, side, _HALF_BREATH, wrong=True))
    return _page([_shapes(sight) for sight in sights], title)


def _page(pictures: list[str], title: str) -> str:
    shown = "\n".join(
        f'<g transform="translate({number * WIDTH} 0)">\n{picture}\n</g>' if number else picture
        for number, picture in enumerate(pictures)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {WIDTH * len(pictures)} {HEIGHT}">\n'
        f"<title>{escape(title)}</title>\n{shown}\n</svg>\n"
    )


def _shapes(sight: Sight) -> str:
    """What is in a picture, without what is around it."""
    view = camera(sight.figure, sight.side, WIDTH, HEIGHT)
    things = sight.things()
    found = [_group("prop", things, things, view)] if things else []
    if sight.on_floor:
        floor = f'y="{_n(view.down)}" width="{WIDTH}" height="{_n(view.scale * FLOOR)}"'
        found.insert(0, f'<rect {floor} fill="{_FLOOR}"/>')
    found += [_group(layer.tone, layer.shapes, layer.edges, view) for layer in sight.layers()]
    return "\n".join(found)


def _group(tone: Tone, filled: tuple[Shape, ...], edges: tuple[Shape, ...], view: Camera) -> str:
    """Shapes of one tone, and the line around them."""
    line = f'<path d="{_paths(edges, view)}" fill="{_LINE}" stroke="{_LINE}" stroke-width="1.6"/>\n' if edges else ""
    return f'{line}<path d="{_paths(filled, view)}" fill="{_FILLS[tone]}"/>'


def _paths(filled: tuple[Shape, ...], view: Camera) -> str:
    return "".join(_outline(view.seen(shape, 0)) for shape in filled)


def _outline(shape: Shape) -> str:
    """Around two circles and what lies between them."""
    x, y, first, other_x, other_y, second = shape
    apart = hypot(other_x - x, other_y - y)
    if apart <= abs(first - second):
        return _circle(x, y, first) if first >= second else _circle(other_x, other_y, second)
    towards = atan2(other_y - y, other_x - x)
    opening = acos((first - second) / apart)
    corners = (
        _around(x, y, first, towards + opening),
        _around(other_x, other_y, second, towards + opening),
        _around(other_x, other_y, second, towards - opening),
        _around(x, y, first, towards - opening),
    )
    return f"{_circle(x, y, first)}{_circle(other_x, other_y, second)}M{'L'.join(corners)}z"


def _circle(x: float, y: float, around: float) -> str:
    whole = round(around, 1)  # so that two halves meet: a chord that is a little too short would bulge
    half = f"a{_n(whole)} {_n(whole)} 0 1 0"
    return f"M{_n(x - around)} {_n(y)}{half} {_n(2 * whole)} 0{half} {_n(-2 * whole)} 0z"


def _around(x: float, y: float, around: float, direction: float) -> str:
    return f"{_n(x + cos(direction) * around)} {_n(y + sin(direction) * around)}"


def _n(number: float) -> str:
    return f"{round(number, 1) + 0.0:.1f}".removesuffix(".0")
