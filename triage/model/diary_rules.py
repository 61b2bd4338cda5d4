"""What the diary is watched for, and when it asks: ``flows/diary.yaml``."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from triage.model.look_back_rules import LookBackRules

NoticeKind = Literal[
    "clock", "warning_words", "leg_pain", "strong_pain", "not_better", "rising", "lasting", "red_days", "gap"
]
"""Times that cannot be right; words that a warning sign may be behind; pain in the leg that was not there; strong
pain day after day; no better since the beginning; worse from week to week; not over after so long; sessions that were
too much; days without a word."""
NOTICE_NUMBERS: Mapping[NoticeKind, Mapping[str, tuple[int, int]]] = {
    "clock": {"slack_minutes": (0, 60)},
    "warning_words": {"near": (1, 60)},
    "leg_pain": {"days_without": (1, 90)},
    "strong_pain": {"from_pain": (1, 10), "days": (1, 14), "joined_over": (1, 14)},
    "not_better": {"week": (1, 104), "points": (0, 10), "percent": (0, 100)},
    "rising": {"steadily_by": (0, 10), "at_once_by": (1, 10)},
    "lasting": {"week": (1, 104)},
    "red_days": {"days": (1, 14)},
    "gap": {"days": (2, 90)},
}
"""The numbers that each kind has, with the least and the most that can be meant."""
_NOTICE_NAMES: Mapping[NoticeKind, tuple[str, ...]] = {
    "clock": (),
    "warning_words": ("finding", "words", "when"),
    "leg_pain": ("when",),
    "strong_pain": ("number", "when"),
    "not_better": ("weeks", "before", "now"),
    "rising": ("before", "now", "when"),
    "lasting": ("weeks",),
    "red_days": ("number", "when"),
    "gap": ("number", "when"),
}


@dataclass(frozen=True, slots=True)
class NoticeRule:
    """When something in the diary should not be left without a question."""

    id: str
    kind: NoticeKind
    asks: Literal["check", "review"]
    quiet_for: int
    """Days after it was answered in which it does not ask again; 0 for as long as nothing new is kept."""
    numbers: Mapping[str, int]
    """As `NOTICE_NUMBERS` says."""
    findings: tuple[str, ...]
    """For words: what they may be about. For pain in the leg: what a check-in says of it."""
    known: tuple[str, ...]
    """For pain in the leg: what a check of the back says of pain that is there already."""
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DiaryRules:
    """What the diary is watched for, and what is told when it is looked back on."""

    notices: tuple[NoticeRule, ...]
    """What counts most comes first."""
    resolved_to: int
    """Pain up to this, on every day of the last week that something was said of, is over."""
    look_back: LookBackRules


def words_of_notice(rule: NoticeRule) -> Mapping[str, tuple[str, ...]]:
    """What its texts are called, each with the names that are filled in."""
    names = _NOTICE_NAMES[rule.kind]
    title = tuple(name for name in names if name in {"finding", "weeks"})
    texts = {f"notice_{rule.id}_title": title, f"notice_{rule.id}_text": names}
    return {**texts, f"notice_{rule.id}_unknown_text": ("weeks",)} if rule.kind == "not_better" else texts
