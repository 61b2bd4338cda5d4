"""Help with an answer: typed by keyboard or mouse, said in words, taken or left."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from textual import events
from textual.pilot import Pilot

from tests.ui.driving import SMALL, USUAL, card, click_on, press_on, question, settled, shown, text
from triage.render.clean import clean
from triage.services.ending import Ended
from triage.services.materials import Materials
from triage.ui.aid_screen import AidScreen
from triage.ui.app import TriageApp
from triage.ui.widgets.aid_form import LONGEST_TYPED, AidForm

SIZES = (USUAL, SMALL)
NAMES = {" ": "space", "/": "slash", "-": "minus", ".": "full_stop"}


def keys(typed: str) -> list[str]:
    """The keys of a text."""
    return [NAMES.get(character, character) for character in typed]


def open_form(app: TriageApp) -> AidForm:
    """The form on the screen."""
    assert isinstance(app.screen, AidScreen)
    return app.screen.query_one(AidForm)


def one_line(app: TriageApp) -> str:
    """Everything on the form, on one line, whether it can be seen now or not."""
    return " ".join(" ".join(line.content.plain for line in open_form(app).drawn()).split())


async def press(pilot: Pilot[Ended], *pressed: str) -> None:
    """Press keys, and see what comes of them."""
    await pilot.press(*pressed)
    await settled(pilot)


async def helped(pilot: Pilot[Ended], app: TriageApp, until: str, lines: Sequence[str] = ()) -> None:
    """Ask for help with a question, and type these lines."""
    await press_on(pilot, app, until=until)
    await press(pilot, "h")
    await typed(pilot, lines)


async def opened(pilot: Pilot[Ended], app: TriageApp, finding: str, lines: Sequence[str] = ()) -> None:
    """The form itself, from the first question, and these lines typed in it."""
    card(app).post_message(card(app).HelpWanted(finding))
    await settled(pilot)
    await typed(pilot, lines)


async def typed(pilot: Pilot[Ended], lines: Sequence[str]) -> None:
    """Type lines, each with its Enter."""
    for line in lines:
        await press(pilot, *keys(line), "enter")


def marked(app: TriageApp) -> str:
    """The line of the item about weight."""
    lines = (line.content.plain for line in card(app).drawn())
    return next(line for line in lines if " 6  " in line)


@pytest.mark.parametrize("size", SIZES)
async def test_a_day_that_is_taken_is_the_answer(app: TriageApp, size: tuple[int, int]) -> None:
    async with shown(app, size) as pilot:
        await helped(pilot, app, "duration", ["3 weeks ago"])
        assert "That was 21 days ago. The answer that fits: 2 to 6 weeks." in one_line(app)
        await press(pilot, "enter")
        assert question(app).id == "onset"
        await press(pilot, "b")

        assert (question(app).id, question(app).previous) == ("duration", "weeks_2_to_6")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("kilograms", "mark"), [("60", "[-]"), ("90", "[x]")])
async def test_height_and_weight_mark_the_item(
    app: TriageApp, size: tuple[int, int], kilograms: str, mark: str
) -> None:
    async with shown(app, size) as pilot:
        await helped(pilot, app, "daily_life", ["172", kilograms])
        for _ in range(10):  # on a small screen the result is read first
            if isinstance(app.screen, AidScreen):
                await press(pilot, "enter")

        assert question(app).id == "daily_life"
        assert mark in marked(app)


async def test_the_mouse_alone_is_enough(app: TriageApp) -> None:
    async with shown(app) as pilot:
        await press_on(pilot, app, until="daily_life")
        await click_on(pilot, app, app.phrases.say("can_help"))
        for digit in "172":
            await click_on(pilot, app, f"[{digit}]")
        await click_on(pilot, app, "Weight")
        for digit in "90":
            await click_on(pilot, app, f"[{digit}]")
        await click_on(pilot, app, "Show the result")
        await click_on(pilot, app, "Use this answer: Yes")

        assert "[x]" in marked(app)


@pytest.mark.parametrize("size", SIZES)
async def test_help_with_a_choice_can_be_clicked(app: TriageApp, size: tuple[int, int]) -> None:
    async with shown(app, size) as pilot:
        await press_on(pilot, app, until="duration")
        await press(pilot, *["pagedown", "down"] * 4)
        await click_on(pilot, app, app.phrases.say("help_chip"))

        assert open_form(app).hints


async def test_a_day_can_be_clicked_together(app: TriageApp) -> None:
    async with shown(app) as pilot:
        await opened(pilot, app, "duration")
        for character in "2020-01-319":
            await click_on(pilot, app, f"[{character}]")
        await click_on(pilot, app, "[erase]")
        await click_on(pilot, app, "Enter next")

        assert "The answer that fits: More than 12 weeks (3 months)." in one_line(app)


@pytest.mark.parametrize("way", ["Tab units", "[use feet and pounds]"])
async def test_the_units_can_be_clicked(app: TriageApp, way: str) -> None:
    async with shown(app) as pilot:
        await opened(pilot, app, "cause_weight")
        await click_on(pilot, app, way)

        assert "such as 5 ft 8 in" in text(app)


async def test_tab_switches_the_units_there_and_back(app: TriageApp) -> None:
    async with shown(app) as pilot:
        await opened(pilot, app, "cause_weight")
        await press(pilot, "tab")
        assert "such as 5 ft 8 in" in text(app)
        await press(pilot, "tab")

        assert "such as 172 cm" in text(app)


async def test_other_units_take_back_what_was_worked_out(app: TriageApp) -> None:
    async with shown(app) as pilot:
        await opened(pilot, app, "cause_weight", ["172", "90"])
        await press(pilot, "tab", "enter")

        assert "Use this answer" not in text(app)
        assert "! `172` inches is not a height" in one_line(app)


async def test_another_text_takes_back_what_was_worked_out(app: TriageApp) -> None:
    async with shown(app) as pilot:
        await opened(pilot, app, "duration", ["yesterday"])
        await press(pilot, "up", "backspace")

        assert "Use this answer" not in text(app)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("way", ["escape", "Esc leave this"])
async def test_it_can_be_left_without_an_answer(app: TriageApp, size: tuple[int, int], way: str) -> None:
    async with shown(app, size) as pilot:
        await helped(pilot, app, "daily_life", ["172", "90"])
        if way == "escape":
            await press(pilot, way)
        else:
            await click_on(pilot, app, way)

        assert question(app).id == "daily_life"
        assert not isinstance(app.screen, AidScreen)
        assert "[ ]" in marked(app)


@pytest.mark.parametrize("size", SIZES)
async def test_what_does_not_fit_is_refused_where_it_stands(app: TriageApp, size: tuple[int, int]) -> None:
    async with shown(app, size) as pilot:
        await opened(pilot, app, "duration", ["03/04/2026"])

        said = " ".join(re.sub("[▁-█]", "", text(app)).split())  # less the scroll bar
        assert "can be 3 April 2026 or 4 March 2026" in said


async def test_an_empty_line_is_asked_for(app: TriageApp) -> None:
    async with shown(app) as pilot:
        await opened(pilot, app, "cause_weight", [""])

        assert "! Type it first, such as 172 cm." in text(app)


async def test_letters_are_typed_and_do_nothing_else(app: TriageApp) -> None:
    async with shown(app) as pilot:
        await opened(pilot, app, "duration")
        await press(pilot, *"xqbtgw", "question_mark")

        assert "xqbtgw?_" in text(app)


async def test_how_much_can_be_typed_is_seen(app: TriageApp) -> None:
    async with shown(app) as pilot:
        await opened(pilot, app, "duration")
        open_form(app).post_message(events.Paste("x" * 100_000))
        await settled(pilot)

        assert f"{LONGEST_TYPED}/{LONGEST_TYPED}" in text(app)


async def test_where_there_is_no_help_h_does_nothing(app: TriageApp) -> None:
    async with shown(app) as pilot:
        await press_on(pilot, app, until="age")
        await press(pilot, "h")

        assert "help me" not in text(app)
        assert app.screen is app.interview


async def test_the_item_in_focus_stays_as_it_was_when_another_is_marked(app: TriageApp) -> None:
    async with shown(app) as pilot:
        await press_on(pilot, app, until="daily_life")
        await press(pilot, "y", "h", *keys("172"), "enter", *keys("60"), "enter", "enter")

        lines = [line.content.plain for line in card(app).drawn()]
        assert any(" 1  [x]" in line for line in lines)
        assert "[-]" in marked(app)


async def test_a_key_that_is_held_down_takes_no_answer(materials: Materials) -> None:
    app = TriageApp(materials, pause=3600)
    async with shown(app) as pilot:
        await opened(pilot, app, "duration", ["yesterday"])
        await press(pilot, "enter", "enter")

        assert "Use this answer" in text(app)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.lists(st.text(max_size=60), min_size=1, max_size=10),
    finding=st.sampled_from(["cause_weight", "duration"]),
    size=st.sampled_from(SIZES),
)
async def test_no_text_does_anything_but_fit_or_be_refused(
    materials: Materials, texts: list[str], finding: str, size: tuple[int, int]
) -> None:
    app = TriageApp(materials, pause=0)
    async with shown(app, size) as pilot:
        await opened(pilot, app, finding)
        for pasted in texts:
            open_form(app).post_message(events.Paste(pasted))
            await press(pilot, "enter", "down")

        said = one_line(app)
        assert clean(said) == said
        assert "!" in said or "Use this answer" in said or "Show the result" in said
        assert app.is_running
