"""A dialogue is read as it is meant, and must end, reach everything and forget nothing."""

from pathlib import Path

import pytest

from tests.source.tools import said_of_small, small_protocol
from triage.model.flow import OUTCOME, Branch, Question
from triage.model.guard import Is, Within
from triage.source.protocol import load_protocol, read_protocol

AGAIN = "signs_again: {section: all_of_it, kind: checklist, asks_again: signs}"
LIFTING = "lifting: {section: all_of_it, kind: yes_no, records: lifting}"
SIGNS = "signs: {section: all_of_it, kind: checklist, asks: [fever, numb]}"
REVIEW = "review: {section: all_of_it, kind: review}"


def question(folder: Path, id_: str, find: str = "", replace: str = "") -> Question:
    return load_protocol(small_protocol(folder, "lower-back.yaml", find, replace)).flow.questions[id_]


def test_a_question_leads_to_the_next_in_the_file(tmp_path: Path) -> None:
    assert question(tmp_path, "age").then == (Branch("sex"),)


def test_the_last_question_leads_to_the_end(tmp_path: Path) -> None:
    assert question(tmp_path, "review").then == (Branch(OUTCOME),)


def test_branches_are_kept_in_their_order(tmp_path: Path) -> None:
    then = LIFTING.replace("}", ", then: [{when: {lifting: yes}, go: review}, {go: review}]}")

    assert question(tmp_path, "lifting", LIFTING, then).then == (
        Branch("review", Is("lifting", frozenset({"yes"}))),
        Branch("review"),
    )


def test_a_condition_on_a_question_is_read(tmp_path: Path) -> None:
    assert question(tmp_path, "sex").when == Within("age", 10, 120)


def test_only_the_emergency_items_are_asked_again(tmp_path: Path) -> None:
    assert question(tmp_path, "signs_again").asks == ("numb",)


def test_a_sensitive_question_is_marked(tmp_path: Path) -> None:
    assert question(tmp_path, "lifting", LIFTING, LIFTING.replace("}", ", sensitive: true}")).sensitive


@pytest.mark.parametrize(
    ("find", "replace", "messages"),
    [
        (
            "explanations: [nerves, infection]",
            "explanations: []",
            ["14:15: T010 `explanations` needs at least one explanation"],
        ),
        ("version: 1", "version: one", ["2:10: T012 `version` is a whole number, not `one`"]),
        ("start: signs", "start: sings", ["5:8: T026 no question is called `sings`; did you mean `signs`?"]),
        (REVIEW, "review: last", ["13:11: T008 the question `review` is written as fields (`name: value`)"]),
        (REVIEW, "review: {kind: review}", ["13:11: T010 the question `review` needs the field `section`"]),
        (
            REVIEW,
            "review: {section: all_of_it, kind: revue}",
            ["13:38: T011 `kind` cannot be `revue`; did you mean `review`?"],
        ),
        (REVIEW, "review: {section: end, kind: review}", ["13:21: T027 `section` cannot be `end`; one of all_of_it"]),
        (
            "  review:",
            "  outcome:",
            ["13:3: T015 `outcome` is the name of the end; call the question otherwise"],
        ),
        (
            REVIEW,
            "review: {section: all_of_it, kind: review, records: age}",
            ["13:11: T016 the question `review`, a review, takes no finding"],
        ),
        (
            LIFTING,
            "lifting: {section: all_of_it, kind: yes_no}",
            ["12:12: T016 the question `lifting`, a yes_no, takes `records`"],
        ),
        (
            SIGNS,
            "signs: {section: all_of_it, kind: checklist, asks: [fever, numb], asks_again: age}",
            ["7:10: T016 the question `signs`, a checklist, takes `asks` or `asks_again`"],
        ),
        (
            LIFTING,
            "lifting: {section: all_of_it, kind: checklist, asks: []}",
            ["12:56: T016 the question `lifting` asks nothing; a checklist has at least one item"],
        ),
        (
            AGAIN,
            AGAIN.replace(": signs}", ": age}"),
            ["8:66: T016 `age` has no emergency item; there is nothing to ask again"],
        ),
        (
            AGAIN,
            AGAIN.replace(": signs}", ": sings}"),
            ["8:66: T026 no question is called `sings`; did you mean `signs`?"],
        ),
        (
            LIFTING,
            LIFTING.replace("records: lifting", "records: liftin"),
            ["12:56: T022 no finding is called `liftin`; did you mean `lifting`?"],
        ),
        (
            LIFTING,
            LIFTING.replace("records: lifting", "records: ill"),
            ["12:12: T017 `ill` is worked out from other findings; it is never asked"],
        ),
        (
            "kind: scale",
            "kind: number",
            ["11:9: T017 `pain` cannot be asked as a `number`; its answers are of another kind"],
        ),
        (
            "kind: number",
            "kind: scale",
            ["9:8: T017 `age` cannot be asked as a `scale`; its answers are of another kind"],
        ),
        (
            "kind: choice",
            "kind: yes_no",
            ["10:8: T017 `sex` cannot be asked as a `yes_no`; its answers are of another kind"],
        ),
        (
            "kind: yes_no",
            "kind: choice",
            ["12:12: T017 `lifting` cannot be asked as a `choice`; its answers are of another kind"],
        ),
        (
            LIFTING,
            LIFTING.replace("}", ", then: review}"),
            ["12:71: T008 `then` is a list"],
        ),
        (LIFTING, LIFTING.replace("}", ", then: []}"), ["12:71: T018 `then` of `lifting` needs at least one branch"]),
        (
            LIFTING,
            LIFTING.replace("}", ", then: [review]}"),
            ["12:72: T008 a branch is written as fields (`name: value`)"],
        ),
        (
            LIFTING,
            LIFTING.replace("}", ", then: [{when: {lifting: yes}, go: review}]}"),
            ["12:72: T018 the last branch of `lifting`, and only the last, leads on without a `when`"],
        ),
        (
            LIFTING,
            LIFTING.replace("}", ", then: [{go: review}, {go: review}]}"),
            ["12:72: T018 the last branch of `lifting`, and only the last, leads on without a `when`"],
        ),
        (
            LIFTING,
            LIFTING.replace("}", ", then: [{go: revue}]}"),
            ["12:77: T026 no question is called `revue`; did you mean `review`?"],
        ),
        (LIFTING, LIFTING.replace("}", ", then: [{}]}"), ["12:72: T010 a branch needs the field `go`"]),
    ],
)
def test_a_slip_in_the_flow_is_told_where_it_stands(
    tmp_path: Path, find: str, replace: str, messages: list[str]
) -> None:
    assert said_of_small(tmp_path, "lower-back.yaml", find, replace) == [f"lower-back.yaml:{line}" for line in messages]


def test_a_flow_is_no_list(tmp_path: Path) -> None:
    said = said_of_small(tmp_path, "lower-back.yaml", "flow: lower-back\n", "[flow]\n---\n")

    assert " T004 " in said[0]


def test_the_frame_of_a_flow_is_told_field_by_field(tmp_path: Path) -> None:
    small_protocol(tmp_path)
    (tmp_path / "lower-back.yaml").write_text("flow: lower-back", encoding="utf-8")

    assert len(said_of_small_as_is(tmp_path)) == 6


def said_of_small_as_is(folder: Path) -> list[str]:
    return [str(problem) for problem in read_protocol(folder)[1].found]


def test_a_flow_written_as_a_list_is_told(tmp_path: Path) -> None:
    small_protocol(tmp_path)
    (tmp_path / "lower-back.yaml").write_text("- flow", encoding="utf-8")

    assert [line.split(" ", 1)[1] for line in said_of_small_as_is(tmp_path)] == [
        "T008 the flow is written as fields (`name: value`)"
    ]


@pytest.mark.parametrize(
    ("find", "replace", "messages"),
    [
        (
            LIFTING,
            LIFTING.replace("}", ", then: [{when: {lifting: unsure}, go: sex}, {go: review}]}"),
            ["10:3: T031 the flow would not end: `sex` → `pain` → `lifting` → `sex`"],
        ),
        (
            LIFTING,
            LIFTING.replace("}", ", then: [{when: {lifting: unsure}, go: lifting}, {go: review}]}"),
            ["12:3: T031 the flow would not end: `lifting` → `lifting`"],
        ),
        (
            LIFTING,
            LIFTING.replace("}", ", then: [{go: outcome}]}"),
            ["13:3: T030 no answer leads to the question `review`"],
        ),
        (
            "start: signs",
            "start: signs_again",
            [
                "7:3: T030 no answer leads to the question `signs`",
            ],
        ),
        (
            f"{LIFTING}\n",
            f"{LIFTING}\n  lifting_too: {{section: all_of_it, kind: yes_no, records: lifting}}\n",
            ["13:3: T033 `lifting` is asked by `lifting` already"],
        ),
        (
            SIGNS,
            SIGNS.replace("]}", "], when: {lifting: yes}}"),
            ["7:3: T034 whether `signs` is asked depends on `lifting`, which is not asked before it"],
        ),
        (
            SIGNS,
            SIGNS.replace("]}", "], when: {sex: male, ill: yes}}"),
            ["7:3: T034 whether `signs` is asked depends on `sex`, which is not asked before it"],
        ),
        (
            SIGNS,
            SIGNS.replace("]}", "], then: [{when: {sex: male}, go: age}, {go: signs_again}]}"),
            ["7:3: T034 where `signs` leads depends on `sex`, which is not asked before"],
        ),
        (
            f"{SIGNS}\n  {AGAIN}",
            f"signs: {AGAIN.partition(': ')[2].replace(': signs}', ': other}')}\n  other: {SIGNS.partition(': ')[2]}",
            ["7:3: T034 `signs` asks `other` again, which is not asked before it"],
        ),
    ],
)
def test_a_flow_that_does_not_hold_together_is_told(
    tmp_path: Path, find: str, replace: str, messages: list[str]
) -> None:
    assert said_of_small(tmp_path, "lower-back.yaml", find, replace) == [f"lower-back.yaml:{line}" for line in messages]


def test_a_question_may_lead_on_by_its_own_answer(tmp_path: Path) -> None:
    branched = SIGNS.replace("]}", "], then: [{when: {fever: yes}, go: age}, {go: signs_again}]}")

    assert said_of_small(tmp_path, "lower-back.yaml", SIGNS, branched) == []


def test_an_item_that_applies_by_what_is_asked_with_it_is_fine(tmp_path: Path) -> None:
    applies = "numb: {answers: yes_no, applies: {fever: yes}, warning"

    assert said_of_small(tmp_path, "findings.yaml", "numb: {answers: yes_no, warning", applies) == []


def test_an_item_that_applies_by_a_later_answer_is_told(tmp_path: Path) -> None:
    applies = "numb: {answers: yes_no, applies: {lifting: yes}, warning"

    assert said_of_small(tmp_path, "findings.yaml", "numb: {answers: yes_no, warning", applies) == [
        f"lower-back.yaml:{line}: T034 whether `{question}` is asked depends on `lifting`, which is not asked before it"
        for line, question in (("7:3", "signs"), ("8:3", "signs_again"))
    ]


def test_a_warning_sign_that_no_question_asks_is_told(tmp_path: Path) -> None:
    said = said_of_small(tmp_path, "lower-back.yaml", "asks: [fever, numb]", "asks: [numb]")

    assert said == ["findings.yaml:4:1: T033 `fever` is a warning sign, but no question asks it"]


def test_a_flow_of_thousands_of_questions_is_followed_to_its_end(tmp_path: Path) -> None:
    many = "".join(f"  q{n}: {{section: all_of_it, kind: review}}\n" for n in range(3000))

    assert said_of_small(tmp_path, "lower-back.yaml", f"  {REVIEW}\n", many) == []
