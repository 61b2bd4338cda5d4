"""Where hazards stand once the properties have been judged."""

import pytest

from triage.model.hazards import Hazard, HazardLog, OpenPoint, Risk, Standing, standing

BAD = Risk(5, 3, 4)
FAIR = Risk(5, 1, 3)
TEST = "tests/test_walks.py::test_there_are_at_least_forty_patients"
ASK = OpenPoint("clinician", "which age")
TRY = OpenPoint("user_testing", "whether the words are understood")


def hazard(
    id_: str,
    *properties: str,
    tests: tuple[str, ...] = (),
    open_: tuple[OpenPoint, ...] = (),
    due: tuple[str, ...] = (),
) -> Hazard:
    return Hazard(
        id_, "a fall", "ice", "a fracture", BAD, FAIR, "sand", properties=properties, tests=tests, open=open_, due=due
    )


BY_PROOF = hazard("H01", "S1", "S2")
WITH_TESTS = hazard("H02", "S1", tests=(TEST,))
BY_TESTS = hazard("H03", tests=(TEST,))
OF_THE_ENGINE = hazard("H04", "S7", tests=(TEST,))
OPEN = hazard("H05", "S1", open_=(ASK, TRY))
DUE = hazard("H06", due=("journal",))
BOTH = hazard("H07", open_=(ASK,), due=("journal",))
BY_NOTHING = hazard("H08")
LOG = HazardLog((BY_PROOF, WITH_TESTS, BY_TESTS, OF_THE_ENGINE, OPEN, DUE, BOTH, BY_NOTHING))


@pytest.fixture
def stands() -> Standing:
    """The log when S1, S2 and S7 hold."""
    return standing(LOG, ["S1", "S2", "S7"])


def test_a_hazard_that_properties_alone_answer_is_closed_by_the_proof(stands: Standing) -> None:
    assert stands.closed_by_proof == (BY_PROOF,)


def test_a_hazard_that_tests_verify_as_well_is_closed_with_them(stands: Standing) -> None:
    assert stands.closed_with_tests == (WITH_TESTS, BY_TESTS, OF_THE_ENGINE)


def test_a_hazard_with_a_property_that_does_not_hold_is_not_closed() -> None:
    assert standing(LOG, ["S1"]).failing == (BY_PROOF, OF_THE_ENGINE, BY_NOTHING)


def test_without_any_property_only_tests_close_a_hazard() -> None:
    assert standing(LOG, []).closed_with_tests == (BY_TESTS,)


def test_a_hazard_that_nothing_verifies_is_not_closed(stands: Standing) -> None:
    assert stands.failing == (BY_NOTHING,)


def test_a_hazard_that_somebody_must_decide_is_open(stands: Standing) -> None:
    assert stands.open == (OPEN, BOTH)


def test_a_hazard_of_a_part_that_is_not_built_is_due(stands: Standing) -> None:
    assert stands.due == (DUE, BOTH)


def test_an_open_point_is_found_by_who_must_decide() -> None:
    assert list(LOG.open_for("clinician")) == [(OPEN, "which age"), (BOTH, "which age")]


def test_nothing_is_open_for_those_who_are_not_asked() -> None:
    assert list(LOG.open_for("deployer")) == []


def test_the_hazards_of_a_property_are_found() -> None:
    assert LOG.answered_by("S1") == ("H01", "H02", "H05")


def test_a_hazard_is_found_by_its_id() -> None:
    assert LOG["H02"] is WITH_TESTS


@pytest.mark.parametrize(
    "verified",
    [
        Hazard("H01", "a", "b", "c", BAD, FAIR, "d", walks=("just-eighteen",)),
        Hazard("H01", "a", "b", "c", BAD, FAIR, "d", mutants=True),
        BY_PROOF,
        BY_TESTS,
    ],
)
def test_each_kind_of_verification_counts(verified: Hazard) -> None:
    assert verified.verified
