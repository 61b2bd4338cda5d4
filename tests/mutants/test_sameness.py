"""What is proved the same, and what is not."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.mutants.making import every_mutant, trees_of
from tests.mutants.running import Workshop
from tests.mutants.sameness import Sameness, sameness
from triage.model.protocol import Protocol
from triage.places import flows_folder

ALL = Sameness(advice=True, questions=True, order=True)
ALL_BUT_ORDER = Sameness(advice=True, questions=True, order=False)
QUESTIONS = Sameness(advice=False, questions=True, order=True)
ADVICE = Sameness(advice=True, questions=False, order=False)


@pytest.mark.parametrize(
    ("id_", "same"),
    [
        ("rules:rules/R12/when/any/chest_pain_or_breathless:delete_clause", ALL),
        ("rules:rules/R02/when/fever:add_unsure", QUESTIONS),
        ("rules:routine/physio:routine:always", QUESTIONS),
        ("lower-back:questions:swap_questions:course", ALL_BUT_ORDER),
        ("lower-back:questions/limbs/when:gate_question:answering_for=me", ADVICE),
        ("findings:pregnancy/applies/could_be_pregnant:add_unsure", ADVICE),
        ("findings:age/answers/number/to:move_boundary:120to121", ADVICE),
    ],
)
def test_a_mistake_changes_this_much(protocol: Protocol, tmp_path: Path, id_: str, same: Sameness) -> None:
    flows = flows_folder(None)
    trees = trees_of(flows)
    mutant = next(mutant for mutant in every_mutant(trees) if mutant.id == id_)
    changed = Workshop(flows, tmp_path, trees).load(mutant)

    assert changed is not None
    assert sameness(protocol, changed) == same


def test_a_protocol_is_the_same_as_itself(protocol: Protocol) -> None:
    assert sameness(protocol, replace(protocol)) == ALL
