"""What a session looks like and how its keys and clicks act, moment by moment."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.services.remembered import Person
from tests.ui.driving import LARGE, SMALL, USUAL, click_on, text
from tests.ui.training import at_plan, beat, press, until, wait
from triage.model.settings import Settings
from triage.services.ending import Ended
from triage.services.materials import Materials, open_materials
from triage.ui import labels
from triage.ui.app import TriageApp
from triage.ui.interview_screen import InterviewScreen
from triage.ui.plan_screen import PlanScreen
from triage.ui.session_end_screen import SessionEndScreen
from triage.ui.session_screen import SessionScreen
from triage.ui.widgets.digits import HEIGHT, big, width_of
from triage.ui.widgets.figure import Figure
from triage.ui.widgets.key_line import KeyLine
from triage.ui.widgets.pain_scale import PainScale

NARROW = (60, 20)
HELD_DOWN = 600.0
"""Seconds within which a key counts as held down; longer than any test."""


@pytest.fixture
def person(tmp_path: Path) -> Person:
    """Somebody whose advice allows the routine."""
    return Person(tmp_path / "journal.sqlite3")


@asynccontextmanager
async def in_session(
    materials: Materials, person: Person, *keys: str, size: tuple[int, int] = USUAL, pause: float = 0.0
) -> AsyncIterator[tuple[Pilot[Ended], TriageApp]]:
    """A session that has just begun, after these keys."""
    async with at_plan(materials, person) as (pilot, app):
        app.pause = pause
        await press(pilot, "0")
        await pilot.resize_terminal(*size)
        await press(pilot, *keys)
        yield pilot, app


async def to_left_hold(pilot: Pilot[Ended], app: TriageApp) -> None:
    """Go on to the first hold of a left side, past the walk at the beginning."""
    await press(pilot, "n", "n")
    while True:
        await until(pilot, app, "hold")
        if beat(app).side == "left":
            return
        await press(pilot, "n")
        if beat(app).phase == "pain":
            await press(pilot, "1", "enter", "n")


def in_one_line(app: TriageApp) -> str:
    """What is on the screen, however it is wrapped."""
    return " ".join(text(app).split())


def row_of(app: TriageApp, words: str) -> int:
    """The row that has these words."""
    return next(y for y, line in enumerate(text(app).splitlines()) if words in line)


# The picture


async def test_the_page_of_an_exercise_has_its_picture_at_once(materials: Materials, person: Person) -> None:
    async with at_plan(materials, person, "2") as (_, app):
        figure = app.screen.query_one(Figure)

        assert [figure.render_line(y).text.strip() for y in range(figure.size.height)] != [""] * figure.size.height


async def test_what_has_moved_is_drawn(materials: Materials, person: Person) -> None:
    async with in_session(materials, person, "n") as (pilot, app):
        await wait(pilot, app, 7)
        figure = app.screen.query_one(Figure)
        shown = [line[figure.region.x : figure.region.right] for line in text(app).splitlines()]
        seen = [line.rstrip() for line in shown[figure.region.y : figure.region.bottom]]
        await press(pilot, "space")
        figure.notify_style_update()
        await pilot.pause()
        shown = [line[figure.region.x : figure.region.right] for line in text(app).splitlines()]

        assert seen == [line.rstrip() for line in shown[figure.region.y : figure.region.bottom]]


async def test_without_colours_it_is_drawn_in_dots(
    materials: Materials, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with in_session(materials, person) as (_, app):
        assert any("\u2801" <= character <= "\u28ff" for character in text(app))


@pytest.mark.parametrize("poor", ["setting", "terminal"])
async def test_a_poor_terminal_gets_letters(person: Person, monkeypatch: pytest.MonkeyPatch, poor: str) -> None:
    monkeypatch.setenv("TERM", "linux" if poor == "terminal" else "xterm-256color")
    plain = open_materials(settings=Settings(glyphs="ascii" if poor == "setting" else "auto"))
    async with in_session(plain, person) as (_, app):
        figure = app.screen.query_one(Figure)
        drawn = "".join(segment.text for y in range(figure.size.height) for segment in figure.render_line(y))

        assert drawn.strip()
        assert drawn.isascii()


# The words


def test_digits_are_as_wide_as_they_say() -> None:
    for count in ("0123456789", "2:00", "7"):
        for scale in (1, 2):
            rows = big(count, scale)

            assert {len(row) for row in rows} == {width_of(count, scale)}
            assert len(rows) == HEIGHT * scale


def test_no_two_digits_look_alike() -> None:
    assert len({big(digit) for digit in "0123456789"}) == 10


async def test_digits_are_twice_as_big_where_there_is_room(materials: Materials, person: Person) -> None:
    async with in_session(materials, person, size=LARGE) as (pilot, app):
        await to_left_hold(pilot, app)
        await pilot.pause()

        assert big("10", 2)[2].rstrip() in text(app)


async def test_left_is_at_the_left_and_right_at_the_right(materials: Materials, person: Person) -> None:
    async with in_session(materials, person) as (pilot, app):
        await to_left_hold(pilot, app)
        left = next(line for line in text(app).splitlines() if "LEFT SIDE" in line).index("LEFT SIDE")
        await until(pilot, app, "switch")
        await until(pilot, app, "hold")
        right = next(line for line in text(app).splitlines() if "RIGHT SIDE" in line).index("RIGHT SIDE")

        assert left < right


@pytest.mark.parametrize("size", [USUAL, LARGE, NARROW], ids=["80x24", "120x40", "60x20"])
async def test_a_red_score_says_what_it_means_and_then_what_can_be_done(
    materials: Materials, person: Person, size: tuple[int, int]
) -> None:
    async with in_session(materials, person, size=size) as (pilot, app):
        await to_left_hold(pilot, app)
        await press(pilot, "h", "7", "n")

        assert row_of(app, "! Pain is 6 or more") < row_of(app, "Rest until it settles.")
        assert labels.BULLET not in text(app)


async def test_on_the_smallest_screen_what_can_be_done_comes_first(materials: Materials, person: Person) -> None:
    async with in_session(materials, person) as (pilot, app):
        await to_left_hold(pilot, app)
        await press(pilot, "h", "7", "n")
        await pilot.resize_terminal(*SMALL)
        await wait(pilot, app, 0.5)

        assert row_of(app, "Rest until it settles.") < row_of(app, "! Pain is 6 or more")
        assert "or end here." in text(app)


async def test_the_remark_of_an_amber_score_is_whole_on_a_narrow_screen(materials: Materials, person: Person) -> None:
    async with in_session(materials, person, size=NARROW) as (pilot, app):
        await to_left_hold(pilot, app)
        await press(pilot, "h", "5", "n")
        remark = beat(app).remark
        assert remark is not None
        columns = app.screen.query_one(Figure).region.right
        words = " ".join(" ".join(line[columns:].split()) for line in text(app).splitlines())

        assert remark.text in words


@pytest.mark.parametrize("wanted", [True, False], ids=["on", "off"])
async def test_a_sound_has_its_words(person: Person, wanted: bool) -> None:  # noqa: FBT001 - what the setting says
    heard = open_materials(settings=Settings(sound=True, sound_words=wanted))
    async with in_session(heard, person, "n") as (_, app):
        assert ("(begin)" in text(app)) is wanted


async def test_without_sounds_there_are_no_words_for_them(materials: Materials, person: Person) -> None:
    async with in_session(materials, person, "n") as (_, app):
        assert "(begin)" not in text(app)


async def test_where_nothing_can_speak_it_is_said(
    person: Person, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    spoken = open_materials(settings=Settings(speech=True))
    async with in_session(spoken, person, size=LARGE) as (pilot, app):
        await press(pilot, "n", "p")

        assert "Nothing on this computer can speak." in text(app)


# The keys


async def test_the_keys_that_stop_stand_out(materials: Materials, person: Person) -> None:
    async with in_session(materials, person) as (_, app):
        assert isinstance(app.screen, SessionScreen)
        stops = [work.hint.keys for work in app.screen.works() if work.hint.stops]

        assert stops == ["h", "u"]


async def test_a_key_that_stops_comes_first_in_the_last_lines(materials: Materials, person: Person) -> None:
    async with in_session(materials, person, size=SMALL) as (_, app):
        first = app.screen.query_one(KeyLine).drawn()[0].content.plain

        assert first.startswith("h it hurts  u numb or weak")


async def test_a_key_held_down_goes_on_once(materials: Materials, person: Person) -> None:
    async with in_session(materials, person, "n", "n", "n", "n", pause=HELD_DOWN) as (_, app):
        assert beat(app).phase == "move"
        assert beat(app).number == 1


async def test_saying_no_does_not_go_on_to_the_next_exercise_too(materials: Materials, person: Person) -> None:
    async with in_session(materials, person, "n", "h", "1", "enter", "n", "n", "n", pause=HELD_DOWN) as (_, app):
        assert beat(app).phase == "rest"


@pytest.mark.parametrize("key", ["h", "u"])
async def test_what_stops_never_waits(materials: Materials, person: Person, key: str) -> None:
    async with in_session(materials, person, "n", "n", key, pause=HELD_DOWN) as (_, app):
        stopped = not isinstance(app.screen, SessionScreen) or beat(app).phase == "pain"

        assert stopped


@pytest.mark.parametrize("size", [USUAL, LARGE, NARROW, SMALL], ids=["80x24", "120x40", "60x20", "40x10"])
async def test_both_questions_after_an_exercise_are_whole(
    materials: Materials, person: Person, size: tuple[int, int]
) -> None:
    async with in_session(materials, person, "n", "h", size=size) as (pilot, app):
        asked = beat(app).asks
        assert asked is not None
        first = in_one_line(app)
        await press(pilot, "2")
        second = in_one_line(app)

        assert [
            words in first for words in (asked.ask, app.phrases.say("ok_zone"), asked.low_words, asked.high_words)
        ] == [True] * 4
        assert [words in second for words in (asked.moved_down, "[2]", "Yes", "No", "numb or weak")] == [True] * 5


async def test_the_ok_zone_ends_below_its_last_score(materials: Materials, person: Person) -> None:
    async with in_session(materials, person, "n", "h") as (_, app):
        numbers, zone = (line.content.plain for line in app.screen.query_one(PainScale).drawn()[2:4])
        last = str(materials.programme.rules.zones.amber_to)
        beyond = str(materials.programme.rules.zones.amber_to + 1)

        assert numbers.index(last) < len(zone) <= numbers.index(beyond)


async def test_the_choices_of_an_exercise_are_reached_by_enter(materials: Materials, person: Person) -> None:
    async with at_plan(materials, person, "2", "enter", "enter") as (_, app):
        assert isinstance(app.screen, PlanScreen)
        assert "Pelvic tilt" not in text(app)


async def test_the_choices_of_an_exercise_are_reached_by_a_digit(materials: Materials, person: Person) -> None:
    async with at_plan(materials, person, "2", "1") as (pilot, app):
        assert app.phrases.say("instead") in text(app)
        await press(pilot, "1")
        assert isinstance(app.screen, PlanScreen)
        assert "Pelvic tilt" not in text(app)


# The mouse


async def test_every_key_in_the_last_lines_can_be_clicked(materials: Materials, person: Person) -> None:
    async with in_session(materials, person, "n") as (pilot, app):
        await click_on(pilot, app, "pause")
        assert beat(app).paused
        await click_on(pilot, app, "pause")
        assert not beat(app).paused
        left = beat(app).left
        await click_on(pilot, app, "15 s more")
        assert beat(app).left > left
        await click_on(pilot, app, "easier")
        assert beat(app).phase == "eased"
        await click_on(pilot, app, "next")
        assert beat(app).phase != "eased"
        await click_on(pilot, app, "p back")
        assert beat(app).phase == "ready"
        await click_on(pilot, app, "q end")
        assert isinstance(app.screen, SessionEndScreen)


async def test_numb_by_the_mouse_leads_to_the_signs(materials: Materials, person: Person) -> None:
    async with in_session(materials, person, "n") as (pilot, app):
        await click_on(pilot, app, "numb or weak")
        assert isinstance(app.screen, SessionEndScreen)
        await click_on(pilot, app, "go on")
        assert isinstance(app.screen, InterviewScreen)
