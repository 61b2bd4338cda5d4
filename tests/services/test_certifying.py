"""The proof in words, for the shipped protocol and for one that skips a question."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.proofs import gated_proof, shipped_proof
from triage.places import flows_folder
from triage.proof.certificate import prove
from triage.services.certifying import amount, proof_in_words, status
from triage.source.protocol import load_protocol


def test_the_shipped_protocol_holds() -> None:
    assert shipped_proof().holds


def test_both_provers_have_looked() -> None:
    assert shipped_proof().certificate.provers == ("search", "sat")


def test_the_certificate_is_of_this_protocol() -> None:
    assert shipped_proof().certificate.digest == load_protocol(flows_folder()).digest


def test_an_aid_changes_nothing_that_is_proved() -> None:
    protocol = load_protocol(flows_folder())
    without = replace(protocol, vocabulary={id_: replace(of, aid=None) for id_, of in protocol.vocabulary.items()})

    assert without != protocol
    assert prove(without) == prove(protocol)


def test_every_property_is_judged_in_order() -> None:
    verdicts = shipped_proof().certificate.verdicts

    assert [verdict.property for verdict in verdicts] == ["S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8", "S9"]


def test_every_property_is_a_line() -> None:
    said = proof_in_words(shipped_proof())

    assert [
        each.property
        for each in shipped_proof().certificate.verdicts
        if f"\n  {each.property} {status(each)} " not in said
    ] == []


def test_the_conversations_covered_are_told() -> None:
    assert "conversations\nby a search and a SAT solver, which agree" in proof_in_words(shipped_proof())


def test_one_prover_alone_says_so() -> None:
    proof = shipped_proof()
    alone = replace(proof, certificate=replace(proof.certificate, provers=("search",)))

    assert "by a search alone: the second prover is not installed" in proof_in_words(alone)


def test_signs_that_not_everybody_is_asked_about_are_named() -> None:
    told = " ".join(proof_in_words(shipped_proof()).split())

    assert "see the certificate: pregnancy_warning_signs, possible_ectopic S4" in told


def test_no_line_is_longer_than_a_terminal_is_wide() -> None:
    assert max(len(line) for line in proof_in_words(gated_proof()).splitlines()) <= 80


def test_a_question_gated_away_fails() -> None:
    assert [each.property for each in gated_proof().certificate.verdicts if each.status == "fails"] == ["S2"]


def test_what_fails_covers_no_conversations() -> None:
    assert gated_proof().certificate.conversations is None


def test_a_failed_property_is_shown_as_a_conversation() -> None:
    told = proof_in_words(gated_proof()).partition("S2 fails")[2].partition("  S3 ")[0]

    assert "              consent              me\n" in told
    assert "never asked: " in told
    assert "; by the full answers: " in told


@pytest.mark.parametrize(("number", "said"), [(5, "5.0 x 10^0"), (5_201_148, "5.2 x 10^6"), (9_960, "1.0 x 10^4")])
def test_an_amount_is_one_to_grasp(number: int, said: str) -> None:
    assert amount(number) == said


def test_the_manual_has_every_property() -> None:
    manual = (Path(__file__).parents[2] / "docs" / "manual" / "proof.md").read_text(encoding="utf-8")

    assert [
        each.property for each in shipped_proof().certificate.verdicts if f"\n| {each.property} | " not in manual
    ] == []
