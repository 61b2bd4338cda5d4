"""Reasons, citations and the protocol's stamp in words; needs no template engine."""

from collections.abc import Iterable, Mapping

from triage.model.assessment import Assessment, Reason
from triage.model.guard import Findings
from triage.model.urgency import Urgency
from triage.model.words import Source
from triage.render.clean import clean
from triage.render.names import fill_names
from triage.services.materials import Materials
from triage.services.turns import ProtocolStamp, ReasonWords


def reasons_in_words(
    materials: Materials,
    assessment: Assessment,
    recorded: Findings,
    sources: Mapping[str, Source],
    *,
    deciding: bool = False,
) -> tuple[ReasonWords, ...]:
    """Why the urgency is what it is; only the deciding reasons, or all of them."""
    chosen = assessment.deciding if deciding else assessment.reasons
    return tuple(
        ReasonWords(
            reason.rule,
            reason.urgency,
            reason.findings,
            reason_text(materials, reason, recorded),
            citations(sources, reason.sources),
        )
        for reason in chosen
        if reason.urgency > Urgency.SELF_CARE
    )


def reason_text(materials: Materials, reason: Reason, recorded: Findings) -> str:
    """One reason as a sentence."""
    names = materials.names(recorded)
    words = materials.library.rules.get(reason.rule)
    if words is not None:
        return clean(fill_names(words, names))
    phrase = fill_names(materials.library.findings[reason.rule].told, names)
    return clean(f"{phrase[:1].upper()}{phrase[1:]}.")


def citations(sources: Mapping[str, Source], keys: Iterable[str]) -> tuple[str, ...]:
    """Sources as a reader sees them, each once."""
    return tuple(
        clean(f"[{key}] {source.title}" + (f". {source.address}" if source.address else ""))
        for key in dict.fromkeys(keys)
        if (source := sources.get(key)) is not None
    )


def stamp(materials: Materials) -> ProtocolStamp:
    """Which protocol gives the advice."""
    flow = materials.protocol.flow
    return ProtocolStamp(flow.id, flow.version, materials.protocol.digest, flow.reviewed_by)
