"""Drives the interview as a person would: by what the screen shows."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot
from textual.widget import Widget

from triage.services.ending import Ended
from triage.services.interviewing import Interviewing
from triage.services.materials import Materials
from triage.services.turns import OutcomeTurn, QuestionTurn
from triage.ui.app import TriageApp
from triage.ui.widgets.question_card import QuestionCard

USUAL = (80, 24)
LARGE = (120, 40)
SMALL = (40, 10)


@asynccontextmanager
async def at_home(app: TriageApp, size: tuple[int, int] = USUAL) -> AsyncIterator[Pilot[Ended]]:
    """The app on a screen of this size, at its first screen."""
    async with app.run_test(size=size) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        yield pilot


@asynccontextmanager
async def shown(app: TriageApp, size: tuple[int, int] = USUAL) -> AsyncIterator[Pilot[Ended]]:
    """The app at its first question, ready for answers."""
    async with at_home(app, size) as pilot:
        await begin(pilot, app)
        yield pilot


async def begin(pilot: Pilot[Ended], app: TriageApp) -> None:
    """Choose to have the back checked, from the first screen."""
    assert is_home(app)
    check = next(n for n, entry in enumerate(app.home.entries, 1) if entry.act == "check")
    await pilot.press(str(check))
    await settled(pilot)


def text(app: TriageApp) -> str:
    """What is on the screen, as lines of text."""
    strips = app.screen._compositor.render_strips()  # noqa: SLF001 - Textual has no public dump of the screen
    return "\n".join(strip.text.rstrip() for strip in strips)


def card(app: TriageApp) -> QuestionCard:
    """The card with the question."""
    assert app.interview is not None
    return app.interview.card


def question(app: TriageApp) -> QuestionTurn:
    """The question on the card."""
    return card(app).turn


def stage(app: TriageApp) -> Widget:
    """The part of the screen that scrolls."""
    return app.screen.query_one(".stage")


def is_home(app: TriageApp) -> bool:
    """Whether the first screen is on the screen."""
    return app.screen is app.home


def in_outcome(app: TriageApp) -> bool:
    """Whether the advice is on the screen."""
    return app.screen is not app.interview


BENIGN: dict[str, list[str]] = {
    "checklist": ["0"],
    "yes_no": ["n"],
    "choice": ["1"],
    "number": ["4", "2", "enter"],
    "scale": ["4", "enter"],
    "review": ["0"],
}
"""Keys of somebody who is sore and otherwise well, by kind of question."""


async def settled(pilot: Pilot[Ended]) -> None:
    """A click on a hint presses its key, and that may open a screen: each waits for the one before."""
    for _ in range(4):
        await pilot.pause()


async def say_yes_to_the_first(pilot: Pilot[Ended], app: TriageApp) -> None:
    """Mark the first item of a checklist and go on, scrolling there on a small screen."""
    for _ in range(20):
        if any("[x]" in line.content.plain for line in card(app).drawn()):
            break
        await pilot.press("1")
        await pilot.pause()
    before = question(app).id
    for _ in range(20):
        if in_outcome(app) or question(app).id != before:
            return
        await pilot.press("0")
        await pilot.pause()
    raise AssertionError(text(app))


async def press_on(pilot: Pilot[Ended], app: TriageApp, until: str = "") -> None:
    """Answer like somebody sore but well, up to the question `until` or the advice."""
    for _ in range(400):
        if in_outcome(app) or question(app).id == until:
            return
        await pilot.press(*BENIGN[question(app).kind])
        await pilot.pause()
    raise AssertionError(text(app))


async def click_on(pilot: Pilot[Ended], app: TriageApp, words: str) -> None:
    """Click on these words where the screen shows them."""
    for y, line in enumerate(text(app).splitlines()):
        x = line.find(words)
        if x >= 0:
            await pilot.click(offset=(x, y))
            await settled(pilot)
            return
    raise AssertionError(f"`{words}` is not in\n{text(app)}")


def advice(materials: Materials, until: dict[str, object] | None = None) -> OutcomeTurn:
    """The advice for somebody sore but well, save for the answers in `until`."""
    interviewing = Interviewing(materials)
    turn = interviewing.turn
    plain: dict[str, object] = {"checklist": {"yes": [], "unsure": []}, "yes_no": "no", "number": "42", "scale": 4}
    while isinstance(turn, QuestionTurn):
        first = turn.options[0].value if turn.options else ""
        turn = interviewing.reply((until or {}).get(turn.id, plain.get(turn.kind, first)))
    return turn
