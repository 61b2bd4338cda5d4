"""By which rules an answer can complete an emergency."""

import pytest

from tests.patients import EVERY_ID, walk_with
from triage.model.protocol import Protocol
from triage.model.urgency import Urgency
from triage.services.completing import emergency_rules, leaves

EMERGENCIES = [id_ for id_ in EVERY_ID if walk_with(id_).outcome.urgency is Urgency.EMERGENCY]


@pytest.mark.parametrize("id_", EMERGENCIES)
def test_what_ended_a_walk_is_named_at_its_last_question(id_: str, protocol: Protocol) -> None:
    interview = walk_with(id_).interview
    question = protocol.flow.questions[interview.steps[-1].question]
    alone = {item for item in question.asks if protocol.vocabulary[item].warning is Urgency.EMERGENCY}

    deciding = {reason.rule for reason in interview.assessment.deciding}
    named = {name.partition(" ")[0] for name in emergency_rules(protocol, question)}
    assert deciding & (alone | named)


def test_a_rule_that_needs_a_later_answer_is_not_named(protocol: Protocol) -> None:
    assert "R02" not in emergency_rules(protocol, protocol.flow.questions["legs"])
    assert "R02" in emergency_rules(protocol, protocol.flow.questions["infection"])


def test_a_rule_that_needs_an_earlier_emergency_is_not_named(protocol: Protocol) -> None:
    assert emergency_rules(protocol, protocol.flow.questions["age"]) == ()


def test_a_rule_is_named_that_a_replaced_warning_leaves_open(protocol: Protocol) -> None:
    assert "C24" in emergency_rules(protocol, protocol.flow.questions["legs"])


def test_a_warning_is_named_that_counts_again_when_what_replaced_it_no_longer_holds(protocol: Protocol) -> None:
    assert "major_trauma without R18" in emergency_rules(protocol, protocol.flow.questions["limbs"])
    assert emergency_rules(protocol, protocol.flow.questions["duration"]) == ("bilateral_leg_symptoms without R19",)


def test_what_a_guard_reads_is_told_through_worked_out_findings(protocol: Protocol) -> None:
    rule = next(rule for rule in protocol.rules if rule.id == "R07")

    assert {"steroid_use", "age", "sudden_onset", "saddle_numbness"} <= leaves(protocol, rule.when)
    assert not {"nerve_sign", "fracture_suspected"} & leaves(protocol, rule.when)
