"""Whatever a person does in a session, the stop keys lead out at once, and what is told is what the clock saw."""

import tracemalloc
from collections import Counter

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.engine.sessions import SMALL, STEP, Led, plan_of
from triage.engine import session, timing
from triage.engine.happenings import ExerciseEnded, PhaseBegan, RepetitionDone, Scored
from triage.engine.running import ENDED, REDS, Running
from triage.model.training import Effort

ANYTHING = st.lists(st.sampled_from(sorted(SMALL.exercises)), min_size=1, max_size=6)
DAY = 24 * 60 * 60


def at_work(running: Running) -> bool:
    """Whether seconds count right now, by what the phases are said to be."""
    by_minutes = running.script.parts[running.at].planned.minutes > 0
    return not running.paused and (running.state == "hold" or (running.state == "moving" and by_minutes))


class Session(RuleBasedStateMachine):
    """A person who presses anything at any moment, with a stop-watch beside the program."""

    led: Led
    watch: Counter[tuple[str, str]]
    """Seconds, by exercise and side."""
    hurt: set[str]
    most: Counter[tuple[str, str]]
    """What was done, as it was told last."""

    @initialize(ids=ANYTHING, before=st.none() | st.integers(0, 10))
    def begin(self, ids: list[str], before: int | None) -> None:
        self.led = Led(*ids, before=before)
        self.watch = Counter()
        self.hurt = set()
        self.most = Counter()

    @property
    def running(self) -> Running:
        return self.led.running

    def going_on(self) -> bool:
        return self.running.timed

    def asking(self) -> bool:
        return self.running.state == "pain"

    @rule(seconds=st.sampled_from([0.25, 1, 2, 3, 5, 8, 15, 60]))
    def wait(self, seconds: float) -> None:
        for _ in range(round(seconds / STEP)):
            if at_work(self.running):
                self.watch[self.running.part.exercise.id, self.running.side] += STEP  # type: ignore[assignment]
            self.led.tick()
            self.nothing_is_done_that_hurt()

    @rule(gap=st.sampled_from([5.25, 60, 40_000]))
    def be_away(self, gap: float) -> None:
        was = self.running
        self.led.tick(gap)

        assert self.running.state == was.state
        assert self.running.left == was.left
        assert self.running.paused or not self.running.timed

    @rule(gap=st.sampled_from([0.25, 30, 100_000]))
    def turn_the_clock_back(self, gap: float) -> None:
        was = self.running
        self.led.tick(-gap)

        assert (self.running.state, self.running.left) == (was.state, was.left)

    @rule(act=st.sampled_from(["pause", "next", "previous", "more", "ease", "hurts"]))
    def press(self, act: session.Act) -> None:
        self.led.act(act)

    @precondition(going_on)
    @rule(phases=st.integers(1, 12))
    def carry_on(self, phases: int) -> None:
        """Until so many phases later."""
        if self.running.paused:
            self.led.act("pause")
        for _ in range(phases):
            state, turn = self.running.state, self.running.turn
            while self.running.timed and (self.running.state, self.running.turn) == (state, turn):
                self.wait(STEP)

    @precondition(asking)
    @rule(pain=st.sampled_from([0, 1, 2, 4, 7, 10]), moved_down=st.sampled_from([False] * 5 + [True]))
    def answer(self, pain: int, *, moved_down: bool) -> None:
        self.led.score(pain, moved_down=moved_down)
        last = self.led.happened(Scored)[-1]
        effort = self.running.ended[-1].effort
        assert isinstance(last, Scored)
        if last.zone == "red" or effort.ending == "hurt":
            self.hurt.add(last.exercise)

    @precondition(asking)
    @rule()
    def answer_calmly(self) -> None:
        self.led.score(0)
        if self.running.ended[-1].effort.ending == "hurt" or self.running.zone == "red":
            self.hurt.add(self.running.ended[-1].effort.exercise)

    @invariant()
    def hurts_leads_to_the_question_at_once(self) -> None:
        after, _ = session.act(self.running, "hurts", self.led.now)

        assert after.state == "pain" or (after.state in ENDED and after == self.running)

    @invariant()
    def numb_leads_to_the_stop_at_once(self) -> None:
        after, _ = session.act(self.running, "numb", self.led.now)

        assert after.state == "numb"
        assert after.efforts[-1].ending == "numb"

    @invariant()
    def stop_keys_work_after_a_gap_too(self) -> None:
        hurt, _ = session.act(self.running, "hurts", self.led.now + 1000)
        numb, _ = session.act(self.running, "numb", self.led.now + 1000)

        assert hurt.state == "pain" or hurt.state in ENDED
        assert numb.state == "numb"

    @invariant()
    def leaving_keeps_everything(self) -> None:
        after, _ = session.act(self.running, "leave", self.led.now)

        assert after.state in ENDED
        assert amounts(after.efforts) == amounts(self.running.efforts)

    @invariant()
    def what_is_told_is_what_the_clock_saw(self) -> None:
        told: Counter[tuple[str, str]] = Counter()
        for effort in self.running.efforts:
            for side, seconds in effort.held.items():
                told[effort.exercise, side] += seconds  # type: ignore[assignment]

        assert +told == +self.watch

    @invariant()
    def every_repetition_that_is_told_was_kept(self) -> None:
        kept = Counter((event.exercise, event.side) for event in self.led.events if isinstance(event, RepetitionDone))

        assert kept == amounts(self.running.efforts)

    @invariant()
    def what_was_done_never_becomes_less(self) -> None:
        now = amounts(self.running.efforts)

        assert now >= self.most
        self.most = now

    @invariant()
    def every_exercise_that_ended_was_kept(self) -> None:
        kept = [event.effort.exercise for event in self.led.events if isinstance(event, ExerciseEnded)]

        assert kept == [ended.effort.exercise for ended in self.running.ended]

    @invariant()
    def nothing_is_done_that_hurt(self) -> None:
        if self.running.state in {"into", "hold", "moving"}:
            assert self.running.part.exercise.id not in self.hurt
            assert not self.running.only_mild or self.running.part.mild

    @invariant()
    def nothing_goes_on_after_two_red_scores(self) -> None:
        assert self.running.reds < REDS or self.running.state in ENDED

    @invariant()
    def nothing_is_longer_than_it_may_be(self) -> None:
        span = self.running.span
        assert 0 <= self.running.left <= span.lasts <= span.planned + session.LONGER
        assert self.running.state != "hold" or span.lasts <= session.LONGEST_HOLD

    @invariant()
    def no_more_is_done_than_planned(self) -> None:
        dose, planned = self.running.dose, self.running.part.planned
        assert dose.hold <= planned.hold
        assert self.running.goal <= planned.repetitions
        assert self.running.set <= max(planned.sets, 1)
        assert self.running.seconds <= planned.minutes * 60


def amounts(efforts: tuple[Effort, ...]) -> Counter[tuple[str, str]]:
    """Repetitions, by exercise and side."""
    done: Counter[tuple[str, str]] = Counter()
    for effort in efforts:
        for side, number in effort.repetitions.items():
            done[effort.exercise, side] += number
    return done


TestSession = Session.TestCase
TestSession.settings = settings(max_examples=60, stateful_step_count=30)


def test_a_day_of_sessions_takes_no_memory_and_keeps_its_time() -> None:
    ids = ("walk", "tilt", "roll", "arch", "breathe")
    exercises = [SMALL.exercises[id_] for id_ in ids]
    scheduled, took, now = 0.0, 0.0, 0.0
    tracemalloc.start()
    session.begin(SMALL, plan_of(*ids), now)
    before, _ = tracemalloc.get_traced_memory()
    while now < DAY:
        running = session.begin(SMALL, plan_of(*ids), now)
        last = None
        for exercise in exercises:
            began = now
            while running.state != "pain":
                now += 0.9
                running, events = session.tick(running, now)
            asked = [event.at for event in events if isinstance(event, PhaseBegan)][-1]
            took += asked - began
            getting_there = timing.ready(exercise, last) + (timing.BETWEEN if last else 0)
            scheduled += getting_there + timing.seconds(exercise, exercise.dose)
            running, _ = session.score(running, 1, now)
            last = exercise
        assert running.state == "done"
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert took == pytest.approx(scheduled, rel=1e-3)
    assert after - before <= 5 * 2**20
