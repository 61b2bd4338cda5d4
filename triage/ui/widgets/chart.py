"""Charts and calendars as lines of a sheet."""

from collections.abc import Iterable, Mapping

from textual.content import Content

from triage.render.cells import Glyphs, Role, Row
from triage.render.chart import Chart, draw
from triage.render.strip import Strip, draw_strip
from triage.ui.widgets.sheet import Line, Paint

_ROLES: Mapping[Role, str] = {
    "axis": "line",
    "label": "quiet",
    "mean": "key",
    "point": "body",
    "band": "quiet",
    "mark": "ask",
    "session": "yes",
    "low": "body",
    "middle": "ask",
    "high": "refusal",
    "today": "ask",
}
"""The look of each part; what a part is, its glyph, its number or its place tells."""


def chart_lines(chart: Chart, size: tuple[int, int], glyphs: Glyphs, paint: Paint) -> list[Line]:
    """The chart, at most so wide and so high; nothing where it has no room."""
    return _lines(draw(chart, *size, glyphs), paint)


def strip_lines(strip: Strip, width: int, glyphs: Glyphs, paint: Paint) -> list[Line]:
    """The calendar."""
    return _lines(draw_strip(strip, width, glyphs), paint)


def _lines(rows: Iterable[Row], paint: Paint) -> list[Line]:
    return [
        Line(Content.assemble(*((text, paint[_ROLES[role]] if role else "") for text, role in row))) for row in rows
    ]
