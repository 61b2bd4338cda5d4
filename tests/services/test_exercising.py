"""A session in words, pictures and sounds, kept as it goes."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest

from tests.engine.sessions import plan_of
from triage.model.training import Chosen, Effort, Plan, Side
from triage.services.beats import Act, Beat, Phase, SessionEnd
from triage.services.exercising import Exercising
from triage.services.materials import Materials
from triage.services.posing import BREATH
from triage.services.routine_words import routine_text

STEP = 0.25


class Kept:
    """A log that can be read, one line for each call."""

    def __init__(self) -> None:
        self.lines: list[tuple[object, ...]] = []

    def started(self) -> None:
        self.lines.append(("started",))

    def repeated(self, exercise: str, side: Side, held: float) -> None:
        self.lines.append(("repeated", exercise, side, held))

    def ended(self, effort: Effort) -> None:
        self.lines.append(("ended", effort.exercise, effort.ending))

    def scored(self, exercise: str, pain: int, *, moved_down: bool) -> None:
        self.lines.append(("scored", exercise, pain, moved_down))

    def finished(self, after: int | None) -> None:
        self.lines.append(("finished", after))


class Session:
    """Somebody in a session."""

    def __init__(self, materials: Materials, plan: Plan, before: int | None = 1) -> None:
        self.materials = materials
        self.now = 0.0
        self.log = Kept()
        self.exercising = Exercising(materials, plan, clock=lambda: self.now, log=self.log, before=before)
        self.beats = [self.exercising.beat]

    @property
    def beat(self) -> Beat:
        return self.beats[-1]

    @property
    def end(self) -> SessionEnd:
        assert self.beat.end is not None
        return self.beat.end

    def tick(self, seconds: float = STEP) -> Beat:
        self.now += seconds
        self.beats.append(self.exercising.tick())
        return self.beat

    def until(self, phase: Phase) -> Beat:
        for _ in range(round(3600 / STEP)):
            if self.beat.phase == phase:
                return self.beat
            self.tick()
        raise AssertionError(phase)

    def act(self, act: Act) -> Beat:
        self.beats.append(self.exercising.act(act))
        return self.beat

    def score(self, pain: int, *, moved_down: bool = False) -> Beat:
        self.beats.append(self.exercising.score(pain, moved_down=moved_down))
        return self.beat

    def said(self, key: str, **names: object) -> str:
        """One of the texts of the routine."""
        return routine_text(self.materials, key, names)

    def seen(self, phase: Phase) -> list[Beat]:
        return [beat for beat in self.beats if beat.phase == phase]


Begin = Callable[..., Session]


@pytest.fixture
def begin(materials: Materials) -> Begin:
    """Begins a session of the shipped exercises of these names."""

    def of(*ids: str, before: int | None = 1) -> Session:
        return Session(materials, plan_of(*ids, programme=materials.programme), before)

    return of


def texts(beat: Beat) -> list[str]:
    """Everything that a person can read of it."""
    asks, remark, end = beat.asks, beat.remark, beat.end
    return [
        *(beat.title, beat.says, beat.feel, beat.coming, beat.side_words, *beat.steps),
        *(() if asks is None else (asks.ask, asks.moved_down, asks.low_words, asks.high_words)),
        *(() if remark is None else (remark.text,)),
        *(() if end is None else (end.title, *end.text, *(f"{done.title} {done.text}" for done in end.done))),
    ]


def test_a_session_begins_with_getting_ready(begin: Begin) -> None:
    beat = begin("pelvic_tilt", "walking").beat

    assert (beat.phase, beat.cue, beat.number, beat.exercises) == ("ready", "ready", 1, 2)
    assert (beat.repetition, beat.repetitions, beat.left, beat.lasts) == (0, 5, 8.0, 8.0)


def test_every_exercise_can_be_done_from_its_beginning_to_its_end(materials: Materials) -> None:
    programme = materials.programme
    for exercise in programme.exercises:
        session = Session(materials, plan_of(exercise, programme=programme))
        session.until("pain")
        session.score(1)

        assert session.end.done[0].pain == 1
        assert not [text for beat in session.beats for text in texts(beat) if "{{" in text]
        assert all(beat.says and beat.title and beat.steps for beat in session.beats)
        assert all(0 <= beat.pose.at <= 1 and 0 <= beat.pose.breath <= 1 for beat in session.beats)


def test_a_hold_is_moved_into_held_and_let_go(begin: Begin) -> None:
    session = begin("bridge")
    session.until("release")
    session.until("move")

    assert [beat.pose.at for beat in session.seen("move")[:4]] == [0.0, 0.125, 0.25, 0.375]
    assert {beat.pose.at for beat in session.seen("hold")} == {1.0}
    assert [beat.pose.at for beat in session.seen("release")][::4] == pytest.approx([1, 2 / 3, 1 / 3])
    assert {beat.pose.at for beat in session.seen("ready")} == {0.0}


def test_what_only_moves_goes_there_and_back(begin: Begin) -> None:
    session = begin("cat_camel")
    session.until("pain")

    assert [beat.pose.at for beat in session.seen("move")][:16:4] == [0.0, 0.5, 1.0, 0.5]


def test_a_walk_goes_on_step_by_step(begin: Begin) -> None:
    session = begin("walking")
    session.until("pain")
    ats = [beat.pose.at for beat in session.seen("move")]

    assert sum(later < earlier for earlier, later in pairwise(ats)) > 200


def test_a_position_to_rest_in_is_stayed_in(begin: Begin) -> None:
    session = begin("rest_position")
    session.until("pain")

    assert {beat.pose.at for beat in session.seen("move")[20:]} == {1.0}


def test_the_breath_goes_in_and_out_and_stands_still_in_a_pause(begin: Begin) -> None:
    session = begin("walking")
    breaths = [session.tick(BREATH / 4).pose.breath for _ in range(4)]
    session.act("pause")
    paused = {session.tick(1.3).pose.breath for _ in range(9)}
    session.act("pause")

    assert breaths == pytest.approx([0.5, 1.0, 0.5, 0.0])
    assert paused == {0.0}
    assert session.tick(BREATH / 4).pose.breath == pytest.approx(0.5)


def test_the_breath_goes_on_where_it_was_when_a_pause_is_cut_short(begin: Begin) -> None:
    session = begin("bridge")
    before = session.tick(1).pose.breath
    session.act("pause")
    session.tick(1.3)

    assert session.act("next").pose.breath == pytest.approx(before)


def test_each_cue_is_given_once(begin: Begin) -> None:
    session = begin("knee_rolls")
    session.until("pain")

    cues = [beat.cue for beat in session.beats if beat.cue not in {None, "count"}]
    side = ["begin", "begin", "release", "begin", "begin"]
    assert cues == ["ready", *side, "switch", *side, "release", "end"]
    assert session.exercising.beat.cue is None


def test_the_last_three_seconds_are_counted(begin: Begin) -> None:
    session = begin("bridge")
    session.until("release")

    assert [beat.left for beat in session.seen("ready") if beat.cue == "count"] == [3.0, 2.0, 1.0]
    assert [beat.left for beat in session.seen("hold") if beat.cue == "count"] == [3.0, 2.0, 1.0]
    assert [beat.left for beat in session.seen("move") if beat.cue == "count"] == []


def test_nothing_is_counted_in_a_pause(begin: Begin) -> None:
    session = begin("bridge")
    while session.beat.left > 3:
        session.tick()
    session.act("pause")

    assert [session.tick().cue for _ in range(20)] == [None] * 20


def test_the_side_is_said_and_what_comes_after_it(begin: Begin) -> None:
    session = begin("knee_rolls", "walking")
    session.until("switch")
    switch = session.beat
    session.until("release")
    left = next(beat for beat in session.seen("hold") if beat.repetition == 2)
    session.until("pain")

    right = session.said("session_right")
    assert (left.side_words, left.coming) == (session.said("session_left"), session.said("coming_switch", side=right))
    assert (switch.side_words, switch.says) == (right, session.said("session_switch", side=right))
    assert session.seen("hold")[-1].coming == session.said("coming_exercise", title="Walking")
    assert session.beat.side_words == ""


def test_the_next_set_is_said_to_come(materials: Materials) -> None:
    plan = plan_of("bridge", programme=materials.programme)
    dose = replace(plan.chosen[0].dose, repetitions=1, sets=2)
    session = Session(materials, replace(plan, chosen=(replace(plan.chosen[0], dose=dose),)))
    session.until("rest")

    assert session.seen("hold")[-1].coming == session.said("coming_set", number=2, of=2)
    assert session.beat.says == session.said("session_rest")
    session.until("hold")
    assert (session.beat.set, session.beat.coming) == (2, session.said("coming_end"))


def test_between_two_exercises_the_next_one_is_shown(begin: Begin) -> None:
    session = begin("walking", "bridge")
    session.until("pain")
    beat = session.score(1)

    assert (beat.phase, beat.number, beat.exercise) == ("rest", 2, "bridge")
    assert beat.says == session.said("session_rest_next", title=beat.title)


def test_a_milder_way_stands_with_the_steps(materials: Materials) -> None:
    dose = materials.programme.exercises["bridge"].dose
    plan = replace(plan_of(), chosen=(Chosen("bridge", dose, 0, (), ("osteoporosis", "spinal_stenosis")),))
    words = materials.library.exercises["bridge"].adapts

    assert Session(materials, plan).beat.steps[-2:] == (words["osteoporosis"], words["spinal_stenosis"])


@pytest.mark.parametrize(
    ("exercise", "key", "names"),
    [
        ("bridge", "session_eased", {"time": "5 seconds", "number": 2}),
        ("knee_rolls", "session_eased_once", {"time": "5 seconds"}),
        ("cat_camel", "session_eased_moving", {"number": 2}),
        ("walking", "session_eased_minutes", {"time": "2 minutes 30 seconds"}),
    ],
)
def test_easing_says_how_much_is_left_and_how(
    begin: Begin, materials: Materials, exercise: str, key: str, names: dict[str, object]
) -> None:
    session = begin(exercise)
    beat = session.act("ease")

    said = session.said(key, **names)
    assert (beat.phase, beat.says) == ("eased", f"{said} {materials.library.exercises[exercise].easier}")


def test_a_single_small_movement_is_eased_to_once(begin: Begin) -> None:
    session = begin("cat_camel")
    session.act("ease")

    assert session.act("ease").says.startswith(session.said("session_eased_moving_once"))


def test_what_can_not_become_milder_is_told_so(begin: Begin) -> None:
    session = begin("cat_camel")
    for _ in range(3):
        session.act("ease")

    assert session.beat.says == session.said("session_easiest")


def test_after_an_exercise_pain_is_asked_for(begin: Begin) -> None:
    session = begin("bridge")
    asks = session.until("pain").asks

    assert asks is not None
    assert asks.ask == session.said("pain_ask", title="Bridge")
    assert session.beat.says == asks.ask
    assert session.beat.lasts == 0


def test_after_it_hurt_the_question_is_another(begin: Begin) -> None:
    session = begin("bridge")
    session.until("hold")
    asks = session.act("hurts").asks

    assert asks is not None
    assert asks.ask == session.said("pain_ask_hurt")


@pytest.mark.parametrize(
    ("pain", "moved_down", "zone", "key"),
    [
        (1, False, "green", "remark_green"),
        (4, False, "amber", "remark_amber"),
        (7, False, "red", "remark_red"),
        (1, True, "red", "remark_red_leg"),
    ],
)
def test_a_score_is_remarked_on(begin: Begin, pain: int, zone: str, key: str, *, moved_down: bool) -> None:
    session = begin("bridge", "pelvic_tilt", "walking", before=3)
    session.until("pain")
    remark = session.score(pain, moved_down=moved_down).remark

    assert remark is not None
    assert (remark.zone, remark.text) == (zone, session.said(key))


def test_a_remark_is_gone_when_the_next_exercise_begins(begin: Begin) -> None:
    session = begin("bridge", "pelvic_tilt")
    session.until("pain")
    session.score(1)

    assert session.until("ready").remark is not None
    assert session.until("move").remark is None


def test_stopping_what_hurt_is_said_to_be_right(begin: Begin) -> None:
    session = begin("bridge", "walking")
    session.until("hold")
    session.act("hurts")
    remark = session.score(1).remark

    assert remark is not None
    assert (remark.zone, remark.text) == ("red", session.said("remark_hurt"))


def test_while_it_hurts_again_nothing_is_remarked(begin: Begin) -> None:
    session = begin("bridge", "walking")
    session.until("pain")
    session.score(1)

    assert session.act("hurts").remark is None


@pytest.mark.parametrize(
    ("ids", "moved_down", "key", "names"),
    [
        (("bridge", "pelvic_tilt", "walking"), False, "offer_walk", {"title": "Pelvic tilt"}),
        (("bridge", "pelvic_tilt"), False, "offer_next", {"title": "Pelvic tilt"}),
        (("bridge", "walking"), False, "offer_next", {"title": "Walking"}),
        (("bridge", "pelvic_tilt", "walking"), True, "offer_walk_only", {}),
    ],
)
def test_after_a_red_score_it_waits_with_ways_to_go_on(
    begin: Begin, ids: tuple[str, ...], key: str, names: dict[str, object], *, moved_down: bool
) -> None:
    session = begin(*ids)
    session.until("pain")
    beat = session.score(8, moved_down=moved_down)

    assert (beat.phase, beat.lasts, beat.cue) == ("rest", 0, "rest")
    assert beat.says == session.said(key, **names)


def test_the_end_tells_what_was_done_and_what_to_watch_for(begin: Begin) -> None:
    session = begin("knee_rolls", "walking")
    for _ in range(2):
        session.until("pain")
        session.score(1)

    assert session.beat.phase == "done"
    assert session.beat.cue == "finished"
    assert [done.text for done in session.end.done] == [
        "2 of 2 on each side, held 40 seconds",
        "5 minutes of 5 minutes",
    ]
    assert session.end.title == session.said("end_done_title")
    assert session.end.text == tuple(map(session.said, ("end_next_green", "end_soreness", "end_warning")))
    assert not session.end.check_again


def test_the_end_tells_each_exercise_once_with_all_that_was_done(begin: Begin) -> None:
    session = begin("walking", "knee_rolls", "bridge", "cat_camel", before=3)
    session.until("move")
    session.act("next")
    session.until("release")
    session.act("ease")
    session.until("pain")
    session.score(4)
    session.until("hold")
    session.act("hurts")
    session.score(2)
    session.act("next")
    session.until("move")
    session.tick(1)
    session.act("leave")

    assert [(done.title, done.text, done.pain) for done in session.end.done] == [
        ("Walking", "left out", None),
        ("Knee rolls", "left 2 of 2, right 1 of 2, held 20 seconds, made milder", 4),
        ("Bridge", "stopped because it hurt", 2),
    ]
    assert session.end.title == session.said("end_left_title")


def test_part_of_an_exercise_is_told_as_ended_early(begin: Begin) -> None:
    session = begin("walking", "bridge")
    session.until("move")
    for _ in range(75):
        session.tick(1)
    session.act("leave")

    assert [done.text for done in session.end.done] == ["1 minute 15 seconds of 5 minutes, ended early"]


def test_doing_an_exercise_again_is_told_with_the_first_time(begin: Begin) -> None:
    session = begin("bridge", "walking")
    session.until("pain")
    session.score(1)
    session.act("previous")
    session.until("hold")
    session.until("release")
    session.act("leave")

    assert [done.text for done in session.end.done] == ["6 of 5, held 1 minute"]


@pytest.mark.parametrize(("pain", "key"), [(1, "end_next_green"), (4, "end_next_amber"), (8, "end_next_red")])
def test_the_end_says_what_comes_of_it(begin: Begin, pain: int, key: str) -> None:
    session = begin("bridge", before=3)
    session.until("pain")
    session.score(pain)

    assert session.said(key) in session.end.text


def test_numbness_ends_it_with_the_warning_signs_to_check(begin: Begin) -> None:
    session = begin("bridge", "walking")
    session.until("hold")
    beat = session.act("numb")

    assert (beat.phase, beat.cue) == ("stopped", "warning")
    assert session.end.check_again
    assert session.end.text == (session.said("end_numb"),)


def test_pain_that_rises_twice_ends_it_with_the_warning_signs_to_check(begin: Begin) -> None:
    session = begin("bridge", "pelvic_tilt", "walking")
    session.until("pain")
    session.score(7)
    session.act("next")
    session.until("pain")
    beat = session.score(7)

    assert (beat.phase, beat.cue) == ("stopped", "warning")
    assert session.end.check_again
    assert session.end.title == session.said("end_pain_title")


def test_a_session_in_which_nothing_was_done_is_all_right(begin: Begin) -> None:
    session = begin("bridge")
    session.act("leave")

    assert session.end.text == (session.said("end_nothing"),)
    assert session.log.lines == []


def test_everything_is_kept_as_it_happens(begin: Begin) -> None:
    session = begin("knee_rolls", "bridge")
    session.until("pain")
    session.score(2)
    session.until("hold")
    session.act("hurts")
    session.score(3, moved_down=True)

    assert session.log.lines == [
        ("started",),
        ("repeated", "knee_rolls", "left", 10.0),
        ("repeated", "knee_rolls", "left", 10.0),
        ("repeated", "knee_rolls", "right", 10.0),
        ("repeated", "knee_rolls", "right", 10.0),
        ("ended", "knee_rolls", "done"),
        ("scored", "knee_rolls", 2, False),
        ("ended", "bridge", "hurt"),
        ("scored", "bridge", 3, True),
        ("finished", 3),
    ]


def test_a_computer_that_goes_off_loses_the_running_hold_at_most(begin: Begin) -> None:
    session = begin("knee_rolls")
    while session.beat.repetition < 2 or session.beat.phase != "hold":
        session.tick()

    assert session.log.lines == [("started",), ("repeated", "knee_rolls", "left", 10.0)]
    assert session.exercising.efforts[0].held == {"left": 10.0}


def test_of_a_walk_a_minute_is_lost_at_most(begin: Begin) -> None:
    session = begin("walking")
    session.until("move")
    for _ in range(130):
        session.tick(1)

    assert session.log.lines == [("started",), *[("repeated", "walking", "both", 60.0)] * 2]


def test_a_stop_before_anything_is_done_is_kept(begin: Begin) -> None:
    session = begin("bridge")
    session.act("numb")

    assert session.log.lines == [("started",), ("ended", "bridge", "numb")]


def test_without_a_log_a_session_runs_all_the_same(materials: Materials) -> None:
    now = [0.0]
    exercising = Exercising(materials, plan_of("bridge", programme=materials.programme), clock=lambda: now[0])
    while exercising.beat.phase != "pain":
        now[0] += 1
        exercising.tick()

    assert exercising.score(2).end is not None
    assert [effort.pain for effort in exercising.efforts] == [2]


def test_no_time_passes_when_the_beat_is_only_read(begin: Begin) -> None:
    session = begin("bridge")
    session.tick()
    session.now += 3

    assert session.exercising.beat.left == 7.75
