"""One section of the picture."""

import pytest

from tests.patients import shipped, walk_with
from triage.services.graphing import graph_of

SECTIONS = shipped().protocol.flow.sections


@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_holds_its_own_questions(section: str) -> None:
    graph = graph_of(shipped(), section)

    questions = shipped().protocol.flow.questions.values()
    shown = [node.id for node in graph.nodes.values() if node.kind == "question"]
    assert shown == [question.id for question in questions if question.section == section]


@pytest.mark.parametrize("section", SECTIONS)
def test_arrows_of_a_section_lead_from_and_to_what_is_shown(section: str) -> None:
    graph = graph_of(shipped(), section)

    assert {key for arrow in graph.arrows for key in (arrow.start, arrow.end)} == set(graph.nodes)


def test_what_is_before_and_behind_is_named() -> None:
    nodes = graph_of(shipped(), "mood").nodes.values()

    assert [(node.kind, node.id) for node in nodes if node.kind in {"from", "to"}] == [
        ("from", "Daily life and history"),
        ("to", "Check the answers"),
    ]


def test_the_same_way_in_is_drawn_once() -> None:
    into = [arrow for arrow in graph_of(shipped(), "danger").arrows if arrow.end == "question_injury"]

    assert [(arrow.start, arrow.says) for arrow in into] == [("from_section_nerves", "")]


def test_a_walk_comes_in_and_goes_on() -> None:
    graph = graph_of(shipped(), "course", walk_with("after-a-day-in-the-garden").interview)

    assert {node.kind for node in graph.nodes.values() if node.walked} == {"from", "question", "to"}


def test_a_walk_that_ended_before_leaves_a_section_unmarked() -> None:
    graph = graph_of(shipped(), "course", walk_with("cold-white-foot").interview)

    assert not any(node.walked for node in graph.nodes.values())
    assert not any(arrow.walked for arrow in graph.arrows)
