"""Whose journal is kept stands on every screen, where there are several."""

from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.patients import shipped
from tests.services.remembered import Clock
from tests.ui.driving import SMALL, USUAL, at_home, press_on, settled, text
from triage.places import LONGEST_PROFILE
from triage.services.ending import Ended
from triage.services.remembering import Remembering
from triage.ui.app import TriageApp

NAME = "anna"


def app_of(tmp_path: Path, profile: str = NAME) -> TriageApp:
    """The program of somebody with a name."""
    clock = Clock()
    remembering = Remembering(tmp_path / "journal.sqlite3", clock, profile=profile)
    return TriageApp(replace(shipped(), checked=True), remembering, pause=0, clock=clock)


async def press(pilot: Pilot[Ended], *keys: str) -> None:
    """One key after the other, each when the last has settled."""
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


async def choose(pilot: Pilot[Ended], app: TriageApp, act: str) -> None:
    """Choose something on the first screen, by its number."""
    await press(pilot, str(next(n for n, entry in enumerate(app.home.entries, 1) if entry.act == act)))


@pytest.mark.parametrize("size", [SMALL, (60, 20), USUAL])
async def test_on_the_first_screen_and_those_behind_it(tmp_path: Path, size: tuple[int, int]) -> None:
    app = app_of(tmp_path)
    async with at_home(app, size) as pilot:
        assert NAME in text(app)
        for act in ("diary", "learn", "settings"):
            await choose(pilot, app, act)
            assert NAME in text(app)
            await press(pilot, "escape")


@pytest.mark.parametrize("size", [SMALL, USUAL])
async def test_on_a_question_the_help_and_the_question_about_leaving(tmp_path: Path, size: tuple[int, int]) -> None:
    app = app_of(tmp_path)
    async with at_home(app, size) as pilot:
        await choose(pilot, app, "check")
        assert NAME in text(app)
        await press(pilot, "question_mark")
        assert NAME in text(app)
        await press(pilot, "escape")

        assert NAME in text(app)


async def test_on_the_advice(tmp_path: Path) -> None:
    app = app_of(tmp_path)
    async with at_home(app, USUAL) as pilot:
        await choose(pilot, app, "check")
        await press_on(pilot, app)

        assert NAME in text(app)


async def test_the_longest_name_is_whole_on_the_smallest_screen(tmp_path: Path) -> None:
    name = "n" * LONGEST_PROFILE
    app = app_of(tmp_path, name)
    async with at_home(app, SMALL):
        assert name in text(app)


async def test_not_on_the_hidden_screen(tmp_path: Path) -> None:
    app = app_of(tmp_path)
    async with at_home(app, USUAL) as pilot:
        await press(pilot, "x")

        assert NAME not in text(app)


async def test_without_a_profile_there_is_nothing_more(tmp_path: Path) -> None:
    app = app_of(tmp_path, "")
    async with at_home(app, USUAL):
        assert "──" * 30 in text(app)
