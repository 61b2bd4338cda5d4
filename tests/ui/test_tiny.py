"""A window that becomes too small while the program runs: nothing is lost, and everything can still be reached."""

import pytest
from textual.pilot import Pilot

from tests.ui.driving import press_on, say_yes_to_the_first, settled, shown, stage, text
from triage.services.ending import Ended
from triage.ui.app import TriageApp

TINY = [(39, 9), (30, 8)]


async def everything(pilot: Pilot[Ended], app: TriageApp) -> set[str]:
    """Every word on the way from the top of what scrolls to its end, less the scroll bar."""
    seen: set[str] = set()
    stage(app).scroll_home(animate=False, immediate=True)
    for _ in range(400):
        await pilot.pause()
        rows = stage(app).region
        lines = [line.rstrip(" ▁▂▃▄▅▆▇█") for line in text(app).splitlines()[rows.y : rows.bottom]]
        seen |= {word for line in lines for word in line.split()}
        if stage(app).scroll_offset.y >= stage(app).max_scroll_y:
            return seen
        stage(app).scroll_relative(y=max(stage(app).size.height - 1, 1), animate=False, immediate=True)
    raise AssertionError(text(app))


@pytest.mark.parametrize("size", TINY, ids=str)
@pytest.mark.parametrize("screen", ["question", "advice"])
async def test_everything_can_be_reached_and_growing_back_is_whole(
    app: TriageApp, screen: str, size: tuple[int, int]
) -> None:
    async with shown(app) as pilot:
        await press_on(pilot, app, until="saddle")
        if screen == "advice":
            await say_yes_to_the_first(pilot, app)
        before, seen = text(app), await everything(pilot, app)
        stage(app).scroll_home(animate=False, immediate=True)
        await pilot.resize_terminal(*size)
        await settled(pilot)
        seen_tiny = await everything(pilot, app)
        stage(app).scroll_home(animate=False, immediate=True)
        await pilot.resize_terminal(80, 24)
        await settled(pilot)

        assert {word for word in seen - seen_tiny if word.isalpha()} == set()
        assert text(app).split() == before.split()


async def test_the_action_is_on_the_first_line_however_small(app: TriageApp) -> None:
    async with shown(app) as pilot:
        await press_on(pilot, app, until="saddle")
        await say_yes_to_the_first(pilot, app)
        await pilot.resize_terminal(20, 5)
        await settled(pilot)

        assert text(app).split()[:2] == ["Call", "999"]
