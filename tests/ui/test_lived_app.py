"""The journal of somebody made up, in the app: it is said on every screen that it is one."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.patients import shipped
from tests.ui.driving import SMALL, USUAL, at_home, settled, text
from triage.model.stories import Tale
from triage.services.lives.made_up import FILE, folder, make_up
from triage.services.remembering import Remembering
from triage.ui.lived_app import LivedApp


@pytest.fixture
def app() -> Iterator[LivedApp]:
    """The app with the journal of five days."""
    with folder() as name:
        file = Path(name) / FILE
        make_up(shipped(), file, Tale("recovers", 1, 5), datetime.now(UTC).astimezone(), lambda _: None)
        remembering = Remembering(file, profile=shipped().library.diary["life_name"])
        yield LivedApp(shipped(), remembering)
        remembering.close()


@pytest.mark.parametrize("size", [USUAL, SMALL], ids=["80x24", "40x10"])
async def test_every_screen_says_that_it_is_made_up(app: LivedApp, size: tuple[int, int]) -> None:
    said = shipped().library.diary["life_said"].split(". ")[0]
    seen = []
    async with at_home(app, size) as pilot:
        for key in ("", "question_mark", "b", "2", "e"):
            await pilot.press(*filter(None, (key,)))
            await settled(pilot)
            seen.append(" ".join(text(app).split()))

    assert all(said in shown for shown in seen)


async def test_its_diary_can_be_looked_at(app: LivedApp) -> None:
    async with at_home(app) as pilot:
        diary = next(n for n, entry in enumerate(app.home.entries, 1) if entry.act == "diary")
        await pilot.press(str(diary))
        await settled(pilot)

        assert "How strong is your pain now?" in text(app)
