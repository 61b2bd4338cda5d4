"""One broken file for each problem code: what is said, where, and that nothing is loaded."""

import re
from pathlib import Path

import pytest

from tests.bad_files import BAD, BadFile, bad_files, broken, copy_shipped, said_of
from triage.errors import ProblemsFound
from triage.services.checking import check_content
from triage.services.materials import open_materials

ROOT = Path(__file__).parents[2]
CASES = bad_files()
MANUAL = (ROOT / "docs" / "manual" / "problems.md").read_text(encoding="utf-8")


def codes_in_the_source() -> set[str]:
    return {
        code
        for room in ("source", "render", "services", "proofread")
        for path in (ROOT / "triage" / room).glob("*.py")
        for code in re.findall(r'"(T\d{3})"', path.read_text(encoding="utf-8"))
    }


def codes_in_the_manual() -> list[str]:
    return re.findall(r"^## (T\d{3}): ", MANUAL, re.MULTILINE)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_bad_file_is_told_with_its_place_and_what_would_be_right(case: BadFile, tmp_path: Path) -> None:
    said = broken(case, tmp_path)

    assert said == case.expect


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_first_thing_said_of_a_bad_file_is_its_code(case: BadFile) -> None:
    assert re.match(rf"{re.escape(case.expect[0].partition(' ')[0])} {case.code} ", case.expect[0])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_message_has_the_form_that_the_style_asks_for(case: BadFile) -> None:
    messages = [line.split(" ", 2)[2] for line in case.expect]

    assert all(re.fullmatch(r"[`a-z].*(?<!\.)", message) for message in messages)
    assert not any("invalid" in message or "please" in message for message in messages)


def test_every_code_that_can_be_said_has_a_bad_file() -> None:
    assert {case.code for case in CASES} == codes_in_the_source()


def test_every_code_that_can_be_said_is_explained_in_the_manual() -> None:
    assert set(codes_in_the_manual()) == codes_in_the_source()


def test_the_manual_explains_the_codes_once_and_in_order() -> None:
    assert codes_in_the_manual() == sorted(set(codes_in_the_manual()))


@pytest.mark.parametrize("code", codes_in_the_manual())
def test_the_manual_shows_what_is_said_of_the_bad_file(code: str) -> None:
    section = MANUAL.partition(f"## {code}: ")[2].partition("\n## ")[0]
    message = next(case.expect[0] for case in CASES if case.name == f"{code}/case.yaml")

    assert without_line(message) in without_line(section)


def without_line(text: str) -> str:
    """Line numbers move whenever somebody edits a shipped file; the manual need not follow."""
    return re.sub(r":\d+(?=[: ])", "", text)


def test_mistakes_in_several_files_are_all_told_sorted_by_place(tmp_path: Path) -> None:
    folders = copy_shipped(tmp_path, content=False)
    for code in ("T026", "T009", "T013", "T022"):
        next(case for case in CASES if case.code == code).break_file(folders)

    said = said_of(folders)

    assert [re.sub(r":\d+:\d+: ", " ", line).split(" ")[:2] for line in said] == [
        ["flows/findings.yaml", "T013"],
        ["flows/lower-back.yaml", "T026"],
        ["flows/rules.yaml", "T022"],
        ["flows/rules.yaml", "T009"],
    ]


def test_mistakes_in_several_content_files_are_all_told(tmp_path: Path) -> None:
    folders = copy_shipped(tmp_path, flows=False)
    cases = [case for case in CASES if case.code in {"T012", "T051", "T054", "T055", "T057", "T060"}]
    for case in cases:
        case.break_file(folders)

    assert set(said_of(folders)) == {line for case in cases for line in case.expect}


def test_a_protocol_that_is_wrong_anywhere_is_not_loaded_at_all(tmp_path: Path) -> None:
    folders = copy_shipped(tmp_path, content=False)
    next(case for case in CASES if case.code == "T009").break_file(folders)

    with pytest.raises(ProblemsFound):
        open_materials(folders.flows, folders.content)


def test_words_that_are_wrong_anywhere_are_refused_before_anything_is_asked(tmp_path: Path) -> None:
    folders = copy_shipped(tmp_path, flows=False)
    next(case for case in CASES if case.code == "T059").break_file(folders)
    materials = open_materials(folders.flows, folders.content)

    with pytest.raises(ProblemsFound):
        check_content(materials)


def test_every_bad_file_stands_in_a_folder_named_for_its_code() -> None:
    assert all(re.fullmatch(r"T\d{3}", path.name) for path in BAD.iterdir() if path.is_dir() and path.name[0] != "_")
