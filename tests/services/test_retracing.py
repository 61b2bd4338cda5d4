"""S7 is tried at every question and item, and a way back that leads elsewhere is found."""

from dataclasses import replace

import pytest

from tests.proof.seeded import dead_end
from triage.engine import interview as conversation
from triage.engine.interview import Interview, begin, reopen, reply
from triage.engine.machine import Machine
from triage.model.protocol import Protocol
from triage.proof.slots import slots_of
from triage.proof.tour import tour
from triage.proof.verdicts import Verdict
from triage.services.retracing import retrace


def edit_that_forgets_to_look_again(interview: Interview, question: str, raw: object) -> Interview:
    """Only the answer is changed; what followed from the old one stays."""
    changed = reply(reopen(interview, question), raw)
    return replace(changed, steps=interview.steps, recorded=interview.recorded)


def back_that_keeps_the_answer(interview: Interview) -> Interview:
    """The last question is asked again, and its old answer still counts."""
    earlier = reopen(interview, interview.steps[-1].question)
    return replace(earlier, recorded=interview.recorded, steps=interview.steps)


def replay_that_stops_early(protocol: Protocol, machine: object, kept: object) -> Interview:
    """Nothing that was saved comes back."""
    del machine, kept
    return begin(protocol, Machine(protocol))


@pytest.fixture(scope="module")
def verdict(protocol: Protocol) -> Verdict:
    return retrace(protocol)


def test_the_shipped_protocol_holds(verdict: Verdict) -> None:
    assert (verdict.property, verdict.status) == ("S7", "holds")


def test_every_item_and_every_other_answer_is_tried(verdict: Verdict, protocol: Protocol) -> None:
    others = sum(len(slot.values) - 1 for slot in slots_of(protocol))

    assert verdict.claims >= others


def test_the_tour_asks_every_item(protocol: Protocol) -> None:
    asked = {slot.key for _, slots in tour(protocol) for slot in slots}

    assert {slot.key for slot in slots_of(protocol)} == asked


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("edit", edit_that_forgets_to_look_again),
        ("back", back_that_keeps_the_answer),
        ("replay", replay_that_stops_early),
    ],
)
def test_a_way_back_that_leads_elsewhere_is_found(
    name: str, wrong: object, monkeypatch: pytest.MonkeyPatch, protocol: Protocol
) -> None:
    monkeypatch.setattr(conversation, name, wrong)

    verdict = retrace(protocol)

    assert verdict.status == "fails"
    assert verdict.counterexamples[0].steps


def test_a_flow_with_a_dead_end_waits_for_s1() -> None:
    verdict = retrace(dead_end(), framed=False)

    assert (verdict.status, verdict.reason) == ("undecided", "it waits for S1")
