"""The guided routine on the screen, from what stands before it to what follows it."""

from pathlib import Path

import pytest

from tests.services.remembered import Person
from tests.ui.driving import (
    LARGE,
    SMALL,
    USUAL,
    click_on,
    is_home,
    press_on,
    say_yes_to_the_first,
    settled,
    shown,
    text,
)
from tests.ui.training import CHECK_IN, SET_UP, at_plan, at_routine, beat, press, until, wait
from triage.model.settings import Settings
from triage.services.materials import Materials, open_materials
from triage.services.remembering import Remembering
from triage.ui.app import TriageApp
from triage.ui.exercise_screen import ExerciseScreen
from triage.ui.interview_screen import InterviewScreen
from triage.ui.outcome_screen import OutcomeScreen
from triage.ui.page_screen import PageScreen
from triage.ui.plan_screen import PlanScreen
from triage.ui.session_end_screen import SessionEndScreen
from triage.ui.session_screen import SessionScreen
from triage.ui.standing_screen import StandingScreen


@pytest.fixture
def person(tmp_path: Path) -> Person:
    """Somebody whose advice allows the routine."""
    return Person(tmp_path / "journal.sqlite3")


async def test_the_first_time_some_questions_come_first(materials: Materials, person: Person) -> None:
    async with at_routine(materials, person) as (_, app):
        assert isinstance(app.screen, StandingScreen)
        assert "A few questions before you begin" in text(app)


async def test_the_emergency_line_is_in_sight_before_the_questions(materials: Materials, person: Person) -> None:
    async with at_routine(materials, person) as (_, app):
        assert "Emergency? Call 999 now." in text(app)


async def test_after_the_questions_comes_the_check_in(materials: Materials, person: Person) -> None:
    async with at_routine(materials, person, *SET_UP) as (_, app):
        assert isinstance(app.screen, InterviewScreen)
        assert "Is any of this new for you, or worse than before?" in text(app)


async def test_the_next_time_it_begins_with_the_check_in(materials: Materials, person: Person) -> None:
    async with at_routine(materials, person, *SET_UP):
        pass
    async with at_routine(materials, person) as (_, app):
        assert isinstance(app.screen, InterviewScreen)


async def test_after_the_check_in_comes_the_plan(materials: Materials, person: Person) -> None:
    async with at_routine(materials, person, *SET_UP, *CHECK_IN) as (_, app):
        assert isinstance(app.screen, PlanScreen)
        assert "Pelvic tilt" in text(app)


async def test_a_sign_at_the_check_in_leads_to_the_advice_and_to_no_plan(materials: Materials, person: Person) -> None:
    async with at_routine(materials, person, *SET_UP, "1", "0") as (_, app):
        assert isinstance(app.screen, OutcomeScreen)
        assert "emergency" in text(app).lower()
        assert "m move" not in text(app)


async def test_strong_pain_leads_to_a_mild_plan(materials: Materials, person: Person) -> None:
    async with at_routine(materials, person, *SET_UP, "0", "0", "0", "7", "enter") as (_, app):
        assert isinstance(app.screen, PlanScreen)
        assert "Pelvic tilt" not in text(app)
        assert "Walking" in text(app)


async def test_the_plan_says_why_and_what_is_left_out(materials: Materials, person: Person) -> None:
    async with at_plan(materials, person, "w") as (_, app):
        assert isinstance(app.screen, PageScreen)
        assert "What to do, and why" in text(app)


async def test_an_exercise_can_be_looked_at_before(materials: Materials, person: Person) -> None:
    async with at_plan(materials, person, "2") as (_, app):
        assert isinstance(app.screen, ExerciseScreen)
        assert "Lie on your back." in text(app)


async def test_an_exercise_can_be_left_out(materials: Materials, person: Person) -> None:
    async with at_plan(materials, person, "3", "tab") as (pilot, app):
        await click_on(pilot, app, "Leave it out from now on")
        assert isinstance(app.screen, PlanScreen)
        assert "Knee rolls" not in text(app)


async def test_an_exercise_can_be_swapped(materials: Materials, person: Person) -> None:
    async with at_plan(materials, person, "3", "tab") as (pilot, app):
        await click_on(pilot, app, "Do this instead: Cat and camel")
        assert "Cat and camel" in text(app)
        assert "Knee rolls" not in text(app)


async def test_easy_days_make_it_less_and_can_be_ended(materials: Materials, person: Person) -> None:
    async with at_plan(materials, person) as (pilot, app):
        usual = text(app)
        await press(pilot, "m")
        easy = text(app)
        await press(pilot, "m")

        assert easy != usual
        assert text(app) == usual


async def test_back_from_the_plan_leads_home(materials: Materials, person: Person) -> None:
    async with at_plan(materials, person, "b") as (_, app):
        assert is_home(app)


async def test_home_offers_the_routine(materials: Materials, person: Person) -> None:
    async with at_routine(materials, person, "b") as (_, app):
        assert is_home(app)
        assert app.home.entries[0].act == "routine"


@pytest.mark.parametrize("size", [USUAL, LARGE, (60, 20), SMALL], ids=["80x24", "120x40", "60x20", "40x10"])
async def test_a_session_shows_what_to_do_and_how_to_stop(
    materials: Materials, person: Person, size: tuple[int, int]
) -> None:
    async with at_plan(materials, person, size=size) as (pilot, app):
        for _ in range(20):  # on a small screen a key first scrolls to its row
            if isinstance(app.screen, SessionScreen):
                break
            await press(pilot, "0")
        await wait(pilot, app, 8)

        assert beat(app).title in text(app)
        assert beat(app).says.split(",")[0] in " ".join(text(app).split())
        assert "h it hurts" in text(app)
        assert "u numb or weak" in text(app)


async def test_time_goes_by(materials: Materials, person: Person) -> None:
    async with at_plan(materials, person, "0") as (pilot, app):
        before = beat(app).left
        await wait(pilot, app, 2)

        assert beat(app).left == pytest.approx(before - 2, abs=0.5)


async def test_space_pauses_and_goes_on(materials: Materials, person: Person) -> None:
    async with at_plan(materials, person, "0", "space") as (pilot, app):
        left = beat(app).left
        await wait(pilot, app, 4)
        assert beat(app).paused
        assert beat(app).left == left
        assert "Paused" in text(app)
        await press(pilot, "space")
        await wait(pilot, app, 2)
        assert beat(app).left < left


async def test_hiding_the_screen_pauses(materials: Materials, person: Person) -> None:
    async with at_plan(materials, person, "0", "x") as (pilot, app):
        await press(pilot, "x")
        assert beat(app).paused


async def test_looking_at_the_help_pauses(materials: Materials, person: Person) -> None:
    async with at_plan(materials, person, "0", "question_mark") as (pilot, app):
        assert "Stop this exercise at once" in text(app)
        await press(pilot, "b")
        assert beat(app).paused


async def test_next_goes_on_at_once(materials: Materials, person: Person) -> None:
    async with at_plan(materials, person, "0", "n") as (_, app):
        assert beat(app).phase == "move"


async def test_plus_gives_15_seconds_more(materials: Materials, person: Person) -> None:
    async with at_plan(materials, person, "0") as (pilot, app):
        left = beat(app).left
        await press(pilot, "plus")

        assert beat(app).left == pytest.approx(left + 15, abs=0.5)


async def test_easier_says_that_it_is_milder(materials: Materials, person: Person) -> None:
    async with at_plan(materials, person, "0", "n", "e") as (_, app):
        assert beat(app).phase == "eased"


async def test_previous_goes_back(materials: Materials, person: Person) -> None:
    async with at_plan(materials, person, "0", "n") as (pilot, app):
        await wait(pilot, app, 3)
        await press(pilot, "p")

        assert beat(app).phase == "ready"


async def test_it_hurts_asks_for_the_pain_at_once(materials: Materials, person: Person) -> None:
    async with at_plan(materials, person, "0", "n", "h") as (_, app):
        assert beat(app).phase == "pain"
        assert "How strong is the pain now?" in text(app)


async def test_the_pain_is_asked_for_by_keys(materials: Materials, person: Person) -> None:
    async with at_plan(materials, person, "0", "n", "h", "3", "n") as (_, app):
        assert beat(app).phase != "pain"
        assert beat(app).remark is not None


async def test_ten_can_be_typed(materials: Materials, person: Person) -> None:
    async with at_plan(materials, person, "0", "n", "h", "1", "0") as (_, app):
        assert "[10]" in text(app)
        assert "Has the pain moved further down your leg?" in text(app)


async def test_a_number_can_be_taken_back(materials: Materials, person: Person) -> None:
    async with at_plan(materials, person, "0", "n", "h", "3", "b", "4") as (_, app):
        assert "[4]" in text(app)


async def test_the_arrows_choose_a_number_too(materials: Materials, person: Person) -> None:
    async with at_plan(materials, person, "0", "n", "h", "right", "right", "enter") as (_, app):
        assert "[1]" in text(app)
        assert "Has the pain moved further down your leg?" in text(app)


async def test_numb_ends_it_and_leads_to_the_signs(materials: Materials, person: Person) -> None:
    async with at_plan(materials, person, "0", "n", "u") as (pilot, app):
        assert isinstance(app.screen, SessionEndScreen)
        assert "Stop here" in text(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, InterviewScreen)
        assert "Numbness or tingling between your legs" in text(app)


async def test_a_sign_after_a_stop_is_an_emergency(materials: Materials, person: Person) -> None:
    async with at_plan(materials, person, "0", "n", "u", "enter") as (pilot, app):
        await say_yes_to_the_first(pilot, app)
        assert isinstance(app.screen, OutcomeScreen)
        assert "Call 999" in text(app)


async def test_after_a_stop_the_signs_come_before_a_session(materials: Materials, person: Person) -> None:
    async with at_plan(materials, person, "0", "n", "u"):
        pass
    async with at_routine(materials, person) as (_, app):
        assert isinstance(app.screen, StandingScreen)
        assert "Check for warning signs now" in text(app)


async def test_ending_keeps_what_was_done(materials: Materials, person: Person) -> None:
    async with at_plan(materials, person, "0", "n") as (pilot, app):
        await wait(pilot, app, 20)
        await press(pilot, "q")
        assert isinstance(app.screen, SessionEndScreen)
        assert "Walking" in text(app)
        await press(pilot, "enter")
        assert is_home(app)
    async with at_routine(materials, person, *CHECK_IN) as (_, app):
        assert "This is your first session." not in text(app)


async def test_a_whole_session_by_keys(materials: Materials, person: Person) -> None:
    async with at_plan(materials, person, "0") as (pilot, app):
        for _ in range(60):
            if not isinstance(app.screen, SessionScreen):
                break
            await until(pilot, app, "pain")
            await press(pilot, "1", "enter", "n")
        assert isinstance(app.screen, SessionEndScreen)
        assert "Well done" in text(app)
        await press(pilot, "pagedown", "pagedown")
        assert "Bridge" in text(app)


async def test_by_the_mouse(materials: Materials, person: Person) -> None:
    async with at_routine(materials, person) as (pilot, app):
        await click_on(pilot, app, "Answer the questions")
        for words in ("0  None", "0  None", "○ No", "0  None", *["0  None"] * 3):
            await click_on(pilot, app, words)
        await click_on(pilot, app, " 2 ")
        await click_on(pilot, app, "Begin")
        await click_on(pilot, app, "pause")
        assert beat(app).paused
        await click_on(pilot, app, "it hurts")
        await click_on(pilot, app, " 3 ")
        await click_on(pilot, app, "No")
        assert beat(app).phase != "pain"


async def test_another_size_in_the_middle_of_a_hold_loses_nothing(materials: Materials, person: Person) -> None:
    async with at_plan(materials, person, "0") as (pilot, app):
        await press(pilot, "n", "n")
        await until(pilot, app, "hold") if beat(app).phase != "pain" else None
        before = (beat(app).exercise, beat(app).repetition, beat(app).left)
        for size in (SMALL, LARGE, USUAL):
            await pilot.resize_terminal(*size)
            await settled(pilot)

        assert (beat(app).exercise, beat(app).repetition, beat(app).left) == before


async def test_with_reduced_motion_a_pose_stands(person: Person) -> None:
    still = open_materials(settings=Settings(reduced_motion=True))
    async with at_plan(still, person, "0", "n") as (pilot, app):
        await wait(pilot, app, 1)
        first = text(app).splitlines()[5]
        await wait(pilot, app, 0.25)

        assert text(app).splitlines()[5] == first


async def test_without_a_journal_it_goes_on_from_the_advice(materials: Materials) -> None:
    app = TriageApp(materials, Remembering(None), pause=0)
    async with shown(app) as pilot:
        await press_on(pilot, app)
        assert "m move" in text(app)
        await press(pilot, "m", *SET_UP, *CHECK_IN)
        assert isinstance(app.screen, PlanScreen)


async def test_what_is_heard_in_a_hidden_session_is_nothing(materials: Materials, person: Person) -> None:
    async with at_plan(materials, person, "0", "n", "x") as (pilot, app):
        await wait(pilot, app, 3)

        assert "Walking" not in text(app)
