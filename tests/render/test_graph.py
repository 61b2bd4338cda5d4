"""The dialogue as text for Mermaid and Graphviz: whatever a guard says, it stays text."""

import re
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.patients import shipped, walk_with
from triage.model.graph import Arrow, Graph, Item, Node, Panel
from triage.model.urgency import Urgency
from triage.render.graph import dot, mermaid
from triage.render.graph.lines import node_lines
from triage.services.graphing import graph_of

LABEL = re.compile(r'"([^"]*)"')
NODE = re.compile(r'^ *(\w+)(?:\[|\(\[|\{\{)"[^"]*"(?:\]|\]\)|\}\})$')
ARROW = re.compile(r'^ *(\w+) (?:-->|==>|-\.->)(?:\|"[^"]*"\|)? (\w+)$')
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1)


def graph(says: str) -> Graph:
    """One question that says something, with an arrow that says it too."""
    nodes = {
        "question_a": Node("question_a", "question", "a", ask=says),
        "outcome": Node("outcome", "outcome", "outcome"),
    }
    panels = (Panel("section_a", "a", "A", ("question_a",)), Panel("section_outcome", "outcome", "B", ("outcome",)))
    return Graph("small", (), panels, nodes, (Arrow("question_a", "outcome", "branch", says),))


@cache
def whole(walk: str = "") -> Graph:
    return graph_of(shipped(), walk=walk_with(walk).interview if walk else None)


def labels(text: str) -> list[str]:
    """The labels of a flowchart, without its first line."""
    return LABEL.findall(text.partition("\n")[2])


@given(TEXT)
def test_any_text_survives_mermaid(text: str) -> None:
    escaped = mermaid.escape(text)

    assert re.sub(r"#(\d+);", lambda found: chr(int(found[1])), escaped) == text
    assert not re.search(r"[^\w ,.?!'/●#;-]", escaped, re.ASCII)


@given(TEXT)
def test_any_text_survives_graphviz(text: str) -> None:
    quoted = dot.quoted(text)

    inside = quoted[1:-1]
    assert re.fullmatch(r'(?:[^"\\]|\\["\\])*', inside)
    assert re.sub(r"\\(.)", r"\1", inside) == text


@given(TEXT)
def test_whatever_a_guard_says_a_flowchart_keeps_its_lines(text: str) -> None:
    drawn = mermaid.draw(graph(text))

    nodes = [found[1] for line in drawn.splitlines() if (found := NODE.match(line))]
    assert nodes == ["question_a", "outcome"]
    arrows = [found.groups() for line in drawn.splitlines() if (found := ARROW.match(line))]
    assert arrows == [("question_a", "outcome")]


def test_each_node_and_arrow_of_the_dialogue_is_a_line() -> None:
    lines = mermaid.draw(whole()).splitlines()

    nodes = [found[1] for line in lines if (found := NODE.match(line))]
    arrows = [found.groups() for line in lines if (found := ARROW.match(line))]
    assert sorted(nodes) == sorted(whole().nodes)
    assert arrows == [(arrow.start, arrow.end) for arrow in whole().arrows]


def test_labels_hold_nothing_that_mermaid_could_read_as_more() -> None:
    found = labels(mermaid.draw(whole("cold-white-foot")))

    assert found
    assert [label for label in found if re.search(r'[\[\]{}()<>"|`:]', label.replace("<br/>", ""))] == []


def test_no_line_cuts_itself_off_in_mermaid() -> None:
    """Mermaid drops the last sign of a line with `style` or `classDef`, then a colon, a number sign and a semicolon."""
    lines = mermaid.draw(graph("lifestyle:#a; classDef x:#b;")).splitlines()

    assert [line for line in lines if re.search(r"(style|classDef).*:\S*#.*;", line)] == []


@pytest.mark.parametrize("id_", ["end", "o", "x", "graph", "style"])
def test_a_question_may_be_called_what_mermaid_means_something_by(id_: str) -> None:
    node = Node(f"question_{id_}", "question", id_)

    drawn = mermaid.draw(Graph("small", (), (Panel("section_a", "a", "A", (node.key,)),), {node.key: node}, ()))

    assert f'question_{id_}["{id_}"]' in drawn


def test_the_path_of_a_walk_is_thick_and_marked_in_mermaid() -> None:
    drawn = mermaid.draw(whole("cold-white-foot"))

    assert "  question_danger ==>|" in drawn
    assert 'question_danger_body["● danger_body<br/>' in drawn
    assert "● Yes#58; One leg suddenly cold, pale or blue" in drawn
    assert 'question_course["course<br/>' in drawn


def test_without_a_walk_nothing_is_marked() -> None:
    assert "●" not in mermaid.draw(whole())
    assert "==>" not in mermaid.draw(whole())
    assert "●" not in dot.draw(whole())


def test_each_node_and_arrow_is_in_the_graphviz_file() -> None:
    drawn = dot.draw(whole())

    assert sorted(re.findall(r"^ +(\w+) \[label=", drawn, re.MULTILINE)) == sorted(whole().nodes)
    assert re.findall(r"^  (\w+) -> (\w+)", drawn, re.MULTILINE) == [(each.start, each.end) for each in whole().arrows]
    assert drawn.count("{") == drawn.count("}")


def test_the_path_of_a_walk_is_thick_in_graphviz() -> None:
    drawn = dot.draw(whole("cold-white-foot"))

    assert re.search(r"question_danger_body -> stop_danger \[.*penwidth=4\]", drawn)
    assert 'label="● danger_body\\l' in drawn


def test_a_node_names_its_findings_by_what_a_yes_raises() -> None:
    items = (
        Item("chills", "", Urgency.URGENT, (), "", ""),
        Item("numb", "", Urgency.EMERGENCY, ("R19",), "age is 10", ""),
        Item("stiff", "", None, (), "", ""),
    )

    assert node_lines(Node("question_a", "question", "a", items=items, when="b is yes", ends_with=("R1",))) == (
        "a",
        "if b is yes",
        "a yes is an EMERGENCY, at once: numb (unless R19)",
        "a yes is urgent: chills",
        "asks: stiff",
        "numb only if age is 10",
        "emergency with other answers: R1",
    )
