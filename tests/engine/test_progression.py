"""Sessions, mornings, weeks and wishes move the routine on, and back."""

from dataclasses import replace

import pytest

from tests.engine.routines import MONDAY, PROGRAMME, check_in, effort, history, review, session, wished, with_profile
from triage.engine.progression import Progress, progress
from triage.engine.timing import seconds
from triage.model import because
from triage.model.exercise import Dose, Growth
from triage.model.programme import Item, Programme
from triage.model.training import Because, CheckIn, Effort, History, Review, Session, Wish, Wished

EXERCISES = PROGRAMME.exercises


def after(*happened: Session | CheckIn | Review | Wished) -> Progress:
    return progress(PROGRAMME, history(*happened), MONDAY)


def easy(day: int, *ids: str, pain: int = 1) -> Session:
    return session(day, *(effort(id_, pain) for id_ in ids or ("tilt", "roll")))


def steps(so_far: Progress) -> dict[str, int]:
    return {id_: course.step for id_, course in so_far.courses.items()}


def test_before_the_first_session_nothing_has_come_anywhere() -> None:
    assert after() == Progress()


def test_three_easy_sessions_in_a_row_are_one_step_in_one_exercise() -> None:
    assert steps(after(easy(0), easy(1), easy(2))) == {"tilt": 1, "roll": 0}


def test_two_easy_sessions_are_none() -> None:
    assert steps(after(easy(0), easy(1))) == {"tilt": 0, "roll": 0}


def test_after_a_step_the_easy_sessions_are_counted_anew() -> None:
    so_far = after(easy(0), easy(1), easy(2), easy(3), easy(4))

    assert (steps(so_far), so_far.greens) == ({"tilt": 1, "roll": 0}, 2)


def test_the_exercise_that_has_come_least_far_is_next() -> None:
    assert steps(after(*(easy(day) for day in range(6)))) == {"tilt": 1, "roll": 1}


def test_days_of_rest_between_easy_sessions_change_nothing() -> None:
    assert steps(after(easy(0), easy(5), easy(30)))["tilt"] == 1


@pytest.mark.parametrize(
    "between",
    [
        session(1, effort("tilt", 3), effort("roll", 1), before=2),
        session(1, effort("tilt", 6), before=5),
        session(1, effort("tilt", None, ending="numb")),
        session(1, effort("tilt", None)),
        session(1, effort("tilt", None, ending="skipped")),
        replace(session(1, effort("tilt", 1)), finished=False),
        replace(session(1, effort("tilt", 1)), after=4),
        session(1, effort("tilt", 1), profile="mild"),
        session(1),
    ],
)
def test_a_session_that_was_not_easy_breaks_the_row(between: Session) -> None:
    assert after(easy(0, "roll"), easy(0, "roll"), between, easy(2, "roll")).greens == 1


def test_exercises_that_were_passed_over_do_not_grow() -> None:
    passed_over = session(2, effort("tilt", None, ending="skipped"), effort("roll", 1))

    assert steps(after(easy(0), easy(1), passed_over)) == {"tilt": 0, "roll": 1}


def test_an_exercise_that_was_passed_over_after_too_much_of_it_was_too_much() -> None:
    assert after(session(0, effort("tilt", 6, ending="skipped"), before=5)).course("tilt").reds == 1


def test_an_exercise_that_was_left_before_it_began_was_not_done() -> None:
    assert after(session(0, effort("tilt", None, ending="left"))).courses == {}


def test_an_exercise_that_was_left_in_a_hold_was_done() -> None:
    left = replace(effort("tilt", None, ending="left"), held={"both": 2.5})

    assert list(after(session(0, left)).courses) == ["tilt"]


def test_an_exercise_nothing_was_said_about_does_not_grow() -> None:
    unsaid = session(2, effort("tilt", None), effort("roll", 1))

    assert steps(after(easy(0), easy(1), unsaid)) == {"tilt": 0, "roll": 1}


def test_an_exercise_that_was_made_milder_does_not_grow() -> None:
    eased = session(2, effort("tilt", 1, eased=True), effort("roll", 1))

    assert steps(after(easy(0), easy(1), eased)) == {"tilt": 0, "roll": 1}


def test_an_exercise_that_is_as_much_as_usual_again_does_not_grow_as_well() -> None:
    so_far = after(session(0, effort("tilt", 6), before=5), easy(1, "roll"), easy(2, "roll"), easy(3))

    assert steps(so_far) == {"tilt": 0, "roll": 1}


def test_at_its_last_step_an_exercise_grows_no_more() -> None:
    assert steps(after(*(easy(day, "brace") for day in range(9)))) == {"brace": 1}


def test_an_exercise_with_the_minutes_of_its_place_does_not_grow() -> None:
    programme = with_profile(Item("walk", minutes=3), Item("tilt"))
    went = (session(day, effort("walk", planned=Dose(minutes=3)), effort("tilt"), profile="first") for day in range(3))

    assert steps(progress(programme, history(*went), MONDAY)) == {"walk": 0, "tilt": 1}


def short(minutes: int) -> Programme:
    """The programme with so little time for its exercises."""
    return replace(PROGRAMME, rules=replace(PROGRAMME.rules, minutes_at_most=minutes))


def test_what_would_take_longer_than_the_rules_say_waits() -> None:
    went = history(*(easy(day) for day in range(3)))

    assert steps(progress(short(1), went, MONDAY)) == {"tilt": 0, "roll": 0}


def test_a_smaller_step_grows_where_a_larger_one_has_no_room() -> None:
    ids = ("roll", "bend", "deep")
    full = sum(seconds(EXERCISES[id_], EXERCISES[id_].dose) for id_ in ids)
    assert full + 4 <= 120 < full + 14  # as much as a step of each needs

    slow = replace(EXERCISES["bend"], growth=(Growth("hold", 2, 20),))
    programme = replace(short(2), exercises={**EXERCISES, "bend": slow})
    went = history(*(easy(day, *ids) for day in range(3)))

    assert steps(progress(programme, went, MONDAY)) == {"roll": 0, "bend": 1, "deep": 0}


def test_an_exercise_that_was_passed_over_needs_its_time_as_well() -> None:
    passed_over = [session(day, effort("tilt"), effort("roll", None, ending="skipped")) for day in range(3)]

    assert steps(progress(short(1), history(*passed_over), MONDAY)) == {"tilt": 0}


def test_walking_grows_whatever_the_exercises_take() -> None:
    went = history(*(easy(day, "roll", "walk") for day in range(3)))

    assert steps(progress(short(1), went, MONDAY)) == {"roll": 0, "walk": 1}


def test_nothing_more_is_promised_where_nothing_can_grow() -> None:
    assert progress(short(1), history(easy(0)), MONDAY).news == ()


def test_an_exercise_of_a_profile_that_is_gone_can_grow() -> None:
    went = (session(day, effort("tilt"), profile="gone") for day in range(3))

    assert steps(after(*went)) == {"tilt": 1}


def test_an_exercise_that_is_gone_moves_nothing() -> None:
    gone = Effort("gone", Dose(3), pain=1)

    assert after(*(session(day, gone) for day in range(3))).courses == {}


def test_too_much_is_one_step_less() -> None:
    so_far = after(easy(0), easy(1), easy(2), session(3, effort("tilt", 6), before=5))

    assert steps(so_far)["tilt"] == 0


def test_what_was_last_is_remembered() -> None:
    went = easy(1)

    assert after(easy(0), went).last == went


def test_a_good_morning_changes_nothing() -> None:
    good, without = after(easy(0), easy(1), check_in(2)), after(easy(0), easy(1))

    assert (good.courses, good.greens, good.news) == (without.courses, without.greens, without.news)


def test_a_bad_morning_cuts_all_of_the_session_before() -> None:
    so_far = after(easy(0, "tilt", "walk", "breathe"), check_in(1, worse="yes"))

    caps = {id_: course.cap for id_, course in so_far.courses.items()}
    assert caps == {"tilt": Dose(2, 2), "walk": Dose(1, minutes=3), "breathe": None}


def test_a_bad_morning_takes_a_step_back_that_was_not_tried_yet() -> None:
    so_far = after(easy(0), easy(1), easy(2), check_in(3, worse="yes"))

    assert steps(so_far) == {"tilt": 0, "roll": 0}


def test_a_bad_morning_leaves_a_step_that_was_tried() -> None:
    so_far = after(easy(0), easy(1), easy(2), easy(3), check_in(4, worse="yes"))

    assert steps(so_far) == {"tilt": 1, "roll": 0}


def test_a_bad_morning_begins_the_easy_sessions_anew() -> None:
    assert after(easy(0), easy(1), check_in(2, worse="yes")).greens == 0


def test_a_bad_morning_keeps_what_was_told_of_too_much() -> None:
    so_far = after(session(0, effort("tilt", 7), before=6), check_in(1, worse="yes"))

    assert so_far.course("tilt").news == Because(because.LESS_AFTER_PAIN, number=7)


def test_a_bad_morning_says_so_in_place_of_what_was_usual_again() -> None:
    so_far = after(session(0, effort("tilt", 6), before=5), easy(1, "tilt"), check_in(2, worse="yes"))

    assert so_far.course("tilt").news == Because(because.LESS_AFTER_MORNING)


def test_after_two_bad_mornings_what_was_done_rests() -> None:
    so_far = after(easy(0), check_in(1, worse="yes"), check_in(2, worse="yes"))

    assert (so_far.mornings.rests, so_far.mornings.exercises) == (True, frozenset({"tilt", "roll"}))


def test_two_bad_mornings_long_ago_keep_nothing_at_rest() -> None:
    so_far = after(easy(-20), check_in(-19, worse="yes"), check_in(-18, worse="yes"))

    assert not so_far.mornings.rests


def test_a_worse_week_is_one_step_less_in_everything() -> None:
    weeks = [easy(day) for day in range(6)]

    assert steps(after(*weeks, easy(6), review(7, "worse"))) == {"tilt": 0, "roll": 0}


def test_a_worse_week_takes_a_step_back_that_was_not_tried_yet() -> None:
    nine = [easy(day) for day in range(9)]

    assert steps(after(*nine))["tilt"] == 2
    assert steps(after(*nine, review(9, "worse"))) == {"tilt": 0, "roll": 0}


def test_a_worse_week_begins_the_easy_sessions_anew() -> None:
    assert after(easy(0), easy(1), review(2, "worse")).greens == 0


@pytest.mark.parametrize("change", ["same", "better", ""])
def test_any_other_week_goes_on(change: str) -> None:
    went = [easy(day) for day in range(3)]

    assert after(*went, review(4, change)) == after(*went)


def test_a_worse_week_after_a_bad_morning_says_both() -> None:
    so_far = after(easy(0), check_in(1, worse="yes"), review(1, "worse"))

    assert [each.key for each in so_far.news] == [because.BAD_MORNING, because.WORSE_WEEK]


def test_what_has_no_step_below_says_nothing_of_the_week() -> None:
    assert after(easy(0), review(1, "worse")).course("tilt").news is None


def test_what_was_cut_and_said_why_keeps_saying_so_in_a_worse_week() -> None:
    went = [easy(day, "tilt") for day in range(6)]
    so_far = after(*went, session(6, effort("tilt", 6), before=5), review(7, "worse"))

    assert so_far.course("tilt").news == Because(because.LESS_AFTER_PAIN, number=6)


def test_a_swap_is_noted() -> None:
    assert after(wished(0, "swap", "roll", "tilt")).swaps == {"roll": "tilt"}


def test_the_last_of_two_wishes_about_the_same_counts() -> None:
    so_far = after(wished(0, "swap", "roll", "tilt"), wished(1, "leave_out", "roll"))

    assert (so_far.swaps, so_far.wished_out) == ({}, frozenset({"roll"}))


def test_a_swap_takes_the_place_of_leaving_out() -> None:
    so_far = after(wished(0, "leave_out", "roll"), wished(1, "swap", "roll"))

    assert (so_far.swaps, so_far.wished_out) == ({"roll": ""}, frozenset())


@pytest.mark.parametrize("wish", ["swap", "leave_out"])
def test_any_wish_about_an_exercise_can_be_taken_back(wish: Wish) -> None:
    assert after(wished(0, wish, "roll", "tilt"), wished(1, "take_back", "roll")) == Progress()


def test_what_was_left_out_for_pain_can_be_taken_back_alone() -> None:
    red = [session(day, effort("tilt", 6), effort("roll", 6), before=5) for day in (0, 1)]
    so_far = after(*red, wished(2, "take_back", "tilt"))

    assert {id_: course.out for id_, course in so_far.courses.items()} == {"tilt": "", "roll": "red"}


def test_easy_days_last_until_usual_days_are_asked_for() -> None:
    assert after(wished(0, "easy_days")).easy_days
    assert not after(wished(0, "easy_days"), wished(1, "usual_days")).easy_days


def test_easy_days_neither_count_nor_break_the_row() -> None:
    went = (easy(0), easy(1), wished(2, "easy_days"), easy(3), easy(4), wished(5, "usual_days"))

    assert after(*went).greens == 2
    assert steps(after(*went, easy(6)))["tilt"] == 1


def test_in_easy_days_too_much_counts() -> None:
    assert after(easy(0), wished(1, "easy_days"), session(2, effort("tilt", 6), before=5)).greens == 0


def test_a_history_of_nothing_at_all_is_a_beginning() -> None:
    assert progress(PROGRAMME, History(), MONDAY) == Progress()


def test_an_easy_session_says_how_many_more_are_wanted() -> None:
    assert after(easy(0)).news == (Because(because.GROWS_AFTER, number=2),)


def test_an_acceptable_session_says_that_all_stays() -> None:
    assert after(session(0, effort("tilt", 3), before=2)).news == (Because(because.STAYED),)
