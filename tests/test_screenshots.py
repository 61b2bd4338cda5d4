"""The pictures of the manual show the program as it is, and the manual shows them all."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs" / "screenshots"
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs" / "manual").glob("*.md")))


def shown() -> set[str]:
    """The pictures that some page shows."""
    return {
        (page.parent / picture).resolve().name
        for page in PAGES
        for picture in re.findall(r"\]\(([^)]*screenshots/[^)]+\.svg)\)", page.read_text(encoding="utf-8"))
    }


def test_the_screenshots_are_what_the_program_shows_now() -> None:
    program = (sys.executable, str(ROOT / "docs" / "take_screenshots.py"), "--check")

    run = subprocess.run(program, capture_output=True, text=True, check=False, timeout=300)  # noqa: S603 - our own

    assert (run.returncode, run.stdout) == (0, "")


def test_every_screenshot_is_shown_in_the_manual_and_none_is_missing() -> None:
    assert shown() == {picture.name for picture in FOLDER.glob("*.svg")}


def test_no_screenshot_fetches_anything_or_tells_of_a_computer() -> None:
    telling = re.compile(r"url\(\s*['\"]?http|/tmp/|/work/|/root|/Users/")

    assert [file.name for file in FOLDER.glob("*.svg") if telling.search(file.read_text(encoding="utf-8"))] == []
