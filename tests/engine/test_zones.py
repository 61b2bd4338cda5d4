"""A pain score is easy, acceptable or too much: every boundary once."""

from dataclasses import replace

import pytest

from tests.engine.routines import PROGRAMME, RULES, effort, session
from triage.engine.zones import Zone, zone, zone_at_rest, zone_of_effort, zone_of_session


@pytest.mark.parametrize(
    ("pain", "before", "expected"),
    [
        (0, 0, "green"),
        (1, 0, "green"),
        (2, 1, "green"),
        (2, None, "green"),
        (3, 2, "amber"),
        (5, 4, "amber"),
        (5, 5, "amber"),
        (3, None, "amber"),
        (5, None, "amber"),
        (6, 6, "red"),
        (6, None, "red"),
        (10, 10, "red"),
        (2, 0, "red"),
        (3, 1, "red"),
        (5, 3, "red"),
    ],
)
def test_a_score_has_its_zone(pain: int, before: int | None, expected: Zone) -> None:
    assert zone(RULES.zones, pain, before) == expected


def test_pain_that_moves_down_the_leg_is_red_whatever_the_score() -> None:
    assert zone(RULES.zones, 0, 0, moved_down=True) == "red"


@pytest.mark.parametrize(
    ("pain", "before", "expected"),
    [
        (7, 7, "amber"),
        (6, 7, "amber"),
        (2, 7, "green"),
        (8, 6, "red"),
        (6, 5, "red"),
        (6, None, "red"),
        (3, 2, "amber"),
    ],
)
def test_rest_is_not_blamed_for_pain_that_was_as_strong_before(pain: int, before: int | None, expected: Zone) -> None:
    assert zone_at_rest(RULES.zones, pain, before) == expected


def test_rest_in_which_pain_moves_down_the_leg_is_red() -> None:
    assert zone_at_rest(RULES.zones, 7, 7, moved_down=True) == "red"


def test_an_exercise_that_was_stopped_because_it_hurt_was_too_much_whatever_the_score() -> None:
    assert zone_of_effort(PROGRAMME, effort("tilt", 0, ending="hurt"), 0) == "red"


def test_an_exercise_with_numbness_was_too_much_without_a_score() -> None:
    assert zone_of_effort(PROGRAMME, effort("tilt", None, ending="numb"), 0) == "red"


def test_pain_down_the_leg_is_too_much_without_a_score() -> None:
    assert zone_of_effort(PROGRAMME, replace(effort("tilt", None), moved_down=True), 0) == "red"


def test_an_exercise_nothing_was_said_about_has_no_zone() -> None:
    assert zone_of_effort(PROGRAMME, effort("tilt", None), 0) is None


def test_strong_pain_while_breathing_is_not_blamed_on_breathing() -> None:
    assert zone_of_effort(PROGRAMME, effort("breathe", 7), 7) == "amber"


def test_strong_pain_while_walking_is_too_much() -> None:
    assert zone_of_effort(PROGRAMME, effort("walk", 7), 7) == "red"


def test_an_exercise_that_is_no_longer_in_the_programme_has_its_zone() -> None:
    assert zone_of_effort(PROGRAMME, replace(effort("tilt", 4), exercise="gone"), 3) == "amber"


def test_a_session_is_as_bad_as_its_worst_exercise() -> None:
    assert zone_of_session(PROGRAMME, session(0, effort("tilt", 1), effort("roll", 6), effort("walk", 4))) == "red"


def test_a_session_is_as_bad_as_the_time_right_after_it() -> None:
    assert zone_of_session(PROGRAMME, replace(session(0, effort("tilt", 1)), after=4, before=3)) == "amber"


def test_a_session_nothing_was_said_about_has_no_zone() -> None:
    assert zone_of_session(PROGRAMME, session(0, effort("tilt", None))) is None
