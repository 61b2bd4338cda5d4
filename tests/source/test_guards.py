"""Conditions are read as they are meant; one that says nothing is refused."""

import pytest

from tests.source.tools import read
from triage.model.guard import ALWAYS, All, AnyOf, Count, Guard, Is, Not, Within
from triage.model.urgency import Urgency
from triage.model.vocabulary import YES_NO, Answers, Finding, Numbers, Words
from triage.source.guards import read_guard, read_when

ANSWERS: dict[str, Answers] = {
    "fever": Words(YES_NO),
    "rash": Words(YES_NO),
    "sex": Words(("female", "male")),
    "age": Numbers(0, 120, "years", scale=False),
}
WARNINGS = {"fever": Urgency.URGENT, "rash": Urgency.URGENT}


def guard(text: str) -> Guard:
    read_as, said = read(text, lambda reader, node: read_guard(reader, node, ANSWERS, WARNINGS))
    assert said == []
    return read_as


def said(text: str) -> list[str]:
    return read(text, lambda reader, node: read_guard(reader, node, ANSWERS, WARNINGS))[1]


YES = frozenset({"yes"})


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("always", ALWAYS),
        ("fever: yes", Is("fever", YES)),
        ("fever: [yes, unsure]", Is("fever", frozenset({"yes", "unsure"}))),
        ("sex: male", Is("sex", frozenset({"male"}))),
        ("{fever: yes, sex: male}", All((Is("fever", YES), Is("sex", frozenset({"male"}))))),
        ("age: {at_least: 50}", Within("age", 50, 120)),
        ("age: {at_most: 9}", Within("age", 0, 9)),
        ("age: {at_least: 10, at_most: 60}", Within("age", 10, 60)),
        ("age: {at_least: 10, at_most: 10}", Within("age", 10, 10)),
        ("not: {fever: yes}", Not(Is("fever", YES))),
        ("all: [{fever: yes}, {rash: yes}]", All((Is("fever", YES), Is("rash", YES)))),
        ("any: [{fever: yes}, {rash: yes}]", AnyOf((Is("fever", YES), Is("rash", YES)))),
        ("any: [{fever: yes, rash: yes}]", AnyOf((All((Is("fever", YES), Is("rash", YES))),))),
        ("count: {of: [fever, rash], at_least: 2}", Count(("fever", "rash"), "yes", 2)),
        ("count: {of: [fever], answer: unsure, at_least: 1}", Count(("fever",), "unsure", 1)),
        ("count: {warning: urgent, at_least: 1}", Count(("fever", "rash"), "yes", 1)),
    ],
)
def test_a_guard_is_read_as_it_is_meant(text: str, meant: Guard) -> None:
    assert guard(text) == meant


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{}", "1:1: T021 a guard without a condition; write `always` if it always holds"),
        ("not: {}", "1:6: T021 a guard without a condition; write `always` if it always holds"),
        ("all: []", "1:6: T021 `all` needs at least one guard"),
        ("any: []", "1:6: T021 `any` needs at least one guard"),
        ("fever: []", "1:8: T021 `fever` needs at least one of its answers"),
        ("age: {}", "1:6: T021 no limit for `age` that a number could be inside or outside of"),
        (
            "age: {at_least: 60, at_most: 10}",
            "1:6: T021 no limit for `age` that a number could be inside or outside of",
        ),
        ("count: {of: [], at_least: 1}", "1:13: T021 `of` needs at least one finding"),
        (
            "count: {warning: soon, at_least: 1}",
            "1:18: T021 no finding has the warning `soon`; there is nothing to count",
        ),
        ("count: {of: [fever], at_least: 2}", "1:32: T021 `at_least` is from 1 to 1, the number of findings counted"),
        ("count: {of: [fever], at_least: 0}", "1:32: T021 `at_least` is from 1 to 1, the number of findings counted"),
    ],
)
def test_a_guard_that_says_nothing_is_refused(text: str, message: str) -> None:
    assert said(text) == [message]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("fever", "1:1: T008 a guard is written as fields (`name: value`)"),
        ("[{fever: yes}]", "1:1: T008 a guard is written as fields (`name: value`)"),
        ("any: {fever: yes}", "1:6: T008 `any` is a list"),
        ("any: [fever]", "1:7: T008 a guard is written as fields (`name: value`)"),
        ("fevr: yes", "1:1: T022 no finding is called `fevr`; did you mean `fever`?"),
        ("al: [{fever: yes}]", "1:1: T022 no finding is called `al`; did you mean `all`?"),
        ("fever: true", "1:8: T023 `fever` cannot be `true`; one of yes, no, unsure"),
        ("fever: [yes, nope]", "1:14: T023 `fever` cannot be `nope`; did you mean `no`?"),
        ("fever: {at_least: 1}", "1:8: T024 `fever` is not a number; write one of its answers"),
        ("age: 50", "1:6: T024 `age` is a number; write `{at_least: …}`, `{at_most: …}` or both"),
        ("age: [50]", "1:6: T024 `age` is a number; write `{at_least: …}`, `{at_most: …}` or both"),
        ("age: {at_least: 130}", "1:17: T023 `age` runs from 0 to 120, not to 130"),
        ("age: {at_least: old}", "1:17: T012 `at_least` is a whole number, not `old`"),
        ("count: [fever]", "1:8: T008 `count` is written as fields (`name: value`)"),
        ("count: {at_least: 1}", "1:8: T010 `count` needs the field `of` or `warning`, one of the two"),
        (
            "count: {of: [fever], warning: urgent, at_least: 1}",
            "1:8: T010 `count` needs the field `of` or `warning`, one of the two",
        ),
        ("count: {of: [fever]}", "1:8: T010 `count` needs the field `at_least`"),
        ("count: {of: [fevr, rash], at_least: 1}", "1:14: T022 no finding is called `fevr`; did you mean `fever`?"),
        ("count: {of: [age], at_least: 1}", "1:14: T024 `age` is not answered yes or no; it cannot be counted"),
        ("count: {of: [fever, fever], at_least: 1}", "1:21: T007 `fever` stands twice in `of`"),
        (
            "count: {of: [fever], at_least: 1, answer: maybe}",
            "1:43: T011 `answer` cannot be `maybe`; one of yes, no, unsure",
        ),
        ("count: {warning: urgnt, at_least: 1}", "1:18: T011 `warning` cannot be `urgnt`; did you mean `urgent`?"),
    ],
)
def test_a_slip_in_a_guard_is_told_where_it_stands(text: str, message: str) -> None:
    assert said(text) == [message]


def test_a_misspelt_limit_is_told() -> None:
    assert said("age: {at_lest: 5}")[0] == "1:7: T009 a limit of `age` has no field `at_lest`; did you mean `at_least`?"


def test_a_guard_that_is_missing_is_told_elsewhere() -> None:
    reader_said = read("a: b", lambda reader, _: read_guard(reader, None, ANSWERS, WARNINGS))

    assert reader_said == (ALWAYS, [])


def test_a_whole_vocabulary_knows_the_warnings_to_count() -> None:
    vocabulary = {
        "fever": Finding("fever", Words(YES_NO), warning=Urgency.SOON),
        "rash": Finding("rash", Words(YES_NO)),
    }
    read_as, _ = read("count: {warning: soon, at_least: 1}", lambda reader, node: read_when(reader, node, vocabulary))

    assert read_as == Count(("fever",), "yes", 1)
