"""What was looked back on as text, Markdown, JSON or a table for other programs."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction
from typing import Literal

from triage.engine.associations import Association
from triage.engine.pain_days import PainChange, Stretch
from triage.render.cells import Glyphs, Row, plain
from triage.render.chart import draw
from triage.render.markdown import wrap
from triage.render.strip import draw_strip
from triage.services.looking_back import LookBack, Table

Form = Literal["text", "json", "csv", "markdown"]
TEXT_WIDTH = 80
_CHART_HEIGHT = 16
_APART = 2
"""Blanks between the columns of a table."""


def as_text(look_back: LookBack, *, width: int = TEXT_WIDTH, glyphs: Glyphs | None = None) -> str:
    """Plain lines: the answer, the pictures where there are glyphs to draw them with, the weeks, and the rest."""
    lines = [look_back.title, "=" * len(look_back.title), "", look_back.answer, ""]
    lines += [*look_back.because, *([""] if look_back.because else [])]
    lines += [*look_back.remarks, *([""] if look_back.remarks else [])]
    told = [wrapped for line in lines for wrapped in wrap(line, width)]
    if glyphs is not None:
        told += _pictures(look_back, width, glyphs)
    if look_back.beside:
        told += [*wrap(look_back.beside, width), ""]
    told += [*_heading(look_back.table.title), "", *_aligned(look_back.table)]
    for section in look_back.sections:
        told += ["", *_heading(section.title), ""]
        told += [wrapped for line in section.lines for wrapped in wrap(f"- {line}", width)]
    return "\n".join(told)


def as_markdown(look_back: LookBack) -> str:
    """The same as a page; the chart is text that keeps its shape."""
    blocks = [f"# {look_back.title}", f"**{look_back.answer}**"]
    blocks += ["\n".join(f"- {line}" for line in lines) for lines in (look_back.because, look_back.remarks) if lines]
    if look_back.chart is not None:
        blocks.append(f"```text\n{plain(draw(look_back.chart, TEXT_WIDTH, _CHART_HEIGHT))}\n```")
    if look_back.beside:
        blocks.append(look_back.beside)
    table = look_back.table
    lines = [_bars(table.heading), _bars(["---", *["---:"] * (len(table.heading) - 1)]), *map(_bars, table.rows)]
    blocks += [f"## {table.title}", "\n".join(lines)]
    for section in look_back.sections:
        blocks += [f"## {section.title}", "\n".join(f"- {line}" for line in section.lines)]
    return "\n\n".join(blocks)


def as_json(look_back: LookBack) -> str:
    """The numbers, and the answer in words."""
    looked = look_back.looked
    held = {
        "span": look_back.span,
        "first": looked.first.isoformat(),
        "last": looked.today.isoformat(),
        "answer": look_back.answer,
        "because": look_back.because,
        "remarks": look_back.remarks,
        "pain": _compared(looked.pain),
        "leg": None if looked.leg is None else _compared(looked.leg),
        "middle": _rounded(looked.middle),
        "days": [dict(zip(_COLUMNS, row, strict=True)) for row in _days(look_back)],
        "weeks": [
            {
                "first": week.first.isoformat(),
                "days_with_session": week.days,
                "sessions": week.sessions,
                "seconds": week.seconds,
            }
            for week in looked.weeks
        ],
        "weeks_in_a_row": looked.in_a_row,
        "seconds_left": looked.sides.left,
        "seconds_right": looked.sides.right,
        "goes_with": [_counted(found) for found in looked.goes_with],
        "marks": [{"day": mark.day.isoformat(), "what": mark.kind} for mark in looked.marks],
        "days_still_to_come": looked.later,
        "told": [{"title": section.title, "lines": section.lines} for section in look_back.sections],
    }
    return json.dumps(held, ensure_ascii=False, indent=2)


def as_csv(look_back: LookBack) -> str:
    """The days, a row each; there is nothing in it but dates and numbers."""
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\n")
    rows.writerow(_COLUMNS)
    rows.writerows(_days(look_back))
    return written.getvalue().rstrip("\n")


_COLUMNS = ("day", "pain", "lowest", "highest", "mean", "leg", "session")
_Value = str | int | float | None


def _days(look_back: LookBack) -> Iterator[tuple[_Value, ...]]:
    """Every day of which anything is known, in the order of the columns."""
    looked = look_back.looked
    known = {each.day: each for each in looked.days}
    means = dict(looked.means)
    sessions = {mark.day for mark in looked.marks if mark.kind == "session"}
    for day in sorted(known.keys() | sessions):
        pain = known.get(day)
        scored = pain is not None and pain.score is not None
        yield (
            day.isoformat(),
            _rounded(pain.score if pain else None),
            pain.low if pain and scored else None,
            pain.high if pain and scored else None,
            _rounded(means.get(day)),
            _rounded(pain.leg if pain else None),
            int(day in sessions),
        )


def _pictures(look_back: LookBack, width: int, glyphs: Glyphs) -> list[str]:
    pictures: list[Sequence[Row]] = []
    if look_back.chart is not None:
        pictures.append(draw(look_back.chart, width, _CHART_HEIGHT, glyphs))
    if look_back.strip is not None:
        pictures.append(draw_strip(look_back.strip, width, glyphs))
    return [line for rows in pictures if rows for line in (plain(rows), "")]


def _heading(text: str) -> tuple[str, str]:
    return text, "-" * len(text)


def _aligned(table: Table) -> Iterator[str]:
    """The first column to the left, the others to the right."""
    columns = list(zip(table.heading, *table.rows, strict=True))
    widths = [max(map(len, column)) for column in columns]
    for row in (table.heading, *table.rows):
        first, *others = zip(row, widths, strict=True)
        cells = (text.rjust(width + _APART) for text, width in others)
        yield "".join((first[0].ljust(first[1]), *cells))


def _bars(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _compared(pain: PainChange) -> dict[str, object]:
    change = pain.change
    return {
        "now": _stretch(pain.now),
        "before": _stretch(pain.before),
        "change": None if change is None else _rounded(change.by),
        "way": None if change is None else change.way,
        "real": None if change is None else change.real,
    }


def _stretch(found: Stretch | None) -> dict[str, object] | None:
    if found is None:
        return None
    return {"first": _iso(found.first), "last": _iso(found.last), "days": found.scored, "mean": _rounded(found.mean)}


def _counted(found: Association) -> dict[str, object]:
    return {
        "what": found.trait.kind,
        "name": found.trait.name,
        "days_with": found.having.days,
        "above_middle_with": found.having.above,
        "days_without": found.without.days,
        "above_middle_without": found.without.above,
    }


def _iso(day: date) -> str:
    return day.isoformat()


def _rounded(value: Fraction | None) -> float | None:
    return None if value is None else round(float(value), 2)
