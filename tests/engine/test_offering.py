"""What keeps the routine from being offered, and that nothing unanswered counts as a no."""

from hypothesis import given

from tests.answers import person, some_findings
from tests.patients import shipped
from triage.engine.assessment import assess
from triage.engine.offering import against, judge_all
from triage.engine.settling import settle
from triage.model.guard import Findings
from triage.model.vocabulary import NO, UNSURE, YES

PROTOCOL = shipped().protocol


@given(person())
def test_where_everything_was_answered_it_is_the_advice(findings: Findings) -> None:
    assert judge_all(PROTOCOL, findings) == assess(PROTOCOL, findings)


@given(some_findings())
def test_what_was_never_answered_never_makes_the_advice_milder(findings: Findings) -> None:
    all_, some = judge_all(PROTOCOL, findings), assess(PROTOCOL, findings)

    assert all_.urgency >= some.urgency
    assert not all_.routine or some.routine


@given(person())
def test_what_is_against_the_routine_was_told_and_named_only_where_it_is_held_back(findings: Findings) -> None:
    settled, assessment = settle(PROTOCOL, findings), assess(PROTOCOL, findings)
    reasons = against(PROTOCOL, findings)

    assert all(settled[id_] == value and value in {YES, UNSURE} for id_, value in reasons.items())
    if assessment.routine or assessment.urgency not in PROTOCOL.routine:
        assert reasons == {}
    else:
        assert reasons != {}


def test_a_reason_is_named_through_what_is_worked_out_from_it() -> None:
    denied = {id_: NO for id_, finding in PROTOCOL.vocabulary.items() if finding.yes_no and finding.derived is None}

    assert against(PROTOCOL, {**denied, "osteoporosis": UNSURE, "eye_pressure": YES}) == {
        "osteoporosis": UNSURE,
        "eye_pressure": YES,
    }
