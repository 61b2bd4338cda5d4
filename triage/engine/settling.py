"""From what was recorded to what is known: derived findings are added, what cannot apply is left out."""

from triage.model.guard import Findings, Value
from triage.model.protocol import Protocol
from triage.model.urgency import Urgency
from triage.model.vocabulary import NO, UNSURE, YES, Finding


def settle(protocol: Protocol, recorded: Findings) -> dict[str, Value]:
    """The findings that count, derived ones included.

    A derived finding is yes when its guard holds, unsure when the guard would hold if every unsure answer were a yes,
    otherwise no. One that was recorded anyway is never made milder.
    """
    settled = dict(recorded)
    optimistic = {finding: YES if value == UNSURE else value for finding, value in recorded.items()}
    for finding in protocol.settling:
        if finding.applies is not None and not finding.applies.holds(settled):
            settled.pop(finding.id, None)
            optimistic.pop(finding.id, None)
        elif finding.derived is not None:
            value = _derive(finding, settled, optimistic)
            settled[finding.id] = value
            optimistic[finding.id] = NO if value == NO else YES
    return settled


def _derive(finding: Finding, settled: Findings, optimistic: Findings) -> str:
    assert finding.derived is not None  # noqa: S101 - the caller has looked; this tells the type checker
    recorded = settled.get(finding.id)
    if recorded == YES or finding.derived.holds(settled):
        return YES
    return UNSURE if recorded == UNSURE or finding.derived.holds(optimistic) else NO


def unanswered(protocol: Protocol, recorded: Findings) -> tuple[str, ...]:
    """The emergency and urgent findings that apply to the person and were not answered."""
    settled = settle(protocol, recorded)
    return tuple(
        finding.id
        for finding in protocol.vocabulary.values()
        if finding.warning is not None
        and finding.warning >= Urgency.URGENT
        and finding.derived is None
        and finding.id not in settled
        and (finding.applies is None or finding.applies.holds(settled))
    )


def fill(protocol: Protocol, recorded: Findings, answer: str) -> dict[str, Value]:
    """The findings with every yes-or-no finding that the flow asks and that was not given set to `answer`."""
    asked = {finding for question in protocol.flow.questions.values() for finding in question.asks}
    filled = {finding.id: answer for finding in protocol.vocabulary.values() if finding.yes_no and finding.id in asked}
    return filled | dict(recorded)
