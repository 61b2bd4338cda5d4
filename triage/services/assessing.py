"""Advice for findings from a file, without a conversation."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from triage.engine.assessment import assess
from triage.engine.settling import fill
from triage.errors import Place, Problems, did_you_mean
from triage.model.assessment import Assessment
from triage.model.guard import Value
from triage.model.protocol import Protocol
from triage.model.urgency import Urgency
from triage.model.vocabulary import Finding, Numbers, Words
from triage.services.materials import Materials
from triage.services.reasoning import in_doubt, reason_text, told
from triage.source.findings import RecordedWord, read_recorded

LONGEST_NUMBER = 6
"""Digits; no finding is a longer number."""
Rest = Literal["no", "unsure"]
"""What a yes-or-no finding counts as when the file does not give it."""


@dataclass(frozen=True, slots=True)
class Assessed:
    """The advice for a file of findings."""

    assessment: Assessment
    recorded: Mapping[str, Value]
    """What the file said, and the rest filled in."""
    filled: int
    """How many findings were filled in."""
    missing: tuple[str, ...]
    """Facts that are no yes-or-no and were not given: nothing is assumed about them."""


def assess_text(protocol: Protocol, content: bytes, file: str, rest: Rest) -> Assessed:
    """The advice for findings written as YAML or JSON.

    Raises:
        ProblemsFound: the file cannot be read, or names a finding or value that does not exist.
    """
    recorded = read_findings(protocol, content, file)
    filled = fill(protocol, recorded, rest)
    missing = tuple(
        finding.id
        for finding in protocol.vocabulary.values()
        if finding.derived is None and finding.id not in filled and finding.id in _read_by_rules(protocol)
    )
    return Assessed(assess(protocol, filled), filled, len(filled) - len(recorded), missing)


def _read_by_rules(protocol: Protocol) -> set[str]:
    """The findings of the dialogue that decide something, directly or through derived ones."""
    asked = {finding for question in protocol.flow.questions.values() for finding in question.asks}
    read = {finding for rule in protocol.rules for finding in rule.when.reads()}
    for finding in reversed(protocol.settling):
        for guard in (finding.derived, finding.applies):
            if guard is not None:
                read |= set(guard.reads())
    return read & asked


def as_text(materials: Materials, assessed: Assessed) -> str:
    """The advice as lines to read: the title, why, and what was not confirmed."""
    assessment = assessed.assessment
    lines = [materials.library.outcome_title(assessment.urgency)]
    if assessment.urgency is Urgency.EMERGENCY:
        region = materials.library.pages.region(str(assessed.recorded.get("region", "")))
        lines.append(f"Emergency: {region.emergency}")
    for reason in assessment.reasons:
        sources = ", ".join(reason.sources)
        lines.append(f"- {reason.urgency.id}: {reason_text(materials, reason, assessed.recorded)} [{sources}]")
    doubtful = in_doubt(assessment)
    if doubtful:
        who = {"answering_for": assessed.recorded.get("answering_for", "me")}
        unsure = told(materials, {**who, **dict.fromkeys(doubtful, "unsure")})
        lines.append(f"Not confirmed ({len(unsure)}): {'; '.join(unsure)}")
    flow, digest = materials.protocol.flow, materials.protocol.digest
    lines.append(f"Protocol {flow.id} {flow.version}, {digest[:12]}, reviewed by {flow.reviewed_by}")
    return "\n".join(lines)


def to_json(materials: Materials, assessed: Assessed, more: Mapping[str, object] | None = None) -> str:
    """The advice as one JSON object, with whatever else it is to hold."""
    import json  # noqa: PLC0415 - only here

    assessment = assessed.assessment
    flow, digest = materials.protocol.flow, materials.protocol.digest
    return json.dumps(
        {
            "urgency": assessment.urgency.id,
            "title": materials.library.outcome_title(assessment.urgency),
            "reasons": [
                {
                    "rule": reason.rule,
                    "urgency": reason.urgency.id,
                    "findings": dict(reason.findings),
                    "text": reason_text(materials, reason, assessed.recorded),
                    "sources": list(reason.sources),
                }
                for reason in assessment.reasons
            ],
            "replaced": dict(assessment.replaced),
            "unconfirmed": list(assessment.unconfirmed),
            "explanations": list(assessment.explanations),
            "routine": assessment.routine,
            "filled": assessed.filled,
            "missing": list(assessed.missing),
            "protocol": {"id": flow.id, "version": flow.version, "digest": digest, "reviewed_by": flow.reviewed_by},
            **(more or {}),
            "complete": True,
        },
        ensure_ascii=False,
    )


def read_findings(protocol: Protocol, content: bytes, file: str) -> dict[str, Value]:
    """The findings in a YAML or JSON text, each checked against the vocabulary.

    Raises:
        ProblemsFound: every line that does not fit.
    """
    problems = Problems()
    recorded = {}
    for word in read_recorded(content, file, problems):
        finding = protocol.vocabulary.get(word.finding)
        if finding is None:
            hint = did_you_mean(word.finding, protocol.vocabulary)
            problems.add(word.named_at, "T022", f"no finding is called `{word.finding[:60]}`{hint}")
            continue
        value = _value(finding, word, problems)
        if value is not None:
            recorded[finding.id] = value
    problems.stop_if_any()
    return recorded


def _value(finding: Finding, word: RecordedWord, problems: Problems) -> Value | None:
    answers = finding.answers
    if isinstance(answers, Words):
        if word.value in answers.values:
            return word.value
        hint = did_you_mean(word.value, answers.values) or f"; one of {', '.join(answers.values)}"
        problems.add(word.place, "T023", f"`{finding.id}` cannot be `{word.value[:40]}`{hint}")
        return None
    return _number(finding.id, answers, word, problems, word.place)


def _number(id_: str, answers: Numbers, word: RecordedWord, problems: Problems, place: Place) -> int | None:
    digits = word.value.isascii() and word.value.isdigit() and len(word.value) <= LONGEST_NUMBER
    if digits and answers.low <= int(word.value) <= answers.high:
        return int(word.value)
    unit = f" ({answers.unit})" if answers.unit else ""
    message = f"`{id_}` is a whole number from {answers.low} to {answers.high}{unit}, not `{word.value[:40]}`"
    problems.add(place, "T012", message)
    return None
