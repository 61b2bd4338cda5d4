"""YAML is a tree of text with places; what would surprise a reader is refused."""

import time

import pytest

from triage.errors import Place, Problems
from triage.source.nodes import DEEPEST, Mapping, Node, Scalar, Sequence, read_nodes


def said(text: str) -> list[str]:
    problems = Problems()
    read_nodes(text, "f", problems)
    return [str(problem) for problem in problems.found]


def tree(text: str, first_line: int = 1) -> Node | None:
    return read_nodes(text, "f", Problems(), first_line)


def value(text: str) -> Node | None:
    node = tree(text)
    assert isinstance(node, Mapping)
    return node.get("a")


@pytest.mark.parametrize("word", ["no", "yes", "on", "12:30", "012", "0x1F", "1e3", "null", "~", "2026-11-22", ".inf"])
def test_every_scalar_stays_the_text_it_is(word: str) -> None:
    assert value(f"a: {word}") == Scalar(word, Place("f", 1, 4))


def test_a_list_keeps_its_order() -> None:
    assert value("a: [x, y]") == Sequence(
        (Scalar("x", Place("f", 1, 5)), Scalar("y", Place("f", 1, 8))), Place("f", 1, 4)
    )


def test_a_key_that_is_not_there_has_no_node() -> None:
    assert value("b: c") is None


def test_places_count_from_the_first_line_of_the_file() -> None:
    node = tree("a: b", first_line=7)

    assert node == Mapping(((Scalar("a", Place("f", 7, 1)), Scalar("b", Place("f", 7, 4))),), Place("f", 7, 1))


def test_columns_count_characters() -> None:
    assert said("a: {ä😀: x, b: *y}") == ["f:1:15: T005 anchors and aliases are not used here; write the value out"]


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n"])
def test_an_empty_text_is_told(text: str) -> None:
    assert said(text) == ["f:1: T010 nothing is written here; it needs fields (`name: value`)"]


@pytest.mark.parametrize(
    ("text", "place"),
    [("a: &x b", "1:4"), ("a: *x", "1:4"), ("- &x [a]", "1:3"), ("a: {b: &x {c: d}}", "1:8"), ("&a b: c", "1:1")],
)
def test_anchors_and_aliases_are_refused(text: str, place: str) -> None:
    assert said(text) == [f"f:{place}: T005 anchors and aliases are not used here; write the value out"]


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("!!python/object/apply:os.system [id]", "tag:yaml.org,2002:python/object/apply:os.system"),
        ("!!str x", "tag:yaml.org,2002:str"),
        ("!x y", "!x"),
        ("! y", "!"),
        ("!!map {}", "tag:yaml.org,2002:map"),
    ],
)
def test_tags_are_refused(tag: str, name: str) -> None:
    assert said(f"a: {tag}") == [f"f:1:4: T005 tags such as `{name}` are not used here; write the plain value"]


@pytest.mark.parametrize("text", ["a: {<<: {b: c}}", 'a: {"<<": {b: c}}'])
def test_merge_keys_are_refused(text: str) -> None:
    assert said(text) == ["f:1:5: T005 merge keys are not used here; write the fields out"]


def test_a_billion_laughs_are_refused_at_the_first() -> None:
    lines = ["a: &a [ha, ha]"] + [
        f"{this}: &{this} [*{last}, *{last}]" for last, this in zip("abcdefgh", "bcdefghi", strict=True)
    ]
    assert said("\n".join(lines)) == ["f:1:4: T005 anchors and aliases are not used here; write the value out"]


def test_a_key_that_stands_twice_is_told_with_the_line_of_the_first() -> None:
    assert said("a: b\nc: d\na: e") == ["f:3:1: T007 `a` stands twice; the first is on line 1"]


def test_of_two_equal_keys_the_first_is_kept() -> None:
    assert value("a: b\na: c") == Scalar("b", Place("f", 1, 4))


def test_equal_keys_of_different_mappings_are_fine() -> None:
    assert said("a: {c: d}\nb: {c: d}") == []


@pytest.mark.parametrize("text", ["? [a]\n: b", "? {a: b}\n: c", '"": b', '" ": b', '"a\\nb": c', "? |\n  a\n  b\n: c"])
def test_a_key_is_a_plain_word(text: str) -> None:
    assert [line.split(" ", 1)[1] for line in said(text)] == ["T008 a key is a plain word on one line"]


@pytest.mark.parametrize("escape", [r"\e[31m", r"\u202E", r"\x9b", r"\0", r"\a", r"\L", r"\t", r"\_", r"\N"])
def test_an_escape_cannot_bring_in_what_the_file_must_not_hold(escape: str) -> None:
    assert " T003 the character U+" in said(f'a: "{escape}"')[0]


def test_an_escape_of_a_plain_letter_is_read() -> None:
    assert value(r'a: "\u00e9"') == Scalar("é", Place("f", 1, 4))


def test_a_second_document_is_refused() -> None:
    assert said("a: b\n---\nc: d") == ["f:2:1: T004 a second document; one file holds one"]


@pytest.mark.parametrize(
    "text", ["a: [", "a: }", 'a: "b', "a: b: c", "a:\n\tb: c", "a: @b", "%YAML 9.9\n---\na: b", "- a\nb: c"]
)
def test_what_is_no_yaml_is_told(text: str) -> None:
    assert " T004 not readable as YAML: " in said(text)[0]


def test_the_deepest_list_allowed_is_read() -> None:
    assert said("[" * DEEPEST + "]" * DEEPEST) == []


@pytest.mark.parametrize("opening", ["[", "- ", "{a: ", "? ", "[{a: "])
def test_a_hundred_thousand_levels_are_refused_at_once(opening: str) -> None:
    begun = time.monotonic()
    lines = said(opening * 100_000)

    assert [line.split(" ", 1)[1] for line in lines] == ["T006 nested deeper than 32 levels"]
    assert time.monotonic() - begun < 1
