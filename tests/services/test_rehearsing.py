"""The made-up patient fits the protocol, and what does not fit is told."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.bad_files import copy_shipped
from triage.errors import Problems
from triage.services.checking import check
from triage.services.materials import Materials
from triage.services.rehearsing import FILE, check_demo, demo_file, open_demo


def said_of(materials: Materials, text: str | None, into: Path) -> list[str]:
    """What is noted about a demo of this text; None is no demo at all."""
    folder = into / "content"
    (folder / "en").mkdir(parents=True)
    if text is not None:
        (folder / "en" / FILE).write_text(text)
    problems = Problems()
    check_demo(replace(materials, content=folder), problems)
    return [str(problem) for problem in problems.found]


def test_the_patient_says_that_she_is_made_up(materials: Materials) -> None:
    assert "made-up" in open_demo(materials).walk.patient


def test_the_patient_comes_to_self_care_with_the_routine(materials: Materials) -> None:
    expect = open_demo(materials).walk.expect

    assert expect is not None
    assert (expect.urgency.id, expect.routine, expect.explanation) == ("self_care", True, "simple")


def test_the_shipped_demo_is_read_by_itself(materials: Materials) -> None:
    assert open_demo(materials) == open_demo(materials, demo_file())


def test_the_shipped_demo_is_as_it_expects(materials: Materials) -> None:
    problems = Problems()

    check_demo(materials, problems)

    assert problems.found == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "content/en/demo.yaml: T001 the file cannot be read: no such file or directory"),
        ("patient: Sam\n", "content/en/demo.yaml:1:1: T010 a walk needs the field `findings`"),
    ],
    ids=["missing", "wrong"],
)
def test_a_demo_that_cannot_be_shown_is_told(materials: Materials, text: str | None, said: str, tmp_path: Path) -> None:
    assert said_of(materials, text, tmp_path) == [said]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("urgency: self_care", "urgency: soon", "the demo expects `soon`, but the advice is `self_care`"),
        ("explanation: simple", "explanation: mood", "the demo expects the explanation `mood` first"),
        ("routine: true", "routine: false", "the demo expects `routine` to be false"),
    ],
)
def test_a_demo_that_shows_something_else_is_told(
    materials: Materials, before: str, after: str, said: str, tmp_path: Path
) -> None:
    text = demo_file().read_text(encoding="utf-8").replace(before, after)

    assert said_of(materials, text, tmp_path) == [f"content/en/demo.yaml: T064 {said}"]


def test_a_demo_without_anything_expected_is_told(materials: Materials, tmp_path: Path) -> None:
    text = demo_file().read_text(encoding="utf-8").partition("expect:")[0]

    told = "content/en/demo.yaml: T064 the demo needs `expect`, with the `urgency` that it shows"
    assert said_of(materials, text, tmp_path) == [told]


def test_a_demo_that_leaves_a_question_open_is_told(materials: Materials, tmp_path: Path) -> None:
    nobody = replace(materials, flows=tmp_path)  # without what people usually say

    assert said_of(nobody, "patient: Sam\nfindings: {age: 40}\n", tmp_path) == [
        "content/en/demo.yaml: T064 the demo has no answer to the question `consent`"
    ]


def test_a_check_looks_at_the_demo(tmp_path: Path) -> None:
    folders = copy_shipped(tmp_path, flows=False)
    demo = folders.content / "en" / FILE
    demo.write_text(demo.read_text(encoding="utf-8").replace("age: 42", "age: 421"))

    assert [problem.code for problem in check(folders.flows, folders.content).problems] == ["T012"]
