"""Signs that not everybody is asked about stand with what gates them."""

from dataclasses import replace

from tests.proof.seeded import PROTOCOL, leading, said
from triage.model.flow import Branch
from triage.model.guard import All, Guard, Not
from triage.model.protocol import Protocol
from triage.model.urgency import Urgency
from triage.proof.gating import gated
from triage.proof.logic import Reading

FEVER = said("fever", "yes")


def guards(protocol: Protocol) -> dict[str, Guard]:
    """What gates each emergency and urgent sign."""
    return {each.finding: each.guard for each in gated(Reading(protocol), Urgency.URGENT)}


def asked_when(question: str, when: Guard) -> Protocol:
    """A question is asked only of some."""
    flow = PROTOCOL.flow
    questions = {**flow.questions, question: replace(flow.questions[question], when=when)}
    return replace(PROTOCOL, flow=replace(flow, questions=questions))


def test_only_the_signs_of_pregnancy_are_gated() -> None:
    could_be = said("could_be_pregnant", "yes")

    assert guards(PROTOCOL) == {"pregnancy_warning_signs": could_be, "possible_ectopic": could_be}


def test_a_question_that_only_some_are_asked_gates_its_signs() -> None:
    assert guards(asked_when("kidney", FEVER))["flank_colic"] == FEVER


def test_what_a_sign_and_its_question_need_is_needed_together() -> None:
    protocol = asked_when("safety", said("sex", "female"))

    needed = All((said("could_be_pregnant", "yes"), said("sex", "female")))
    assert guards(protocol)["possible_ectopic"] == needed


def test_a_branch_gates_what_it_leads_to_and_not_what_follows() -> None:
    protocol = leading({"infection": (Branch("general_health", FEVER), Branch("bones_and_medicines"))})

    assert guards(protocol)["red_painful_eye"] == FEVER
    assert "rash" not in guards(protocol)


def test_a_branch_that_is_tried_later_needs_those_before_it_to_be_refused() -> None:
    protocol = leading({"infection": (Branch("bones_and_medicines", FEVER), Branch("general_health"))})

    assert guards(protocol)["red_painful_eye"] == Not(FEVER)
