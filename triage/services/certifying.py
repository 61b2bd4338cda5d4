"""The proof that a protocol is safe, by every prover there is, in words."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from textwrap import wrap
from time import perf_counter

from triage.model.programme import Programme
from triage.model.protocol import Protocol
from triage.proof.certificate import Certificate, agree, prove
from triage.proof.counting import conversations
from triage.proof.joining import joined
from triage.proof.verdicts import Scene, Verdict
from triage.services.retracing import PROPERTY as TRIED
from triage.services.retracing import retrace
from triage.services.telling import afterwards, conversation, smallest_first

WIDTH = 80
"""Columns of a line."""
_PROVERS = {"search": "a search", "sat": "a SAT solver"}
ONE_ALONE = " alone: the second prover is not installed (pip install '.[proof]')"
_INDENT = " " * 12
_NAMED = 12
"""Cases that are named beside the one that is shown."""


@dataclass(frozen=True, slots=True)
class Proof:
    """The certificate of a protocol, and how long it took."""

    protocol: Protocol
    certificate: Certificate
    seconds: float
    together: Protocol
    """With the triage and the dialogues of the routine as one conversation."""

    def protocol_of(self, scene: Scene) -> Protocol:
        """The one whose conversation the scene is."""
        return self.together if scene.together else self.protocol

    @property
    def holds(self) -> bool:
        """Whether every property holds."""
        return self.certificate.holds


def certify(protocol: Protocol, programme: Programme) -> Proof:
    """The verdict on every property; by both provers where python-sat is installed.

    Raises:
        ProversDisagree: the two came to different verdicts.
    """
    began = perf_counter()
    certificate = _by_all_provers(protocol, programme)
    tried = retrace(protocol, framed=certificate.verdicts[0].status == "holds")
    certificate = replace(certificate, verdicts=tuple(sorted([*certificate.verdicts, tried], key=_place)))
    if certificate.holds:
        certificate = replace(certificate, conversations=conversations(protocol))
    return Proof(protocol, certificate, perf_counter() - began, joined(protocol, programme))


def _by_all_provers(protocol: Protocol, programme: Programme) -> Certificate:
    certificate = prove(protocol, programme=programme)
    try:
        second = prove(protocol, "sat", programme=programme)
    except ImportError:
        return certificate
    return agree(certificate, second)


def _place(verdict: Verdict) -> str:
    return verdict.property


def proof_in_words(proof: Proof) -> str:
    """Each property with its verdict, and what shows that one fails as a conversation."""
    certificate = proof.certificate
    count = f": {amount(certificate.conversations)} conversations" if certificate.conversations else ""
    lines = [f"for every possible set of answers{count}", *wrap(f"by {provers(proof)}", WIDTH), ""]
    for verdict in certificate.verdicts:
        lines += _verdict(proof, verdict)
    return "\n".join(lines)


def provers(proof: Proof) -> str:
    """Who has proved it, and how long it took."""
    names = " and ".join(_PROVERS[name] for name in proof.certificate.provers)
    together = ", which agree" if len(proof.certificate.provers) > 1 else ONE_ALONE
    return f"{names}{together}, in {proof.seconds:.1f} s"


def amount(number: int) -> str:
    """A number to grasp, such as ``5.2 x 10^48``."""
    digits = f"{number:.1e}"
    mantissa, _, exponent = digits.partition("e+")
    return f"{mantissa} x 10^{int(exponent)}"


def status(verdict: Verdict) -> str:
    """The word for a verdict; what is tried and not proved is not said to hold."""
    return "tried" if verdict.property == TRIED and verdict.status == "holds" else verdict.status


def _verdict(proof: Proof, verdict: Verdict) -> Iterator[str]:
    cases = f"({verdict.claims} case{'' if verdict.claims == 1 else 's'})"
    yield from _wrapped(f"  {verdict.property} {status(verdict)}", f"{verdict.sentence} {cases}")
    if verdict.replacing:
        yield f"{_INDENT}lowered only by {', '.join(scene.about for scene in verdict.replacing)}"
    if verdict.gated:
        some = ", ".join(each.finding for each in verdict.gated)
        yield from _wrapped("", f"asked only where a condition holds, see the certificate: {some}")
    if verdict.reason:
        yield from _wrapped("", verdict.reason)
    scenes = smallest_first(verdict.counterexamples)
    for scene in scenes[:1]:
        yield from _scene(proof.protocol_of(scene), scene)
    others = [scene.about for scene in scenes[1:]]
    if others:
        more = f" and {len(others) - _NAMED} more" if len(others) > _NAMED else ""
        yield from _wrapped("", f"the same of: {', '.join(others[:_NAMED])}{more}")


def _scene(protocol: Protocol, scene: Scene) -> Iterator[str]:
    yield from _wrapped("", f"{scene.about}: {scene.says}")
    for line in (*conversation(scene.steps), *afterwards(protocol, scene)):
        yield from wrap(line, WIDTH, initial_indent=f"{_INDENT}  ", subsequent_indent=f"{_INDENT}    ")


def _wrapped(first: str, text: str) -> list[str]:
    return wrap(text, WIDTH, initial_indent=f"{first:<11} ", subsequent_indent=" " * 12, break_on_hyphens=False)
