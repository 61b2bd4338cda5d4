"""What pictures are drawn with here: the colours of each theme, and the way the terminal can show."""

import os
from typing import TYPE_CHECKING

from triage.model.training import Side
from triage.render.figure import Ink, Row, Tier, draw
from triage.ui.filters import colours_off, tier_here
from triage.ui.themes import DARK, LIGHT

if TYPE_CHECKING:
    from textual.app import App

    from triage.model.settings import Settings
    from triage.services.materials import Materials

_INKS = {
    DARK.name: Ink(
        body="#e0b892",
        clothes="#7fb2d9",
        hair="#9a7450",
        far="#6c7d8d",
        accent="#8ad4c4",
        prop="#a08d6e",
        floor="#5f7182",
        background="#12181f",
    ),
    LIGHT.name: Ink(
        body="#c8926a",
        clothes="#2f6690",
        hair="#4b382a",
        far="#a39c90",
        accent="#0b7a64",
        prop="#8d7a58",
        floor="#8a8476",
        background="#faf8f4",
    ),
}


def ink_of(theme: str) -> Ink:
    """The colours that go with a theme."""
    return _INKS.get(theme, _INKS[DARK.name])


def tier_of(app: "App[object]", settings: "Settings") -> Tier:
    """Blocks need colours, dots need none, and letters are for a terminal that knows nothing else."""
    if tier_here(settings.glyphs) == "ascii":
        return "ascii"
    colourful = app.console.color_system in {"truecolor", "256"} and not colours_off(os.environ)
    return "blocks" if colourful else "braille"


def start_and_hold(app: "App[object]", materials: "Materials", exercise: str, size: tuple[int, int]) -> tuple[Row, ...]:
    """How an exercise begins, and beside it how it is held."""
    width, height = size
    half = width // 2
    sides: Side = "left" if materials.programme.exercises[exercise].sides == "each" else "both"
    begun, held = (
        draw(
            materials.figures,
            exercise,
            at,
            sides,
            0.5,
            width=half,
            height=height,
            tier=tier_of(app, materials.settings),
            ink=ink_of(app.theme),
        )
        for at in (0.0, 1.0)
    )
    return tuple((*one, *other) for one, other in zip(begun, held, strict=True))
