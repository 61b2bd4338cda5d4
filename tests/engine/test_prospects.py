"""What if: every single answer that would raise the urgency, none that would not, and what can newly start."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.answers import ASKABLE, person, some_findings, values
from tests.patients import UNREMARKABLE, shipped
from triage.engine.assessment import assess
from triage.engine.prospects import Answer, Prospect, one_answer_short, prospects, watch
from triage.engine.settling import fill, settle
from triage.model.guard import All, AnyOf, Findings, Guard, Is, Value, Within
from triage.model.protocol import Protocol
from triage.model.urgency import Urgency
from triage.model.vocabulary import NO, UNSURE, YES

PROTOCOL = shipped().protocol
ANYBODY = st.one_of(person(), some_findings())
MILDER = {NO: 0, UNSURE: 1, YES: 2}


def somebody(**findings: Value) -> dict[str, Value]:
    """An unremarkable man of 40 with these findings."""
    return fill(PROTOCOL, {**UNREMARKABLE, **findings}, NO)


def values_of(answer: Answer) -> Iterator[Value]:
    """Every value that the answer stands for."""
    yield from sorted(answer.values) if isinstance(answer, Is) else range(answer.low, answer.high + 1)


def of(finding: str, recorded: Findings, protocol: Protocol = PROTOCOL) -> list[Prospect]:
    """What another answer to this finding would bring."""
    return [prospect for prospect in prospects(protocol, recorded) if prospect.answer.finding == finding]


def applies(finding: str, recorded: Findings) -> bool:
    guard = PROTOCOL.vocabulary[finding].applies
    return guard is None or guard.holds(settle(PROTOCOL, recorded))


@settings(max_examples=25)
@given(ANYBODY)
def test_every_prospect_is_what_the_rules_say_of_each_of_its_values(recorded: dict[str, Value]) -> None:
    now = assess(PROTOCOL, recorded).urgency
    for prospect in prospects(PROTOCOL, recorded):
        for value in values_of(prospect.answer):
            then = assess(PROTOCOL, {**recorded, prospect.answer.finding: value})

            assert then.urgency == prospect.urgency > now
            assert tuple(reason.rule for reason in then.deciding) == prospect.reasons


@settings(max_examples=200)
@given(ANYBODY, st.data())
def test_no_answer_that_raises_the_urgency_is_left_out(recorded: dict[str, Value], data: st.DataObject) -> None:
    finding = ASKABLE[data.draw(st.sampled_from(sorted(ASKABLE)))]
    value = data.draw(values(finding))
    then = assess(PROTOCOL, {**recorded, finding.id: value}).urgency
    named = [p for p in of(finding.id, recorded) if p.urgency == then]

    if (
        then > assess(PROTOCOL, recorded).urgency
        and value != recorded.get(finding.id)
        and applies(finding.id, recorded)
    ):
        assert any(finding.yes_no or value in values_of(prospect.answer) for prospect in named)
    elif applies(finding.id, recorded):
        assert not any(value in values_of(prospect.answer) for prospect in named)


@settings(max_examples=40)
@given(ANYBODY)
def test_of_the_answers_yes_no_and_unsure_the_mildest_that_reaches_a_level_is_named(
    recorded: dict[str, Value],
) -> None:
    for prospect in prospects(PROTOCOL, recorded):
        finding = prospect.answer.finding
        given_before = recorded.get(finding)
        if not PROTOCOL.vocabulary[finding].yes_no or given_before == YES:
            continue
        (value,) = values_of(prospect.answer)
        given_rank = MILDER.get(str(given_before), -1)
        between = [answer for answer, rank in MILDER.items() if given_rank < rank < MILDER[str(value)]]

        assert all(assess(PROTOCOL, {**recorded, finding: v}).urgency != prospect.urgency for v in between)


@settings(max_examples=25)
@given(ANYBODY)
def test_only_what_can_be_answered_is_named(recorded: dict[str, Value]) -> None:
    named = {prospect.answer.finding for prospect in prospects(PROTOCOL, recorded)}

    assert {id_ for id_ in named if PROTOCOL.vocabulary[id_].derived is not None or not applies(id_, recorded)} == set()


@settings(max_examples=10)
@given(ANYBODY)
def test_the_most_urgent_come_first(recorded: dict[str, Value]) -> None:
    levels = [prospect.urgency for prospect in prospects(PROTOCOL, recorded)]

    assert levels == sorted(levels, reverse=True)


def test_nothing_can_raise_an_emergency() -> None:
    assert prospects(PROTOCOL, somebody(saddle_numbness=YES)) == ()


def test_unsure_and_yes_are_both_named_when_each_reaches_a_level_of_its_own() -> None:
    assert [(values_of(p.answer).__next__(), p.urgency) for p in of("fever", somebody())] == [
        (YES, Urgency.URGENT),
        (UNSURE, Urgency.SOON),
    ]


def test_a_yes_that_brings_no_more_than_unsure_is_not_named() -> None:
    somebody_hurt = somebody(major_trauma=YES, trauma_age="over_2_weeks")

    assert [set(values_of(p.answer)) for p in of("foot_drop", somebody_hurt)] == [{UNSURE}]


def test_numbers_are_named_as_ranges() -> None:
    assert [(p.answer, p.urgency) for p in of("age", somebody(first_episode=YES))] == [
        (Within("age", 0, 17), Urgency.SOON),
        (Within("age", 65, 120), Urgency.SOON),
        (Within("age", 50, 64), Urgency.PHYSIO),
    ]


def test_a_range_leaves_out_what_was_given() -> None:
    found = of("age", somebody(age=64, unexplained_weight_loss=NO, osteoporosis=UNSURE, minor_trauma=YES))

    assert all(64 not in values_of(prospect.answer) for prospect in found)


def test_a_number_of_a_scale_is_named_as_a_range_too() -> None:
    found = of("pain_now", somebody(leg_pain_below_knee=YES))

    assert [prospect.answer for prospect in found] == [Within("pain_now", 6, 10)]


def with_rule(rule: str, when: Guard) -> Protocol:
    """The protocol with another condition for one of its rules."""
    return replace(
        PROTOCOL, rules=tuple(replace(each, when=when) if each.id == rule else each for each in PROTOCOL.rules)
    )


def test_ranges_with_the_given_number_between_them_stay_two() -> None:
    young_or_old = with_rule("R24", AnyOf((Within("age", 18, 30), Within("age", 50, 120))))

    assert [prospect.answer for prospect in of("age", somebody(), young_or_old)] == [
        Within("age", 0, 17),
        Within("age", 18, 30),
        Within("age", 50, 120),
    ]


def test_words_that_lead_to_the_same_are_named_together() -> None:
    found = of("trauma_age", somebody(major_trauma=YES, trauma_age="over_2_weeks"))

    assert [set(values_of(prospect.answer)) for prospect in found] == [{"no_injury", "under_2_weeks", "unsure"}]


def test_an_answer_that_takes_a_lower_level_back_is_named() -> None:
    old_trouble = somebody(bilateral_leg_symptoms=YES, neurogenic_claudication=YES, leg_symptoms_steady=YES)

    assert [p.urgency for p in of("leg_symptoms_steady", {**old_trouble, "duration": "over_12_weeks"})] == [
        Urgency.EMERGENCY
    ]


def test_without_any_answers_the_signs_are_still_named() -> None:
    assert [p.urgency for p in of("saddle_numbness", {})] == [Urgency.EMERGENCY, Urgency.URGENT]


def without(rule: str) -> Protocol:
    return replace(PROTOCOL, rules=tuple(each for each in PROTOCOL.rules if each.id != rule))


def test_a_rule_that_goes_takes_its_prospects_with_it() -> None:
    feverish = somebody(fever=YES)

    assert of("steroid_use", feverish)
    assert of("steroid_use", feverish, without("R02")) == []


def test_a_limit_that_moves_moves_the_range() -> None:
    thinner = somebody(age=20, unexplained_weight_loss=YES)
    lost = Is("unexplained_weight_loss", frozenset({YES}))
    from_30 = with_rule("R05", All((lost, Within("age", 30, 120))))

    assert [p.answer for p in of("age", thinner) if p.reasons == ("R05",)] == [Within("age", 50, 120)]
    assert [p.answer for p in of("age", thinner, from_30) if p.reasons == ("R05",)] == [Within("age", 30, 120)]


@settings(max_examples=25)
@given(ANYBODY)
def test_a_rule_that_is_one_answer_short_holds_with_each_of_the_answers(recorded: dict[str, Value]) -> None:
    rules = {rule.id: rule for rule in PROTOCOL.rules}
    for rule, answers in one_answer_short(PROTOCOL, recorded).items():
        assert not rules[rule].when.holds(settle(PROTOCOL, recorded))
        for answer in answers:
            for value in values_of(answer):
                assert rules[rule].when.holds(settle(PROTOCOL, {**recorded, answer.finding: value}))


@settings(max_examples=100)
@given(ANYBODY, st.data())
def test_no_rule_that_is_one_answer_short_is_left_out(recorded: dict[str, Value], data: st.DataObject) -> None:
    finding = ASKABLE[data.draw(st.sampled_from(sorted(ASKABLE)))]
    value = data.draw(values(finding))
    then = settle(PROTOCOL, {**recorded, finding.id: value})
    short = one_answer_short(PROTOCOL, recorded)
    now = {reason.rule for reason in assess(PROTOCOL, recorded).reasons}

    for rule in PROTOCOL.rules:
        if rule.when.holds(then) and rule.id not in now:
            assert finding.id in {answer.finding for answer in short[rule.id]}


def starting(finding: str, recorded: Findings) -> set[tuple[str, Urgency]]:
    """What a finding would add to the reasons if it started now."""
    now = {reason.rule for reason in assess(PROTOCOL, recorded).reasons}
    then = assess(PROTOCOL, {**recorded, finding: YES})
    return {(reason.rule, reason.urgency) for reason in then.reasons if reason.rule not in now}


@settings(max_examples=60)
@given(ANYBODY)
def test_every_sign_that_would_raise_the_urgency_is_watched_for_at_its_level(recorded: dict[str, Value]) -> None:
    now = assess(PROTOCOL, recorded).urgency
    watched = watch(PROTOCOL, recorded)
    for finding in ASKABLE.values():
        if finding.yes_no and not finding.lasting and recorded.get(finding.id) != YES:
            then = assess(PROTOCOL, {**recorded, finding.id: YES}).urgency

            assert then <= max(now, Urgency.PHYSIO) or finding.id in watched[then]


@settings(max_examples=60)
@given(ANYBODY)
def test_nothing_is_watched_for_that_would_not_be_a_new_reason(recorded: dict[str, Value]) -> None:
    now = assess(PROTOCOL, recorded).urgency
    for level, signs in watch(PROTOCOL, recorded).items():
        for sign in signs:
            assert max(urgency for _, urgency in starting(sign, recorded)) == level
            assert level > now or level == now == Urgency.EMERGENCY


@settings(max_examples=30)
@given(ANYBODY)
def test_a_sign_is_watched_for_once(recorded: dict[str, Value]) -> None:
    signs = [sign for level in watch(PROTOCOL, recorded).values() for sign in level]

    assert len(set(signs)) == len(signs)


@settings(max_examples=30)
@given(ANYBODY)
def test_what_is_there_already_or_lasts_is_not_watched_for(recorded: dict[str, Value]) -> None:
    signs = {sign for level in watch(PROTOCOL, recorded).values() for sign in level}

    assert {sign for sign in signs if recorded.get(sign) == YES or PROTOCOL.vocabulary[sign].lasting} == set()


@pytest.mark.parametrize(
    "lasting",
    [
        "first_episode",
        "flank_colic_first_ever",
        "single_kidney",
        "osteoporosis",
        "cancer_history",
        "known_aaa",
        "tb_risk",
        "previous_back_surgery",
        "iv_drug_use",
        "steroid_use",
        "morning_stiffness_inflammatory",
    ],
)
def test_the_past_does_not_newly_start(lasting: str) -> None:
    assert not PROTOCOL.vocabulary[lasting].can_start


def test_everything_else_may_newly_start() -> None:
    assert sum(finding.lasting for finding in PROTOCOL.vocabulary.values()) == 19


def test_after_cancer_night_pain_needs_a_look_the_same_day() -> None:
    assert "night_pain_unrelenting" in watch(PROTOCOL, somebody(cancer_history=YES))[Urgency.URGENT]


def test_without_cancer_night_pain_needs_a_look_within_days() -> None:
    assert "night_pain_unrelenting" in watch(PROTOCOL, somebody())[Urgency.SOON]


def test_signs_in_pregnancy_are_watched_for_only_where_they_can_be() -> None:
    assert "possible_ectopic" not in watch(PROTOCOL, somebody())[Urgency.EMERGENCY]
    assert "possible_ectopic" in watch(PROTOCOL, somebody(sex="female"))[Urgency.EMERGENCY]


def test_in_an_emergency_its_other_signs_are_watched_for_and_nothing_milder() -> None:
    watched = watch(PROTOCOL, somebody(saddle_numbness=YES))

    assert "chest_pain_or_breathless" in watched[Urgency.EMERGENCY]
    assert watched[Urgency.URGENT] == watched[Urgency.SOON] == ()


def test_a_sign_that_was_not_sure_is_watched_for() -> None:
    assert "saddle_numbness" in watch(PROTOCOL, somebody(saddle_numbness=UNSURE))[Urgency.EMERGENCY]


def test_the_most_pressing_sign_comes_first() -> None:
    assert watch(PROTOCOL, somebody())[Urgency.EMERGENCY][0] == "saddle_numbness"


def test_a_rule_that_goes_takes_its_signs_with_it() -> None:
    after_cancer = somebody(cancer_history=YES)

    assert "foot_drop" in watch(PROTOCOL, after_cancer)[Urgency.EMERGENCY]
    assert "foot_drop" in watch(without("R03"), after_cancer)[Urgency.URGENT]
