"""Which question follows: pure, in order, and never in silence."""

import pytest

from tests.engine.protocols import YES, finding, protocol, question
from tests.patients import EVERY_ID, walk_with
from triage.engine.machine import Machine, applicability
from triage.engine.replies import recorded_by
from triage.engine.settling import settle
from triage.model.flow import OUTCOME, Branch
from triage.model.guard import ALWAYS, AnyOf, Is, Value
from triage.model.protocol import Protocol

A_YES = Is("a", YES)


def test_without_a_guard_the_branch_is_always_taken() -> None:
    machine = Machine(protocol({"a": question("a", Branch("b")), "b": question("b", Branch(OUTCOME))}))

    assert machine.next_state("a", {}) == "b"


def test_the_first_branch_whose_guard_holds_is_taken() -> None:
    questions = {
        "a": question("a", Branch(OUTCOME, A_YES), Branch("b")),
        "b": question("b", Branch(OUTCOME)),
    }

    assert Machine(protocol(questions)).next_state("a", {"a": "yes"}) == OUTCOME


def test_a_branch_whose_guard_does_not_hold_is_passed_over() -> None:
    questions = {
        "a": question("a", Branch(OUTCOME, A_YES), Branch("b")),
        "b": question("b", Branch(OUTCOME)),
    }

    assert Machine(protocol(questions)).next_state("a", {"a": "no"}) == "b"


def test_a_question_that_does_not_apply_is_passed_over() -> None:
    questions = {
        "a": question("a", Branch("b")),
        "b": question("b", Branch("c"), when=A_YES),
        "c": question("c", Branch(OUTCOME)),
    }

    assert Machine(protocol(questions)).next_state("a", {"a": "no"}) == "c"


def test_a_question_passed_over_leads_where_its_own_branches_lead() -> None:
    questions = {
        "a": question("a", Branch("b")),
        "b": question("b", Branch(OUTCOME, Is("z", YES)), Branch("c"), when=A_YES),
        "c": question("c", Branch(OUTCOME)),
    }

    assert Machine(protocol(questions)).next_state("a", {"a": "no", "z": "yes"}) == OUTCOME


def test_no_way_on_is_an_error_and_not_a_silence() -> None:
    machine = Machine(protocol({"a": question("a", Branch(OUTCOME, A_YES))}))

    with pytest.raises(AssertionError, match="no way leads on from `a`"):
        machine.next_state("a", {"a": "no"})


def test_an_error_leaves_the_machine_as_it_was() -> None:
    machine = Machine(protocol({"a": question("a", Branch(OUTCOME, A_YES))}))
    with pytest.raises(AssertionError):
        machine.next_state("a", {"a": "no"})

    assert machine.next_state("a", {"a": "yes"}) == OUTCOME


def test_a_state_that_does_not_exist_is_an_error() -> None:
    machine = Machine(protocol({"a": question("a", Branch(OUTCOME))}))

    with pytest.raises(Exception, match="nowhere"):
        machine.next_state("nowhere", {})


def test_no_way_leads_on_from_the_outcome(machine: Machine) -> None:
    with pytest.raises(Exception, match="outcome"):
        machine.next_state(OUTCOME, {})


def test_asking_does_not_change_the_findings(machine: Machine) -> None:
    findings: dict[str, Value] = {"answering_for": "me"}

    machine.next_state("consent", findings)

    assert findings == {"answering_for": "me"}


def test_asking_the_same_twice_gives_the_same(machine: Machine) -> None:
    findings: dict[str, Value] = {"saddle_numbness": "unsure"}
    machine.next_state("saddle", {})

    assert [machine.next_state("saddle", findings) for _ in range(2)] == ["saddle_again", "saddle_again"]


def test_one_machine_serves_many_conversations_at_once(machine: Machine) -> None:
    walks = [walk_with(id_).interview for id_ in EVERY_ID[::12]]
    longest = max(len(walk.steps) for walk in walks)
    seen: dict[int, list[str]] = {number: ["consent"] for number in range(len(walks))}
    known: dict[int, dict[str, Value]] = {number: {} for number in range(len(walks))}

    for turn in range(longest):
        for number, walk in enumerate(walks):
            if turn < len(walk.steps) - 1:
                step = walk.steps[turn]
                known[number] |= recorded_by(walk.protocol.flow.questions[step.question], step.reply)
                seen[number].append(machine.next_state(step.question, settle(walk.protocol, known[number])))

    assert list(seen.values()) == [[step.question for step in walk.steps] for walk in walks]


def test_there_is_no_trigger_but_answered(machine: Machine) -> None:
    assert set(machine._answered.machine.events) == {"answered"}  # noqa: SLF001 - the trap is inside transitions


def test_the_machine_holds_no_conversation(machine: Machine) -> None:
    assert machine._answered.machine.models == []  # noqa: SLF001 - the trap is inside transitions


def test_conditions_are_callables_and_never_text(machine: Machine) -> None:
    transitions = [
        transition
        for ways in machine._answered.transitions.values()  # noqa: SLF001 - the trap is inside transitions
        for transition in ways
    ]

    assert [way for way in transitions for condition in way.conditions if not callable(condition.func)] == []


def test_every_question_leads_only_forward(protocol: Protocol) -> None:
    order = [*protocol.flow.questions, OUTCOME]
    backward = [
        (question.id, branch.go)
        for question in protocol.flow.questions.values()
        for branch in question.then
        if order.index(branch.go) <= order.index(question.id)
    ]

    assert backward == []


def test_a_checklist_asks_only_what_can_be_true(machine: Machine, protocol: Protocol) -> None:
    settled = settle(protocol, {"sex": "male", "age": 40})

    assert machine.items(protocol.flow.questions["safety"], settled) == (
        "painkiller_overdose",
        "suicidal_thoughts",
        "pelvic_infection_symptoms",
    )


def test_asking_again_is_about_the_unsure_items_only(machine: Machine, protocol: Protocol) -> None:
    findings: dict[str, Value] = {"saddle_numbness": "unsure", "bladder_retention": "no"}

    assert machine.items(protocol.flow.questions["saddle_again"], findings) == ("saddle_numbness",)


def test_a_question_without_conditions_always_applies() -> None:
    asked = question("a", Branch(OUTCOME))

    assert applicability(protocol({"a": asked}), asked) == ALWAYS


def test_a_question_applies_when_any_of_its_findings_can() -> None:
    asked = question("a", Branch(OUTCOME))
    small = protocol({"a": asked}, {"a": finding("a", applies=Is("z", YES))})

    assert applicability(small, asked).holds({"z": "yes"})


def test_a_question_does_not_apply_when_none_of_its_findings_can() -> None:
    asked = question("a", Branch(OUTCOME))
    small = protocol({"a": asked}, {"a": finding("a", applies=AnyOf((Is("z", YES),)))})

    assert not applicability(small, asked).holds({"z": "no"})
