"""Fields get their type where they are read, and every misfit is told."""

import pytest

from tests.source.tools import read
from triage.source.nodes import Mapping, Node
from triage.source.reader import Reader


def said_of_number(text: str) -> list[str]:
    return read(text, lambda reader, node: reader.whole_number(node, "`age`"))[1]


def test_a_text_is_read() -> None:
    word, _ = read("x y", lambda reader, node: reader.text(node, "`a`"))

    assert word is not None
    assert word.text == "x y"


def test_a_list_is_no_text() -> None:
    assert read("[x]", lambda reader, node: reader.text(node, "`a`"))[1] == ["1:1: T008 `a` is a single piece of text"]


def test_an_empty_text_is_missing() -> None:
    assert read("' '", lambda reader, node: reader.text(node, "`a`"))[1] == ["1:1: T010 `a` is empty"]


def test_a_text_is_no_list() -> None:
    assert read("x", lambda reader, node: reader.words(node, "`a`"))[1] == ["1:1: T008 `a` is a list"]


def test_each_word_of_a_list_is_a_text() -> None:
    words, said = read("[x, [y], z]", lambda reader, node: reader.words(node, "`a`"))

    assert [word.text for word in words] == ["x", "z"]
    assert said == ["1:5: T008 each of `a` is a single piece of text"]


def test_a_word_that_stands_twice_in_a_list_is_told() -> None:
    words, said = read("[x, y, x]", lambda reader, node: reader.words(node, "`a`"))

    assert [word.text for word in words] == ["x", "y"]
    assert said == ["1:8: T007 `x` stands twice in `a`"]


def test_a_field_that_is_absent_reads_as_nothing() -> None:
    reader = Reader(read("a: b", lambda reader, _: reader)[0].problems)

    assert (reader.text(None, "`a`"), reader.words(None, "`a`"), reader.flag(None, "`a`")) == (None, (), False)


@pytest.mark.parametrize(("text", "number"), [("0", 0), ("007", 7), ("999999", 999_999)])
def test_digits_are_a_whole_number(text: str, number: int) -> None:
    assert read(text, lambda reader, node: reader.whole_number(node, "`age`"))[0] == number


@pytest.mark.parametrize("text", ["-1", "1.5", "1e3", "0x1F", "1_000", "1000000", "٣", "²", "fifty", "+1"])
def test_anything_else_is_no_whole_number(text: str) -> None:
    assert said_of_number(text) == [f"1:1: T012 `age` is a whole number, not `{text}`"]


def test_a_word_is_repeated_on_one_line_and_not_at_length() -> None:
    assert said_of_number('"a\\n\\nb ' + "c" * 90 + '"') == [f"1:1: T012 `age` is a whole number, not `a b {'c' * 56}`"]


@pytest.mark.parametrize(("text", "flag"), [("true", True), ("false", False)])
def test_a_flag_is_true_or_false(text: str, *, flag: bool) -> None:
    assert read(text, lambda reader, node: reader.flag(node, "`a`"))[0] is flag


@pytest.mark.parametrize("text", ["yes", "True", "1"])
def test_a_flag_is_nothing_else(text: str) -> None:
    assert " T011 `a` cannot be " in read(text, lambda reader, node: reader.flag(node, "`a`"))[1][0]


def test_a_misspelt_word_is_answered_with_the_closest() -> None:
    _, said = read("emergancy", lambda reader, node: reader.one_of(node, ("soon", "emergency"), "`urgency`"))

    assert said == ["1:1: T011 `urgency` cannot be `emergancy`; did you mean `emergency`?"]


def test_a_word_close_to_none_is_answered_with_all() -> None:
    _, said = read("zzz", lambda reader, node: reader.one_of(node, ("soon", "emergency"), "`urgency`"))

    assert said == ["1:1: T011 `urgency` cannot be `zzz`; one of soon, emergency"]


def fields(reader: Reader, node: Node | None) -> Mapping | None:
    return reader.fields(node, ("when", "urgency"), "the rule")


def test_a_misspelt_field_is_answered_with_the_closest() -> None:
    assert read("wen: x", fields)[1] == ["1:1: T009 the rule has no field `wen`; did you mean `when`?"]


def test_a_field_close_to_none_is_answered_with_all() -> None:
    assert read("zzz: x", fields)[1] == ["1:1: T009 the rule has no field `zzz`; it has `when`, `urgency`"]


def test_fields_are_no_list() -> None:
    assert read("[when]", fields)[1] == ["1:1: T008 the rule is written as fields (`name: value`)"]


def test_entries_are_no_list() -> None:
    _, said = read("[a]", lambda reader, node: list(reader.entries(node, "`rules`")))

    assert said == ["1:1: T008 `rules` is written as fields (`name: value`)"]


def test_the_absence_of_a_needed_field_is_told_at_the_entry() -> None:
    def needed(reader: Reader, node: Node | None) -> Node | None:
        assert isinstance(node, Mapping)
        return reader.needed(node, "urgency", "the rule")

    assert read("\n\nwhen: x", needed)[1] == ["3:1: T010 the rule needs the field `urgency`"]
