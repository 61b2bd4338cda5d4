"""Advice for findings from a file: nothing is guessed, everything wrong is told at once."""

import json

import pytest

from tests.patients import EVERY_ID, UNREMARKABLE, shipped, walk_with
from triage.errors import ProblemsFound
from triage.model.protocol import Protocol
from triage.model.urgency import Urgency
from triage.services.assessing import Rest, as_text, assess_text, read_findings, to_json
from triage.services.materials import Materials


def problems(text: str | bytes) -> list[str]:
    """What is wrong with a file of findings."""
    content = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(ProblemsFound) as found:
        read_findings(shipped().protocol, content, "findings.yaml")
    return [str(problem) for problem in found.value.problems]


def test_yaml_is_read(protocol: Protocol) -> None:
    assert read_findings(protocol, b"fever: yes\nage: 40\n", "f") == {"fever": "yes", "age": 40}


def test_json_is_read(protocol: Protocol) -> None:
    assert read_findings(protocol, b'{"fever": "yes", "age": 40}', "f") == {"fever": "yes", "age": 40}


def test_json_true_and_false_are_yes_and_no(protocol: Protocol) -> None:
    assert read_findings(protocol, b'{"fever": true, "rash": false}', "f") == {"fever": "yes", "rash": "no"}


def test_json_with_a_byte_order_mark_is_read(protocol: Protocol) -> None:
    assert read_findings(protocol, b'\xef\xbb\xbf{"fever": "yes"}', "f") == {"fever": "yes"}


def test_json_as_a_program_writes_it_is_read(protocol: Protocol) -> None:
    findings = {**UNREMARKABLE, "fever": "unsure"}

    assert read_findings(protocol, json.dumps(findings).encode(), "f") == findings


def test_no_in_yaml_is_an_answer_and_not_false(protocol: Protocol) -> None:
    assert read_findings(protocol, b"fever: no", "f") == {"fever": "no"}


def test_a_finding_that_does_not_exist_is_named() -> None:
    assert "T022 no finding is called `pain_scor`" in problems("fever: yes\npain_scor: 5\n")[0]


def test_a_finding_that_does_not_exist_is_told_where_it_is_named() -> None:
    assert problems("fever: yes\n  \npain_scor: five or six\n")[0].startswith("findings.yaml:3:1: ")


def test_json_indented_with_tabs_is_read(protocol: Protocol) -> None:
    assert read_findings(protocol, b'{\n\t"fever": "yes",\n\t"age": 40\n}\n', "x") == {"fever": "yes", "age": 40}


def test_an_emergency_never_stands_without_its_number() -> None:
    materials = shipped()
    assessed_now = assess_text(materials.protocol, b"saddle_numbness: yes\nregion: nz\n", "x", "no")

    assert as_text(materials, assessed_now).splitlines()[1] == "Emergency: 111"


def test_what_is_not_confirmed_is_told_of_the_person_looked_after() -> None:
    materials = shipped()
    assessed_now = assess_text(materials.protocol, b"answering_for: someone\nsaddle_numbness: unsure\n", "x", "no")

    unconfirmed = as_text(materials, assessed_now).partition("Not confirmed")[2]
    assert "their legs" in unconfirmed
    assert "your legs" not in unconfirmed


def test_what_counted_while_not_sure_is_told_as_not_confirmed() -> None:
    materials = shipped()
    findings = b"age: 67\nflank_colic: yes\nflank_colic_first_ever: unsure\n"

    text = as_text(materials, assess_text(materials.protocol, findings, "x", "no"))
    assert "Not confirmed (1): a first pain of this kind, in waves from the side" in text


def test_a_slip_of_the_pen_is_met_with_a_suggestion() -> None:
    assert problems("fevr: yes")[0].endswith("; did you mean `fever`?")


def test_a_value_that_does_not_exist_is_named_with_its_place() -> None:
    assert problems("fever: yess")[0] == "findings.yaml:1:8: T023 `fever` cannot be `yess`; did you mean `yes`?"


def test_a_value_far_from_any_is_met_with_those_there_are() -> None:
    assert problems("fever: 39")[0].endswith("; one of yes, no, unsure")


@pytest.mark.parametrize(
    "age",
    ["400", "-1", "ten", "3.5", "1e1", "\N{ARABIC-INDIC DIGIT THREE}", "0x10", "9999999999999999999999", "true", "''"],
)
def test_an_impossible_number_is_refused(age: str) -> None:
    assert "`age` is a whole number from 0 to 120 (years)" in problems(f"age: {age}")[0]


def test_everything_wrong_is_told_at_once() -> None:
    assert [problem.split()[1] for problem in problems("fevr: yes\nfever: yess\nage: 400\n")] == [
        "T022",
        "T023",
        "T012",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "- fever",
        "fever",
        "fever: [yes]",
        "fever: {a: b}",
        "fever: yes\nfever: no",
        "a: &x yes\nfever: *x",
        "fever: !!python/object/apply:os.system [ls]",
        "{",
        "[" * 100_000,
        "x" * 300_000,
        b"\xff\xfe\x00",
        "fever: 'a\x1b[2Jb'",
        "fever: yes\n---\nfever: no",
    ],
    ids=lambda text: repr(text)[:24],
)
def test_a_file_that_is_not_findings_is_refused(text: str | bytes) -> None:
    assert problems(text)


@pytest.mark.parametrize("text", ["fever: 'a\x1b[2J\x07b'", "'\x1b]0;x\x07': yes", "fevr\u202e: yes"])
def test_a_problem_never_hands_back_what_a_terminal_could_act_on(text: str) -> None:
    assert [problem for problem in problems(text) if not problem.isprintable()] == []


def assessed(text: str, rest: Rest = "no") -> dict[str, object]:
    """The advice for a file, as JSON."""
    materials = shipped()
    found: dict[str, object] = json.loads(to_json(materials, assess_text(materials.protocol, text.encode(), "f", rest)))
    return found


def test_what_is_not_given_counts_as_no_when_asked() -> None:
    assert assessed("age: 40", "no")["urgency"] == "self_care"


def test_what_is_not_given_counts_as_unsure_when_asked() -> None:
    assert assessed("age: 40", "unsure")["urgency"] == "urgent"


def test_what_was_given_is_not_filled_in() -> None:
    assert assessed("fever: yes", "no")["urgency"] == "urgent"


def test_how_many_were_filled_in_is_told(protocol: Protocol) -> None:
    asked = {finding for question in protocol.flow.questions.values() for finding in question.asks}
    askable = [finding for finding in asked if protocol.vocabulary[finding].yes_no]

    assert assessed("fever: yes")["filled"] == len(askable) - 1


def test_facts_that_decide_and_are_missing_are_listed() -> None:
    assert assessed("fever: yes")["missing"] == ["age", "sex", "duration", "pain_now", "trauma_age"]


def test_facts_that_were_given_are_not_missing() -> None:
    assert (
        assessed("{age: 40, sex: male, duration: under_2_weeks, trauma_age: no_injury, pain_now: 3}")["missing"] == []
    )


def test_reasons_have_their_findings_and_sources() -> None:
    reasons = assessed("fever: yes")["reasons"]

    assert isinstance(reasons, list)
    assert reasons[0]["rule"] == "fever"
    assert reasons[0]["findings"] == {"fever": "yes"}
    assert reasons[0]["sources"] == ["F1", "F2", "F9", "F13", "F22"]


def test_a_level_that_was_lowered_is_told() -> None:
    assert assessed("{major_trauma: yes, trauma_age: over_2_weeks}")["replaced"] == {"major_trauma": "R18"}


def test_what_was_not_confirmed_is_told() -> None:
    assert assessed("fever: unsure")["unconfirmed"] == ["fever"]


def test_the_protocol_is_named(protocol: Protocol) -> None:
    assert assessed("fever: yes")["protocol"] == {
        "id": "lower-back",
        "version": protocol.flow.version,
        "digest": protocol.digest,
        "reviewed_by": "nobody",
    }


def test_the_findings_of_a_walk_give_the_advice_of_the_walk(protocol: Protocol) -> None:
    walks = {id_: walk_with(id_) for id_ in EVERY_ID[::4]}
    files = {id_: json.dumps(dict(walk.interview.recorded)).encode() for id_, walk in walks.items()}
    advice = {id_: assess_text(protocol, file, "f", "no").assessment.urgency for id_, file in files.items()}

    assert advice == {id_: walk.outcome.urgency for id_, walk in walks.items()}


def text_of(findings: str) -> str:
    """The advice for a file, as lines to read."""
    materials = shipped()
    return as_text(materials, assess_text(materials.protocol, findings.encode(), "f", "no"))


def test_the_text_begins_with_how_soon(materials: Materials) -> None:
    assert text_of("fever: yes").splitlines()[0] == materials.library.outcome_title(Urgency.URGENT)


def test_the_text_gives_each_reason_with_its_sources() -> None:
    assert any(
        line.startswith("- urgent: ") and line.endswith("[F1, F2, F9, F13, F22]")
        for line in text_of("fever: yes").splitlines()
    )


def test_the_text_counts_what_was_not_confirmed() -> None:
    assert "Not confirmed (1): " in text_of("fever: unsure")


def test_the_text_names_the_protocol(protocol: Protocol) -> None:
    assert text_of("age: 40").endswith(f"Protocol lower-back 1, {protocol.digest[:12]}, reviewed by nobody")
