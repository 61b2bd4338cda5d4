"""The pieces that a translation is compared by."""

from pathlib import Path

import pytest

from triage.errors import Problems
from triage.model.translation import TextFile
from triage.places import content_folder
from triage.source.reader import Reader
from triage.source.translated import blocks, read_edition

BODY = """\
A first line
that goes on.
{% if told %}
- an item
  of two lines
- {{ told }}
{% endif %}

## A heading
1. a number
---
{% if x %}yes{% endif %}
"""


@pytest.fixture(scope="module")
def english() -> dict[str, TextFile]:
    return dict(read_edition(Reader(Problems()), content_folder(), "en").files)


def test_a_body_is_read_block_by_block() -> None:
    assert list(blocks(BODY)) == [
        ("A first line that goes on.", 0, "paragraph"),
        ("{% if told %}", 2, "tag line"),
        ("- an item of two lines", 3, "item"),
        ("- {{ told }}", 5, "item"),
        ("{% endif %}", 6, "tag line"),
        ("## A heading", 8, "heading"),
        ("1. a number", 9, "numbered item"),
        ("---", 10, "line"),
        ("{% if x %}yes{% endif %}", 11, "paragraph"),
    ]


def test_nothing_is_no_block() -> None:
    assert list(blocks("\n\n")) == []


def test_a_text_is_known_by_its_path_and_stands_on_its_line(english: dict[str, TextFile]) -> None:
    lines = Path(content_folder(), "en/findings.yaml").read_text(encoding="utf-8").split("\n")
    text = english["findings.yaml"].texts["saddle_numbness/told"]

    assert text.words in lines[text.line - 1]


def test_what_is_fixed_in_a_head_is_no_text(english: dict[str, TextFile]) -> None:
    page = english["outcomes/urgent.md"]

    assert set(page.fixed) == {"uses", "sources", "reviewed", "review_by"}
    assert "head/title" in page.texts


def test_the_two_headings_of_a_question_are_fixed(english: dict[str, TextFile]) -> None:
    texts = english["questions/age.md"].texts.values()

    assert [text.words for text in texts if text.fixed] == ["## Why we ask", "## What this means"]


def test_what_a_demo_answers_is_fixed(english: dict[str, TextFile]) -> None:
    demo = english["demo.yaml"]

    assert (set(demo.texts), set(demo.fixed)) == ({"patient"}, {"kind", "findings", "expect"})


def test_numbers_to_call_are_texts_and_their_sources_fixed(english: dict[str, TextFile]) -> None:
    regions = english["regions.yaml"]

    assert (regions.texts["uk/emergency"].words, "uk/sources" in regions.fixed) == ("999", True)


def test_of_warning_words_only_the_signs_are_compared(english: dict[str, TextFile]) -> None:
    texts = english["warning-words.yaml"].texts

    assert {(text.words, text.kind) for text in texts.values()} == {("", "sign")}


def test_a_glossary_has_entries_of_its_own(english: dict[str, TextFile]) -> None:
    assert english["glossary.yaml"].texts == {}


@pytest.mark.parametrize("id_", ["head/start/1", "head/cues/ready", "head/wrong/mistake", "body/1"])
def test_every_line_of_an_exercise_is_a_text(id_: str, english: dict[str, TextFile]) -> None:
    assert id_ in english["exercises/bridge.md"].texts


def test_files_that_cannot_be_read_have_no_texts(tmp_path: Path) -> None:
    (tmp_path / "xx" / "questions").mkdir(parents=True)
    for name in ("rules.yaml", "questions/age.md", "negations.yaml"):
        (tmp_path / "xx" / name).write_text("a: [", encoding="utf-8")
    problems = Problems()

    edition = read_edition(Reader(problems), tmp_path, "xx")

    assert {name: file.texts for name, file in edition.files.items()} == {
        "negations.yaml": {},
        "questions/age.md": {},
        "rules.yaml": {},
    }
    assert {problem.code for problem in problems.found} == {"T004", "T050"}
