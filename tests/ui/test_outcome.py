"""The advice on the screen: every key of its footer, with the keyboard and with the mouse, on two sizes of screen."""

import re
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.patients import patient_called, reply_to
from tests.ui.driving import (
    SMALL,
    USUAL,
    at_home,
    click_on,
    in_outcome,
    press_on,
    question,
    say_yes_to_the_first,
    settled,
    shown,
    stage,
    text,
)
from triage.services.ending import Ended
from triage.services.interviewing import Interviewing
from triage.services.materials import Materials
from triage.services.turns import OutcomeTurn, QuestionTurn
from triage.ui.answers_screen import AnswersScreen
from triage.ui.app import TriageApp
from triage.ui.keep_screen import KeepScreen
from triage.ui.outcome_screen import OutcomeScreen
from triage.ui.page_screen import PageScreen
from triage.ui.sources_screen import SourceScreen, SourcesScreen

BENIGN = "nothing-but-an-ache"
EMERGENCY = "saddle-numbness-alone"
SIZES = [USUAL, SMALL]
TALL = (120, 40)
"""Room for a hint for every key."""
OPENED: Mapping[str, type[object]] = {"w": SourcesScreen, "v": PageScreen, "s": KeepScreen, "a": AnswersScreen}
"""What each key of the footer opens."""


def talked(materials: Materials, patient: str) -> tuple[Interviewing, OutcomeTurn]:
    """A conversation with a golden patient, and its advice."""
    interviewing = Interviewing(materials)
    turn = interviewing.turn
    while isinstance(turn, QuestionTurn):
        turn = interviewing.reply(reply_to(patient_called(patient), turn))
    return interviewing, turn


@asynccontextmanager
async def advised(
    app: TriageApp, materials: Materials, size: tuple[int, int] = USUAL, patient: str = BENIGN
) -> AsyncIterator[Pilot[Ended]]:
    """The app with the advice for a golden patient on the screen."""
    interviewing, turn = talked(materials, patient)
    async with at_home(app, size) as pilot:
        await app.push_screen(OutcomeScreen(turn, interviewing, materials))
        await settled(pilot)
        yield pilot


async def press(pilot: Pilot[Ended], *keys: str) -> None:
    """Press keys, one after the other, and wait for what they start."""
    for key in keys:
        await pilot.press(key)
        await settled(pilot)
        await pilot.app.workers.wait_for_complete()
        await settled(pilot)


def flat(app: TriageApp) -> str:
    """What is on the screen, on one line."""
    return " ".join(text(app).split())


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that people look in; no printer is to be found."""
    folder = tmp_path / "documents"
    folder.mkdir()
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(folder))
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    return folder


def a_printer(folder: Path) -> Callable[[], str]:
    """A print command in the folder; gives back what tells what it was handed."""
    folder.mkdir()
    (folder / "lp").write_text(f'#!/bin/sh\n/bin/cat > "{folder}/printed"\n', encoding="utf-8")
    (folder / "lp").chmod(0o755)
    return lambda: (folder / "printed").read_text(encoding="utf-8")


def kept(folder: Path) -> list[str]:
    """What files there are now."""
    return sorted(str(file) for file in folder.iterdir())


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("key", OPENED)
async def test_each_key_opens_its_screen_and_b_comes_back(
    app: TriageApp, materials: Materials, size: tuple[int, int], key: str
) -> None:
    async with advised(app, materials, size) as pilot:
        await press(pilot, key)
        opened = app.screen
        await press(pilot, "b")

        assert isinstance(opened, OPENED[key])
        assert isinstance(app.screen, OutcomeScreen)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("words", "opened"), [("w why", SourcesScreen), ("v what if", PageScreen), ("s save", KeepScreen)]
)
async def test_a_click_on_a_hint_does_the_same(
    app: TriageApp, materials: Materials, size: tuple[int, int], words: str, opened: type[object]
) -> None:
    async with advised(app, materials, size) as pilot:
        await click_on(pilot, app, words)

        assert isinstance(app.screen, opened)


@pytest.mark.parametrize("size", SIZES)
async def test_p_goes_to_the_pages_and_a_digit_opens_one(
    app: TriageApp, materials: Materials, size: tuple[int, int]
) -> None:
    async with advised(app, materials, size) as pilot:
        await press(pilot, "p")
        listed = app.phrases.say("pages_for_you") in text(app)
        for _ in range(20):
            if isinstance(app.screen, PageScreen):
                break
            await press(pilot, "1")

        assert listed
        assert isinstance(app.screen, PageScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_the_footer_leaves_room_for_the_advice(
    app: TriageApp, materials: Materials, size: tuple[int, int]
) -> None:
    async with advised(app, materials, size, EMERGENCY) as pilot:
        assert stage(app).size.height >= size[1] // 2
        assert pilot.app.screen is app.screen


async def test_on_a_tall_screen_every_key_has_its_hint(app: TriageApp, materials: Materials) -> None:
    async with advised(app, materials, TALL):
        said = text(app)

    hints = (
        "p pages",
        "w why",
        "v what if",
        "s save",
        "a answers",
        "b back",
        "r restart",
        "q home",
        "x hide",
        "? help",
    )
    assert [hint for hint in hints if hint not in said] == []


async def test_r_asks_before_everything_is_gone(app: TriageApp, materials: Materials) -> None:
    async with advised(app, materials) as pilot:
        await press(pilot, "r")
        asked = app.phrases.say("restart") in text(app)
        await press(pilot, "n")

        assert asked
        assert isinstance(app.screen, OutcomeScreen)


async def test_q_leaves_with_the_advice(app: TriageApp, materials: Materials) -> None:
    async with advised(app, materials) as pilot:
        await press(pilot, "q")

        assert app.screen is app.home
        assert app.urgency is not None


@pytest.mark.parametrize("size", SIZES)
async def test_what_would_change_the_advice_can_be_read_to_the_end(
    app: TriageApp, materials: Materials, size: tuple[int, int]
) -> None:
    async with advised(app, materials, size) as pilot:
        await press(pilot, "v")
        seen = text(app)
        while not stage(app).is_vertical_scroll_end:
            await pilot.press("space")
            await pilot.pause()
            seen += text(app)

    words = " ".join(seen.split())

    assert "Get emergency help now" in words
    assert "Loss of control of poo" in words
    assert "Back surgery in the past" in words


async def test_a_digit_that_another_may_follow_shows_the_pointer_on_the_page(
    app: TriageApp, materials: Materials
) -> None:
    async with advised(app, materials, USUAL, "disc-trouble-years-ago") as pilot:
        await press(pilot, "1")
        assert isinstance(app.screen, OutcomeScreen)
        assert re.search(r"> +1 ", text(app))
        await press(pilot, "enter")

        assert isinstance(app.screen, PageScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_a_source_opens_with_its_address_and_what_leans_on_it(
    app: TriageApp, materials: Materials, size: tuple[int, int]
) -> None:
    async with advised(app, materials, size, EMERGENCY) as pilot:
        await press(pilot, "w")
        for _ in range(20):
            if isinstance(app.screen, SourceScreen):
                break
            await press(pilot, "enter")
        seen = text(app)
        for _ in range(8):
            await press(pilot, "space")
            seen += text(app)
        await press(pilot, "b")

        assert isinstance(app.screen, SourcesScreen)

    assert "[F1]" in seen
    assert "redflagsymptoms.co.uk/back-pain" in "".join(seen.split())
    assert "2026-11-22" in seen
    assert app.phrases.say("leans") in seen


async def test_the_reasons_stand_above_the_sources(app: TriageApp, materials: Materials) -> None:
    async with advised(app, materials, patient=EMERGENCY) as pilot:
        await press(pilot, "w")

        assert text(app).index(app.phrases.say("reasons")) < text(app).index(app.phrases.say("trail"))


@pytest.mark.parametrize(("size", "key", "ending"), [(USUAL, "1", "html"), (USUAL, "2", "txt"), (SMALL, "1", "html")])
async def test_saving_says_where(  # noqa: PLR0913, PLR0917 - three fixtures and a table of three columns
    app: TriageApp, materials: Materials, documents: Path, size: tuple[int, int], key: str, ending: str
) -> None:
    async with advised(app, materials, size) as pilot:
        await press(pilot, "s", key)
        saved = kept(documents)

        assert [file.rpartition(".")[2] for file in saved] == [ending]
        shown = "".join(text(app).split())
        assert saved[0] in "".join(letter for letter in shown if letter not in "▁▂▃▄▅▆▇█")


async def test_a_click_saves_too(app: TriageApp, materials: Materials, documents: Path) -> None:
    async with advised(app, materials) as pilot:
        await click_on(pilot, app, "s save")
        await click_on(pilot, app, app.phrases.say("keep_as_text"))
        await app.workers.wait_for_complete()

        assert [file.rpartition(".")[2] for file in kept(documents)] == ["txt"]


async def test_saving_that_fails_is_a_sentence_and_the_advice_stays(
    app: TriageApp, materials: Materials, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("triage.services.keeping.documents_folder", lambda: tmp_path / "nowhere" / "at all")
    async with advised(app, materials) as pilot:
        await press(pilot, "s", "1")
        said = flat(app)
        await press(pilot, "b")

        assert "Not saved: there is no such folder" in said
        assert isinstance(app.screen, OutcomeScreen)


async def test_printing_hands_the_text_to_the_print_command(
    app: TriageApp, materials: Materials, documents: Path, tmp_path: Path
) -> None:
    printed = a_printer(tmp_path / "bin")
    async with advised(app, materials) as pilot:
        await press(pilot, "s", "3")

        assert app.phrases.say("printed") in text(app)

    assert "Self-reported" in printed()
    assert kept(documents) == []


async def test_without_a_printer_it_says_what_to_open(app: TriageApp, materials: Materials, documents: Path) -> None:
    async with advised(app, materials) as pilot:
        await press(pilot, "s", "3")
        said = flat(app)

    assert "No printer took it." in said
    assert [file.rpartition(".")[2] for file in kept(documents)] == ["html"]


async def test_copying_puts_clean_text_on_the_clipboard(app: TriageApp, materials: Materials) -> None:
    async with advised(app, materials, patient=EMERGENCY) as pilot:
        await press(pilot, "s", "4")

        assert app.clipboard.startswith("Get emergency help now")
        assert app.clipboard.replace("\n", "").isprintable()
        assert "Some terminals do not take it" in flat(app)


async def change_away_an_emergency(pilot: Pilot[Ended], app: TriageApp) -> None:
    """Raise an emergency, go back, and deny it."""
    await press_on(pilot, app, until="saddle")
    await say_yes_to_the_first(pilot, app)
    await settled(pilot)
    await press(pilot, "b")
    for _ in range(40):
        if question(app).id != "saddle":
            break
        marked = "[x]" in text(app)
        await press(pilot, "1" if marked else "0")
    await press_on(pilot, app)
    await settled(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_milder_advice_says_what_it_was_before(app: TriageApp, size: tuple[int, int]) -> None:
    async with shown(app, size) as pilot:
        await change_away_an_emergency(pilot, app)
        first = flat(app)
        await press(pilot, "space")
        said = first + flat(app)

        assert in_outcome(app)

    assert first.startswith("Start with care at home now.")
    assert "The advice was: Get emergency" in said


async def test_the_first_advice_says_nothing_of_a_change(app: TriageApp, materials: Materials) -> None:
    async with advised(app, materials):
        assert "The advice was" not in flat(app)


async def test_what_is_opened_from_it_names_its_country(app: TriageApp) -> None:
    async with shown(app) as pilot:
        await press_on(pilot, app, until="region")
        await pilot.press("2")
        await press_on(pilot, app)
        await settled(pilot)
        await pilot.press("question_mark")
        await settled(pilot)

        assert "Emergency? Call 112 or 999 now." in text(app)
