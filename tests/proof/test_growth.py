"""A protocol of several copies of the shipped one is one protocol, and safe as it is."""

from benchmarks.programs.larger import larger
from tests.proof.seeded import PROTOCOL
from triage.model.protocol import Protocol
from triage.proof.certificate import agree, prove


def size(protocol: Protocol) -> tuple[int, int]:
    """Findings and questions."""
    return len(protocol.vocabulary), len(protocol.flow.questions)


def test_one_copy_is_the_shipped_protocol() -> None:
    once = larger(1)

    assert {rule.id: rule for rule in once.rules} == {rule.id: rule for rule in PROTOCOL.rules}
    assert (once.vocabulary, once.flow.questions) == (PROTOCOL.vocabulary, PROTOCOL.flow.questions)


def test_each_further_copy_has_its_own_findings_and_questions_and_one_review_for_all() -> None:
    findings, questions = size(PROTOCOL)

    assert size(larger(3)) == (3 * findings, 3 * (questions - 1) + 1)


def test_a_protocol_twice_as_large_is_safe_by_both_provers() -> None:
    twice = larger(2)

    assert agree(prove(twice), prove(twice, "sat")).holds
