"""The urgency that the clinical evidence gives to a set of findings, as one table.

Section and rule numbers are those of `clinical.md`. Nothing here comes from the
program's own protocol, so that a mistake in one shows as a difference from the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import nan
from typing import Literal

Level = Literal["self_care", "physio", "soon", "urgent", "emergency"]
Findings = Mapping[str, str | int]

LEVELS: tuple[Level, ...] = ("self_care", "physio", "soon", "urgent", "emergency")

YES = frozenset({"yes"})
YES_OR_UNSURE = frozenset({"yes", "unsure"})
ANSWERS = frozenset({"yes", "no", "unsure"})

# fmt: off
# A table is read by its columns, which the formatter would take apart.

FINDINGS: dict[Level, str] = {
    "emergency": """
        saddle_numbness bladder_retention bladder_incontinence bowel_incontinence
        sexual_dysfunction_new bilateral_leg_symptoms bilateral_leg_weakness
        major_trauma hip_fall_cannot_bear_weight sepsis_signs meningitis_signs
        sudden_severe_tearing_pain pulsating_abdomen known_aaa fainting_or_collapse
        chest_pain_or_breathless cold_pale_leg severe_abdominal_pain gi_bleed_signs
        painkiller_overdose pregnancy_warning_signs possible_ectopic suicidal_thoughts
        """,
    "urgent": """
        progressive_leg_weakness foot_drop gait_disturbance arm_or_hand_symptoms
        unable_to_stand_or_walk minor_trauma_osteoporosis_risk fever iv_drug_use
        recent_spinal_procedure calf_swelling urinary_symptoms_flank_pain flank_colic
        blood_in_urine pelvic_infection_symptoms rash red_painful_eye
        """,
    "soon": """
        leg_weakness_mild_stable steroid_use spine_deformity_or_lump cancer_history
        unexplained_weight_loss night_pain_unrelenting feeling_unwell_fatigue
        age_over_65_first_episode age_under_18 recent_infection immunosuppressed tb_risk
        vascular_claudication morning_stiffness_inflammatory thoracic_pain
        severe_pain_unmanageable worsening_despite_self_care
        """,
    "physio": """
        leg_numbness_patch osteoporosis age_over_50_first_episode anticoagulants pregnancy
        no_improvement_6_weeks cannot_do_daily_activities neurogenic_claudication
        hip_groin_pain previous_back_surgery yellow_flags_high
        """,
    "self_care": "leg_pain_below_knee cough_sneeze_pain onset_with_movement",
}
BASE: dict[str, Level] = {
    finding: level for level, names in FINDINGS.items() for finding in names.split()
}

# What is worked out and never asked: true when every part joined by + is met.
DERIVED: dict[str, str] = {
    "minor_trauma_osteoporosis_risk":
        "minor_trauma + age_65_or_more or osteoporosis or steroid_use",
    "age_over_50_first_episode": "age_50_to_64 + first_episode",
    "age_over_65_first_episode": "age_65_or_more + first_episode",
    "age_under_18":              "age_below_18",
    "yellow_flags_high":         "four_yellow_flags",
}

YELLOW_FLAGS = ("yf_fear", "yf_mood", "yf_worry", "yf_work", "yf_expect_passive")

CES_SIGNS = (
    "saddle_numbness", "bladder_retention", "bladder_incontinence",
    "bowel_incontinence", "sexual_dysfunction_new",
    "bilateral_leg_symptoms", "bilateral_leg_weakness",
)
LEG_WEAKNESS = (
    "progressive_leg_weakness", "foot_drop", "leg_weakness_mild_stable",
    "bilateral_leg_weakness",
)
NERVE_SIGNS = (
    *CES_SIGNS, *LEG_WEAKNESS,
    "leg_numbness_patch", "gait_disturbance", "arm_or_hand_symptoms",
)

# The short words of the table below; a word with two lines is met by either.
WORDS: tuple[tuple[str, str], ...] = (
    ("any_ces_sign",     " or ".join(CES_SIGNS)),
    ("any_leg_weakness", " or ".join(LEG_WEAKNESS)),
    ("any_nerve_sign",   " or ".join(NERVE_SIGNS)),
    ("fracture_risk",    "osteoporosis or steroid_use or age_70_or_more"),
    ("any_fall",         "minor_trauma or major_trauma or hip_fall_cannot_bear_weight"),
    ("any_fall",         "fracture_risk + onset_with_movement"),
    ("sudden_or_severe", "sudden_onset or severe_pain_unmanageable"),
    ("weak_flag",        "unexplained_weight_loss or night_pain_unrelenting"),
    ("weak_flag",        "thoracic_pain or severe_pain_unmanageable"),
    ("weak_flag",        "worsening_despite_self_care"),
)

# Origin, level, and what it takes: every part joined by + is met, a part by any of
# its alternatives. "table: x" is the combinations column, or the SAFEST choice, of
# row x. A row whose one finding is an emergency anyway is left to BASE.
COMBINATIONS: tuple[tuple[str, Level, str], ...] = (
    # nerves and spinal cord
    ("R01", "emergency", "saddle_numbness or bladder_retention or bladder_incontinence"),
    ("R01", "emergency", "bowel_incontinence or sexual_dysfunction_new"),
    ("R01", "emergency", "bilateral_leg_weakness"),
    ("R16", "emergency", "progressive_leg_weakness or foot_drop + gait_disturbance"),
    ("R16", "emergency", "progressive_leg_weakness or foot_drop + weakness_onset_48h"),
    ("R16", "emergency", "progressive_leg_weakness or foot_drop + unable_to_stand_or_walk"),
    ("table: progressive_leg_weakness", "emergency",
     "progressive_leg_weakness or foot_drop + any_ces_sign or fever"),
    ("table: progressive_leg_weakness", "emergency",
     "progressive_leg_weakness or foot_drop + cancer_history or anticoagulants"),
    ("table: leg_weakness_mild_stable", "urgent",
     "leg_weakness_mild_stable + pain_under_2_weeks"),
    ("table: leg_numbness_patch", "soon", "leg_numbness_patch + numbness_spreading"),
    ("table: gait_disturbance", "emergency",
     "gait_disturbance + bilateral_leg_symptoms or bilateral_leg_weakness"),
    ("table: gait_disturbance", "emergency",
     "gait_disturbance + cancer_history or thoracic_pain or fever or any_fall"),
    ("table: arm_or_hand_symptoms", "emergency",
     "arm_or_hand_symptoms + gait_disturbance or any_leg_weakness"),
    ("table: unable_to_stand_or_walk", "emergency",
     "unable_to_stand_or_walk + fever or any_fall or any_leg_weakness"),
    ("table: unable_to_stand_or_walk", "emergency",
     "unable_to_stand_or_walk + cancer_history or anticoagulants"),
    # fracture
    ("R06", "urgent",    "fracture_risk + sudden_or_severe or any_fall"),
    ("R07", "emergency", "fracture_risk + sudden_or_severe or any_fall + any_nerve_sign"),
    ("table: minor_trauma_osteoporosis_risk", "emergency",
     "minor_trauma_osteoporosis_risk + any_nerve_sign or anticoagulants"),
    ("table: osteoporosis", "urgent", "osteoporosis + spine_deformity_or_lump"),
    ("table: spine_deformity_or_lump", "emergency",
     "spine_deformity_or_lump + fever or any_fall"),
    ("table: spine_deformity_or_lump", "urgent",
     "spine_deformity_or_lump + severe_pain_unmanageable"),
    ("table: age_over_65_first_episode", "urgent",
     "age_over_65_first_episode + sudden_onset"),
    # cancer
    ("R03", "emergency", "cancer_history + any_nerve_sign"),
    ("R04", "urgent",    "cancer_history + weak_flag"),
    ("R05", "urgent",    "unexplained_weight_loss + night_pain_unrelenting"),
    ("R05", "urgent",    "unexplained_weight_loss + age_50_or_more"),
    ("R05", "urgent",    "unexplained_weight_loss + feeling_unwell_fatigue"),
    ("table: night_pain_unrelenting", "urgent",
     "night_pain_unrelenting + fever or immunosuppressed or iv_drug_use"),
    ("table: night_pain_unrelenting", "urgent",
     "night_pain_unrelenting + cancer_history or recent_infection"),
    ("table: feeling_unwell_fatigue", "urgent",
     "feeling_unwell_fatigue + night_pain_unrelenting or vomiting"),
    ("table: age_over_50_first_episode", "urgent",
     "age_over_50_first_episode + night_pain_unrelenting or feeling_unwell_fatigue"),
    # infection
    ("R02", "emergency", "fever + iv_drug_use or immunosuppressed or steroid_use"),
    ("R02", "emergency", "fever + recent_spinal_procedure or unable_to_stand_or_walk"),
    ("R02", "emergency", "fever + any_nerve_sign"),
    ("R14", "emergency", "iv_drug_use + night_pain_unrelenting or severe_pain_unmanageable"),
    ("R15", "urgent",    "immunosuppressed + night_pain_unrelenting or recent_infection"),
    ("table: iv_drug_use", "emergency",
     "iv_drug_use + any_nerve_sign or unable_to_stand_or_walk"),
    ("table: recent_spinal_procedure", "emergency",
     "recent_spinal_procedure + any_nerve_sign or anticoagulants"),
    ("table: recent_infection", "emergency", "recent_infection + any_nerve_sign"),
    ("table: tb_risk", "urgent",    "tb_risk + unexplained_weight_loss"),
    ("table: tb_risk", "emergency", "tb_risk + any_nerve_sign"),
    # blood vessels
    ("R08", "emergency", "anticoagulants + any_fall or any_nerve_sign"),
    ("R08", "emergency", "anticoagulants + recent_spinal_procedure"),
    ("R08", "emergency", "anticoagulants + sudden_severe_tearing_pain"),
    ("R08", "emergency", "anticoagulants + severe_pain_unmanageable + sudden_onset"),
    ("R12", "emergency", "thoracic_pain + chest_pain_or_breathless or any_nerve_sign"),
    ("R12", "emergency", "thoracic_pain + sudden_severe_tearing_pain"),
    ("table: vascular_claudication", "urgent",
     "vascular_claudication + leg_pain_at_rest_or_ulcer"),
    # kidneys, pregnancy, pelvis
    ("R09", "emergency", "age_60_or_more + flank_colic + first_colic_or_unsure"),
    ("R09", "emergency", "age_60_or_more + sudden_severe_tearing_pain"),
    ("R10", "emergency", "flank_colic + fever or vomiting or pregnant_or_unsure"),
    ("R10", "emergency", "flank_colic + single_kidney"),
    ("R11", "emergency", "urinary_symptoms_flank_pain + sepsis_signs or vomiting"),
    ("R11", "emergency",
     "urinary_symptoms_flank_pain + fever + pregnant_or_unsure or immunosuppressed"),
    ("R13", "urgent", "pregnant_or_unsure + fever or urinary_symptoms"),
    ("R13", "urgent", "pregnant_or_unsure + urinary_symptoms_flank_pain"),
    ("table: blood_in_urine", "emergency",
     "blood_in_urine + dark_pee_after_hard_exercise"),
    ("table: pelvic_infection_symptoms", "emergency",
     "pelvic_infection_symptoms + fever + vomiting"),
    ("table: pelvic_infection_symptoms", "emergency",
     "pelvic_infection_symptoms + pregnancy"),
    # skin, children, severity
    ("table: rash", "emergency", "rash + red_painful_eye"),
    ("table: rash", "emergency", "rash + immunosuppressed + fever or feeling_unwell_fatigue"),
    ("R24", "soon", "age_under_18"),
    ("table: age_under_18", "urgent",
     "age_under_18 + fever or night_pain_unrelenting or any_nerve_sign"),
    ("R20", "soon", "morning_stiffness_inflammatory"),
    ("table: severe_pain_unmanageable", "urgent",
     "severe_pain_unmanageable + pain_under_2_weeks"),
    ("table: leg_pain_below_knee", "physio",
     "leg_pain_below_knee + pain_6_weeks_or_more or pain_now_6_or_more"),
    ("table: cough_sneeze_pain", "urgent",
     "cough_sneeze_pain + cancer_history or night_pain_unrelenting"),
    ("table: cough_sneeze_pain", "soon", "cough_sneeze_pain + osteoporosis"),
    # several weak signs
    ("1c: urgent in pairs", "urgent", "weak_flag + two_soon_findings"),
    ("R17", "urgent", "three_soon_findings"),
)

# An answer of unsure raises one level less than a yes; below soon it raises nothing.
UNSURE: dict[Level, tuple[str, Level]] = {
    "emergency": ("R21", "urgent"),
    "urgent":    ("R22", "soon"),
    "soon":      ("R23", "physio"),
}

# A question about a detail is for those who have, or may have, one of these.
DETAIL_OF: dict[str, tuple[str, ...]] = {
    "urinary_symptoms":            ("pregnancy",),
    "weakness_onset_48h":          ("progressive_leg_weakness", "foot_drop"),
    "numbness_spreading":          ("leg_numbness_patch",),
    "flank_colic_first_ever":      ("flank_colic",),
    "single_kidney":               ("flank_colic",),
    "dark_pee_after_hard_exercise": ("blood_in_urine",),
    "leg_pain_at_rest_or_ulcer":   ("vascular_claudication",),
}
# fmt: on


def urgency(findings: Findings) -> Level:
    """The most urgent level that anything in the findings raises."""
    return max((level for _, level in reasons(findings)), key=LEVELS.index)


def reasons(findings: Findings) -> tuple[tuple[str, Level], ...]:
    """Each base level, combination and unsure answer that counts, with its origin."""
    applying = without_what_cannot_apply(findings)
    return (
        ("nothing raised", "self_care"),
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
            yield f"1: {finding}", BASE[finding]


def combined_levels(findings: Findings) -> Iterator[tuple[str, Level]]:
    """The level of each row of the table of combinations that is met."""
    known = facts(findings, YES) | shared_facts(findings)
    for word, text in WORDS:
        if is_met(text, known):
            known |= {word}
    for origin, level, text in COMBINATIONS:
        if is_met(text, known):
            yield origin, level


def unsure_levels(findings: Findings) -> Iterator[tuple[str, Level]]:
    """The level of each finding that an unsure answer leaves possible."""
    possible = facts(findings, YES_OR_UNSURE) - facts(findings, YES)
    for finding in sorted(possible & BASE.keys()):
        if BASE[finding] in UNSURE:
            rule, level = UNSURE[BASE[finding]]
            yield f"{rule}: {finding}", level


def is_met(text: str, known: frozenset[str]) -> bool:
    """Whether every part joined by + has an alternative among the known facts."""
    return all(known & set(part.split(" or ")) for part in text.split(" + "))


def facts(findings: Findings, counting: frozenset[str]) -> frozenset[str]:
    """What is there, measured or derived, when the answers counted mean yes."""
    stated = {name for name, value in findings.items() if value in counting}
    flags = stated.intersection(YELLOW_FLAGS)
    known = stated | measured(findings)
    known |= {"four_yellow_flags"} if len(flags) >= 4 else frozenset()
    known -= DERIVED.keys()
    return frozenset(known | {name for name in DERIVED if is_met(DERIVED[name], known)})


def measured(findings: Findings) -> frozenset[str]:
    """What the numbers and the duration say; a number not known says nothing."""
    age = number(findings, "age")
    duration = findings.get("duration")
    holds = {
        "age_below_18": age < 18,
        "age_50_or_more": age >= 50,
        "age_50_to_64": 50 <= age < 65,
        "age_60_or_more": age >= 60,
        "age_65_or_more": age >= 65,
        "age_70_or_more": age >= 70,
        "pain_now_6_or_more": number(findings, "pain_now") >= 6,
        "pain_under_2_weeks": duration == "under_2_weeks",
        "pain_6_weeks_or_more": duration in {"weeks_6_to_12", "over_12_weeks"},
    }
    return frozenset(name for name, met in holds.items() if met)


def number(findings: Findings, name: str) -> float:
    """The number, or not-a-number when not known: no comparison with that holds."""
    return float(findings.get(name, nan))


def shared_facts(findings: Findings) -> frozenset[str]:
    """Counts of soon-level findings, and what counts even when the answer is unsure."""
    soon = sum(BASE.get(finding) == "soon" for finding in facts(findings, YES))
    holds = {
        "two_soon_findings": soon >= 2,
        "three_soon_findings": soon >= 3,
        "pregnant_or_unsure": findings.get("pregnancy") in YES_OR_UNSURE,
        "first_colic_or_unsure": findings.get("flank_colic_first_ever") in YES_OR_UNSURE,
    }
    return frozenset(name for name, met in holds.items() if met)


def is_old_trauma(findings: Findings) -> bool:
    """R18: over two weeks ago, able to walk, and every nerve sign answered no."""
    denied = ("unable_to_stand_or_walk", *NERVE_SIGNS)
    return findings.get("trauma_age") == "over_2_weeks" and all(
        findings.get(finding, "no") == "no" for finding in denied
    )


def is_steady_stenosis(findings: Findings) -> bool:
    """R19: old, unchanged, posture-dependent, and every other CES sign answered no."""
    others = set(CES_SIGNS) - {"bilateral_leg_symptoms"}
    return (
        findings.get("neurogenic_claudication") == "yes"
        and findings.get("leg_symptoms_steady") == "yes"
        and "pain_6_weeks_or_more" in measured(findings)
        and all(findings.get(finding, "no") == "no" for finding in others)
    )


def without_what_cannot_apply(findings: Findings) -> Findings:
    """The findings less pregnancy in those who cannot be, and details of nothing."""
    left = {name: value for name, value in findings.items() if is_an_answer(name, value)}
    age = number(findings, "age")
    if findings.get("sex") == "male" or age < 10 or age > 60:
        for finding in ("pregnancy", "pregnancy_warning_signs", "possible_ectopic"):
            left.pop(finding, None)
    for detail, owners in DETAIL_OF.items():
        if all(left.get(owner) not in YES_OR_UNSURE for owner in owners):
            left.pop(detail, None)
    return left


def is_an_answer(name: str, value: str | int) -> bool:
    """Always true, or an error: a misspelt yes must not pass for a no."""
    if name in BASE and name not in DERIVED and value not in ANSWERS:
        raise ValueError(f"`{name}` is {value!r}, but yes, no or unsure would be right")
    return True
