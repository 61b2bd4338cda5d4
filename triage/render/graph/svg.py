"""A picture as one SVG file that needs nothing else: no script, no font and no address."""

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from triage.model.graph import Arrow, Graph, Node
from triage.model.urgency import Urgency
from triage.render.graph.boxes import PADDING, Line, badge_width
from triage.render.graph.layout import CONDITION_STEP, MARGIN, Box, Frame, Sheet, lay_out
from triage.render.graph.lines import MARK, summary
from triage.render.graph.measure import broken
from triage.render.graph.tracks import Near, Track, Tracks

BADGES = {
    Urgency.EMERGENCY: ("#8b0000", "#ffffff"),
    Urgency.URGENT: ("#ffdfc2", "#4f2600"),
    Urgency.SOON: ("#fff2bf", "#443600"),
    Urgency.PHYSIO: ("#dcebff", "#0b316b"),
    Urgency.SELF_CARE: ("#e0f2e0", "#0d441b"),
}
"""Behind the word, and the word."""
_STYLE = """
text { font-family: Verdana, "DejaVu Sans", Helvetica, Arial, sans-serif; fill: #111111; }
.title { font-size: 24px; font-weight: bold; } .about { font-size: 13px; fill: #333333; }
.panel { fill: #f1f5fa; stroke: #1f3a5f; } .bar { fill: #1f3a5f; }
.heading { font-size: 16px; font-weight: bold; fill: #ffffff; } .section { font-size: 12px; fill: #ffffff; }
.box { fill: #ffffff; stroke: #1f3a5f; stroke-width: 1.5; } .maybe { stroke-dasharray: 7 4; }
.name { font-size: 14px; font-weight: bold; } .ask { font-size: 13px; } .item { font-size: 12.5px; }
.then, .words { font-size: 12px; fill: #333333; } .only { font-size: 11.5px; font-style: italic; fill: #333333; }
.note { font-size: 12px; font-weight: bold; fill: #7a0000; } .answer { font-size: 12.5px; font-weight: bold; }
.aside { font-size: 11px; fill: #333333; } .badge { font-size: 11px; font-weight: bold; }
.if { font-size: 12px; } .near { font-size: 13px; font-style: italic; }
.track { fill: none; stroke: #1f3a5f; stroke-width: 2; } .head { fill: #1f3a5f; }
.stop { fill: #8b0000; stroke: #8b0000; stroke-width: 3; } .to-stop { stroke: #8b0000; stroke-dasharray: 4 3; }
.stop-word { font-size: 12px; font-weight: bold; fill: #ffffff; }
.walked .box { stroke: #000000; stroke-width: 4; } .walked.track { stroke: #000000; stroke-width: 5; }
.walked.head { fill: #000000; } .walked .stop { stroke: #000000; }
""".strip()
_BADGE_STYLE = " ".join(f".{level.id} {{ fill: {word}; }}" for level, (_, word) in BADGES.items())
_PALE_STYLE = """
.pale text { fill: #505050; } .pale .box, .pale.track, .pale .to-stop { stroke: #a8a8a8; } .pale.head { fill: #a8a8a8; }
.pale .stop, .pale .behind { fill: #ffffff; stroke: #a8a8a8; }
""".strip()
_LEGEND = (
    "The line leads from question to question.",
    "A dashed box is set in: it is asked only if its condition holds; otherwise the line leads past it.",
    "The word behind a finding is what a yes raises by itself. A yes to an EMERGENCY ends the conversation: STOP.",
    "Other answers together do so as well, by the rules that are named.",
)
_WALK = f"{MARK} and thick: the path of the walk ({MARK} yes, ? not sure, ○ no). Grey: not on it."
_CENTRE = 44.0
"""From the box to the middle of the sign that says stop."""


def draw(graph: Graph) -> str:
    """The text of an SVG file."""
    width = lay_out(graph, 0).width
    head = _head(graph, width)
    sheet = lay_out(graph, MARGIN + 40 + 19 * len(head) + 14)
    tracks = Tracks(graph, sheet)
    stops = {arrow.start: arrow for arrow in graph.arrows if arrow.kind == "stop"}
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title desc" {_size(sheet)}>',
        f'<title id="title">{escape(graph.title)}</title>',
        f'<desc id="desc">{escape(summary(graph))}</desc>',
        f"<style>{_STYLE}\n{_BADGE_STYLE}\n{_PALE_STYLE}</style>",
        f'<rect width="{_n(sheet.width)}" height="{_n(sheet.height)}" fill="#ffffff"/>',
        _text("title", graph.title, MARGIN, MARGIN + 22),
        *(_text("about", line, MARGIN, MARGIN + 48 + 19 * number) for number, line in enumerate(head)),
        *(line for frame in sheet.frames for line in _frame(frame)),
        *(line for track in sorted(tracks.pieces(), key=lambda track: track.walked) for line in _track(graph, track)),
        *(_near(near) for near in tracks.near()),
        *(line for frame in sheet.frames for box in frame.boxes for line in _box(graph, box, stops)),
        "</svg>",
    ]
    return "\n".join(lines)


def _head(graph: Graph, width: float) -> tuple[str, ...]:
    said = (*graph.about, *_LEGEND, *([_WALK] if graph.walked else []))
    return tuple(line for text in said for line in broken(text, width - 2 * MARGIN, 13))


def _size(sheet: Sheet) -> str:
    width, height = _n(sheet.width), _n(sheet.height)
    return f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'


def _points(corners: Iterable[tuple[float, float]]) -> str:
    return " ".join(f"{_n(x)},{_n(y)}" for x, y in corners)


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


def _text(style: str, text: str, x: float, y: float, *more: str) -> str:
    extra = "".join(f" {each}" for each in more)
    return f'<text class="{style}" x="{_n(x)}" y="{_n(y)}"{extra}>{escape(text)}</text>'


def _frame(frame: Frame) -> Iterator[str]:
    x, y, width, panel = frame.x, frame.y, frame.width, frame.panel
    yield f'<rect class="panel" x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(frame.height)}" rx="10"/>'
    yield f'<rect class="bar" x="{_n(x + 44)}" y="{_n(y + 8)}" width="{_n(width - 52)}" height="28" rx="6"/>'
    yield _text("heading", panel.title, x + 56, y + 28)
    if panel.section != panel.title:
        yield _text("section", panel.section, x + width - 20, y + 27, 'text-anchor="end"')


def _tone(graph: Graph, *, walked: bool) -> str:
    return "walked" if walked else "pale" if graph.walked else "plain"


def _track(graph: Graph, track: Track) -> Iterator[str]:
    tone = _tone(graph, walked=track.walked)
    yield f'<polyline class="track {tone}" points="{_points(track.points)}"/>'
    if track.head:
        yield f'<polygon class="head {tone}" points="{_head_of(track)}"/>'


def _head_of(track: Track) -> str:
    (x0, _), (x, y) = track.points[-2:]
    if x0 == x:
        corners = [(x, y), (x - 6, y - 11), (x + 6, y - 11)]
    else:
        back = -11 if x > x0 else 11
        corners = [(x, y), (x + back, y - 6), (x + back, y + 6)]
    return _points(corners)


def _near(near: Near) -> str:
    return _text("near", near.text, near.x - 12, near.y)


def _box(graph: Graph, box: Box, stops: dict[str, Arrow]) -> Iterator[str]:
    node = box.node
    tone = _tone(graph, walked=node.walked)
    maybe = " maybe" if node.when else ""
    yield f'<g class="{tone}" id={quoteattr(node.key)}>'
    yield f"<title>{escape(_spoken(node))}</title>"
    above = box.y - 5 - CONDITION_STEP * (len(box.conditions) - 1)
    for number, line in enumerate(box.conditions):
        yield _text("if", line, box.x + 4, above + CONDITION_STEP * number)
    yield (
        f'<rect class="box{maybe}" x="{_n(box.x)}" y="{_n(box.y)}" width="{_n(box.width)}" '
        f'height="{_n(box.writing.height)}" rx="7"/>'
    )
    for written in box.writing.lines:
        yield from _line(box, written)
    yield "</g>"
    if node.key in stops:
        yield from _stop(graph, box, stops[node.key])


def _spoken(node: Node) -> str:
    asked = f"{node.id}: {node.ask}"
    return f"{asked} Asked if {node.when}." if node.when else asked


def _line(box: Box, line: Line) -> Iterator[str]:
    x, y, right = box.x + line.x, box.y + line.y, box.x + box.width - PADDING
    if line.mark:
        yield _text("answer", line.mark, x - 15, y)
    yield _text(line.style, line.text, x, y)
    if line.aside:
        yield _text("aside", line.aside, right, y, 'text-anchor="end"')
    if line.badge is not None:
        wide = badge_width(line.badge)
        size = f'width="{_n(wide)}" height="16" rx="4"'
        yield f'<rect class="behind" x="{_n(right - wide)}" y="{_n(y - 12)}" {size} fill="{BADGES[line.badge][0]}"/>'
        middle = right - wide / 2
        said = line.badge.id.upper().replace("_", "-")
        yield _text(f"badge {line.badge.id}", said, middle, y, 'text-anchor="middle"')


def _stop(graph: Graph, box: Box, arrow: Arrow) -> Iterator[str]:
    tone = _tone(graph, walked=arrow.walked)
    x, y = box.x + box.width + _CENTRE, box.y + box.writing.height / 2
    near, far = 9.5, 23.0
    corners = [
        (near, -far),
        (far, -near),
        (far, near),
        (near, far),
        (-near, far),
        (-far, near),
        (-far, -near),
        (-near, -far),
    ]
    yield f'<g class="{tone}"><title>An emergency ends the conversation at once</title>'
    yield f'<polyline class="track to-stop" points="{_n(box.x + box.width)},{_n(y)} {_n(x - far)},{_n(y)}"/>'
    yield f'<polygon class="stop" points="{_points((x + a, y + b) for a, b in corners)}"/>'
    yield _text("stop-word", "STOP", x, y + 4.5, 'text-anchor="middle"', 'textLength="36"')
    yield "</g>"
