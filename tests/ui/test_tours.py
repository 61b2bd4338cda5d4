"""From consent to advice and pages, by keyboard alone and by mouse alone."""

import pytest

from tests.ui.driving import (
    LARGE,
    SMALL,
    USUAL,
    card,
    click_on,
    in_outcome,
    is_home,
    press_on,
    question,
    settled,
    shown,
    stage,
    text,
)
from triage.model.urgency import Urgency
from triage.services.turns import QuestionTurn
from triage.ui.app import TriageApp
from triage.ui.outcome_screen import OutcomeScreen
from triage.ui.page_screen import PageScreen


@pytest.mark.parametrize("size", [USUAL, LARGE, SMALL])
async def test_by_keyboard_alone(app: TriageApp, size: tuple[int, int]) -> None:
    async with shown(app, size) as pilot:
        await press_on(pilot, app)
        assert isinstance(app.screen, OutcomeScreen)
        await pilot.press("p", "enter")
        await settled(pilot)
        assert isinstance(app.screen, PageScreen)
        await pilot.press("b")
        await settled(pilot)
        await pilot.press("q")
        await settled(pilot)
        assert is_home(app)
        await pilot.press("q")

    assert app.return_value is not None
    assert app.return_value.urgency is Urgency.SELF_CARE


def words_to_click(turn: QuestionTurn) -> list[str]:
    """What somebody sore but well clicks on."""
    match turn.kind:
        case "checklist":
            return ["0  None of these"]
        case "number":
            return ["[4]", "[3]", "[erase]", "[2]", "Continue"]
        case "scale":
            return [" 4 "]
        case _:
            label = next((option.label for option in turn.options if option.value in {"no", "confirmed"}), None)
            return [label or turn.options[0].label[:30]]


async def test_by_mouse_alone(app: TriageApp) -> None:
    async with shown(app) as pilot:
        while not in_outcome(app):
            for words in words_to_click(question(app)):
                await click_on(pilot, app, words)
        await click_on(pilot, app, "p pages")
        await click_on(pilot, app, "Keeping a diary")
        assert isinstance(app.screen, PageScreen)
        await click_on(pilot, app, "b back")
        await click_on(pilot, app, "q home")
        await click_on(pilot, app, "q quit")

    assert app.return_value is not None
    assert app.return_value.urgency is Urgency.SELF_CARE


async def test_every_question_fits_at_80_by_24_save_the_review(app: TriageApp) -> None:
    too_long = []
    async with shown(app) as pilot:
        while not in_outcome(app):
            before = question(app).id
            if len(card(app).drawn()) > stage(app).scrollable_content_region.height:
                too_long.append(before)
            await pilot.press(*{"number": ["4", "2", "enter"], "scale": ["4", "enter"]}.get(question(app).kind, ["0"]))
            if question(app).kind in {"choice", "yes_no"} and question(app).id == before:
                await pilot.press("3" if question(app).kind == "yes_no" else "1")
            await pilot.pause()

    assert too_long == ["review"]


async def test_a_small_screen_is_scrolled_before_anything_unseen_is_answered(app: TriageApp) -> None:
    async with shown(app, SMALL) as pilot:
        await press_on(pilot, app, until="saddle")
        seen = set(text(app).splitlines())
        while question(app).id == "saddle":
            await pilot.press("0")
            await pilot.pause()
            seen |= set(text(app).splitlines())

    assert any("Both legs weak" in line for line in seen)
    assert any("Leaking pee" in line for line in seen)


async def test_moving_down_shows_every_line_of_a_small_screen(app: TriageApp) -> None:
    async with shown(app, SMALL) as pilot:
        seen = text(app).splitlines()
        for _ in range(20):
            await pilot.press("down")
            await pilot.pause()
            seen += text(app).splitlines()

        wanted = [line.content.plain.strip(" >") for line in card(app).drawn()]

    said = "\n".join(seen)
    assert [line for line in wanted if line not in said] == []
