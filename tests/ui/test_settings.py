"""The settings screen: every row by keyboard and by mouse, kept at once, and said when it cannot be."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.binding import Binding
from textual.pilot import Pilot

from tests.ui.driving import SMALL, USUAL, click_on, settled, text
from triage.errors import SettingRefused
from triage.model.settings import KEYS, SETTINGS, Settings
from triage.services.configuring import Opened, changed, open_settings
from triage.services.ending import Ended
from triage.services.materials import Materials
from triage.services.phrasing import phrases_of
from triage.services.whereabouts import region_names, regions_of
from triage.ui import home_screen, interview_screen, learn_screen, outcome_screen, screens
from triage.ui.app import TriageApp
from triage.ui.held_app import HeldApp
from triage.ui.settings_screen import SettingsScreen
from triage.ui.settings_words import SHOWN, title
from triage.ui.widgets.line_list import LineList

EMERGENCY = "Emergency? Call 999 now."
SIZES = pytest.mark.parametrize("size", [USUAL, SMALL], ids=["80x24", "40x10"])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A settings file that is not there yet."""
    return tmp_path / "settings.toml"


@asynccontextmanager
async def shown(
    materials: Materials, file: Path, size: tuple[int, int] = USUAL
) -> AsyncIterator[tuple[Pilot[Ended], SettingsScreen]]:
    """The settings screen on an app."""
    app = TriageApp(materials, pause=0)
    opened = open_settings(regions_of(materials.protocol), file)
    screen = SettingsScreen(opened, region_names(materials), EMERGENCY)
    async with app.run_test(size=size) as pilot:
        await app.workers.wait_for_complete()
        app.push_screen(screen)
        await settled(pilot)
        yield pilot, screen


def put(file: Path, text: str) -> None:
    """Have the file say this."""
    file.write_text(text)


def held(file: Path) -> str:
    """What the file says, or empty when there is none."""
    return file.read_text() if file.exists() else ""


def on_disk(file: Path) -> Settings:
    """What the next run would read."""
    return open_settings(file=file).settings


def shown_text(screen: SettingsScreen) -> str:
    """Everything on the screen, in one line."""
    return " ".join(text(screen.app).split())  # type: ignore[arg-type]  # the app of these tests


async def down_to(pilot: Pilot[Ended], screen: SettingsScreen, index: int) -> None:
    """Go down until a row is in focus and can be seen."""
    rows = screen.query_one(LineList)
    for _ in range(200):
        if rows.at == index:
            return
        await pilot.press("down")
    raise AssertionError(rows.at)


async def enter(pilot: Pilot[Ended], done: Callable[[], bool]) -> None:
    """Press Enter until it counts: what is out of sight is shown first."""
    for _ in range(5):
        if done():
            return
        await pilot.press("enter")
        await settled(pilot)


async def answer(pilot: Pilot[Ended], index: int) -> None:
    """Give a new value to what asks for one, to each its own."""
    if SHOWN[index].kind == "key":
        await pilot.press("CDEFGIMNOPQRSTUVWXYZ"[index - 7])
    if SHOWN[index].kind == "number":
        await pilot.press("1", "1", "3", "enter")
    await settled(pilot)


def given(file: Path) -> frozenset[str]:
    """The settings that are in the file and can be used."""
    return open_settings(file=file).given


def unchanged(settings: Settings) -> set[str]:
    """The settings with a row that are as they come."""
    return {setting.name for setting in SHOWN if settings.value(setting.name) == setting.default}


@SIZES
async def test_every_row_is_changed_by_keyboard(size: tuple[int, int], materials: Materials, file: Path) -> None:
    async with shown(materials, file, size) as (pilot, screen):
        for index, setting in enumerate(SHOWN):
            await down_to(pilot, screen, index)
            await enter(pilot, lambda name=setting.name: pilot.app.screen is not screen or name in given(file))  # type: ignore[misc]
            if setting.kind == "region":
                await pilot.press("down")
                await enter(pilot, lambda: pilot.app.screen is screen)
            await answer(pilot, index)

        assert pilot.app.screen is screen
        assert given(file) == {setting.name for setting in SHOWN}
        assert unchanged(screen.settings) == {"language"}


@SIZES
async def test_every_row_is_changed_by_mouse(size: tuple[int, int], materials: Materials, file: Path) -> None:
    async with shown(materials, file, size) as (pilot, screen):
        rows = screen.query_one(LineList)
        for index, setting in enumerate(SHOWN):
            top = rows._span(index)[0]  # noqa: SLF001 - where the wheel would have to turn to
            screen.stage.scroll_to(y=rows.virtual_region.y + top, animate=False)
            await settled(pilot)
            await pilot.click(LineList, offset=(rows.gutter.left + 1, rows.gutter.top + top))
            await settled(pilot)
            if setting.kind == "region":
                await click_on(pilot, pilot.app, "United Kingdom")  # type: ignore[arg-type]
            await answer(pilot, index)

        assert pilot.app.screen is screen
        assert given(file) == {setting.name for setting in SHOWN}
        assert unchanged(screen.settings) == {"language"}


async def test_the_values_stand_in_words(materials: Materials, file: Path) -> None:
    put(file, "region = 'nz'\nreader = true\n")
    async with shown(materials, file) as (_, screen):
        said = shown_text(screen)

    assert "Country New Zealand" in said
    assert "Plain lines on" in said
    assert "Colors light on dark" in said


async def test_a_setting_is_put_back(materials: Materials, file: Path) -> None:
    put(file, "region = 'nz'\n")
    async with shown(materials, file) as (pilot, screen):
        await pilot.press("u")
        await settled(pilot)

        assert "Country asked each time" in shown_text(screen)
        assert on_disk(file) == Settings()


async def test_what_is_wrong_in_the_file_stands_at_the_top_in_full(materials: Materials, file: Path) -> None:
    put(file, "theme = 'drak'\n")
    async with shown(materials, file, (120, 40)) as (_, screen):
        lines = text(screen.app)  # type: ignore[arg-type]

    said = "".join(lines.split())
    assert "S011`theme`cannotbe`drak`;didyoumean`dark`?;usingthedefault`dark`" in said
    assert said.index("S011") < said.index("Settings>1")


async def test_the_file_is_named_at_the_end(materials: Materials, file: Path) -> None:
    async with shown(materials, file, (120, 60)) as (_, screen):
        assert str(file) in "".join(text(screen.app).split())  # type: ignore[arg-type]


async def test_what_cannot_be_kept_is_said_and_holds_until_the_end(materials: Materials, file: Path) -> None:
    put(file, "theme = dark\n")
    async with shown(materials, file, (120, 60)) as (pilot, screen):
        await down_to(pilot, screen, [setting.name for setting in SHOWN].index("units"))
        await pilot.press("enter")
        await settled(pilot)

        assert screen.settings.units == "imperial"
        assert "Changed until you leave:" in shown_text(screen)
        assert held(file) == "theme = dark\n"


@pytest.mark.parametrize("key", ["1", "y", "j", "up", "enter", "space", "b", "q"])
async def test_a_key_that_cannot_be_given_is_told_and_asked_again(key: str, materials: Materials, file: Path) -> None:
    async with shown(materials, file) as (pilot, screen):
        await down_to(pilot, screen, [setting.name for setting in SHOWN].index("keys.why"))
        await enter(pilot, lambda: pilot.app.screen is not screen)
        await pilot.press(key)
        await settled(pilot)

        assert pilot.app.screen is not screen
        assert "Not taken:" in text(pilot.app)  # type: ignore[arg-type]
        await pilot.press("i")
        await settled(pilot)
        assert on_disk(file).key("why") == "i"


@pytest.mark.parametrize("index", [0, *(SHOWN.index(SETTINGS[name]) for name in ("keys.why", "numbers.emergency"))])
async def test_escape_leaves_a_setting_as_it_is(index: int, materials: Materials, file: Path) -> None:
    async with shown(materials, file) as (pilot, screen):
        await down_to(pilot, screen, index)
        await enter(pilot, lambda: pilot.app.screen is not screen)
        await pilot.press("escape")
        await settled(pilot)

        assert (pilot.app.screen is screen, held(file)) == (True, "")


async def test_a_number_is_typed_with_the_letters_that_are_keys_elsewhere(materials: Materials, file: Path) -> None:
    async with shown(materials, file) as (pilot, screen):
        await down_to(pilot, screen, SHOWN.index(SETTINGS["numbers.crisis_line"]))
        await enter(pilot, lambda: pilot.app.screen is not screen)
        await pilot.press(*"116 123 bqtx", "backspace", "enter")
        await settled(pilot)

        assert on_disk(file).numbers == {"crisis_line": "116 123 bqt"}


async def test_a_number_that_is_none_is_told(materials: Materials, file: Path) -> None:
    async with shown(materials, file) as (pilot, screen):
        await down_to(pilot, screen, SHOWN.index(SETTINGS["numbers.emergency"]))
        await enter(pilot, lambda: pilot.app.screen is not screen)
        await pilot.press(*"mum", "enter")
        await settled(pilot)

        assert "Not taken: `numbers.emergency` cannot be `mum`" in " ".join(text(pilot.app).split())  # type: ignore[arg-type]
        assert held(file) == ""


async def test_a_change_shows_at_once(materials: Materials, file: Path) -> None:
    async with shown(materials, file) as (pilot, screen):
        dark = pilot.app.theme
        await down_to(pilot, screen, SHOWN.index(SETTINGS["theme"]))
        await pilot.press("enter")
        await settled(pilot)

        assert pilot.app.theme != dark


async def test_a_key_works_as_soon_as_it_is_given(materials: Materials, file: Path) -> None:
    async with shown(materials, file) as (pilot, screen):
        await down_to(pilot, screen, SHOWN.index(SETTINGS["keys.back"]))
        await enter(pilot, lambda: pilot.app.screen is not screen)
        await pilot.press("z")
        await settled(pilot)
        await pilot.press("z")
        await settled(pilot)

        assert pilot.app.screen is not screen


@SIZES
async def test_the_emergency_line_stays(size: tuple[int, int], materials: Materials, file: Path) -> None:
    async with shown(materials, file, size) as (_, screen):
        assert EMERGENCY in shown_text(screen)


def test_every_row_has_a_name_of_its_own(materials: Materials) -> None:
    phrases = phrases_of(materials)
    assert len({title(phrases, setting) for setting in SHOWN}) == len(SHOWN)


def named(*bound: object) -> dict[str, str]:
    """The first key of each named binding."""
    bindings = [binding for binding in bound if isinstance(binding, Binding) and binding.id]
    return {str(binding.id): binding.key.partition(",")[0] for binding in reversed(bindings)}


BOUND = named(
    *TriageApp.BINDINGS,
    *HeldApp.BINDINGS,
    *screens.back(),
    *interview_screen.InterviewScreen.BINDINGS,
    *outcome_screen.OutcomeScreen.BINDINGS,
    *home_screen.HomeScreen.BINDINGS,
    *learn_screen.LearnScreen.BINDINGS,
)
"""Every action that a key can be given to, with the key it has."""
_WRITTEN = {"question_mark": "?", "slash": "/"}


def test_every_action_with_a_key_can_be_given_another() -> None:
    assert {name: _WRITTEN.get(key, key) for name, key in BOUND.items()} == {
        setting.short: setting.default for setting in SETTINGS.values() if setting.group == KEYS
    }


@pytest.mark.parametrize("key", sorted(_WRITTEN.get(key, key) for key in BOUND.values()))
def test_no_key_of_another_action_is_given_away(key: str, file: Path) -> None:
    opened = Opened(Settings(), (), file)
    owner = next(setting.name for setting in SETTINGS.values() if setting.default == key and setting.kind == "key")
    other = "keys.why" if owner != "keys.why" else "keys.back"

    with pytest.raises(SettingRefused, match=f"is the key of `{owner}`"):
        changed(opened, other, key)
