"""A file of recorded findings is pairs of an id and a value."""

import pytest

from triage.errors import Problems
from triage.source.findings import _parsed_words, _plain_words, read_recorded


def read(content: bytes) -> tuple[dict[str, str], list[str]]:
    problems = Problems()
    words = {word.finding: word.value for word in read_recorded(content, "f", problems)}
    return words, [str(problem) for problem in problems.found]


def test_yaml_is_read() -> None:
    assert read(b"age: 50\nfever: yes\n") == ({"age": "50", "fever": "yes"}, [])


@pytest.mark.parametrize(
    "text", ['{"age": 50, "fever": "yes"}', '{"age":50,"fever":"yes"}', '{\n  "age": 50,\n  "fever": "yes"\n}\n']
)
def test_json_is_read(text: str) -> None:
    assert read(text.encode()) == ({"age": "50", "fever": "yes"}, [])


def test_true_and_false_are_yes_and_no() -> None:
    assert read(b'{"fever": true, "rash": false}')[0] == {"fever": "yes", "rash": "no"}


def test_spaces_around_a_value_do_not_count() -> None:
    assert read(b'fever: " yes "')[0] == {"fever": "yes"}


def test_a_value_that_is_a_list_is_told() -> None:
    assert read(b"fever: [yes]") == ({}, ["f:1:8: T008 `fever` takes one value"])


def test_a_list_is_no_file_of_findings() -> None:
    assert read(b"[fever]")[1] == ["f:1:1: T008 a file of findings is written as fields (`name: value`)"]


def test_an_empty_file_is_told() -> None:
    assert read(b"")[1] == ["f:1: T010 nothing is written here; it needs fields (`name: value`)"]


def test_what_is_not_text_is_told() -> None:
    assert " T003 " in read(b"\xff\xfe")[1][0]


def test_a_finding_given_twice_is_told() -> None:
    assert " T007 " in read(b"fever: no\nfever: yes")[1][0]


LINES = ("fever: yes", "age: 50", "a: true", "rash: false", "_b: 1_0", "c:  no", "d: [x]", "e: 'q'", "fever: no", "g:",
         "# h", "i: y # z", "j: é", "k: -1", "l: 1:30", "m: null", "n: <<", "<<: o", "yes: no", "- p", "---", "q: a b",
         f"{'r' * 1100}: s", "", "\tt: u", "v: &w", "x : y", "? z", "1: a", "b: ~")  # fmt: skip


@pytest.mark.parametrize("end", ["", "\n", "\n\n"])
@pytest.mark.parametrize("first", LINES, ids=ascii)
def test_a_plain_list_is_read_as_the_parser_reads_it(first: str, end: str) -> None:
    texts = [first + end, *(f"{first}\n{second}{end}" for second in LINES)]
    plain = {text: words for text in texts if (words := _plain_words(text, "f")) is not None}
    problems = Problems()

    assert plain == {text: list(_parsed_words(text, "f", problems)) for text in plain}
    assert problems.found == []


def test_a_plain_list_needs_no_parser() -> None:
    assert _plain_words("age: 50\nfever: yes\n", "f") is not None
