"""Every key that the bottom line offers does what it says."""

from tests.ui.driving import (
    click_on,
    is_home,
    press_on,
    question,
    settled,
    shown,
    stage,
    text,
)
from triage.errors import Exit
from triage.ui.app import TriageApp
from triage.ui.outcome_screen import OutcomeScreen
from triage.ui.page_screen import PageScreen
from triage.ui.themes import DARK, LIGHT


async def test_w_shows_and_hides_why(app: TriageApp) -> None:
    async with shown(app) as pilot:
        assert "Why we ask" not in text(app)
        await pilot.press("w")
        await pilot.pause()
        assert "Why we ask" in text(app)
        await pilot.press("w")
        await pilot.pause()

        assert "Why we ask" not in text(app)


async def test_a_sensitive_question_says_why_at_once(app: TriageApp) -> None:
    async with shown(app) as pilot:
        await press_on(pilot, app, until="saddle")
        assert "Why we ask" in text(app)
        assert "One of these is enough to count" not in text(app)
        await pilot.press("w")
        await pilot.pause()

        assert "One of these is enough to count" in text(app)


async def test_leaving_is_asked_once(app: TriageApp) -> None:
    async with shown(app) as pilot:
        await pilot.press("q")
        await pilot.pause()
        assert "Leave? Nothing you answered is saved." in text(app)
        await pilot.press("n")
        await pilot.pause()
        assert "Leave?" not in text(app)
        assert question(app).id == "consent"
        await pilot.press("q", "y")
        await settled(pilot)
        assert is_home(app)
        await pilot.press("q")

    assert app.return_value is not None
    assert app.return_value.code is Exit.DONE
    assert app.return_value.urgency is None


async def test_a_digit_does_not_answer_while_leaving_is_asked(app: TriageApp) -> None:
    async with shown(app) as pilot:
        await pilot.press("q", "1")
        await pilot.pause()

        assert question(app).id == "consent"


async def test_leaving_by_mouse(app: TriageApp) -> None:
    async with shown(app) as pilot:
        await click_on(pilot, app, "q home")
        await click_on(pilot, app, "n no")
        await click_on(pilot, app, "q home")
        await click_on(pilot, app, "y yes")
        await click_on(pilot, app, "q quit")

    assert app.return_value is not None


async def test_t_changes_the_theme(app: TriageApp) -> None:
    async with shown(app) as pilot:
        assert app.theme == DARK.name
        dark = str(app.screen.styles.background)
        await pilot.press("t")
        await pilot.pause()
        assert app.theme == LIGHT.name
        assert str(app.screen.styles.background) != dark
        await pilot.press("t")
        await pilot.pause()

        assert app.theme == DARK.name


async def test_ctrl_c_stops(app: TriageApp) -> None:
    async with shown(app) as pilot:
        await pilot.press("ctrl+c")

    assert app.return_value is not None
    assert app.return_value.code is Exit.INTERRUPTED


async def test_the_advice_is_scrolled(app: TriageApp) -> None:
    async with shown(app) as pilot:
        await press_on(pilot, app)
        places = [stage(app).scroll_offset.y]
        for key in ("down", "j", "pagedown", "space", "end"):
            await pilot.press(key)
            await pilot.pause()
            await pilot.wait_for_animation()
            places.append(stage(app).scroll_offset.y)
        assert places == sorted(set(places))
        for key in ("up", "k", "pageup", "home"):
            await pilot.press(key)
            await pilot.pause()
            await pilot.wait_for_animation()
            places.append(stage(app).scroll_offset.y)

    assert places[-4:] == sorted(places[-4:], reverse=True)
    assert places[-1] == 0


async def test_a_digit_opens_a_page_from_anywhere_in_the_advice(app: TriageApp) -> None:
    async with shown(app) as pilot:
        await press_on(pilot, app)
        await pilot.press("3")
        await pilot.pause()
        assert isinstance(app.screen, PageScreen)
        assert "Sources" not in text(app)
        await pilot.press("end")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()

        assert isinstance(app.screen, OutcomeScreen)


async def test_starting_again_is_asked_once(app: TriageApp) -> None:
    async with shown(app) as pilot:
        await press_on(pilot, app)
        await pilot.press("r")
        await pilot.pause()
        assert "Start again?" in text(app)
        await pilot.press("n", "r", "y")
        await pilot.pause()

        assert app.screen is app.interview
        assert question(app).id == "consent"
        assert question(app).previous is None


async def test_the_palette_names_what_the_keys_do(app: TriageApp) -> None:
    async with shown(app):
        titles = [command.title for command in app.get_system_commands(app.screen)]

    assert titles == ["Why", "Home", "Hide", "Help", "Words", "Theme", "Stop"]


async def test_a_held_key_answers_one_question(app: TriageApp) -> None:
    patient = TriageApp(app.materials, pause=60)  # the same words, another patience
    async with shown(patient) as pilot:
        await pilot.press("1", "1", "1")
        await pilot.pause()
        assert question(patient).id == "region"
        await pilot.press("2")
        await pilot.pause()

        assert question(patient).id == "saddle"


async def test_a_double_click_answers_one_question(app: TriageApp) -> None:
    patient = TriageApp(app.materials, pause=60)  # the same words, another patience
    async with shown(patient) as pilot:
        row = next(y for y, line in enumerate(text(patient).splitlines()) if "It is for me" in line)
        await pilot.click(offset=(10, row), times=2)
        await pilot.pause()

        assert question(patient).id == "region"
