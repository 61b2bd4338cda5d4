"""Every text stands out from what is behind it by at least 7 to 1, in both themes."""

import pytest
from textual.color import Color

from tests.ui.driving import press_on, settled, shown
from triage.model.urgency import Urgency
from triage.ui.app import TriageApp
from triage.ui.themes import DARK, LIGHT
from triage.ui.widgets.prose import Prose
from triage.ui.widgets.sheet import ROLES

ENOUGH = 7.0
ENOUGH_FOR_LINES = 3.0
BEHIND_TEXT = ("body", "focus", "hover", "field")
"""The roles whose background other roles stand on."""


def luminance(colour: Color) -> float:
    """As WCAG 2 defines it."""
    parts = [part / 255 for part in (colour.r, colour.g, colour.b)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    """As WCAG 2 defines it."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_computed_as_defined() -> None:
    assert contrast(Color.parse("#000"), Color.parse("#fff")) == pytest.approx(21)
    assert contrast(Color.parse("#777"), Color.parse("#fff")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", [DARK.name, LIGHT.name])
async def test_of_every_role_on_every_background(app: TriageApp, theme: str) -> None:
    async with shown(app) as pilot:
        app.theme = theme
        await pilot.pause()
        looks = {role: app.screen.get_visual_style(f"text--{role}") for role in ROLES}
        texts = [role for role in ROLES if role not in {"line", "prompt"}]
        pairs = {(role, behind): (looks[role], looks[behind]) for role in texts for behind in BEHIND_TEXT}
        pairs["prompt", "prompt"] = (looks["prompt"], looks["prompt"])

    ratios = {
        names: contrast(text.foreground, behind.background)
        for names, (text, behind) in pairs.items()
        if text.foreground is not None and behind.background is not None
    }
    assert len(ratios) == len(pairs)
    assert {names: ratio for names, ratio in ratios.items() if ratio < ENOUGH} == {}
    line, background = looks["line"].foreground, looks["body"].background
    assert line is not None
    assert background is not None
    assert contrast(line, background) >= ENOUGH_FOR_LINES


@pytest.mark.parametrize("theme", [DARK.name, LIGHT.name])
async def test_of_the_advice(app: TriageApp, theme: str) -> None:
    async with shown(app) as pilot:
        await press_on(pilot, app)
        await settled(pilot)
        app.theme = theme
        await pilot.pause()
        verdict, body = list(app.screen.query(Prose))[:2]
        ratios = {}
        for urgency in Urgency:
            verdict.set_classes(f"verdict -{urgency.id.replace('_', '-')}")
            await pilot.pause()
            ratios[urgency.id] = contrast(verdict.styles.color, verdict.styles.background)
        behind = body.background_colors[1]
        for name in ("foreground", "primary", "quiet"):
            ratios[name] = contrast(Color.parse(app.theme_variables[name]), behind)

    assert {name: ratio for name, ratio in ratios.items() if ratio < ENOUGH} == {}
    assert len(ratios) == 8
