"""Outcomes, explanations, pages to read, parts, regions and sources."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests.bad_files import Folders, copy_shipped, said_of
from tests.patients import shipped
from triage.errors import FileMissing, Problems, ProblemsFound
from triage.model.protocol import Protocol
from triage.model.urgency import Urgency
from triage.source.everything import read_everything
from triage.source.library import Library, read_pages
from triage.source.reader import Reader


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """The shipped protocol, with words to be changed."""
    return copy_shipped(tmp_path, flows=False)


def said_with(folders: Folders, file: str, find: str, instead: str) -> list[str]:
    """What is said when one thing is written otherwise, without the names of files and lines."""
    path = folders.content / file
    text = path.read_text(encoding="utf-8")
    assert find in text, f"{find!r} is not in {file} any more"
    path.write_text(text.replace(find, instead, 1), encoding="utf-8")
    return [line.split(" ", 1)[1] for line in said_of(folders)]


TOPIC = "en/topics/lifting.md"
OUTCOME = "en/outcomes/urgent.md"
EXPLANATION = "en/explanations/cauda_equina.md"
DOCUMENT = "en/documents/what_if.md"
BRACES = "T056 this text is shown as it stands; it holds no braces and no names"


@pytest.mark.parametrize(
    ("file", "find", "instead", "message"),
    [
        (TOPIC, "title:", "titel:", "T009 the head of a page has no field `titel`; did you mean `title`?"),
        (TOPIC, "title: Lifting and carrying", "title: '{{ Your }} lifting'", BRACES),
        (TOPIC, "topic: movement", "topic: movements", "T011 `topic` cannot be `movements`; did you mean `movement`?"),
        (TOPIC, "urgency: soon", "urgency: sooner", "T011 `urgency` cannot be `sooner`; did you mean `soon`?"),
        (
            TOPIC,
            "cause_lifting: yes",
            "cause_liftin: yes",
            "T022 no finding is called `cause_liftin`; did you mean `cause_lifting`?",
        ),
        (TOPIC, "because: ", "# because: ", "T010 the head needs the field `because`"),
        (DOCUMENT, "uses:", "user:", "T009 the head of a document has no field `user`; did you mean `uses`?"),
        (DOCUMENT, "[changes, most_urgent]", "[changes, told]", "T057 no name for `uses` is called `told`"),
        (DOCUMENT, "change.title", "change.titel", "T057 no part of `change` is called `titel`; did you mean `title`?"),
        (
            TOPIC,
            "uses: [findings]",
            "uses: [finding]",
            "T057 no name for `uses` is called `finding`; did you mean `findings`?",
        ),
        (
            TOPIC,
            "reviewed: 2026-11-22",
            "reviewed: 20261122",
            "T012 `reviewed` is a date such as 2026-11-22, not `20261122`",
        ),
        (
            TOPIC,
            "reviewed: 2026-11-22",
            "reviewed: 2026-W47-1",
            "T012 `reviewed` is a date such as 2026-11-22, not `2026-W47-1`",
        ),
        (TOPIC, "reviewed: 2026-11-22", "# reviewed", "T010 the head needs the field `reviewed`"),
        (
            OUTCOME,
            "title: See",
            "titel: See",
            "T009 the head of an outcome has no field `titel`; did you mean `title`?",
        ),
        (
            OUTCOME,
            "title: See a doctor today",
            "title: '{{ it }}'",
            "T057 the name `it` is not known here; one of You, Your, reviewer, them, you, your, yours, yourself",
        ),
        (EXPLANATION, "say:", "says:", "T009 the head of an explanation has no field `says`; did you mean `say`?"),
        (
            EXPLANATION,
            "title: Pressure",
            "title: '{{ told }}' # ",
            "T057 the name `told` is not among what this text uses",
        ),
        ("regions.yaml", 'name: "Ireland"', 'name: "{{ your }} Ireland"', BRACES),
        (
            "regions.yaml",
            'name: "Ireland"',
            'nam: "Ireland"',
            "T009 the region `ie` has no field `nam`; did you mean `name`?",
        ),
        ("regions.yaml", "ie:\n", "ei:\n", "T023 no answer of `region` is called `ei`"),
        (
            "sources.yaml",
            "F2: {title:",
            "F2: {tilte:",
            "T009 the source `F2` has no field `tilte`; did you mean `title`?",
        ),
    ],
)
def test_a_slip_in_a_page_is_told(folders: Folders, file: str, find: str, instead: str, message: str) -> None:
    assert message in said_with(folders, file, find, instead)


def test_a_source_without_fields_is_told(folders: Folders) -> None:
    said = said_with(folders, "sources.yaml", "F2: {title:", "F2: x # {title:")

    assert "T008 the source `F2` is written as fields (`name: value`)" in said


def test_a_region_that_can_be_chosen_needs_its_numbers(folders: Folders) -> None:
    assert "T052 the region `ie` has no numbers" in said_with(folders, "regions.yaml", "ie:\n", "ei:\n")


@pytest.mark.parametrize("file", ["regions.yaml", "sources.yaml"])
def test_a_list_in_place_of_entries_is_told(folders: Folders, file: str) -> None:
    (folders.content / file).write_text("- a\n", encoding="utf-8")

    assert f"content/{file}:1:1: T008 the {file.removesuffix('.yaml')} is written as fields (`name: value`)" in said_of(
        folders
    )


@pytest.mark.parametrize("file", ["regions.yaml", "sources.yaml", "en/person.yaml", "en/rules.yaml", TOPIC, OUTCOME])
def test_an_empty_file_is_told(folders: Folders, file: str) -> None:
    (folders.content / file).write_text("", encoding="utf-8")

    assert any(line.startswith(f"content/{file}:1: ") for line in said_of(folders))


@pytest.mark.parametrize("file", [TOPIC, OUTCOME, EXPLANATION])
def test_a_page_without_a_text_is_told(folders: Folders, file: str) -> None:
    path = folders.content / file
    head = path.read_text(encoding="utf-8").split("\n---\n")[0]
    path.write_text(f"{head}\n---\n\n", encoding="utf-8")

    assert "T010 there is no text below the head" in [line.split(" ", 1)[1] for line in said_of(folders)]


@pytest.mark.parametrize("kind", ["questions", "explanations", "outcomes", "topics", "parts"])
def test_a_folder_that_is_missing_is_told(folders: Folders, kind: str) -> None:
    shutil.rmtree(folders.content / "en" / kind)

    assert f"content/en/{kind}: T001 the folder cannot be read: no such file or directory" in said_of(folders)


def test_a_part_that_cannot_be_read_is_told(folders: Folders) -> None:
    (folders.content / "en/parts/about.md").write_bytes(b"\xff")

    assert "content/en/parts/about.md:1:1: T003 the file is not UTF-8 text; save it as UTF-8" in said_of(folders)


def test_a_content_folder_that_is_not_there_is_told(folders: Folders, protocol: Protocol) -> None:
    with pytest.raises(FileMissing, match="there is no folder"):
        Library(folders.content / "none", protocol, folders.flows)


def test_everything_cannot_be_read_from_a_folder_that_is_not_there(folders: Folders, protocol: Protocol) -> None:
    with pytest.raises(FileMissing, match="there is no folder"):
        read_everything(folders.content / "none", folders.flows, protocol, shipped().programme)


def test_the_title_of_an_ending_is_read_by_itself(folders: Folders, protocol: Protocol) -> None:
    assert Library(folders.content, protocol, folders.flows).outcome_title(Urgency.URGENT) == "See a doctor today"


def test_the_title_of_an_ending_that_is_broken_is_not_made_up(folders: Folders, protocol: Protocol) -> None:
    (folders.content / OUTCOME).unlink()

    with pytest.raises(ProblemsFound):
        Library(folders.content, protocol, folders.flows).outcome_title(Urgency.URGENT)


def test_words_that_are_wrong_are_not_read_when_they_are_wanted(folders: Folders, protocol: Protocol) -> None:
    library = Library(folders.content, protocol, folders.flows)
    (folders.content / "en/questions/danger.md").unlink()

    with pytest.raises(ProblemsFound):
        library.question("danger")


def test_a_question_is_read_once(folders: Folders, protocol: Protocol) -> None:
    library = Library(folders.content, protocol, folders.flows)

    assert library.question("danger") is library.question("danger")


def test_a_vocabulary_without_regions_needs_no_numbers(folders: Folders, protocol: Protocol) -> None:
    vocabulary = {id_: finding for id_, finding in protocol.vocabulary.items() if id_ != "region"}
    pages = read_pages(Reader(Problems()), folders.content, "en", replace(protocol, vocabulary=vocabulary))

    assert pages.regions == {}


def test_the_titles_of_sections_are_read_those_of_the_routine_with_them(folders: Folders, protocol: Protocol) -> None:
    sections = Library(folders.content, protocol, folders.flows).sections

    assert tuple(sections) == (*protocol.flow.sections, "routine")
