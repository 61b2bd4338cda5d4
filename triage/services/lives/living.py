"""A made-up life with the program: every day by the services that a real person's keys reach."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone, tzinfo

from triage.engine.measuring import due
from triage.model.stories import Tale
from triage.model.urgency import Urgency
from triage.services.chronicling import chronicle
from triage.services.entry_parts import Parts
from triage.services.interviewing import Interviewing
from triage.services.lives.answering import answer, true_of
from triage.services.lives.made_clock import MadeClock
from triage.services.lives.session import exercise
from triage.services.lives.stories import LivedDay, lived
from triage.services.materials import Materials
from triage.services.measure_turns import MeasureTurn
from triage.services.measuring import Measuring
from triage.services.noticing import ToldNotice
from triage.services.noting import Noting
from triage.services.rehearsing import open_demo
from triage.services.remembering import Remembering
from triage.services.training import Training

MORNING, EVENING = time(7, 40), time(19, 10)
SEEN_AFTER = 10
"""Days after advice that speaks against the routine on which the person, seen by somebody, checks their back again."""
MOST_STEPS = 8
"""Before one session."""
READY = "ready"
"""What stands before a session that can begin."""
MEASURES = ("peg", "nrs")
SCORED_EVERY = 7
"""Days between two looks at what there is to fill in."""
MOMENT = 20.0
"""Seconds that an entry or a few questions take."""


@dataclass(frozen=True, slots=True)
class Happened:
    """What came of a day."""

    day: date
    lived: LivedDay
    morning: tuple[ToldNotice, ...]
    """That were told after an entry, before the session."""
    evening: tuple[ToldNotice, ...]
    """Those after it."""
    stood: tuple[str, ...]
    """What stood before the session, in its order."""
    advised: tuple[Urgency, ...]
    trained: bool
    filled: tuple[str, ...]

    @property
    def notices(self) -> tuple[ToldNotice, ...]:
        """That were told on this day."""
        return (*self.morning, *self.evening)


@dataclass(frozen=True, slots=True)
class Life:
    """A made-up life."""

    tale: Tale
    days: tuple[Happened, ...]


def live(  # noqa: PLR0913 - what a life hangs on
    materials: Materials,
    remembering: Remembering,
    clock: MadeClock,
    tale: Tale,
    *,
    zone: tzinfo | None = None,
    each: Callable[[Happened], None] = lambda _: None,
) -> Life:
    """Live from the clock's day on, where it is `zone`; None is this computer's.

    The clock is that of `remembering`. `each` is called at the end of each day.
    """
    person = _Person(materials, remembering, clock, zone)
    happened = []
    for day in lived(tale):
        happened.append(person.lives(day))
        each(happened[-1])
    return Life(tale, tuple(happened))


class _Person:
    """Somebody made up, and the program as they use it."""

    def __init__(self, materials: Materials, remembering: Remembering, clock: MadeClock, zone: tzinfo | None) -> None:
        self._materials = materials
        self._remembering = remembering
        self._clock = clock
        self._zone = zone
        self._first = clock().date()
        self._noting = Noting(materials, remembering, clock, zone)
        self._training = Training(materials, remembering, clock)
        self._walker = open_demo(materials)
        self._days: list[LivedDay] = []
        self._advised: list[Urgency] = []
        self._waits_until = 0
        """The day before which the back is left to whoever looks at it."""

    def lives(self, day: LivedDay) -> Happened:
        """Live a day."""
        self._days.append(day)
        self._advised = []
        self._is(day, MORNING)
        leg = None if day.leg is None else str(day.leg)
        morning = Parts(now=str(day.pain), leg=leg, sleep=day.sleep, where=None if leg is None else "back, leg")
        early = self._writes(morning) if day.writes else ()
        filled = self._fills(day) if day.writes and day.number % SCORED_EVERY == 0 else ()
        self._is(day, EVENING)
        stood = tuple(self._comes_to_a_session(day)) if day.trains else ()
        late = self._writes(self._evening(day)) if day.note else ()
        if any(notice.emergency for notice in (*early, *late)):
            self._checks(day)
        return Happened(
            day=self._day(day),
            lived=day,
            morning=early,
            evening=late,
            stood=stood,
            advised=tuple(self._advised),
            trained=stood[-1:] == (READY,),
            filled=filled,
        )

    def _is(self, day: LivedDay, at: time) -> None:
        """Set the clock to this time of the day, where the person is."""
        plain = datetime.combine(self._day(day), at)
        home = plain.astimezone() if self._zone is None else plain.replace(tzinfo=self._zone)
        there = timezone((home.utcoffset() or timedelta()) + day.east)
        self._clock.set(plain.replace(tzinfo=there))

    def _day(self, day: LivedDay) -> date:
        return self._first + timedelta(day.number)

    def _writes(self, parts: Parts) -> tuple[ToldNotice, ...]:
        self._clock.passes(MOMENT)
        return self._noting.write(self._noting.read(parts)).notices

    def _evening(self, day: LivedDay) -> Parts:
        words = self._materials.library.diary
        return Parts(
            worst=str(day.worst),
            words=words[day.note],
            activity=day.activity,
            medicine="yes" if day.medicine else None,
            helped=(words["life_helped"],) if day.mood != "bad" else None,
        )

    def _fills(self, day: LivedDay) -> tuple[str, ...]:
        """Fill in what is due; the ids of it."""
        now = self._clock()
        asked = due(self._materials.measures, chronicle(self._materials, self._remembering, now), now.date())
        filled = [each.measure for each in asked if each.measure in MEASURES]
        for id_ in filled:
            measuring = Measuring(self._materials, self._remembering, self._clock, id_)
            while isinstance(measuring.turn, MeasureTurn):
                measuring.reply(day.pain)
        return tuple(filled)

    def _comes_to_a_session(self, day: LivedDay) -> Iterator[str]:
        """Take the steps that stand before a session, and do it; what stood there."""
        for _ in range(MOST_STEPS):
            standing = self._training.standing()
            yield standing.kind
            match standing.step:
                case "plan":
                    exercise(self._training.begin(self._clock.seconds), self._clock, day.pain)
                    return
                case "set_up":
                    self._answers(self._training.set_up())
                case "check_in":
                    self._answers(self._training.check_in())
                case "review":
                    self._answers(self._training.review())
                case "again":
                    self._answers(self._training.again())
                case "check" | "advice" if day.number >= self._waits_until:
                    self._checks(day)
                case _:
                    return

    def _checks(self, day: LivedDay) -> None:
        """Have the back checked; where that speaks against the routine, it is left alone for a while."""
        if not self._answers(self._remembering.begin(self._materials)):
            self._waits_until = day.number + SEEN_AFTER

    def _answers(self, interviewing: Interviewing) -> bool:
        """Answer all of it; whether the routine may go on."""
        self._clock.passes(MOMENT)
        answer(self._walker, interviewing, true_of(self._materials, self._days))
        if not interviewing.passed:
            self._advised.append(interviewing.interview.assessment.urgency)
        return interviewing.interview.assessment.routine
