"""Conversations are counted as if they were all gone through."""

from dataclasses import replace
from itertools import product

import pytest

from tests.proof.seeded import PROTOCOL, leading, said
from triage.model.flow import Branch
from triage.model.protocol import Protocol
from triage.model.vocabulary import Numbers
from triage.proof.counting import conversations
from triage.proof.meaning import converse
from triage.proof.slots import slots_of


def part(start: str, last: str) -> Protocol:
    """The questions from one to another."""
    shorter = leading({last: (Branch("outcome"),)})
    return replace(shorter, flow=replace(shorter.flow, start=start))


def gone_through(protocol: Protocol) -> int:
    """The number of different conversations, one by one."""
    slots = slots_of(protocol)
    every = [slot.values for slot in slots]
    for at, slot in enumerate(slots):
        answers = protocol.vocabulary[slot.finding].answers
        if isinstance(answers, Numbers):
            every[at] = tuple(range(answers.low, answers.high + 1))
    keys = [slot.key for slot in slots]
    talks = (converse(protocol, dict(zip(keys, values, strict=True))).steps for values in product(*every))
    return len({repr(steps) for steps in talks})


@pytest.mark.parametrize(
    ("start", "last"), [("age", "sex"), ("kidney_stone", "dark_pee"), ("injury", "injury"), ("saddle", "saddle")]
)
def test_every_conversation_counts_once(start: str, last: str) -> None:
    protocol = part(start, last)

    assert conversations(protocol) == gone_through(protocol)


def test_questions_that_an_emergency_or_a_gate_leaves_out_count_once() -> None:
    protocol = part("legs", "legs_again")

    assert conversations(protocol) == gone_through(protocol)


def test_what_cannot_be_counted_in_the_budget_is_not_guessed() -> None:
    assert conversations(PROTOCOL, budget=100) is None


def test_a_number_counts_only_where_it_is_asked() -> None:
    flow = leading({"sex": (Branch("pain_now"),), "pain_now": (Branch("outcome"),)}).flow
    scale = replace(flow.questions["pain_now"], when=said("sex", "male"))
    questions = {**flow.questions, "pain_now": scale}
    protocol = replace(PROTOCOL, flow=replace(flow, start="sex", questions=questions))

    assert conversations(protocol) == 2 + 11
