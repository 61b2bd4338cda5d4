"""The triage and the routine's dialogues become one conversation that leaves nothing out and asks nothing twice."""

from collections import Counter

import pytest

from triage.model.flow import OUTCOME
from triage.model.programme import CHECK_IN, REVIEW, SET_UP, Programme
from triage.model.protocol import Protocol
from triage.proof.joining import FROM_OUTSIDE, joined
from triage.proof.slots import in_order


@pytest.fixture(scope="module")
def together(protocol: Protocol, programme: Programme) -> Protocol:
    """The shipped ones."""
    return joined(protocol, programme)


def test_every_finding_that_is_not_worked_out_is_asked(together: Protocol) -> None:
    asked = {item for question in together.flow.questions.values() for item in question.asks}

    assert asked == {each.id for each in together.vocabulary.values() if each.derived is None}


def test_no_finding_is_asked_twice_but_to_ask_again(together: Protocol) -> None:
    questions = [question for question in together.flow.questions.values() if question.asks_again is None]
    times = Counter(item for question in questions for item in question.asks)

    assert set(times.values()) == {1}


def test_every_question_is_led_to(together: Protocol) -> None:
    assert {question.id for question in in_order(together.flow)} == set(together.flow.questions)


def test_the_triage_keeps_its_questions_and_their_order(protocol: Protocol, together: Protocol) -> None:
    assert [id_ for id_ in together.flow.questions if id_ in protocol.flow.questions] == list(protocol.flow.questions)


def test_it_ends_once_and_after_the_review(together: Protocol, programme: Programme) -> None:
    ending = {id_ for id_, each in together.flow.questions.items() if OUTCOME in {way.go for way in each.then}}

    assert ending <= set(programme.dialogues[REVIEW].questions)


def test_what_is_remembered_is_known_before_anything_is_asked(together: Protocol) -> None:
    order = [question.id.startswith(FROM_OUTSIDE) for question in in_order(together.flow)]

    assert order == sorted(order, reverse=True)
    assert f"{FROM_OUTSIDE}strong_pain_days" in together.flow.questions


@pytest.mark.parametrize("dialogue", [SET_UP, CHECK_IN])
def test_what_only_a_dialogue_asks_stays_in_it(together: Protocol, programme: Programme, dialogue: str) -> None:
    own = {
        item
        for id_ in programme.dialogues[dialogue].questions
        if id_ in together.flow.questions
        for item in together.flow.questions[id_].asks
    }

    assert own
