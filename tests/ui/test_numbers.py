"""Numbers and scales: typed, pasted or clicked; what does not fit is asked again with the reason."""

import pytest
from textual import events

from tests.ui.driving import card, click_on, press_on, question, shown, text
from triage.ui.app import TriageApp


@pytest.mark.parametrize("typed", ["400", "-1", "999999999999999"])
async def test_a_number_that_cannot_be_is_refused(app: TriageApp, typed: str) -> None:
    async with shown(app) as pilot:
        await press_on(pilot, app, until="age")
        await pilot.press(*(["minus" if key == "-" else key for key in typed]), "enter")
        await pilot.pause()

        assert question(app).id == "age"
        assert "is not a whole number from 0 to 120 (years)." in text(app)


@pytest.mark.parametrize("pasted", ["ten", "4,5", "\x1b[31m42", "x" * 1_000_000])
async def test_what_is_pasted_is_judged_like_what_is_typed(app: TriageApp, pasted: str) -> None:
    async with shown(app) as pilot:
        await press_on(pilot, app, until="age")
        card(app).post_message(events.Paste(pasted))
        await pilot.press("enter")
        await pilot.pause()

        assert question(app).id == "age"
        assert "is not a whole number from 0 to 120" in " ".join(text(app).split())
        assert "\x1b" not in text(app)


async def test_a_refusal_goes_with_the_next_key(app: TriageApp) -> None:
    async with shown(app) as pilot:
        await press_on(pilot, app, until="age")
        await pilot.press("enter")
        assert "! Type or choose a number first." in text(app)
        await pilot.press("4", "backspace", "6", "1")

        assert "!" not in text(app)
        assert "[ 61_" in text(app)


@pytest.mark.parametrize(
    ("keys", "answer"),
    [(["1", "0"], 10), (["7"], 7), (["right", "right"], 1), (["left", "h"], 9), (["3", "5"], 5), (["l"], 0)],
)
async def test_a_scale_takes_digits_and_arrows(app: TriageApp, keys: list[str], answer: int) -> None:
    async with shown(app) as pilot:
        await press_on(pilot, app, until="pain_now")
        await pilot.press(*keys)
        assert f"[{answer}]" in text(app)
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("b")
        await pilot.pause()

        assert f"You said: {answer}" in text(app)


async def test_nothing_is_chosen_on_a_scale_beforehand(app: TriageApp) -> None:
    async with shown(app) as pilot:
        await press_on(pilot, app, until="pain_now")
        await pilot.press("enter")
        await pilot.pause()

        assert question(app).id == "pain_now"
        assert "[" not in text(app)


async def test_a_click_on_the_scale_answers(app: TriageApp) -> None:
    async with shown(app) as pilot:
        await press_on(pilot, app, until="pain_now")
        await click_on(pilot, app, "   10")

        assert question(app).id == "pain_worst"
