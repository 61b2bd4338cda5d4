"""What both provers find wrong with a protocol, and its conversations in the engine."""

from tests.proof.test_meaning import played
from triage.engine.interview import Interview
from triage.engine.machine import Machine
from triage.model.guard import Value
from triage.model.protocol import Protocol
from triage.proof.certificate import Certificate, agree, prove
from triage.proof.claims import Ground
from triage.proof.logic import Reading
from triage.proof.properties import PROPERTIES
from triage.proof.sat import Sat
from triage.proof.search import Search
from triage.proof.verdicts import Scene, Verdict, judge


def proved(protocol: Protocol) -> Certificate:
    """By both provers, who agree."""
    return agree(prove(protocol), prove(protocol, "sat"))


def verdict(certificate: Certificate, property_: str) -> Verdict:
    """What a certificate says of one property."""
    return next(each for each in certificate.verdicts if each.property == property_)


def scene(certificate: Certificate, property_: str, about: str) -> Scene:
    """The counterexample about something."""
    return next(each for each in verdict(certificate, property_).counterexamples if each.about == about)


def replayed(protocol: Protocol, shown: Scene) -> Interview:
    """The engine's interview of a counterexample."""
    return played(protocol, Machine(protocol), shown.steps)


def full(shown: Scene) -> dict[str, Value]:
    """All that the person of a counterexample would say."""
    assert shown.answers is not None
    return dict(shown.answers)


def judged(protocol: Protocol, property_: str) -> tuple[Verdict, Verdict]:
    """One property by both provers."""
    wanted = next(each for each in PROPERTIES if each.id == property_)
    reading = Reading(protocol)
    return judge(Ground(Search(protocol), reading), wanted), judge(Ground(Sat(protocol), reading), wanted)


def each_counterexample(protocol: Protocol, property_: str, about: str) -> list[Scene]:
    """By both provers, who find the same cases."""
    verdicts = judged(protocol, property_)
    one, other = ({each.about for each in verdict.counterexamples} for verdict in verdicts)
    assert one == other
    return [next(each for each in verdict.counterexamples if each.about == about) for verdict in verdicts]
