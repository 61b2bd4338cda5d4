"""What must never happen, for any findings whatever."""

from collections.abc import Mapping

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.answers import ASKABLE, person, some_findings
from tests.patients import shipped
from triage.engine.assessment import assess
from triage.engine.settling import settle
from triage.model.guard import Value
from triage.model.urgency import Urgency
from triage.model.vocabulary import NO, UNSURE, YES

PROTOCOL = shipped().protocol
LOWERING = {"trauma_age", "leg_symptoms_steady", "neurogenic_claudication", "duration"}
"""The facts by which R18 and R19, and nothing else, lower a level."""
WARNINGS = sorted(id_ for id_, finding in ASKABLE.items() if finding.warning is not None and id_ not in LOWERING)
YES_OR_NO = sorted(id_ for id_, finding in ASKABLE.items() if finding.yes_no and id_ not in LOWERING)


@settings(max_examples=150)
@given(some_findings())
def test_any_findings_at_all_have_an_advice(findings: Mapping[str, Value]) -> None:
    assert assess(PROTOCOL, findings).urgency in Urgency


@settings(max_examples=100)
@given(some_findings())
def test_the_same_findings_have_the_same_advice_in_any_order(findings: Mapping[str, Value]) -> None:
    turned = dict(reversed(list(findings.items())))

    assert assess(PROTOCOL, turned) == assess(PROTOCOL, findings)


@settings(max_examples=150)
@given(person(), st.sampled_from(WARNINGS))
def test_a_warning_sign_that_is_there_never_lowers_the_urgency(findings: dict[str, Value], sign: str) -> None:
    without = assess(PROTOCOL, {**findings, sign: NO})
    present = assess(PROTOCOL, {**findings, sign: YES})

    assert present.urgency >= without.urgency


@settings(max_examples=150)
@given(person(), st.sampled_from(WARNINGS))
def test_not_being_sure_of_a_warning_sign_never_lowers_the_urgency(findings: dict[str, Value], sign: str) -> None:
    without = assess(PROTOCOL, {**findings, sign: NO})
    unsure = assess(PROTOCOL, {**findings, sign: UNSURE})

    assert unsure.urgency >= without.urgency


@settings(max_examples=150)
@given(person(), st.sampled_from(WARNINGS))
def test_being_sure_lowers_the_urgency_only_where_a_rule_stands_in(findings: dict[str, Value], sign: str) -> None:
    unsure = assess(PROTOCOL, {**findings, sign: UNSURE})
    present = assess(PROTOCOL, {**findings, sign: YES})

    assert present.urgency >= unsure.urgency or sign in present.replaced


@settings(max_examples=150)
@given(person(), st.sampled_from(YES_OR_NO))
def test_an_answer_that_is_missing_never_counts_for_less_than_a_no(findings: dict[str, Value], missing: str) -> None:
    denied = assess(PROTOCOL, {**findings, missing: NO})
    unknown = {id_: value for id_, value in findings.items() if id_ != missing}

    assert assess(PROTOCOL, unknown).urgency >= denied.urgency


@settings(max_examples=100)
@given(person())
def test_the_routine_is_never_offered_above_physio(findings: dict[str, Value]) -> None:
    advice = assess(PROTOCOL, findings)

    assert not (advice.routine and advice.urgency > Urgency.PHYSIO)


@settings(max_examples=100)
@given(person())
def test_the_urgency_is_that_of_its_most_urgent_reason(findings: dict[str, Value]) -> None:
    advice = assess(PROTOCOL, findings)

    assert advice.urgency is max((reason.urgency for reason in advice.reasons), default=Urgency.SELF_CARE)


@settings(max_examples=100)
@given(person())
def test_reasons_come_most_urgent_first(findings: dict[str, Value]) -> None:
    levels = [reason.urgency for reason in assess(PROTOCOL, findings).reasons]

    assert levels == sorted(levels, reverse=True)


@settings(max_examples=100)
@given(person())
def test_every_reason_shows_findings_just_as_they_count(findings: dict[str, Value]) -> None:
    settled = settle(PROTOCOL, findings)
    shown = {id_: value for reason in assess(PROTOCOL, findings).reasons for id_, value in reason.findings.items()}

    assert shown.items() <= settled.items()


@settings(max_examples=100)
@given(person())
def test_every_reason_shows_at_least_one_finding(findings: dict[str, Value]) -> None:
    assert [reason.rule for reason in assess(PROTOCOL, findings).reasons if not reason.findings] == []


@settings(max_examples=100)
@given(person())
def test_there_is_always_an_explanation(findings: dict[str, Value]) -> None:
    assert assess(PROTOCOL, findings).explanations


@settings(max_examples=100)
@given(person())
def test_causes_teach_and_never_change_the_urgency(findings: dict[str, Value]) -> None:
    flags = {id_ for id_ in ASKABLE if id_.startswith("yf_")}  # together they can mean a visit to a physiotherapist
    causes = {id_: YES for id_, finding in ASKABLE.items() if finding.cause and id_ not in flags}

    assert assess(PROTOCOL, {**findings, **causes}).urgency is assess(PROTOCOL, findings).urgency


@settings(max_examples=100)
@given(person())
def test_only_the_two_rules_of_the_evidence_lower_a_level(findings: dict[str, Value]) -> None:
    replaced = dict(assess(PROTOCOL, findings).replaced)

    assert replaced.items() <= {"major_trauma": "R18", "bilateral_leg_symptoms": "R19"}.items()


@settings(max_examples=100)
@given(person(), st.sampled_from(WARNINGS), st.sampled_from([YES, UNSURE]))
def test_self_care_and_physio_need_a_no_to_every_pressing_sign(
    findings: dict[str, Value], sign: str, answer: str
) -> None:
    finding = ASKABLE[sign]
    said = {**findings, sign: answer}
    assume(finding.applies is None or finding.applies.holds(settle(PROTOCOL, said)))

    pressing = finding.warning is not None and finding.warning >= Urgency.URGENT
    assert not (pressing and assess(PROTOCOL, said).urgency <= Urgency.PHYSIO)


@pytest.mark.parametrize("sign", WARNINGS)
def test_a_sign_alone_raises_at_least_its_own_warning(sign: str) -> None:
    warning = ASKABLE[sign].warning

    assert warning is not None
    assert assess(PROTOCOL, {"sex": "female", "age": 30, sign: YES}).urgency >= warning
