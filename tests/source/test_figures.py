"""The figures of findings: shares that make a whole, for everybody, and where each comes from."""

import pytest

from tests.engine.protocols import protocol, question
from tests.source.tools import read
from triage.model.flow import Question
from triage.model.guard import ALWAYS, AnyOf, Is, Within
from triage.model.prevalence import Figure, Portion
from triage.model.protocol import Protocol
from triage.model.vocabulary import YES_NO, Finding, Numbers, Words
from triage.source.figures import Figures, asked, read_figures

YES = frozenset({"yes"})
FEVER = "fever: {yes: 2, assumption: rare}"
AGE = "age: {spread: {18 to 59: 80, 60: 20}, assumption: adults}"
SEX = "sex: {spread: {female: 50, male: 50}, assumption: half}"


def small() -> Protocol:
    """Three findings that are asked, one worked out, one never asked."""
    vocabulary = {
        "fever": Finding("fever", Words(YES_NO)),
        "age": Finding("age", Numbers(0, 120, "years", scale=False)),
        "sex": Finding("sex", Words(("female", "male"))),
        "ill": Finding("ill", Words(YES_NO), derived=AnyOf((Is("fever", YES),))),
        "silent": Finding("silent", Words(YES_NO)),
    }
    questions: dict[str, Question] = {id_: question(id_) for id_ in ("fever", "age", "sex")}
    return protocol(questions, vocabulary)


def figures(*lines: str) -> tuple[Figures, list[str]]:
    """What is read of these lines, and what is said of them."""
    return read("\n".join(lines), lambda reader, node: read_figures(reader, node, small()))


def said(line: str) -> list[str]:
    """What is said of a line that stands in place of one of the three."""
    others = [other for other in (FEVER, AGE, SEX) if other.partition(":")[0] != line.partition(":")[0]]
    return figures(line, *others)[1]


def test_what_some_question_asks_is_asked() -> None:
    assert [finding.id for finding in asked(small())] == ["fever", "age", "sex"]


def test_who_says_neither_yes_nor_unsure_says_no() -> None:
    read_as, told = figures("fever: {yes: 2, unsure: 0.25, assumption: rare}", AGE, SEX)

    assert told == []
    portions = (Portion(("no",), 9775), Portion(("unsure",), 25), Portion(("yes",), 200))
    assert read_as.figures["fever"] == (Figure(ALWAYS, portions, (), "rare"),)


def test_numbers_are_spread_over_ranges_and_single_ones() -> None:
    read_as, _ = figures(FEVER, AGE, SEX)

    assert read_as.figures["age"][0].portions == (Portion(tuple(range(18, 60)), 8000), Portion((60,), 2000))


def test_words_are_spread_by_their_shares() -> None:
    read_as, _ = figures(FEVER, AGE, SEX)

    assert read_as.figures["sex"][0].portions == (Portion(("female",), 5000), Portion(("male",), 5000))


def test_a_figure_can_be_for_some_people_only() -> None:
    read_as, told = figures(
        "fever: [{given: {age: {at_least: 60}}, yes: 5, assumption: old}, {yes: 1, assumption: young}]", AGE, SEX
    )

    assert told == []
    assert [figure.given for figure in read_as.figures["fever"]] == [Within("age", 60, 120), ALWAYS]


def test_a_finding_is_drawn_after_those_that_its_figures_read() -> None:
    read_as, _ = figures(
        "fever: [{given: {age: {at_least: 60}}, yes: 5, assumption: old}, {yes: 1, assumption: young}]", AGE, SEX
    )

    assert read_as.order.index("age") < read_as.order.index("fever") < read_as.order.index("ill")


def test_what_is_never_asked_is_not_drawn() -> None:
    assert "silent" not in figures(FEVER, AGE, SEX)[0].order


def test_a_cited_figure_names_its_sources() -> None:
    read_as, _ = figures("fever: {yes: 2, sources: [F1, F2]}", AGE, SEX)

    assert read_as.figures["fever"][0].sources == ("F1", "F2")
    assert [word.text for word in read_as.source_words] == ["F1", "F2"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("fever: {yes: 2}", "1:8: T070"),
        ("fever: {yes: 2, sources: [F1], assumption: rare}", "1:8: T070"),
        ("fever: {yes: 2, sources: []}", "1:26: T070"),
        ("fever: {yes: 2, assumption: ' '}", "1:29: T010"),
        ("fever: {yes: 60, unsure: 41, assumption: rare}", "1:8: T072"),
        ("fever: {yes: -1, assumption: rare}", "1:14: T073"),
        ("fever: {yes: 100.01, assumption: rare}", "1:14: T073"),
        ("fever: {yes: 0.125, assumption: rare}", "1:14: T073"),
        ("fever: {yes: 2 %, assumption: rare}", "1:14: T073"),
        ("fever: {unsure: 2, assumption: rare}", "1:8: T010"),
        ("fever: {spread: {yes: 2, no: 98}, assumption: rare}", "1:9: T009"),
        ("fever: rare", "1:8: T008"),
        ("fever: []", "1:8: T074"),
        ("fever: {given: {sex: male}, yes: 1, assumption: rare}", "1:8: T074"),
        ("fever: [{yes: 1, assumption: rare}, {yes: 2, assumption: rare}]", "1:9: T074"),
        ("fever: [{given: {sex: man}, yes: 1, assumption: rare}, {yes: 2, assumption: rare}]", "1:23: T023"),
        ("sex: {spread: {female: 50, male: 49}, assumption: half}", "1:15: T072"),
        ("sex: {spread: {female: 50, man: 50}, assumption: half}", "1:28: T023"),
        ("sex: {yes: 50, assumption: half}", "1:7: T009"),
        ("sex: {assumption: half}", "1:6: T010"),
        ("age: {spread: {60 to 18: 100}, assumption: adults}", "1:16: T023"),
        ("age: {spread: {18 to 121: 100}, assumption: adults}", "1:16: T023"),
        ("age: {spread: {18-60: 100}, assumption: adults}", "1:16: T023"),
    ],
)
def test_a_mistake_is_told_with_its_place(line: str, code: str) -> None:
    assert [told for told in said(line) if told.startswith(code)] != []


def test_a_finding_that_is_asked_needs_a_figure() -> None:
    assert figures(FEVER, AGE)[1] == ["1:1: T071 `sex` is asked, but nothing says how often which answer is given"]


def test_what_is_worked_out_has_no_figure() -> None:
    told = figures(FEVER, AGE, SEX, "ill: {yes: 1, assumption: rare}")[1]

    assert told == ["4:1: T075 `ill` is worked out from other findings; only what is asked has figures"]


def test_a_finding_that_does_not_exist_is_told() -> None:
    told = figures(FEVER, AGE, SEX, "fevr: {yes: 1, assumption: rare}")[1]

    assert told == ["4:1: T022 no finding is called `fevr`; did you mean `fever`?"]


def test_figures_that_wait_for_each_other_are_told() -> None:
    told = figures(
        "fever: [{given: {sex: male}, yes: 5, assumption: men}, {yes: 1, assumption: others}]",
        AGE,
        "sex: [{given: {ill: yes}, spread: {male: 100}, assumption: men}, {spread: {female: 100}, assumption: others}]",
    )[1]

    assert told == ["1:1: T025 how often `fever` is said depends on itself, in a circle"]


def test_nothing_but_fields_is_told_once() -> None:
    assert figures("- fever")[1] == ["1:1: T008 `findings` is written as fields (`name: value`)"]
