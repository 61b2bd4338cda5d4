"""An emergency ends the interview at once, and nothing of it has to be looked for."""

import pytest
from rich.console import RenderableType
from textual.screen import Screen

from tests.ui.driving import SMALL, USUAL, press_on, question, say_yes_to_the_first, settled, shown, text
from triage.services.materials import Materials
from triage.ui.app import TriageApp
from triage.ui.outcome_screen import OutcomeScreen


class FilmedApp(TriageApp):
    """Keeps every frame."""

    frames: list[str]

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        super()._display(screen, renderable)
        if isinstance(screen, OutcomeScreen):
            self.frames.append(text(self))


def without_scrollbar(frame: str) -> list[str]:
    """The lines of a frame; the scrollbar finds its length when everything else is in place."""
    return [line.rstrip(" \u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588") for line in frame.splitlines()]


@pytest.mark.parametrize("size", [USUAL, SMALL])
async def test_the_first_frame_is_complete(materials: Materials, size: tuple[int, int]) -> None:
    app = FilmedApp(materials, pause=0)
    app.frames = []
    async with shown(app, size) as pilot:
        await press_on(pilot, app, until="saddle")
        await say_yes_to_the_first(pilot, app)
        await settled(pilot)
        last = text(app)

    assert without_scrollbar(app.frames[0]) == without_scrollbar(last)
    assert last.splitlines()[0].strip() == "Call 999 or go to A&E now."


@pytest.mark.parametrize("size", [USUAL, SMALL])
async def test_the_action_and_the_number_need_no_scrolling(app: TriageApp, size: tuple[int, int]) -> None:
    async with shown(app, size) as pilot:
        await press_on(pilot, app, until="region")
        for _ in range(20):
            if question(app).id == "region":
                await pilot.press("9")
                await pilot.pause()
        await say_yes_to_the_first(pilot, app)
        await settled(pilot)

        top = " ".join(text(app).split())

    assert top.startswith("Call 112, 911 or your local emergency number or go to")
    assert "Get emergency help now" in top


async def test_all_of_it_can_be_reached_on_a_small_screen(app: TriageApp) -> None:
    async with shown(app, SMALL) as pilot:
        await press_on(pilot, app, until="saddle")
        await say_yes_to_the_first(pilot, app)
        seen = text(app)
        for _ in range(60):
            await pilot.press("space")
            await pilot.pause()
            seen += "\n" + text(app)

    for words in ("Until help comes", "What to ask there", "After the visit", "Numbers to call", "Protocol lower-back"):
        assert words in seen
