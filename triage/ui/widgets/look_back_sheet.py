"""What is looked back on: the answer, the chart, the calendar, and what stands behind it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.message import Message

from triage.model.look_back_rules import SPANS, Span
from triage.render.cells import Glyphs
from triage.services.diary_front import DiaryFront
from triage.services.entry_lines import EntryLine
from triage.services.looking_back import LookBack, Table
from triage.ui import labels
from triage.ui.widgets.chart import chart_lines, strip_lines
from triage.ui.widgets.drawing import BLANK, Look, chips, hanging, text_lines
from triage.ui.widgets.sheet import Line, Paint, Sheet, Target

APART = 2
"""Columns between two columns of a table."""
WIDEST = 76
"""Columns of text, of so many at most; the chart may be wider."""
KEYS = 3
"""Rows that are not the stage's at least: whom to call, and the keys."""
FEWEST, MOST = 9, 20
"""Rows of a chart: with fewer it is better to scroll than to have it smaller."""


class LookBackSheet(Sheet):
    """Draws it to fit the screen; says which time is wanted instead."""

    @dataclass
    class Wanted(Message):
        """The person wants to look back so far."""

        span: Span

    def __init__(self, spans: Mapping[Span, str], lately: str, glyphs: Glyphs) -> None:
        """`spans` are the names of the times, `lately` the title of the last entries."""
        super().__init__()
        self._spans = spans
        self._lately = lately
        self._glyphs = glyphs
        self._front: DiaryFront | None = None
        self._room = 0

    def fit(self, room: int) -> None:
        """Show the chart in so many rows, what stands above it included, if it can be done."""
        if room != self._room:
            self._room = room
            self.redraw()

    def show(self, front: DiaryFront) -> None:
        """Show what there is now."""
        self._front = front
        self.redraw()

    def lines(self, width: int, paint: Paint) -> tuple[Line, ...]:
        front = self._front
        if front is None:
            return ()
        back, wide = front.look_back, width
        width = min(width, WIDEST)
        above = [
            *_paragraphs((back.answer,), "ask", width, paint),
            *self._choice(back.span, Look(width, paint, -1, self.hovered)),
        ]
        return (
            *above,
            *self._chart(back, (wide, self._room - len(above)), paint),
            *_paragraphs((back.beside,), "body", width, paint),
            *_paragraphs((front.due,), "section", width, paint),
            *([BLANK] if back.beside or front.due else []),
            *_paragraphs(back.because, "body", width, paint),
            *_paragraphs(back.remarks, "refusal", width, paint),
            *self._strip(back, width, paint),
            *(line for section in back.sections for line in _listed(section.title, section.lines, width, paint)),
            *(_weeks(back.table, width, paint) if back.chart is not None else ()),
            *_entries(self._lately, front.lately, width, paint),
        )

    def clicked(self, target: Target) -> None:
        """Ask for the time that was clicked."""
        self.post_message(self.Wanted(SPANS[int(target.value)]))

    def _choice(self, span: Span, look: Look) -> list[Line]:
        """The times that can be looked back on, the one that is shown in brackets."""
        named = enumerate(self._spans.items())
        shown = [
            (f"[{name}]" if each == span else f" {name} ", Target("number", number)) for number, (each, name) in named
        ]
        return chips(shown, look)

    def _chart(self, back: LookBack, size: tuple[int, int], paint: Paint) -> list[Line]:
        if back.chart is None:
            return []
        width, room = size
        high = min(room if room >= FEWEST else self.app.size.height - KEYS, MOST)
        drawn = chart_lines(back.chart, (width, high), self._glyphs, paint)
        return [*drawn, BLANK] if drawn else []

    def _strip(self, back: LookBack, width: int, paint: Paint) -> list[Line]:
        return [] if back.strip is None else [BLANK, *strip_lines(back.strip, width, self._glyphs, paint)]


def _paragraphs(texts: Iterable[str], role: str, width: int, paint: Paint) -> list[Line]:
    return [line for text in texts if text for line in text_lines(text, paint[role], width)]


def _listed(title: str, texts: Iterable[str], width: int, paint: Paint) -> Iterator[Line]:
    """Texts with bullets, below a title."""
    yield BLANK
    yield from text_lines(title, paint["section"], width)
    bullet = Content.styled(f"{labels.BULLET} ", paint["key"])
    for text in texts:
        yield from map(Line, hanging(Content.styled(text, paint["body"]), bullet, width))


def _weeks(table: Table, width: int, paint: Paint) -> Iterator[Line]:
    """The weeks in columns, as many of them as there is room for."""
    if not table.rows:
        return
    yield BLANK
    yield from text_lines(table.title, paint["section"], width)
    columns = list(zip(table.heading, *table.rows, strict=True))
    wide = [max(map(len, column)) for column in columns]
    for number, row in enumerate((table.heading, *table.rows)):
        yield Line(Content.styled(_aligned(row, wide, width), paint["body" if number else "quiet"]))


def _aligned(row: Sequence[str], wide: Sequence[int], width: int) -> str:
    """The first column to the left, the others to the right; what has no room is left out."""
    line = row[0].ljust(wide[0])
    for text, cells in zip(row[1:], wide[1:], strict=True):
        if len(line) + APART + cells <= width:
            line += f"{'':{APART}}{text:>{cells}}"
    return line


def _entries(title: str, lately: Iterable[EntryLine], width: int, paint: Paint) -> Iterator[Line]:
    for number, entry in enumerate(lately):
        if not number:
            yield BLANK
            yield from text_lines(title, paint["section"], width)
        before = Content.assemble((f"{entry.when}  ", paint["quiet"]))
        score = f"{entry.score}  " if entry.score is not None else ""
        said = Content.assemble((score, paint["ask"]), (entry.said, paint["body"]))
        yield from map(Line, hanging(said, before, width))
