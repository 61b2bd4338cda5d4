"""The hazard log: every field typed, every slip told with its place."""

from pathlib import Path

import pytest

from triage.errors import Problems
from triage.model.hazards import NOBODY, Hazard, HazardLog, OpenPoint, Risk
from triage.source.hazards import read_hazards

SMALL = """\
reviewed_by: nobody
matrix:
  checked_by: nobody
  rows: {5: [3, 4, 4, 5, 5], 4: [2, 3, 3, 4, 5], 3: [2, 2, 3, 3, 4], 2: [1, 2, 2, 3, 4], 1: [1, 1, 2, 2, 3]}
hazards:
  H01:
    hazard: a fall
    cause: ice
    effect: a fracture
    before: {severity: 4, likelihood: 3, rating: 3}
    after: {severity: 4, likelihood: 1, rating: 2}
    control: >-
      Sand is
      strewn.
    properties: [S1, S7]
    walks: [just-eighteen]
    tests: [tests/source/test_files.py::test_a_missing_file_is_told]
    mutants: true
    open: {clinician: which shoes, deployer: how much sand}
    due: [journal]
"""
VERIFIED = SMALL[SMALL.index("    properties") : SMALL.index("    open")]
NOT_SETTLED = SMALL[SMALL.index("    open") :]


def read(folder: Path, find: str = "", replace: str = "") -> tuple[HazardLog, list[str]]:
    """The small log with one thing written otherwise, and what is said of it."""
    assert find in SMALL
    file = folder / "hazards.yaml"
    file.write_text(SMALL.replace(find, replace, 1), encoding="utf-8")
    problems = Problems()
    log = read_hazards(file, problems)
    return log, [str(problem).removeprefix(f"{folder.name}/hazards.yaml:") for problem in problems.found]


def test_a_hazard_is_read(tmp_path: Path) -> None:
    assert read(tmp_path)[0].hazards == (
        Hazard(
            id="H01",
            hazard="a fall",
            cause="ice",
            effect="a fracture",
            before=Risk(4, 3, 3),
            after=Risk(4, 1, 2),
            control="Sand is strewn.",
            properties=("S1", "S7"),
            walks=("just-eighteen",),
            tests=("tests/source/test_files.py::test_a_missing_file_is_told",),
            mutants=True,
            open=(OpenPoint("clinician", "which shoes"), OpenPoint("deployer", "how much sand")),
            due=("journal",),
        ),
    )


def test_nothing_is_said_of_a_log_that_is_right(tmp_path: Path) -> None:
    assert read(tmp_path)[1] == []


def test_who_reviewed_the_log_and_who_checked_the_matrix_is_read(tmp_path: Path) -> None:
    log, _ = read(tmp_path, "checked_by: nobody", "checked_by: Dr A. Example")

    assert (log.reviewed_by, log.matrix_checked_by) == (NOBODY, "Dr A. Example")


@pytest.mark.parametrize(
    ("find", "replace", "message"),
    [
        ("reviewed_by: nobody\n", "", "1:1: T010 the hazard log needs the field `reviewed_by`"),
        ("    cause:", "    cuase:", "8:5: T009 the hazard `H01` has no field `cuase`; did you mean `cause`?"),
        ("    effect: a fracture\n", "", "7:5: T010 the hazard `H01` needs the field `effect`"),
        (
            "    after: {severity: 4, likelihood: 1, rating: 2}\n",
            "",
            "7:5: T010 the hazard `H01` needs the field `after`",
        ),
        ("hazard: a fall", "hazard: ''", "7:13: T010 `hazard` is empty"),
        ("  H01:", "  X1:", "6:3: T084 a hazard is called `H01` and so on, not `X1`"),
        ("  H01:\n", "  H02: {}\n  H01:\n", "6:8: T010 the hazard `H02` needs the field `hazard`"),
        ("  H01:\n", "  H01: x\n  H02:\n", "6:8: T008 the hazard `H01` is written as fields (`name: value`)"),
        ("severity: 4", "severity: 0", "10:24: T080 `severity` is from 1 to 5, not 0"),
        ("severity: 4", "severity: high", "10:24: T012 `severity` is a whole number, not `high`"),
        ("severity: 4, ", "", "10:13: T010 `before` needs the field `severity`"),
        (
            "rating: 3",
            "rating: 4",
            "10:13: T082 severity 4 and likelihood 3 are rated 3 by the matrix, not 4",
        ),
        (
            "after: {severity: 4, likelihood: 1, rating: 2}",
            "after: {severity: 4, likelihood: 5, rating: 5}",
            "6:3: T085 the hazard `H01` is rated higher with its control than without",
        ),
        ("[2, 3, 3, 4, 5]", "[2, 3, 3, 4]", "4:33: T080 row 4 has 4 ratings, not 5"),
        ("[2, 3, 3, 4, 5]", "[2, 3, 3, 4, 6]", "4:46: T080 a rating is from 1 to 5, not 6"),
        ("[2, 3, 3, 4, 5]", "x", "4:33: T008 row 4 is a list"),
        ("4: [2, 3, 3, 4, 5], ", "", "4:9: T010 `rows` needs the field `4`"),
        ("[S1, S7]", "[S1, S70]", "15:22: T081 no property is called `S70`; did you mean `S7`?"),
        ("[S1, S7]", "[S1, S1]", "15:22: T007 `S1` stands twice in `properties`"),
        ("[S1, S7]", "S1", "15:17: T008 `properties` is a list"),
        (
            "tests/source/test_files.py::test_a",
            "test_a",
            "17:13: T084 a test is written `tests/test_file.py::test_name`, not `test_a_missing_file_is_told`",
        ),
        ("mutants: true", "mutants: some", "18:14: T011 `mutants` cannot be `some`; one of true, false"),
        ("clinician:", "clincian:", "19:12: T081 no decider is called `clincian`; did you mean `clinician`?"),
        ("clinician: which shoes", "clinician: ''", "19:23: T010 `clinician` is empty"),
        ("{clinician: which shoes, deployer: how much sand}", "{}", "19:11: T010 `open` is empty"),
        ("open: {", "open: yes #", "19:11: T008 `open` is written as fields (`name: value`)"),
        ("[journal]", "[jurnal]", "20:11: T081 no part to be built is called `jurnal`; did you mean `journal`?"),
    ],
)
def test_a_slip_in_the_log_is_told_where_it_stands(tmp_path: Path, find: str, replace: str, message: str) -> None:
    assert message in read(tmp_path, find, replace)[1]


def test_a_hazard_that_stands_twice_is_told(tmp_path: Path) -> None:
    _, said = read(tmp_path, "  H01:\n", "  H01: {}\n  H01:\n")

    assert "7:3: T007 `H01` stands twice; the first is on line 6" in said


def test_a_hazard_that_nothing_verifies_is_told(tmp_path: Path) -> None:
    _, said = read(tmp_path, VERIFIED + NOT_SETTLED, "")

    assert [message.partition(";")[0] for message in said] == ["6:3: T083 nothing verifies the hazard `H01`"]


@pytest.mark.parametrize("left", ["    open: {clinician: x}\n", "    due: [journal]\n", "    walks: [a]\n"])
def test_a_hazard_that_is_open_or_due_or_verified_is_enough(tmp_path: Path, left: str) -> None:
    assert read(tmp_path, VERIFIED + NOT_SETTLED, left)[1] == []


def test_a_property_of_the_engine_without_tests_is_told(tmp_path: Path) -> None:
    _, said = read(tmp_path, VERIFIED, "    properties: [S7]\n")

    assert said == ["6:3: T083 `S7` is shown by tests alone; name them in `tests`"]


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    _, said = read(tmp_path, VERIFIED, "    properties: [S10]\n    walks: x\n    tests: [y]\n")

    assert [message.split(" ")[1] for message in said] == ["T081", "T008", "T084"]


def test_a_log_that_is_not_there_is_told(tmp_path: Path) -> None:
    problems = Problems()
    log = read_hazards(tmp_path / "hazards.yaml", problems)

    assert log.hazards == ()
    assert [problem.code for problem in problems.found] == ["T001"]


@pytest.mark.parametrize(("text", "code"), [("", "T010"), ("- a", "T008"), ("a: [", "T004")])
def test_a_log_that_is_no_log_is_told(tmp_path: Path, text: str, code: str) -> None:
    assert code in [message.split(" ")[1] for message in read(tmp_path, SMALL, text)[1]]


def test_a_matrix_without_fields_is_told(tmp_path: Path) -> None:
    matrix = SMALL[SMALL.index("matrix:") : SMALL.index("hazards:")]

    assert "2:9: T008 `matrix` is written as fields (`name: value`)" in read(tmp_path, matrix, "matrix: x\n")[1]
