"""What a question says in its box, line by line, and how high the box is."""

from collections.abc import Iterator
from dataclasses import dataclass

from triage.model.graph import Item, Node
from triage.model.urgency import Urgency
from triage.render.graph.lines import MARK
from triage.render.graph.measure import broken, width

PADDING = 11.0
_SIZES = {
    "name": 14.0,
    "ask": 13.0,
    "item": 12.5,
    "words": 12.0,
    "only": 11.5,
    "note": 12.0,
    "then": 12.0,
    "answer": 12.5,
}
_STEPS = {
    "name": 20.0,
    "ask": 17.0,
    "item": 19.0,
    "words": 17.0,
    "only": 15.0,
    "note": 17.0,
    "then": 17.0,
    "answer": 18.0,
}
_INDENTS = {"item": 16.0, "words": 16.0, "only": 16.0}
BOLD = frozenset({"name", "note", "answer"})
BADGE = 11.0
"""The font size of the word behind a finding."""
_ANSWERS = {"yes": MARK, "unsure": "?", "no": "○"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line in a box."""

    style: str
    text: str
    x: float
    y: float
    """Where the writing stands, from the top of the box."""
    badge: Urgency | None = None
    mark: str = ""
    aside: str = ""
    """Said at the right end."""


@dataclass(frozen=True, slots=True)
class Writing:
    """All the lines of a box."""

    lines: tuple[Line, ...]
    height: float


def size_of(style: str) -> float:
    """The font size of a kind of line."""
    return _SIZES[style]


def badge_width(level: Urgency) -> float:
    """The room for the word behind a finding."""
    return width(level.id.upper(), BADGE, bold=True) + 10


def write(node: Node, room: float, *, words: bool, then: tuple[str, ...], ended: str) -> Writing:
    """The lines of a node in a box of this width; with `words`, each item as it is asked.

    `then` says where its answers lead, when not all lead to the same; `ended`, what the walk came to here.
    """
    lines: list[Line] = []
    y = PADDING
    for style, text, badge, mark, aside in (*_said(node, words=words), *_after(node, then, ended)):
        indent = _INDENTS.get(style, 0.0)
        right = (badge_width(badge) + 8 if badge is not None else 0) + (width(aside, 11) + 12 if aside else 0)
        pieces = broken(text, room - 2 * PADDING - indent - right, _SIZES[style], bold=style in BOLD)
        for number, piece in enumerate(pieces):
            y += _STEPS[style]
            first = number == 0
            place = (PADDING + indent, y - 4)
            lines.append(Line(style, piece, *place, badge if first else None, mark * first, aside * first))
    return Writing(tuple(lines), y + PADDING)


_Said = tuple[str, str, Urgency | None, str, str]


def _said(node: Node, *, words: bool) -> Iterator[_Said]:
    yield "name", node.id if node.kind == "question" else "The advice", None, "", node.how
    yield "ask", node.ask, None, "", ""
    for item in node.items:
        yield from _item(node, item, words=words)
    if node.ends_alone and node.kind == "question":
        yield "note", "A yes to an EMERGENCY ends the conversation at once.", None, "", ""
    if node.ends_with:
        yield "note", f"EMERGENCY with other answers: {', '.join(node.ends_with)}", None, "", ""


def _after(node: Node, then: tuple[str, ...], ended: str) -> Iterator[_Said]:
    yield from (("then", way, None, "", "") for way in then)
    if node.answer:
        yield "answer", f"{MARK} {node.answer}", None, "", ""
    if ended:
        yield "answer", f"{MARK} It ended here: {ended}", None, "", ""


def _item(node: Node, item: Item, *, words: bool) -> Iterator[_Said]:
    if node.kind == "outcome":
        yield "item", item.words, item.warning, "", ""
        return
    yield "item", item.id, item.warning, _ANSWERS.get(item.answer, ""), ""
    if words and item.words:
        yield "words", item.words, None, "", ""
    if item.applies:
        yield "only", f"only if {item.applies}", None, "", ""
    if item.unless:
        yield "only", f"the warning counts unless {', '.join(item.unless)}", None, "", ""
