"""A picture as Graphviz reads it."""

from collections.abc import Iterator
from textwrap import wrap

from triage.model.graph import Arrow, Graph, Node, Panel
from triage.render.graph.lines import WIDTH, node_lines

_SHAPES = {
    "question": "box",
    "gate": "diamond",
    "stop": "octagon",
    "outcome": "box",
    "from": "plaintext",
    "to": "plaintext",
}
_HEAD = (
    '  graph [rankdir=TB, fontname="Helvetica", fontsize=18, labelloc=t, nodesep=0.5, ranksep=0.45];',
    '  node [fontname="Helvetica", fontsize=12, color="#1f3a5f", fontcolor="#111111", margin="0.15,0.1"];',
    '  edge [fontname="Helvetica", fontsize=11, color="#1f3a5f", fontcolor="#111111"];',
)


def draw(graph: Graph) -> str:
    """The text of a Graphviz file."""
    lines = ["digraph dialogue {", *_HEAD, f"  label={quoted(graph.title)};"]
    for panel in graph.panels:
        lines += _panel(graph, panel)
    lines += [f"  {_node(graph, node)}" for node in graph.nodes.values() if node.kind in {"from", "to"}]
    lines += [f"  {_arrow(graph, arrow)}" for arrow in graph.arrows]
    return "\n".join([*lines, "}"])


def quoted(*lines: str) -> str:
    """Lines as Graphviz takes them: quoted, and set to the left when there are several."""
    said = [line.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") for line in lines]
    end = "\\l" if len(said) > 1 else ""
    return f'"{"".join(line + end for line in said)}"'


def _panel(graph: Graph, panel: Panel) -> Iterator[str]:
    yield f"  subgraph cluster_{panel.key} {{"
    yield f'    label={quoted(panel.title)}; style="rounded,filled"; fillcolor="#eef3f8"; color="#1f3a5f";'
    yield from (f"    {_node(graph, graph.nodes[key])}" for key in panel.nodes)
    yield "  }"


def _node(graph: Graph, node: Node) -> str:
    looks = [f"label={quoted(*node_lines(node))}", f"shape={_SHAPES[node.kind]}"]
    style = "filled,dashed" if node.when else "filled"
    if node.kind in {"stop", "outcome"} and (node.walked or not graph.walked):
        dark = "#8b0000" if node.kind == "stop" else "#1f3a5f"
        looks += [f'style="{style}"', f'fillcolor="{dark}"', 'fontcolor="#ffffff"']
    elif node.kind not in {"from", "to"}:
        looks += [f'style="{style}"', 'fillcolor="#ffffff"']
    if node.walked:
        looks.append("penwidth=4")
    elif graph.walked:
        looks += ['color="#b0b0b0"', 'fontcolor="#555555"']
    return f"{node.key} [{', '.join(looks)}];"


def _arrow(graph: Graph, arrow: Arrow) -> str:
    looks = [f"label={quoted(*wrap(arrow.says, WIDTH))}"] if arrow.says else []
    if arrow.kind == "stop":
        looks.append("style=dashed")
    if arrow.walked:
        looks.append("penwidth=4")
    elif graph.walked:
        looks += ['color="#b0b0b0"', 'fontcolor="#555555"']
    told = f" [{', '.join(looks)}]" if looks else ""
    return f"{arrow.start} -> {arrow.end}{told};"
