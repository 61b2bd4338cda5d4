"""Proofs that several tests look at, each made once."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bad_files import copy_shipped
from triage.places import flows_folder
from triage.services.certifying import Proof, certify
from triage.source.programme import load_programme
from triage.source.protocol import load_protocol

_GATED = "  infection:\n    section: illness\n    kind: checklist\n"


@cache
def shipped_proof() -> Proof:
    """Of the protocol that comes with the program."""
    return _of(flows_folder())


@cache
def gated_proof() -> Proof:
    """Of one that asks only those of 30 and older about infection."""
    with TemporaryDirectory() as folder:
        flows = copy_shipped(Path(folder), content=False).flows
        path = flows / "lower-back.yaml"
        text = path.read_text(encoding="utf-8")
        assert _GATED in text
        path.write_text(text.replace(_GATED, f"{_GATED}    when: {{age: {{at_least: 30}}}}\n"), encoding="utf-8")
        return _of(flows)


def _of(flows: Path) -> Proof:
    protocol = load_protocol(flows)
    return certify(protocol, load_programme(flows, protocol))
