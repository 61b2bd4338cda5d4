"""What a reader looks for is remembered, and it reads as any other."""

from triage.errors import Problems
from triage.source.nodes import Mapping, Node, read_nodes
from triage.source.observing import ObservingReader


def read(text: str) -> tuple[ObservingReader, Mapping]:
    problems = Problems()
    node = read_nodes(text, "a.yaml", problems)
    assert isinstance(node, Mapping)
    return ObservingReader(problems), node


def at(node: Mapping, key: str) -> Node:
    found = node.get(key)
    assert found is not None
    return found


def test_fields_and_those_that_are_needed_are_remembered() -> None:
    reader, node = read("a: 1\n")
    reader.fields(node, ("a", "b"), "the file")
    reader.needed(node, "a", "the file")

    assert reader.of(node).fields == ("a", "b")
    assert reader.of(node).needed == {"a"}


def test_words_numbers_flags_and_names_are_remembered() -> None:
    reader, node = read("a: one\nb: 2\nc: true\nd: fever\n")
    reader.one_of(at(node, "a"), ("one", "two"), "`a`")
    reader.whole_number(at(node, "b"), "`b`")
    reader.flag(at(node, "c"), "`c`")
    word = reader.text(at(node, "d"), "`d`")
    assert word is not None
    reader.known(word, ("fever",), "T022", "finding")

    assert reader.of(at(node, "a")).words == ("one", "two")
    assert reader.of(at(node, "b")).number
    assert reader.of(at(node, "c")).flag
    assert reader.of(word).names == "finding"


def test_words_that_the_protocol_gives_are_not_fixed() -> None:
    reader, node = read("section: nerves\n")
    reader.one_of(at(node, "section"), ("nerves",), "`section`", "T027")

    assert reader.of(at(node, "section")).words == ()


def test_what_is_wrong_is_noted_as_by_any_reader() -> None:
    reader, node = read("c: 1\n")
    reader.fields(node, ("a", "b"), "the file")

    assert [problem.code for problem in reader.problems.found] == ["T009"]
