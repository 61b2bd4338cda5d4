"""The sources of an advice, each with what leans on it."""

from collections.abc import Iterator
from dataclasses import dataclass

from triage.render.clean import clean
from triage.services.materials import Materials
from triage.services.turns import OutcomeTurn


@dataclass(frozen=True, slots=True)
class SourceWords:
    """A source as a reader sees it."""

    key: str
    title: str
    address: str
    read: str
    """The date it was read, or empty when it is still to be verified."""
    reasons: tuple[str, ...]
    """The reasons that lean on it; none for what the advice as a whole leans on."""


def sources_of(materials: Materials, turn: OutcomeTurn) -> tuple[SourceWords, ...]:
    """Every source of the advice, those of its reasons first."""
    known = materials.library.pages.sources
    leaning: dict[str, list[str]] = {}
    for reason in turn.reasons:
        for key in keys(reason.sources):
            leaning.setdefault(key, []).append(reason.text)
    for key in keys(turn.sources):
        leaning.setdefault(key, [])
    return tuple(
        SourceWords(key, clean(known[key].title), clean(known[key].address), clean(known[key].read), tuple(reasons))
        for key, reasons in leaning.items()
        if key in known
    )


def keys(citations: tuple[str, ...]) -> Iterator[str]:
    """The keys by which citations such as ``[F1] …`` are known."""
    return (citation.partition("]")[0].lstrip("[") for citation in citations)
