"""Each difference between a translation and its original is found, and what is right is not."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from triage.model.translation import Edition, Kind, Ledger, Text, TextFile
from triage.proofread.parity import Counts, Parity

NO = ("no", "not", "*n't")
EN: Mapping[str, str] = {
    "head/title": "Your back",
    "body/1": "Do not lift {{ you }} and {{ told }} for 1.5 hours.",
    "body/2": "It gets better in weeks.",
}
XX: Mapping[str, str] = {
    "head/title": "Su espalda",
    "body/1": "No levante {{ told }} por 1,5 horas.",
    "body/2": "Mejora en semanas.",
}


def edition(texts: Mapping[str, str], kinds: Mapping[str, Kind] | None = None, sources: str = "") -> Edition:
    held = {
        id_: Text(words, line, (kinds or {}).get(id_, "paragraph"))
        for line, (id_, words) in enumerate(texts.items(), 1)
    }
    file = TextFile("content/xx/a.md", held, {"sources": Text(sources, 1, fixed=True)} if sources else {})
    return Edition({"a.md": file}, NO)


ACCEPTED = Parity(edition(EN), edition(XX), Ledger(""), "").accepted()
LEDGER = Ledger("content/xx/translation.yaml", "xx", "Xx", "machine", ACCEPTED)


def parity(translation: Edition, english: Edition | None = None, ledger: Ledger = LEDGER) -> Parity:
    return Parity(english or edition(EN), translation, ledger, "content/xx")


def said(translation: Edition, english: Edition | None = None, ledger: Ledger = LEDGER) -> list[str]:
    return [str(problem) for problem in parity(translation, english, ledger).problems()]


def with_first(words: str) -> list[str]:
    return said(edition({**XX, "body/1": words}))


def test_a_right_translation_has_no_problem() -> None:
    assert said(edition(XX)) == []


def test_a_file_that_is_missing_is_told() -> None:
    assert said(Edition({}, NO)) == ["content/xx/a.md: T140 the file is missing; English has `a.md`"]


def test_a_text_that_is_missing_is_told_where_the_one_before_stands() -> None:
    assert said(edition({id_: words for id_, words in XX.items() if id_ != "head/title"})) == [
        "content/xx/a.md:1: T140 `head/title` has no text"
    ]


def test_a_text_that_is_empty_is_missing() -> None:
    assert said(edition({**XX, "head/title": ""})) == ["content/xx/a.md:1: T140 `head/title` has no text"]


def test_a_text_that_is_empty_in_english_may_be_there() -> None:
    english = {**EN, "head/title": ""}
    ledger = replace(LEDGER, texts=Parity(edition(english), edition(XX), LEDGER, "").accepted())

    assert said(edition(XX), edition(english), ledger) == []


def test_a_file_that_english_does_not_have_is_told() -> None:
    more = Edition({**edition(XX).files, "b.md": TextFile("content/xx/b.md")}, NO)

    assert said(more) == ["content/xx/b.md: T141 `b.md` is no file of English"]


def test_a_text_that_english_does_not_have_is_told() -> None:
    assert said(edition({**XX, "head/because": "por"})) == [
        "content/xx/a.md:4: T141 `head/because` is no text of English"
    ]


def test_placeholders_that_differ_are_told() -> None:
    (problem,) = with_first("No levante {{ reasons }} por 1,5 horas.")

    assert problem.startswith(
        "content/xx/a.md:2: T142 `body/1`: the placeholders differ; only in English: `{{ told }}`"
    )
    assert problem.endswith(", only here: `{{ reasons }}`")


def test_the_names_of_the_person_are_free() -> None:
    assert with_first("No levante {{ your }} {{ told }} por 1,5 horas.") == []


@pytest.mark.parametrize("number", ["15", "1,6", "1,5 o 2"])
def test_numbers_that_differ_are_told(number: str) -> None:
    (problem,) = with_first(f"No levante {{{{ told }}}} por {number} horas.")

    assert problem.startswith("content/xx/a.md:2: T143 `body/1`: the numbers differ; only ")


def test_a_negation_that_is_lost_is_told() -> None:
    (problem,) = with_first("Levante {{ told }} por 1,5 horas.")

    assert "T144 `body/1`: English denies something, and this does not: “Levante {{ told }} por 1,5 horas.”" in problem


def test_a_negation_that_is_new_is_told() -> None:
    (problem,) = said(edition({**XX, "body/2": "No mejora."}))

    assert "T144 `body/2`: this denies something, and English does not" in problem


def test_a_negation_that_was_looked_at_is_right() -> None:
    ledger = replace(LEDGER, free_of_negation={"a.md#body/2": 1})

    assert said(edition({**XX, "body/2": "No mejora."}), ledger=ledger) == []


def test_words_that_deny_are_whole_and_may_end_in_any_way() -> None:
    english = {**EN, "body/1": "Don't lift {{ told }} for 1.5 hours.", "body/2": "Nothing notable."}
    ledger = replace(LEDGER, texts=Parity(edition(english), edition(XX), LEDGER, "").accepted())

    assert said(edition(XX), edition(english), ledger) == []


@pytest.mark.parametrize("sources", ["['F2']", ""])
def test_fixed_fields_that_differ_are_told(sources: str) -> None:
    assert said(edition(XX, sources=sources), edition(EN, sources="['F1']")) == [
        "content/xx/a.md:1: T145 `sources` is the same in every language; copy it from English"
    ]


def test_english_that_has_changed_since_is_told() -> None:
    assert said(edition(XX), edition({**EN, "body/2": "It gets better in time."})) == [
        "content/xx/a.md:3: T146 `body/2`: the English text has changed since"
    ]


def test_a_text_that_was_not_accepted_is_told() -> None:
    texts = {"a.md": {"body/1": ACCEPTED["a.md"]["body/1"], "body/2": ACCEPTED["a.md"]["body/2"]}}

    assert said(edition(XX), ledger=replace(LEDGER, texts=texts)) == [
        "content/xx/a.md:1: T146 `head/title`: it was not accepted yet"
    ]


def test_a_file_of_which_nothing_was_accepted_is_told_once() -> None:
    assert said(edition(XX), ledger=replace(LEDGER, texts={})) == [
        "content/xx/a.md: T146 none of its 3 texts was accepted yet"
    ]


def test_words_that_are_still_english_are_told() -> None:
    (problem,) = said(edition({**XX, "body/2": EN["body/2"]}))

    assert problem == "content/xx/a.md:3: T147 `body/2`: the words are those of English: “It gets better in weeks.”"


def test_two_words_may_be_the_same() -> None:
    assert said(edition({**XX, "head/title": EN["head/title"]})) == []


def test_what_may_be_the_same_is_right() -> None:
    same = edition({**XX, "body/2": EN["body/2"]})

    assert said(same, ledger=replace(LEDGER, same={"a.md#body/2": 1})) == []


def test_blocks_of_another_kind_are_told_and_not_compared() -> None:
    english = edition(EN, {"body/1": "item", "body/2": "item"})

    assert said(edition({**XX, "body/2": EN["body/2"]}), english) == [
        "content/xx/a.md:2: T148 `body/1` is a paragraph; English has an item (blocks here: 2, in English: 2)"
    ]


def test_a_block_that_is_missing_is_told() -> None:
    assert said(edition({id_: words for id_, words in XX.items() if id_ != "body/2"})) == [
        "content/xx/a.md:2: T148 `body/2` is missing; English has a paragraph (blocks here: 1, in English: 2)"
    ]


def test_a_block_too_many_is_told() -> None:
    assert said(edition({**XX, "body/3": "Más."})) == [
        "content/xx/a.md:4: T148 `body/3` is a paragraph; English has no more (blocks here: 3, in English: 2)"
    ]


@pytest.mark.parametrize(
    ("ledger", "what"),
    [
        (replace(LEDGER, texts={**ACCEPTED, "b.md": {}}, lines={"b.md": 9}), "no file `b.md`"),
        (
            replace(LEDGER, texts={"a.md": {**ACCEPTED["a.md"], "body/9": "x"}}, lines={"a.md#body/9": 9}),
            "no text `a.md#body/9`",
        ),
        (replace(LEDGER, same={"a.md#body/9": 9}), "no text `a.md#body/9`"),
        (replace(LEDGER, free_of_negation={"body/1": 9}), "no text `body/1`"),
    ],
)
def test_a_ledger_that_names_what_is_not_there_is_told(ledger: Ledger, what: str) -> None:
    assert said(edition(XX), ledger=ledger) == [
        f"content/xx/translation.yaml:9: T149 the ledger names what is not there: English has {what}"
    ]


def test_signs_are_needed_and_their_words_free() -> None:
    kinds: dict[str, Kind] = {"fever": "sign", "numb": "sign"}
    ours, theirs = edition({"fever": "", "numb": ""}, kinds), edition({"fever": ""}, kinds)

    assert said(theirs, ours, Ledger("", texts={})) == ["content/xx/a.md:1: T140 `numb` has no text"]


def test_what_is_there_missing_and_changed_is_counted() -> None:
    english = edition({**EN, "head/title": "Your own back", "head/because": "it hurts"})

    assert parity(edition(XX), english).counts() == Counts(there=3, missing=1, changed=1)
