"""The first screen: what can be done today, by keyboard and by mouse, and nothing that does not work."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.ui.driving import (
    LARGE,
    SMALL,
    USUAL,
    at_home,
    begin,
    click_on,
    is_home,
    press_on,
    question,
    settled,
    shown,
    text,
)
from tests.ui.scenes import SCENES, on_stage
from triage.errors import Exit
from triage.model.urgency import Urgency
from triage.services.materials import Materials
from triage.services.remembering import Remembering
from triage.ui.app import TriageApp
from triage.ui.interview_screen import InterviewScreen
from triage.ui.outcome_screen import OutcomeScreen

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


class Days:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def days() -> Days:
    return Days()


@pytest.fixture
def remembered(materials: Materials, tmp_path: Path, days: Days) -> TriageApp:
    """The program with a journal of its own."""
    return TriageApp(materials, Remembering(tmp_path / "journal.sqlite3", days), pause=0, clock=days)


def again(app: TriageApp, tmp_path: Path, days: Days) -> TriageApp:
    """The program started once more, on the same journal."""
    return TriageApp(app.materials, Remembering(tmp_path / "journal.sqlite3", days), pause=0, clock=days)


@pytest.mark.parametrize("size", [USUAL, LARGE, SMALL])
async def test_whom_to_call_is_on_the_first_lines(app: TriageApp, size: tuple[int, int]) -> None:
    async with at_home(app, size):
        top = " ".join(" ".join(text(app).splitlines()[:6]).split())

    assert "Call 112, 911 or your local emergency number now." in top


RETURNING = next(scene for scene in SCENES if scene.returning)


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 40)])
async def test_who_comes_back_sees_the_warning_and_all_there_is_without_scrolling(size: tuple[int, int]) -> None:
    async with on_stage(RETURNING, size) as (_, app):
        said = " ".join(text(app).split())
        labels = [entry.label for entry in app.home.entries]

    assert len(labels) == 7
    assert [words for words in ("Call 911", "get help now", *labels) if words not in said] == []


async def test_on_a_short_screen_the_first_entry_is_in_sight() -> None:
    async with on_stage(RETURNING, SMALL) as (_, app):
        assert "> 1  Go on with the questions" in text(app)


async def test_on_a_short_screen_a_note_shows_where_the_pointer_is() -> None:
    async with on_stage(RETURNING, (60, 20)) as (pilot, app):
        before = text(app)
        await pilot.press("down", "down", "down")
        after = text(app)

    assert ["About 24 questions" in said for said in (before, after)] == [False, True]


async def test_the_question_that_is_waiting_is_not_among_the_answered() -> None:
    async with on_stage(RETURNING, USUAL) as (pilot, app):
        assert "16 answered, at most 8 to go" in text(app)
        await pilot.press("1")
        await settled(pilot)
        assert (question(app).asked, question(app).at_most) == (17, 24)


async def test_a_new_person_is_offered_only_what_there_is(app: TriageApp) -> None:
    async with at_home(app):
        acts = [entry.act for entry in app.home.entries]

    assert acts == ["check", "learn", "settings"]


async def test_what_was_left_unfinished_is_offered_first(remembered: TriageApp) -> None:
    async with shown(remembered) as pilot:
        await press_on(pilot, remembered, until="saddle")
        await pilot.press("q")
        await settled(pilot)

        assert is_home(remembered)
        assert "Your answers so far are kept" in text(remembered)
        assert remembered.home.entries[0].act == "resume"
        await pilot.press("1")
        await settled(pilot)
        assert question(remembered).id == "saddle"


async def test_a_new_start_goes_on_where_the_last_one_stopped(
    remembered: TriageApp, tmp_path: Path, days: Days
) -> None:
    async with shown(remembered) as pilot:
        await press_on(pilot, remembered, until="age")
    days.now += timedelta(minutes=5)
    later = again(remembered, tmp_path, days)
    async with at_home(later) as pilot:
        assert "Go on with the questions" in text(later)
        await pilot.press("1")
        await settled(pilot)

        assert question(later).id == "age"


async def test_after_an_advice_its_title_and_the_next_check_are_said(
    remembered: TriageApp, tmp_path: Path, days: Days
) -> None:
    async with shown(remembered) as pilot:
        await press_on(pilot, remembered)
        await settled(pilot)
        await pilot.press("q")
        await settled(pilot)
        assert "Next check: from" in text(remembered)
        assert "Read my last advice" in text(remembered)
    days.now += timedelta(days=30)
    later = again(remembered, tmp_path, days)
    async with at_home(later):
        assert "It is time for a new check" in text(later)


async def test_the_last_advice_can_be_read_again(remembered: TriageApp, tmp_path: Path, days: Days) -> None:
    async with shown(remembered) as pilot:
        await press_on(pilot, remembered)
        await settled(pilot)
    later = again(remembered, tmp_path, days)
    async with at_home(later) as pilot:
        await click_on(pilot, later, "Read my last advice")
        await settled(pilot)

        assert isinstance(later.screen, OutcomeScreen)


async def test_after_an_emergency_it_is_asked_whether_help_was_had(
    remembered: TriageApp, tmp_path: Path, days: Days
) -> None:
    async with shown(remembered) as pilot:
        await press_on(pilot, remembered, until="saddle")
        await pilot.press("1", "0")
        await settled(pilot)
    later = again(remembered, tmp_path, days)
    async with at_home(later):
        assert "Get emergency help now" in text(later)
        assert "Not had help yet? Do it now." in " ".join(text(later).split())


async def test_leaving_an_interview_that_is_not_kept_is_asked_once(app: TriageApp) -> None:
    async with shown(app) as pilot:
        await pilot.press("1", "q")
        await settled(pilot)
        assert isinstance(app.screen, InterviewScreen)
        await pilot.press("y")
        await settled(pilot)

        assert is_home(app)


async def test_leaving_the_program_says_how_urgent_the_last_advice_was(app: TriageApp) -> None:
    async with shown(app) as pilot:
        await press_on(pilot, app)
        await settled(pilot)
        await pilot.press("q")
        await settled(pilot)
        await click_on(pilot, app, "q quit")

    assert app.return_value is not None
    assert (app.return_value.code, app.return_value.urgency) == (Exit.DONE, Urgency.SELF_CARE)


async def test_a_second_check_starts_from_nothing(app: TriageApp) -> None:
    async with shown(app) as pilot:
        await press_on(pilot, app)
        await settled(pilot)
        await pilot.press("q")
        await settled(pilot)
        await begin(pilot, app)

        assert question(app).id == "consent"
        assert question(app).previous is None


async def test_after_an_emergency_its_advice_comes_first(remembered: TriageApp, tmp_path: Path, days: Days) -> None:
    async with shown(remembered) as pilot:
        await press_on(pilot, remembered, until="saddle")
        await pilot.press("1", "0")
        await settled(pilot)
    later = again(remembered, tmp_path, days)
    async with at_home(later) as pilot:
        said = " ".join(text(later).split())
        assert later.home.entries[0].act == "advice"
        assert said.index("Not had help yet") < said.index("New numbness between the legs")
        await pilot.press("enter")
        await settled(pilot)

        assert text(later).splitlines()[0].strip() == "Call 999 or go to A&E now."


async def test_the_country_of_an_unfinished_check_is_known(remembered: TriageApp, tmp_path: Path, days: Days) -> None:
    async with shown(remembered) as pilot:
        await press_on(pilot, remembered, until="saddle")
    later = again(remembered, tmp_path, days)
    async with at_home(later):
        assert "Emergency? Call 999 now." in text(later)


async def test_where_nothing_can_be_kept_it_is_said_before_anything_is_asked(
    materials: Materials, tmp_path: Path, days: Days
) -> None:
    (tmp_path / "home").write_text("in the way")
    app = TriageApp(materials, Remembering(tmp_path / "home" / "journal.sqlite3", days), pause=0, clock=days)
    async with at_home(app):
        assert "cannot be written" in " ".join(text(app).split()) or "not saved" in text(app)


async def test_settings_that_are_not_right_are_said(
    app: TriageApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "settings.toml").write_text('theme = "pink"\n')
    monkeypatch.setenv("TRIAGE_SETTINGS", str(tmp_path / "settings.toml"))
    async with at_home(app) as pilot:
        await settled(pilot)

        assert "Something in your settings is not right." in text(app)
