"""The help writes itself from the bindings: every key of the last line is in it, with what it does."""

import pytest

from tests.ui.driving import (
    USUAL,
    at_home,
    is_home,
    press_on,
    settled,
    shown,
    text,
)
from triage.ui.app import TriageApp
from triage.ui.help_screen import HelpScreen
from triage.ui.screens import StagedScreen


@pytest.mark.parametrize("until", ["consent", "saddle", "age", "pain_now", "review", ""])
async def test_every_key_that_works_is_in_it(app: TriageApp, until: str) -> None:
    async with shown(app, (100, 60)) as pilot:
        await press_on(pilot, app, until=until)
        await settled(pilot)
        screen = app.screen
        assert isinstance(screen, StagedScreen)
        works = [*screen.works()]
        await pilot.press("question_mark")
        await settled(pilot)
        said = text(app)

        assert isinstance(app.screen, HelpScreen)
        assert [work.about for work in works if work.about not in said] == []
        assert [work.hint.keys for work in works if work.hint.keys not in said] == []


async def test_every_binding_says_what_it_does(app: TriageApp) -> None:
    async with shown(app) as pilot:
        await press_on(pilot, app)
        await settled(pilot)
        screen = app.screen
        assert isinstance(screen, StagedScreen)

        assert [work.hint for work in screen.works() if len(work.about) <= len(work.hint.label)] == []


async def test_both_tables_say_what_a_key_does_in_the_same_column(app: TriageApp) -> None:
    async with at_home(app, (100, 60)) as pilot:
        await pilot.press("question_mark")
        await settled(pilot)
        said = text(app).splitlines()

    columns = [line.index(about) for line in said for about in ("Leave the program", "Stop at once") if about in line]
    assert len(columns) == 2
    assert len(set(columns)) == 1


async def test_it_leads_back(app: TriageApp) -> None:
    async with at_home(app, USUAL) as pilot:
        for key in ("escape", "b", "q", "question_mark"):
            await pilot.press("question_mark")
            await settled(pilot)
            assert isinstance(app.screen, HelpScreen)
            await pilot.press(key)
            await settled(pilot)
            assert is_home(app)
