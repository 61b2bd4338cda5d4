"""The urgency that the clinical evidence gives to a set of findings, as one table.

Section and rule numbers are those of `clinical.md`. Nothing here comes from the
program's own protocol, so that a mistake in one shows as a difference from the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from .reading import (
    ANSWERS,
    CES_SIGNS,
    DERIVED,
    NERVE_SIGNS,
    YES,
    YES_OR_UNSURE,
    Findings,
    all_denied,
    facts,
    in_short,
    is_met,
    without_what_cannot_apply,
)

Level = Literal["self_care", "physio", "soon", "urgent", "emergency"]
LEVELS: tuple[Level, ...] = ("self_care", "physio", "soon", "urgent", "emergency")

# Section 1, in its order: the level of a yes. R18 and R19 alone may take it lower.
BASE: dict[str, Level] = {
    "saddle_numbness": "emergency",
    "bladder_retention": "emergency",
    "bladder_incontinence": "emergency",
    "bowel_incontinence": "emergency",
    "sexual_dysfunction_new": "emergency",
    "bilateral_leg_symptoms": "emergency",
    "bilateral_leg_weakness": "emergency",
    "progressive_leg_weakness": "urgent",
    "foot_drop": "urgent",
    "leg_weakness_mild_stable": "soon",
    "leg_numbness_patch": "physio",
    "gait_disturbance": "urgent",
    "arm_or_hand_symptoms": "urgent",
    "unable_to_stand_or_walk": "urgent",
    "major_trauma": "emergency",
    "minor_trauma_osteoporosis_risk": "urgent",
    "steroid_use": "soon",
    "osteoporosis": "physio",
    "spine_deformity_or_lump": "soon",
    "hip_fall_cannot_bear_weight": "emergency",
    "cancer_history": "soon",
    "unexplained_weight_loss": "soon",
    "night_pain_unrelenting": "soon",
    "feeling_unwell_fatigue": "soon",
    "age_over_50_first_episode": "physio",
    "age_over_65_first_episode": "soon",
    "age_under_18": "soon",
    "fever": "urgent",
    "sepsis_signs": "emergency",
    "meningitis_signs": "emergency",
    "recent_infection": "soon",
    "iv_drug_use": "urgent",
    "immunosuppressed": "soon",
    "recent_spinal_procedure": "urgent",
    "tb_risk": "soon",
    "sudden_severe_tearing_pain": "emergency",
    "pulsating_abdomen": "emergency",
    "known_aaa": "emergency",
    "fainting_or_collapse": "emergency",
    "chest_pain_or_breathless": "emergency",
    "cold_pale_leg": "emergency",
    "calf_swelling": "urgent",
    "vascular_claudication": "soon",
    "anticoagulants": "physio",
    "urinary_symptoms_flank_pain": "urgent",
    "flank_colic": "urgent",
    "blood_in_urine": "urgent",
    "severe_abdominal_pain": "emergency",
    "gi_bleed_signs": "emergency",
    "painkiller_overdose": "emergency",
    "pregnancy": "physio",
    "pregnancy_warning_signs": "emergency",
    "possible_ectopic": "emergency",
    "pelvic_infection_symptoms": "urgent",
    "rash": "urgent",
    "morning_stiffness_inflammatory": "soon",
    "red_painful_eye": "urgent",
    "thoracic_pain": "soon",
    "severe_pain_unmanageable": "soon",
    "worsening_despite_self_care": "soon",
    "no_improvement_6_weeks": "physio",
    "cannot_do_daily_activities": "physio",
    "neurogenic_claudication": "physio",
    "leg_pain_below_knee": "self_care",
    "hip_groin_pain": "physio",
    "previous_back_surgery": "physio",
    "yellow_flags_high": "physio",
    "suicidal_thoughts": "emergency",
    "cough_sneeze_pain": "self_care",
    "onset_with_movement": "self_care",
}

# Origin, level, and what it takes: each part joined by + is met, by any alternative.
# "row" is the combinations column, or a condition in the SAFEST choice, of that row.
# What is an emergency on its own is left to BASE, whatever stands beside it.
# fmt: off
COMBINATIONS: tuple[tuple[str, Level, str], ...] = (
    # nerves and spinal cord
    ("R01", "emergency", "saddle_numbness or bladder_retention"),
    ("R01", "emergency", "bladder_incontinence or bowel_incontinence"),
    ("R01", "emergency", "sexual_dysfunction_new or bilateral_leg_weakness"),
    ("R16", "emergency", "worse_leg + gait_disturbance or unable_to_stand_or_walk"),
    ("R16", "emergency", "worse_leg + weakness_onset_48h"),
    ("row progressive_leg_weakness", "emergency",
        "worse_leg + any_ces_sign or fever or cancer_history or anticoagulants"),
    ("row leg_weakness_mild_stable", "urgent",
        "leg_weakness_mild_stable + pain_under_2_weeks"),
    ("row leg_numbness_patch", "soon", "leg_numbness_patch + numbness_spreading"),
    ("row gait_disturbance", "emergency",
        "gait_disturbance + bilateral_leg_symptoms or bilateral_leg_weakness"),
    ("row gait_disturbance", "emergency",
        "gait_disturbance + cancer_history or thoracic_pain or fever or any_fall"),
    ("row arm_or_hand_symptoms", "emergency",
        "arm_or_hand_symptoms + gait_disturbance or any_leg_weakness"),
    ("row unable_to_stand_or_walk", "emergency",
        "unable_to_stand_or_walk + fever or any_fall or any_leg_weakness"),
    ("row unable_to_stand_or_walk", "emergency",
        "unable_to_stand_or_walk + cancer_history or anticoagulants"),
    # fracture
    ("R06", "urgent",    "fracture_risk + sudden_or_severe or any_fall"),
    ("R07", "emergency", "fracture_risk + sudden_or_severe + any_nerve_sign"),
    ("R07", "emergency", "fracture_risk + any_fall + any_nerve_sign"),
    ("row minor_trauma_osteoporosis_risk", "emergency",
        "minor_trauma_osteoporosis_risk + any_nerve_sign or anticoagulants"),
    ("row osteoporosis", "urgent", "osteoporosis + spine_deformity_or_lump"),
    ("row spine_deformity_or_lump", "emergency",
        "spine_deformity_or_lump + fever or any_fall"),
    ("row spine_deformity_or_lump", "urgent",
        "spine_deformity_or_lump + severe_pain_unmanageable"),
    # cancer
    ("R03", "emergency", "cancer_history + any_nerve_sign"),
    ("R04", "urgent",    "cancer_history + weak_flag"),
    ("R05", "urgent",    "unexplained_weight_loss + night_pain_unrelenting"),
    ("R05", "urgent",    "unexplained_weight_loss + age_50_or_more"),
    ("R05", "urgent",    "unexplained_weight_loss + feeling_unwell_fatigue"),
    ("row night_pain_unrelenting", "urgent",
        "night_pain_unrelenting + fever or iv_drug_use or recent_infection"),
    ("row feeling_unwell_fatigue", "urgent",
        "feeling_unwell_fatigue + night_pain_unrelenting or vomiting"),
    # infection
    ("R02", "emergency", "fever + iv_drug_use or immunosuppressed or steroid_use"),
    ("R02", "emergency", "fever + recent_spinal_procedure or any_nerve_sign"),
    ("R02", "emergency", "fever + unable_to_stand_or_walk"),
    ("R14", "emergency", "iv_drug_use + night_pain_unrelenting"),
    ("R14", "emergency", "iv_drug_use + severe_pain_unmanageable"),
    ("R15", "urgent",    "immunosuppressed + night_pain_unrelenting"),
    ("R15", "urgent",    "immunosuppressed + recent_infection"),
    ("row recent_infection", "emergency", "recent_infection + any_nerve_sign"),
    ("row iv_drug_use", "emergency",
        "iv_drug_use + fever or any_nerve_sign or unable_to_stand_or_walk"),
    ("row recent_spinal_procedure", "emergency",
        "recent_spinal_procedure + fever or any_nerve_sign or anticoagulants"),
    ("row tb_risk", "emergency", "tb_risk + any_nerve_sign"),
    ("row tb_risk", "urgent",    "tb_risk + fever or unexplained_weight_loss"),
    # blood vessels
    ("R08", "emergency", "anticoagulants + any_fall or any_nerve_sign"),
    ("R08", "emergency", "anticoagulants + recent_spinal_procedure"),
    ("R08", "emergency", "anticoagulants + severe_pain_unmanageable + sudden_onset"),
    ("R12", "emergency", "thoracic_pain + any_nerve_sign"),
    ("row vascular_claudication", "urgent",
        "vascular_claudication + leg_pain_at_rest_or_ulcer"),
    # kidneys, pregnancy, pelvis
    ("R09", "emergency", "age_60_or_more + flank_colic + first_colic_or_unsure"),
    ("R10", "emergency", "flank_colic + fever or vomiting or pregnant_or_unsure"),
    ("R10", "emergency", "flank_colic + single_kidney"),
    ("R11", "emergency", "urinary_symptoms_flank_pain + vomiting"),
    ("R11", "emergency", "urinary_symptoms_flank_pain + fever + pregnant_or_unsure"),
    ("R11", "emergency", "urinary_symptoms_flank_pain + fever + immunosuppressed"),
    ("R13", "urgent",    "pregnant_or_unsure + fever or urinary_symptoms"),
    ("R13", "urgent",    "pregnant_or_unsure + urinary_symptoms_flank_pain"),
    ("row blood_in_urine", "emergency",
        "blood_in_urine + dark_pee_after_hard_exercise"),
    ("row pelvic_infection_symptoms", "emergency",
        "pelvic_infection_symptoms + fever + vomiting"),
    ("row pelvic_infection_symptoms", "emergency",
        "pelvic_infection_symptoms + pregnancy"),
    # skin, age, severity
    ("row rash", "emergency", "rash + red_painful_eye"),
    ("row rash", "emergency", "rash + immunosuppressed + feeling_unwell_fatigue"),
    ("R20", "soon", "morning_stiffness_inflammatory"),
    ("R24", "soon", "age_under_18"),
    ("row age_under_18", "urgent",
        "age_under_18 + fever or night_pain_unrelenting or any_nerve_sign"),
    ("row age_over_50_first_episode", "urgent",
        "age_over_50_first_episode + night_pain_unrelenting or feeling_unwell_fatigue"),
    ("row age_over_65_first_episode", "urgent",
        "age_over_65_first_episode + sudden_onset"),
    ("row severe_pain_unmanageable", "urgent",
        "severe_pain_unmanageable + pain_under_2_weeks"),
    ("row leg_pain_below_knee", "physio",
        "leg_pain_below_knee + pain_6_weeks_or_more or pain_now_6_or_more"),
    ("row cough_sneeze_pain", "urgent",
        "cough_sneeze_pain + cancer_history or night_pain_unrelenting"),
    ("row cough_sneeze_pain", "soon", "cough_sneeze_pain + osteoporosis"),
    # the routine: three such days in a row, today among them; two red days
    ("section 4", "soon",   "third_day_of_strong_pain"),
    ("section 4", "physio", "two_red_days"),
    # several findings that are weak alone
    ("1c", "urgent", "weak_flag + two_soon_findings"),
    ("R17", "urgent", "three_soon_findings"),
)
# fmt: on

# An answer of unsure raises one level less than a yes; below soon it raises nothing.
UNSURE: dict[Level, tuple[str, Level]] = {
    "emergency": ("R21", "urgent"),
    "urgent": ("R22", "soon"),
    "soon": ("R23", "physio"),
}


def urgency(findings: Findings) -> Level:
    """The most urgent level that anything in the findings raises."""
    levels: list[Level] = [level for _, level in reasons(findings)]
    return max(levels, key=LEVELS.index, default="self_care")


def reasons(findings: Findings) -> tuple[tuple[str, Level], ...]:
    """Each base level, combination and unsure answer that counts, with its origin."""
    refuse_misspelt_answers(findings)
    applying = without_what_cannot_apply(findings)
    return (
        *base_levels(applying),
        *combined_levels(applying),
        *unsure_levels(applying),
    )


def base_levels(findings: Findings) -> Iterator[tuple[str, Level]]:
    """The level of each finding that is there, after the two rules that lower one."""
    for finding in sorted(facts(findings, YES) & BASE.keys()):
        if finding == "major_trauma" and is_old_trauma(findings):
            yield "R18", "urgent"
        elif finding == "bilateral_leg_symptoms" and is_steady_stenosis(findings):
            yield "R19", "soon"
        else:
            yield finding, BASE[finding]


def combined_levels(findings: Findings) -> Iterator[tuple[str, Level]]:
    """The level of each combination that is met."""
    known = in_short(facts(findings, YES))
    soon = [finding for finding in known if BASE.get(finding) == "soon"]
    known |= {"two_soon_findings"} if len(soon) >= 2 else frozenset()
    known |= {"three_soon_findings"} if len(soon) >= 3 else frozenset()
    for origin, level, text in COMBINATIONS:
        if is_met(text, known):
            yield origin, level


def unsure_levels(findings: Findings) -> Iterator[tuple[str, Level]]:
    """The level of each finding that an unsure answer leaves possible."""
    possible = facts(findings, YES_OR_UNSURE) - facts(findings, YES)
    for finding in sorted(possible & BASE.keys()):
        if BASE[finding] in UNSURE:
            yield UNSURE[BASE[finding]]


def is_old_trauma(findings: Findings) -> bool:
    """R18: over two weeks ago, able to walk, and every nerve sign answered no."""
    denied = ("unable_to_stand_or_walk", *NERVE_SIGNS)
    return findings.get("trauma_age") == "over_2_weeks" and all_denied(findings, denied)


def is_steady_stenosis(findings: Findings) -> bool:
    """R19: old, unchanged, posture-dependent, and every other CES sign answered no."""
    others = tuple(sign for sign in CES_SIGNS if sign != "bilateral_leg_symptoms")
    needed = "neurogenic_claudication + leg_symptoms_steady + pain_6_weeks_or_more"
    return is_met(needed, facts(findings, YES)) and all_denied(findings, others)


def refuse_misspelt_answers(findings: Findings) -> None:
    """Raise ValueError for an answer that would otherwise pass for a no."""
    for finding in (BASE.keys() - DERIVED.keys()) & findings.keys():
        if findings[finding] not in ANSWERS:
            message = f"`{finding}` is {findings[finding]!r}, not yes, no or unsure"
            raise ValueError(message)
