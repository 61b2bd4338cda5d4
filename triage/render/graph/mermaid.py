"""A picture as a Mermaid flowchart, as GitHub draws it."""

import re
from collections.abc import Iterator
from textwrap import wrap

from triage.model.graph import Arrow, Graph, Node, Panel
from triage.render.graph.lines import WIDTH, node_lines, summary

_SPEAKS = re.compile(r"[^\w ,.?!'/●-]|(?<![a-z0-9])_|^-|(?<=\d)\.(?= )", re.ASCII)
"""What Mermaid or Markdown could take for more than text; a colon, because Mermaid cuts lines with `style` and one."""
_PANEL = "fill:#f1f5fa,stroke:#1f3a5f,color:#111111"
_LOOKS = {
    "question": "fill:#ffffff,stroke:#1f3a5f,color:#111111",
    "maybe": "fill:#ffffff,stroke:#1f3a5f,color:#111111,stroke-dasharray:6 3",
    "gate": "fill:#eef3f8,stroke:#1f3a5f,color:#111111",
    "stop": "fill:#8b0000,stroke:#8b0000,color:#ffffff",
    "outcome": "fill:#1f3a5f,stroke:#1f3a5f,color:#ffffff",
    "near": "fill:#f4f4f4,stroke:#555555,color:#333333,stroke-dasharray:2 3",
    "walked": "stroke:#000000,stroke-width:5px",
    "pale": "fill:#ffffff,stroke:#b0b0b0,color:#555555",
}
_SHAPES = {
    "question": ("[", "]"),
    "gate": ("{{", "}}"),
    "stop": ("{{", "}}"),
    "outcome": ("([", "])"),
    "from": ("([", "])"),
    "to": ("([", "])"),
}


def draw(graph: Graph) -> str:
    """The text of a Mermaid flowchart."""
    lines = ['%%{init: {"flowchart": {"wrappingWidth": 460}}}%%', "flowchart TD"]
    lines += [f"  accTitle: {_said(graph.title)}", f"  accDescr: {_said(summary(graph))}"]
    near = [node for node in graph.nodes.values() if node.kind in {"from", "to"}]
    lines += [f"  {_node(node)}" for node in near if node.kind == "from"]
    for panel in graph.panels:
        lines += _panel(graph, panel)
    lines += [f"  {_node(node)}" for node in near if node.kind == "to"]
    lines += [f"  {_arrow(arrow)}" for arrow in graph.arrows]
    lines += _looks(graph)
    return "\n".join(lines)


def escape(text: str) -> str:
    """Text as a Mermaid label holds it: every sign that could mean more is written as its number."""
    return _SPEAKS.sub(lambda found: f"#{ord(found[0])};", text)


def _said(text: str) -> str:
    """Text for those who listen; it holds no entities."""
    return re.sub(r"[#;{}\n]", " ", text)


def _label(lines: tuple[str, ...]) -> str:
    return f'"{"<br/>".join(map(escape, lines))}"'


def _node(node: Node) -> str:
    left, right = _SHAPES[node.kind]
    return f"{node.key}{left}{_label(node_lines(node))}{right}"


def _panel(graph: Graph, panel: Panel) -> Iterator[str]:
    if panel.nodes == ("outcome",):
        yield f"  {_node(graph.nodes['outcome'])}"
        return
    yield f"  subgraph {panel.key}[{_label((panel.title,))}]"
    yield "    direction TB"
    yield from (f"    {_node(graph.nodes[key])}" for key in panel.nodes)
    yield "  end"


def _arrow(arrow: Arrow) -> str:
    line = "-.->" if arrow.kind == "stop" else "==>" if arrow.walked else "-->"
    label = f"|{_label(tuple(wrap(arrow.says, WIDTH)))}|" if arrow.says else ""
    return f"{arrow.start} {line}{label} {arrow.end}"


def _looks(graph: Graph) -> Iterator[str]:
    panels = [panel.key for panel in graph.panels if panel.nodes != ("outcome",)]
    yield f"  classDef panel {_PANEL}"
    yield f"  class {','.join(panels)} panel"
    for name, look in _LOOKS.items():
        members = [node.key for node in graph.nodes.values() if name in _classes(graph, node)]
        if members:
            yield f"  classDef {name} {look}"
            yield f"  class {','.join(members)} {name}"


def _classes(graph: Graph, node: Node) -> set[str]:
    if graph.walked and not node.walked and node.kind != "outcome":
        return {"pale"}
    kind = "near" if node.kind in {"from", "to"} else "maybe" if node.when else node.kind
    return {kind, "walked"} if node.walked else {kind}
