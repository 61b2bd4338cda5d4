"""Text is shown as it is: nothing in it is ever markup."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.style import Style

from tests.ui.driving import advice, click_on, shown, text
from triage.render.clean import clean
from triage.services.interviewing import Interviewing
from triage.services.materials import Materials
from triage.services.turns import Option, QuestionTurn
from triage.ui.app import TriageApp
from triage.ui.marks import Marks
from triage.ui.outcome_screen import OutcomeScreen
from triage.ui.widgets.drawing import Look
from triage.ui.widgets.question_lines import QuestionView, question_lines
from triage.ui.widgets.sheet import ROLES

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
    drawn = question_lines(QuestionView(nasty, Marks(("a",)), refusal=words), LOOK)

    wanted = [line.strip() for line in words.splitlines() if line.strip()]
    said = "\n".join(line.content.plain for line in drawn)
    assert [line for line in wanted if said.count(" ".join(line.split(" "))) < 5 - 1] == []
    assert not any(span.style for line in drawn for span in line.content.spans if isinstance(span.style, str))


@pytest.mark.parametrize("words", NASTY)
async def test_a_question_with_markup_in_it_is_harmless(materials: Materials, app: TriageApp, words: str) -> None:
    turn = replace(first_turn(materials), ask=words, options=(Option("me", words),))
    async with shown(app) as pilot:
        app.interview.show(turn)
        await pilot.pause()
        assert text(app).count(words) == 2
        await click_on(pilot, app, words)

        assert app.is_running


@pytest.mark.parametrize("words", NASTY)
async def test_advice_with_markup_in_it_is_harmless(materials: Materials, app: TriageApp, words: str) -> None:
    turn = advice(materials, {"saddle": {"yes": ["saddle_numbness"], "unsure": []}})
    reason = replace(turn.reasons[0], text=words, sources=(words,))
    nasty = replace(turn, title=words, text="**Call 999**\n\nMore.", reasons=(reason,), sources=(), education=())
    async with shown(app) as pilot:
        app.push_screen(OutcomeScreen(nasty, Interviewing(materials), materials))
        await pilot.pause()
        await pilot.pause()

        assert text(app).count(words) == 3
