"""The clauses of the second prover mean what the engine does."""

import subprocess
import sys

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.proof.test_meaning import PROTOCOL, READING, some_choices
from triage.engine.assessment import assess
from triage.model.urgency import Urgency
from triage.proof.gates import NEVER, SURE, Gates
from triage.proof.logic import END, TRUTH
from triage.proof.meaning import converse, truth
from triage.proof.sat import Sat
from triage.proof.slots import Choices

SAT = Sat(PROTOCOL)
ENDS = {voice.id: voice.fires(SAT, END) for voice in READING.voices}
ASKED = [SAT.asked(at) for at in range(len(READING.questions))]
TRUTHS = {voice.id: voice.fires(SAT, TRUTH) for voice in READING.voices}


@settings(max_examples=250)
@given(some_choices())
def test_the_clauses_hold_as_in_a_conversation(choices: Choices) -> None:
    said = [SAT._say[key][value] for key, value in choices.items()]  # noqa: SLF001 - what the literals mean is tested
    SAT.gates.load([*ENDS.values(), *TRUTHS.values(), *ASKED])
    model = SAT.gates.model(said)
    assert model is not None
    talk = converse(PROTOCOL, choices)
    asked = [question.id for at, question in enumerate(READING.questions) if model.holds(ASKED[at])]
    full = assess(PROTOCOL, truth(PROTOCOL, choices))

    assert {id_ for id_, literal in TRUTHS.items() if model.holds(literal)} == {reason.rule for reason in full.reasons}
    assert [question for question, _ in talk.steps] == asked[: len(talk.steps)]
    if talk.advice.urgency is not Urgency.EMERGENCY:
        at_end = {reason.rule for reason in assess(PROTOCOL, talk.recorded).reasons}
        assert {id_ for id_, literal in ENDS.items() if model.holds(literal)} == at_end


@given(st.lists(st.booleans(), min_size=1, max_size=6), st.integers(1, 6))
def test_a_count_is_true_from_its_number_on(values: list[bool], number: int) -> None:
    gates = Gates()
    literals = gates.one_of(range(len(values)))
    each = [literals[0] if value else NEVER for value in values]
    counted = gates.at_least(number, tuple(each))

    assert (gates.model((literals[0], counted)) is not None) == (sum(values) >= number)


def test_gates_of_what_is_certain_need_no_variable() -> None:
    gates = Gates()
    literal = gates.one_of(("a", "b"))["a"]

    assert gates.both((SURE, literal)) == literal
    assert gates.both((literal, -literal)) == NEVER
    assert gates.either((literal, SURE)) == SURE
    assert gates.both(()) == SURE


def test_a_model_shows_nothing_of_a_gate_that_the_solver_was_not_given() -> None:
    gates = Gates()
    literals = gates.one_of(("a", "b", "c"))
    gate = gates.either((literals["a"], literals["b"]))
    model = gates.model([literals["a"]])

    assert model is not None
    assert model.shows(literals["a"])
    assert not model.shows(gate)


def test_the_search_does_without_the_solver() -> None:
    code = "import sys, triage.proof.certificate; sys.exit('pysat' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=30).returncode == 0  # noqa: S603 - our own program
