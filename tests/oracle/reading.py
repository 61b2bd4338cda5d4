"""What a set of answers says, before any level of urgency is given to it.

The short words that `table` uses (any nerve sign, any fall, fracture risk) are fixed
here, as are the findings that are worked out and never asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import nan

Findings = Mapping[str, str | int]

YES = frozenset({"yes"})
YES_OR_UNSURE = frozenset({"yes", "unsure"})
ANSWERS = frozenset({"yes", "no", "unsure"})

CES_SIGNS = (
    "saddle_numbness",
    "bladder_retention",
    "bladder_incontinence",
    "bowel_incontinence",
    "sexual_dysfunction_new",
    "bilateral_leg_symptoms",
    "bilateral_leg_weakness",
)
LEG_WEAKNESS = (
    "progressive_leg_weakness",
    "foot_drop",
    "leg_weakness_mild_stable",
    "bilateral_leg_weakness",
)
NERVE_SIGNS = (
    *CES_SIGNS,
    *LEG_WEAKNESS,
    "leg_numbness_patch",
    "gait_disturbance",
    "arm_or_hand_symptoms",
)
YELLOW_FLAGS = ("yf_fear", "yf_mood", "yf_worry", "yf_work", "yf_expect_passive")

# In every text below, each part joined by + must be met, by any of its alternatives.

DERIVED = {
    "minor_trauma_osteoporosis_risk": "minor_trauma + age_65_or_more or osteoporosis or steroid_use",
    "age_over_50_first_episode": "age_50_to_64 + first_episode",
    "age_over_65_first_episode": "age_65_or_more + first_episode",
    "age_under_18": "age_below_18",
    "yellow_flags_high": "four_yellow_flags",
}

# A word with several lines is met by any of them.
WORDS = (
    ("any_ces_sign", " or ".join(CES_SIGNS)),
    ("any_leg_weakness", " or ".join(LEG_WEAKNESS)),
    ("any_nerve_sign", " or ".join(NERVE_SIGNS)),
    ("worse_leg", "progressive_leg_weakness or foot_drop"),
    ("fracture_risk", "osteoporosis or steroid_use or age_70_or_more"),
    ("any_fall", "minor_trauma or major_trauma or hip_fall_cannot_bear_weight"),
    ("any_fall", "fracture_risk + onset_with_movement"),
    ("sudden_or_severe", "sudden_onset or severe_pain_unmanageable"),
    ("weak_flag", "unexplained_weight_loss or night_pain_unrelenting"),
    ("weak_flag", "thoracic_pain or severe_pain_unmanageable"),
    ("weak_flag", "worsening_despite_self_care"),
)

# A question about a detail is for those who have, or may have, one of these.
DETAIL_OF = {
    "urinary_symptoms": ("pregnancy",),
    "weakness_onset_48h": ("progressive_leg_weakness", "foot_drop"),
    "numbness_spreading": ("leg_numbness_patch",),
    "flank_colic_first_ever": ("flank_colic",),
    "single_kidney": ("flank_colic",),
    "dark_pee_after_hard_exercise": ("blood_in_urine",),
    "leg_pain_at_rest_or_ulcer": ("vascular_claudication",),
}


def is_met(text: str, known: frozenset[str]) -> bool:
    """Whether every part joined by + has an alternative among the known facts."""
    return not any(map(known.isdisjoint, _parts(text)))


@cache
def _parts(text: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(part.split(" or ")) for part in text.split(" + "))


def facts(findings: Findings, counting: frozenset[str]) -> frozenset[str]:
    """What is there, measured or derived, when the answers counted mean yes."""
    stated = {name for name, value in findings.items() if value in counting}
    known = (measured(findings) | stated) - DERIVED.keys()
    if len(stated.intersection(YELLOW_FLAGS)) >= 4:
        known |= {"four_yellow_flags"}
    return known | {name for name, text in DERIVED.items() if is_met(text, known)}


def in_short(known: frozenset[str]) -> frozenset[str]:
    """The known facts and the short words that hold because of them."""
    for word, text in WORDS:
        if is_met(text, known):
            known |= {word}
    return known


def measured(findings: Findings) -> frozenset[str]:
    """What the numbers, the duration and the answers that need no yes say."""
    age = number(findings, "age")
    duration = findings.get("duration")
    first_colic = findings.get("flank_colic_first_ever")
    holds = {
        "age_below_18": age < 18,
        "age_50_or_more": age >= 50,
        "age_50_to_64": 50 <= age < 65,
        "age_60_or_more": age >= 60,
        "age_65_or_more": age >= 65,
        "age_70_or_more": age >= 70,
        "pain_now_6_or_more": number(findings, "pain_now") >= 6,
        "third_day_of_strong_pain": (
            number(findings, "strong_pain_days") >= 3
            or (number(findings, "strong_pain_days") == 2 and number(findings, "pain_now") >= 6)
        ),
        "two_red_days": number(findings, "red_days") >= 2,
        "pain_under_2_weeks": duration == "under_2_weeks",
        "pain_6_weeks_or_more": duration in {"weeks_6_to_12", "over_12_weeks"},
        "pregnant_or_unsure": findings.get("pregnancy") in YES_OR_UNSURE,
        "first_colic_or_unsure": first_colic in YES_OR_UNSURE,
    }
    return frozenset(name for name, met in holds.items() if met)


def number(findings: Findings, name: str) -> float:
    """The number, or not-a-number when not known: no comparison with that holds."""
    return float(findings.get(name, nan))


def all_denied(findings: Findings, names: tuple[str, ...]) -> bool:
    """Whether each is answered no: an unsure answer denies nothing."""
    return all(findings.get(name, "no") == "no" for name in names)


def without_what_cannot_apply(findings: Findings) -> Findings:
    """The findings less pregnancy in those who cannot be, and details of nothing."""
    left = dict(findings)
    age = number(findings, "age")
    if findings.get("sex") == "male" or age < 10 or age > 60:
        for finding in ("pregnancy", "pregnancy_warning_signs", "possible_ectopic"):
            left.pop(finding, None)
    for detail, owners in DETAIL_OF.items():
        if all_denied(left, owners):
            left.pop(detail, None)
    return left
