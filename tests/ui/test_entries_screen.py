"""The list of entries, the search through it, and an entry with all its parts."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from tests.services.diarist import Diarist
from tests.services.remembered import Person
from tests.ui.driving import LARGE, SMALL, USUAL, click_on, settled, text
from tests.ui.writing import EMERGENCY, Sitting, before, entries
from triage.model.diary import DiaryEntry
from triage.ui.entries_screen import PAGE, EntriesScreen
from triage.ui.entry_detail_screen import EntryDetailScreen
from triage.ui.note_screen import NoteScreen


@pytest.fixture
def diarist(tmp_path: Path) -> Diarist:
    """Somebody with a journal and nothing in it."""
    return Diarist(Person(tmp_path / "kept" / "journal.sqlite3"))


def fill(diarist: Diarist, days: int, a_day: int = 1) -> None:
    """Write so many entries, without asking what they show."""
    pages = diarist.remembering.diary.pages
    for number in range(days * a_day):
        at = datetime(2026, 11, 21, 20, 0, tzinfo=UTC) - timedelta(days=number // a_day, minutes=number % a_day)
        pages.write(UUID(int=number).hex, DiaryEntry(at, now=number % 11, words=f"entry {number:04}"))


def shown(sitting: Sitting) -> EntriesScreen:
    """The list on the screen."""
    assert isinstance(sitting.app.screen, EntriesScreen)
    return sitting.app.screen


async def test_the_newest_entry_stands_first(diarist: Diarist) -> None:
    diarist.writes(3, "the older one", at="yesterday 8:00")
    diarist.writes(7, "the newer one", tags=("work",))
    async with before(diarist, entries(diarist)) as sitting:
        said = text(sitting.app)

        assert said.index("the newer one #work") < said.index("the older one")
        assert "7 ▪▪▪▪▪▪▪···  the newer one" in said
        assert EMERGENCY in said


async def test_without_entries_that_is_said(diarist: Diarist) -> None:
    async with before(diarist, entries(diarist)) as sitting:
        await sitting.press("enter", "down", "up")

        assert "Nothing is written yet." in text(sitting.app)


@pytest.mark.parametrize(
    ("typed", "found"),
    [("chair", ["chair"]), ("#work", ["desk"]), ("yesterday", ["walk"]), ("2026-10", ["stairs"]), ("nothing", [])],
)
async def test_entries_are_found(diarist: Diarist, typed: str, found: list[str]) -> None:
    diarist.writes(3, "chair")
    diarist.writes(4, "desk", tags=("work",))
    diarist.writes(4, "walk", at="yesterday 8:00")
    diarist.writes(4, "stairs", at="20 oct")
    async with before(diarist, entries(diarist)) as sitting:
        await sitting.press("slash")
        await sitting.type(typed)
        said = text(sitting.app).partition("Search")[2].partition("\n")[2]

        assert [word for word in ("chair", "desk", "walk", "stairs") if word in said] == found


async def test_escape_shows_everything_again_then_leaves(diarist: Diarist) -> None:
    diarist.writes(3, "chair")
    async with before(diarist, entries(diarist)) as sitting:
        await sitting.press("slash")
        await sitting.type("zzz")
        assert "No entry fits." in text(sitting.app)
        await sitting.press("escape")
        assert "chair" in text(sitting.app)
        await sitting.press("escape", "escape")

        assert not isinstance(sitting.app.screen, EntriesScreen)


async def test_an_entry_is_opened_with_all_its_parts(diarist: Diarist) -> None:
    diarist.writes(3, "sat all day", leg=2, tags=("work",), at="yesterday 8:00")
    async with before(diarist, entries(diarist)) as sitting:
        await sitting.press("enter")
        said = text(sitting.app)

        assert "Saturday 21 November 2026, 08:00" in said
        assert all(part in said for part in ("Leg pain", "sat all day", "#work", "Written today at 09:00"))


async def test_an_entry_is_opened_and_changed_by_mouse(diarist: Diarist) -> None:
    diarist.writes(3, "sat all day")
    async with before(diarist, entries(diarist)) as sitting:
        await click_on(sitting.pilot, sitting.app, "sat all day")
        await click_on(sitting.pilot, sitting.app, "c change")

        assert isinstance(sitting.app.screen, NoteScreen)


async def test_a_change_is_seen_and_noted(diarist: Diarist) -> None:
    diarist.writes(3, "sat all day")
    diarist.clock.move(hours=2)
    async with before(diarist, entries(diarist)) as sitting:
        await sitting.press("enter", "c", "6", "ctrl+s")
        assert isinstance(sitting.app.screen, EntryDetailScreen)
        said = text(sitting.app)
        await sitting.press("escape")

        assert "Changed, for today at 09:00: 6: sat all day." in said
        assert "Changed today at 11:00" in said
        assert "6 ▪▪▪▪▪▪····" in text(sitting.app)


async def test_an_entry_is_taken_out_after_one_question(diarist: Diarist) -> None:
    diarist.writes(3, "sat all day")
    diarist.writes(4, "walked", at="yesterday 8:00")
    async with before(diarist, entries(diarist)) as sitting:
        await sitting.press("enter", "d", "n")
        assert isinstance(sitting.app.screen, EntryDetailScreen)
        await sitting.press("d", "y")
        said = text(sitting.app)

        assert isinstance(sitting.app.screen, EntriesScreen)
        assert "Taken out: 3: sat all day." in said
        assert said.count("sat all day") == 1
        assert "walked" in said


async def test_the_last_of_a_thousand_entries_is_come_to(diarist: Diarist) -> None:
    fill(diarist, days=1000)
    async with before(diarist, entries(diarist)) as sitting:
        for _ in range(15):
            await sitting.press("end")

        assert "entry 0999" in text(sitting.app)


async def test_only_what_is_near_is_read(diarist: Diarist) -> None:
    fill(diarist, days=3 * PAGE)
    async with before(diarist, entries(diarist)) as sitting:
        assert len(shown(sitting).list.keys()) == PAGE
        await sitting.press("down")
        assert len(shown(sitting).list.keys()) == PAGE
        await sitting.press("end")

        assert len(shown(sitting).list.keys()) > PAGE


async def test_a_day_with_more_entries_than_are_read_at_a_time_is_read_to_its_end(diarist: Diarist) -> None:
    fill(diarist, days=1, a_day=3 * PAGE)
    async with before(diarist, entries(diarist)) as sitting:
        for _ in range(5):
            await sitting.press("end")

        assert len(shown(sitting).list.keys()) == 3 * PAGE


async def test_the_wheel_reads_on_too(diarist: Diarist) -> None:
    fill(diarist, days=2 * PAGE)
    async with before(diarist, entries(diarist)) as sitting:
        shown(sitting).stage.scroll_end(animate=False)
        await settled(sitting.pilot)

        assert len(shown(sitting).list.keys()) > PAGE


async def test_pages_of_the_list_are_turned(diarist: Diarist) -> None:
    fill(diarist, days=60)
    async with before(diarist, entries(diarist)) as sitting:
        await sitting.press("pagedown", "pagedown", "pageup", "home")
        assert shown(sitting).list.at == 0
        await sitting.press("pagedown")

        assert shown(sitting).list.at > 3


async def test_going_up_from_the_first_entry_leads_to_the_search(diarist: Diarist) -> None:
    fill(diarist, days=2)
    async with before(diarist, entries(diarist)) as sitting:
        await sitting.press("up")

        assert shown(sitting).field.has_focus


@pytest.mark.parametrize("size", [SMALL, (60, 20), USUAL, LARGE])
async def test_time_score_and_words_are_seen_on_every_screen(diarist: Diarist, size: tuple[int, int]) -> None:
    diarist.writes(10, "[/] 痛い and a few more words than fit beside the rest of it", at="yesterday 8:00")
    async with before(diarist, entries(diarist), size=size) as sitting:
        said = text(sitting.app)

        assert "Sat 21 Nov 08:00" in said
        assert "10 ▪▪▪▪▪▪▪▪▪▪" in said
        assert "[/] 痛い and" in said
        assert EMERGENCY in said


async def test_an_entry_is_whole_on_the_smallest_screen(diarist: Diarist) -> None:
    diarist.writes(3, "sat all day", leg=2, tags=("work",))
    async with before(diarist, entries(diarist), size=SMALL) as sitting:
        await sitting.press("enter")
        seen = text(sitting.app)
        for _ in range(4):
            await sitting.press("pagedown")
            seen += text(sitting.app)

        assert all(part in seen for part in ("Pain then", "Leg pain", "sat all day", "#work", "Written today at 09:00"))
