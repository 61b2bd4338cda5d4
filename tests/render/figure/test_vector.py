"""Pictures for paper: one SVG that needs nothing else."""

import re
from xml.etree import ElementTree as ET

import pytest

from tests.render.figure.bodies import EXERCISES, shipped
from triage.render.figure import beside, svg
from triage.render.figure.vector import HEIGHT, WIDTH

_NUMBERS = re.compile(r"-?\d+(?:\.\d+)?")


def parsed(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314 - our own picture


@pytest.mark.parametrize("exercise", EXERCISES)
def test_a_picture_is_whole_and_fetches_nothing(exercise: str) -> None:
    text = svg(shipped(), exercise, 1, "left", title="Lift <one> & hold")

    root = parsed(text)

    assert root.findtext("{http://www.w3.org/2000/svg}title") == "Lift <one> & hold"
    assert not re.search(r"href|<script|url\(|<image|font", text)
    assert text.replace("\n", "").isprintable()


@pytest.mark.parametrize("exercise", EXERCISES)
@pytest.mark.parametrize("side", ["left", "right"])
def test_nothing_is_drawn_outside_of_the_picture(exercise: str, side: str) -> None:
    text = svg(shipped(), exercise, 0.7, "left" if side == "left" else "right", title="")

    for path in re.findall(r'd="([^"]+)"', text):
        for points in re.findall(r"[ML]([-\d.]+) ([-\d.]+)", path):
            x, y = map(float, points)
            assert -1 < x < WIDTH + 1
            assert -1 < y < HEIGHT + 1


def test_numbers_have_one_digit_and_no_negative_nought() -> None:
    numbers = _NUMBERS.findall(svg(shipped(), "bridge", 0.4, title=""))

    assert not {number for number in numbers if number.startswith("-0") and not float(number)}


def test_the_start_stands_beside_the_hold() -> None:
    root = parsed(beside(shipped(), "bird_dog", title="Bird dog"))

    assert root.get("viewBox") == f"0 0 {2 * WIDTH} {HEIGHT}"


def test_the_wrong_way_stands_behind_the_right_one() -> None:
    root = parsed(beside(shipped(), "bridge", title="Bridge", wrong=True))

    assert root.get("viewBox") == f"0 0 {3 * WIDTH} {HEIGHT}"
