"""The pictures of the manual show the program as it is, and the manual shows them all."""

import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "docs"))  # what takes them is no part of the program

import take_screenshots  # noqa: E402 - as above

from tests.ui.scenes import VARIANTS as VARIED  # noqa: E402 - as above
from tests.ui.scenes import Scene  # noqa: E402 - as above

FOLDER = ROOT / "docs" / "screenshots"
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs" / "manual").glob("*.md")))
PICTURES = tuple(take_screenshots.pictures())
VARIANTS = tuple(taken for taken in PICTURES if taken[1] in VARIED)
"""Those of screens that `tests/ui/test_looks.py`, which compares the pictures of its own, does not open."""


def shown() -> set[str]:
    """The pictures that some page shows."""
    return {
        (page.parent / picture).resolve().name
        for page in PAGES
        for picture in re.findall(r"\]\(([^)]*screenshots/[^)]+\.svg)\)", page.read_text(encoding="utf-8"))
    }


@pytest.mark.parametrize(("file", "scene", "size"), VARIANTS, ids=[file for file, _, _ in VARIANTS])
async def test_a_screenshot_is_what_the_program_shows_now(file: str, scene: Scene, size: tuple[int, int]) -> None:
    assert await take_screenshots.picture(scene, size) == (FOLDER / file).read_text(encoding="utf-8")


def test_there_is_no_screenshot_that_nobody_takes() -> None:
    assert {picture.name for picture in FOLDER.glob("*.svg")} == {file for file, _, _ in PICTURES}


def test_every_screenshot_is_shown_in_the_manual_and_none_is_missing() -> None:
    assert shown() == {picture.name for picture in FOLDER.glob("*.svg")}


def test_no_screenshot_fetches_anything_or_tells_of_a_computer() -> None:
    telling = re.compile(r"url\(\s*['\"]?http|/tmp/|/work/|/root|/Users/")

    assert [file.name for file in FOLDER.glob("*.svg") if telling.search(file.read_text(encoding="utf-8"))] == []
