"""Why the advice is this and not another: back to the answers, and on to what would change it."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.answers import person, some_findings
from tests.patients import EVERY_ID, UNREMARKABLE, shipped, walk_with
from triage.engine.assessment import assess
from triage.engine.prospects import prospects
from triage.engine.settling import fill
from triage.model.guard import Findings, Is, Value, Within
from triage.model.urgency import Urgency
from triage.model.vocabulary import NO, UNSURE, YES
from triage.services.assessing import Assessed
from triage.services.explaining import WIDTH, Because, Explained, NotChosen, as_text, as_values, explain, wrapped

STEADY: dict[str, Value] = {
    "bilateral_leg_symptoms": YES,
    "neurogenic_claudication": YES,
    "leg_symptoms_steady": YES,
    "duration": "over_12_weeks",
}
"""Old, unchanged trouble in both legs, which a rule makes less urgent."""


def explained(recorded: Findings) -> Explained:
    """Why the advice for these findings is what it is."""
    return explain(shipped(), Assessed(assess(shipped().protocol, recorded), recorded, 0, ()))


def somebody(**findings: Value) -> dict[str, Value]:
    """An unremarkable man of 40 with these findings."""
    return fill(shipped().protocol, {**UNREMARKABLE, **findings}, NO)


def because(rule: str, **findings: Value) -> Because:
    """One reason for the advice."""
    return next(reason for reason in explained(somebody(**findings)).because if reason.rule == rule)


def not_chosen(urgency: str, **findings: Value) -> NotChosen:
    """Why one level is not the advice."""
    return next(level for level in explained(somebody(**findings)).not_chosen if level.urgency.id == urgency)


def lines(**findings: Value) -> list[str]:
    """The explanation as text."""
    return as_text(shipped(), explained(somebody(**findings))).splitlines()


def values(**findings: Value) -> dict[str, Any]:
    """The explanation as it stands in JSON."""
    read: dict[str, Any] = json.loads(json.dumps(as_values(explained(somebody(**findings)))))
    return read


def test_every_reason_is_explained() -> None:
    for id_ in EVERY_ID[::5]:
        interview = walk_with(id_).interview
        told = explained(interview.recorded).because

        assert [reason.rule for reason in told] == [reason.rule for reason in interview.assessment.reasons]


def test_a_rule_is_given_with_its_condition() -> None:
    assert because("C06", leg_numbness_patch=YES, numbness_spreading=YES).condition == (
        "leg_numbness_patch is yes and numbness_spreading is yes"
    )


def test_a_warning_is_a_condition_of_its_own() -> None:
    assert because("fever", fever=YES).condition == "fever is yes"


def test_a_warning_that_is_worked_out_is_given_with_its_own_condition() -> None:
    assert because("age_over_65_first_episode", age=70, first_episode=YES).condition == (
        "age is 65 or more and first_episode is yes"
    )


def test_what_was_worked_out_on_the_way_is_told() -> None:
    through = because("R03", cancer_history=YES, saddle_numbness=YES).through

    assert list(through) == ["nerve_sign", "other_cauda_equina_sign"]
    assert through["other_cauda_equina_sign"].startswith("saddle_numbness is yes or ")


def test_the_trail_ends_with_what_was_recorded() -> None:
    assert because("R03", cancer_history=YES, foot_drop=YES).findings == {"cancer_history": YES, "foot_drop": YES}


@settings(max_examples=25)
@given(st.one_of(person(), some_findings()))
def test_every_reason_rests_on_what_was_recorded(recorded: dict[str, Value]) -> None:
    for reason in explained(recorded).because:
        assert reason.findings
        assert all(recorded[finding] == value for finding, value in reason.findings.items())
        assert reason.sources


def test_a_finding_that_stays_unsure_is_traced_to_the_answers_that_were() -> None:
    assert because("R22", age=65, minor_trauma=UNSURE).findings["minor_trauma"] == UNSURE


def test_a_rule_that_stands_in_for_a_warning_says_so() -> None:
    assert because("R18", major_trauma=YES, trauma_age="over_2_weeks").replaces == "major_trauma"


def test_a_warning_that_was_stood_in_for_is_told_at_its_level() -> None:
    level = not_chosen("emergency", major_trauma=YES, trauma_age="over_2_weeks")

    assert level.replaced == {"major_trauma": "R18"}


@settings(max_examples=25)
@given(st.one_of(person(), some_findings()))
def test_every_other_level_is_accounted_for(recorded: dict[str, Value]) -> None:
    chosen = assess(shipped().protocol, recorded).urgency
    told = explained(recorded).not_chosen

    assert [level.urgency for level in told] == [level for level in reversed(Urgency) if level != chosen]
    assert all(bool(level.ruled_out_by) == (level.urgency < chosen) for level in told)


def test_a_milder_level_is_ruled_out_by_what_decided() -> None:
    assert not_chosen("soon", fever=YES, tb_risk=YES).ruled_out_by == ("fever",)


def test_a_rule_that_lacks_one_answer_is_named_with_it() -> None:
    short = not_chosen("emergency", fever=YES).short

    assert short["C09"] == (Is("spine_deformity_or_lump", frozenset({YES})),)


def test_a_rule_that_lacks_two_answers_is_not_named() -> None:
    assert "C17" not in not_chosen("emergency", fever=YES).short


def test_a_rule_is_named_at_its_own_level() -> None:
    levels = {rule.id: rule.urgency for rule in shipped().protocol.rules}
    told = explained(somebody(fever=UNSURE, age=66)).not_chosen

    assert all(levels[rule] == level.urgency for level in told for rule in level.short)


def test_what_would_change_it_is_what_the_rules_say() -> None:
    recorded = somebody(fever=YES)

    assert explained(recorded).changes == prospects(shipped().protocol, recorded)


def test_the_text_has_three_parts() -> None:
    heads = [line for line in lines(fever=YES) if line and line[0] not in "- "]

    assert heads == ["Because", "Not chosen because", "What would change it"]


def test_the_text_names_the_finding_the_rule_and_the_words() -> None:
    told = "\n".join(lines(fever=YES))

    assert "- emergency, if spine_deformity_or_lump is yes: New lump or change of shape\n  (C09)\n" in told


def test_findings_that_differ_in_nothing_else_stand_together() -> None:
    told = lines(fever=YES)
    at = told.index("- emergency, if one of these is yes (R02):")

    assert "    foot_drop: Foot drags or slaps" in told[at:]


def test_the_text_gives_a_number_as_a_range() -> None:
    assert "- soon, if age is 17 or less: Age (age_under_18, R24)" in lines()


def test_self_care_says_that_nothing_holds() -> None:
    assert lines()[1] == "- no sign and no rule above self_care holds"


def test_an_emergency_says_that_nothing_is_more_urgent() -> None:
    assert lines(saddle_numbness=YES)[-1] == "- no single answer would make it more urgent"


def test_every_line_is_clean() -> None:
    told = lines(fever=YES, cancer_history=YES, major_trauma=UNSURE, answering_for="someone")

    assert [line for line in told if not line.isprintable() or "{{" in line] == []


def test_no_line_is_longer_than_a_terminal() -> None:
    told = lines(fever=UNSURE, age=66)

    assert [line for line in told if len(line) > WIDTH] == []


def test_what_goes_on_hangs_further_in() -> None:
    told = lines(fever=UNSURE, age=66)
    at = next(number for number, line in enumerate(told) if line.startswith("    R21 is one answer short"))

    assert told[at + 1].startswith("      ")


def test_the_reasons_before_it_are_wrapped_as_well() -> None:
    line = "- soon: An answer about a warning sign stayed 'not sure'. A doctor should look at it within days. [F35]"

    assert wrapped(line).splitlines() == [line[:78], f"  {line[79:]}"]


def test_a_finding_that_must_not_be_is_among_what_was_recorded() -> None:
    assert because("R19", **STEADY).findings["duration"] == "over_12_weeks"


def test_the_signs_that_must_not_be_are_among_what_was_recorded() -> None:
    found = because("R18", major_trauma=YES, trauma_age="over_2_weeks").findings

    assert found["saddle_numbness"] == NO


def test_a_rule_that_lacks_what_no_question_asks_is_not_named() -> None:
    assert "R25" not in not_chosen("urgent", **STEADY).short


def test_what_no_question_asks_would_change_nothing() -> None:
    changes = explained(somebody(**STEADY)).changes

    assert "reported_during" not in {change.answer.finding for change in changes}


def test_json_has_the_same_three_parts() -> None:
    assert list(values(fever=YES)) == ["because", "not_chosen", "would_change"]


def test_json_gives_the_trail() -> None:
    assert values(fever=YES)["because"] == [
        {
            "rule": "fever",
            "urgency": "urgent",
            "text": "A fever, shaking chills or drenching night sweats.",
            "condition": "fever is yes",
            "through": {},
            "findings": {"fever": "yes"},
            "sources": ["F1", "F2", "F9", "F13", "F22"],
            "replaces": None,
        }
    ]


def test_json_gives_the_rules_that_are_one_answer_short() -> None:
    emergency = values(fever=YES)["not_chosen"][0]

    assert emergency["urgency"] == "emergency"
    assert emergency["one_answer_short"]["C09"] == [{"finding": "spine_deformity_or_lump", "values": ["yes"]}]


def test_json_gives_a_range_as_two_numbers() -> None:
    assert {"finding": "age", "from": 0, "to": 17, "urgency": "soon", "reasons": ["age_under_18", "R24"]} in values()[
        "would_change"
    ]


def test_a_range_is_what_the_engine_found() -> None:
    assert Within("age", 0, 17) in {change.answer for change in explained(somebody()).changes}
