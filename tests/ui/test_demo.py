"""The demo plays its patient to the advice, and steps back for a person."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.ui.driving import LARGE, SMALL, USUAL, card, question, settled, text
from triage.model.settings import Settings
from triage.model.urgency import Urgency
from triage.model.walk import Walk
from triage.services.ending import Ended
from triage.services.materials import Materials, open_materials
from triage.services.rehearsing import open_demo
from triage.ui.demo import DemoApp
from triage.ui.outcome_screen import OutcomeScreen

LOOKS = 3000
"""Pauses after which the demo is not going to come any further."""


@pytest.fixture
def demo(materials: Materials) -> DemoApp:
    """The demo as fast as it goes."""
    return DemoApp(materials, open_demo(materials), beat=0)


@asynccontextmanager
async def played(app: DemoApp, size: tuple[int, int] = USUAL) -> AsyncIterator[Pilot[Ended]]:
    """The demo, once it has started."""
    async with app.run_test(size=size) as pilot:
        await app.workers.wait_for_complete()
        yield pilot


async def until_asked(pilot: Pilot[Ended], app: DemoApp, count: int) -> None:
    """Watch until so many questions have been asked."""
    for _ in range(LOOKS):
        if app.interview is not None and app.interview.is_mounted and question(app).asked >= count:
            return
        await pilot.pause(0.005)
    raise AssertionError(text(app))


async def to_the_end(pilot: Pilot[Ended], app: DemoApp) -> None:
    """Watch until the advice."""
    for _ in range(LOOKS):
        if isinstance(app.screen, OutcomeScreen) and not app.playing:
            await settled(pilot)
            return
        await pilot.pause(0.005)
    raise AssertionError(text(app))


@pytest.mark.parametrize("size", [USUAL, LARGE, SMALL], ids=["80x24", "120x40", "40x10"])
async def test_the_demo_comes_to_its_advice(demo: DemoApp, size: tuple[int, int]) -> None:
    async with played(demo, size) as pilot:
        await to_the_end(pilot, demo)

        assert "CARE AT HOME NOW" in text(demo).upper()


async def test_the_answers_are_those_of_the_walk(demo: DemoApp) -> None:
    async with played(demo) as pilot:
        await to_the_end(pilot, demo)
        assert demo.interviewing is not None
        recorded = demo.interviewing.recorded
        walk = open_demo(demo.materials).walk

        assert {id_: recorded[id_] for id_ in walk.findings} == walk.findings


async def test_the_patient_is_introduced_before_anything_is_asked(materials: Materials) -> None:
    app = DemoApp(materials, open_demo(materials), beat=60)
    async with played(app) as pilot:
        await settled(pilot)

        assert "Rosa, 42, a made-up patient" in text(app)


async def test_every_screen_says_that_it_is_a_demo(demo: DemoApp) -> None:
    said = demo.materials.library.home["demo"]
    async with played(demo) as pilot:
        await until_asked(pilot, demo, 3)
        assert said in text(demo)
        await to_the_end(pilot, demo)

        assert said in text(demo)


async def test_space_rests_and_goes_on(demo: DemoApp) -> None:
    async with played(demo) as pilot:
        await until_asked(pilot, demo, 3)
        await pilot.press("space")
        await pilot.pause(0.1)
        asked, at = question(demo).id, card(demo).view
        await pilot.pause(0.2)
        assert (demo.resting, question(demo).id, card(demo).view) == (True, asked, at)
        await pilot.press("space")
        await to_the_end(pilot, demo)

        assert not demo.resting


async def test_another_key_takes_over_and_does_what_it_does(demo: DemoApp) -> None:
    async with played(demo) as pilot:
        await until_asked(pilot, demo, 4)
        await pilot.press("w")
        await pilot.pause(0.1)
        asked = question(demo).id
        await pilot.pause(0.2)

        assert (demo.playing, question(demo).id, card(demo).view.why_open) == (False, asked, True)


async def test_a_click_takes_over(demo: DemoApp) -> None:
    async with played(demo) as pilot:
        await until_asked(pilot, demo, 4)
        await pilot.press("space")  # so that the screen stays as it is
        await settled(pilot)
        await pilot.click(offset=(2, 1))
        await pilot.pause()

        assert not demo.playing


async def test_what_the_walk_does_not_say_is_left_to_the_person(materials: Materials) -> None:
    patient = replace(open_demo(materials), usual={}, walk=Walk("Sam", {"answering_for": "me"}))
    app = DemoApp(materials, patient, beat=0)
    async with played(app) as pilot:
        await until_asked(pilot, app, 2)
        await pilot.pause(0.2)

        assert (app.playing, question(app).id) == (False, "region")


async def test_another_patient_can_be_shown(materials: Materials, tmp_path: Path) -> None:
    walk = tmp_path / "short.yaml"
    walk.write_text('patient: "Sam"\nfindings: {saddle_numbness: yes}\n')
    app = DemoApp(materials, open_demo(materials, walk), beat=0)
    async with played(app) as pilot:
        await to_the_end(pilot, app)
        await pilot.press("q")
        await settled(pilot)

        assert app.urgency is Urgency.EMERGENCY


async def test_what_the_person_has_set_counts(materials: Materials) -> None:
    set_so = open_materials(settings=Settings(theme="light", reduced_motion=True))
    app = DemoApp(set_so, open_demo(materials), beat=0)
    async with played(app) as pilot:
        await until_asked(pilot, app, 2)

        assert (app.theme, app.animation_level) == ("backtriage-light", "none")


def left_in(folder: Path) -> list[Path]:
    """Every file and folder."""
    return list(folder.rglob("*"))


async def test_nothing_is_kept(demo: DemoApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "TMPDIR"):
        monkeypatch.setenv(variable, str(tmp_path))
    monkeypatch.chdir(tmp_path)
    async with played(demo) as pilot:
        await to_the_end(pilot, demo)
        await pilot.press("q")
        await settled(pilot)
        await pilot.press("q")

    assert left_in(tmp_path) == []
