"""Writing and changing an entry on the screen: every part, with keys alone, and with the mouse alone."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.events import Paste

from tests.services.diarist import Diarist
from tests.services.remembered import Person
from tests.ui.driving import LARGE, SMALL, USUAL, click_on, settled, text
from tests.ui.writing import EMERGENCY, before, note
from triage.model.diary import LONGEST_WORDS, DiaryEntry
from triage.render.clean import clean
from triage.ui.note_screen import NoteScreen

NASTY = ("it hurts [/] a lot", "[@click=app.quit]all clear[/]", "\x1b[2J\x1b]8;;http://x\x07y", "痛い " * 40, "#")


@pytest.fixture
def diarist(tmp_path: Path) -> Diarist:
    """Somebody with a journal and nothing in it."""
    return Diarist(Person(tmp_path / "kept" / "journal.sqlite3"))


async def test_one_digit_and_one_key_save_an_entry(diarist: Diarist) -> None:
    async with before(diarist, note(diarist)) as sitting:
        await sitting.press("4", "ctrl+s")

        assert sitting.entry == DiaryEntry(diarist.clock.now, now=4)


async def test_one_and_zero_are_ten(diarist: Diarist) -> None:
    async with before(diarist, note(diarist)) as sitting:
        await sitting.press("1", "0", "ctrl+s")

        assert sitting.entry.now == 10


async def test_every_part_is_filled_in_by_keys(diarist: Diarist) -> None:
    async with before(diarist, note(diarist)) as sitting:
        await sitting.press("up")
        await sitting.type("yesterday 18:00")
        await sitting.press("enter", "4", "enter", "7", "enter", "5", "enter", "2", "enter")
        await sitting.press("1", "3", "enter", "1", "enter", "2", "enter", "2", "enter")
        await sitting.type("work,long-sit")
        await sitting.press("tab")
        await sitting.type("a walk\ntea")
        await sitting.press("tab")
        await sitting.type("sat all day\nthen better")
        await sitting.press("tab", "enter")

        assert sitting.entry == DiaryEntry(
            datetime(2026, 11, 21, 18, 0, tzinfo=UTC),
            now=4,
            worst=7,
            average=5,
            leg=2,
            where=("back", "below_knee"),
            helped=("a walk", "tea"),
            tags=("long-sit", "work"),
            words="sat all day\nthen better",
            sleep="bad",
            activity="usual",
            medicine=False,
        )


async def test_every_choice_is_made_by_mouse(diarist: Diarist) -> None:
    diarist.writes(3, "before", tags=("work",))
    async with before(diarist, note(diarist)) as sitting:
        for words in (
            "When",
            "yesterday",
            "Pain now",
            " 4 ",
            "Where",
            "2 [ ]",
            "Night",
            "3 ○",
            "Tags",
            "#work",
            "Save",
        ):
            await click_on(sitting.pilot, sitting.app, words)

        entry = sitting.entry
        assert (entry.at.day, entry.now, entry.where) == (21, 4, ("leg",))
        assert (entry.sleep, entry.tags) == ("good", ("work",))


async def test_a_choice_is_taken_back_by_the_same_key(diarist: Diarist) -> None:
    async with before(diarist, note(diarist)) as sitting:
        await sitting.press("4")
        await sitting.go_to("medicine")
        await sitting.press("1", "1", "ctrl+s")

        assert sitting.entry.medicine is None


async def test_a_score_is_erased(diarist: Diarist) -> None:
    async with before(diarist, note(diarist)) as sitting:
        await sitting.press("4", "down", "6")
        await click_on(sitting.pilot, sitting.app, "[erase]")
        await sitting.press("ctrl+s")

        assert sitting.entry.worst is None


async def test_arrows_change_a_score(diarist: Diarist) -> None:
    async with before(diarist, note(diarist)) as sitting:
        await sitting.press("4", "right", "right", "left", "ctrl+s")

        assert sitting.entry.now == 5


async def test_tags_used_before_are_one_key_each(diarist: Diarist) -> None:
    diarist.writes(3, tags=("bed", "work"))
    diarist.writes(4, tags=("work",))
    async with before(diarist, note(diarist)) as sitting:
        await sitting.go_to("tags")
        await sitting.press("1", "2")
        await sitting.press("ctrl+s")

        assert sitting.entry.tags == ("bed", "work")


async def test_backspace_takes_the_last_tag_out(diarist: Diarist) -> None:
    async with before(diarist, note(diarist)) as sitting:
        await sitting.go_to("tags")
        await sitting.type("work bed ")
        await sitting.press("backspace", "ctrl+s")

        assert sitting.entry.tags == ("work",)


async def test_a_tag_that_is_still_typed_is_saved_too(diarist: Diarist) -> None:
    async with before(diarist, note(diarist)) as sitting:
        await sitting.go_to("tags")
        await sitting.type("#work")
        await sitting.press("ctrl+s")

        assert sitting.entry.tags == ("work",)


async def test_no_letter_is_a_key_of_the_program(diarist: Diarist) -> None:
    async with before(diarist, note(diarist)) as sitting:
        await sitting.go_to("words")
        await sitting.type("xqbgt?")
        await sitting.press("ctrl+s")

        assert sitting.entry.words == "xqbgt?"


async def test_words_are_changed_in_the_middle(diarist: Diarist) -> None:
    async with before(diarist, note(diarist)) as sitting:
        await sitting.go_to("words")
        await sitting.type("one\ntwo")
        await sitting.press("up", "home", "delete")
        await sitting.type("O")
        await sitting.press("ctrl+s")

        assert sitting.entry.words == "One\ntwo"


async def test_an_entry_without_anything_is_refused(diarist: Diarist) -> None:
    async with before(diarist, note(diarist)) as sitting:
        await sitting.press("ctrl+s")

        assert "there is nothing in this entry" in text(sitting.app)
        assert sitting.saved == ()


async def test_a_time_that_cannot_be_is_refused_where_it_stands(diarist: Diarist) -> None:
    async with before(diarist, note(diarist)) as sitting:
        await sitting.press("4", "up")
        await sitting.type("23:59")
        await sitting.press("tab", "ctrl+s")

        assert "still to come" in text(sitting.app)
        assert sitting.form.part is not None
        assert sitting.form.part.name == "at"
        assert sitting.saved == ()


async def test_an_entry_is_changed_and_what_is_not_touched_stays(diarist: Diarist) -> None:
    saved = diarist.writes(4, "sat all day", at="yesterday 18:00", tags=("work",))
    async with before(diarist, note(diarist, diarist.noting.one(saved.id))) as sitting:
        await sitting.press("6", "ctrl+s")
        entry = diarist.noting.one(saved.id).entry

        assert (entry.now, entry.words, entry.tags) == (6, "sat all day", ("work",))
        assert entry.at == saved.entry.at
        assert [each.id for each in sitting.saved] == [saved.id]


async def test_a_part_is_taken_out_of_an_entry(diarist: Diarist) -> None:
    saved = diarist.writes(4, "sat all day", leg=2)
    async with before(diarist, note(diarist, diarist.noting.one(saved.id))) as sitting:
        await sitting.go_to("leg")
        await sitting.press("backspace")
        await sitting.go_to("words")
        await sitting.press("ctrl+u", "ctrl+s")
        entry = diarist.noting.one(saved.id).entry

        assert (entry.now, entry.leg, entry.words) == (4, None, "")


async def test_leaving_an_empty_form_is_not_asked(diarist: Diarist) -> None:
    async with before(diarist, note(diarist)) as sitting:
        await sitting.press("escape")

        assert sitting.left


async def test_leaving_with_something_unsaved_is_asked_once(diarist: Diarist) -> None:
    async with before(diarist, note(diarist)) as sitting:
        await sitting.press("4", "escape")
        assert "What you wrote here is not saved." in text(sitting.app)
        await sitting.press("n")
        assert not sitting.left
        assert sitting.form.has_focus
        await sitting.press("escape", "y")

        assert sitting.left
        assert sitting.saved == ()


async def test_what_cannot_be_kept_stays_on_the_screen(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    diarist = Diarist(Person(tmp_path / "file" / "journal.sqlite3"))
    async with before(diarist, note(diarist)) as sitting:
        await sitting.press("4", "ctrl+s")

        assert "This is not saved." in text(sitting.app)
        assert [saved.kept for saved in sitting.saved] == [False]
        assert isinstance(sitting.app.screen, NoteScreen)
        await sitting.press("ctrl+s")
        assert len({saved.id for saved in sitting.saved}) == 1


@pytest.mark.parametrize("part", ["now", "where", "medicine", "tags", "words", ""])
async def test_each_part_can_be_seen_whole_on_the_smallest_screen(diarist: Diarist, part: str) -> None:
    diarist.writes(3, tags=("work", "bed"))
    async with before(diarist, note(diarist), size=SMALL) as sitting:
        await sitting.go_to(part)
        at = sitting.form.at
        shown = text(sitting.app)

        assert ("> Save" if not part else f"> {sitting.form.parts[at].label}") in shown
        if part:
            how = " ".join(shown.split())
            assert sitting.form.parts[at].how.split()[-1] in how
        assert EMERGENCY in shown


@pytest.mark.parametrize("size", [USUAL, LARGE, (60, 20)])
async def test_the_form_shows_all_parts_and_the_emergency_line(diarist: Diarist, size: tuple[int, int]) -> None:
    async with before(diarist, note(diarist), size=size) as sitting:
        shown = text(sitting.app)

        assert [part.label for part in sitting.form.parts if part.label not in shown] == []
        assert "Save" in shown
        assert EMERGENCY in shown


@pytest.mark.parametrize("size", [SMALL, USUAL])
async def test_the_line_that_is_typed_in_is_in_sight(diarist: Diarist, size: tuple[int, int]) -> None:
    async with before(diarist, note(diarist), size=size) as sitting:
        await sitting.go_to("words")
        sitting.form.post_message(Paste("line\n" * 40))
        await settled(sitting.pilot)
        await sitting.type("the end")
        assert "the end_" in text(sitting.app)
        await sitting.press(*["up"] * 40)
        await sitting.type("top")

        assert "linetop_" in text(sitting.app)


async def test_no_more_is_typed_than_is_kept(diarist: Diarist) -> None:
    async with before(diarist, note(diarist)) as sitting:
        await sitting.go_to("words")
        sitting.form.post_message(Paste("word " * 1000))
        await settled(sitting.pilot)
        assert f"{LONGEST_WORDS}/{LONGEST_WORDS}" in text(sitting.app)
        await sitting.press("ctrl+s")

        assert len(sitting.entry.words) <= LONGEST_WORDS


@settings(max_examples=12)
@given(st.lists(st.one_of(st.sampled_from(NASTY), st.text(max_size=80)), min_size=1, max_size=3))
def test_whatever_is_pasted_is_kept_as_it_was_typed_and_shown_as_text(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    diarist = Diarist(Person(tmp_path_factory.mktemp("kept") / "journal.sqlite3"))

    async def type_all() -> None:
        async with before(diarist, note(diarist)) as sitting:
            await sitting.press("4")
            await sitting.go_to("words")
            for pasted in texts:
                sitting.form.post_message(Paste(pasted))
                await settled(sitting.pilot)
            await sitting.press("ctrl+s")
            wanted = clean("".join(map(clean, texts)))
            assert sitting.entry.words.split() == wanted.split()
            assert sitting.app.is_running
            assert "\x1b" not in text(sitting.app)

    asyncio.run(type_all())
