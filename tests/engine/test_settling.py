"""Derived findings are worked out, and what cannot apply is left out."""

import pytest

from triage.engine.settling import fill, settle, unanswered
from triage.model.guard import Value
from triage.model.protocol import Protocol
from triage.model.urgency import Urgency


def test_what_was_recorded_stays_as_it_was(protocol: Protocol) -> None:
    recorded: dict[str, Value] = {"fever": "yes"}

    settle(protocol, recorded)

    assert recorded == {"fever": "yes"}


def test_a_derived_finding_is_yes_when_its_guard_holds(protocol: Protocol) -> None:
    assert settle(protocol, {"age": 17})["age_under_18"] == "yes"


def test_a_derived_finding_is_no_when_its_guard_does_not_hold(protocol: Protocol) -> None:
    assert settle(protocol, {"age": 18})["age_under_18"] == "no"


def test_a_derived_finding_is_no_when_nothing_is_known(protocol: Protocol) -> None:
    assert settle(protocol, {})["age_under_18"] == "no"


def test_a_derived_finding_is_unsure_when_a_yes_for_every_unsure_would_make_it_hold(protocol: Protocol) -> None:
    settled = settle(protocol, {"age": 50, "minor_trauma": "unsure", "osteoporosis": "unsure"})

    assert settled["minor_trauma_osteoporosis_risk"] == "unsure"


def test_a_derived_finding_is_no_when_no_unsure_answer_could_make_it_hold(protocol: Protocol) -> None:
    settled = settle(protocol, {"age": 50, "minor_trauma": "unsure", "osteoporosis": "no"})

    assert settled["minor_trauma_osteoporosis_risk"] == "no"


def test_unsure_is_handed_on_from_one_derived_finding_to_the_next(protocol: Protocol) -> None:
    assert settle(protocol, {"saddle_numbness": "unsure"})["nerve_sign"] == "unsure"


def test_a_yes_is_handed_on_from_one_derived_finding_to_the_next(protocol: Protocol) -> None:
    assert settle(protocol, {"saddle_numbness": "yes"})["nerve_sign"] == "yes"


def test_a_derived_finding_recorded_as_yes_is_never_made_milder(protocol: Protocol) -> None:
    assert settle(protocol, {"nerve_sign": "yes", "age": 40})["nerve_sign"] == "yes"


def test_a_derived_finding_recorded_as_unsure_is_never_made_milder(protocol: Protocol) -> None:
    assert settle(protocol, {"nerve_sign": "unsure"})["nerve_sign"] == "unsure"


def test_a_derived_finding_recorded_as_no_is_yes_when_its_guard_holds(protocol: Protocol) -> None:
    assert settle(protocol, {"nerve_sign": "no", "foot_drop": "yes"})["nerve_sign"] == "yes"


@pytest.mark.parametrize(("flags", "value"), [(3, "no"), (4, "yes"), (5, "yes")])
def test_four_of_five_yellow_flags_are_many(protocol: Protocol, flags: int, value: str) -> None:
    all_flags = ["yf_fear", "yf_mood", "yf_worry", "yf_work", "yf_expect_passive"]

    assert settle(protocol, dict.fromkeys(all_flags[:flags], "yes"))["yellow_flags_high"] == value


@pytest.mark.parametrize(
    ("person", "counts"),
    [
        ({"sex": "female", "age": 30}, True),
        ({"sex": "prefer_not_to_say", "age": 30}, True),
        ({"sex": "female"}, True),
        ({"sex": "male", "age": 30}, False),
        ({"sex": "female", "age": 9}, False),
        ({"sex": "female", "age": 10}, True),
        ({"sex": "female", "age": 60}, True),
        ({"sex": "female", "age": 61}, False),
    ],
)
def test_pregnancy_counts_only_where_it_can_be(protocol: Protocol, person: dict[str, Value], *, counts: bool) -> None:
    assert ("pregnancy" in settle(protocol, {**person, "pregnancy": "yes"})) is counts


def test_a_detail_does_not_count_when_its_sign_is_denied(protocol: Protocol) -> None:
    assert "numbness_spreading" not in settle(protocol, {"leg_numbness_patch": "no", "numbness_spreading": "yes"})


def test_a_detail_of_a_detail_does_not_count_when_the_first_cannot_be(protocol: Protocol) -> None:
    recorded: dict[str, Value] = {"sex": "male", "pregnancy": "yes", "urinary_symptoms": "yes"}

    assert "urinary_symptoms" not in settle(protocol, recorded)


def test_settling_twice_is_settling_once(protocol: Protocol) -> None:
    recorded: dict[str, Value] = {"age": 66, "minor_trauma": "yes", "saddle_numbness": "unsure", "sex": "male"}
    once = settle(protocol, recorded)

    assert settle(protocol, once) == once


def test_every_pressing_sign_that_can_be_is_unanswered_at_first(protocol: Protocol) -> None:
    pressing = {
        finding.id
        for finding in protocol.vocabulary.values()
        if finding.derived is None and finding.warning is not None and finding.warning >= Urgency.URGENT
    }

    assert set(unanswered(protocol, {})) == pressing


def test_what_was_answered_is_no_longer_unanswered(protocol: Protocol) -> None:
    assert "fever" not in unanswered(protocol, {"fever": "unsure"})


def test_what_cannot_be_is_not_unanswered(protocol: Protocol) -> None:
    assert "possible_ectopic" not in unanswered(protocol, {"sex": "male"})


def test_filling_leaves_what_was_given(protocol: Protocol) -> None:
    assert fill(protocol, {"fever": "yes"}, "no")["fever"] == "yes"


def test_filling_answers_every_yes_or_no_finding_that_is_asked(protocol: Protocol) -> None:
    filled = fill(protocol, {}, "unsure")

    asked = {finding for question in protocol.flow.questions.values() for finding in question.asks}
    assert set(filled) == {finding for finding in asked if protocol.vocabulary[finding].yes_no}


def test_filling_leaves_alone_what_the_routine_asks(protocol: Protocol) -> None:
    assert not {"hip_replacement", "exercise_cleared", "worse_bending"} & set(fill(protocol, {}, "yes"))


def test_filling_assumes_nothing_about_numbers_and_choices(protocol: Protocol) -> None:
    assert not {"age", "sex", "duration", "trauma_age", "pain_now"} & set(fill(protocol, {}, "no"))
