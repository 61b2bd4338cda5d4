"""A measure on the screen: digits answer, boxes are ticked, names are written, and the result is read."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from tests.patients import shipped
from tests.services.remembered import Person
from tests.ui.driving import LARGE, SMALL, USUAL, click_on, settled, text
from tests.ui.test_text_safety import NASTY
from triage.model.diary import Chronicle
from triage.services.ending import Ended
from triage.services.measure_turns import MeasureResult
from triage.services.measure_words import lines
from triage.services.measuring import Measuring
from triage.ui.app import TriageApp
from triage.ui.measure_screen import Frame, MeasureResultScreen, MeasureScreen, MeasuresScreen, fill_in
from triage.ui.pacing import Pacing

CALL = "Emergency? Call 112 now."
Came = list[MeasureResult | None]


@pytest.fixture
def person(tmp_path: Path) -> Person:
    """Somebody with a journal that is not there yet."""
    return Person(tmp_path / "journal.sqlite3")


@asynccontextmanager
async def at_measure(
    person: Person, id_: str, *keys: str, size: tuple[int, int] = USUAL, pause: float = 0
) -> AsyncIterator[tuple[Pilot[Ended], TriageApp, Came]]:
    """A measure on the screen after these keys, and what came of it."""
    remembering, came = person.starts(), Came()
    app = TriageApp(replace(shipped(), checked=True), remembering, pause=0, clock=person.clock)
    async with app.run_test(size=size) as pilot:
        await app.workers.wait_for_complete()
        measuring = Measuring(shipped(), remembering, person.clock, id_)
        fill_in(app, measuring, Frame(CALL, app.notice), Pacing(pause), came.append)
        await settled(pilot)
        await press(pilot, *keys)
        yield pilot, app, came
    remembering.close()


async def press(pilot: Pilot[Ended], *keys: str) -> None:
    """Press keys, each when the last has settled."""
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


def times(person: Person) -> int:
    """How often a measure was filled in."""
    return len(person.starts().diary.pages.measured())


# Numbers


async def test_a_digit_answers_at_once(person: Person) -> None:
    async with at_measure(person, "peg", "5") as (_, app, _):
        assert "question 2 of at most 3" in text(app)


async def test_one_waits_because_it_may_become_ten(person: Person) -> None:
    async with at_measure(person, "nrs", "1") as (pilot, app, _):
        assert "question 1 of at most 3" in text(app)
        await press(pilot, "0", "2", "1", "enter")
        result = app.screen
        assert isinstance(result, MeasureResultScreen)

    assert person.starts().diary.pages.measured()[0].answers == {"now": 10, "average": 2, "worst": 1}


async def test_arrows_choose_and_enter_sends(person: Person) -> None:
    async with at_measure(person, "peg", "right", "right", "left") as (pilot, app, _):
        assert "[0]" in text(app)
        await press(pilot, "enter")

        assert "question 2 of at most 3" in text(app)


async def test_a_number_can_be_taken_back_before_it_is_sent(person: Person) -> None:
    async with at_measure(person, "peg", "1", "backspace") as (_, app, _):
        assert "[1]" not in text(app)


async def test_enter_without_a_number_asks_for_one(person: Person) -> None:
    async with at_measure(person, "peg", "enter") as (_, app, _):
        assert "Type or choose a number first." in text(app)


async def test_a_number_can_be_clicked(person: Person) -> None:
    async with at_measure(person, "peg") as (pilot, app, _):
        await click_on(pilot, app, " 7 ")

        assert "question 2 of at most 3" in text(app)


async def test_a_key_that_is_held_down_answers_one_question(person: Person) -> None:
    async with at_measure(person, "peg", "5", "5", "5", pause=600) as (_, app, _):
        assert "question 2 of at most 3" in text(app)


async def test_b_goes_back_and_shows_what_was_said(person: Person) -> None:
    async with at_measure(person, "peg", "5", "b") as (_, app, _):
        assert "You said: 5" in text(app)


# Sentences


async def test_sentences_are_ticked_by_digit_and_by_enter(person: Person) -> None:
    async with at_measure(person, "rmdq", "1", "down", "enter", size=LARGE) as (_, app, _):
        assert text(app).count("[x]") == 2


async def test_a_tick_can_be_taken_away(person: Person) -> None:
    async with at_measure(person, "rmdq", "1", "1", size=LARGE) as (_, app, _):
        assert "[x]" not in text(app)
        assert "None of these" in text(app)


async def test_ticks_are_there_again_after_going_back(person: Person) -> None:
    async with at_measure(person, "rmdq", "1", "3", "0", "b", size=LARGE) as (_, app, _):
        assert text(app).count("[x]") == 2


async def test_on_a_small_screen_no_sentence_is_passed_unseen(person: Person) -> None:
    async with at_measure(person, "rmdq", size=SMALL) as (pilot, app, _):
        screen, seen = app.screen, text(app)
        assert isinstance(screen, MeasureScreen)
        while screen.card.turn.asked == 1:
            seen += text(app)
            await press(pilot, "0")

        assert [
            part for part in ("When your back hurts", *(f" {n}  [ ] " for n in range(1, 7))) if part not in seen
        ] == []


# Names


async def test_letters_stand_in_the_name_whatever_they_do_elsewhere(person: Person) -> None:
    async with at_measure(person, "psfs", *"qbx?g") as (_, app, _):
        assert "qbx" in text(app)
        assert isinstance(app.screen, MeasureScreen)


async def test_a_name_is_written_and_scored(person: Person) -> None:
    async with at_measure(person, "psfs", *"walkk", "backspace", "enter", "enter") as (pilot, app, _):
        assert "walk: How well can you do this today?" in text(app)
        await press(pilot, "4")

    assert person.starts().diary.pages.measured()[0].activities == ("walk",)


async def test_escape_goes_back_to_the_name_before(person: Person) -> None:
    async with at_measure(person, "psfs", *"walk", "enter", "escape") as (_, app, _):
        assert "walk_" in text(app)


async def test_a_name_that_stands_there_already_is_refused(person: Person) -> None:
    async with at_measure(person, "psfs", *"walk", "enter", *"Walk", "enter") as (_, app, _):
        assert "! `Walk` stands there already" in text(app)


@pytest.mark.parametrize("words", [*NASTY, "\x1b[2Jall clear", "\N{RIGHT-TO-LEFT OVERRIDE}x", "痛い" * 40, "x" * 5000])
async def test_a_name_is_text_and_nothing_else(person: Person, words: str) -> None:
    async with at_measure(person, "psfs") as (pilot, app, _):
        assert app.focused is not None
        app.focused.post_message(Paste(words))
        await settled(pilot)
        await press(pilot, "enter", "enter", "4")

        assert isinstance(app.screen, MeasureResultScreen)
        assert text(app).replace("\n", "").isprintable()


async def test_the_things_of_last_time_are_chosen(person: Person) -> None:
    async with at_measure(person, "psfs", *"walk", "enter", "enter", "4"):
        pass
    person.clock.move(weeks=2)
    async with at_measure(person, "psfs", "1") as (_, app, _):
        assert "walk: How well can you do this today?" in text(app)


# Leaving and the end


async def test_q_leaves_at_once_where_nothing_would_be_lost(person: Person) -> None:
    async with at_measure(person, "peg", "q") as (_, app, came):
        assert app.screen is app.home
        assert came == [None]


@pytest.mark.parametrize(("answer", "left"), [("y", True), ("n", False)])
async def test_q_asks_first_where_answers_would_be_lost(person: Person, answer: str, *, left: bool) -> None:
    async with at_measure(person, "peg", "5", "q") as (pilot, app, came):
        assert "Leave? Nothing you answered is saved." in text(app)
        await press(pilot, answer)

        assert (app.screen is app.home) == left
        assert came == ([None] if left else [])
    assert times(person) == 0


async def test_the_result_is_kept_before_it_is_read(person: Person) -> None:
    async with at_measure(person, "peg", "5", "5", "6") as (_, app, came):
        assert isinstance(app.screen, MeasureResultScreen)
        assert "Pain and your week (PEG): 5.3 of 10" in text(app)
        assert times(person) == 1
        assert came == []


@pytest.mark.parametrize("key", ["enter", "b", "q", "escape"])
async def test_the_result_leads_back_to_where_one_came_from(person: Person, key: str) -> None:
    async with at_measure(person, "peg", "5", "5", "6", key) as (_, app, came):
        assert app.screen is app.home
        assert [each.score for each in came if each] == [came[0].score if came[0] else 0]


# Every size


@pytest.mark.parametrize("size", [USUAL, LARGE, SMALL], ids=str)
@pytest.mark.parametrize("id_", ["peg", "nrs", "psfs", "rmdq"])
async def test_whom_to_call_is_always_in_sight(person: Person, id_: str, size: tuple[int, int]) -> None:
    async with at_measure(person, id_, size=size) as (_, app, _):
        assert CALL in text(app)


@pytest.mark.parametrize("size", [USUAL, LARGE, SMALL], ids=str)
async def test_all_numbers_and_what_they_mean_are_in_sight(person: Person, size: tuple[int, int]) -> None:
    async with at_measure(person, "nrs", size=size) as (_, app, _):
        shown = " ".join(text(app).split())

        assert "0 1 2 3 4 5 6 7 8 9 10" in shown
        assert "0 = no pain" in shown
        assert "10 = the worst pain you can think of" in shown


@pytest.mark.parametrize("size", [USUAL, LARGE, SMALL], ids=str)
async def test_the_score_is_the_first_thing_that_is_read(person: Person, size: tuple[int, int]) -> None:
    async with at_measure(person, "nrs", "5", "5", "6", size=size) as (_, app, _):
        assert "5 of 10" in " ".join(text(app).split()[:10])
        assert CALL in text(app)


# The list


async def test_the_list_gives_back_the_measure_that_was_chosen(person: Person) -> None:
    app, came = TriageApp(replace(shipped(), checked=True), pause=0), list[str | None]()
    async with app.run_test(size=USUAL) as pilot:
        await app.workers.wait_for_complete()
        listed = lines(shipped(), Chronicle(), person.clock())
        app.push_screen(MeasuresScreen("Questionnaires", listed, CALL), came.append)
        await settled(pilot)
        assert "Not filled in yet." in text(app)
        await press(pilot, "3")

    assert came == ["psfs"]
