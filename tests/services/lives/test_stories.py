"""How the back of somebody made up goes: the same for the same seed, and always something a person could write."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.patients import shipped
from triage.model.stories import STORIES, Story, Tale
from triage.services.lives.stories import FLARE, STRONG, WORSE, lived

stories = st.sampled_from(STORIES)
seeds = st.integers(0, 999_999)


@given(stories, seeds)
def test_the_same_seed_is_the_same_life(story: Story, seed: int) -> None:
    assert list(lived(Tale(story, seed, 60))) == list(lived(Tale(story, seed, 60)))


@given(stories, seeds)
def test_a_shorter_life_is_the_beginning_of_the_longer(story: Story, seed: int) -> None:
    assert list(lived(Tale(story, seed, 60)))[:30] == list(lived(Tale(story, seed, 30)))


def test_another_seed_is_another_life() -> None:
    assert list(lived(Tale("flares", 1))) != list(lived(Tale("flares", 2)))


@given(stories, seeds)
def test_every_day_is_one_that_a_person_could_write_down(story: Story, seed: int) -> None:
    words = shipped().library.diary
    for number, day in enumerate(lived(Tale(story, seed))):
        assert day.number == number
        assert 0 <= day.pain <= day.worst <= 10
        assert day.leg is None or 0 <= day.leg <= 10
        assert not day.note or words[day.note]
        assert day.writes or not (day.note or day.trains)


@given(seeds)
def test_who_recovers_has_no_pain_left_and_never_gets_worse_again(seed: int) -> None:
    days = list(lived(Tale("recovers", seed)))

    assert [day.pain for day in days[60:]] == [0] * 120
    assert all(later.pain <= earlier.pain + 2 for earlier, later in pairwise(days))


@given(seeds)
def test_a_flare_begins_with_strong_days(seed: int) -> None:
    days = list(lived(Tale("flares", seed)))

    assert min(day.pain for day in days[FLARE : FLARE + 3]) >= STRONG - 1
    assert max(day.pain for day in days[FLARE - 20 : FLARE]) < STRONG


@given(seeds)
def test_who_gets_worse_gets_worse_week_by_week(seed: int) -> None:
    days = list(lived(Tale("worsens", seed)))
    weeks = [sum(day.pain for day in days[start : start + 7]) for start in range(WORSE, WORSE + 21, 7)]

    assert weeks == sorted(weeks)
    assert weeks[0] < weeks[-1]


@pytest.mark.parametrize("story", STORIES)
def test_there_is_a_warning_sign_only_where_the_tale_gets_worse(story: Story) -> None:
    assert any(day.warns for day in lived(Tale(story))) == (story == "worsens")
