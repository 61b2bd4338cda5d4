"""One section of a picture, with what lies before and behind it named."""

from dataclasses import replace
from typing import Literal

from triage.model.graph import OTHERWISE, Arrow, Graph, Node, Panel


def one_section(graph: Graph, section: str) -> Graph:
    """The panels of one section; each way in and out is an arrow from or to the panel next door."""
    panels = [panel for panel in graph.panels if panel.section == section]
    inside = {key for panel in panels for key in panel.nodes}
    home = {key: panel for panel in graph.panels for key in panel.nodes}
    nodes = {key: node for key, node in graph.nodes.items() if key in inside}
    arrows: list[Arrow] = []
    for arrow in graph.arrows:
        match arrow.start in inside, arrow.end in inside:
            case True, True:
                arrows.append(arrow)
            case True, False:
                arrows.append(replace(arrow, end=_near(nodes, "to", home[arrow.end], arrow)))
            case False, True:
                says = "" if arrow.says == OTHERWISE else arrow.says
                arrows.append(replace(arrow, start=_near(nodes, "from", home[arrow.start], arrow), says=says))
            case _:
                pass
    title = f"{graph.title}: {panels[0].title}"
    return replace(graph, title=title, panels=tuple(panels), nodes=nodes, arrows=_once(arrows), one_section=True)


def _near(nodes: dict[str, Node], side: Literal["from", "to"], panel: Panel, arrow: Arrow) -> str:
    key = f"{side}_{panel.key}"
    before = nodes.get(key)
    walked = arrow.walked or (before is not None and before.walked)
    nodes[key] = Node(key, side, panel.title, walked=walked)
    return key


def _once(arrows: list[Arrow]) -> tuple[Arrow, ...]:
    """Each way once; it was walked when one of its kind was."""
    merged: dict[tuple[str, str, str], Arrow] = {}
    for arrow in arrows:
        way = (arrow.start, arrow.end, arrow.says)
        walked = arrow.walked or (way in merged and merged[way].walked)
        merged[way] = replace(merged.get(way, arrow), walked=walked)
    return tuple(merged.values())
