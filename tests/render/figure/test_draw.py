"""Pictures in cells: what they look like, how large they are, and that they are the same every time."""

import sys
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from tests.render.figure.bodies import EXERCISES, INK, pixels, shipped
from tests.test_layers import loaded_after
from triage.model.training import Side
from triage.render.clean import clean
from triage.render.figure import Row, Tier, draw, plain

SIDES: tuple[Side, ...] = ("both", "left", "right")
TIERS: tuple[Tier, ...] = ("blocks", "braille", "ascii")
WIDTH, HEIGHT = 40, 12
_SHADES = " .:-=+*#%@"


def drawn(exercise: str, at: float, tier: Tier, side: Side = "both", *, wrong: bool = False) -> tuple[Row, ...]:
    """A picture of the usual size, half breathed in."""
    return draw(shipped(), exercise, at, side, 0.5, width=WIDTH, height=HEIGHT, tier=tier, ink=INK, wrong=wrong)


def light(colour: str) -> int:
    """From 0 to 765."""
    return sum(int(colour[place : place + 2], 16) for place in (1, 3, 5))


def shaded(rows: tuple[Row, ...]) -> str:
    """A picture in half blocks as text: the lighter a pixel, the more ink."""
    dark = light(INK.background)
    lines = []
    for line in pixels(rows):
        shades = [max(light(colour) - dark, 0) * (len(_SHADES) - 1) // (light(INK.body) - dark) for colour in line]
        lines.append("".join(_SHADES[shade] for shade in shades).rstrip())
    return "\n".join(lines)


@pytest.mark.parametrize("exercise", EXERCISES)
def test_each_exercise_looks_like_itself(exercise: str, snapshot: SnapshotAssertion) -> None:
    for at in (0.0, 0.5, 1.0):
        assert shaded(drawn(exercise, at, "blocks")) == snapshot(name=f"blocks at {at}")
        assert plain(drawn(exercise, at, "braille")) == snapshot(name=f"braille at {at}")
        assert plain(drawn(exercise, at, "ascii")) == snapshot(name=f"ascii at {at}")


@pytest.mark.parametrize("tier", TIERS)
@pytest.mark.parametrize("exercise", EXERCISES)
def test_a_picture_is_the_same_every_time(exercise: str, tier: Tier) -> None:
    assert drawn(exercise, 0.3, tier) == drawn(exercise, 0.3, tier)


@pytest.mark.parametrize("exercise", EXERCISES)
def test_the_other_side_is_the_picture_in_a_mirror(exercise: str) -> None:
    right, left = (pixels(drawn(exercise, 0.8, "blocks", side)) for side in ("right", "left"))
    over = shipped().figures[exercise].flip == "sides"

    mirrored = right[::-1] if over else [line[::-1] for line in right]

    different = sum(
        one != other for line, seen in zip(left, mirrored, strict=True) for one, other in zip(line, seen, strict=True)
    )
    assert different <= len(left) * len(left[0]) // 100


@pytest.mark.parametrize("exercise", ["single_knee_to_chest", "bird_dog", "side_plank", "knee_rolls", "mcgill_curl_up"])
def test_the_other_side_is_another_picture(exercise: str) -> None:
    assert drawn(exercise, 1, "blocks", "left") != drawn(exercise, 1, "blocks", "right")


def test_both_sides_at_once_are_seen_from_the_right() -> None:
    assert drawn("bridge", 1, "blocks", "both") == drawn("bridge", 1, "blocks", "right")


@pytest.mark.parametrize("exercise", EXERCISES)
def test_the_hold_can_be_told_from_the_start(exercise: str) -> None:
    start, hold = (drawn(exercise, at, "blocks") for at in (0, 0.5 if exercise == "walking" else 1))

    assert exercise in {"rest_position", "breathing"} or start != hold


@pytest.mark.parametrize("tier", TIERS)
def test_the_breath_is_seen(tier: Tier) -> None:
    out, drawn_in = (
        draw(shipped(), "breathing", 0, "both", breath, width=60, height=16, tier=tier, ink=INK) for breath in (0, 1)
    )

    assert out != drawn_in


def test_how_not_to_do_it_looks_otherwise() -> None:
    right, wrong = (drawn("bridge", 1, "blocks", wrong=wrong) for wrong in (False, True))

    assert right != wrong
    assert drawn("bridge", 0, "blocks", wrong=True) == drawn("bridge", 0, "blocks")


def test_without_a_wrong_way_the_right_one_is_shown() -> None:
    assert drawn("knee_rolls", 1, "blocks", wrong=True) == drawn("knee_rolls", 1, "blocks")


@settings(max_examples=60)
@given(
    width=st.integers(1, 90),
    height=st.integers(1, 30),
    at=st.floats(0, 1),
    breath=st.floats(0, 1),
    side=st.sampled_from(SIDES),
    exercise=st.sampled_from(EXERCISES),
)
def test_any_size_is_filled_and_not_exceeded(  # noqa: PLR0913 - all that a picture depends on
    *, width: int, height: int, at: float, breath: float, side: Side, exercise: str
) -> None:
    for tier in TIERS:
        rows = draw(shipped(), exercise, at, side, breath, width=width, height=height, tier=tier, ink=INK)

        assert [sum(len(run.text) for run in row) for row in rows] == [width] * height


@pytest.mark.parametrize("exercise", EXERCISES)
def test_ascii_is_ascii_and_all_of_it_is_safe(exercise: str) -> None:
    texts = {tier: plain(drawn(exercise, 0.6, tier)) for tier in TIERS}

    assert texts["ascii"].isascii()
    assert all(clean(text) == text for text in texts.values())


@pytest.mark.parametrize("tier", ["braille", "ascii"])
def test_words_for_colours_come_back_as_they_are(tier: Tier) -> None:
    colours = {run.colour for row in drawn("single_knee_to_chest", 1, tier) for run in row}

    assert colours <= {INK.body, INK.clothes, INK.hair, INK.far, INK.accent, INK.prop, INK.floor, INK.background}
    assert INK.accent in colours


@pytest.mark.parametrize("exercise", EXERCISES)
def test_neighbours_of_one_look_are_one_run(exercise: str) -> None:
    for row in drawn(exercise, 0.5, "blocks"):
        assert all(one[1:] != other[1:] or one.text[0] != other.text[0] for one, other in pairwise(row))


def test_drawing_needs_the_standard_library_only() -> None:
    loaded = {name.partition(".")[0] for name in loaded_after("import triage.render.figure") - loaded_after("")}

    assert {name for name in loaded - {"triage"} if name not in sys.stdlib_module_names} == set()


def test_what_works_is_marked_in_ascii_without_colours() -> None:
    assert "@" in plain(drawn("hamstring_stretch", 1, "ascii"))
    assert "@" not in plain(drawn("cat_camel", 1, "ascii"))
