"""What was done with a journal, and what was found of it, in words."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from tests.journal.keeping import NOON, SOME, entry, kept
from tests.services.ported import journal
from triage.model.diary import DiaryEntry
from triage.model.events import Noted
from triage.services.safekeeping import MOST_TOLD, days_in_words, erase_all, erase_days, restore, verify


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return kept(tmp_path / "journal.sqlite3")


def change(file: Path, statement: str) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(statement)
        connection.commit()


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 1, 1), date(2026, 1, 2), "from 2026-01-01 to 2026-01-02"),
        (date(2026, 1, 1), date(2026, 1, 1), "on 2026-01-01"),
        (date(2026, 1, 1), date.max, "from 2026-01-01 on"),
        (date.min, date(2026, 1, 1), "up to 2026-01-01"),
    ],
)
def test_days_stand_in_a_sentence(first: date, last: date, words: str) -> None:
    assert days_in_words(first, last) == words


def test_not_every_damaged_row_is_told_one_by_one(tmp_path: Path) -> None:
    file = kept(tmp_path / "j.sqlite3", SOME * 10)
    change(file, "UPDATE events SET digest = ''")
    said = verify(file).said

    assert said[0] == "70 rows, not all as they were written"
    assert len([line for line in said if line.endswith(": damaged")]) == MOST_TOLD
    assert f"and {70 - MOST_TOLD} more" in said


def test_erasing_says_how_much_went_and_where_it_looked(file: Path) -> None:
    done = erase_days(file, NOON.date(), NOON.date())

    assert done.well
    assert done.said[0] == "erased what was kept on 2026-11-22: 7 rows of one conversation, session, entry or measure"
    assert done.said[1].endswith(f"in {file}: nothing of it is left")


def test_of_days_without_anything_nothing_is_erased(file: Path) -> None:
    done = erase_days(file, date.min, date(2000, 1, 1))

    assert (done.well, done.said) == (True, ("nothing was kept up to 2000-01-01",))


def test_a_journal_that_was_kept_aside_is_told_of(tmp_path: Path) -> None:
    file = journal(tmp_path / "j.sqlite3", [("a" * 32, entry(Noted(DiaryEntry(NOON, now=4))))])
    copy = kept(tmp_path / "copy.sqlite3")
    restore(file, copy)
    done = erase_days(file, NOON.date(), NOON.date())

    assert not done.well
    assert done.said[-1] == f"{file}-before-1 is older and was left as it is; remove it, or erase all"


def test_erasing_all_takes_what_was_kept_aside_too(file: Path, tmp_path: Path) -> None:
    copy = kept(tmp_path / "elsewhere" / "copy.sqlite3")
    restore(file, copy)
    removed, left = erase_all(file)

    assert (removed, left) == ((file, file.with_name(f"{file.name}-before-1")), ())
