"""Whether the routine may be offered on what is known, and what speaks against it."""

from collections.abc import Iterator

from triage.engine.assessment import judge
from triage.engine.settling import settle, unanswered
from triage.model.assessment import Assessment
from triage.model.guard import All, AnyOf, Count, Findings, Guard, Is, Not, Value, Within
from triage.model.protocol import Protocol
from triage.model.vocabulary import UNSURE, YES


def complete(protocol: Protocol, known: Findings) -> dict[str, Value]:
    """What is known, with each warning sign that was never answered as unsure, and what follows from it."""
    return settle(protocol, {**dict.fromkeys(unanswered(protocol, known), UNSURE), **known})


def judge_all(protocol: Protocol, known: Findings) -> Assessment:
    """The advice on all that is known, as at the end of a conversation."""
    return judge(protocol, complete(protocol, known))


def against(protocol: Protocol, known: Findings) -> dict[str, Value]:
    """The findings for which the routine is held back at an urgency with which it could be offered."""
    settled = complete(protocol, known)
    offer = protocol.routine.get(judge(protocol, settled).urgency)
    if offer is None or offer.holds(settled):
        return {}
    return dict(_against(protocol, offer, settled))


def _against(protocol: Protocol, guard: Guard, settled: Findings) -> Iterator[tuple[str, Value]]:
    """What keeps a guard from holding."""
    match guard:
        case Not(part):
            yield from _behind(protocol, part, settled)
        case All(parts) | AnyOf(parts):
            for part in parts:
                if not part.holds(settled):
                    yield from _against(protocol, part, settled)
        case _:
            pass  # something that is not so; nothing was told that speaks against it


def _behind(protocol: Protocol, guard: Guard, settled: Findings) -> Iterator[tuple[str, Value]]:
    """The findings that were told, and make a guard hold."""
    match guard:
        case AnyOf(parts) | All(parts):
            for part in parts:
                if part.holds(settled):
                    yield from _behind(protocol, part, settled)
        case Is(finding, _) | Within(finding):
            derived = protocol.vocabulary[finding].derived
            if derived is not None:
                yield from _behind(protocol, derived, settled)
            elif settled.get(finding) in {YES, UNSURE}:
                yield finding, settled[finding]
        case Count(of, value, _):
            yield from ((finding, settled[finding]) for finding in of if settled.get(finding) == value)
        case _:
            pass
