"""Who gets which exercise, what stands in, and why the rest is left out."""

from collections.abc import Mapping
from dataclasses import replace

from tests.engine.routines import (
    EXERCISES,
    MONDAY,
    PROGRAMME,
    at,
    check_in,
    effort,
    history,
    session,
    wished,
    with_profile,
)
from triage.engine.planning import plan
from triage.model import because
from triage.model.exercise import Dose
from triage.model.guard import Is, Value
from triage.model.programme import Item, Programme
from triage.model.training import Because, CheckIn, Plan, Session, Wished

USUAL = ["walk", "tilt", "roll", "walk"]


def on(
    day: int,
    *happened: Session | CheckIn | Wished,
    findings: Mapping[str, Value] | None = None,
    programme: Programme = PROGRAMME,
) -> Plan:
    return plan(programme, findings or {}, history(*happened), at(day).date())


def ids(found: Plan) -> list[str]:
    return [each.exercise for each in found.chosen]


def why(found: Plan, id_: str) -> tuple[Because, ...]:
    """Why the exercise is left out."""
    return next(each.because for each in found.left_out if each.exercise == id_)


def easy_week(id_: str) -> list[Session]:
    return [session(day, effort(id_)) for day in range(7)]


def test_the_first_profile_that_fits_is_walked() -> None:
    assert ids(on(0)) == USUAL
    assert ids(on(0, findings={"other": "yes"})) == ["brace", "walk"]


def test_an_exercise_is_in_because_it_is_part_of_the_routine() -> None:
    assert on(0).chosen[1].because[0] == Because(because.IN_PROFILE)


def test_what_must_be_avoided_is_left_out_with_the_finding() -> None:
    assert why(on(0, findings={"pregnant": "yes"}), "tilt") == (Because(because.AVOIDED, finding="pregnant"),)


def test_not_being_sure_leaves_it_out_as_well() -> None:
    found = on(0, findings={"thin_bones": "unsure"})

    assert why(found, "roll")[0] == Because(because.AVOIDED_UNSURE, finding="thin_bones")


def test_the_first_swap_that_is_not_in_the_plan_stands_in() -> None:
    found = on(0, findings={"thin_bones": "yes"})

    assert ids(found) == ["walk", "tilt", "brace", "walk"]
    assert found.chosen[2].because[0] == Because(because.STANDS_IN, exercise="roll")
    assert why(found, "roll")[-1] == Because(because.REPLACED, exercise="brace")


def test_a_swap_that_must_be_avoided_does_not_stand_in() -> None:
    exercises = {each.id: each for each in EXERCISES}
    exercises["brace"] = replace(exercises["brace"], avoid=("thin_bones",))
    found = on(0, findings={"thin_bones": "yes"}, programme=replace(PROGRAMME, exercises=exercises))

    assert ids(found) == ["walk", "tilt", "press", "walk"]


def test_an_exercise_with_nothing_to_stand_in_is_left_out() -> None:
    assert ids(on(0, findings={"pregnant": "yes"})) == ["walk", "roll", "walk"]


def test_a_swap_whose_time_has_not_come_does_not_stand_in() -> None:
    programme = with_profile(Item("brace"), Item("deep", from_week=2))
    red = [session(day, effort("brace", 6), before=5) for day in (0, 1)]

    assert ids(on(2, *red, programme=programme)) == ["press"]
    assert ids(on(7, *red, programme=programme)) == ["press", "deep"]


def test_a_swap_that_waits_in_other_profiles_waits_here_as_well() -> None:
    programme = with_profile(Item("brace"))
    red = [session(day, effort("brace", 6), before=5) for day in (0, 1)]

    assert ids(on(60, *red, programme=programme)) == ["press"]


def test_an_exercise_comes_in_its_week() -> None:
    assert why(on(6, session(0, effort("tilt"))), "bend") == (Because(because.WEEK_TO_COME, number=2),)
    assert "bend" in ids(on(7, session(0, effort("tilt"))))


def test_nothing_stands_in_for_what_is_still_to_come() -> None:
    programme = with_profile(Item("roll", from_week=2), Item("tilt"))

    assert ids(on(0, programme=programme)) == ["tilt"]


def test_an_exercise_comes_when_another_has_been_easy_for_long_enough() -> None:
    went = [session(0, effort("tilt")), *(session(day, effort("bend")) for day in range(8, 14))]

    assert why(on(15, *went), "deep") == (Because(because.EASY_FIRST, exercise="bend", number=1),)
    assert "deep" in ids(on(15, *went, session(14, effort("bend"))))


def test_once_it_was_not_easy_the_wait_begins_anew() -> None:
    found = on(20, *easy_week("bend"), session(8, effort("bend", 3), before=2))

    assert why(found, "deep") == (Because(because.EASY_FIRST, exercise="bend", number=7),)


def test_an_exercise_for_some_of_a_profile_is_for_nobody_else() -> None:
    programme = with_profile(Item("tilt"), Item("press", when=Is("strong", frozenset({"yes"}))))

    assert why(on(0, programme=programme), "press") == (Because(because.NOT_FOR_THIS_ROUTINE),)
    assert ids(on(0, programme=programme, findings={"strong": "yes"})) == ["tilt", "press"]


def test_what_another_routine_has_says_so_with_what_speaks_against_it() -> None:
    found = on(0, findings={"other": "yes", "thin_bones": "yes"})

    assert why(found, "roll") == (
        Because(because.AVOIDED, finding="thin_bones"),
        Because(because.NOT_FOR_THIS_ROUTINE),
    )


def test_what_was_too_much_twice_running_is_replaced() -> None:
    red = [session(day, effort("roll", 6), before=5) for day in (0, 1)]
    found = on(2, *red)

    assert ids(found) == ["walk", "tilt", "brace", "walk"]
    assert why(found, "roll") == (Because(because.RED_AGAIN, number=2), Because(because.REPLACED, exercise="brace"))


def test_what_ended_in_numbness_is_left_out_and_nothing_stands_in() -> None:
    found = on(1, session(0, effort("roll", None, ending="numb")))

    assert ids(found) == ["walk", "tilt", "walk"]
    assert why(found, "roll") == (Because(because.NUMB),)


def test_what_the_person_does_not_want_is_left_out_and_nothing_stands_in() -> None:
    found = on(1, wished(0, "leave_out", "roll"))

    assert ids(found) == ["walk", "tilt", "walk"]
    assert why(found, "roll") == (Because(because.WISHED_OUT),)


def test_the_person_gets_the_swap_that_was_asked_for() -> None:
    found = on(1, wished(0, "swap", "roll", "press"))

    assert ids(found) == ["walk", "tilt", "press", "walk"]
    assert found.chosen[2].because[0] == Because(because.SWAPPED_IN, exercise="roll")
    assert why(found, "roll") == (Because(because.SWAPPED_OUT, exercise="press"),)


def test_any_swap_will_do_where_none_was_named() -> None:
    assert ids(on(1, wished(0, "swap", "roll"))) == ["walk", "tilt", "brace", "walk"]


def test_only_what_can_stand_in_for_it_can_be_asked_for() -> None:
    assert ids(on(1, wished(0, "swap", "roll", "bend"))) == ["walk", "tilt", "brace", "walk"]


def test_what_was_asked_away_stays_where_there_is_nothing_else() -> None:
    assert ids(on(1, wished(0, "swap", "tilt"))) == USUAL


def test_what_was_asked_away_stands_in_for_nothing() -> None:
    found = on(1, wished(0, "swap", "brace", "press"), findings={"thin_bones": "yes"})

    assert ids(found) == ["walk", "tilt", "press", "walk"]


def test_what_is_to_come_is_not_there_sooner_for_a_wish() -> None:
    assert "brace" not in ids(on(1, wished(0, "swap", "bend", "brace")))


def test_what_is_asked_for_and_must_be_avoided_is_not_given() -> None:
    assert "tilt" not in ids(on(1, wished(0, "swap", "roll", "tilt"), findings={"pregnant": "yes"}))


def test_an_exercise_that_stands_twice_is_replaced_once() -> None:
    exercises = {each.id: each for each in EXERCISES}
    exercises["walk"] = replace(exercises["walk"], swaps=("brace", "press"))
    found = on(0, findings={"lame": "yes"}, programme=replace(PROGRAMME, exercises=exercises))

    assert ids(found) == ["brace", "tilt", "roll"]


def test_after_two_bad_mornings_all_but_walking_and_rest_is_left_out() -> None:
    programme = with_profile(Item("walk"), Item("breathe"), Item("tilt"), Item("press"))
    went = session(0, effort("walk"), effort("breathe"), effort("tilt"))
    found = on(2, went, check_in(1, worse="yes"), check_in(2, worse="yes"), programme=programme)

    assert ids(found) == ["walk", "breathe", "press"]
    assert why(found, "tilt") == (Because(because.RESTS),)


def test_when_nothing_is_left_there_is_rest() -> None:
    went = [wished(0, "leave_out", id_) for id_ in PROGRAMME.exercises]
    found = on(1, *went)

    assert ids(found) == ["breathe", "lie"]
    assert found.chosen[0].because == (Because(because.ONLY_REST),)


def test_rest_that_must_be_avoided_is_not_given_either() -> None:
    went = [wished(0, "leave_out", id_) for id_ in PROGRAMME.exercises]

    assert ids(on(1, *went, findings={"pregnant": "yes"})) == ["breathe"]


def test_rest_is_in_because_it_is_rest() -> None:
    assert on(0, programme=with_profile(Item("breathe"))).chosen[0].because == (Because(because.RESTING),)


def test_an_exercise_is_milder_with_what_it_adapts_to() -> None:
    found = on(0, programme=with_profile(Item("bend")), findings={"stiff": "unsure"}).chosen[0]

    assert (found.adapted, found.because[1]) == (("stiff",), Because(because.ADAPTED, finding="stiff"))


def test_the_day_does_not_matter_to_what_never_waits() -> None:
    assert ids(plan(PROGRAMME, {}, history(session(0, effort("tilt", planned=Dose(4, 4)))), MONDAY)) == USUAL
