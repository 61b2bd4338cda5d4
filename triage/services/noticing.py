"""What the diary shows that needs a question, in words."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from triage.engine.trends import notices
from triage.model.diary import Chronicle, Notice
from triage.model.urgency import Urgency
from triage.render.clean import clean
from triage.render.names import fill_names
from triage.services.materials import Materials
from triage.services.measure_words import day_in_words
from triage.services.whereabouts import REGION, region_for

if TYPE_CHECKING:
    from triage.services.remembering import Remembering

CRISIS = "crisis"
"""What a warning sign suspects with which a crisis line is named."""


@dataclass(frozen=True, slots=True)
class ToldNotice:
    """Something in the diary that should not be left without a question."""

    rule: str
    asks: Literal["check", "review"]
    """What the next step is: a check of the back, or the review of the routine."""
    title: str
    text: str
    """Why, on one line."""
    label: str
    """Of the next step."""
    emergency: str
    """Whom to call, where it may be an emergency; else empty."""
    finding: str = ""
    """The finding that it may be about."""


def told(materials: Materials, chronicle: Chronicle, now: datetime, *, reviews: bool = False) -> tuple[ToldNotice, ...]:
    """What is not answered: an emergency first, then what asks for a check; without reviews, a check does for them."""
    found = notices(materials.diary_rules, materials.wordings, materials.programme, chronicle, now)
    said = [_told(materials, chronicle, notice, now, reviews=reviews) for notice in found]
    return tuple(sorted(said, key=lambda notice: (not notice.emergency, notice.asks != "check")))


def due(materials: Materials, remembering: "Remembering", now: datetime) -> tuple[ToldNotice, ...]:
    """What is not answered of all that is remembered."""
    from triage.services.chronicling import chronicle  # noqa: PLC0415 - for who has not read the journal already

    everything = chronicle(materials, remembering, now)
    return told(materials, everything, now, reviews=remembering.diary.offers_routine())


def _told(materials: Materials, chronicle: Chronicle, notice: Notice, now: datetime, *, reviews: bool) -> ToldNotice:
    words = materials.library.diary
    names = {name: _named(materials, name, value, now) for name, value in notice.names}
    asks: Literal["check", "review"] = notice.asks if reviews else "check"
    key = f"notice_{notice.rule}"
    unknown = f"{key}_unknown_text"
    text = unknown if unknown in words and "before" not in names else f"{key}_text"
    return ToldNotice(
        rule=notice.rule,
        asks=asks,
        title=clean(fill_names(words[f"{key}_title"], names)),
        text=clean(fill_names(words[text], names)),
        label=clean(words[f"notice_{asks}_label"]),
        emergency=_emergency(materials, chronicle, notice.finding),
        finding=notice.finding,
    )


def _named(materials: Materials, name: str, value: str, now: datetime) -> str:
    match name:
        case "finding":
            return clean(fill_names(materials.library.findings[value].told, materials.names({})))
        case "when":
            return day_in_words(materials, date.fromisoformat(value), now.date())
        case _:
            return clean(value)


def _emergency(materials: Materials, chronicle: Chronicle, finding: str) -> str:
    """Whom to call at once, where a yes would be an emergency."""
    meant = materials.protocol.vocabulary.get(finding)
    if meant is None or meant.warning is not Urgency.EMERGENCY:
        return ""
    region = region_for(materials, str(chronicle.checked.get(REGION, "")))
    names = {"number": clean(region.emergency), "line": clean(region.crisis_line)}
    key = "notice_crisis" if meant.suspects == CRISIS else "notice_emergency"
    return clean(fill_names(materials.library.diary[key], names))
