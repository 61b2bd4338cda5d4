"""What a node says in the formats that lay themselves out, line by line."""

from collections.abc import Iterator
from textwrap import wrap

from triage.model.graph import Graph, Item, Node
from triage.model.urgency import Urgency

WIDTH = 52
"""Characters a line."""
MARK = "●"
"""Stands before what is on the path of the walk."""
_LEVELS = {
    Urgency.EMERGENCY: "an EMERGENCY, at once",
    Urgency.URGENT: "urgent",
    Urgency.SOON: "soon",
    Urgency.PHYSIO: "physio",
    Urgency.SELF_CARE: "self_care",
}


def node_lines(node: Node) -> tuple[str, ...]:
    """A node in lines; the first is its name."""
    mark = f"{MARK} " if node.walked else ""
    match node.kind:
        case "question":
            lines = [f"{mark}{node.id}", *wrap(node.ask, WIDTH), *_question(node)]
        case "gate":
            lines = [f"{mark}{node.id}?"]
        case "stop":
            lines = [f"{mark}STOP: an emergency", "The conversation ends at once"]
        case "outcome":
            lines = [f"{mark}The advice", *wrap(node.ask, WIDTH)]
            lines += [f"{item.id}: {item.words}" for item in node.items]
        case "from" | "to":
            lines = [f"{mark}{node.kind}: {node.id}"]
    if node.answer:
        lines += wrap(f"{MARK} {node.answer}", WIDTH)
    return tuple(lines)


def _question(node: Node) -> Iterator[str]:
    if node.when:
        yield from wrap(f"if {node.when}", WIDTH)
    levels = sorted(
        {item.warning for item in node.items}, key=lambda level: -1 if level is None else level, reverse=True
    )
    several = "asks" if len(node.items) > 1 else "records"
    for level in levels:
        which = ", ".join(_item(item) for item in node.items if item.warning is level)
        yield from wrap(
            f"{several if level is None else f'a yes is {_LEVELS[level]}'}: {which}",
            WIDTH,
        )
    for applies in dict.fromkeys(item.applies for item in node.items if item.applies):
        which = ", ".join(item.id for item in node.items if item.applies == applies)
        yield from wrap(f"{which} only if {applies}", WIDTH)
    if node.ends_with:
        yield from wrap(f"emergency with other answers: {', '.join(node.ends_with)}", WIDTH)


def _item(item: Item) -> str:
    return f"{item.id} (unless {', '.join(item.unless)})" if item.unless else item.id


def summary(graph: Graph) -> str:
    """What the picture shows, in one sentence."""
    count = sum(node.kind == "question" for node in graph.nodes.values())
    walked = [node.id for node in graph.nodes.values() if node.walked and node.kind == "question"]
    path = f" The path of one walk is marked {MARK}: {', '.join(walked)}." if graph.walked else ""
    asked = "1 question" if count == 1 else f"{count} questions"
    return f"{asked} by section. An arrow without words is always taken.{path}"
