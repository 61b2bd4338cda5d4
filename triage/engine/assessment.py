"""The advice: the most urgent of every warning and every rule that fires."""

from collections.abc import Iterator

from triage.engine.settling import settle
from triage.model.assessment import Assessment, Reason
from triage.model.guard import All, AnyOf, Count, Findings, Guard, Is, Value, Within
from triage.model.protocol import Protocol, Rule
from triage.model.urgency import Urgency
from triage.model.vocabulary import UNSURE, YES


def assess(protocol: Protocol, recorded: Findings) -> Assessment:
    """The advice for these findings, whatever is known of them; pure and total."""
    return judge(protocol, settle(protocol, recorded))


def judge(protocol: Protocol, findings: Findings) -> Assessment:
    """The advice for findings that are settled already."""
    fired = [rule for rule in protocol.rules if rule.when.holds(findings)]
    replaced = {rule.replaces: rule.id for rule in fired if rule.replaces is not None}
    rank = {explanation: number for number, explanation in enumerate(protocol.flow.explanations)}
    reasons = sorted(
        [*_warnings(protocol, findings, replaced), *(_reason(protocol, rule, findings) for rule in fired)],
        key=lambda reason: (-reason.urgency, rank[reason.suspects]),
    )
    urgency = max((reason.urgency for reason in reasons), default=Urgency.SELF_CARE)
    offer = protocol.routine.get(urgency)
    return Assessment(
        urgency=urgency,
        reasons=tuple(reasons),
        replaced=replaced,
        unconfirmed=tuple(
            finding.id
            for finding in protocol.vocabulary.values()
            if finding.warning and findings.get(finding.id) == UNSURE
        ),
        explanations=_explanations(protocol, findings, reasons, urgency),
        routine=offer is not None and offer.holds(findings),
    )


def _warnings(protocol: Protocol, findings: Findings, replaced: dict[str, str]) -> Iterator[Reason]:
    for finding in protocol.vocabulary.values():
        if finding.warning and findings.get(finding.id) == YES and finding.id not in replaced:
            support = {finding.id: YES} if finding.derived is None else _support(protocol, finding.derived, findings)
            suspects = finding.suspects or protocol.flow.explanations[-1]
            yield Reason(finding.id, finding.warning, support, suspects, finding.sources)


def _reason(protocol: Protocol, rule: Rule, findings: Findings) -> Reason:
    return Reason(rule.id, rule.urgency, _support(protocol, rule.when, findings), rule.suspects, rule.sources)


def _support(protocol: Protocol, guard: Guard, findings: Findings) -> dict[str, Value]:
    """The findings, as they were recorded, that make the guard hold."""
    support: dict[str, Value] = {}
    match guard:
        case Is(finding, _) | Within(finding) if guard.holds(findings):
            derived = protocol.vocabulary[finding].derived
            inner = _support(protocol, derived, findings) if derived is not None else {}
            support |= inner or {finding: findings[finding]}
        case Count(of, value, _) if guard.holds(findings):
            for finding in of:
                if findings.get(finding) == value:
                    support |= _support(protocol, Is(finding, frozenset({value})), findings)
        case All(parts) | AnyOf(parts) if guard.holds(findings):
            for part in parts:
                support |= _support(protocol, part, findings)
        case _:
            pass
    return support


def _explanations(protocol: Protocol, findings: Findings, reasons: list[Reason], urgency: Urgency) -> tuple[str, ...]:
    """What the deciding reasons suspect; at self-care, what the findings themselves point to."""
    suspected = {reason.suspects for reason in reasons if reason.urgency == urgency}
    if not reasons:
        suspected = {
            finding.suspects
            for finding in protocol.vocabulary.values()
            if finding.warning is Urgency.SELF_CARE and finding.suspects and findings.get(finding.id) == YES
        }
    known = [explanation for explanation in protocol.flow.explanations if explanation in suspected]
    return tuple(known) or protocol.flow.explanations[-1:]
