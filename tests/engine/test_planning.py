"""Today's plan: mild days, doses, and what changed since the last time."""

from collections.abc import Mapping
from dataclasses import replace

from tests.engine.routines import (
    MILD,
    PROGRAMME,
    USUAL,
    at,
    check_in,
    effort,
    followed,
    history,
    review,
    session,
    wished,
    with_profile,
)
from triage.engine.planning import plan
from triage.model import because
from triage.model.exercise import Dose
from triage.model.guard import Is, Value
from triage.model.programme import Item, Programme
from triage.model.training import Because, CheckIn, Chosen, History, LeftOut, Plan, Review, Session, Wished


def on(
    day: int,
    *happened: Session | CheckIn | Wished | Review,
    findings: Mapping[str, Value] | None = None,
    programme: Programme = PROGRAMME,
) -> Plan:
    return plan(programme, findings or {}, history(*happened), at(day).date())


def the(found: Plan, id_: str, turn: int = 0) -> Chosen:
    return [each for each in found.chosen if each.exercise == id_][turn]


def keys(reasons: tuple[Because, ...]) -> list[str]:
    return [each.key for each in reasons]


def easy(day: int) -> Session:
    return session(day, effort("walk"), effort("tilt"), effort("roll"), effort("walk"))


STRONG: Mapping[str, Value] = {"pain_now": 6}


def test_where_no_routine_is_offered_there_is_nothing_in_the_plan() -> None:
    found = plan(PROGRAMME, {}, History(), at(0).date(), offered=False)

    assert found.chosen == ()
    assert found.left_out == tuple(LeftOut(id_, (Because(because.NOT_OFFERED),)) for id_ in PROGRAMME.exercises)


def test_a_plan_knows_its_day_its_profile_and_its_week() -> None:
    found = on(8, easy(0))

    assert (found.day, found.profile, found.week) == (at(8).date(), "usual", 2)


def test_a_programme_in_which_no_profile_fits_takes_the_last() -> None:
    last = replace(USUAL, when=Is("never", frozenset({"yes"})))

    assert on(0, programme=replace(PROGRAMME, profiles=(last,))).profile == "usual"


def test_a_mild_day_has_rest_and_what_a_usual_day_has_as_well() -> None:
    found = on(0, findings=STRONG)

    assert [each.exercise for each in found.chosen] == ["lie", "breathe", "walk", "tilt"]


def test_on_a_mild_day_what_is_left_out_says_so() -> None:
    found = {each.exercise: each.because for each in on(0, findings=STRONG).left_out}

    assert found["roll"] == (Because(because.NOT_TODAY),)
    assert found["press"] == (Because(because.NOT_TODAY),)
    assert found["bend"] == (Because(because.WEEK_TO_COME, number=2),)
    assert found["brace"] == (Because(because.NOT_FOR_THIS_ROUTINE),)


def test_on_a_mild_day_nothing_stands_in() -> None:
    found = on(0, findings={**STRONG, "thin_bones": "yes"})

    reasons = {each.exercise: each.because for each in found.left_out}
    assert reasons["roll"] == (Because(because.AVOIDED, finding="thin_bones"),)
    assert reasons["brace"] == (Because(because.NOT_TODAY),)


def test_what_was_asked_away_says_on_a_mild_day_that_it_is_not_for_today() -> None:
    found = on(1, wished(0, "swap", "roll", "brace"), findings=STRONG)

    assert next(each.because for each in found.left_out if each.exercise == "roll") == (Because(because.NOT_TODAY),)


def test_what_stands_in_on_a_usual_day_is_no_part_of_a_mild_one() -> None:
    mild = replace(MILD, sequence=(Item("breathe"), Item("roll")))
    programme = replace(PROGRAMME, profiles=(mild, USUAL))
    found = on(0, findings={**STRONG, "thin_bones": "yes"}, programme=programme)

    assert [each.exercise for each in found.chosen] == ["breathe"]


def test_a_mild_day_has_no_more_than_to_begin_with_and_no_more_than_a_usual_one() -> None:
    found = on(20, *(easy(day) for day in range(12)), findings=STRONG)

    assert (the(found, "tilt").dose, the(found, "walk").dose.minutes) == (Dose(4, 4), 3)


def test_a_mild_day_keeps_what_has_been_reached() -> None:
    went = [easy(day) for day in range(12)]

    assert the(on(20, *went, findings=STRONG), "tilt").step == the(on(20, *went), "tilt").step > 0


def test_a_mild_day_says_so() -> None:
    found = on(0, findings=STRONG)

    assert keys(found.because) == [because.FIRST_PLAN, because.MILD_TODAY]
    assert keys(the(found, "walk").because) == [because.IN_PROFILE, because.LESS_TODAY]


def test_where_only_a_mild_profile_fits_it_is_not_held_against_another() -> None:
    programme = replace(PROGRAMME, profiles=(MILD,))

    assert "press" in [each.exercise for each in on(0, findings=STRONG, programme=programme).chosen]


def test_the_first_time_the_dose_is_the_one_to_begin_with() -> None:
    found = the(on(0), "tilt")

    assert (found.dose, found.step, keys(found.because)) == (Dose(4, 4), 0, [because.IN_PROFILE, because.FIRST_TIME])


def test_the_minutes_of_a_place_come_before_its_own() -> None:
    found = on(0)

    assert [the(found, "walk", turn).dose.minutes for turn in (0, 1)] == [3, 5]


def test_without_anything_new_it_is_as_much_as_before() -> None:
    assert keys(the(on(1, easy(0)), "tilt").because) == [because.IN_PROFILE, because.AS_BEFORE]


def test_three_easy_sessions_are_one_repetition_more() -> None:
    found = on(3, easy(0), easy(1), easy(2))

    # Walking has come no further than the tilt, and comes first; only the place with its own minutes can grow.
    assert [the(found, "walk", turn).dose.minutes for turn in (0, 1)] == [3, 7]
    assert keys(the(found, "walk", 0).because) == [because.IN_PROFILE, because.AS_BEFORE]
    assert the(found, "walk", 1).because[-1] == Because(because.STEP_UP, number=3)
    assert found.because == (Because(because.GREW, exercise="walk", number=3),)


def test_the_last_dose_says_that_it_is_the_last() -> None:
    programme = with_profile(Item("brace"))
    went = [session(day, effort("brace"), profile="first") for day in range(4)]

    assert the(on(4, *went, programme=programme), "brace").because[-1].key == because.AT_MOST


def test_after_too_much_it_is_half() -> None:
    found = on(1, session(0, effort("tilt", 6), before=5))

    assert the(found, "tilt").dose == Dose(2, 2)
    assert the(found, "tilt").because[-1] == Because(because.LESS_AFTER_PAIN, number=6)
    assert found.because == (Because(because.CUT_AFTER_PAIN, exercise="tilt", number=6),)


def test_until_it_was_easy_it_stays_less() -> None:
    red, passed_over = session(0, effort("tilt", 6), before=5), session(1, effort("roll"))
    found = the(on(2, red, passed_over), "tilt")

    assert (found.dose, found.because[-1].key) == (Dose(2, 2), because.LESS_STILL)


def test_after_it_was_easy_it_is_as_much_as_usual_again() -> None:
    red = session(0, effort("tilt", 6), before=5)
    found = on(2, red, session(1, effort("tilt", 1, planned=Dose(2, 2))))

    assert (the(found, "tilt").dose, the(found, "tilt").because[-1].key) == (Dose(4, 4), because.USUAL_AGAIN)
    assert Because(because.USUAL_NOW, exercise="tilt") in found.because


def test_after_a_bad_morning_it_is_less() -> None:
    found = on(1, easy(0), check_in(1, worse="yes"))

    assert the(found, "tilt").dose == Dose(2, 2)
    assert the(found, "roll").dose == Dose(2, 6)
    assert found.because == (Because(because.BAD_MORNING),)


def test_after_a_worse_week_it_is_one_step_less() -> None:
    went = [easy(day) for day in range(6)]
    found = on(6, *went, session(5, effort("tilt")), review(6, "worse"))

    assert (the(found, "tilt").dose, the(found, "tilt").because[-1].key) == (Dose(4, 4), because.LESS_AFTER_WEEK)
    assert found.because == (Because(because.WORSE_WEEK),)


def test_in_easy_days_it_is_less() -> None:
    found = on(1, easy(0), wished(0, "easy_days"))

    assert the(found, "tilt").dose == Dose(2, 2)
    assert keys(the(found, "tilt").because) == [because.IN_PROFILE, because.LESS_EASY_DAYS]
    assert keys(found.because) == [because.EASY_DAYS]


def test_easy_days_make_no_rest_less() -> None:
    programme = with_profile(Item("breathe"))

    assert the(on(1, wished(0, "easy_days"), programme=programme), "breathe").dose == Dose(minutes=2)


def test_after_easy_days_it_is_as_much_as_usual_again() -> None:
    went = (easy(0), wished(0, "easy_days"), easy(1), wished(2, "usual_days"))

    assert the(on(2, *went), "tilt").because[-1].key == because.USUAL_AGAIN


def test_a_step_up_waits_for_the_end_of_easy_days() -> None:
    found = on(3, easy(0), easy(1), easy(2), wished(2, "easy_days"))

    assert keys(the(found, "walk", 1).because) == [because.IN_PROFILE, because.LESS_EASY_DAYS]
    assert keys(found.because) == [because.EASY_DAYS]


def test_on_a_mild_day_nothing_is_told_that_shows_on_usual_days_alone() -> None:
    red = session(0, effort("tilt", 6), before=5)
    found = on(2, red, session(1, effort("tilt", 1)), findings=STRONG)

    assert keys(the(found, "tilt").because) == [because.IN_PROFILE, because.LESS_TODAY]
    assert keys(found.because) == [because.MILD_TODAY]


def test_another_routine_than_the_last_time_says_so() -> None:
    assert keys(on(1, easy(0), findings={"other": "yes"}).because)[0] == because.PROFILE_CHANGED


def test_an_exercise_that_comes_in_says_so() -> None:
    assert Because(because.JOINED, exercise="bend") in on(7, easy(0)).because


def test_an_exercise_that_came_in_before_does_not_say_so_again() -> None:
    found = on(8, easy(0), session(7, effort("bend")))

    assert because.JOINED not in keys(found.because)


def test_what_was_left_out_for_numbness_is_told() -> None:
    found = on(1, session(0, effort("roll", None, ending="numb")))

    assert found.because == (Because(because.REMOVED_NUMB, exercise="roll"),)


def test_what_was_left_out_for_pain_is_told() -> None:
    red = [session(day, effort("roll", 6), before=5) for day in (0, 1)]

    assert on(2, *red).because == (Because(because.REMOVED_RED, exercise="roll", number=2),)


def test_what_is_not_in_the_plan_any_more_has_no_news_of_its_dose() -> None:
    red = session(0, effort("roll", 6), before=5)

    assert on(1, red, findings={"thin_bones": "yes"}).because == ()


def test_a_week_of_the_routine_moves_one_thing_at_a_time() -> None:
    went: list[Session] = []
    found = on(0)
    for day in range(7):
        went.append(followed(found, day))
        found = on(day + 1, *went)

    assert {each.exercise: each.step for each in found.chosen} == {"walk": 1, "tilt": 1, "roll": 0, "bend": 0}
