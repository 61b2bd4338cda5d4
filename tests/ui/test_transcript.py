"""What was said stays above the question, and any answer can be opened from there."""

from tests.ui.driving import LARGE, click_on, press_on, question, settled, shown, text
from triage.ui.app import TriageApp


async def test_what_was_said_stands_above_the_question(app: TriageApp) -> None:
    async with shown(app) as pilot:
        await press_on(pilot, app, until="age")
        seen = text(app)

    assert seen.index("None of these") < seen.index("How old are you?")
    assert "Accident, bleeding, blood vessels" in seen


async def test_an_answer_is_opened_with_the_keys(app: TriageApp) -> None:
    async with shown(app) as pilot:
        await press_on(pilot, app, until="sex")
        await pilot.press("a", "enter")
        await settled(pilot)

        assert question(app).id == "age"
        assert "You said: 42 years" in text(app)


async def test_every_answer_can_be_reached(app: TriageApp) -> None:
    async with shown(app) as pilot:
        await press_on(pilot, app, until="mood")
        await pilot.press("a", *["up"] * 60)
        await settled(pilot)
        assert "> Answering for" in text(app) or "> Who" in text(app)
        await pilot.press("enter")
        await settled(pilot)

        assert question(app).id == "consent"


async def test_an_answer_is_opened_with_a_click(app: TriageApp) -> None:
    async with shown(app) as pilot:
        await press_on(pilot, app, until="sex")
        await click_on(pilot, app, "42 years")

        assert question(app).id == "age"


async def test_leaving_it_leads_back_to_the_question(app: TriageApp) -> None:
    async with shown(app) as pilot:
        await press_on(pilot, app, until="sex")
        for key in ("b", "escape", "a"):
            await pilot.press("a", key)
            await settled(pilot)
            assert question(app).id == "sex"
        await pilot.press("2")
        await settled(pilot)

        assert question(app).id != "sex"


async def test_what_was_told_stands_beside_the_question_where_there_is_room(app: TriageApp) -> None:
    async with shown(app, LARGE) as pilot:
        await press_on(pilot, app, until="daily_life")
        await pilot.press("1", "0")
        await settled(pilot)
        said = text(app)

    assert "So far" in said
    assert "You told me" in said


async def test_there_is_nothing_beside_it_where_there_is_not(app: TriageApp) -> None:
    async with shown(app) as pilot:
        await press_on(pilot, app, until="age")

        assert "So far" not in text(app)
