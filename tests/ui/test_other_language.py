"""The screens in a language that nobody speaks: who translated stands on the first one, and the language is chosen."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.bad_files import copy_shipped
from tests.made_up_language import BY_MACHINE, CODE, make_up, marked
from tests.ui.driving import LARGE, USUAL, at_home, settled, text
from triage.services.configuring import open_settings
from triage.services.languages import Wish, open_in
from triage.services.materials import Materials
from triage.services.whereabouts import region_names
from triage.ui.app import TriageApp
from triage.ui.settings_screen import SettingsScreen
from triage.ui.widgets.line_list import LineList


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Materials:
    folder = copy_shipped(tmp_path_factory.mktemp("spoken"), flows=False).content
    make_up(folder)
    return open_in(None, folder, Wish((CODE,), "option")).materials


@pytest.mark.parametrize("size", [USUAL, LARGE])
async def test_who_translated_stands_on_the_first_screen_with_all_that_can_be_done(
    size: tuple[int, int], spoken: Materials
) -> None:
    app = TriageApp(spoken, pause=0)
    async with at_home(app, size):
        said = text(app)

    assert BY_MACHINE in said
    assert [entry.label for entry in app.home.entries if entry.label not in said] == []
    assert marked("How can I help you today?") in said


async def test_the_language_is_chosen_among_those_that_are_offered(spoken: Materials, tmp_path: Path) -> None:
    app = TriageApp(spoken, pause=0)
    opened = replace(open_settings(file=tmp_path / "settings.toml"), languages=("en", CODE))
    screen = SettingsScreen(opened, region_names(spoken), "")
    chosen = []
    async with app.run_test(size=USUAL) as pilot:
        await app.workers.wait_for_complete()
        app.push_screen(screen)
        await settled(pilot)
        screen.query_one(LineList).at = 1
        for _ in range(3):
            await pilot.press("enter")
            await settled(pilot)
            chosen.append(screen.settings.language)

    assert chosen == ["en", CODE, ""]
