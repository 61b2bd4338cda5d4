"""The suite notices a sample of mistakes; those it need not notice are listed, and change nothing.

All of them are tried by `python -m tests.mutants`, which takes minutes.
"""

import pytest

from tests.mutants.__main__ import main
from tests.mutants.equivalents import FILE, read_equivalents
from tests.mutants.killers import KILLERS, REPORTS, Judges
from tests.mutants.making import every_mutant, kinds, sample, trees_of
from tests.mutants.running import Fate, Run
from tests.mutants.walking import all_that_is_true, as_expected
from tests.patients import Patient, patients_in
from triage.engine.assessment import assess
from triage.model.protocol import Protocol
from triage.places import flows_folder

FLOWS = flows_folder(None)
TREES = trees_of(FLOWS)
EVERY = every_mutant(TREES)
SAMPLE = sample(EVERY, 48, seed=20)
EQUIVALENT = read_equivalents(FILE.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def fates() -> tuple[Fate, ...]:
    """What becomes of the sample."""
    return tuple(Run(FLOWS, TREES).fates(SAMPLE))


def test_the_sample_has_every_kind() -> None:
    assert kinds(SAMPLE) == kinds(EVERY)


def test_every_mistake_of_the_sample_is_noticed_or_listed(fates: tuple[Fate, ...]) -> None:
    assert [fate.mutant.id for fate in fates if not fate.noticed and fate.mutant.id not in EQUIVALENT] == []


def test_no_listed_mistake_of_the_sample_is_noticed(fates: tuple[Fate, ...]) -> None:
    assert [fate.mutant.id for fate in fates if fate.noticed and fate.mutant.id in EQUIVALENT] == []


def test_a_listed_mistake_is_proved_to_change_no_advice() -> None:
    listed = [mutant for mutant in EVERY if mutant.id in EQUIVALENT]

    fates = Run(FLOWS, TREES, most=0).fates(listed)

    assert [fate.mutant.id for fate in fates if fate.same is None or not fate.same.advice] == []


def test_every_listed_mistake_is_made() -> None:
    assert EQUIVALENT.keys() <= {mutant.id for mutant in EVERY}


def test_nobody_notices_anything_in_the_protocol_as_it_is(protocol: Protocol) -> None:
    judges = Judges(protocol)

    assert tuple(judges.killers) == KILLERS[1:]
    assert list(judges.noticing(protocol)) == []


@pytest.mark.parametrize("patient", patients_in(REPORTS), ids=lambda patient: patient.id)
def test_who_reports_later_gets_the_advice_that_the_evidence_gives(protocol: Protocol, patient: Patient) -> None:
    assert as_expected(patient, assess(protocol, all_that_is_true(protocol, patient)))


def test_the_command_prints_the_figures_of_a_kind(capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["--kind", "delete_replaces", "--jobs", "1"])

    told = capsys.readouterr().out.splitlines()
    assert status == 0
    assert told[1].split()[:2] == ["delete_replaces", "2"]
    assert any(line.startswith("noticed, of all ") and "100.00%" in line for line in told)
