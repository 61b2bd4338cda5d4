"""The ledger of a translation: written, read again, and told where it is wrong."""

from pathlib import Path

import pytest

from triage.errors import Problems
from triage.model.translation import Ledger, digest_of
from triage.source.ledger import ledger_as_text, read_ledger

RIGHT = """\
language: es
name: "Español"
reviewed_by: machine
same:
  - "measures.yaml#peg/credit"
texts:
  rules.yaml:
    "R01": "0123456789ab"
"""


def read(tmp_path: Path, text: str) -> tuple[Ledger, list[str]]:
    folder = tmp_path / "content" / "es"
    folder.mkdir(parents=True)
    (folder / "translation.yaml").write_text(text, encoding="utf-8")
    problems = Problems()
    ledger = read_ledger(tmp_path / "content", "es", problems)
    return ledger, [str(problem).removeprefix("content/es/translation.yaml") for problem in problems.found]


def test_what_stands_in_it_is_read(tmp_path: Path) -> None:
    ledger, said = read(tmp_path, RIGHT)

    assert said == []
    assert (ledger.language, ledger.name, ledger.reviewed_by) == ("es", "Español", "machine")
    assert ledger.texts == {"rules.yaml": {"R01": "0123456789ab"}}
    assert ledger.same == {"measures.yaml#peg/credit": 5}


def test_a_ledger_that_is_written_is_read_again(tmp_path: Path) -> None:
    name = 'Ñandú "el mayor": #1'
    written = Ledger("", "es", name, name, {"a/b.md": {"head/title": "ab" * 6}}, {"a/b.md#body/1": 6}, {"x#y": 8})

    ledger, said = read(tmp_path, ledger_as_text(written))

    assert said == []
    assert (ledger.name, ledger.reviewed_by, ledger.texts) == (name, name, written.texts)
    assert (list(ledger.free_of_negation), list(ledger.same)) == (["a/b.md#body/1"], ["x#y"])


def test_an_empty_ledger_is_read_again(tmp_path: Path) -> None:
    assert read(tmp_path, ledger_as_text(Ledger("", "es", "es", "machine")))[1] == []


@pytest.mark.parametrize(
    ("find", "replace", "said"),
    [
        ("same:", "sane:", ":4: T149 a ledger has no field `sane`; did you mean `same`?"),
        ("reviewed_by: machine\n", "", ":1: T149 the ledger needs `reviewed_by`, a single piece of text"),
        ("machine", '""', ":3: T149 the ledger needs `reviewed_by`, a single piece of text"),
        ("language: es", "language: fr", ":1: T149 the ledger of `es` says that it is of `fr`"),
        ("0123456789ab", "0123", ":8: T149 `R01` has a digest of 12 digits, 0 to 9 and a to f"),
        ("    ", "  # ", ":7: T149 `rules.yaml` has its texts as fields (`id: digest`)"),
        ('\n  - "measures.yaml#peg/credit"', " all", ":4: T149 `same` is a list of texts (`file#text id`)"),
    ],
)
def test_what_is_wrong_is_told(find: str, replace: str, said: str, tmp_path: Path) -> None:
    assert said in read(tmp_path, RIGHT.replace(find, replace))[1]


def test_a_ledger_without_texts_is_told(tmp_path: Path) -> None:
    why = "the ledger needs `texts`, with the files; `texts: {}` while there are none"

    assert read(tmp_path, RIGHT.partition("texts:")[0])[1] == [f":1: T149 {why}"]


def test_a_ledger_that_is_a_list_is_told(tmp_path: Path) -> None:
    assert read(tmp_path, "- es\n")[1] == [":1:1: T149 a ledger is written as fields (`name: value`)"]


def test_a_ledger_that_cannot_be_read_is_empty() -> None:
    problems = Problems()

    assert read_ledger(Path("nowhere"), "es", problems).texts == {}
    assert [problem.code for problem in problems.found] == ["T001"]


def test_a_digest_does_not_mind_where_lines_end() -> None:
    assert digest_of("one\n  two") == digest_of("one two") != digest_of("one too")
