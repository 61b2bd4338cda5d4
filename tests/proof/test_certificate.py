"""The shipped protocol is safe by both provers, and each seeded mistake is found and shown by both."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.proof import seeded
from tests.proof.counterexamples import each_counterexample, full, judged, replayed, scene, verdict
from triage.engine.assessment import assess
from triage.model.protocol import Protocol
from triage.model.urgency import Urgency
from triage.proof.certificate import Certificate, ProversDisagree, agree, prove
from triage.proof.claims import Ground
from triage.proof.logic import Reading
from triage.proof.meaning import settled
from triage.proof.properties import PROPERTIES
from triage.proof.sat import Sat
from triage.proof.verdicts import Scene, judge

PROVERS = ("search", "sat")


@pytest.fixture(scope="module")
def certificates(protocol: Protocol) -> tuple[Certificate, Certificate]:
    """Of the shipped protocol, by each prover."""
    return prove(protocol), prove(protocol, "sat")


def test_every_property_holds_by_both_provers(certificates: tuple[Certificate, Certificate]) -> None:
    one, other = certificates

    assert [each.status for each in one.verdicts] == ["holds"] * 7
    assert agree(one, other).holds


def test_both_provers_look_at_the_same_cases(certificates: tuple[Certificate, Certificate]) -> None:
    one, other = certificates

    assert [each.claims for each in one.verdicts] == [each.claims for each in other.verdicts]


def test_the_certificate_names_the_protocol_and_both_provers(
    certificates: tuple[Certificate, Certificate], protocol: Protocol
) -> None:
    both = agree(*certificates)

    assert (both.digest, both.provers) == (protocol.digest, PROVERS)


def test_the_search_stays_far_below_its_budget(certificates: tuple[Certificate, Certificate]) -> None:
    assert certificates[0].states < 20_000


@pytest.mark.parametrize("rule", ["R18", "R19"])
def test_each_rule_that_lowers_a_level_is_shown_doing_so(
    certificates: tuple[Certificate, Certificate], protocol: Protocol, rule: str
) -> None:
    for certificate in certificates:
        shown = next(each for each in verdict(certificate, "S4").replacing if each.about == rule)
        advice = replayed(protocol, shown).assessment
        replaced = next(finding for finding, by in advice.replaced.items() if by == rule)
        warning = protocol.vocabulary[replaced].warning

        assert warning is not None
        assert advice.urgency < warning


@pytest.mark.parametrize("sign", ["saddle_numbness", "fever", "minor_trauma_osteoporosis_risk"])
def test_a_low_advice_with_a_sign_that_is_not_sure_is_found(sign: str) -> None:
    protocol = seeded.unsure_is_forgotten()
    for shown in each_counterexample(protocol, "S3", sign):
        interview = replayed(protocol, shown)

        assert interview.finished
        assert interview.assessment.urgency <= Urgency.PHYSIO
        assert sign in interview.assessment.unconfirmed


def test_a_sign_that_is_soon_is_listed_where_not_everybody_is_asked() -> None:
    for judgement in judged(seeded.cancer_asked_of_few(), "S3"):
        assert "cancer_history" in {each.finding for each in judgement.gated}


def test_a_yes_that_lowers_the_advice_is_found() -> None:
    protocol = seeded.sure_is_milder()
    for shown in each_counterexample(protocol, "S4", "cough_sneeze_pain/yes/C19"):
        assert shown.change == ("cough_sneeze_pain", "unsure", "yes")
        interview = replayed(protocol, shown)
        after = assess(protocol, {**full(shown), "cough_sneeze_pain": "yes"})

        assert after.urgency < interview.assessment.urgency


def test_a_rule_that_stood_in_before_the_change_excuses_nothing() -> None:
    protocol = seeded.excused_by_what_stood_in_already()
    for shown in each_counterexample(protocol, "S4", "hip_groin_pain/unsure/X06"):
        interview = replayed(protocol, shown)
        after = assess(protocol, {**full(shown), "hip_groin_pain": "unsure"})

        assert after.urgency < interview.assessment.urgency


@pytest.mark.parametrize("unsure", [("R21",), ("R21", "R22", "R23")])
def test_not_counting_unsure_lowers_nothing_by_itself(unsure: tuple[str, ...]) -> None:
    assert [each.status for each in judged(seeded.without(*unsure), "S4")] == ["holds", "holds"]


def test_a_routine_in_spite_of_a_sign_that_is_not_sure_is_found() -> None:
    protocol = seeded.routine_for_everybody()
    for shown in each_counterexample(protocol, "S6", "physio/cancer_history"):
        advice = replayed(protocol, shown).assessment

        assert (advice.urgency, advice.routine) == (Urgency.PHYSIO, True)
        assert "cancer_history" in advice.unconfirmed


def test_a_routine_above_physio_is_found() -> None:
    protocol = seeded.routine_too_high()
    for shown in each_counterexample(protocol, "S6", "soon"):
        advice = replayed(protocol, shown).assessment

        assert (advice.urgency, advice.routine) == (Urgency.SOON, True)


@pytest.mark.parametrize(
    ("make", "about", "says"),
    [
        (seeded.never_fires, "R20", "`R20` decides no outcome"),
        (seeded.never_decides, "R20", "`R20` decides no outcome"),
        (seeded.emergency_that_nobody_is_asked_about, "X01", "`X01` decides no outcome"),
        (seeded.two_levels_for_one_condition, "X02", "`X02` decides no outcome"),
        (seeded.idle_question, "arteries", "no answer to `arteries` changes an outcome, and it teaches nothing"),
    ],
)
def test_a_part_that_does_not_matter_is_found(make: Callable[[], Protocol], about: str, says: str) -> None:
    assert [shown.says for shown in each_counterexample(make(), "S8", about)] == [says, says]


def test_two_rules_that_lower_one_warning_to_different_levels_at_once_are_found() -> None:
    protocol = seeded.two_levels_for_one_warning()
    for shown in each_counterexample(protocol, "S8", "R18/X01"):
        known = settled(protocol, replayed(protocol, shown).recorded)

        assert shown.says == "`R18` says urgent for `major_trauma` where `X01` says soon"
        assert {rule.id for rule in protocol.rules if rule.replaces and rule.when.holds(known)} == {"R18", "X01"}


@pytest.mark.parametrize(
    ("make", "property_"),
    [
        (seeded.dead_end, "S1"),
        (seeded.bypassed, "S1"),
        (seeded.unsure_is_forgotten, "S3"),
        (seeded.sure_is_milder, "S4"),
        (seeded.excused_by_what_stood_in_already, "S4"),
        (seeded.age_of_the_injury_asked_too_late, "S5"),
        (seeded.routine_for_everybody, "S6"),
        (seeded.routine_too_high, "S6"),
        (seeded.never_fires, "S8"),
        (seeded.idle_question, "S8"),
        (seeded.two_levels_for_one_warning, "S8"),
    ],
)
def test_many_queries_at_once_find_what_each_by_itself_does(make: Callable[[], Protocol], property_: str) -> None:
    protocol = make()
    wanted = next(each for each in PROPERTIES if each.id == property_)
    ground = Ground(Sat(protocol), Reading(protocol))
    together = judge(ground, wanted)
    alone = {
        claim.about
        for claim in wanted.claims(ground)
        if claim.never == any(ground.logic.decide(query) is not None for query in claim.queries)
    }

    assert alone
    assert {shown.about for shown in together.counterexamples} == alone


def test_a_counterexample_of_the_search_is_a_smallest_one() -> None:
    shown = each_counterexample(seeded.unsure_is_forgotten(), "S3", "fever")[0]

    assert [step for step in shown.steps if step[1] and isinstance(step[1], dict)] == [
        ("infection", {"unsure": ("fever",)})
    ]


def test_a_search_without_budget_says_so_and_the_other_prover_decides(
    certificates: tuple[Certificate, Certificate], protocol: Protocol
) -> None:
    poor = prove(protocol, budget=10)

    assert verdict(poor, "S1").status == "undecided"
    assert "more states than it may" in verdict(poor, "S1").reason
    assert agree(poor, certificates[1]).holds


def test_a_search_that_gave_up_after_a_mistake_agrees_with_the_other_prover() -> None:
    protocol = seeded.bypassed()
    poor = prove(protocol, budget=5)

    assert (verdict(poor, "S1").status, bool(verdict(poor, "S1").reason)) == ("fails", True)
    assert scene(agree(poor, prove(protocol, "sat")), "S1", "review").says == "no branch leads to `review`"


def test_provers_that_disagree_are_an_error(certificates: tuple[Certificate, Certificate]) -> None:
    one, other = certificates
    changed = replace(one.verdicts[2], status="fails", counterexamples=(Scene("fever", "it is missed"),))
    liar = replace(one, verdicts=(*one.verdicts[:2], changed, *one.verdicts[3:]))

    with pytest.raises(ProversDisagree, match="S3: search says fails, sat says holds; they differ on `fever`"):
        agree(liar, other)


def test_certificates_of_two_protocols_do_not_agree(certificates: tuple[Certificate, Certificate]) -> None:
    one, other = certificates

    with pytest.raises(ProversDisagree, match="two protocols"):
        agree(one, replace(other, digest="another"))
