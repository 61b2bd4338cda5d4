"""What to watch for: every sign that would raise the urgency stands in the advice, and nothing else does."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings

from tests.answers import ASKABLE, person
from tests.patients import UNREMARKABLE, shipped
from triage.engine.assessment import assess
from triage.engine.prospects import watch
from triage.engine.settling import fill
from triage.model.guard import Findings, Value
from triage.model.urgency import Urgency
from triage.model.vocabulary import NO, UNSURE, YES
from triage.services.advising import Advice
from triage.services.materials import Materials
from triage.services.watching import watch_for_templates, watch_in_words

HEADINGS = {
    Urgency.EMERGENCY: "Signs that need help at once",
    Urgency.URGENT: "Signs that need a doctor the same day",
    Urgency.SOON: "Signs that need a doctor within days",
}
MIGHT_BE_PREGNANT: dict[str, Value] = {"age": 40, "sex": "female"}
CONTEXTS: dict[str, dict[str, Value]] = {
    "self_care": {},
    "physio": {"pregnancy": YES, "sex": "female"},
    "soon": {"cancer_history": YES},
    "urgent": {"fever": YES},
    "emergency": {"saddle_numbness": YES},
}


def somebody(**findings: Value) -> dict[str, Value]:
    """An unremarkable man of 40 with these findings."""
    return fill(shipped().protocol, {**UNREMARKABLE, **findings}, NO)


def text_for(recorded: Findings) -> str:
    """The ending for these answers."""
    materials = shipped()
    return Advice(materials, assess(materials.protocol, recorded), recorded).outcome().text


def signs_in(text: str, level: Urgency) -> list[str]:
    """The list below the heading for a level; empty when there is none."""
    below = text.partition(f"## {HEADINGS[level]}\n")[2].partition("\n## ")[0]
    return re.findall(r"^- (.*)$", below, re.MULTILINE)


def lines_for(finding: str, recorded: Findings) -> set[str]:
    """How a finding may stand in a list: by itself, or in a line that it shares."""
    materials = shipped()
    words = materials.library.findings[finding]
    names = materials.names(recorded)
    said = [re.sub(r"\{\{ (\w+) \}\}", lambda name: names[name[1]], text) for text in (words.notice, words.told)]
    return {f"{text[:1].upper()}{text[1:]}" for text in said if text}


def reached(finding: str, recorded: Findings) -> Urgency:
    """The most urgent new reason there would be if the finding started now."""
    protocol = shipped().protocol
    now = {reason.rule for reason in assess(protocol, recorded).reasons}
    then = assess(protocol, {**recorded, finding: YES}).reasons
    return max((reason.urgency for reason in then if reason.rule not in now), default=Urgency.SELF_CARE)


@settings(max_examples=50)
@given(person())
def test_every_sign_that_would_raise_the_urgency_stands_in_the_advice(recorded: dict[str, Value]) -> None:
    protocol, text = shipped().protocol, text_for(recorded)
    now = assess(protocol, recorded).urgency
    for finding in ASKABLE.values():
        if finding.yes_no and not finding.lasting:
            then = assess(protocol, {**recorded, finding.id: YES}).urgency
            raises = then > max(now, Urgency.PHYSIO)

            assert not raises or lines_for(finding.id, recorded) & set(signs_in(text, then))


@settings(max_examples=50)
@given(person())
def test_nothing_stands_in_the_advice_that_would_not_raise_the_urgency(recorded: dict[str, Value]) -> None:
    text, words = text_for(recorded), shipped().library.findings
    now = assess(shipped().protocol, recorded).urgency
    asked = {finding.id for finding in ASKABLE.values() if finding.yes_no}
    for level in HEADINGS:
        for line in signs_in(text, level):
            sharing = {id_ for id_ in asked if words[id_].notice and line in lines_for(id_, recorded)}
            meant = sharing or {id_ for id_ in asked if line in lines_for(id_, recorded)}

            assert meant
            assert {reached(finding, recorded) for finding in meant} == {level}
            assert level > now or level == now == Urgency.EMERGENCY


@settings(max_examples=50)
@given(person())
def test_every_sign_rests_on_a_source_that_the_advice_names(recorded: dict[str, Value]) -> None:
    protocol = shipped().protocol
    now = assess(protocol, recorded)
    turn = Advice(shipped(), now, recorded).outcome()
    named = {source.partition("]")[0].lstrip("[") for source in turn.sources}
    known = {reason.rule for reason in now.reasons}
    for level, signs in watch(protocol, recorded).items():
        for sign in signs:
            then = assess(protocol, {**recorded, sign: YES}).reasons

            assert any(named & set(each.sources) for each in then if each.urgency == level and each.rule not in known)


@settings(max_examples=25)
@given(person())
def test_no_line_stands_twice(recorded: dict[str, Value]) -> None:
    text = text_for(recorded)
    lines = [line for level in HEADINGS for line in signs_in(text, level)]

    assert len(set(lines)) == len(lines)


@pytest.mark.parametrize("urgency", CONTEXTS)
def test_the_example_has_the_urgency_it_is_for(urgency: str) -> None:
    assert assess(shipped().protocol, somebody(**CONTEXTS[urgency])).urgency.id == urgency


@pytest.mark.parametrize(
    ("urgency", "levels"),
    [
        ("self_care", list(HEADINGS)),
        ("physio", list(HEADINGS)),
        ("soon", [Urgency.EMERGENCY, Urgency.URGENT]),
        ("urgent", [Urgency.EMERGENCY]),
        ("emergency", [Urgency.EMERGENCY]),
    ],
)
def test_an_ending_lists_the_signs_of_the_levels_above_it(urgency: str, levels: list[Urgency]) -> None:
    text = text_for(somebody(**CONTEXTS[urgency]))

    assert [level for level in HEADINGS if signs_in(text, level)] == levels


@pytest.mark.parametrize("urgency", CONTEXTS)
def test_no_list_is_too_long_to_read(urgency: str) -> None:
    text = text_for(somebody(**CONTEXTS[urgency]))

    assert all(len(signs_in(text, level)) <= 26 for level in HEADINGS)


@pytest.mark.parametrize("urgency", CONTEXTS)
def test_the_signs_of_somebody_looked_after_are_theirs(urgency: str) -> None:
    text = text_for(somebody(**CONTEXTS[urgency], answering_for="someone"))

    assert [
        line
        for level in HEADINGS
        for line in signs_in(text, level)
        if re.search(r"\b(you|your|yours|yourself)\b", line.lower())
    ] == []


# What everybody was told before the lists were worked out; the meaning of each line is still there for whom it is true.
TOLD_TO_ALL = {
    Urgency.EMERGENCY: [
        "Numbness or tingling between your legs",
        "bottom or private parts",
        "Pee that is hard to start, leaks, or cannot be felt",
        "Loss of control of poo, or no feeling when it comes",
        "Loss of feeling in sex, or sex that no longer works",
        "Pain, tingling, numbness or weakness in both legs",
        "a weak leg or foot that gets worse fast, or that comes with unsteady steps",
        "a fever with weakness or numbness, a weak immune system, injected drugs, steroid tablets, or a needle",
        "Chest pain, trouble breathing, a faint",
        "pain like a rip, or a throbbing lump in the belly",
        "Very bad belly pain",
        "black poo, or blood in vomit",
        "Being confused or very drowsy",
        "skin that is blotchy, blue or very pale",
        "A bad headache with a stiff neck, or light that hurts the eyes",
        "suddenly cold, pale or blue",
        "A big accident",
        "a fall after which a leg cannot take weight",
        "Too much pain medicine, even if you feel well",
        "Thoughts of suicide or self-harm",
        "To talk to someone now about dark thoughts, call 111 (option 2), Samaritans on 116 123, or 999.",
    ],
    Urgency.URGENT: [
        "Fever, shaking chills, or night sweats that soak the bed",
        "A leg or foot that gets weaker, or a foot that drags",
        "New unsteady steps, clumsy",
        "you cannot stand or walk",
        "Pain in one side with burning or cloudy pee, pain in waves, or blood in the pee",
        "One calf that is newly swollen, hot or sore",
        "A new rash in a band, or a red, painful eye",
        "Low belly pain with a new discharge or bleeding",
    ],
    Urgency.SOON: [
        "Pain that gets worse and worse over 2 weeks",
        "Pain all the time that wakes you at night, in any position",
        "Weight loss without trying, or feeling very tired or ill for weeks",
        "Pain in the upper back, or like a band around the body",
        "A new lump on the back, a back that changes shape",
    ],
}


def section(text: str, level: Urgency) -> str:
    return text.partition(f"## {HEADINGS[level]}\n")[2].partition("\n## ")[0]


@pytest.mark.parametrize(("level", "line"), [(level, line) for level, lines in TOLD_TO_ALL.items() for line in lines])
def test_nobody_is_told_less_than_before(level: Urgency, line: str) -> None:
    assert line in section(text_for(somebody()), level)


@pytest.mark.parametrize(
    "line",
    [
        "bleeding, leaking water",
        "tight pains that come and go",
        "a baby that moves less",
        "head or belly",
        "or a faint",
    ],
)
def test_whoever_may_be_pregnant_is_told_the_signs_in_pregnancy(line: str) -> None:
    assert line in section(text_for(somebody(**MIGHT_BE_PREGNANT)), Urgency.EMERGENCY)


@pytest.mark.parametrize("thinner", [YES, UNSURE])
def test_whoever_may_be_on_a_blood_thinner_is_told_what_counts_then(thinner: str) -> None:
    sentence = "On a blood thinner, call too for a fall, sudden bad pain, weakness or numbness."

    assert sentence in section(text_for(somebody(anticoagulants=thinner)), Urgency.EMERGENCY)


def test_from_age_65_a_small_fall_needs_a_look_the_same_day() -> None:
    assert "after a small fall, a bump or a lift" in section(text_for(somebody(age=65)), Urgency.URGENT)


def test_with_thin_bones_a_small_fall_needs_a_look_the_same_day() -> None:
    assert "Pain after a small fall, a bump, a lift" in section(text_for(somebody(osteoporosis=YES)), Urgency.URGENT)


@pytest.mark.parametrize("unknown", ["osteoporosis", "steroid_use"])
def test_with_bones_that_may_be_thin_a_small_fall_is_named(unknown: str) -> None:
    text = text_for(somebody(**{unknown: UNSURE}))

    assert "a small fall, bump or lift needs a doctor the same day too." in section(text, Urgency.URGENT)


def test_with_cancer_night_pain_moves_to_the_same_day() -> None:
    night = "Pain all the time that wakes you at night, in any position"
    text = text_for(somebody(cancer_history=YES))

    assert night in signs_in(text, Urgency.URGENT)


def test_a_line_is_shared_only_while_all_that_share_it_are_watched_for() -> None:
    lines = watch_in_words(shipped(), somebody(bladder_incontinence=YES))["emergency"]

    assert "New trouble starting to pee, or feeling when the bladder is full" in lines
    assert [line for line in lines if "leak" in line and "water" not in line] == []


WITH_FEVER = "Call too for a fever with weakness"
WEAK_LEG = "Call too for a weak leg or foot"


def test_whoever_has_neither_is_told_what_counts_with_a_fever_and_a_weak_leg() -> None:
    text = section(text_for(somebody()), Urgency.EMERGENCY)

    assert WITH_FEVER in text
    assert WEAK_LEG in text


@pytest.mark.parametrize("given", [{"immunosuppressed": YES}, {"fever": YES}])
def test_where_any_fever_is_named_or_there_a_fever_with_more_is_not(given: dict[str, Value]) -> None:
    assert WITH_FEVER not in text_for(somebody(**given))


@pytest.mark.parametrize("given", [{"cancer_history": YES}, {"progressive_leg_weakness": YES}, {"foot_drop": YES}])
def test_where_any_weak_leg_is_named_or_there_a_weak_leg_with_more_is_not(given: dict[str, Value]) -> None:
    assert WEAK_LEG not in text_for(somebody(**given))


def test_the_signs_that_need_help_at_once_are_known_by_their_ids() -> None:
    recorded = somebody(immunosuppressed=YES)
    named = watch_for_templates(shipped(), recorded)["at_once"]

    assert isinstance(named, dict)
    assert {id_ for id_, value in named.items() if value == YES} == set(
        watch(shipped().protocol, recorded)[Urgency.EMERGENCY]
    )


def test_months_of_steroid_tablets_do_not_newly_start() -> None:
    assert "teroid tablets for 3 months" not in section(text_for(somebody()), Urgency.SOON)


def test_a_new_illness_that_makes_it_hard_to_fight_germs_is_named() -> None:
    lines = signs_in(text_for(somebody()), Urgency.SOON)

    assert "A new illness or drug that makes it hard to fight germs" in lines


def test_without_answers_there_is_still_a_list_for_every_level() -> None:
    assert all(watch_in_words(shipped(), {}).values())


def test_a_warning_that_goes_takes_its_line_with_it(materials: Materials) -> None:
    milder = replace(materials.protocol.vocabulary["calf_swelling"], warning=None)
    vocabulary = {**materials.protocol.vocabulary, "calf_swelling": milder}
    changed = replace(materials, protocol=replace(materials.protocol, vocabulary=vocabulary))

    assert [line for line in watch_in_words(changed, somebody())["urgent"] if "calf" in line] == []
