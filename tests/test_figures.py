"""The figures of the manual show the poses as they are, and the manual shows them all."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs" / "figures"
PAGE = ROOT / "docs" / "manual" / "figures.md"


def test_the_figures_are_what_would_be_drawn_now() -> None:
    program = (sys.executable, str(ROOT / "docs" / "draw_figures.py"), "--check")

    run = subprocess.run(program, capture_output=True, text=True, check=False, timeout=60)  # noqa: S603 - our own

    assert (run.returncode, run.stdout) == (0, "")


def test_the_manual_shows_every_figure_and_each_that_it_shows_is_there() -> None:
    shown = set(re.findall(r"\]\(\.\./figures/([^)]+\.svg)\)", PAGE.read_text(encoding="utf-8")))

    assert shown == {picture.name for picture in FOLDER.glob("*.svg")}
