"""What the advice is made of: reasons with their findings, the rules that lower, the routine."""

from collections.abc import Mapping

import pytest

from tests.patients import UNREMARKABLE
from triage.engine.assessment import assess
from triage.engine.settling import fill, settle
from triage.model.assessment import Assessment
from triage.model.guard import Value
from triage.model.protocol import Protocol
from triage.model.urgency import Urgency

OLD_TRAUMA: dict[str, Value] = {"major_trauma": "yes", "trauma_age": "over_2_weeks"}
STEADY_LEGS: dict[str, Value] = {
    "bilateral_leg_symptoms": "yes",
    "neurogenic_claudication": "yes",
    "leg_symptoms_steady": "yes",
    "duration": "over_12_weeks",
}
OTHER_CAUDA_EQUINA = (
    "saddle_numbness",
    "bladder_retention",
    "bladder_incontinence",
    "bowel_incontinence",
    "sexual_dysfunction_new",
    "bilateral_leg_weakness",
)
TO_BE_CLEARED = (
    *("previous_back_surgery", "osteoporosis", "neurogenic_claudication", "hip_groin_pain"),
    *("hip_replacement", "recent_hip_surgery", "eye_pressure", "high_blood_pressure"),
)


def advice(protocol: Protocol, **findings: Value) -> Assessment:
    """The advice for an unremarkable man of 40 with these findings."""
    return assess(protocol, fill(protocol, {**UNREMARKABLE, **findings}, "no"))


def support(protocol: Protocol, rule: str, **findings: Value) -> dict[str, Value]:
    """The findings that one of the reasons shows."""
    return dict(next(reason.findings for reason in advice(protocol, **findings).reasons if reason.rule == rule))


def test_nothing_remarkable_is_self_care(protocol: Protocol) -> None:
    assert advice(protocol).urgency is Urgency.SELF_CARE


def test_nothing_remarkable_has_no_reasons(protocol: Protocol) -> None:
    assert advice(protocol).reasons == ()


def test_no_findings_at_all_are_assessed(protocol: Protocol) -> None:
    assert assess(protocol, {}).urgency is Urgency.SELF_CARE


def test_nothing_remarkable_is_explained_as_simple_pain(protocol: Protocol) -> None:
    assert advice(protocol).explanations == ("simple",)


def test_a_self_care_finding_shapes_the_explanation_of_self_care(protocol: Protocol) -> None:
    assert advice(protocol, leg_pain_below_knee="yes", pain_now=3).explanations == ("sciatica",)


def test_a_warning_shows_the_finding_that_raised_it(protocol: Protocol) -> None:
    assert support(protocol, "fever", fever="yes") == {"fever": "yes"}


def test_a_derived_warning_shows_what_was_answered(protocol: Protocol) -> None:
    shown = support(protocol, "minor_trauma_osteoporosis_risk", age=66, minor_trauma="yes")

    assert shown == {"age": 66, "minor_trauma": "yes"}


def test_a_rule_shows_only_the_alternative_that_holds(protocol: Protocol) -> None:
    assert support(protocol, "R05", unexplained_weight_loss="yes", age=50) == {
        "unexplained_weight_loss": "yes",
        "age": 50,
    }


def test_a_rule_shows_what_stands_behind_a_shared_guard(protocol: Protocol) -> None:
    assert support(protocol, "R03", cancer_history="yes", foot_drop="yes") == {
        "cancer_history": "yes",
        "foot_drop": "yes",
    }


def test_a_count_shows_each_finding_that_counted(protocol: Protocol) -> None:
    three: dict[str, Value] = dict.fromkeys(("tb_risk", "steroid_use", "recent_infection"), "yes")

    assert support(protocol, "R17", **three) == three


def test_an_unsure_answer_is_shown_as_unsure(protocol: Protocol) -> None:
    assert support(protocol, "R21", saddle_numbness="unsure") == {"saddle_numbness": "unsure"}


def test_the_deciding_reasons_are_those_of_the_highest_level(protocol: Protocol) -> None:
    assessment = advice(protocol, fever="yes", tb_risk="yes", osteoporosis="yes")

    assert {reason.rule for reason in assessment.deciding} == {"fever"}


def test_every_reason_has_a_source(protocol: Protocol) -> None:
    reasons = assess(protocol, fill(protocol, {"age": 70}, "yes")).reasons

    assert [reason.rule for reason in reasons if not reason.sources] == []


def test_what_was_answered_unsure_is_unconfirmed(protocol: Protocol) -> None:
    assert advice(protocol, fever="unsure").unconfirmed == ("fever",)


def test_a_finding_without_a_warning_is_never_unconfirmed(protocol: Protocol) -> None:
    assert advice(protocol, sudden_onset="unsure").unconfirmed == ()


@pytest.mark.parametrize(
    ("sign", "urgency"),
    [
        ("saddle_numbness", Urgency.URGENT),
        ("fever", Urgency.SOON),
        ("tb_risk", Urgency.PHYSIO),
        ("hip_groin_pain", Urgency.SELF_CARE),
    ],
)
def test_not_sure_counts_as_one_level_less(protocol: Protocol, sign: str, urgency: Urgency) -> None:
    assert advice(protocol, **{sign: "unsure"}).urgency is urgency


def test_an_old_accident_is_urgent_by_r18(protocol: Protocol) -> None:
    assert advice(protocol, **OLD_TRAUMA).urgency is Urgency.URGENT


def test_r18_says_what_it_replaces(protocol: Protocol) -> None:
    assert advice(protocol, **OLD_TRAUMA).replaced == {"major_trauma": "R18"}


@pytest.mark.parametrize("when", ["under_2_weeks", "unsure", "no_injury"])
def test_r18_needs_an_accident_over_two_weeks_ago(protocol: Protocol, when: str) -> None:
    assert advice(protocol, major_trauma="yes", trauma_age=when).urgency is Urgency.EMERGENCY


@pytest.mark.parametrize("answer", ["yes", "unsure"])
def test_r18_needs_somebody_who_can_walk(protocol: Protocol, answer: str) -> None:
    assert advice(protocol, **OLD_TRAUMA, unable_to_stand_or_walk=answer).urgency is Urgency.EMERGENCY


@pytest.mark.parametrize("sign", ["leg_numbness_patch", "gait_disturbance", "foot_drop", "saddle_numbness"])
@pytest.mark.parametrize("answer", ["yes", "unsure"])
def test_r18_needs_every_nerve_sign_denied(protocol: Protocol, sign: str, answer: str) -> None:
    assert advice(protocol, **OLD_TRAUMA, **{sign: answer}).urgency is Urgency.EMERGENCY


def test_r18_needs_an_answer_about_walking(protocol: Protocol) -> None:
    assert assess(protocol, OLD_TRAUMA).urgency is Urgency.EMERGENCY


def test_steady_leg_trouble_is_soon_by_r19(protocol: Protocol) -> None:
    assert advice(protocol, **STEADY_LEGS).urgency is Urgency.SOON


@pytest.mark.parametrize("duration", ["under_2_weeks", "weeks_2_to_6"])
def test_r19_needs_more_than_six_weeks(protocol: Protocol, duration: str) -> None:
    assert advice(protocol, **{**STEADY_LEGS, "duration": duration}).urgency is Urgency.EMERGENCY


@pytest.mark.parametrize("fact", ["neurogenic_claudication", "leg_symptoms_steady"])
@pytest.mark.parametrize("answer", ["no", "unsure"])
def test_r19_needs_both_of_its_facts_for_sure(protocol: Protocol, fact: str, answer: str) -> None:
    assert advice(protocol, **{**STEADY_LEGS, fact: answer}).urgency is Urgency.EMERGENCY


@pytest.mark.parametrize("sign", OTHER_CAUDA_EQUINA)
@pytest.mark.parametrize("answer", ["yes", "unsure"])
def test_r19_needs_every_other_sign_of_the_cauda_equina_denied(protocol: Protocol, sign: str, answer: str) -> None:
    assert advice(protocol, **STEADY_LEGS, **{sign: answer}).urgency is Urgency.EMERGENCY


@pytest.mark.parametrize("sign", OTHER_CAUDA_EQUINA)
def test_r19_needs_every_other_sign_answered(protocol: Protocol, sign: str) -> None:
    answered = fill(protocol, {**UNREMARKABLE, **STEADY_LEGS}, "no")
    del answered[sign]

    assert assess(protocol, answered).urgency is Urgency.EMERGENCY


@pytest.mark.parametrize("during", ["routine", "journal"])
def test_a_pressing_sign_during_the_routine_is_at_least_urgent(protocol: Protocol, during: str) -> None:
    reasons = advice(protocol, fever="yes", reported_during=during).reasons

    assert "R25" in [reason.rule for reason in reasons]


def test_r25_is_not_for_the_dialogue(protocol: Protocol) -> None:
    reasons = advice(protocol, fever="yes", reported_during="triage").reasons

    assert "R25" not in [reason.rule for reason in reasons]


def test_the_routine_is_offered_with_self_care(protocol: Protocol) -> None:
    assert advice(protocol).routine


def test_the_routine_is_offered_with_physio_when_nothing_speaks_against_it(protocol: Protocol) -> None:
    assert advice(protocol, no_improvement_6_weeks="yes").routine


@pytest.mark.parametrize(
    "finding",
    ["previous_back_surgery", "osteoporosis", "leg_numbness_patch", "neurogenic_claudication", "hip_groin_pain"],
)
def test_the_routine_waits_for_a_professional_where_the_plan_must_fit(protocol: Protocol, finding: str) -> None:
    assert not advice(protocol, **{finding: "yes"}).routine


@pytest.mark.parametrize("answer", ["yes", "unsure"])
def test_the_routine_is_not_offered_in_pregnancy(protocol: Protocol, answer: str) -> None:
    assert not advice(protocol, sex="female", pregnancy=answer, no_improvement_6_weeks="yes").routine


def test_the_routine_is_not_offered_while_a_warning_sign_is_unconfirmed(protocol: Protocol) -> None:
    assert not advice(protocol, tb_risk="unsure").routine


def test_the_routine_is_not_offered_to_a_child(protocol: Protocol) -> None:
    assert not advice(protocol, age=17).routine


@pytest.mark.parametrize("finding", TO_BE_CLEARED)
@pytest.mark.parametrize("answer", ["yes", "unsure"])
def test_what_a_professional_has_to_look_at_first_withholds_the_routine(
    protocol: Protocol, finding: str, answer: str
) -> None:
    assert not advice(protocol, **{finding: answer}).routine


@pytest.mark.parametrize("finding", TO_BE_CLEARED)
def test_the_routine_is_offered_once_a_professional_has_looked(protocol: Protocol, finding: str) -> None:
    assert advice(protocol, **{finding: "yes"}, exercise_cleared="yes").routine


def test_the_routine_is_offered_in_a_pregnancy_that_a_midwife_has_looked_at(protocol: Protocol) -> None:
    assert advice(protocol, sex="female", pregnancy="yes", exercise_cleared="yes").routine


@pytest.mark.parametrize("cleared", ["no", "unsure"])
def test_nothing_but_a_yes_clears(protocol: Protocol, cleared: str) -> None:
    assert not advice(protocol, osteoporosis="yes", exercise_cleared=cleared).routine


@pytest.mark.parametrize(
    "said",
    [
        {"leg_numbness_patch": "yes"},
        {"leg_numbness_patch": "unsure"},
        {"anticoagulants": "unsure"},
        {"leg_pain_below_knee": "yes", "pain_now": 6},
        {"tb_risk": "unsure"},
    ],
)
def test_what_nobody_can_clear_withholds_the_routine_whoever_has_looked(
    protocol: Protocol, said: dict[str, Value]
) -> None:
    assert not advice(protocol, **said, osteoporosis="yes", exercise_cleared="yes").routine


def test_being_cleared_lifts_no_warning(protocol: Protocol) -> None:
    assert not advice(protocol, foot_drop="yes", osteoporosis="yes", exercise_cleared="yes").routine


@pytest.mark.parametrize(
    ("days", "pain", "urgency"),
    [
        (1, 6, Urgency.SELF_CARE),
        (2, 5, Urgency.SELF_CARE),
        (2, 6, Urgency.SOON),
        (3, 0, Urgency.SOON),
    ],
)
def test_the_third_day_of_strong_pain_is_soon(protocol: Protocol, days: int, pain: int, urgency: Urgency) -> None:
    assert advice(protocol, strong_pain_days=days, pain_now=pain).urgency is urgency


@pytest.mark.parametrize(("days", "urgency"), [(1, Urgency.SELF_CARE), (2, Urgency.PHYSIO)])
def test_two_red_days_are_for_a_physio(protocol: Protocol, days: int, urgency: Urgency) -> None:
    assert advice(protocol, red_days=days).urgency is urgency


def settled_with(protocol: Protocol, **findings: Value) -> Mapping[str, Value]:
    return settle(protocol, {**UNREMARKABLE, **findings})


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ({"prior_herniated_disc": "yes"}, "yes"),
        ({"prior_herniated_disc": "unsure"}, "unsure"),
        ({"leg_pain_below_knee": "yes", "worse_bending": "yes"}, "yes"),
        ({"leg_pain_below_knee": "yes", "worse_bending": "unsure"}, "unsure"),
        ({"leg_pain_below_knee": "yes", "worse_bending": "no"}, "no"),
        ({"leg_pain_below_knee": "no", "worse_bending": "yes"}, "no"),
    ],
)
def test_a_disc_or_leg_pain_that_bending_makes_worse_is_one_reason(
    protocol: Protocol, said: dict[str, Value], value: str
) -> None:
    assert settled_with(protocol, **said)["disc_leg_pain"] == value


@pytest.mark.parametrize("finding", ["prior_spinal_stenosis", "neurogenic_claudication"])
@pytest.mark.parametrize("answer", ["yes", "unsure"])
def test_a_narrow_canal_is_known_or_shows_in_walking(protocol: Protocol, finding: str, answer: str) -> None:
    assert settled_with(protocol, **{finding: answer})["spinal_stenosis"] == answer
