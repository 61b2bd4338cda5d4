"""A page on the screen: its short answer first, all of it when that is wanted."""

import pytest

from tests.ui.driving import LARGE, USUAL, click_on, settled, text
from tests.ui.test_learn import LINE, learning
from triage.services.reading import read_page
from triage.ui.app import TriageApp
from triage.ui.page_screen import PageScreen


async def opened(app: TriageApp, id_: str) -> None:
    """Open a page from where one learns."""
    page = read_page(app.materials, id_, {})
    await app.push_screen(PageScreen(page, LINE, app.materials))


@pytest.mark.parametrize("size", [USUAL, LARGE])
async def test_the_short_answer_fits_on_the_screen_with_the_way_to_more(app: TriageApp, size: tuple[int, int]) -> None:
    async with learning(app, {}, size) as (pilot, _):
        await opened(app, "how-it-goes")
        await settled(pilot)

        assert "Keep moving, and look at the weeks" in " ".join(text(app).split())
        assert "Press m to read more." in text(app)
        assert "m tell me more" in text(app)
        assert "What to expect" not in text(app)


async def test_a_key_shows_the_rest_with_its_sources_and_dates(app: TriageApp) -> None:
    async with learning(app, {}, (80, 120)) as (pilot, _):
        await opened(app, "how-it-goes")
        await pilot.press("m")
        await settled(pilot)
        shown = " ".join(text(app).split())

    assert "What to expect" in shown
    assert "Last looked over on 2026-11-23. It has to be looked over again by 2027-11-23." in shown
    assert "m tell me more" not in shown


async def test_a_click_on_the_hint_does_the_same(app: TriageApp) -> None:
    async with learning(app, {}) as (pilot, _):
        await opened(app, "how-it-goes")
        await settled(pilot)
        await click_on(pilot, app, "tell me more")
        await settled(pilot)

        assert "What to expect" in text(app)


async def test_a_number_is_shown_as_a_picture(app: TriageApp) -> None:
    async with learning(app, {}, (80, 120)) as (pilot, _):
        await opened(app, "how-it-goes")
        await pilot.press("m")
        await settled(pilot)

        assert "●" * 1 + "○" * 19 in text(app)
        assert "●" * 20 in text(app)


async def test_an_exercise_is_shown_whole(app: TriageApp) -> None:
    async with learning(app, {}) as (pilot, _):
        await opened(app, "bridge")
        await settled(pilot)

        assert "tell me more" not in text(app)
        assert "Lie on your back." in text(app)
