"""A check names everything that is wrong, or says what is sound."""

from pathlib import Path

import pytest

from tests.bad_files import bad_files, copy_shipped
from triage.errors import FileMissing
from triage.places import content_folder, flows_folder
from triage.services.checking import check, check_content, summary
from triage.services.materials import Materials


def break_one(code: str, into: Path) -> tuple[Path, Path, tuple[str, ...]]:
    folders = copy_shipped(into)
    case = next(case for case in bad_files() if case.code == code)
    case.break_file(folders)
    return folders.flows, folders.content, case.expect


def test_what_ships_is_sound() -> None:
    assert check().problems == ()


def test_what_ships_is_checked_before_a_conversation(materials: Materials) -> None:
    check_content(materials)


def test_a_sound_protocol_is_counted() -> None:
    report = check(flows_folder(), content_folder())

    assert report.questions == len(list((content_folder() / "en" / "questions").glob("*.md")))


def test_a_sound_protocol_and_its_routine_are_told_in_six_lines() -> None:
    lines = summary(check()).split("\n")

    assert [line.partition(":")[0] for line in lines[1:]] == [
        "evidence",
        "routine",
        "routine digest",
        "reviewed by",
        "digest",
    ]


def test_problems_of_the_protocol_are_reported(tmp_path: Path) -> None:
    flows, content, expected = break_one("T022", tmp_path)

    assert tuple(map(str, check(flows, content).problems)) == expected


def test_words_are_not_judged_by_a_protocol_that_is_wrong(tmp_path: Path) -> None:
    flows, content, _ = break_one("T022", tmp_path)

    report = check(flows, content)

    assert (report.protocol, report.questions, report.pages) == (None, 0, 0)


def test_problems_of_the_words_are_reported(tmp_path: Path) -> None:
    flows, content, expected = break_one("T059", tmp_path)

    assert tuple(map(str, check(flows, content).problems)) == expected


def test_a_flows_folder_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        check(tmp_path / "none", content_folder())


def test_a_content_folder_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        check(flows_folder(), tmp_path / "none")


def test_a_part_that_no_page_takes_in_is_looked_through_as_well(tmp_path: Path) -> None:
    folders = copy_shipped(tmp_path)
    (folders.content / "en/parts/lonely.md").write_text("{{ me }}", encoding="utf-8")

    assert [str(problem) for problem in check(folders.flows, folders.content).problems] == [
        "content/en/parts/lonely.md:1: T057 the name `me` is not among what this text uses"
    ]
