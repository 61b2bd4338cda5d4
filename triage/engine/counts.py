"""What the program itself records about a person, from what it remembers of the routine."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import TypeVar

from triage.engine.timeline import first_day
from triage.engine.zones import zone_of_session
from triage.model.guard import Value
from triage.model.programme import Programme
from triage.model.training import CheckIn, History, Session
from triage.model.vocabulary import NO, YES, Finding, Numbers

PAIN = "pain_now"
"""The finding that a check-in records pain by."""
_Dated = TypeVar("_Dated", CheckIn, Session)


def counts(programme: Programme, vocabulary: Mapping[str, Finding], history: History, today: date) -> dict[str, Value]:
    """The findings that are counted and never asked, each within the numbers that it allows.

    Strong pain is counted up to yesterday, as today's pain is asked.
    """
    found = {
        "strong_pain_days": strong_pain_days(programme, history, today),
        "red_days": red_days(programme, history),
        "routine_weeks": routine_weeks(history, today),
    }
    known: dict[str, Value] = {
        id_: min(max(number, answers.low), answers.high)
        for id_, number in found.items()
        if id_ in vocabulary and isinstance(answers := vocabulary[id_].answers, Numbers)
    }
    if "session_before" in vocabulary:
        known["session_before"] = YES if session_before(history, today) else NO
    return known


def strong_pain_days(programme: Programme, history: History, today: date) -> int:
    """Days in a row, up to yesterday, on which pain at rest was strong at any check-in.

    Where a clock was set back, the days count in the order in which they were remembered: none of them is lost.
    """
    before = [check_in for check_in in history.check_ins if check_in.at.date() != today]
    found, following = 0, today.toordinal()
    for day, said in _by_day(before):
        if following - day > 1 or not any(_strong(programme, check_in) for check_in in said):
            break
        found, following = found + 1, min(day, following - 1)
    return found


def red_days(programme: Programme, history: History) -> int:
    """Days in a row, of those with a session that something was said about, on which anything was too much."""
    found = 0
    for _, sessions in _by_day(history.sessions):
        zones = {zone_of_session(programme, session) for session in sessions} - {None}
        if "red" in zones:
            found += 1
        elif zones:
            break
    return found


def routine_weeks(history: History, today: date) -> int:
    """Full weeks since the first session."""
    first = first_day(history, today)
    return 0 if first is None else (today - first).days // 7


def session_before(history: History, today: date) -> bool:
    """Whether there was a session yesterday, or later than that by a clock that was set back."""
    return any((today - session.at.date()).days <= 1 for session in history.sessions)


def _by_day(happened: Sequence[_Dated]) -> Iterator[tuple[int, list[_Dated]]]:
    """The last day first, each as its number and with all that was remembered of it."""
    for day, found in groupby(reversed(happened), key=lambda each: each.at.toordinal()):
        yield day, list(found)


def _strong(programme: Programme, check_in: CheckIn) -> bool:
    pain = check_in.findings.get(PAIN)
    return isinstance(pain, int) and pain >= programme.rules.strong_pain
