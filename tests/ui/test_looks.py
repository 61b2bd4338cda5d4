"""How each screen looks, as text, in three sizes; a change shows as a difference to read."""

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.ui.driving import LARGE, SMALL, USUAL, press_on, say_yes_to_the_first, settled, shown, text
from triage.ui.app import TriageApp

SHOWN = ("consent", "saddle", "age", "pain_now", "review")


def lines(app: TriageApp) -> list[str]:
    """The screen, with the position of the scrollbar left out."""
    return [line.rstrip(" ▁▂▃▄▅▆▇█") for line in text(app).splitlines()]


@pytest.mark.parametrize("size", [USUAL, LARGE, SMALL], ids=["80x24", "120x40", "40x10"])
async def test_questions_advice_and_page(app: TriageApp, size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    async with shown(app, size) as pilot:
        for id_ in SHOWN:
            await press_on(pilot, app, until=id_)
            assert lines(app) == snapshot(name=id_)
        await press_on(pilot, app)
        await settled(pilot)
        assert lines(app) == snapshot(name="self_care")
        await pilot.press("3")
        await settled(pilot)
        assert lines(app) == snapshot(name="page")


@pytest.mark.parametrize("size", [USUAL, LARGE, SMALL], ids=["80x24", "120x40", "40x10"])
async def test_an_emergency(app: TriageApp, size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    async with shown(app, size) as pilot:
        await press_on(pilot, app, until="saddle")
        await pilot.press("1")
        await pilot.pause()
        assert lines(app) == snapshot(name="marked")
        await pilot.press("question_mark")
        await pilot.pause()
        assert lines(app) == snapshot(name="why")
        await pilot.press("question_mark")
        await say_yes_to_the_first(pilot, app)
        await settled(pilot)
        assert lines(app) == snapshot(name="emergency")
