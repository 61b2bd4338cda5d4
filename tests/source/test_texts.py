"""Every text with its place, page by page."""

from pathlib import Path

import pytest

from triage.errors import Problems
from triage.places import content_folder
from triage.source.reader import Reader
from triage.source.texts import FILES, FOLDERS, PlacedText, blocks, placed_texts

PAGE = """First line
goes on.

{% if findings.fever == "yes" %}
**For you:** rest.
{% endif %}

## Heading

- One
- Two
  goes on
1. Three
"""


def shipped_texts() -> list[PlacedText]:
    problems = Problems()
    texts = list(placed_texts(Reader(problems), content_folder(), "en"))
    assert problems.found == []
    return texts


def test_a_page_falls_into_paragraphs_headings_and_items() -> None:
    found = [(block.line, block.mark, block.words) for block in blocks(PAGE, 1)]

    assert found == [
        (1, "", "First line goes on."),
        (5, "", "**For you:** rest."),
        (8, "#", "Heading"),
        (10, "-", "One"),
        (11, "-", "Two goes on"),
        (13, "-", "Three"),
    ]


def test_what_only_some_readers_see_is_marked() -> None:
    assert [block.words for block in blocks(PAGE, 1) if block.for_some] == ["**For you:** rest."]


def test_lines_are_counted_from_the_first_of_the_file() -> None:
    assert next(blocks("Words", 12)).line == 12


def test_every_file_of_the_language_is_read() -> None:
    folder = content_folder() / "en"
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*.*")}

    assert {text.file for text in shipped_texts()} == there - {
        "reading.yaml",
        "warning-words.yaml",
        "negations.yaml",
        "clinical.yaml",
    }


def test_every_id_stands_once_in_its_file() -> None:
    texts = shipped_texts()

    assert len({(text.file, text.id) for text in texts}) == len(texts)


def test_the_place_of_a_text_is_where_it_stands() -> None:
    lines = (content_folder() / "en/topics/lifting.md").read_text(encoding="utf-8").split("\n")
    texts = [text for text in shipped_texts() if text.file == "topics/lifting.md"]

    assert all(text.text[:20] in lines[text.place.line - 1] for text in texts)


@pytest.mark.parametrize("field", ["head/uses", "head/sources", "head/for", "head/urgency"])
def test_what_nobody_reads_is_no_text(field: str) -> None:
    assert not [text for text in shipped_texts() if text.id.startswith(field)]


def test_a_folder_that_is_not_there_is_noted(tmp_path: Path) -> None:
    problems = Problems()

    assert list(placed_texts(Reader(problems), tmp_path, "en")) == []
    assert len(problems.found) == len(FILES) + len(FOLDERS)
