"""The hazard log is whole: nothing is left out, and everything it names exists and runs."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.hazard_gate import BUILT, fault_of_test, faults
from triage.errors import Problems
from triage.model.hazards import DECIDERS, NOBODY, PARTS, PROPERTIES, Hazard, HazardLog, standing
from triage.places import hazards_file
from triage.proof import properties as proof
from triage.services import retracing
from triage.source.hazards import read_hazards

ROOT = Path(__file__).parent.parent
ANSWERED = {property_.id: property_.hazards for property_ in proof.PROPERTIES} | {retracing.PROPERTY: retracing.HAZARDS}
MANUAL = (ROOT / "docs" / "manual" / "hazards.md").read_text(encoding="utf-8")

SAMPLE = '''\
"""A file of tests."""

import pytest

LIMIT = 1


def test_that_runs() -> None:
    assert True


async def test_that_waits() -> None:
    assert True


@pytest.mark.skip(reason="later")
def test_left_out() -> None:
    assert True


@pytest.mark.skipif(True, reason="elsewhere")
def test_left_out_elsewhere() -> None:
    assert True


@pytest.mark.xfail
def test_that_may_fail() -> None:
    assert False


@pytest.mark.parametrize("x", [pytest.param(1, marks=pytest.mark.skip)])
def test_left_out_for_a_case(x: int) -> None:
    assert x


def test_that_gives_up() -> None:
    pytest.skip("no")


@pytest.fixture
def ground() -> int:
    pytest.importorskip("nothing")


@pytest.fixture
def floor(ground: int) -> int:
    return ground


def test_on_a_floor(floor: int) -> None:
    assert floor


def test_on_what_all_share(shared: int) -> None:
    assert shared


class TestTogether:
    def test_inside(self) -> None:
        assert True


@pytest.mark.skip
class TestLeftOut:
    def test_inside(self) -> None:
        assert True


class TestMarked:
    pytestmark = pytest.mark.skip

    def test_inside(self) -> None:
        assert True


class Walker:
    def step(self) -> None:
        pass


TestWalker = Walker.TestCase
TestNobody = Nobody.TestCase


def helps() -> None:
    pass
'''


@pytest.fixture(scope="module")
def log() -> HazardLog:
    """The hazard log that ships."""
    problems = Problems()
    read = read_hazards(hazards_file(), problems)
    problems.stop_if_any()
    return read


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A folder with a file of tests."""
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_sample.py").write_text(SAMPLE, encoding="utf-8")
    return tmp_path


def changed(log: HazardLog, id_: str, **fields: object) -> HazardLog:
    """The log with one hazard written otherwise."""
    return replace(
        log,
        hazards=tuple(
            replace(hazard, **fields) if hazard.id == id_ else hazard  # type: ignore[arg-type]  # any of its fields
            for hazard in log.hazards
        ),
    )


def told(log: HazardLog) -> list[str]:
    return faults(log, ROOT, ANSWERED)


def test_every_hazard_is_there_once(log: HazardLog) -> None:
    assert [hazard.id for hazard in log.hazards] == [f"H{number:02}" for number in range(1, 57)]


def test_everything_the_log_names_exists_and_runs(log: HazardLog) -> None:
    assert told(log) == []


def test_no_clinician_is_claimed(log: HazardLog) -> None:
    assert (log.reviewed_by, log.matrix_checked_by) == (NOBODY, NOBODY)


def test_what_is_left_at_four_is_put_to_a_clinician(log: HazardLog) -> None:
    asked = {hazard.id for hazard, _ in log.open_for("clinician")}

    assert {hazard.id for hazard in log.hazards if hazard.after.rating > 3} <= asked


def test_every_property_of_the_proof_can_be_named() -> None:
    assert set(ANSWERED) <= set(PROPERTIES)


def test_every_part_to_be_built_is_known_by_something() -> None:
    assert set(BUILT) == set(PARTS)


@pytest.mark.parametrize(
    "test",
    [
        "tests/test_sample.py::test_that_runs",
        "tests/test_sample.py::test_that_waits",
        "tests/test_sample.py::TestTogether::test_inside",
        "tests/test_sample.py::TestWalker",
    ],
)
def test_a_test_that_runs_is_no_fault(sample: Path, test: str) -> None:
    assert fault_of_test(test, sample) == ""


@pytest.mark.parametrize(
    "test",
    [
        "tests/test_sample.py::test_of_another_name",
        "tests/test_sample.py::test_inside",
        "tests/test_sample.py::TestTogether::test_of_another_name",
        "tests/test_sample.py::TestTogether",
        "tests/test_sample.py::TestNobody",
        "tests/test_sample.py::Walker::step",
        "tests/test_sample.py::helps",
    ],
)
def test_a_test_that_does_not_exist_is_found(sample: Path, test: str) -> None:
    assert fault_of_test(test, sample) == f"there is no test `{test}`"


def test_a_file_of_tests_that_does_not_exist_is_found(sample: Path) -> None:
    assert fault_of_test("tests/test_nothing.py::test_a", sample) == "there is no file `tests/test_nothing.py`"


@pytest.mark.parametrize(
    "test",
    [
        "test_left_out",
        "test_left_out_elsewhere",
        "test_that_may_fail",
        "test_left_out_for_a_case",
        "test_that_gives_up",
        "test_on_a_floor",
        "TestLeftOut::test_inside",
        "TestMarked::test_inside",
    ],
)
def test_a_test_that_may_be_skipped_is_found(sample: Path, test: str) -> None:
    id_ = f"tests/test_sample.py::{test}"

    assert fault_of_test(id_, sample) == f"`{id_}` may be skipped"


@pytest.mark.parametrize("line", ["pytestmark = pytest.mark.skip", 'pytest.importorskip("nothing")'])
def test_a_file_of_tests_that_may_be_skipped_is_found(sample: Path, line: str) -> None:
    file = sample / "tests" / "test_sample.py"
    file.write_text(SAMPLE.replace("LIMIT = 1", line), encoding="utf-8")

    assert fault_of_test("tests/test_sample.py::test_that_runs", sample).endswith("may be skipped")


def test_a_test_that_may_be_skipped_by_what_all_share_is_found(sample: Path) -> None:
    (sample / "tests" / "conftest.py").write_text("def shared():\n    pytest.skip()\n", encoding="utf-8")

    assert fault_of_test("tests/test_sample.py::test_on_what_all_share", sample).endswith("may be skipped")


def test_a_hazard_with_a_test_that_does_not_exist_is_found(log: HazardLog) -> None:
    wrong = changed(log, "H11", tests=("tests/test_walks.py::test_nothing",))

    assert told(wrong) == ["H11: there is no test `tests/test_walks.py::test_nothing`"]


def test_a_hazard_with_a_test_that_may_be_skipped_is_found(log: HazardLog) -> None:
    full = "tests/test_cli.py::test_a_disk_that_is_full_is_told_once_and_without_a_traceback"

    assert told(changed(log, "H11", tests=(full,))) == [f"H11: `{full}` may be skipped"]


def test_a_hazard_with_a_walk_that_does_not_exist_is_found(log: HazardLog) -> None:
    assert told(changed(log, "H16", walks=("on-the-moon",))) == ["H16: there is no walk `on-the-moon`"]


def test_a_hazard_without_verification_is_found(log: HazardLog) -> None:
    assert told(changed(log, "H11", tests=(), open=())) == ["H11: nothing verifies it"]


def test_a_hazard_left_at_four_that_nobody_must_decide_is_found(log: HazardLog) -> None:
    wrong = changed(log, "H24", open=())

    assert told(wrong) == ["H24: rated 4 with its control, and nobody has to decide"]


def test_a_hazard_whose_part_is_built_is_found(log: HazardLog, sample: Path) -> None:
    hazard = replace(log["H37"], tests=(), due=("journal",))
    (sample / "triage" / "journal").mkdir(parents=True)

    said = faults(HazardLog((hazard,)), sample, {})

    assert said == ["H37: is due with `journal`, which is built; say what verifies it"]


def test_a_hazard_that_waits_for_a_part_is_no_fault(log: HazardLog, sample: Path) -> None:
    assert faults(HazardLog((replace(log["H37"], tests=(), due=("journal",)),)), sample, {}) == []


def test_mutants_that_nobody_makes_are_found(log: HazardLog, sample: Path) -> None:
    hazard = replace(log["H37"], tests=(), mutants=True)

    assert faults(HazardLog((hazard,)), sample, {}) == ["H37: there is no mutation run `tests/mutants/__main__.py`"]


def test_a_property_that_the_hazard_does_not_list_is_found(log: HazardLog) -> None:
    assert told(changed(log, "H05", properties=())) == ["S4: answers H05, which does not list it"]


def test_a_property_that_does_not_answer_the_hazard_is_found(log: HazardLog) -> None:
    assert told(changed(log, "H05", properties=("S4", "S5"))) == ["H05: lists S5, which does not answer it"]


def test_a_property_of_a_hazard_that_does_not_exist_is_found(log: HazardLog) -> None:
    assert faults(log, ROOT, {**ANSWERED, "S4": ("H01", "H05", "H99")}) == ["S4: there is no hazard `H99`"]


def test_the_manual_counts_the_hazards_as_they_are(log: HazardLog) -> None:
    assert counts(log) in MANUAL


def counts(log: HazardLog) -> str:
    """The table of the manual, as the log has it."""
    stands = standing(log, ANSWERED)
    rows = [
        ("hazards", log.hazards),
        ("closed by the proof alone", stands.closed_by_proof),
        ("closed by tests, or by the proof and tests", stands.closed_with_tests),
        ("with a point open", stands.open),
        *((f"… for {_NAMES[who]}", tuple(hazard for hazard, _ in log.open_for(who))) for who in DECIDERS),
        ("waiting for a part that is not built", stands.due),
        ("rated 4 with the control", tuple(hazard for hazard in log.hazards if hazard.after.rating == 4)),
    ]
    return "\n".join(f"| {name} | {len(found)} | {_listed(found)} |" for name, found in rows)


_NAMES = {
    "clinician": "a clinician",
    "user_testing": "tests with people who use it",
    "deployer": "whoever deploys it",
    "maintainers": "the maintainers",
}


def _listed(found: tuple[Hazard, ...]) -> str:
    if len(found) == 56:
        return "H01 to H56"
    return ", ".join(hazard.id for hazard in found) or "none"
