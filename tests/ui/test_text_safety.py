"""Text is shown as it is: nothing in it is ever markup."""

import asyncio
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from textual.events import Paste
from textual.pilot import Pilot
from textual.screen import Screen
from textual.style import Style

from tests.ui.driving import advice, card, click_on, question, shown, text
from triage.render.clean import clean
from triage.services.aiding import Aiding
from triage.services.ending import Ended
from triage.services.glossary import Term
from triage.services.interviewing import Interviewing
from triage.services.materials import Materials
from triage.services.phrasing import phrases_of
from triage.services.reading import PageText
from triage.services.turns import Option, QuestionTurn, ReviewLine, Scale
from triage.ui.aid_screen import AidScreen
from triage.ui.app import TriageApp
from triage.ui.entry_screen import EntryScreen
from triage.ui.learn_screen import LearnScreen
from triage.ui.marks import Marks
from triage.ui.outcome_screen import OutcomeScreen
from triage.ui.pacing import Pacing
from triage.ui.page_screen import PageScreen
from triage.ui.widgets.drawing import Look
from triage.ui.widgets.entry_field import EntryField
from triage.ui.widgets.key_line import KeyLine
from triage.ui.widgets.masthead import Heading, Masthead
from triage.ui.widgets.question_lines import QuestionView, question_lines
from triage.ui.widgets.sheet import ROLES
from triage.ui.words_screen import WordsScreen

NASTY = ("it hurts [/] a lot", "[@click=app.quit]all clear[/]", "[red]x[/red]", "$primary", "\\[b]")
PAINT = dict.fromkeys(ROLES, Style())
LOOK = Look(2000, PAINT, 0)


def first_turn(materials: Materials) -> QuestionTurn:
    """The consent question."""
    turn = Interviewing(materials).turn
    assert isinstance(turn, QuestionTurn)
    return turn


@given(st.one_of(st.sampled_from(NASTY), st.text(min_size=1, max_size=60)).map(clean).filter(str.strip))
def test_any_text_is_drawn_as_it_is(materials: Materials, words: str) -> None:
    turn = first_turn(materials)
    nasty = replace(turn, ask=words, frame=words, intro=("", words), options=(Option("a", words),))
    drawn = question_lines(QuestionView(nasty, Marks(("a",)), refusal=words), LOOK, phrases_of(materials))

    wanted = [line.strip() for line in words.splitlines() if line.strip()]
    said = "\n".join(line.content.plain for line in drawn)
    assert [line for line in wanted if said.count(" ".join(line.split(" "))) < 5 - 1] == []
    assert not any(span.style for line in drawn for span in line.content.spans if isinstance(span.style, str))


@pytest.mark.parametrize("words", NASTY)
async def test_a_question_with_markup_in_it_is_harmless(materials: Materials, app: TriageApp, words: str) -> None:
    turn = replace(first_turn(materials), ask=words, options=(Option("me", words),))
    async with shown(app) as pilot:
        assert app.interview is not None
        app.interview.show(turn)
        await pilot.pause()
        assert text(app).count(words) == 2
        await click_on(pilot, app, words)

        assert app.is_running


@pytest.mark.parametrize("words", NASTY)
async def test_advice_with_markup_in_it_is_harmless(materials: Materials, app: TriageApp, words: str) -> None:
    turn = advice(materials, {"saddle": {"yes": ["saddle_numbness"], "unsure": []}})
    reason = replace(turn.reasons[0], text=words, sources=())
    nasty = replace(turn, title=words, text="**Call 999**\n\nMore.", reasons=(reason,), sources=(), education=())
    async with shown(app) as pilot:
        app.push_screen(OutcomeScreen(nasty, Interviewing(materials), materials))
        await pilot.pause()
        await pilot.pause()

        assert text(app).count(words) == 2


ANY_TEXT = st.one_of(
    st.sampled_from(
        (
            *NASTY,
            *(
                "\x1b[2J\x1b[31mall clear",
                "\x1b]8;;http://x\x07y\x1b]8;;\x07",
                "\x1b]52;c;eA==\x07",
                "\x9b31m",
                "\x90q\x9c",
            ),
            *(
                "\N{RIGHT-TO-LEFT OVERRIDE}raelc lla",
                "\N{ZERO WIDTH SPACE}\N{ZERO WIDTH JOINER}",
                "a\rb\x08\x07\x00\x7f",
            ),
            *(
                "痛い" * 40,
                "e" + "\N{COMBINING ACUTE ACCENT}" * 50,
                "👩\N{ZERO WIDTH JOINER}⚕️",
                "x" * 5000,
                "{{ region }}",
            ),
        )
    ),
    st.text(min_size=1, max_size=200),
)
"""Whatever somebody may type, paste, or write into a content file."""


class Page(NamedTuple):
    """The app while text is put into one of its places."""

    app: TriageApp
    pilot: Pilot[Ended]
    turn: QuestionTurn

    async def over(self, screen: Screen[Any]) -> None:
        """Put another screen on top."""
        while self.app.screen is not self.app.interview:
            self.app.pop_screen()
        await self.app.push_screen(screen)

    async def paste(self, words: str) -> None:
        """Paste into what has the keyboard, and mean it."""
        assert self.app.focused is not None
        self.app.focused.post_message(Paste(words))
        await self.pilot.pause()
        assert_harmless(self.app)
        await self.pilot.press("enter")


async def _question(page: Page, words: str) -> None:
    assert page.app.interview is not None
    page.app.interview.show(replace(page.turn, ask=words, frame=words, options=(Option("me", words),)))


async def _refusal(page: Page, words: str) -> None:
    card(page.app).refuse(words)


async def _transcript(page: Page, words: str) -> None:
    assert page.app.interview is not None
    page.app.interview.transcript.show((ReviewLine("who", words, words, counts=True),))


async def _masthead(page: Page, words: str) -> None:
    page.app.screen.query_one(Masthead).show(Heading(words, words, 1, 3))


async def _key_line(page: Page, words: str) -> None:
    page.app.screen.query_one(KeyLine).ask(words)


async def _home(page: Page, words: str) -> None:
    page.app.home.say(words)
    while page.app.screen is not page.app.home:
        page.app.pop_screen()


async def _page(page: Page, words: str) -> None:
    text_ = PageText("any", words, words, words, (words,), "2026-01-01")
    await page.over(PageScreen(text_, words, page.app.materials))


async def _words(page: Page, words: str) -> None:
    await page.over(WordsScreen((Term(words, words, (words,)),), words))


async def _advice(page: Page, words: str) -> None:
    turn = advice(page.app.materials, {"saddle": {"yes": ["saddle_numbness"], "unsure": []}})
    reason = replace(turn.reasons[0], text=words)
    nasty = replace(turn, title=words, text=f"**Call 999**\n\n{words}", reasons=(reason,))
    await page.over(OutcomeScreen(nasty, Interviewing(page.app.materials), page.app.materials))


async def _number(page: Page, words: str) -> None:
    scale = Scale(0, 120, "years", "", "")
    assert page.app.interview is not None
    page.app.interview.show(replace(page.turn, kind="number", options=(), scale=scale))
    await page.paste(words)


async def _search(page: Page, words: str) -> None:
    await page.over(LearnScreen(page.app.materials, {}, ""))
    await page.pilot.press("slash")
    await page.paste(words)


async def _setting(page: Page, words: str) -> None:
    field = EntryField("Number", "Type it", longest=60)
    await page.over(EntryScreen(field, (), lambda text_: f"`{text_}` is no number", ""))
    await page.paste(words)


async def _aid(page: Page, words: str) -> None:
    aiding = Aiding(page.app.materials, "cause_weight", {}, date(2026, 1, 1))
    await page.over(AidScreen(aiding, "metric", Pacing(0), ""))
    await page.paste(words)


SHOWN = {
    "question": _question,
    "refusal": _refusal,
    "transcript": _transcript,
    "masthead": _masthead,
    "key line": _key_line,
    "first screen": _home,
    "page": _page,
    "words": _words,
    "advice": _advice,
}
"""Where texts from files are shown; each of them has come through `clean`."""
TYPED = {"number": _number, "search": _search, "setting": _setting, "aid": _aid}
"""Where a person types or pastes."""


def assert_harmless(app: TriageApp) -> None:
    """Nothing on the screen that a terminal could act on, and nothing has stopped."""
    assert [line for line in text(app).splitlines() if not line.isprintable()] == []
    assert app.is_running
    assert app.fault == ""


@pytest.mark.parametrize("place", [*SHOWN, *TYPED])
@settings(max_examples=1, phases=[Phase.generate])  # each example starts the program: too slow to look for a smaller
@given(data=st.data())
def test_any_text_is_harmless_anywhere(materials: Materials, place: str, data: st.DataObject) -> None:
    texts = data.draw(st.lists(ANY_TEXT, min_size=25, max_size=25, unique=True))

    async def put_them() -> None:
        app = TriageApp(materials, pause=0)
        async with shown(app) as pilot:
            page = Page(app, pilot, question(app))
            for words in texts:
                await (SHOWN | TYPED)[place](page, clean(words) or "x" if place in SHOWN else words)
                await pilot.pause()
                await pilot.pause()
                assert_harmless(app)

    asyncio.run(put_them())
