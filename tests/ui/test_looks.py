"""How each screen looks, as text, in each size and in other colours; a change shows as a difference to read."""

import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path
from string import ascii_letters

import pytest
from rich.style import Style
from syrupy.assertion import SnapshotAssertion

from tests.ui.driving import LARGE, SMALL, USUAL, text
from tests.ui.scenes import LIGHT, SCENES, SET, SPANISH, Scene, on_stage
from triage.ui.app import TriageApp

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT / "docs"))  # what takes the pictures of the manual is no part of the program

from take_screenshots import FOLDER, as_picture  # noqa: E402 - as above

NARROW = (60, 20)
SIZES = {"80x24": USUAL, "120x40": LARGE, "60x20": NARROW, "40x10": SMALL}
PICTURED = ("80x24", "120x40")
"""The sizes of which the manual has pictures."""
TINY = {
    *("consent", "checklist", "emergency", "session-hold", "session-pain", "session-red"),
    *("diary-saved", "notice", "note", "entries"),
}
"""What must be complete on the smallest screen there is."""
COLOURED = {
    *("home", "checklist", "review", "self-care", "emergency", "page", "plan", "session-end"),
    *("diary-saved", "notice"),
}
"""What is held with its colours too."""
COLOURS: Mapping[str, Callable[[Scene], Scene]] = {
    "dark": lambda scene: scene,
    "light": lambda scene: replace(scene, settings=LIGHT),
    "no-color": lambda scene: replace(scene, colourless=True),
    "ascii": lambda scene: replace(scene, settings=replace(SET, glyphs="ascii")),
}


def lines(app: TriageApp) -> list[str]:
    """The screen, with the position of the scrollbar left out."""
    return [re.sub("(?:^| )[▁▂▃▄▅▆▇█]$", "", line.rstrip()).rstrip() for line in text(app).splitlines()]


def styled(app: TriageApp) -> list[str]:
    """The screen, below each line a letter for the look of each character, and in the end what each letter means."""
    strips = app.screen._compositor.render_strips()  # noqa: SLF001 - Textual has no public dump of the screen
    letters: dict[str, str] = {}
    drawn = []
    for strip in strips:
        looks = [[_look(style)] * len(segment) for segment, style, _ in strip]
        for look in chain.from_iterable(looks):
            letters.setdefault(look, ascii_letters[len(letters)])
        below = "".join(letters[look] for look in chain.from_iterable(looks))
        drawn += [strip.text.rstrip(), below]
    return [*drawn, *(f"{letter}: {look}" for look, letter in letters.items())]


def _look(style: Style | None) -> str:
    """What a style does, in words."""
    style = style or Style.null()
    colour, behind = (found.name if found else "none" for found in (style.color, style.bgcolor))
    also = [name for name in ("bold", "dim", "italic", "underline", "reverse", "strike") if getattr(style, name)]
    return " ".join([f"{colour} on {behind}", *also])


def cases() -> list[tuple[Scene, str]]:
    """Every scene in every size it is held in."""
    return [(scene, size) for scene in SCENES for size in SIZES if size != "40x10" or scene.name in TINY]


@pytest.mark.parametrize(("scene", "size"), cases(), ids=lambda of: of if isinstance(of, str) else of.name)
async def test_the_screen(scene: Scene, size: str, snapshot: SnapshotAssertion) -> None:
    """As text; and the picture in the manual is still of this screen."""
    async with on_stage(scene, SIZES[size]) as (_, app):
        assert lines(app) == snapshot
        if size in PICTURED:
            assert as_picture(app) == (FOLDER / f"{scene.name}-{size}.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize("scene", SPANISH, ids=lambda scene: scene.name)
async def test_the_screen_in_spanish(scene: Scene, snapshot: SnapshotAssertion) -> None:
    async with on_stage(scene, USUAL) as (_, app):
        assert lines(app) == snapshot


@pytest.mark.parametrize("colours", ["no-color", "ascii"])
async def test_the_figure_on_other_terminals(colours: str, snapshot: SnapshotAssertion) -> None:
    scene = next(scene for scene in SCENES if scene.name == "session-hold")
    async with on_stage(COLOURS[colours](scene), USUAL) as (_, app):
        assert lines(app) == snapshot


@pytest.mark.parametrize("colours", COLOURS)
@pytest.mark.parametrize("scene", [scene for scene in SCENES if scene.name in COLOURED], ids=lambda scene: scene.name)
async def test_the_colours(scene: Scene, colours: str, snapshot: SnapshotAssertion) -> None:
    async with on_stage(COLOURS[colours](scene), USUAL) as (_, app):
        assert styled(app) == snapshot
