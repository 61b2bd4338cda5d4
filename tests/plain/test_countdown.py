"""Few seconds are told, each once, and at its time."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.plain.beats import beat
from triage.plain.countdown import Countdown
from triage.services.beats import Phase


def told(phase: Phase, lasts: float, step: float | None = None) -> list[tuple[int, float]]:
    """The seconds told of a phase, each with what is left then; looked at when due, or in steps of so many seconds."""
    countdown = Countdown()
    countdown.begin(beat(phase, lasts))
    return list(_told(countdown, phase, lasts, step))


def _told(countdown: Countdown, phase: Phase, lasts: float, step: float | None) -> Iterator[tuple[int, float]]:
    left = lasts
    while left > 0:
        left -= step or countdown.until_next(beat(phase, lasts, left))
        if left > 0 and (seconds := countdown.due(beat(phase, lasts, left))) is not None:
            yield seconds, left


def seconds(phase: Phase, lasts: float) -> list[int]:
    """The seconds told of a phase."""
    return [number for number, _ in told(phase, lasts)]


@pytest.mark.parametrize("phase", ["hold", "move", "rest"])
def test_the_middle_and_the_last_three_seconds_are_told(phase: Phase) -> None:
    assert seconds(phase, 10) == [5, 3, 2, 1]


@pytest.mark.parametrize("phase", ["ready", "release", "switch", "eased", "pain"])
def test_what_only_leads_on_is_not_counted(phase: Phase) -> None:
    assert seconds(phase, 10) == []


def test_a_short_hold_has_no_middle() -> None:
    assert seconds("hold", 5) == [3, 2, 1]


@pytest.mark.parametrize("lasts", [1, 2, 4])
def test_what_is_over_at_once_is_not_counted(lasts: int) -> None:
    assert seconds("hold", lasts) == []


def test_of_a_long_time_the_last_minute_is_told_too() -> None:
    assert seconds("move", 300) == [120, 60, 3, 2, 1]


def test_what_has_no_time_has_nothing_to_tell() -> None:
    countdown = Countdown()
    countdown.begin(beat("move", 0))

    assert countdown.due(beat("move", 0)) is None


def test_of_seconds_that_have_gone_by_only_the_last_is_told() -> None:
    countdown = Countdown()
    countdown.begin(beat("hold", 10))

    assert [countdown.due(beat("hold", 10, left)) for left in (1.9, 1.8, 0.9)] == [2, None, 1]


def test_going_on_after_a_pause_tells_only_what_is_still_to_come() -> None:
    countdown = Countdown()
    countdown.begin(beat("hold", 10, 4.2))

    assert [countdown.due(beat("hold", 10, left)) for left in (4.1, 2.9)] == [None, 3]


@given(st.floats(min_value=0.5, max_value=240), st.floats(min_value=0.1, max_value=0.5))
def test_each_is_told_once_at_its_time_and_the_fewer_the_later(lasts: float, step: float) -> None:
    said = told("hold", lasts, step)

    assert len(said) <= 5
    assert all(after < before for (before, _), (after, _) in pairwise(said))
    assert all(number - step - 1e-6 <= left <= number for number, left in said)
