"""The morning after: whether a session was too much, as the next check-in tells."""

from dataclasses import dataclass, replace
from datetime import date
from statistics import median_low
from typing import Literal

from triage.engine.counts import PAIN
from triage.model.programme import Programme
from triage.model.training import CheckIn, Session
from triage.model.vocabulary import UNSURE, YES

WORSE = "worse_next_morning"
"""The finding that a check-in records: clearly worse than usual this morning."""


@dataclass(frozen=True, slots=True)
class Mornings:
    """What the check-ins have told so far."""

    pains: tuple[int, ...] = ()
    """The last scores at check-ins, as many as there are days to a review; the middle one is the usual pain."""
    done: frozenset[str] = frozenset()
    """What was done on the last day with a session."""
    done_on: date | None = None
    bad_from: date | None = None
    """The day of the first bad morning of the row that goes on; None after a better one."""
    bad_on: date | None = None
    """The last of them."""
    usual: int | None = None
    """The usual pain before them, where it is known."""
    exercises: frozenset[str] = frozenset()
    """What was done on the day before them, and while they went on."""
    rests: bool = False
    """Whether that rests, because it was still so the next time."""


Verdict = Literal["nothing", "bad", "bad_again"]


def after_session(mornings: Mornings, session: Session, done: frozenset[str]) -> Mornings:
    """The day of the session is noted, with all that was done on it."""
    day = session.at.date()
    earlier = mornings.done if mornings.done_on == day else frozenset()
    return replace(mornings, done=earlier | done, done_on=day)


def after_check_in(programme: Programme, mornings: Mornings, check_in: CheckIn) -> tuple[Mornings, Verdict]:
    """What the check-in says of the session before it, or of the mornings before it."""
    day = check_in.at.date()
    said = check_in.findings.get(PAIN)
    pain = said if isinstance(said, int) else None
    worse = check_in.findings.get(WORSE) in {YES, UNSURE}
    mornings = lapsed(programme, mornings, day)
    noted = (
        mornings if pain is None else replace(mornings, pains=(*mornings.pains, pain)[-programme.rules.review_every :])
    )
    if mornings.bad_on == day:
        return noted, "nothing"
    if mornings.bad_on is None:
        usual = median_low(mornings.pains) if mornings.pains else None
        if not (_just_after(mornings, day) and (worse or _risen(programme, pain, usual))):
            return noted, "nothing"
        return replace(noted, bad_from=day, bad_on=day, usual=usual, exercises=mornings.done), "bad"
    if worse or _risen(programme, pain, mornings.usual):
        return replace(noted, bad_on=day, exercises=mornings.exercises | mornings.done, rests=True), "bad_again"
    return _forgotten(noted), "nothing"


def lapsed(programme: Programme, mornings: Mornings, day: date) -> Mornings:
    """The same, with bad mornings forgotten when a review was due since: from there on, the review judges."""
    if mornings.bad_from is None or abs((day - mornings.bad_from).days) < programme.rules.review_every:
        return mornings
    return _forgotten(mornings)


def _forgotten(mornings: Mornings) -> Mornings:
    return Mornings(mornings.pains, mornings.done, mornings.done_on)


def _just_after(mornings: Mornings, day: date) -> bool:
    """The same day or the next; pain that comes later is not the session's."""
    return mornings.done_on is not None and abs((day - mornings.done_on).days) <= 1


def _risen(programme: Programme, pain: int | None, usual: int | None) -> bool:
    return pain is not None and usual is not None and pain >= usual + programme.rules.morning_rise
