"""What the aids work out: which answer fits a height and a weight, or the days since then."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.engine.aids import answer_for_days, answer_for_weight, between_the_lines, body_mass_index, in_words
from triage.model.vocabulary import BodyMassIndex, Days

AID = BodyMassIndex(25, 23)
ANSWERS = ("under_2_weeks", "weeks_2_to_6", "weeks_6_to_12", "over_12_weeks")
DAYS = Days((0, 14, 43, 85))

heights = st.integers(50, 250)
weights = st.integers(20, 400)
passed = st.integers(0, 40_000)


def test_the_index_is_exact() -> None:
    assert body_mass_index(200, 100) == 25
    assert body_mass_index(173, 75) == Fraction(750_000, 29_929)


@pytest.mark.parametrize(
    ("centimetres", "kilograms", "answer", "index"),
    [(100, 24, "no", "24"), (199, 99, "no", "24.9"), (200, 100, "yes", "25"), (100, 25, "yes", "25")],
)
def test_the_answer_is_yes_from_the_line_on(centimetres: int, kilograms: int, answer: str, index: str) -> None:
    assert answer_for_weight(AID, centimetres, kilograms) == answer
    assert in_words(body_mass_index(centimetres, kilograms)) == index


@given(heights, weights, st.integers(0, 50))
def test_heavier_never_goes_from_yes_to_no(centimetres: int, kilograms: int, more: int) -> None:
    answers = [answer_for_weight(AID, centimetres, kilograms + added) for added in (0, more)]

    assert answers != ["yes", "no"]


@given(heights, weights)
def test_what_is_said_of_the_index_agrees_with_the_answer(centimetres: int, kilograms: int) -> None:
    said = float(in_words(body_mass_index(centimetres, kilograms)))

    assert (said >= AID.yes_from) == (answer_for_weight(AID, centimetres, kilograms) == "yes")


@given(heights, weights)
def test_between_the_lines_the_answer_is_no(centimetres: int, kilograms: int) -> None:
    if between_the_lines(AID, centimetres, kilograms):
        assert answer_for_weight(AID, centimetres, kilograms) == "no"


@pytest.mark.parametrize(("kilograms", "between"), [(22, False), (23, True), (24, True), (25, False)])
def test_the_lower_line_counts_from_itself_to_the_other(kilograms: int, *, between: bool) -> None:
    assert between_the_lines(AID, 100, kilograms) is between


def test_without_a_lower_line_nothing_is_between() -> None:
    assert not between_the_lines(BodyMassIndex(25), 100, 24)


@pytest.mark.parametrize(
    ("days", "answer"),
    [(0, 0), (13, 0), (14, 1), (42, 1), (43, 2), (84, 2), (85, 3), (36_525, 3)],
)
def test_the_borders_are_those_of_the_words(days: int, answer: int) -> None:
    assert answer_for_days(DAYS, ANSWERS, days) == ANSWERS[answer]


@given(passed)
def test_every_number_of_days_has_one_answer(days: int) -> None:
    ends = [*DAYS.lowest[1:], 10**9]
    fitting = [answer for answer, low, end in zip(ANSWERS, DAYS.lowest, ends, strict=True) if low <= days < end]

    assert [answer_for_days(DAYS, ANSWERS, days)] == fitting


@given(passed, passed)
def test_longer_ago_is_never_shorter(days: int, more: int) -> None:
    sooner, later = (ANSWERS.index(answer_for_days(DAYS, ANSWERS, number)) for number in (days, days + more))

    assert sooner <= later
