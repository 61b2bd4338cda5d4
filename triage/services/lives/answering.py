"""What a made-up person answers: what is true of them on a day, whatever asks."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import fmean

from triage.engine.aids import answer_for_days
from triage.model.guard import Value
from triage.model.vocabulary import YES, Days, Words
from triage.services.interviewing import Interviewing
from triage.services.judging import DURATION
from triage.services.lives.stories import EASY, LivedDay
from triage.services.materials import Materials
from triage.services.walking import Walker

HAD_LASTED = 3
"""Days that the pain had lasted before the first day."""
_WEEK, _SIX_WEEKS = 7, 42
_CLEARLY = 1.0
"""Points between the means of two weeks that a person would speak of."""


def true_of(materials: Materials, days: Sequence[LivedDay]) -> dict[str, Value]:
    """What is true on the last of these days."""
    today = days[-1]
    known: dict[str, Value] = {
        "pain_now": today.pain,
        "pain_worst": max(day.worst for day in days[-_WEEK:]),
        "week_change": _week_change(days),
    }
    lasted = HAD_LASTED + today.number
    duration = materials.protocol.vocabulary[DURATION]
    if isinstance(duration.aid, Days) and isinstance(duration.answers, Words):
        known[DURATION] = answer_for_days(duration.aid, duration.answers.values, lasted)
    if today.leg is not None:
        known["leg_pain_below_knee"] = YES
    if today.warns:
        known["saddle_numbness"] = YES
    weeks = [_mean(days[-_WEEK * (ago + 1) : len(days) - _WEEK * ago]) for ago in range(3)]
    if all(later >= earlier + _CLEARLY for later, earlier in pairwise(weeks)):
        known["worsening_despite_self_care"] = YES
    if lasted > _SIX_WEEKS and today.pain > EASY and _mean(days[-_WEEK:]) > _mean(days[:_WEEK]) - 2 * _CLEARLY:
        known["no_improvement_6_weeks"] = YES
    return known


def _week_change(days: Sequence[LivedDay]) -> str:
    before, now = _mean(days[-2 * _WEEK : -_WEEK]), _mean(days[-_WEEK:])
    if abs(now - before) < _CLEARLY:
        return "same"
    return "better" if now < before else "worse"


def _mean(days: Sequence[LivedDay]) -> float:
    """The mean pain; of no day that of a day that nothing is worse than."""
    return fmean(day.pain for day in days) if days else float("inf")


def answer(walker: Walker, interviewing: Interviewing, known: dict[str, Value]) -> None:
    """Answer everything that is asked, as the person of whom this is true."""
    person = replace(walker, walk=replace(walker.walk, findings={**walker.walk.findings, **known}))
    while (said := person.reply(interviewing.interview)) is not None:
        interviewing.reply(said)
    interviewing.settle()
