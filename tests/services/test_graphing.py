"""The dialogue as a picture: everything in it, once, and the path of a walk."""

from collections import Counter
from functools import cache
from typing import get_args

import pytest

from tests.patients import EVERY_ID, shipped, walk_with
from triage.errors import FileMissing
from triage.model.flow import OUTCOME
from triage.model.graph import Graph, Node
from triage.model.urgency import Urgency
from triage.services.graphing import Form, draw, graph_of
from triage.services.interviewing import Interviewing
from triage.services.materials import Materials, open_materials
from triage.services.ways import key_of

AN_EMERGENCY = "cold-white-foot"
AN_ORDINARY_ONE = "after-a-day-in-the-garden"
SOME = EVERY_ID[::20]


@cache
def whole() -> Graph:
    return graph_of(shipped())


@cache
def of_walk(id_: str) -> Graph:
    return graph_of(shipped(), walk=walk_with(id_).interview)


def questions_of(graph: Graph) -> list[Node]:
    return [node for node in graph.nodes.values() if node.kind == "question"]


def test_each_question_stands_in_the_picture_once(materials: Materials) -> None:
    shown = Counter(key for panel in whole().panels for key in panel.nodes if key.startswith("question_"))

    assert shown == Counter(key_of("question", id_) for id_ in materials.protocol.flow.questions)


def test_panels_hold_every_node(materials: Materials) -> None:
    assert {key for panel in whole().panels for key in panel.nodes} == set(whole().nodes)
    assert {panel.section for panel in whole().panels} == {*materials.protocol.flow.sections, OUTCOME}


def test_arrows_lead_from_and_to_what_is_there() -> None:
    ends = {key for arrow in whole().arrows for key in (arrow.start, arrow.end)}

    assert ends == set(whole().nodes)


def test_a_section_that_is_taken_up_again_says_so() -> None:
    titles = [panel.title for panel in whole().panels if panel.section == "danger"]

    assert titles == ["Danger signs", "Danger signs, continued"]


def test_exactly_the_questions_that_ask_an_emergency_finding_lead_to_a_stop(materials: Materials) -> None:
    vocabulary = materials.protocol.vocabulary
    asking = {
        key_of("question", question.id)
        for question in materials.protocol.flow.questions.values()
        if any(vocabulary[item].warning is Urgency.EMERGENCY for item in question.asks)
    }

    assert {arrow.start for arrow in whole().arrows if arrow.kind == "stop"} == asking


def test_a_question_says_what_it_asks_and_what_a_yes_raises() -> None:
    node = whole().nodes["question_safety"]

    assert node.ask == "Do any of these apply to you now?"
    assert [(item.id, item.warning) for item in node.items][2] == ("pregnancy", Urgency.PHYSIO)
    assert node.items[2].applies == "could_be_pregnant is yes"
    assert len(node.ends_alone) == 4


def test_a_condition_that_all_items_share_is_said_once() -> None:
    node = whole().nodes["question_kidney_stone"]

    assert node.when == "flank_colic is yes or unsure"
    assert [item.applies for item in node.items] == ["", ""]


def test_a_warning_that_a_rule_can_replace_names_the_rule() -> None:
    items = {item.id: item.unless for node in questions_of(whole()) for item in node.items}

    assert {id_: rules for id_, rules in items.items() if rules} == {
        "bilateral_leg_symptoms": ("R19",),
        "major_trauma": ("R18",),
    }


@pytest.mark.parametrize("id_", SOME)
def test_the_questions_of_a_walk_are_marked_and_no_other(id_: str) -> None:
    walk = walk_with(id_)

    marked = [node.id for node in questions_of(of_walk(id_)) if node.walked]
    assert marked == [turn.id for turn in walk.turns]


@pytest.mark.parametrize("id_", SOME)
def test_the_arrows_of_a_walk_make_one_path(id_: str) -> None:
    graph = of_walk(id_)
    place, met = "question_consent", ["question_consent"]
    onwards = {arrow.start: arrow.end for arrow in graph.arrows if arrow.walked}

    while place in onwards:
        place = onwards.pop(place)
        met.append(place)

    assert onwards == {}
    assert set(met) == {key for key, node in graph.nodes.items() if node.walked}


@pytest.mark.parametrize("id_", SOME)
def test_a_walk_ends_where_its_advice_is(id_: str) -> None:
    emergency = walk_with(id_).outcome.urgency is Urgency.EMERGENCY

    ends = [node for node in of_walk(id_).nodes.values() if node.kind in {"stop", "outcome"} and node.walked]
    assert [node.kind for node in ends] == ["stop" if emergency else "outcome"]
    assert ends[0].answer.startswith(walk_with(id_).outcome.title)


def test_answers_stand_beside_the_questions_of_a_walk() -> None:
    graph = of_walk(AN_EMERGENCY)

    assert graph.nodes["question_age"].answer == ""
    assert graph.nodes["question_danger_body"].answer == "Yes: One leg suddenly cold, pale or blue"
    assert [item.answer for item in graph.nodes["question_danger_body"].items] == ["no", "no", "yes", "no", "no", "no"]


def test_an_item_that_was_not_asked_of_somebody_has_no_answer() -> None:
    him = next(id_ for id_ in EVERY_ID if walk_with(id_).interview.recorded.get("sex") == "male")

    items = {item.id: item.answer for item in of_walk(him).nodes["question_safety"].items}
    assert items["pregnancy"] == ""
    assert items["suicidal_thoughts"] in {"yes", "no", "unsure"}


def test_a_conversation_that_goes_on_is_marked_as_far_as_it_is(
    interviewing: Interviewing, materials: Materials
) -> None:
    interviewing.reply("me")

    graph = graph_of(materials, walk=interviewing.interview)

    assert [(arrow.start, arrow.end) for arrow in graph.arrows if arrow.walked] == [
        ("question_consent", "question_region")
    ]
    assert [node.key for node in graph.nodes.values() if node.walked] == ["question_consent"]


def test_an_unknown_section_is_refused_with_the_nearest(materials: Materials) -> None:
    with pytest.raises(FileMissing, match="did you mean `nerves`"):
        graph_of(materials, "nerv")


@pytest.mark.parametrize("form", get_args(Form))
def test_the_same_protocol_is_drawn_the_same(form: Form, materials: Materials) -> None:
    again = open_materials(materials.flows, materials.content)

    assert draw(graph_of(again), form) == draw(graph_of(materials), form)
