"""Arrows: each branch, the gate of a question that may be passed over, and the way a conversation took."""

from tests.engine.protocols import protocol, question
from triage.engine import interview as conversation
from triage.engine.machine import Machine
from triage.model.flow import OUTCOME, Branch
from triage.model.graph import Arrow
from triage.model.guard import Is
from triage.model.protocol import Protocol
from triage.services.ways import asked_when, key_of, ways_of, with_path

A_YES = Is("a", frozenset({"yes"}))
B_YES = Is("b", frozenset({"yes"}))


def ends(arrows: tuple[Arrow, ...]) -> set[tuple[str, str, str]]:
    return {(arrow.start, arrow.end, arrow.says) for arrow in arrows}


def branching() -> Protocol:
    return protocol(
        {
            "a": question("a", Branch("c", A_YES), Branch("b")),
            "b": question("b", Branch("c")),
            "c": question("c", Branch(OUTCOME)),
        }
    )


def test_each_branch_is_an_arrow_with_its_condition() -> None:
    assert ends(ways_of(branching()).arrows) == {
        ("question_a", "question_c", "a is yes"),
        ("question_a", "question_b", "otherwise"),
        ("question_b", "question_c", ""),
        ("question_c", "outcome", ""),
    }


def test_every_branch_of_the_shipped_flow_is_an_arrow(protocol: Protocol) -> None:
    starts = [arrow for arrow in ways_of(protocol).arrows if arrow.kind in {"next", "branch"}]
    passed = [arrow for arrow in ways_of(protocol).arrows if arrow.kind in {"into", "past"}]

    asked = protocol.flow.questions.values()
    optional = [each for each in asked if asked_when(protocol, each)]
    kept = [arrow for arrow in passed if arrow.start.startswith("question_")]
    assert len(passed) == 2 * len(optional)
    assert len(starts) == sum(len(each.then) for each in asked) - len(kept) // 2


def test_a_question_that_may_be_passed_over_has_an_arrow_in_and_one_past() -> None:
    flow = protocol(
        {
            "a": question("a", Branch("b")),
            "b": question("b", Branch("c"), when=A_YES),
            "c": question("c", Branch(OUTCOME)),
        }
    )

    assert ends(ways_of(flow).arrows) == {
        ("question_a", "question_b", "if a is yes"),
        ("question_a", "question_c", "otherwise"),
        ("question_b", "question_c", ""),
        ("question_c", "outcome", ""),
    }


def test_two_such_questions_in_a_row_share_a_gate() -> None:
    ways = ways_of(two_in_a_row())

    assert ways.gates == ("c",)
    assert ends(ways.arrows) == {
        ("question_a", "question_b", "if a is yes"),
        ("question_a", "gate_c", "otherwise"),
        ("question_b", "gate_c", ""),
        ("gate_c", "question_c", "if b is yes"),
        ("gate_c", "outcome", "otherwise"),
        ("question_c", "outcome", ""),
    }


def two_in_a_row() -> Protocol:
    return protocol(
        {
            "a": question("a", Branch("b")),
            "b": question("b", Branch("c"), when=A_YES),
            "c": question("c", Branch(OUTCOME), when=B_YES),
        }
    )


def test_the_way_of_a_conversation_leads_through_gates() -> None:
    flow = two_in_a_row()
    interview = conversation.reply(conversation.begin(flow, Machine(flow)), "no")

    walked = [arrow for arrow in with_path(ways_of(flow).arrows, interview) if arrow.walked]

    assert ends(tuple(walked)) == {("question_a", "gate_c", "otherwise"), ("gate_c", "outcome", "otherwise")}


def test_a_question_that_asks_again_is_said_to_follow_from_not_sure(protocol: Protocol) -> None:
    assert asked_when(protocol, protocol.flow.questions["legs_again"]) == "an emergency item of legs is unsure"


def test_a_key_holds_nothing_that_a_picture_could_misread() -> None:
    assert key_of("question", 'a "b"-c') == "question_a_20__22_b_22__2d_c"
