"""Who must not do which exercise, by section 3 of `clinical.md`: its column "avoid when" and its table of profiles.

Typed from that page alone; nothing here is read from `flows/`.
"""

from __future__ import annotations

from .reading import YES_OR_UNSURE, Findings, is_met, number

# The flags of the evidence in the words of the findings. As in `reading`: each part joined by + is met, by any of its
# alternatives; a flag with several lines is met by any of them. Yes and not sure count alike.
FLAGS = (
    # "prior_herniated_disc 'yes, now' OR leg_pain_below_knee with 'worse bending/sitting'"
    ("recent_disc_leg_pain_worse_with_bending", "prior_herniated_disc"),
    ("recent_disc_leg_pain_worse_with_bending", "leg_pain_below_knee + worse_bending"),
    ("spinal_stenosis", "prior_spinal_stenosis or neurogenic_claudication"),
    ("stenosis_worse_in_extension", "prior_spinal_stenosis or neurogenic_claudication + worse_arching"),
    ("spondylolisthesis", "prior_spondylolisthesis"),
    # Nobody is asked for the week of a pregnancy, so it is taken to be a late one.
    ("pregnancy_after_16_20_weeks_supine", "pregnancy"),
    ("late_pregnancy", "pregnancy"),
    ("glaucoma_uncontrolled", "eye_pressure"),
    ("uncontrolled_high_blood_pressure_breath_hold", "high_blood_pressure"),
    ("osteoporosis_high_risk_end_range", "osteoporosis"),
    ("osteoporosis_end_range_twist", "osteoporosis"),
    ("osteoporosis_end_range", "osteoporosis"),
    ("osteoporosis_extension_fragility_ask", "osteoporosis"),
    ("hip_replacement_early", "hip_replacement"),
    ("leg_pain_below_knee_acute", "leg_pain_below_knee"),
    ("first_hour_after_waking", "just_up"),
    ("acute_sciatica_tingling_on_stretch", "tingling_on_stretch"),
    ("acute_sciatica_if_leg_pain_grows", "leg_pain_lower"),
    ("leg_pain_moves_down", "leg_pain_lower"),
    ("knee_pain_kneeling", "cannot_kneel"),
    ("wrist_or_knee_cannot_kneel", "cannot_kneel"),
    ("knee_cannot_bend", "cannot_kneel"),
    ("dizziness", "dizziness_on_bending"),
    ("diastasis", "belly_gap"),
)

# The column "avoid when", in its words. A vertebral fracture is left out: with one there is no routine at all.
AVOID_WHEN = {
    "walking": "foot_drop, gait_disturbance, unable_to_stand_or_walk",
    "pelvic_tilt": "pregnancy_after_16_20_weeks_supine",
    "single_knee_to_chest": "recent_disc_leg_pain_worse_with_bending, osteoporosis_high_risk_end_range, "
    "hip_replacement_early, pregnancy_after_16_20_weeks_supine",
    "double_knee_to_chest": "recent_disc_leg_pain_worse_with_bending, osteoporosis, pregnancy_after_16_20_weeks_supine",
    "knee_rolls": "osteoporosis_end_range_twist, recent_spinal_procedure, pregnancy_after_16_20_weeks_supine",
    "seated_forward_bend": "recent_disc_leg_pain_worse_with_bending, osteoporosis, dizziness_on_bending, "
    "glaucoma_uncontrolled, late_pregnancy",
    "standing_forward_bend": "recent_disc_leg_pain_worse_with_bending, leg_pain_below_knee_acute, osteoporosis, "
    "dizziness_on_bending, balance_problem, first_hour_after_waking",
    "hamstring_stretch": "acute_sciatica_tingling_on_stretch, recent_hamstring_tear, "
    "pregnancy_after_16_20_weeks_supine",
    "hip_flexor_stretch": "stenosis_worse_in_extension, spondylolisthesis, knee_pain_kneeling, balance_problem",
    "bridge": "pregnancy_after_16_20_weeks_supine, stenosis_worse_in_extension, "
    "uncontrolled_high_blood_pressure_breath_hold",
    "core_brace": "",
    "cat_camel": "osteoporosis_end_range, wrist_or_knee_cannot_kneel",
    "childs_pose": "recent_disc_leg_pain_worse_with_bending, osteoporosis, knee_cannot_bend, late_pregnancy",
    "prone_press_up": "spinal_stenosis, neurogenic_claudication, spondylolisthesis, pregnancy, "
    "recent_abdominal_surgery, leg_pain_moves_down, osteoporosis_extension_fragility_ask",
    "standing_extension": "spinal_stenosis, spondylolisthesis, balance_problem, dizziness",
    "bird_dog": "wrist_or_knee_cannot_kneel, balance_problem",
    "side_plank": "shoulder_pain, late_pregnancy",
    "mcgill_curl_up": "osteoporosis, neck_pain, pregnancy, diastasis, glaucoma_uncontrolled",
    "piriformis_stretch": "hip_replacement, recent_hip_surgery, acute_sciatica_if_leg_pain_grows",
}

# What people lie on their back for, lie on their front for, and need the floor for: the column "start". Lying can be
# done on a bed; kneeling and lying on the side cannot well.
ON_THE_BACK = (
    "pelvic_tilt, single_knee_to_chest, double_knee_to_chest, knee_rolls, hamstring_stretch, bridge, mcgill_curl_up, "
    "piriformis_stretch, rest_position"
)
ON_THE_FRONT = "prone_press_up"
ON_THE_FLOOR = "hip_flexor_stretch, cat_camel, childs_pose, bird_dog, side_plank, rest_position"

# The table "Choosing the routine", column "leave out".
LEAVE_OUT = (
    (
        "recent_disc_leg_pain_worse_with_bending",
        "standing_forward_bend, seated_forward_bend, double_knee_to_chest, childs_pose",
    ),
    ("spinal_stenosis", "prone_press_up, standing_extension"),
    (
        "osteoporosis",
        "mcgill_curl_up, standing_forward_bend, seated_forward_bend, double_knee_to_chest, childs_pose, knee_rolls",
    ),
    ("pregnancy", f"{ON_THE_BACK}, {ON_THE_FRONT}, mcgill_curl_up"),
    ("spondylolisthesis", "prone_press_up, standing_extension"),
    ("worse_arching", "prone_press_up, standing_extension"),
    ("cannot_reach_floor", ON_THE_FLOOR),
)

# "high pain (6+)": rest positions (knees over chair), breathing, short walks, pelvic_tilt, and no holds or bends.
WITH_STRONG_PAIN = frozenset({"rest_position", "breathing", "walking", "pelvic_tilt"})
STRONG_PAIN = 6


def forbidden(findings: Findings) -> frozenset[str]:
    """The exercises that the evidence says this person must not do."""
    present = frozenset(name for name, value in findings.items() if value in YES_OR_UNSURE)
    present |= {flag for flag, text in FLAGS if is_met(text, present)}
    found = {exercise for exercise, flags in AVOID_WHEN.items() if present.intersection(_listed(flags))}
    for flag, exercises in LEAVE_OUT:
        if flag in present:
            found.update(_listed(exercises))
    if number(findings, "pain_now") >= STRONG_PAIN:
        found |= AVOID_WHEN.keys() - WITH_STRONG_PAIN
    return frozenset(found)


def _listed(text: str) -> list[str]:
    return [word for word in text.split(", ") if word]
