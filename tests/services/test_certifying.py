"""The proof in words, for the shipped protocol and for one that skips a question."""

from pathlib import Path

import pytest

from tests.bad_files import copy_shipped
from triage.places import flows_folder
from triage.proof.certificate import Certificate
from triage.services.certifying import certify, proof_in_words
from triage.source.protocol import load_protocol

GATED = "  infection:\n    section: illness\n    kind: checklist\n"


@pytest.fixture(scope="module")
def shipped() -> Certificate:
    return certify(load_protocol(flows_folder()))


@pytest.fixture(scope="module")
def gated(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    folders = copy_shipped(tmp_path_factory.mktemp("gated"), content=False)
    path = folders.flows / "lower-back.yaml"
    text = path.read_text(encoding="utf-8")
    assert GATED in text
    path.write_text(text.replace(GATED, f"{GATED}    when: {{age: {{at_least: 30}}}}\n"), encoding="utf-8")
    return certify(load_protocol(folders.flows))


def test_the_shipped_protocol_holds(shipped: Certificate) -> None:
    assert shipped.holds


def test_both_provers_have_looked(shipped: Certificate) -> None:
    assert shipped.provers == ("search", "sat")


def test_the_certificate_is_of_this_protocol(shipped: Certificate) -> None:
    assert shipped.digest == load_protocol(flows_folder()).digest


def test_every_property_is_a_line(shipped: Certificate) -> None:
    said = proof_in_words(shipped)

    assert [verdict.property for verdict in shipped.verdicts if f"  {verdict.property} holds (" not in said] == []


def test_a_question_gated_away_fails(gated: Certificate) -> None:
    assert [verdict.property for verdict in gated.verdicts if verdict.status == "fails"] == ["S2"]


def test_a_failed_property_is_shown_as_a_conversation(gated: Certificate) -> None:
    said = proof_in_words(gated)

    assert "       consent: me\n" in said
    assert "infection:" not in said.partition("S2 fails")[2].partition("  S3 ")[0]


def test_the_manual_has_every_property(shipped: Certificate) -> None:
    manual = (Path(__file__).parents[2] / "docs" / "manual" / "proof.md").read_text(encoding="utf-8")

    assert [verdict.property for verdict in shipped.verdicts if f"\n| {verdict.property} | " not in manual] == []
