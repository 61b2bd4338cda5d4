"""Where a person is, as their settings have it: whom to call, and the question that need not be asked."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from triage.model.protocol import Protocol
from triage.model.settings import Settings
from triage.model.vocabulary import Words
from triage.model.words import Region
from triage.render.clean import clean

if TYPE_CHECKING:
    from triage.services.materials import Materials

REGION = "region"
"""The finding that says in which country a person is."""
_CALL = "call "
"""What stands before the number of an advice line, as in the regions of the content."""


def regions_of(protocol: Protocol) -> tuple[str, ...]:
    """The regions that the protocol knows."""
    finding = protocol.vocabulary.get(REGION)
    return finding.answers.values if finding is not None and isinstance(finding.answers, Words) else ()


def region_names(materials: "Materials") -> Mapping[str, str]:
    """The countries of the protocol, as people call them."""
    known = materials.library.regions
    return {id_: clean(known[id_].name) for id_ in regions_of(materials.protocol) if id_ in known}


def seeded(settings: Settings, protocol: Protocol) -> Mapping[str, str]:
    """Questions that the settings answer, with the answer: the country, when it is set and the protocol knows it."""
    if settings.region not in regions_of(protocol):
        return {}
    return {question.id: settings.region for question in protocol.flow.questions.values() if question.asks == (REGION,)}


def region_for(materials: "Materials", recorded: str) -> Region:
    """Whom to call, with a person's own numbers; these do not follow them into another country than they set.

    `recorded` is what was answered; anything that is no region counts as not asked yet.
    """
    settings = materials.settings
    known = materials.library.regions
    here = recorded if recorded in known else settings.region
    region = known.get(here) or known["unknown"]
    if not settings.numbers or (settings.region and here != settings.region):
        return region
    own = dict(settings.numbers)
    line = own.get("advice_line", "")
    if line and not line[0].isalpha():
        own["advice_line"] = f"{_CALL}{line}"  # it stands in a sentence by itself, unlike the others
    return replace(region, **own)
