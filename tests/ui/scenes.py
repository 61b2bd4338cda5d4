"""Every screen that is held as a picture and as text: what to start from, and the keys that lead there."""

import os
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch
from uuid import UUID

from textual.pilot import Pilot

from tests.ui.driving import USUAL, settled
from tests.ui.training import Seconds
from triage.model.diary import DiaryEntry, Sleep
from triage.model.guard import Value
from triage.model.settings import Settings
from triage.model.words import ORIGINAL
from triage.services.checking import check_content
from triage.services.ending import Ended
from triage.services.interviewing import Interviewing
from triage.services.materials import Materials, open_materials
from triage.services.rehearsing import open_demo
from triage.services.remembering import Remembering
from triage.services.turns import OutcomeTurn
from triage.services.walking import Walker
from triage.ui.app import TriageApp
from triage.ui.session_screen import SessionScreen

ADVICE = "advice"
"""Where a conversation stands that is over."""
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
TWO_WEEKS_AGO = datetime(2026, 11, 6, 18, 30, tzinfo=UTC)
THIS_MORNING = datetime(2026, 11, 22, 8, 10, tzinfo=UTC)
WEEKS_OF_DIARY = 5
GOOD_NIGHT = 3
"""Pain at which nights are good."""
NOTES: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("", (), ()),
    ("sat at the desk all day", ("work",), ("a short walk",)),
    ("", ("garden",), ()),
    ("long drive, stiff on getting out of the car", ("car",), ()),
    ("walked to the shops and back", (), ("warmth", "a short walk")),
)
"""What is written, with its tags, and what helped."""
HOME = "/home/rosa"
"""Whose program it is; there is no such folder."""
SET = Settings(glyphs="unicode")


@dataclass(frozen=True, slots=True)
class Scene:
    """A screen, and how to come to it."""

    name: str
    at: str = ""
    """The question to begin with, as the demo's patient has come to it; empty for the first screen."""
    keys: tuple[str, ...] = ()
    """Pressed there, each when the last has settled; with a plus and a number, so many seconds of a session go by."""
    also: Mapping[str, Value] = field(default_factory=dict)
    """What else is true of the patient."""
    returning: bool = False
    """Whether there is advice from before, and an unfinished conversation."""
    diary: bool = False
    """Whether there is a diary of the last weeks."""
    settings: Settings = SET
    colourless: bool = False
    """Whether NO_COLOR is set."""
    resized: bool = False
    """Whether the keys are pressed on a screen of the usual size: on a small one, some only scroll to their row."""
    language: str = ORIGINAL


TO_CHECK_IN = ("0", "m", "enter", "0", "0", "n", "0")
TO_PLAN = (*TO_CHECK_IN, "0", "0", "0", "2", "enter")
TO_KNEE = (*TO_PLAN, "0", *["n"] * 6, "+4")
"""To the first exercise in which a body lies on its back with one knee at the chest, just before it begins."""
SPANISH_KEYS = {"y": "s"}
TO_NOTICE = ("2", "enter", *["tab"] * 10, *"numb", "space", *"between", "space", *"legs", "ctrl+s")
"""To what is said of a note in which a warning sign may be meant."""

SCENES = (
    Scene("home"),
    Scene("home-again", returning=True),
    Scene("consent", at="consent"),
    Scene("checklist", at="onset", keys=("n", "n", "y", "u")),
    Scene("number", at="age", keys=("4", "2")),
    Scene("scale", at="pain_now", keys=("4",)),
    Scene("answers-above", at="onset", keys=("a",)),
    Scene("why", at="onset", keys=("w",)),
    Scene("review", at="review"),
    Scene("self-care", at="review", keys=("0",)),
    Scene("emergency", at=ADVICE, also={"saddle_numbness": "yes"}),
    Scene("urgent", at="review", keys=("0",), also={"fever": "yes"}),
    Scene("answers", at="review", keys=("0", "a")),
    Scene("sources", at="review", keys=("0", "w"), also={"fever": "yes"}),
    Scene("source", at="review", keys=("0", "w", "enter"), also={"fever": "yes"}),
    Scene("what-if", at="review", keys=("0", "v")),
    Scene("keep", at="review", keys=("0", "s")),
    Scene("routine-first", at="review", keys=("0", "m"), resized=True),
    Scene("check-in", at="review", keys=TO_CHECK_IN, resized=True),
    Scene("plan", at="review", keys=TO_PLAN, resized=True),
    Scene("plan-why", at="review", keys=(*TO_PLAN, "w"), resized=True),
    Scene("exercise", at="review", keys=(*TO_PLAN, "4"), resized=True),
    Scene("session-ready", at="review", keys=TO_KNEE, resized=True),
    Scene("session-hold", at="review", keys=(*TO_KNEE, "+6"), resized=True),
    Scene("session-paused", at="review", keys=(*TO_KNEE, "+6", "space"), resized=True),
    Scene("session-pain", at="review", keys=(*TO_KNEE, "+9", "+6", "h", "4"), resized=True),
    Scene("session-red", at="review", keys=(*TO_KNEE, "+9", "+6", "h", "7", "n"), resized=True),
    Scene("session-end", at="review", keys=(*TO_KNEE, "+9", "+6", "q"), resized=True),
    Scene("session-numb", at="review", keys=(*TO_KNEE, "+9", "u"), resized=True),
    Scene("page", at="review", keys=("0", "p", "enter")),
    Scene("learn", keys=("2",)),
    Scene("learn-search", keys=("2", "slash", *"sciatica")),
    Scene("words", at="onset", keys=("g",)),
    Scene("diary", diary=True, keys=("2",)),
    Scene("diary-saved", diary=True, keys=("2", "4")),
    Scene("notice", diary=True, keys=TO_NOTICE, resized=True),
    Scene("home-notice", diary=True, keys=(*TO_NOTICE, "2", "b"), resized=True),
    Scene("note", diary=True, keys=("2", "enter", "4", "down")),
    Scene("note-tags", diary=True, keys=("2", "enter", *["tab"] * 8, "1", *"desk")),
    Scene("entries", diary=True, keys=("2", "e")),
    Scene("entries-search", diary=True, keys=("2", "e", "slash", "number_sign", *"work")),
    Scene("entry", diary=True, keys=("2", "e", "enter")),
    Scene("settings", keys=("3",)),
    Scene("setting", keys=("3", "enter")),
    Scene("help", at="onset", keys=("question_mark",)),
    Scene("aid", at="daily_life", keys=("h", *"168", "enter", *"82", "enter")),
    Scene("aid-date", at="duration", keys=("h", "1", "0", "space", *"nov", "enter")),
)
"""Each screen, in the colours it comes in."""
LIGHT = replace(SET, theme="light")
VARIANTS = (
    *(
        Scene(f"{scene.name}-light", scene.at, scene.keys, settings=LIGHT)
        for scene in SCENES
        if scene.name in {"home", "checklist", "self-care"}
    ),
    Scene("checklist-no-color", "onset", ("n", "n", "y", "u"), colourless=True),
    Scene("diary-ascii", keys=("2",), diary=True, settings=replace(SET, glyphs="ascii")),
    Scene("checklist-ascii", "onset", ("n", "n", "y", "u"), settings=replace(SET, glyphs="ascii")),
)
"""Some of them otherwise: other colours, none, other marks."""
SPANISH = tuple(
    replace(scene, language="es", keys=tuple(SPANISH_KEYS.get(key, key) for key in scene.keys))
    for scene in SCENES
    if "notice" not in scene.name
)
"""The same in Spanish, with its letter for a yes; but for what is found in English words of a diary."""


class Begun(Remembering):
    """Keeps nothing, and begins where a patient has come to already."""

    def __init__(self, walker: Walker, at: str) -> None:
        super().__init__(None, lambda: NOW)
        self._walker = walker
        self._at = at

    def begin(self, materials: Materials) -> Interviewing:
        return answered(super().begin(materials), self._walker, self._at)


def answered(interviewing: Interviewing, walker: Walker, until: str) -> Interviewing:
    """A conversation with the patient's answers, up to a question or to the advice."""
    while not isinstance(turn := interviewing.turn, OutcomeTurn) and turn.id != until:
        interviewing.reply(walker.reply(interviewing.interview))
    return interviewing


@asynccontextmanager
async def on_stage(scene: Scene, size: tuple[int, int]) -> AsyncIterator[tuple[Pilot[Ended], TriageApp]]:
    """The app, showing the scene."""
    with _surroundings(scene), TemporaryDirectory() as folder:
        materials = replace(_shipped(scene.language), settings=scene.settings)
        patient = open_demo(materials)
        patient = replace(patient, walk=replace(patient.walk, findings={**patient.walk.findings, **scene.also}))
        kept = _remembered(materials, patient, scene, Path(folder, "journal"))
        app = TriageApp(materials, kept, pause=0, clock=lambda: NOW)
        async with app.run_test(size=USUAL if scene.resized else size) as pilot:
            await app.workers.wait_for_complete()
            await pilot.pause()
            app.seconds = seconds = Seconds()
            for key in (*(("1",) if scene.at else ()), *scene.keys):
                await _press(pilot, app, seconds, key)
            if scene.resized:
                await pilot.resize_terminal(*size)
                await settled(pilot)
                await _press(pilot, app, seconds, "+0")
            await app.workers.wait_for_complete()
            await pilot.pause()
            yield pilot, app
        kept.close()


async def _press(pilot: Pilot[Ended], app: TriageApp, seconds: Seconds, key: str) -> None:
    if key[0] != "+" or not key[1:]:
        await pilot.press(key)
    elif isinstance(app.screen, SessionScreen):
        for _ in range(int(key[1:])):
            seconds.now += 1
            app.screen.look()
        app.screen.look()
        await settled(pilot)


@cache
def _shipped(language: str) -> Materials:
    materials = open_materials(language=language)
    check_content(materials)
    return replace(materials, checked=True)


@contextmanager
def _surroundings(scene: Scene) -> Iterator[None]:
    """The same computer for everybody; only for as long as the scene is shown."""
    variables = {"HOME": HOME, "TERM": "xterm-256color", **({"NO_COLOR": "1"} if scene.colourless else {})}
    unset = {"NO_COLOR", "COLORTERM", "TRIAGE_SETTINGS", "XDG_CONFIG_HOME", "XDG_DOCUMENTS_DIR"} - variables.keys()
    kept = {name: value for name, value in os.environ.items() if name not in unset}
    with patch.dict(os.environ, {**kept, **variables}, clear=True):
        yield


def _remembered(materials: Materials, patient: Walker, scene: Scene, file: Path) -> Remembering:
    """What there is from before."""
    if scene.returning:
        return _returning(materials, patient, file)
    return _writing(file) if scene.diary else Begun(patient, scene.at)


def _writing(file: Path) -> Remembering:
    """A diary of some weeks, in which the pain becomes less."""
    for ago in range(WEEKS_OF_DIARY * 7, 0, -1):
        when = NOW - timedelta(days=ago, minutes=7 * (ago % 9) - 40)
        pain = min(max(round(1 + ago / 12 + (ago * 5 % 7 - 3) / 2), 0), 5)
        words, tags, helped = NOTES[ago % len(NOTES)]
        worst, medicine = (min(pain + 2, 10), True) if ago % 6 == 0 else (None, None)
        sleep: Sleep | None = "bad" if pain > GOOD_NIGHT else "good" if ago % 2 else None
        entry = DiaryEntry(
            when, now=pain, worst=worst, words=words, tags=tags, helped=helped, sleep=sleep, medicine=medicine
        )
        remembering = Remembering(file, partial(_at, when))
        remembering.diary.pages.write(UUID(int=ago).hex, entry)
        remembering.close()
    return Remembering(file, lambda: NOW)


def _returning(materials: Materials, patient: Walker, file: Path) -> Remembering:
    """Advice from before, and a conversation that was left this morning."""
    for when, until in ((TWO_WEEKS_AGO, ADVICE), (THIS_MORNING, "onset")):
        remembering = Remembering(file, partial(_at, when))
        answered(remembering.begin(materials), patient, until)
        remembering.close()
    return Remembering(file, lambda: NOW)


def _at(when: datetime) -> datetime:
    return when
