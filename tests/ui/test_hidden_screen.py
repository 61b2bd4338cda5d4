"""Hidden, nothing can be seen, nothing can happen, and nothing is lost."""

import pytest

from tests.ui.driving import at_home, card, press_on, say_yes_to_the_first, settled, shown, text
from triage.ui.app import TriageApp

OTHER_KEYS = ["enter", "escape", "space", "1", "0", "y", "b", "q", "t", "g", "question_mark", "ctrl+p", "tab"]


@pytest.mark.parametrize("key", ["x", "ctrl+x"])
async def test_the_key_hides_and_brings_back(app: TriageApp, key: str) -> None:
    async with shown(app) as pilot:
        before = text(app)
        await pilot.press(key)
        await settled(pilot)
        assert text(app).split() == ["x", "back"]
        await pilot.press(key)
        await settled(pilot)

        assert text(app) == before


@pytest.mark.parametrize("key", OTHER_KEYS)
async def test_any_other_key_does_nothing_there_or_below(app: TriageApp, key: str) -> None:
    async with shown(app) as pilot:
        await press_on(pilot, app, until="saddle")
        before = text(app)
        await pilot.press("x", key)
        await settled(pilot)
        assert text(app).split() == ["x", "back"]
        await pilot.press("x")
        await settled(pilot)

        assert text(app) == before


async def test_a_click_on_the_words_brings_back(app: TriageApp) -> None:
    async with shown(app) as pilot:
        before = text(app)
        await pilot.press("x")
        await settled(pilot)
        await pilot.click(offset=(3, 0))
        await settled(pilot)

        assert text(app) == before


async def test_a_key_held_down_hides_once(app: TriageApp) -> None:
    patient = TriageApp(app.materials, pause=60)
    async with at_home(patient) as pilot:
        await pilot.press("x", "x", "x", "x")
        await settled(pilot)

        assert text(patient).split() == ["x", "back"]


async def test_the_advice_can_be_hidden_too(app: TriageApp) -> None:
    async with shown(app) as pilot:
        await press_on(pilot, app, until="saddle")
        await say_yes_to_the_first(pilot, app)
        await pilot.press("x")
        await settled(pilot)

        assert text(app).split() == ["x", "back"]


async def test_what_happens_meanwhile_is_shown_afterwards(app: TriageApp) -> None:
    seen: list[str] = []
    async with shown(app) as pilot:
        await pilot.press("x")
        await settled(pilot)
        app.when_seen(lambda: seen.append("now"))
        assert seen == []
        await pilot.press("x")
        await settled(pilot)

        assert seen == ["now"]


async def test_a_message_that_pops_up_stays_out_of_sight(app: TriageApp) -> None:
    async with shown(app) as pilot:
        await pilot.press("x")
        await settled(pilot)
        app.notify("Your back")
        await settled(pilot)

        assert text(app).split() == ["x", "back"]


async def test_marks_on_a_checklist_are_kept(app: TriageApp) -> None:
    async with shown(app) as pilot:
        await press_on(pilot, app, until="saddle")
        await pilot.press("1", "x", "x")
        await settled(pilot)

        assert any("[x]" in line.content.plain for line in card(app).drawn())
