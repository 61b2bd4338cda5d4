"""A session leads from one phase to the next, on time, and out of an exercise at once."""

from itertools import cycle, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.sessions import SMALL, STEP, Led, plan_of
from triage.engine import session, timing
from triage.engine.happenings import (
    Eased,
    ExerciseEnded,
    Paused,
    PhaseBegan,
    RepetitionDone,
    Scored,
    SessionEnded,
    SideSwitched,
)
from triage.engine.running import ENDED, State
from triage.engine.session_machine import STATES
from triage.model.training import Effort

EVERYTHING = ("walk", "tilt", "roll", "arch", "breathe")


def phases(led: Led) -> list[State]:
    """The phases that have begun."""
    return [event.state for event in led.events if isinstance(event, PhaseBegan)]


def done(*ids: str, before: int | None = 1) -> Led:
    """A session that is done as planned, with little pain."""
    led = Led(*ids, before=before)
    while led.state not in ENDED:
        led.until("pain")
        led.score(1)
    return led


def test_a_session_needs_an_exercise() -> None:
    with pytest.raises(ValueError, match="needs a plan"):
        session.begin(SMALL, plan_of(), 0.0)


def test_a_held_exercise_goes_into_the_hold_and_lets_go_each_time() -> None:
    led = Led("tilt")
    led.until("pain")

    assert phases(led) == [*["into", "hold", "release"] * 3, "pain"]


def test_each_side_does_all_its_repetitions_before_the_other() -> None:
    led = Led("roll")
    led.until("rest")

    sides = [event.side for event in led.events if isinstance(event, RepetitionDone | SideSwitched)]
    assert sides == ["left", "left", "right", "right", "right"]


def test_there_is_time_to_rest_between_two_sets_and_none_after_the_last() -> None:
    led = Led("roll")
    led.until("pain")

    assert phases(led).count("rest") == 1
    assert phases(led)[-2:] == ["release", "pain"]


def test_what_is_not_held_moves_at_a_steady_pace() -> None:
    led = Led("arch")
    led.until("pain")

    began = [event.at for event in led.events if isinstance(event, PhaseBegan)]
    assert phases(led) == [*["moving"] * 4, "pain"]
    assert {later - earlier for earlier, later in pairwise(began)} == {float(timing.MOVING)}


def test_what_is_done_by_minutes_is_one_phase() -> None:
    led = Led("walk")
    led.until("pain")

    assert phases(led) == ["moving", "pain"]
    assert led.running.efforts[0].held == {"both": 120.0}


def test_every_minute_of_a_walk_is_kept_as_it_passes() -> None:
    led = Led("walk")
    led.until("moving")
    led.wait(61)

    assert led.happened(RepetitionDone) == [RepetitionDone("walk", "both", 60.0)]


@pytest.mark.parametrize(("ids", "seconds"), [(("tilt", "roll"), 5), (("roll", "arch"), 8)], ids=["same", "another"])
def test_getting_ready_takes_longer_where_the_position_changes(ids: tuple[str, str], seconds: int) -> None:
    led = Led(*ids)
    led.until("pain")
    led.score(0)
    led.until("ready")

    assert led.running.span.lasts == seconds


@given(st.sampled_from(EVERYTHING), st.sampled_from(EVERYTHING), st.lists(st.floats(0.01, 4.9), min_size=1, max_size=9))
def test_however_one_looks_an_exercise_lasts_as_long_as_the_plan_says(
    first: str, second: str, gaps: list[float]
) -> None:
    led = Led(first, second)
    for gap in cycle(gaps):
        if led.state == "pain":
            break
        led.tick(gap)
    asked = led.happened(PhaseBegan)[-1].at
    led.score(0)
    scored = led.now
    for gap in cycle(gaps):
        if led.state == "pain":
            break
        led.tick(gap)

    one, two = SMALL.exercises[first], SMALL.exercises[second]
    assert asked == pytest.approx(1000 + timing.ready(one, None) + timing.seconds(one, one.dose), abs=1e-6)
    whole = timing.BETWEEN + timing.ready(two, one) + timing.seconds(two, two.dose)
    assert led.happened(PhaseBegan)[-1].at == pytest.approx(scored + whole, abs=1e-6)


def test_a_whole_session_lasts_as_long_as_the_plan_says() -> None:
    led = Led(*EVERYTHING)
    while led.state not in ENDED:
        led.until("pain")
        led.score(1)

    assert round((led.now - 1000) / 60) == timing.minutes(SMALL, plan_of(*EVERYTHING))


def test_what_was_done_as_planned_is_told_whole() -> None:
    efforts = done(*EVERYTHING).running.efforts

    assert [dict(effort.repetitions) for effort in efforts] == [
        {"both": 2}, {"both": 3}, {"left": 4, "right": 4}, {"both": 4}, {"both": 1},
    ]  # fmt: skip
    assert [dict(effort.held) for effort in efforts] == [
        {"both": 120.0}, {"both": 15.0}, {"left": 40.0, "right": 40.0}, {}, {"both": 60.0},
    ]  # fmt: skip
    assert {(effort.ending, effort.pain, effort.eased) for effort in efforts} == {("done", 1, False)}


def test_time_stands_still_while_it_is_paused() -> None:
    led = Led("tilt")
    led.until("hold")
    led.wait(2)
    led.act("pause")
    led.wait(3600)
    left = led.running.left
    led.act("pause")
    led.wait(1)

    assert (left, led.running.left) == (3.0, 2.0)


def test_a_look_that_comes_late_pauses_where_the_last_one_was() -> None:
    led = Led("tilt")
    led.until("hold")
    led.wait(2)
    led.tick(session.LATE + STEP)

    assert (led.state, led.running.paused, led.running.left) == ("hold", True, 3.0)
    assert led.happened(Paused) == [Paused(late=True)]


def test_a_late_pause_leaves_it_paused() -> None:
    led = Led("tilt")
    led.until("hold")
    led.now += 60
    led.act("pause")

    assert led.running.paused


def test_the_pain_question_waits_for_as_long_as_it_takes() -> None:
    led = Led("tilt")
    led.until("pain")
    led.tick(100_000)

    assert (led.state, led.running.paused) == ("pain", False)


@pytest.mark.parametrize("paused", [False, True])
def test_a_clock_that_goes_back_adds_no_time(*, paused: bool) -> None:
    led = Led("tilt")
    led.until("hold")
    led.wait(2)
    if paused:
        led.act("pause")
    led.tick(-500)
    if paused:
        led.act("pause")
    led.wait(1)

    assert (led.state, led.running.left) == ("hold", 2.0)


@pytest.mark.parametrize("state", ["ready", "hold", "release", "switch", "rest"])
def test_more_is_fifteen_seconds_more(state: State) -> None:
    led = Led("roll")
    led.until(state)
    before = led.running.left
    led.act("more")

    assert led.running.left == before + session.MORE


@pytest.mark.parametrize(("ids", "state"), [(("tilt",), "into"), (("arch",), "moving")])
def test_what_has_its_own_pace_does_not_become_longer(ids: tuple[str, ...], state: State) -> None:
    led = Led(*ids)
    led.until(state)
    before = led.running
    led.act("more")

    assert led.running == before


def test_a_hold_never_becomes_longer_than_the_longest() -> None:
    led = Led("tilt")
    led.until("hold")
    for _ in range(9):
        led.act("more")

    assert led.running.span.lasts == session.LONGEST_HOLD


def test_a_rest_does_not_become_endless() -> None:
    led = Led("roll")
    led.until("rest")
    for _ in range(99):
        led.act("more")

    assert led.running.span.lasts == timing.REST + session.LONGER


def test_more_of_a_hold_is_held_and_told() -> None:
    led = Led("tilt")
    led.until("hold")
    led.act("more")
    led.until("release")

    assert led.happened(RepetitionDone) == [RepetitionDone("tilt", "both", 20.0)]


@pytest.mark.parametrize("state", ["ready", "switch", "rest", "eased", "between"])
def test_next_cuts_short_what_comes_before(state: State) -> None:
    led = Led("walk", "roll") if state == "between" else Led("roll")
    if state == "between":
        led.until("pain")
        led.score(0)
    elif state == "eased":
        led.until("hold")
        led.act("ease")
    else:
        led.until(state)
    led.act("next")

    assert led.state == ("ready" if state == "between" else "into")


def test_next_passes_over_the_rest_of_an_exercise() -> None:
    led = Led("tilt", "walk")
    led.until("hold")
    led.wait(2)
    led.act("next")

    (effort,) = led.running.efforts
    assert (led.state, effort.ending, effort.held) == ("pain", "skipped", {"both": 2.0})


def test_nothing_is_asked_about_what_was_not_done_at_all() -> None:
    led = Led("tilt", "walk")
    led.until("into")
    led.act("next")

    assert (led.state, led.running.part.exercise.id) == ("ready", "walk")
    assert [effort.ending for effort in led.running.efforts] == ["skipped"]


def test_everything_can_be_passed_over() -> None:
    led = Led("tilt", "walk")
    led.until("into")
    led.act("next")
    led.until("moving")
    led.act("next")

    assert led.state == "done"
    assert [effort.ending for effort in led.running.efforts] == ["skipped", "skipped"]


def test_next_while_the_last_repetition_is_let_go_leaves_it_done() -> None:
    led = Led("tilt", "walk")
    led.until("hold")
    while not led.running.complete:
        led.tick()
    led.act("next")

    assert (led.state, led.running.efforts[0].ending) == ("pain", "done")


def test_previous_goes_back_to_the_beginning_of_the_exercise() -> None:
    led = Led("tilt", "roll")
    led.until("release")
    led.act("previous")

    assert (led.state, led.running.part.exercise.id, led.running.turn) == ("ready", "tilt", 0)


def test_what_was_done_before_going_back_counts_with_what_comes() -> None:
    led = Led("tilt")
    led.until("release")
    led.act("previous")
    led.until("pain")

    (effort,) = led.running.efforts
    assert (effort.repetitions, effort.held) == ({"both": 4}, {"both": 20.0})


def test_previous_at_the_beginning_goes_to_the_exercise_before() -> None:
    led = Led("tilt", "roll")
    led.until("pain")
    led.score(0)
    led.act("previous")

    assert (led.state, led.running.part.exercise.id) == ("ready", "tilt")
    assert len(led.running.efforts) == 1


def test_going_back_twice_loses_nothing_of_what_was_done() -> None:
    led = Led("tilt", "roll")
    led.until("pain")
    led.score(0)
    led.until("release")
    led.act("previous")
    led.act("previous")

    assert led.running.part.exercise.id == "tilt"
    assert [(effort.exercise, effort.repetitions) for effort in led.running.efforts] == [
        ("tilt", {"both": 3}),
        ("roll", {"left": 1}),
    ]


def test_an_exercise_that_is_done_again_is_told_again() -> None:
    led = Led("arch", "tilt")
    led.until("pain")
    led.score(0)
    led.act("previous")
    led.until("pain")
    led.score(3)

    assert [(effort.exercise, effort.pain) for effort in led.running.efforts] == [("arch", 0), ("arch", 3)]


def test_passing_over_what_was_done_before_adds_nothing() -> None:
    led = Led("tilt", "walk")
    led.until("pain")
    led.score(0)
    led.act("previous")
    led.until("into")
    led.act("next")

    assert [(effort.exercise, effort.ending) for effort in led.running.efforts] == [("tilt", "done")]


def test_previous_at_the_very_beginning_gets_ready_anew() -> None:
    led = Led("tilt")
    led.wait(4)
    led.act("previous")

    assert (led.state, led.running.left) == ("ready", timing.READY)


@pytest.mark.parametrize("act", ["previous", "ease"])
def test_what_is_set_while_paused_leaves_it_paused(act: session.Act) -> None:
    led = Led("tilt")
    led.until("hold")
    led.act("pause")
    led.act(act)
    led.wait(60)

    assert led.running.paused
    assert led.running.left == led.running.span.lasts


def test_next_goes_on_from_a_pause() -> None:
    led = Led("tilt")
    led.act("pause")
    led.wait(60)
    led.act("next")
    led.wait(1)

    assert (led.state, led.running.left) == ("into", timing.INTO - 1)


def test_easing_halves_what_is_left_and_the_hold() -> None:
    led = Led("roll")
    led.until("hold")
    led.wait(1)
    led.act("ease")
    led.until("pain")

    (effort,) = led.running.efforts
    assert (effort.eased, effort.repetitions, effort.held) == (
        True,
        {"left": 1, "right": 1},
        {"left": 6.0, "right": 5.0},
    )


def test_easing_late_leaves_at_least_one_repetition_on_the_side() -> None:
    led = Led("tilt")
    led.until("release")
    led.until("into")
    led.act("ease")
    led.until("pain")

    assert led.running.efforts[0].repetitions == {"both": 2}


def test_easing_after_the_last_repetition_adds_none() -> None:
    led = Led("tilt")
    while not led.running.complete:
        led.tick()
    led.act("ease")
    led.until("pain")

    assert led.running.efforts[0].repetitions == {"both": 3}


def test_what_is_eased_before_it_begins_still_gets_ready() -> None:
    led = Led("tilt")
    led.act("ease")
    led.until("into")

    assert phases(led) == ["eased", "ready", "into"]
    assert led.running.goal == 1


def test_easing_a_walk_halves_what_is_left_of_it() -> None:
    led = Led("walk")
    led.until("moving")
    led.wait(20)
    led.act("ease")
    led.until("pain")

    assert led.running.efforts[0].held == {"both": 70.0}


def test_a_walk_is_at_its_mildest_before_nothing_is_left_of_it() -> None:
    led = Led("walk")
    led.until("moving")
    for _ in range(9):
        led.act("ease")

    eased = [event.milder for event in led.events if isinstance(event, Eased)]
    assert eased == [True, True, *[False] * 7]


def test_one_short_repetition_can_not_become_milder() -> None:
    led = Led("tilt")
    for _ in range(4):
        led.act("ease")

    eased = [event.milder for event in led.events if isinstance(event, Eased)]
    assert eased == [True, True, False, False]


@pytest.mark.parametrize("score", [0, 2, 3, 5])
def test_after_an_acceptable_score_the_next_exercise_follows(score: int) -> None:
    led = Led("tilt", "roll", before=4)
    led.until("pain")
    led.score(score)

    assert (led.state, led.running.part.exercise.id) == ("between", "roll")


@pytest.mark.parametrize(("score", "moved_down"), [(6, False), (3, False), (0, True)])
def test_after_a_red_score_it_waits_and_the_exercise_is_over(score: int, *, moved_down: bool) -> None:
    led = Led("tilt", "roll", "tilt", "walk", before=1)
    led.until("pain")
    led.score(score, moved_down=moved_down)
    led.wait(600)

    assert led.state == "offer"
    assert "tilt" in led.running.over


def test_after_a_red_score_one_can_go_on_with_what_follows() -> None:
    led = Led("tilt", "tilt", "roll", "walk")
    led.until("pain")
    led.score(7)
    led.act("next")

    assert (led.state, led.running.part.exercise.id) == ("ready", "roll")


def test_after_a_red_score_one_can_go_on_with_a_walk_only() -> None:
    led = Led("tilt", "roll", "walk", "arch", "breathe")
    led.until("pain")
    led.score(7)
    led.act("ease")
    led.until("pain")
    led.score(0)
    led.until("ready")

    assert led.running.part.exercise.id == "breathe"


def test_where_there_is_no_walk_there_is_none_to_go_on_with() -> None:
    led = Led("tilt", "roll")
    led.until("pain")
    led.score(7)
    led.act("ease")

    assert led.state == "offer"


def test_after_pain_that_moved_down_only_a_walk_or_rest_follows() -> None:
    led = Led("tilt", "roll", "walk")
    led.until("pain")
    led.score(1, moved_down=True)
    led.act("next")

    assert led.running.part.exercise.id == "walk"


def test_after_pain_that_moved_down_nothing_else_can_be_gone_back_to() -> None:
    led = Led("arch", "tilt", "walk")
    led.until("pain")
    led.score(0)
    led.until("pain")
    led.score(1, moved_down=True)
    led.act("next")
    led.act("previous")

    assert led.running.part.exercise.id == "walk"


def test_what_hurt_can_not_be_gone_back_to() -> None:
    led = Led("arch", "tilt", "walk")
    led.until("pain")
    led.score(0)
    led.until("into")
    led.act("hurts")
    led.score(1)
    led.act("next")
    led.act("previous")

    assert led.running.part.exercise.id == "arch"


def test_a_second_red_score_ends_the_session() -> None:
    led = Led("tilt", "roll", "walk")
    led.until("pain")
    led.score(7)
    led.act("next")
    led.until("pain")
    led.score(7)

    assert led.state == "unsettled"
    assert led.happened(SessionEnded) == [SessionEnded("unsettled")]


def test_stopping_twice_for_what_settles_does_not_end_the_session() -> None:
    led = Led("tilt", "roll", "walk")
    for _ in range(2):
        led.until("hold")
        led.act("hurts")
        led.score(1)
        led.act("next")

    assert (led.state, led.running.part.exercise.id) == ("ready", "walk")


def test_a_red_score_after_the_last_exercise_ends_the_session_as_done() -> None:
    led = Led("tilt")
    led.until("pain")
    led.score(7)

    assert led.state == "done"


def test_strong_pain_that_was_there_before_is_not_red_at_rest() -> None:
    led = Led("breathe", "walk", before=7)
    led.until("pain")
    led.score(7)

    assert led.happened(Scored) == [Scored("breathe", 7, moved_down=False, zone="amber")]


def test_a_score_where_none_is_asked_changes_nothing() -> None:
    led = Led("tilt")
    before = led.running
    led.score(9)

    assert led.running == before


@pytest.mark.parametrize("pain", [-1, 11])
def test_a_score_that_is_not_on_the_scale_is_refused(pain: int) -> None:
    led = Led("tilt")
    led.until("pain")

    with pytest.raises(ValueError, match="from 0 to 10"):
        led.score(pain)


def test_what_hurts_leaves_the_hold_and_keeps_it() -> None:
    led = Led("tilt", "roll")
    led.until("hold")
    led.wait(2)
    led.act("hurts")

    (effort,) = led.running.efforts
    assert (led.state, effort.ending, effort.held) == ("pain", "hurt", {"both": 2.0})


def test_what_hurts_in_the_rest_after_an_exercise_is_about_that_one() -> None:
    led = Led("tilt", "roll", "walk")
    led.until("pain")
    led.score(0)
    led.act("hurts")
    led.score(2)
    led.act("next")

    assert [(effort.exercise, effort.ending, effort.pain) for effort in led.running.efforts] == [
        ("tilt", "done", 0),
        ("tilt", "hurt", 2),
    ]
    assert led.running.part.exercise.id == "roll"


def test_what_hurts_before_anything_is_done_is_about_what_comes() -> None:
    led = Led("tilt", "roll")
    led.act("hurts")

    assert [(effort.exercise, effort.ending) for effort in led.running.efforts] == [("tilt", "hurt")]


@pytest.mark.parametrize("state", ["done", "left", "unsettled"])
def test_numbness_after_the_end_still_stops(state: State) -> None:
    led = Led("tilt", "roll") if state == "unsettled" else Led("tilt")
    led.until("pain")
    led.score(7)
    if state == "unsettled":
        led.act("next")
        led.until("pain")
        led.score(7)
    if state == "left":
        led = Led("tilt")
        led.act("leave")
    assert led.state == state
    led.act("numb")

    assert led.state == "numb"
    assert led.running.efforts[-1].ending == "numb"


def test_numbness_at_the_end_is_about_what_was_done_last() -> None:
    led = Led("tilt", "walk")
    led.until("pain")
    led.score(0)
    led.until("moving")
    led.act("next")
    led.act("numb")

    assert [(effort.exercise, effort.ending) for effort in led.running.efforts] == [
        ("tilt", "done"),
        ("walk", "skipped"),
        ("tilt", "numb"),
    ]


def test_leaving_keeps_what_was_done() -> None:
    led = Led("tilt", "roll")
    led.until("release")
    led.act("leave")

    assert led.running.efforts == (
        Effort("tilt", SMALL.exercises["tilt"].dose, {"both": 1}, {"both": 5.0}, ending="left"),
    )
    assert led.happened(ExerciseEnded)[-1] == ExerciseEnded(led.running.efforts[0])


def test_leaving_before_anything_is_done_keeps_nothing() -> None:
    led = Led("tilt")
    led.act("leave")

    assert (led.state, led.running.efforts) == ("left", ())


def test_after_the_end_nothing_happens_any_more() -> None:
    led = Led("tilt")
    led.act("leave")
    before = led.events.copy()
    for act in ("pause", "next", "previous", "more", "ease", "hurts", "leave"):
        led.act(act)
    led.wait(60)

    assert led.events == before


def test_every_phase_is_reached() -> None:
    led = done(*EVERYTHING)
    hurt = Led("tilt", "roll", "arch")
    hurt.act("ease")
    for _ in range(2):
        hurt.until("pain")
        hurt.score(8)
        hurt.act("next")
    others = [Led("tilt") for _ in range(2)]
    others[0].act("leave")
    others[1].act("numb")

    assert {"ready", *(state for each in (led, hurt, *others) for state in phases(each))} == set(STATES)
