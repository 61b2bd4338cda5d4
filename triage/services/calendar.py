"""What a person's calendar should hold: sessions, the weekly review, and the day for the next check."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Literal

from triage.errors import NothingToTake
from triage.render.ics import Event, calendar_text
from triage.services.materials import Materials
from triage.services.phrasing import phrases_of
from triage.services.remembering import LastAdvice, Remembering

USUAL_TIME = time(18)
"""Of sessions, where none is named."""
MOST_TIMES = 2
"""Sessions a day; the routine is meant for one or two."""
_SESSION, _REVIEW = 25, 10
"""Minutes to keep free: ten of walking and fifteen of exercises; a few questions."""
_WEEKS = 4
"""How far ahead, where no day for a check is set."""
_WORDS = {
    "session": ("calendar_session", "calendar_session_detailed"),
    "review": ("calendar_review", "calendar_review_detailed"),
    "check": ("calendar_check", "calendar_check_detailed"),
}
"""The texts of each date: the neutral one, and the one that says what it is about."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """How somebody wants their calendar."""

    times: Sequence[time] = (USUAL_TIME,)
    detailed: bool = False
    """Whether it says what it is about; others may see a calendar."""


def calendar_of(materials: Materials, remembering: Remembering, wishes: Wishes, now: datetime) -> str:
    """The calendar of this journal as iCalendar text; taken in again, it updates what was taken in before.

    Raises:
        NothingToTake: there is no advice yet.
    """
    advice = remembering.last_advice()
    if advice is None:
        raise NothingToTake("there is no advice yet, so there is nothing for a calendar; type `triage` first")
    dates = _Dates(materials, remembering.begun_by(), advice, wishes, now)
    return calendar_text(tuple(dates.events(offered=remembering.routine() is not None)), now)


@dataclass(frozen=True, slots=True)
class _Dates:
    materials: Materials
    whose: str
    advice: LastAdvice
    wishes: Wishes
    now: datetime

    def events(self, *, offered: bool) -> Iterator[Event]:
        """Sessions and reviews while the routine is offered, else taken out again; and the day of the next check."""
        today, check = self.now.date(), self.advice.check_again
        last = check or today + timedelta(weeks=_WEEKS)
        open_ = offered and last >= today
        times = self.wishes.times or (USUAL_TIME,)
        for number in range(MOST_TIMES):
            wanted = open_ and number < len(times)
            start = self._next(times[min(number, len(times) - 1)])
            session = replace(self._event("session", number + 1), start=start, minutes=_SESSION, every="DAILY")
            yield replace(session, until=last, cancelled=not wanted)
        first = datetime.combine(today + timedelta(days=self.materials.programme.rules.review_every), times[0])
        review = replace(self._event("review", 1), start=first, minutes=_REVIEW, every="WEEKLY", until=last)
        yield replace(review, cancelled=not (open_ and first.date() <= last))
        yield replace(self._event("check", 1), start=max(check or today, today), cancelled=check is None)

    def _next(self, at: time) -> datetime:
        """Today at this time, or tomorrow where that is past."""
        today = datetime.combine(self.now.date(), at)
        return today if today > self.now.replace(tzinfo=None) else today + timedelta(days=1)

    def _event(self, what: Literal["session", "review", "check"], number: int) -> Event:
        """What it is called; neutral unless details are wanted."""
        phrases = phrases_of(self.materials)
        said = phrases.say(_WORDS[what][self.wishes.detailed])
        described = phrases.say("calendar_about") if self.wishes.detailed else said
        uid = hashlib.sha256(f"{self.whose} {what}-{number}".encode()).hexdigest()[:32]
        return Event(f"{uid}@backtriage", said, described, self.now.date())
