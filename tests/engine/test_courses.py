"""One exercise is moved by how it went."""

from dataclasses import replace

import pytest

from tests.engine.routines import EXERCISES, PROGRAMME, RULES, effort, session
from triage.engine.courses import NEW, Course, after_efforts, cut, down, taken_back, top
from triage.model import because
from triage.model.exercise import Dose, Exercise
from triage.model.programme import Fraction
from triage.model.training import Because, Effort

TILT = PROGRAMME.exercises["tilt"]


def after(*efforts: Effort, course: Course = NEW, day: int = 0, before: int | None = 1) -> Course:
    return after_efforts(PROGRAMME, course, efforts, session(day, *efforts, before=before))


@pytest.mark.parametrize("exercise", EXERCISES)
def test_the_last_step_is_as_many_as_there_are_doses_above_the_first(exercise: Exercise) -> None:
    assert top(exercise) == len(tuple(exercise.steps())) - 1


def test_the_first_step_has_none_below_it() -> None:
    assert down(NEW) == NEW


def test_a_cut_leaves_a_part_of_what_was_planned() -> None:
    assert cut(TILT, Course(planned=Dose(4, 4)), Fraction(1, 2)).cap == Dose(2, 2)


def test_a_cut_of_what_was_planned_on_a_mild_day_is_of_that() -> None:
    assert cut(TILT, Course(step=4, planned=Dose(4, 4)), Fraction(1, 2)).cap == Dose(2, 2)


def test_a_second_cut_never_leaves_more_than_the_first() -> None:
    course = Course(cap=Dose(1, 4), planned=Dose(4, 4))

    assert cut(TILT, course, Fraction(1, 2)).cap == Dose(1, 2)


def test_a_plan_of_nothing_still_leaves_once() -> None:
    assert cut(TILT, Course(planned=Dose(0, -3, 0)), Fraction(1, 2)).cap == Dose(1, 1)


def test_without_a_session_a_cut_is_of_its_step() -> None:
    assert cut(TILT, Course(step=2), Fraction(1, 2)).cap == Dose(3, 2)


def test_rest_is_never_cut() -> None:
    assert cut(PROGRAMME.exercises["lie"], NEW, Fraction(1, 2)) == NEW


def test_too_much_is_one_step_down_and_half() -> None:
    course = after(effort("tilt", 6, planned=Dose(5, 4)), course=Course(step=1))

    assert (course.step, course.cap, course.reds) == (0, Dose(2, 2), 1)


def test_too_much_twice_running_leaves_it_out() -> None:
    course = after(effort("tilt", 6), course=after(effort("tilt", 6)))

    assert (course.out, course.news) == ("red", Because(because.RED_AGAIN, number=2))


def test_too_much_twice_with_an_easy_session_between_leaves_it_in() -> None:
    course = after(effort("tilt", 6), course=after(effort("tilt", 1), course=after(effort("tilt", 6))))

    assert (course.out, course.reds) == ("", 1)


def test_too_much_twice_with_an_acceptable_session_between_leaves_it_in() -> None:
    course = after(effort("tilt", 6), course=after(effort("tilt", 3, ending="done"), course=Course(reds=1), before=3))

    assert course.out == ""


@pytest.mark.parametrize(
    ("how", "before", "news"),
    [
        (effort("tilt", 7), 6, Because(because.LESS_AFTER_PAIN, number=7)),
        (effort("tilt", 4), 2, Because(because.LESS_AFTER_PAIN, number=4)),
        (replace(effort("tilt", 7), moved_down=True), 6, Because(because.LESS_AFTER_LEG)),
        (effort("tilt", 1, ending="hurt"), 1, Because(because.LESS_AFTER_STOPPING)),
        (effort("tilt", None, ending="hurt"), 1, Because(because.LESS_AFTER_STOPPING)),
        (effort("tilt", 8, ending="hurt"), 1, Because(because.LESS_AFTER_PAIN, number=8)),
    ],
)
def test_why_it_was_too_much_is_told(how: Effort, before: int, news: Because) -> None:
    assert after(how, before=before).news == news


def test_numbness_leaves_it_out_at_once() -> None:
    course = after(effort("tilt", None, ending="numb"))

    assert (course.out, course.news) == ("numb", Because(because.NUMB))


def test_an_easy_session_lifts_the_cap() -> None:
    course = after(effort("tilt", 1), course=Course(cap=Dose(2, 2)))

    assert (course.cap, course.news) == (None, Because(because.USUAL_AGAIN))


def test_an_acceptable_session_keeps_the_cap() -> None:
    assert after(effort("tilt", 3), course=Course(cap=Dose(2, 2)), before=3).cap == Dose(2, 2)


def test_what_was_left_half_done_keeps_the_cap() -> None:
    assert after(effort("tilt", 1, ending="left"), course=Course(cap=Dose(2, 2))).cap == Dose(2, 2)


def test_a_session_nothing_was_said_about_changes_nothing_but_the_last_plan() -> None:
    course = Course(step=2, cap=Dose(2, 2), reds=1, easy_days=3)

    assert after(effort("tilt", None), course=course) == replace(course, planned=TILT.dose)


def test_easy_days_are_counted_once_each() -> None:
    course = after(effort("tilt", 1), course=after(effort("tilt", 1), day=3), day=3)

    assert course.easy_days == 1


def test_another_easy_day_is_counted() -> None:
    assert after(effort("tilt", 1), course=after(effort("tilt", 1), day=3), day=4).easy_days == 2


@pytest.mark.parametrize("pain", [3, 6])
def test_a_day_that_was_not_easy_begins_the_easy_days_anew(pain: int) -> None:
    assert after(effort("tilt", pain), course=Course(easy_days=5), before=3).easy_days == 0


def test_an_easy_session_later_on_such_a_day_is_a_new_first_one() -> None:
    same_day = after(effort("tilt", 3), course=after(effort("tilt", 1), before=1), before=3)

    assert after(effort("tilt", 1), course=same_day).easy_days == 1


def test_what_was_made_milder_is_one_step_less() -> None:
    course = after(effort("tilt", 1, eased=True), course=Course(step=2))

    assert (course.step, course.cap, course.news) == (1, None, Because(because.LESS_AFTER_EASING))


def test_what_was_made_milder_at_its_first_step_is_a_part_of_it() -> None:
    assert after(effort("tilt", 1, eased=True)).cap == Dose(2, 2)


def test_what_was_made_milder_and_too_much_was_too_much() -> None:
    assert after(effort("tilt", 6, eased=True)).reds == 1


def test_of_the_same_exercise_twice_the_worse_counts() -> None:
    assert after(effort("walk", 1), effort("walk", 6)).reds == 1


def test_of_the_same_exercise_twice_the_smaller_dose_counts() -> None:
    twice = after(effort("walk", planned=Dose(minutes=3)), effort("walk", planned=Dose(minutes=5)))

    assert twice.planned == Dose(minutes=3)


def test_what_was_left_out_for_pain_can_be_taken_back() -> None:
    assert taken_back(Course(out="red", reds=2, cap=Dose(2, 2))) == Course(cap=Dose(2, 2))


def test_what_was_left_out_for_numbness_stays_out() -> None:
    assert taken_back(Course(out="numb")).out == "numb"


def test_the_rules_of_these_tests_are_those_of_the_evidence() -> None:
    assert (RULES.green_sessions, RULES.remove_after_red, RULES.after_red) == (3, 2, Fraction(1, 2))
