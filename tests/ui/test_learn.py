"""All there is to read: on the shelf, found by what is typed, opened by key and by click."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.events import Paste
from textual.pilot import Pilot
from textual.style import Style

from tests.ui.driving import LARGE, SMALL, USUAL, at_home, click_on, settled, text
from triage.model.guard import Findings
from triage.services.ending import Ended
from triage.services.learning import LONGEST_SEARCH, find, search_text
from triage.services.materials import Materials, open_materials
from triage.ui.app import TriageApp
from triage.ui.learn_screen import LearnScreen
from triage.ui.page_screen import PageScreen
from triage.ui.widgets.page_list import Group, PageList
from triage.ui.widgets.search_field import SearchField
from triage.ui.widgets.sheet import ROLES

LINE = "Emergency? Call 999 now."
PAINT = dict.fromkeys(ROLES, Style())
NASTY = ("[/]", "[@click=app.quit]x[/]", "[red]x[/red]", "$primary", "\\[b]", "\x1b[31m", "{{ region }}")


@asynccontextmanager
async def learning(
    app: TriageApp, recorded: Findings, size: tuple[int, int] = USUAL
) -> AsyncIterator[tuple[Pilot[Ended], LearnScreen]]:
    """The app with the pages open for somebody with these answers."""
    async with at_home(app, size) as pilot:
        screen = LearnScreen(app.materials, recorded, LINE)
        await app.push_screen(screen)
        await settled(pilot)
        yield pilot, screen


async def look_for(pilot: Pilot[Ended], words: str) -> None:
    """Type into the field."""
    await pilot.press("slash", *("space" if character == " " else character for character in words))
    await settled(pilot)


@pytest.mark.parametrize("size", [USUAL, LARGE, SMALL, (60, 20)])
async def test_the_field_the_first_page_and_whom_to_call_are_in_sight(app: TriageApp, size: tuple[int, int]) -> None:
    async with learning(app, {}, size):
        shown = text(app)

    assert [words in shown for words in ("Search", "How it usually goes", LINE)] == [True] * 3


async def test_a_long_emergency_line_leaves_room_for_the_keys(app: TriageApp) -> None:
    async with at_home(app, SMALL) as pilot:
        await app.push_screen(
            LearnScreen(app.materials, {}, "Emergency? Call 112, 911 or your local emergency number now.")
        )
        await settled(pilot)
        lines = text(app).splitlines()

    assert "Emergency? Call 112, 911 or your local emergency number now." in " ".join(" ".join(lines).split())
    assert any("b back" in line for line in lines[-2:])


async def test_pages_for_this_person_come_first_with_the_reason(app: TriageApp) -> None:
    async with learning(app, {"region": "uk", "cause_lifting": "yes"}):
        lines = [line.strip() for line in text(app).splitlines() if line.strip()]

    assert lines[1:4] == ["Pages for you", ">  1  Lifting and carrying", lines[3]]
    assert lines[3].startswith("because a lift")


async def test_enter_opens_the_page_and_b_leads_back_to_its_row(app: TriageApp) -> None:
    async with learning(app, {}) as (pilot, screen):
        await pilot.press("down", "enter")
        await settled(pilot)
        opened = text(app)
        await pilot.press("b")
        await settled(pilot)

        assert "How it usually goes" in opened.splitlines()[1]
        assert (app.screen, screen.list.at) == (screen, 1)


async def test_a_number_opens_a_page(app: TriageApp) -> None:
    async with learning(app, {}) as (pilot, _):
        await pilot.press("1", "6")
        await settled(pilot)

        assert "Where to read more" in text(app).splitlines()[1]


async def test_a_click_opens_a_page(app: TriageApp) -> None:
    async with learning(app, {}) as (pilot, _):
        await click_on(pilot, app, "Pacing and flare-ups")

        assert isinstance(app.screen, PageScreen)


async def test_a_click_on_the_field_and_on_what_it_found(app: TriageApp) -> None:
    async with learning(app, {}) as (pilot, _):
        await click_on(pilot, app, "press / and type")
        await pilot.press(*"mattress")
        await settled(pilot)
        await click_on(pilot, app, "Sleep and how to lie")

        assert "Sleep and how to lie" in text(app).splitlines()[1]


async def test_what_is_typed_is_looked_for_at_once(app: TriageApp) -> None:
    async with learning(app, {}) as (pilot, _):
        await look_for(pilot, "mattress")
        shown = text(app)

    assert "Found in 1 page" in shown
    assert "a medium-firm one did better than a hard one in one trial." in " ".join(shown.split())


async def test_letters_that_are_keys_elsewhere_are_typed(app: TriageApp) -> None:
    async with learning(app, {}) as (pilot, screen):
        await look_for(pilot, "bqgxtjk ?/0")
        await settled(pilot)

        assert (app.screen, screen.field.text) == (screen, "bqgxtjk ?/0")


async def test_the_line_of_keys_names_no_letter_while_typing(app: TriageApp) -> None:
    async with learning(app, {}) as (pilot, _):
        before = text(app).splitlines()[-1]
        await look_for(pilot, "x")
        typing = text(app).splitlines()[-1]

    assert "/ search" in before
    assert typing.split("  ") == [" Enter to the list", "Esc clear"]


@pytest.mark.parametrize("key", ["down", "enter"])
async def test_down_and_enter_go_on_to_what_was_found(key: str, app: TriageApp) -> None:
    async with learning(app, {}) as (pilot, screen):
        await look_for(pilot, "mattress")
        await pilot.press(key)
        await settled(pilot)
        at_list = screen.focused
        await pilot.press("enter")
        await settled(pilot)

        assert at_list is screen.list
        assert "Sleep and how to lie" in text(app).splitlines()[1]


async def test_up_from_the_first_row_goes_to_the_field(app: TriageApp) -> None:
    async with learning(app, {}) as (pilot, screen):
        await pilot.press("up")
        await settled(pilot)

        assert screen.focused is screen.field


async def test_k_from_the_first_row_stays_in_the_list(app: TriageApp) -> None:
    async with learning(app, {}) as (pilot, screen):
        await pilot.press("k", "k")
        await settled(pilot)

        assert (screen.focused, screen.field.text) == (screen.list, "")


async def test_escape_clears_the_search_then_leaves_the_field_then_the_screen(app: TriageApp) -> None:
    async with learning(app, {}) as (pilot, screen):
        await look_for(pilot, "disc")
        field, seen = screen.field, []
        for _ in range(3):
            await pilot.press("escape")
            await settled(pilot)
            seen.append((field.text, screen.focused is field, app.screen is screen))

    assert seen == [("", True, True), ("", False, True), ("", False, False)]


async def test_a_cleared_search_shows_everything_again(app: TriageApp) -> None:
    async with learning(app, {}) as (pilot, _):
        before = text(app)
        await look_for(pilot, "disc")
        await pilot.press("escape", "escape")
        await settled(pilot)

        assert text(app) == before


async def test_backspace_takes_the_last_letter_and_ctrl_u_all(app: TriageApp) -> None:
    async with learning(app, {}) as (pilot, screen):
        await look_for(pilot, "discs")
        await pilot.press("backspace")
        short = screen.field.text
        await pilot.press("ctrl+u")

        assert (short, screen.field.text) == ("disc", "")


async def test_a_search_that_finds_nothing_says_so_and_opens_nothing(app: TriageApp) -> None:
    async with learning(app, {}) as (pilot, screen):
        await look_for(pilot, "zzz")
        shown = text(app)
        await pilot.press("enter", "enter", "down", "1", "space")
        await settled(pilot)

        assert ("No page holds these words" in shown, app.screen) == (True, screen)


async def test_the_search_keeps_its_length(app: TriageApp) -> None:
    async with learning(app, {}) as (pilot, screen):
        await pilot.press("slash")
        screen.field.post_message(Paste("pain " * 100_000))
        await settled(pilot)
        shown = text(app)
        await pilot.press("x")

        assert ("60/60" in shown, len(screen.field.text)) == (True, LONGEST_SEARCH)


async def test_nothing_that_the_advice_speaks_against_can_be_found(app: TriageApp) -> None:
    recorded: Findings = {"region": "uk", "saddle_numbness": "yes"}
    async with learning(app, recorded) as (pilot, _):
        shelf = text(app)
        await look_for(pilot, "knee")
        found = text(app)

    assert ("Knee to chest" in shelf, "Knee to chest" in found) == (False, False)


async def test_words_of_the_list_are_explained(app: TriageApp) -> None:
    async with learning(app, {}) as (pilot, _):
        await pilot.press("g")
        await settled(pilot)

        assert "pacing" in text(app)


@pytest.mark.parametrize("size", [SMALL, (60, 20), LARGE, (40, 10)])
async def test_a_change_of_size_keeps_what_was_typed_and_found(size: tuple[int, int], app: TriageApp) -> None:
    async with learning(app, {}) as (pilot, screen):
        await look_for(pilot, "mattress")
        await pilot.resize_terminal(*size)
        await settled(pilot)

        assert (screen.field.text, "mattress_" in text(app), "Sleep and how to lie" in text(app)) == (
            "mattress",
            True,
            True,
        )


@settings(max_examples=12)
@given(st.one_of(st.sampled_from(NASTY), st.text(min_size=1, max_size=40)))
async def test_whatever_is_pasted_is_shown_as_it_is_and_does_nothing(words: str) -> None:
    app = TriageApp(open_materials(), pause=0)
    async with learning(app, {}) as (pilot, screen):
        await pilot.press("slash")
        screen.field.post_message(Paste(words))
        await settled(pilot)
        shown = text(app)

        assert (app.screen, screen.field.text) == (screen, search_text(words))
        assert shown.replace("\n", "").isprintable()
        assert " ".join(search_text(words).split()) in " ".join(shown.split())


@given(st.one_of(st.sampled_from(NASTY), st.text(max_size=80)), st.integers(20, 120))
def test_a_line_of_any_text_is_no_wider_than_the_screen(words: str, width: int) -> None:
    field = SearchField("Search", "press / and type a word")
    field.text = search_text(words)
    (line,) = field.lines(width, PAINT)

    assert line.content.cell_length <= width
    assert not any(isinstance(span.style, str) for span in line.content.spans)


@given(st.text(min_size=1, max_size=30))
def test_every_found_page_has_a_row(materials: Materials, words: str) -> None:
    screen = LearnScreen(materials, {}, LINE)
    (group,) = screen._found(words)  # noqa: SLF001 - what is on the list, without a terminal for each example

    assert [row.below for row in group.rows] == [hit.line for hit in find(materials, {}, words)]


def test_a_list_without_rows_is_still_a_list() -> None:
    assert (PageList(()).lines(40, PAINT)[0].content.plain, PageList((Group("x", ()),)).keys()) == ("", ())
