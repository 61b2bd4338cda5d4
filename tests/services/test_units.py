"""Height and weight in the units people think in."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.errors import ReplyRefused
from triage.model.settings import Units
from triage.services.units import HEIGHTS, WEIGHTS, read_height, read_weight, say_height, say_weight

HEIGHT_TEXTS = {
    "172": 172,
    "172 cm": 172,
    "172cm": 172,
    "1.72 m": 172,
    "1,72 m": 172,
    "1.72m": 172,
    "5'8": 173,
    "5'8\"": 173,
    "5\u2019 8\u201d": 173,
    "5\u20328\u2033": 173,
    "5' 8''": 173,
    "5 ft 8 in": 173,
    "5 FT 8": 173,
    "5 feet 8 inches": 173,
    "5-8": 173,
    "6 ft": 183,
    "68 in": 173,
}
WEIGHT_TEXTS = {
    "80": 80,
    "80 kg": 80,
    "80.4 kg": 80,
    "80,6kg": 81,
    "176 lb": 80,
    "176 lbs": 80,
    "12 st 6": 79,
    "12st 6lb": 79,
    "12 stone": 76,
}


def outcome(read: Callable[[str, Units], int], text: str, units: Units) -> int | str:
    """What is read, or why it is refused."""
    try:
        return read(text, units)
    except ReplyRefused as refused:
        return str(refused)


@pytest.mark.parametrize(("text", "centimetres"), HEIGHT_TEXTS.items())
def test_a_height_is_read_as_people_write_it(text: str, centimetres: int) -> None:
    assert read_height(text, "metric") == centimetres


@pytest.mark.parametrize(("text", "kilograms"), WEIGHT_TEXTS.items())
def test_a_weight_is_read_as_people_write_it(text: str, kilograms: int) -> None:
    assert read_weight(text, "metric") == kilograms


def test_a_height_without_a_unit_is_in_inches_where_inches_are_used() -> None:
    assert read_height("68", "imperial") == 173


def test_a_weight_without_a_unit_is_in_pounds_where_pounds_are_used() -> None:
    assert read_weight("176", "imperial") == 80


@pytest.mark.parametrize(
    ("text", "units", "hint"),
    [
        ("172", "imperial", "write `172 cm`"),
        ("5", "imperial", "write `5 ft`"),
        ("6", "metric", "write `6 ft`"),
        ("1.72", "metric", "write `1.72 m`"),
        ("30", "metric", "write `30 in`"),
    ],
)
def test_a_height_that_only_makes_sense_in_another_unit_is_not_guessed(text: str, units: Units, hint: str) -> None:
    with pytest.raises(ReplyRefused, match=hint):
        read_height(text, units)


@pytest.mark.parametrize(
    ("text", "units", "hint"),
    [
        ("450", "metric", "write `450 lb`"),
        ("12", "metric", "write `12 st`"),
        ("30", "imperial", "write `30 kg` or `30 st`"),
    ],
)
def test_a_weight_that_only_makes_sense_in_another_unit_is_not_guessed(text: str, units: Units, hint: str) -> None:
    with pytest.raises(ReplyRefused, match=hint):
        read_weight(text, units)


@pytest.mark.parametrize(
    "text", ["", "tall", "5'12", "5'8'2", "-172", "17 2", "\uff11\uff17\uff12", "1.7.2 m", "9999", "0", "2.6 m", "9 ft"]
)
def test_what_is_no_height_is_refused_with_what_would_be(text: str) -> None:
    with pytest.raises(ReplyRefused, match="such as 172 cm"):
        read_height(text, "metric")


@pytest.mark.parametrize(
    "text", ["", "heavy", "12 st 14", "80 cm", "\u0668\u0660 kg", "9999", "401 kg", "10 lb", "-80"]
)
def test_what_is_no_weight_is_refused_with_what_would_be(text: str) -> None:
    with pytest.raises(ReplyRefused, match="such as 80 kg"):
        read_weight(text, "metric")


@given(st.integers(*HEIGHTS))
def test_a_height_said_in_centimetres_reads_back_the_same(centimetres: int) -> None:
    assert read_height(say_height(centimetres, "metric"), "imperial") == centimetres


@given(st.integers(*HEIGHTS))
def test_a_height_said_in_feet_and_inches_reads_back_within_half_an_inch(centimetres: int) -> None:
    assert abs(read_height(say_height(centimetres, "imperial"), "metric") - centimetres) <= 2.54 / 2 + 0.5


@given(st.integers(*WEIGHTS), st.sampled_from(["metric", "imperial"]), st.sampled_from(["metric", "imperial"]))
def test_a_weight_reads_back_the_same_in_every_unit(kilograms: int, said_in: Units, read_in: Units) -> None:
    assert read_weight(say_weight(kilograms, said_in), read_in) == kilograms


@given(st.text(), st.sampled_from(["metric", "imperial"]))
def test_any_text_is_a_height_in_range_or_refused_in_plain_text(text: str, units: Units) -> None:
    said = outcome(read_height, text, units)

    assert said.isprintable() if isinstance(said, str) else HEIGHTS[0] <= said <= HEIGHTS[1]


@given(st.text(), st.sampled_from(["metric", "imperial"]))
def test_any_text_is_a_weight_in_range_or_refused_in_plain_text(text: str, units: Units) -> None:
    said = outcome(read_weight, text, units)

    assert said.isprintable() if isinstance(said, str) else WEIGHTS[0] <= said <= WEIGHTS[1]
