"""Every golden patient gets the advice that the evidence gives, in few enough questions."""

from collections.abc import Iterator
from statistics import median

import pytest

from tests.patients import EVERY_ID, Walk, asks_again, every_patient, walk_with
from triage.engine.settling import settle
from triage.model.protocol import Protocol
from triage.model.urgency import Urgency

BENIGN = tuple(patient.id for patient in every_patient() if patient.kind == "benign")
EMERGENCIES = tuple(patient.id for patient in every_patient() if patient.expect.urgency is Urgency.EMERGENCY)
CALM = tuple(patient.id for patient in every_patient() if patient.expect.urgency is not Urgency.EMERGENCY)


def first_asked(walk: Walk) -> dict[str, int]:
    """At which interaction each finding was first asked; screens that ask again are not counted."""
    position: dict[str, int] = {}
    turns = (turn for turn in walk.turns if not asks_again(turn.id))
    for number, turn in enumerate(turns, 1):
        asked = [option.value for option in turn.options] if turn.kind == "checklist" else [turn.records or turn.id]
        for finding in asked:
            position.setdefault(finding, number)
    return position


def emergency_items(walk: Walk, protocol: Protocol) -> Iterator[str]:
    """The findings that are an emergency by themselves and can be true of the patient."""
    settled = settle(protocol, walk.interview.recorded)
    for finding in protocol.vocabulary.values():
        applies = finding.applies is None or finding.applies.holds(settled)
        if finding.warning is Urgency.EMERGENCY and applies:
            yield finding.id


def test_there_are_at_least_forty_patients() -> None:
    assert len(EVERY_ID) >= 40


@pytest.mark.parametrize("id_", EVERY_ID)
def test_the_advice_is_as_urgent_as_the_evidence_says(id_: str) -> None:
    walk = walk_with(id_)

    assert walk.outcome.urgency is walk.patient.expect.urgency


@pytest.mark.parametrize("id_", [patient.id for patient in every_patient() if patient.expect.rules])
def test_the_rules_named_by_the_walk_fired(id_: str) -> None:
    walk = walk_with(id_)

    assert set(walk.patient.expect.rules) <= {reason.rule for reason in walk.outcome.reasons}


@pytest.mark.parametrize("id_", [patient.id for patient in every_patient() if patient.expect.explanation])
def test_the_first_explanation_is_the_one_expected(id_: str) -> None:
    walk = walk_with(id_)

    assert walk.interview.assessment.explanations[0] == walk.patient.expect.explanation


@pytest.mark.parametrize("id_", [patient.id for patient in every_patient() if patient.expect.routine is not None])
def test_the_routine_is_offered_only_where_expected(id_: str) -> None:
    walk = walk_with(id_)

    assert walk.outcome.routine is walk.patient.expect.routine


@pytest.mark.parametrize("id_", EMERGENCIES)
def test_an_emergency_ends_at_the_answer_that_shows_it(id_: str) -> None:
    walk = walk_with(id_)

    assert all(turn.raised is not Urgency.EMERGENCY for turn in walk.turns)


@pytest.mark.parametrize("id_", CALM)
def test_anything_less_than_an_emergency_reaches_the_review(id_: str) -> None:
    assert walk_with(id_).turns[-1].kind == "review"


@pytest.mark.parametrize("id_", CALM)
def test_all_that_a_patient_has_to_say_is_heard(id_: str) -> None:
    walk = walk_with(id_)
    age = walk.interview.recorded["age"]
    not_asked = {"sex"} if isinstance(age, int) and not 10 <= age <= 60 else set()  # it decides about pregnancy alone

    heard = set(walk.patient.findings) & set(walk.interview.recorded)

    assert heard == set(walk.patient.findings) - not_asked


@pytest.mark.parametrize("id_", EVERY_ID)
def test_every_sign_of_the_cauda_equina_is_asked_within_six_interactions(id_: str, protocol: Protocol) -> None:
    walk = walk_with(id_)
    asked = first_asked(walk)
    signs = [finding for finding in emergency_items(walk, protocol) if _suspects_cauda_equina(protocol, finding)]

    late = [finding for finding in signs if asked.get(finding, _never(walk)) > 6]

    assert late == []


@pytest.mark.parametrize("id_", EVERY_ID)
def test_every_emergency_item_that_applies_is_asked_within_ten_interactions(id_: str, protocol: Protocol) -> None:
    walk = walk_with(id_)
    asked = first_asked(walk)

    late = [finding for finding in emergency_items(walk, protocol) if asked.get(finding, _never(walk)) > 10]

    assert late == []


def test_half_of_the_benign_patients_have_their_advice_in_twenty_four_interactions() -> None:
    assert median(len(walk_with(id_).turns) for id_ in BENIGN) <= 24


@pytest.mark.parametrize("id_", BENIGN)
def test_no_benign_patient_needs_more_than_twenty_six_interactions(id_: str) -> None:
    assert len(walk_with(id_).turns) <= 26


def _suspects_cauda_equina(protocol: Protocol, finding: str) -> bool:
    return protocol.vocabulary[finding].suspects == "cauda_equina"


def _never(walk: Walk) -> int:
    """What not being asked counts as: nothing when an emergency ended the walk, too late otherwise."""
    return 0 if walk.outcome.urgency is Urgency.EMERGENCY else 1000
