"""Findings, reasons and citations in words; needs no template engine and no dialogue."""

from collections.abc import Iterable, Mapping

from triage.model.assessment import Assessment, Reason
from triage.model.guard import Findings, Value
from triage.model.vocabulary import UNSURE, YES
from triage.model.words import Source
from triage.render.clean import clean
from triage.render.names import fill_names
from triage.services.materials import Materials


def reason_text(materials: Materials, reason: Reason, recorded: Findings) -> str:
    """One reason as a sentence."""
    names = materials.names(recorded)
    words = materials.library.rules.get(reason.rule)
    if words is not None:
        return clean(fill_names(words, names))
    phrase = fill_names(materials.library.findings[reason.rule].told, names)
    return clean(f"{phrase[:1].upper()}{phrase[1:]}.")


def in_doubt(assessment: Assessment) -> tuple[str, ...]:
    """What was answered "not sure": every warning sign, then whatever else counted all the same."""
    counted = [id_ for reason in assessment.reasons for id_, value in reason.findings.items() if value == UNSURE]
    return tuple(dict.fromkeys([*assessment.unconfirmed, *counted]))


def citations(sources: Mapping[str, Source], keys: Iterable[str]) -> tuple[str, ...]:
    """Sources as a reader sees them, each once."""
    return tuple(
        clean(f"[{key}] {source.title}" + (f". {source.address}" if source.address else ""))
        for key in dict.fromkeys(keys)
        if (source := sources.get(key)) is not None
    )


def told(materials: Materials, findings: Mapping[str, Value]) -> tuple[str, ...]:
    """Findings as phrases that complete "You told us about …"; those without such words are left out."""
    names = materials.names(findings)
    words = materials.library.findings
    return tuple(
        clean(fill_names(words[finding].told, names))
        for finding in findings
        if finding in words and words[finding].told and findings[finding] in {YES, UNSURE}
    )
