"""A plan lasts as long as its holds, its pauses and its minutes."""

from dataclasses import replace

import pytest

from tests.engine.routines import PROGRAMME, at, with_profile
from triage.engine.planning import plan
from triage.engine.timing import INTO, MOVING, READY, READY_ANEW, REST, SWITCH, minutes, ready, seconds
from triage.model.exercise import Dose
from triage.model.programme import Item
from triage.model.training import History

TILT = PROGRAMME.exercises["tilt"]


@pytest.mark.parametrize(
    ("dose", "expected"),
    [
        (Dose(minutes=5), 300),
        (Dose(1, 10), INTO + 10 + 2),
        (Dose(3, 10), 3 * (INTO + 10 + 2)),
        (Dose(3), 3 * (MOVING + 2)),
        (Dose(2, 5, 3), 3 * 2 * (INTO + 5 + 2) + 2 * REST),
    ],
)
def test_an_exercise_lasts_as_long_as_what_is_in_it(dose: Dose, expected: int) -> None:
    assert seconds(TILT, dose) == expected


def test_each_side_takes_its_time() -> None:
    both, each = seconds(TILT, Dose(2, 10)), seconds(replace(TILT, sides="each"), Dose(2, 10))

    assert each == 2 * (both - TILT.pause) + SWITCH + TILT.pause


def test_the_first_exercise_has_to_be_got_into() -> None:
    assert ready(TILT, None) == READY_ANEW


def test_the_next_one_as_well_where_the_position_is_another() -> None:
    assert ready(TILT, replace(TILT, position="chair")) == READY_ANEW


def test_in_the_same_position_one_is_ready_sooner() -> None:
    assert ready(TILT, TILT) == READY


def test_a_plan_lasts_as_long_as_its_exercises() -> None:
    programme = with_profile(Item("walk"), Item("breathe"))

    assert minutes(programme, plan(programme, {}, History(), at(0).date())) == 7


def test_the_shortest_plan_is_a_minute() -> None:
    programme = with_profile(Item("press"))

    assert minutes(programme, plan(programme, {}, History(), at(0).date())) == 1


def test_a_plan_with_nothing_in_it_takes_no_time() -> None:
    assert minutes(PROGRAMME, plan(PROGRAMME, {}, History(), at(0).date(), offered=False)) == 0
