"""A made-up language, in which each text of the screens stands in brackets: nothing else is said in English."""

import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml

from tests.services.remembered import Person
from tests.ui.driving import at_home, begin, press_on, settled, text
from tests.ui.training import at_plan, press
from triage.places import content_folder
from triage.services.materials import Materials, open_materials
from triage.ui.app import TriageApp
from triage.ui.help_screen import HelpScreen
from triage.ui.page_screen import PageScreen
from triage.ui.session_screen import SessionScreen
from triage.ui.settings_screen import SettingsScreen
from triage.ui.widgets.key_line import KeyLine

BRACKETS = re.compile(r"⟦[^⟦⟧]*⟧")
SIZE = (160, 60)
"""Large enough that brackets push nothing out of sight."""


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """The content, with its screens in the made-up language."""
    with TemporaryDirectory() as made:
        content = Path(made) / "content"
        shutil.copytree(content_folder(), content)
        file = content / "en" / "screens.yaml"
        texts = yaml.safe_load(file.read_text(encoding="utf-8"))
        file.write_text(
            yaml.safe_dump({key: f"⟦{said}⟧" for key, said in texts.items()}, allow_unicode=True, width=9999),
            encoding="utf-8",
        )
        yield content


@pytest.fixture(scope="module")
def bracketed(folder: Path) -> Materials:
    """The protocol in the made-up language."""
    return open_materials(content=folder)


@cache
def english() -> tuple[str, ...]:
    """The texts of the screens of two words or more that stand in no other content."""
    texts = yaml.safe_load((content_folder() / "en" / "screens.yaml").read_text(encoding="utf-8"))
    others = "\n".join(
        path.read_text(encoding="utf-8")
        for path in content_folder().rglob("*")
        if path.is_file() and path.name != "screens.yaml"
    )
    return tuple(said for said in texts.values() if " " in said and "{" not in said and said not in others)


def left_in_english(app: TriageApp) -> list[str]:
    """What is on the screen outside brackets and stands in the words of the screens, or in the line of keys."""
    shown = " ".join(text(app).split())
    while BRACKETS.search(shown):
        shown = BRACKETS.sub("", shown)
    hints = app.screen.query_one(KeyLine)._hints  # noqa: SLF001 - what it draws
    return [
        *(said for said in english() if said in shown),
        *(hint.label for hint in hints if not hint.label.startswith("⟦")),
    ]


async def test_home_help_and_the_settings(bracketed: Materials) -> None:
    app = TriageApp(bracketed, pause=0)
    async with at_home(app, SIZE) as pilot:
        assert left_in_english(app) == []
        await press(pilot, "question_mark")
        assert isinstance(app.screen, HelpScreen)
        assert left_in_english(app) == []
        settings = [entry.act for entry in app.home.entries].index("settings") + 1
        await press(pilot, "escape", str(settings))
        assert isinstance(app.screen, SettingsScreen)
        assert left_in_english(app) == []


async def test_a_question_and_the_advice(bracketed: Materials) -> None:
    app = TriageApp(bracketed, pause=0)
    async with at_home(app, SIZE) as pilot:
        await begin(pilot, app)
        assert left_in_english(app) == []
        await press(pilot, "w")
        assert left_in_english(app) == []
        await press_on(pilot, app, until="legs")
        assert left_in_english(app) == []
        await press_on(pilot, app)
        await settled(pilot)
        assert left_in_english(app) == []
        await press(pilot, "1")
        if not isinstance(app.screen, PageScreen):
            await press(pilot, "enter")
        assert isinstance(app.screen, PageScreen)
        assert left_in_english(app) == []
        for key in ("w", "a", "s"):
            await press(pilot, "escape", key)
            assert left_in_english(app) == []


async def test_a_plan_and_a_session(bracketed: Materials, tmp_path: Path) -> None:
    person = Person(tmp_path / "journal.sqlite3")
    async with at_plan(bracketed, person, size=SIZE) as (pilot, app):
        assert left_in_english(app) == []
        await press(pilot, "0")
        assert isinstance(app.screen, SessionScreen)
        assert left_in_english(app) == []
        await press(pilot, "space")
        assert left_in_english(app) == []


async def test_the_diary(bracketed: Materials, tmp_path: Path) -> None:
    person = Person(tmp_path / "journal.sqlite3")
    app = TriageApp(bracketed, person.starts(), pause=0, clock=person.clock)
    async with at_home(app, SIZE) as pilot:
        diary = [entry.act for entry in app.home.entries].index("diary") + 1
        await press(pilot, str(diary), "4")
        assert left_in_english(app) == []
        await press(pilot, "enter")
        assert left_in_english(app) == []
        await press(pilot, "escape", "e")
        assert left_in_english(app) == []
