"""The proof that a protocol is safe, by every prover there is, in words."""

from collections.abc import Iterator

from triage.model.protocol import Protocol
from triage.proof.certificate import Certificate, agree, prove
from triage.proof.verdicts import Scene, Verdict


def certify(protocol: Protocol) -> Certificate:
    """The verdict on every property; by both provers where python-sat is installed.

    Raises:
        ProversDisagree: the two came to different verdicts.
    """
    certificate = prove(protocol)
    try:
        second = prove(protocol, "sat")
    except ImportError:
        return certificate
    return agree(certificate, second)


def proof_in_words(certificate: Certificate) -> str:
    """Each property with its verdict, and what shows that one fails as a conversation."""
    by = " and ".join(certificate.provers)
    together = ", which agree" if len(certificate.provers) > 1 else ""
    lines = [f"for every possible set of answers, by {by}{together}:"]
    for verdict in certificate.verdicts:
        lines += _verdict(verdict)
    return "\n".join(lines)


def _verdict(verdict: Verdict) -> Iterator[str]:
    yield f"  {verdict.property} {verdict.status} ({verdict.claims} cases): {verdict.sentence}"
    if verdict.reason:
        yield f"     {verdict.reason}"
    for scene in verdict.counterexamples[:1]:
        yield from _scene(scene)
    others = [scene.about for scene in verdict.counterexamples[1:]]
    if others:
        yield f"     the same of: {', '.join(others)}"


def _scene(scene: Scene) -> Iterator[str]:
    yield f"     {scene.about}: {scene.says}"
    for question, reply in scene.steps:
        yield f"       {question}: {reply}"
    if scene.change is not None:
        finding, before, after = scene.change
        yield f"       and then {finding} changed from {before} to {after}"
