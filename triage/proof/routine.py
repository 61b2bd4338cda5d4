"""What is proved of the triage and the routine together: S6 with the plan, and S9."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import chain

from triage.model.programme import CHECK_IN, Programme
from triage.model.urgency import Urgency
from triage.model.vocabulary import UNSURE, YES
from triage.proof.claims import Claim, Ground
from triage.proof.logic import END, Query, said
from triage.proof.paths import every_answer_leads_on, every_emergency_is_final
from triage.proof.planned import (
    more_pain_never_brings_more,
    no_plan_has_what_is_forbidden,
    offered,
    somebody_gets_each,
)
from triage.proof.properties import Property
from triage.proof.safety import the_routine_is_offered_safely
from triage.proof.verdicts import Status, Verdict, judge


def of_the_plan(programme: Programme) -> Property:
    """S6, with what it says of the plan."""
    return Property(
        "S6",
        "the routine is never offered above physio, nor with a sign at or above `soon` that is there or not sure; no "
        "plan has an exercise that the evidence forbids with something that is there or not sure, nor for more pain "
        "what it would not have for less",
        ("H01", "H07", "H22"),
        partial(_plan, programme=programme),
    )


def of_the_dialogues(programme: Programme) -> Property:
    """S9."""
    return Property(
        "S9",
        "the set-up, the check-in and the review lead on, and an emergency ends them at once; no session follows a "
        "check-in with a sign that is there or not sure; every exercise and every profile is for somebody, and nobody "
        "who may exercise has an empty plan",
        ("H07", "H30"),
        partial(_checks, programme=programme),
    )


def judge_routine(ground: Ground, programme: Programme, verdicts: tuple[Verdict, ...]) -> tuple[Verdict, ...]:
    """The verdicts on the triage, S6 with the plan in it, and S9; `ground` is that of the joined protocol."""
    plan = judge(ground, of_the_plan(programme))
    checks = judge(ground, of_the_dialogues(programme))
    merged = tuple(_merged(verdict, plan) if verdict.property == plan.property else verdict for verdict in verdicts)
    return (*merged, _together(checks))


def _plan(ground: Ground, programme: Programme) -> Iterator[Claim]:
    return chain(
        the_routine_is_offered_safely(ground),
        no_plan_has_what_is_forbidden(ground, programme),
        more_pain_never_brings_more(ground, programme),
    )


def _checks(ground: Ground, programme: Programme) -> Iterator[Claim]:
    return chain(
        every_answer_leads_on(ground),
        every_emergency_is_final(ground),
        _no_session_with_a_sign(ground, programme),
        somebody_gets_each(ground, programme),
    )


def _no_session_with_a_sign(ground: Ground, programme: Programme) -> Iterator[Claim]:
    """Of everything that the check-in asks and that warns above self-care, at whatever level."""
    logic, vocabulary = ground.logic, ground.reading.protocol.vocabulary
    asked = dict.fromkeys(item for each in programme.dialogues[CHECK_IN].questions.values() for item in each.asks)
    for id_ in asked:
        warning = vocabulary[id_].warning
        if warning is not None and warning > Urgency.SELF_CARE:
            says = f"a session follows a check-in with `{id_}` there or not sure"
            sign = logic.holds(END, said(id_, YES, UNSURE))
            yield Claim(f"{id_}/session", says, (Query(sign, partial(offered, ground)),))


def _merged(triage: Verdict, plan: Verdict) -> Verdict:
    """One verdict on both; what fails of the triage alone is shown by a shorter conversation."""
    there = {scene.about for scene in triage.counterexamples}
    more = tuple(scene for scene in _together(plan).counterexamples if scene.about not in there)
    status: Status = "holds"
    if "fails" in {triage.status, plan.status}:
        status = "fails"
    elif "undecided" in {triage.status, plan.status}:
        status = "undecided"
    return replace(
        triage,
        sentence=plan.sentence,
        hazards=plan.hazards,
        status=status,
        claims=triage.claims + plan.claims,
        counterexamples=(*triage.counterexamples, *more),
        reason=triage.reason or plan.reason,
    )


def _together(verdict: Verdict) -> Verdict:
    shown = tuple(replace(scene, together=True) for scene in verdict.counterexamples)
    return replace(verdict, counterexamples=shown)
