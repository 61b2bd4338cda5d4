"""Answers can be taken back and changed; later ones are kept."""

from tests.ui.driving import click_on, press_on, question, say_yes_to_the_first, settled, shown, text
from triage.ui.answers_screen import AnswersScreen
from triage.ui.app import TriageApp
from triage.ui.outcome_screen import OutcomeScreen


async def test_back_asks_the_last_question_again(app: TriageApp) -> None:
    async with shown(app) as pilot:
        await press_on(pilot, app, until="age")
        await pilot.press("4", "2", "enter", "b")
        await pilot.pause()

        assert question(app).id == "age"
        assert "You said: 42 years" in text(app)


async def test_back_at_the_start_stays_there(app: TriageApp) -> None:
    async with shown(app) as pilot:
        await pilot.press("b", "escape")
        await pilot.pause()

        assert question(app).id == "consent"


async def test_an_answer_is_changed_from_the_review_and_later_ones_are_kept(app: TriageApp) -> None:
    async with shown(app) as pilot:
        await press_on(pilot, app, until="review")
        before = [line for line in question(app).review if line.question != "age"]
        await pilot.press("8")
        await pilot.pause()
        assert question(app).id == "age"
        await pilot.press("5", "3", "enter")
        await pilot.pause()

        assert question(app).id == "review"
        assert [line for line in question(app).review if line.question != "age"] == before
        assert "Age: 53 years" in " ".join(text(app).split())


async def test_a_line_of_the_review_is_clicked_or_reached_with_two_digits(app: TriageApp) -> None:
    async with shown(app) as pilot:
        await press_on(pilot, app, until="review")
        await click_on(pilot, app, "Country")
        assert question(app).id == "region"
        await pilot.press("2")
        await pilot.pause()
        await pilot.press("1")
        await pilot.pause()
        assert question(app).id == "review"
        assert ">  1" in text(app)
        twelfth = question(app).review[11].question
        await pilot.press("2")
        await pilot.pause()
        while question(app).id == "review":
            await pilot.press("enter")
            await pilot.pause()

        assert question(app).id == twelfth


async def test_an_answer_that_no_longer_counts_is_shown_as_such(app: TriageApp) -> None:
    async with shown(app) as pilot:
        await press_on(pilot, app, until="review")
        await pilot.press("8")
        await pilot.pause()
        await pilot.press("7", "5", "enter")
        await pilot.pause()
        await press_on(pilot, app, until="review")
        await pilot.press("end")
        await pilot.pause()

        assert "Sex at birth: Female (no longer counts)" in text(app)


async def test_from_the_advice_back_to_the_last_question(app: TriageApp) -> None:
    async with shown(app) as pilot:
        await press_on(pilot, app)
        await pilot.press("b")
        await pilot.pause()

        assert app.screen is app.interview
        assert question(app).id == "review"


async def test_from_the_advice_any_answer_can_be_changed(app: TriageApp) -> None:
    async with shown(app) as pilot:
        await press_on(pilot, app)
        await pilot.press("a")
        await pilot.pause()
        assert isinstance(app.screen, AnswersScreen)
        await pilot.press("b", "a")
        await settled(pilot)
        await pilot.press("3")
        await settled(pilot)
        assert question(app).id == "saddle"
        await say_yes_to_the_first(pilot, app)
        await settled(pilot)

        assert isinstance(app.screen, OutcomeScreen)
        assert text(app).splitlines()[0].strip() == "Call 999 or go to A&E now."
