"""All of a journal is looked at, and what is not as it was written is named."""

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from tests.journal.keeping import NOON, SOME, entry, kept
from triage.errors import JournalUnusable
from triage.journal.diary_reading import read_days
from triage.journal.store import Store
from triage.journal.verifying import GONE, DamagedRow, Verified, verify
from triage.model.diary import DiaryEntry
from triage.model.events import Event, Noted

NOTED = tuple(Noted(DiaryEntry(NOON - timedelta(number), now=number % 11, words="w" * 300)) for number in range(300))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A journal with a conversation in it."""
    return kept(tmp_path / "journal.sqlite3")


def spoil(file: Path, statement: str) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(statement)


def with_entries(file: Path, events: tuple[Event, ...] = NOTED[:3]) -> Path:
    """Each under an id of its own."""
    with closing(Store(file)) as store:
        for number, event in enumerate(events):
            store.append(f"{number:032x}", [entry(event)])
    return file


def test_a_journal_that_is_as_it_was_written_is_whole(file: Path) -> None:
    with_entries(file)

    assert verify(file) == Verified(len(SOME) + 3)
    assert verify(file).whole


@pytest.mark.parametrize("column", ["interview", "at", "kind", "body", "digest", "checksum"])
def test_a_row_that_is_another_is_named(file: Path, column: str) -> None:
    spoil(file, f"UPDATE events SET {column} = {column} || ' ' WHERE seq = 2")  # noqa: S608 - a name of the table
    verified = verify(file)

    assert [row.seq for row in verified.damaged] == [2]
    assert not verified.whole


def test_a_damaged_row_is_named_with_its_day_and_kind(file: Path) -> None:
    spoil(file, "UPDATE events SET body = '{}' WHERE seq = 5")

    assert verify(file).damaged == (DamagedRow(5, NOON.date(), "advised"),)


def test_the_day_is_the_persons_own(tmp_path: Path) -> None:
    late = NOON.replace(hour=0, minute=30)  # the day before in UTC
    with closing(Store(tmp_path / "j.sqlite3")) as store:
        store.append("a", [entry(SOME[0], -690)])
    spoil(tmp_path / "j.sqlite3", "UPDATE events SET digest = ''")

    assert verify(tmp_path / "j.sqlite3").damaged[0].day == late.date()


@pytest.mark.parametrize(("value", "kind"), [("x'ff00'", ""), ("'\x1b[2J'", ""), ("'answered'", "answered")])
def test_a_kind_is_only_told_where_it_is_a_word(file: Path, value: str, kind: str) -> None:
    spoil(file, f"UPDATE events SET kind = {value}, at = 'then' WHERE seq = 4")  # noqa: S608 - a value of our own

    assert verify(file).damaged == (DamagedRow(4, None, kind),)


def test_rows_that_are_gone_are_named(file: Path) -> None:
    spoil(file, "DELETE FROM events WHERE seq IN (1, 3, 7)")

    assert verify(file).damaged == tuple(DamagedRow(seq, None, GONE) for seq in (1, 3, 7))


def test_days_that_are_not_as_their_entries_have_them_are_named_and_mended(file: Path) -> None:
    with_entries(file)
    verify(file)
    spoil(file, "UPDATE days SET body = replace(body, ',1,', ',9,') WHERE day <> ''")

    assert verify(file).days == ((NOON - timedelta(1)).date().isoformat(),)
    assert verify(file).whole


def test_pages_that_are_damaged_are_told_and_the_rows_of_the_others_looked_at(tmp_path: Path) -> None:
    file = with_entries(tmp_path / "journal.sqlite3", NOTED)
    content = bytearray(file.read_bytes())
    pages = len(content) // 4096
    for page in (pages // 3, pages // 2):
        content[page * 4096 : page * 4096 + 64] = bytes(64)
    file.write_bytes(content)
    verified = verify(file)

    assert verified.faults
    assert {row.kind for row in verified.damaged} == {GONE}
    assert 0 < len(verified.damaged) < len(NOTED)
    assert verified.rows + len(verified.damaged) == len(NOTED)


@pytest.mark.parametrize("seed", range(100))
def test_no_flipped_bit_of_a_row_or_a_day_is_passed_over(tmp_path: Path, seed: int) -> None:
    chance = Random(seed)  # noqa: S311 - a seed, so that it can be done again
    file = with_entries(tmp_path / "journal.sqlite3", NOTED[:20])
    verify(file)  # the days are kept now
    content = bytearray(file.read_bytes())
    marked = chance.choice([b'"now":', b'"words":', b"wwww", b"2026-1", b"noted", (NOON.date().isoformat()).encode()])
    places = [at for at in range(len(content)) if content.startswith(marked, at)]
    content[chance.choice(places) + chance.randrange(len(marked))] ^= 1 << chance.randrange(8)
    file.write_bytes(content)
    with closing(Store(file)) as store:
        read, contents = read_days(store, date.min, date.max), store.read()
    scores = [(score.at, score.now) for day in read for score in day.scores]

    assert {record.entry.event for record in contents.records} <= set(NOTED)
    assert len(contents.records) + len(contents.damaged) == 20
    assert set(scores) <= {(noted.entry.at, noted.entry.now) for noted in NOTED}
    assert contents.damaged or len(scores) == 20
    assert [row.seq for row in verify(file).damaged] == list(contents.damaged)


def test_what_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(JournalUnusable, match="is not there"):
        verify(tmp_path / "journal.sqlite3")
    assert list(tmp_path.iterdir()) == []
