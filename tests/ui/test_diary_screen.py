"""The diary on the screen: one key writes, and below stands what the time up to now was like."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from tests.services.diarist import Diarist
from tests.services.remembered import Person
from tests.ui.driving import LARGE, SMALL, USUAL, click_on, is_home, stage, text
from tests.ui.keeping import Sitting, at_diary, at_first
from tests.ui.test_text_safety import NASTY
from triage.model.diary import DiaryEntry
from triage.ui.diary_screen import DiaryScreen
from triage.ui.entries_screen import EntriesScreen
from triage.ui.measure_screen import MeasureScreen, MeasuresScreen
from triage.ui.note_screen import NoteScreen
from triage.ui.widgets.look_back_sheet import LookBackSheet

NARROW = (60, 20)


@pytest.fixture
def diarist(tmp_path: Path) -> Diarist:
    """Somebody with a journal and nothing in it."""
    return Diarist(Person(tmp_path / "kept" / "journal.sqlite3"))


def fill(diarist: Diarist, days: int = 42) -> None:
    """Write a number a day up to yesterday, from 8 down to 2."""
    for ago in range(1, days + 1):
        at = datetime(2026, 11, 22, 8, 0, tzinfo=UTC) - timedelta(days=ago)
        pain = 2 + round(6 * (ago - 1) / max(days - 1, 1))
        diarist.remembering.diary.pages.write(UUID(int=ago).hex, DiaryEntry(at, now=pain))


def scores(sitting: Sitting) -> list[int | None]:
    return [entry.now for entry in sitting.entries]


@pytest.mark.parametrize("key", ["0", "2", "9"])
async def test_one_digit_is_an_entry(diarist: Diarist, key: str) -> None:
    async with at_diary(diarist, key) as sitting:
        assert scores(sitting) == [int(key)]
        assert sitting.entries[0].at == diarist.clock.now
        assert f"Saved: {key}." in sitting.said
        assert f"[{key}]" in sitting.said


@pytest.mark.parametrize(("keys", "kept"), [(("1",), []), (("1", "enter"), [1]), (("1", "0"), [10]), (("1", "7"), [7])])
async def test_a_one_waits_for_what_follows(diarist: Diarist, keys: tuple[str, ...], kept: list[int]) -> None:
    async with at_diary(diarist, *keys) as sitting:
        assert scores(sitting) == kept


async def test_a_one_that_waits_is_kept_when_the_person_leaves(diarist: Diarist) -> None:
    async with at_diary(diarist, "1", "b") as sitting:
        assert scores(sitting) == [1]
        assert is_home(sitting.app)


async def test_arrows_mark_a_number_and_enter_saves_it(diarist: Diarist) -> None:
    async with at_diary(diarist, "right", "right", "right") as sitting:
        assert scores(sitting) == []
        await sitting.press("enter")

        assert scores(sitting) == [2]


@pytest.mark.parametrize("size", [USUAL, SMALL])
async def test_a_click_on_a_number_is_an_entry(diarist: Diarist, size: tuple[int, int]) -> None:
    async with at_diary(diarist, size=size) as sitting:
        await click_on(sitting.pilot, sitting.app, " 9 ")
        await sitting.settle()

        assert scores(sitting) == [9]


async def test_another_number_takes_the_place_of_the_first(diarist: Diarist) -> None:
    async with at_diary(diarist, "4", "5") as sitting:
        assert scores(sitting) == [5]
        assert "Changed: 5." in sitting.said


async def test_a_number_some_time_later_is_another_entry(diarist: Diarist) -> None:
    async with at_diary(diarist, "4") as sitting:
        diarist.clock.move(hours=3)
        await sitting.press("6")

        assert scores(sitting) == [6, 4]


async def test_what_was_just_written_can_be_taken_back(diarist: Diarist) -> None:
    async with at_diary(diarist, "4") as sitting:
        await sitting.press("u")

        assert scores(sitting) == []
        assert "Taken out: 4." in sitting.said
        assert "take back" not in sitting.said


async def test_before_anything_is_written_there_is_nothing_to_take_back(diarist: Diarist) -> None:
    fill(diarist, 2)
    async with at_diary(diarist, "u") as sitting:
        assert len(sitting.entries) == 2
        assert "take back" not in sitting.said


async def test_the_key_that_opened_the_diary_writes_nothing_while_it_is_held(diarist: Diarist) -> None:
    async with at_first(diarist, pause=60) as sitting:
        await sitting.choose("diary")
        await sitting.press("2", "2")
        assert scores(sitting) == []
        await sitting.press("3")

        assert scores(sitting) == [3]


async def test_a_number_out_of_sight_is_shown_before_it_is_written(diarist: Diarist) -> None:
    fill(diarist)
    async with at_diary(diarist, "space", "4") as sitting:
        assert len(sitting.entries) == 42
        assert stage(sitting.app).scroll_offset.y == 0
        await sitting.press("4")

        assert scores(sitting)[0] == 4


async def test_more_is_said_in_the_entry_that_was_just_written(diarist: Diarist) -> None:
    async with at_diary(diarist, "4", "enter") as sitting:
        assert isinstance(sitting.app.screen, NoteScreen)
        await sitting.press("6", "ctrl+s")

        assert isinstance(sitting.app.screen, DiaryScreen)
        assert scores(sitting) == [6]
        assert "Changed: 6." in sitting.said
        assert "[6]" in sitting.said


async def test_without_a_number_more_is_a_new_entry(diarist: Diarist) -> None:
    fill(diarist, 1)
    async with at_diary(diarist, "enter", "3", "ctrl+s") as sitting:
        assert scores(sitting) == [3, 2]
        assert "Saved: 3." in sitting.said


async def test_leaving_the_form_comes_back_to_the_diary(diarist: Diarist) -> None:
    async with at_diary(diarist, "enter", "escape") as sitting:
        assert isinstance(sitting.app.screen, DiaryScreen)
        assert scores(sitting) == []


async def test_the_answer_comes_before_everything_else_that_is_told(diarist: Diarist) -> None:
    fill(diarist)
    async with at_diary(diarist, size=LARGE) as sitting:
        said = sitting.said

        assert said.index("Yes, your pain is less") < said.index("[6 weeks]") < said.index("mean of 7 days")


@pytest.mark.parametrize("size", [USUAL, LARGE])
async def test_the_whole_chart_is_in_sight_at_once(diarist: Diarist, size: tuple[int, int]) -> None:
    fill(diarist)
    async with at_diary(diarist, size=size) as sitting:
        lines = text(sitting.app).splitlines()

        assert any(line.strip().startswith("10┤") for line in lines)
        assert any("today" in line for line in lines)


async def test_the_chart_fits_the_screen_when_that_changes(diarist: Diarist) -> None:
    fill(diarist)
    diarist.writes(3)
    async with at_diary(diarist) as sitting:
        await sitting.pilot.resize_terminal(*NARROW)
        await sitting.settle()
        sheet = sitting.diary.query_one(LookBackSheet)

        assert max(line.content.cell_length for line in sheet.drawn()) <= sheet.content_size.width < NARROW[0]


@pytest.mark.parametrize("size", [USUAL, LARGE, NARROW, SMALL])
async def test_all_there_is_can_be_read_by_keys_alone(diarist: Diarist, size: tuple[int, int]) -> None:
    fill(diarist)
    async with at_diary(diarist, size=size) as sitting:
        seen = sitting.said
        for _ in range(60):
            await sitting.press("space")
            seen += sitting.said
        whole = " ".join(line.content.plain for line in sitting.diary.query_one(LookBackSheet).drawn())

        assert stage(sitting.app).scroll_offset.y == stage(sitting.app).max_scroll_y
        assert [word for word in whole.split() if word.isalpha() and word not in seen] == []


async def test_without_a_number_there_is_no_empty_table(diarist: Diarist) -> None:
    async with at_diary(diarist) as sitting:
        assert "I cannot tell yet" in sitting.said
        assert "Week by week" not in sitting.said


@pytest.mark.parametrize(("keys", "named"), [((), "[6 weeks]"), (("w",), "[6 months]"), (("w", "w", "w"), "[2 weeks]")])
async def test_a_key_looks_back_longer(diarist: Diarist, keys: tuple[str, ...], named: str) -> None:
    async with at_diary(diarist, *keys) as sitting:
        assert named in sitting.said


async def test_a_click_looks_back_as_long_as_it_says(diarist: Diarist) -> None:
    async with at_diary(diarist) as sitting:
        await click_on(sitting.pilot, sitting.app, "2 weeks")
        await sitting.settle()

        assert "[2 weeks]" in sitting.said


async def test_a_new_number_is_in_what_is_told(diarist: Diarist) -> None:
    fill(diarist, 2)
    async with at_diary(diarist, "9", size=LARGE) as sitting:
        assert "The highest was 9" in sitting.said


async def test_all_entries_are_a_key_away_and_one_comes_back(diarist: Diarist) -> None:
    fill(diarist, 1)
    async with at_diary(diarist, "e") as sitting:
        assert isinstance(sitting.app.screen, EntriesScreen)
        await sitting.press("b")

        assert isinstance(sitting.app.screen, DiaryScreen)


async def test_an_entry_that_was_taken_out_elsewhere_is_not_changed_by_a_number(diarist: Diarist) -> None:
    async with at_diary(diarist, "4") as sitting:
        (written,) = diarist.remembering.diary.pages.entries()
        diarist.noting.strike(written.id)
        await sitting.press("e", "b", "7")

        assert scores(sitting) == [7]
        assert "Saved: 7." in sitting.said


async def test_a_questionnaire_is_filled_in_from_the_diary(diarist: Diarist) -> None:
    fill(diarist, 1)
    async with at_diary(diarist, size=LARGE) as sitting:
        assert "4 questionnaires are due." in sitting.said
        await sitting.press("m")
        assert isinstance(sitting.app.screen, MeasuresScreen)
        await sitting.press("1")
        assert isinstance(sitting.app.screen, MeasureScreen)
        await sitting.press("4", "4", "4", "enter")

        assert isinstance(sitting.app.screen, DiaryScreen)
        assert "3 questionnaires are due." in sitting.said


async def test_back_leads_to_the_first_screen_which_tells_the_last_entry(diarist: Diarist) -> None:
    async with at_diary(diarist, "4", "b") as sitting:
        assert is_home(sitting.app)
        assert "Last entry today at 09:00: pain 4" in sitting.said


async def test_a_diary_that_cannot_be_kept_says_why(diarist: Diarist) -> None:
    async with at_diary(diarist, "4") as sitting:
        file = diarist.person.file
        assert file is not None
        diarist.remembering.diary.erase()
        file.mkdir()
        await sitting.press("6")

        assert "This is not saved." in sitting.said


@pytest.mark.parametrize("words", NASTY)
async def test_words_with_markup_in_them_are_shown_as_they_are(diarist: Diarist, words: str) -> None:
    diarist.writes(4, words)
    async with at_diary(diarist, size=(120, 80)) as sitting:
        assert words in sitting.said


async def test_nothing_is_offered_that_would_be_lost() -> None:
    async with at_first(Diarist(Person(None))) as sitting:
        assert "diary" not in [entry.act for entry in sitting.app.home.entries]
