"""What tends to go with good and bad days: counted, never explained, and silent where there is too little to count."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Literal, NamedTuple

from triage.model.diary import DiaryEntry, Written
from triage.model.look_back_rules import LookBackRules

Kind = Literal["tag", "sleep", "activity", "medicine", "session"]


class Trait(NamedTuple):
    """Something that a day can have."""

    kind: Kind
    name: str
    """The tag, or what was said of sleep or activity; empty for the others."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many days, and on how many of them pain was above the middle."""

    days: int
    above: int

    @property
    def part(self) -> Fraction:
        """From 0 to 1."""
        return Fraction(self.above, self.days)


@dataclass(frozen=True, slots=True)
class Association:
    """Days with something beside days without it."""

    trait: Trait
    having: Share
    without: Share

    @property
    def difference(self) -> Fraction:
        """Above 0 where pain was more often above the middle with it."""
        return self.having.part - self.without.part


@dataclass(slots=True)
class _Day:
    """What was written of a day."""

    tags: set[str]
    said: dict[Kind, set[str]]


Scores = Sequence[tuple[date, Fraction]]


def middle_of(scores: Scores) -> Fraction:
    """The score that as many days are above as below; there must be a day."""
    # By floats, which are ten times as quick to compare, and as good: the scores are simple fractions.
    ordered = sorted((score for _, score in scores), key=float)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def associations(
    rules: LookBackRules, scores: Scores, entries: Iterable[Written], moved_on: Iterable[date]
) -> tuple[Association, ...]:
    """What can be told, the most telling first: of each kind but tags one thing at most."""
    if not scores:
        return ()
    middle = middle_of(scores)
    above = {day: score > middle for day, score in scores}
    found = [each for each in _all(above, _by_day(entries), set(moved_on)) if _can_be_told(rules, each)]
    found.sort(key=lambda each: (-abs(each.difference), -min(each.having.days, each.without.days), each.trait))
    told: list[Association] = []
    for each in found:
        if each.trait.kind == "tag" or all(each.trait.kind != other.trait.kind for other in told):
            told.append(each)
    return tuple(told[: rules.most_told])


def _can_be_told(rules: LookBackRules, found: Association) -> bool:
    enough = found.having.days >= rules.least_days_with and found.without.days >= rules.least_days_without
    return enough and abs(found.difference) * 100 >= rules.least_difference


def _by_day(entries: Iterable[Written]) -> dict[date, _Day]:
    days: dict[date, _Day] = {}
    for written in entries:
        entry = written.entry
        day = days.setdefault(entry.at.date(), _Day(set(), {}))
        day.tags.update(entry.tags)
        for kind, word in _said(entry):
            day.said.setdefault(kind, set()).add(word)
    return days


def _said(entry: DiaryEntry) -> Iterator[tuple[Kind, str]]:
    if entry.sleep is not None:
        yield "sleep", entry.sleep
    if entry.activity is not None:
        yield "activity", entry.activity
    if entry.medicine is not None:
        yield "medicine", "yes" if entry.medicine else "no"


def _all(above: Mapping[date, bool], written: Mapping[date, _Day], moved_on: set[date]) -> Iterator[Association]:
    """Whatever can be counted on both sides; of a day on which nothing was said of something, nothing is known."""
    days = {day: found for day, found in written.items() if day in above}
    for tag in sorted({tag for day in days.values() for tag in day.tags}):
        yield from _counted(above, Trait("tag", tag), {day: tag in found.tags for day, found in days.items()})
    told: tuple[tuple[Kind, str], ...] = (
        *(("sleep", "bad"), ("sleep", "good"), ("activity", "little"), ("activity", "much")),
        ("medicine", "yes"),
    )
    for kind, word in told:
        having = {day: word in found.said[kind] for day, found in days.items() if kind in found.said}
        yield from _counted(above, Trait(kind, "" if kind == "medicine" else word), having)
    if moved_on:
        first, last = min(moved_on), max(moved_on)
        near = (day for day in above if first < day <= last + timedelta(days=1))
        yield from _counted(above, Trait("session", ""), {day: day - timedelta(days=1) in moved_on for day in near})


def _counted(above: Mapping[date, bool], trait: Trait, has: Mapping[date, bool]) -> Iterator[Association]:
    having, without = ([above[day] for day, with_it in has.items() if with_it is side] for side in (True, False))
    if having and without:
        yield Association(trait, Share(len(having), sum(having)), Share(len(without), sum(without)))
