"""Where everything stands on the sheet: panels in columns, boxes in panels, and the line that leads through them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from triage.model.graph import Graph, Node, Panel
from triage.render.graph.boxes import Writing, write
from triage.render.graph.measure import broken

MARGIN = 28.0
TITLE = 36.0
"""The height of a panel's title."""
GAP = 28.0
INDENT = 34.0
"""How far a question is set in that may be passed over."""
SPINE = 26.0
"""Where the line runs, from the left side of a panel."""
STOP_ROOM = 84.0
"""Right of the boxes, for the signs that say stop."""
CONDITION = 12.0
CONDITION_STEP = 15.0
NEAR = 34.0
"""Above and below a panel, for what comes before and behind it."""
_LEFT = 14.0
_COLUMNS = 4
_WIDTHS = {True: 760.0, False: 560.0}


@dataclass(frozen=True, slots=True)
class Box:
    """A question on the sheet."""

    node: Node
    x: float
    y: float
    width: float
    writing: Writing
    conditions: tuple[str, ...]
    """Above the box, for one that may be passed over."""
    spine: float
    column: int

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.y + self.writing.height


@dataclass(frozen=True, slots=True)
class Frame:
    """A panel on the sheet."""

    panel: Panel
    x: float
    y: float
    width: float
    height: float
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything with its place."""

    frames: tuple[Frame, ...]
    width: float
    height: float


def lay_out(graph: Graph, top: float) -> Sheet:
    """The sheet; what is above `top` is left free."""
    width = _WIDTHS[graph.one_section]
    ended = {
        arrow.start: graph.nodes[arrow.end].answer for arrow in graph.arrows if arrow.kind == "stop" and arrow.walked
    }
    frames = [_frame(graph, panel, width, ended) for panel in graph.panels]
    between = GAP + 2 * NEAR if graph.one_section else GAP
    columns = [frames] if graph.one_section else _balanced(frames, _COLUMNS)
    placed: list[Frame] = []
    lowest = top
    for number, column in enumerate(columns):
        x = MARGIN + number * (width + 2 * GAP)
        y = top + (NEAR if graph.one_section else 0)
        for frame in column:
            placed.append(_moved(frame, x, y, number))
            y += frame.height + between
        lowest = max(lowest, y - between)
    wide = 2 * MARGIN + len(columns) * (width + 2 * GAP) - 2 * GAP
    return Sheet(tuple(placed), wide, lowest + MARGIN + (NEAR if graph.one_section else GAP))


def _frame(graph: Graph, panel: Panel, width: float, ended: Mapping[str, str]) -> Frame:
    """A panel at the corner of the sheet."""
    boxes = []
    y = TITLE + 14
    for key in panel.nodes:
        node = graph.nodes[key]
        if node.kind not in {"question", "outcome"}:
            continue
        x = _LEFT + (INDENT if node.when else 0)
        room = width - x - STOP_ROOM
        conditions = broken(f"if {node.when}", room, CONDITION) if node.when else ()
        y += CONDITION_STEP * len(conditions)
        then = _then(graph, key)
        writing = write(node, room, words=graph.one_section, then=then, ended=ended.get(key, ""))
        boxes.append(Box(node, x, y, room, writing, conditions, SPINE, 0))
        y += writing.height + GAP
    return Frame(panel, 0, 0, width, y - GAP + 16, tuple(boxes))


def _then(graph: Graph, key: str) -> tuple[str, ...]:
    """Where the answers of a question lead, when not all lead to the same."""
    ways = [arrow for arrow in graph.arrows if arrow.start == key and arrow.kind == "branch"]
    return tuple(f"→ {graph.nodes[arrow.end].id}: {arrow.says}" for arrow in ways)


def _moved(frame: Frame, x: float, y: float, column: int) -> Frame:
    boxes = (replace(box, x=box.x + x, y=box.y + y, spine=box.spine + x, column=column) for box in frame.boxes)
    return replace(frame, x=x, y=y, boxes=tuple(boxes))


def _balanced(frames: list[Frame], count: int) -> list[list[Frame]]:
    """The panels, in their order, in columns of which the longest is as short as can be."""
    heights = [frame.height + GAP for frame in frames]
    limits = sorted(
        {sum(heights[first:last]) for first in range(len(frames)) for last in range(first + 1, len(frames) + 1)}
    )
    for limit in limits:
        columns = _filled(frames, limit)
        if columns and len(columns) <= count:
            return columns
    return [frames]


def _filled(frames: list[Frame], limit: float) -> list[list[Frame]]:
    """Columns no longer than the limit; none when a panel alone is longer."""
    columns: list[list[Frame]] = [[]]
    for frame in frames:
        if frame.height + GAP > limit:
            return []
        if sum(each.height + GAP for each in columns[-1]) + frame.height + GAP > limit:
            columns.append([])
        columns[-1].append(frame)
    return columns
