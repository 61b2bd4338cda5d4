"""How the form for an entry looks: pure, from what is filled in to lines."""

from collections.abc import Mapping
from typing import NamedTuple

from textual.content import Content
from textual.style import Style

from triage.services.entry_form import Choice, Filled, FormPart
from triage.ui import labels
from triage.ui.widgets.drawing import BLANK, WIDE, Look, Row, chips, filled, hanging, row_lines, text_lines
from triage.ui.widgets.sheet import Line, Spot, Target
from triage.ui.widgets.typed_text import TypedText

TAKE_OUT = "x"
"""Beside what a click takes out again."""
CURSOR = Target("key", "cursor")
"""Marks the line with the cursor; no click can mean it."""
CELL, WIDER = 3, 4
"""Columns of a number on a scale."""


class FormView(NamedTuple):
    """A form while it is being filled in."""

    title: str
    parts: tuple[FormPart, ...]
    filled: Filled
    typed: TypedText
    """In the part in focus, where that is typed."""
    refused: Mapping[str, str]
    """Why parts were not taken."""
    save: str
    nothing: str
    """Said of a part that is not."""
    now: str
    """Said of the moment where none is typed."""
    erase: str
    """Of what takes out everything."""
    focused: bool


def form_lines(view: FormView, look: Look) -> tuple[Line, ...]:
    """The whole form, the part in focus opened."""
    width, paint = look.width, look.paint
    apart = [] if look.tight else [BLANK]
    lines = [*text_lines(view.title, paint["section"], width), *apart]
    for index, part in enumerate(view.parts):
        lines += _part(view, index, column_of(view.parts), look)
        lines += _hung(view.refused.get(part.name, ""), "refusal", look)
    lines += [*apart, *row_lines(Row("", view.save), len(view.parts), look, key_width=0)]
    known = {part.name for part in view.parts}
    for name, why in view.refused.items():
        lines += _hung("" if name in known else why, "refusal", look)
    return tuple(lines)


def column_of(parts: tuple[FormPart, ...]) -> int:
    """Columns that are left for the labels, where there is room for what is said beside them."""
    return max(Content(part.label).cell_length for part in parts) + 4


def room_for(parts: tuple[FormPart, ...], width: int) -> int:
    """Columns in which a part is filled in."""
    return max(width - (column_of(parts) if width >= WIDE else 2), 1)


def field_room(part: FormPart, typed: TypedText, room: int) -> int:
    """Columns of the text in a field of so many, beside its length."""
    return max(room - len(_count(part, typed)), 1)


def _count(part: FormPart, typed: TypedText) -> str:
    return f" {len(typed.text)}/{part.longest}"


def _part(view: FormView, index: int, column: int, look: Look) -> list[Line]:
    part, chosen = view.parts[index], index == look.at
    paint, target = look.paint, Target("row", index)
    label = Content.assemble((f"{labels.POINTER if chosen else ' '} ", paint["key"]), (part.label, paint["body"]))
    label = label.pad_right(max(column - label.cell_length, 0))
    if not chosen:
        said = Content.styled(_said(view, part), paint["ask" if part.name in view.filled else "quiet"])
        shown = (label + said).truncate(look.width, ellipsis=True)
        return [Line(filled(shown, look.width, _under(look, target)), (Spot(0, look.width, target),))]
    beside, room = look.width >= WIDE, room_for(view.parts, look.width)
    inside = _inside(view, part, look._replace(width=room))
    inside += [Line(line) for line in hanging(Content.styled(part.how, paint["quiet"]), Content(""), room)]
    lines = [] if beside else [Line(label)]
    for line in inside:
        before = Content(" " * 2) if not beside else Content(" " * column) if lines else label
        lines.append(_shifted(line, before))
    return [line._replace(spots=(*line.spots, Spot(0, look.width, target))) for line in lines]


def _under(look: Look, target: Target) -> Style | None:
    return look.paint["hover"] if look.hovered == target else None


def _shifted(line: Line, before: Content) -> Line:
    by = before.cell_length
    return Line(before + line.content, tuple(Spot(spot.start + by, spot.end + by, spot.target) for spot in line.spots))


def _said(view: FormView, part: FormPart) -> str:
    """What is filled in, in a line."""
    values = view.filled.get(part.name, ())
    if not values:
        return view.now if part.kind == "moment" else view.nothing
    match part.kind:
        case "one" | "several":
            return ", ".join(choice.label for choice in part.choices if choice.value in values)
        case "words":
            return " ".join(values[0].split())
        case _:
            return (" " if part.name == "tags" else ", ").join(_shown(part, value) for value in values)


def _inside(view: FormView, part: FormPart, look: Look) -> list[Line]:
    """What the part in focus is filled in with."""
    values = view.filled.get(part.name, ())
    match part.kind:
        case "score":
            return _scale(part, values, view.erase, look)
        case "one" | "several":
            return chips([_choice(part, choice, values, at) for at, choice in enumerate(part.choices)], look, gap=2)
        case "listed":
            return _listed(view, part, values, look)
        case "moment":
            offered = [(f" {choice.label} ", Target("number", at)) for at, choice in enumerate(part.choices)]
            return [*_field(view, part, look), *chips([*offered, *_erase(values, view.erase)], look)]
        case _:
            return _field(view, part, look)


def _scale(part: FormPart, values: tuple[str, ...], erase: str, look: Look) -> list[Line]:
    cell = WIDER if look.width >= WIDER * len(part.choices) else CELL
    shown = [f"[{choice.label}]" if choice.value in values else choice.label for choice in part.choices]
    scale = [(text.center(cell), Target("number", at)) for at, text in enumerate(shown)]
    return chips([*scale, *_erase(values, erase)], look, gap=0)


def _choice(part: FormPart, choice: Choice, values: tuple[str, ...], at: int) -> tuple[str, Target]:
    """A mark that tells by its shape whether it is chosen."""
    if part.kind == "several":
        mark = labels.MARKS["yes" if choice.value in values else ""]
    else:
        mark = labels.DOT_DONE if choice.value in values else labels.DOT_LEFT
    return f"{choice.key} {mark} {choice.label} ", Target("number", at)


def _listed(view: FormView, part: FormPart, values: tuple[str, ...], look: Look) -> list[Line]:
    """What is there already, the line to type in, and what was used before."""
    there = [(f"{_shown(part, value)} {TAKE_OUT}", Target("said", at)) for at, value in enumerate(values)]
    offered = [
        (f"{choice.key} {_shown(part, choice.label)}", Target("number", at))
        for at, choice in enumerate(part.choices)
        if choice.value not in values
    ]
    lines = chips([_fitting(chip, look) for chip in there], look) if there else []
    lines += _field(view, part, look)
    return lines + (chips([_fitting(chip, look) for chip in offered], look) if offered else [])


def _fitting(chip: tuple[str, Target], look: Look) -> tuple[str, Target]:
    return Content(chip[0]).truncate(look.width, ellipsis=True).plain, chip[1]


def _field(view: FormView, part: FormPart, look: Look) -> list[Line]:
    """What is typed, in as many lines as it needs, and how long it is and may be."""
    typed = view.typed
    room = field_room(part, typed, look.width)
    lines = [filled(line, room, look.paint["field"]) for line in typed.lines(room, cursor=view.focused)]
    lines[-1] += Content.styled(_count(part, typed), look.paint["quiet"])
    at = typed.line(room)
    return [Line(line, (Spot(0, 0, CURSOR),) if number == at else ()) for number, line in enumerate(lines)]


def _erase(values: tuple[str, ...], erase: str) -> list[tuple[str, Target]]:
    return [(f" [{erase}]", Target("erase"))] if values else []


def _shown(part: FormPart, value: str) -> str:
    return f"#{value}" if part.name == "tags" else value


def _hung(text: str, role: str, look: Look) -> list[Line]:
    return (
        [Line(line) for line in hanging(Content.styled(text, look.paint[role]), Content("  "), look.width)]
        if text
        else []
    )
