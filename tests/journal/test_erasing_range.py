"""What was kept on some days is erased: nothing of it is left in any file, and all the rest is as it was."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.journal.keeping import NOON
from triage.errors import JournalUnusable
from triage.journal.backing_up import backup, restore
from triage.journal.diary_reading import read_days
from triage.journal.erasing_range import ErasedDays, erase_days
from triage.journal.moving import move
from triage.journal.store import Contents, Store
from triage.journal.verifying import Verified, verify
from triage.model.diary import DayOfPain, DiaryEntry
from triage.model.events import Answered, Entry, Event, Filled, Left, Noted, Struck

MARKER = "m4rk3r"
TODAY = NOON.date()
KEY = "my cat's name is Ö"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "journal.sqlite3"


def keep(file: Path, *events: tuple[str, int, Event]) -> Path:
    """A journal with these: the group, how many days ago, what."""
    with closing(Store(file)) as store:
        for group, ago, event in events:
            store.append(group, [Entry(event, NOON - timedelta(ago), "d" * 64)])
    return file


def said(text: str) -> Answered:
    return Answered("question", text)


def noted(ago: int, words: str = "") -> Noted:
    return Noted(DiaryEntry(NOON - timedelta(ago), now=ago % 11, words=words))


def contents(file: Path, key: str = "") -> Contents:
    with closing(Store(file, key=key)) as store:
        return store.read()


def events(file: Path, key: str = "") -> list[Event]:
    return [record.entry.event for record in contents(file, key).records]


def days(file: Path) -> tuple[DayOfPain, ...]:
    with closing(Store(file)) as store:
        return read_days(store, date.min, date.max)


def bytes_beside(file: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(file.parent.iterdir()))


def erase(file: Path, first: int, last: int | None = None) -> ErasedDays:
    """Erase from so many days ago to so many days ago."""
    return erase_days(file, TODAY - timedelta(first), TODAY - timedelta(first if last is None else last))


def test_what_was_kept_on_the_day_is_gone_and_the_rest_is_as_it_was(file: Path) -> None:
    keep(file, ("a", 3, said("before")), ("b", 2, said(MARKER)), ("c", 1, said("after")))
    erased = erase(file, 2)

    assert events(file) == [said("before"), said("after")]
    assert (erased.groups, erased.rows, erased.damaged) == (1, 1, 0)


def test_both_ends_of_the_range_are_in_it(file: Path) -> None:
    keep(file, *((str(ago), ago, said(f"{ago} days ago")) for ago in range(6)))
    erase(file, 4, 1)

    assert events(file) == [said("0 days ago"), said("5 days ago")]


def test_a_conversation_goes_as_a_whole(file: Path) -> None:
    keep(file, ("a", 3, said("one")), ("b", 3, said("two")), ("a", 2, said("three")))
    erase(file, 2)

    assert events(file) == [said("two")]


def test_an_entry_goes_by_the_day_it_is_about(file: Path) -> None:
    keep(file, ("a", 0, noted(5, "about then")), ("b", 0, noted(0)))
    erase(file, 5)

    assert events(file) == [noted(0)]


def test_an_entry_goes_by_the_day_on_which_it_was_written(file: Path) -> None:
    keep(file, ("a", 0, noted(5)), ("b", 5, noted(5)))
    erase(file, 0)

    assert events(file) == [noted(5)]


def test_an_entry_goes_with_what_it_was_before_it_was_changed(file: Path) -> None:
    keep(file, ("a", 4, noted(4, MARKER)), ("a", 0, Noted(DiaryEntry(NOON, now=2), changed=True)), ("b", 4, Struck()))
    erase(file, 0)

    assert events(file) == [Struck()]
    assert MARKER.encode() not in bytes_beside(file)


def test_a_day_is_the_persons_own(file: Path) -> None:
    late = datetime(2026, 11, 20, 0, 30, tzinfo=timezone(timedelta(hours=13)))  # the day before in UTC
    with closing(Store(file)) as store:
        store.append("a", [Entry(Left(), late, "")])
        store.append("b", [Entry(Left(), late.astimezone(UTC), "")])
    erase_days(file, date(2026, 11, 20), date(2026, 11, 20))

    assert [record.interview for record in contents(file).records] == ["b"]


def test_its_scores_are_in_no_day_any_more(file: Path) -> None:
    keep(file, *((str(ago), ago, noted(ago)) for ago in range(4)))
    assert len(days(file)) == 4
    erase(file, 2, 1)

    assert [(TODAY - day.day).days for day in days(file)] == [3, 0]


def test_measures_go_too(file: Path) -> None:
    keep(file, ("a", 2, Filled("psfs", {"first": 3}, (MARKER,))), ("b", 1, Filled("peg", {"pain": 3})))
    erase(file, 2)

    assert events(file) == [Filled("peg", {"pain": 3})]
    assert MARKER.encode() not in bytes_beside(file)


def test_no_byte_of_it_is_left(file: Path) -> None:
    many = [(f"{number:032x}", number % 50, noted(number % 50, f"{MARKER} {number} " * 20)) for number in range(400)]
    plain = [(f"{number:032x}", 60, noted(60, f"kept {number} " * 20)) for number in range(1000, 1400)]
    keep(file, *(pair for pairs in zip(many, plain, strict=True) for pair in pairs))
    days(file)
    erased = erase(file, 50, 0)

    assert erased.rows == 400
    assert erased.scanned.left == ()
    assert MARKER.encode() not in bytes_beside(file)
    assert events(file) == [event for _, _, event in plain]


def test_what_a_kill_left_ahead_of_the_file_holds_nothing_of_it(file: Path, tmp_path: Path) -> None:
    with closing(Store(keep(file))) as store:
        store.append("a", [Entry(said(MARKER), NOON, "")])
        copied = tmp_path / "killed" / "journal.sqlite3"
        copied.parent.mkdir(0o700)
        for path in (file, file.with_name("journal.sqlite3-wal")):
            copied.with_name(path.name).write_bytes(path.read_bytes())
    assert MARKER.encode() in copied.with_name("journal.sqlite3-wal").read_bytes()

    assert erase(copied, 0).rows == 1
    assert MARKER.encode() not in bytes_beside(copied)


def test_what_was_written_ahead_is_overwritten_where_it_was(file: Path, tmp_path: Path) -> None:
    with closing(Store(keep(file))) as store:
        store.append("a", [Entry(said(MARKER), NOON, "")])
        copied = tmp_path / "killed" / "journal.sqlite3"
        copied.parent.mkdir(0o700)
        for path in (file, file.with_name("journal.sqlite3-wal")):
            copied.with_name(path.name).write_bytes(path.read_bytes())
    with copied.with_name("journal.sqlite3-wal").open("rb") as still_open:
        erase(copied, 0)

        assert MARKER.encode() not in still_open.read()


def test_what_was_looked_at_and_for_is_told(file: Path) -> None:
    keep(file, ("a" * 32, 0, said(MARKER)))
    scanned = erase(file, 0).scanned

    assert scanned.files == (file,)
    assert scanned.looked_for == 4  # the group, the checksum, the question, and the reply
    assert scanned.left == ()


def test_words_that_also_stand_in_what_is_kept_are_not_taken_for_left(file: Path) -> None:
    keep(file, ("a" * 32, 1, noted(1, "sat all day")), ("b" * 32, 0, noted(0, "sat all day")))

    assert erase(file, 1).scanned.left == ()


def test_the_rows_stay_without_anything_and_are_not_damage(file: Path) -> None:
    keep(file, ("a", 2, said("one")), ("b", 1, said("two")), ("c", 0, said("three")))
    erase(file, 1)
    kept = contents(file)

    assert (kept.damaged, kept.erased) == ((), 2)
    assert verify(file) == Verified(3)


def test_what_is_damaged_goes_too_since_nobody_knows_its_day(file: Path) -> None:
    keep(file, ("a", 9, said(MARKER)), ("b", 0, said("today")))
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE events SET at = 'then' WHERE seq = 1")
    erased = erase(file, 5)

    assert (erased.rows, erased.damaged) == (1, 1)
    assert MARKER.encode() not in bytes_beside(file)
    assert events(file) == [said("today")]


def test_where_nothing_was_kept_nothing_is_changed(file: Path) -> None:
    keep(file, ("a", 2, said("one")))
    erased = erase(file, 9, 3)

    assert (erased.groups, erased.rows) == (0, 0)
    assert events(file) == [said("one")]


def test_what_was_erased_once_is_not_erased_again(file: Path) -> None:
    keep(file, ("a", 2, said("one")))
    erase(file, 2)

    assert erase(file, 2).rows == 0


def test_numbers_go_on_where_they_were(file: Path) -> None:
    keep(file, ("a", 0, said("one")))
    erase(file, 0)
    keep(file, ("b", 0, said("two")))

    assert [record.seq for record in contents(file).records] == [2]


def test_an_encrypted_journal_stays_encrypted(file: Path) -> None:
    keep(file, ("a", 2, said("one")), ("b", 1, said("two")))
    move(file, "", KEY)
    erased = erase_days(file, TODAY - timedelta(1), TODAY, KEY)

    assert (erased.rows, erased.scanned.left) == (1, ())
    assert events(file, KEY) == [said("one")]


def test_journals_that_were_kept_aside_are_told_and_stay(file: Path) -> None:
    keep(file, ("a", 2, said("one")))
    backup(file, file.parent.parent / "backup.sqlite3")
    aside = restore(file, file.parent.parent / "backup.sqlite3").aside

    assert aside is not None
    assert erase(file, 2).older == (aside,)
    assert events(aside) == [said("one")]


def test_where_there_is_no_journal_none_is_made(file: Path) -> None:
    with pytest.raises(JournalUnusable, match="is not there"):
        erase(file, 0)
    assert not file.parent.exists()


def test_a_journal_that_another_program_has_open_is_left_as_it_is(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("triage.journal.exchange.PATIENCE", 0.05)
    keep(file, ("a", 0, said("one")))
    with closing(Store(file)) as store:
        store.read()
        with pytest.raises(JournalUnusable, match="another program is using"):
            erase(file, 0)

    assert events(file) == [said("one")]


def test_a_kill_in_the_middle_leaves_all_or_nothing(file: Path) -> None:
    keep(file, *((f"{number:032x}", number % 2, noted(number % 2, f"{MARKER} {number}")) for number in range(200)))
    killed = """
import os, sys
from datetime import date
from pathlib import Path
from triage.journal import erasing_range
erasing_range._leave_nothing = lambda _: os._exit(9)
erasing_range.erase_days(Path(sys.argv[1]), date.min, date.max)
"""
    done = subprocess.run([sys.executable, "-c", killed, file], check=False)  # noqa: S603 - this very Python

    assert done.returncode == 9
    assert events(file) == []
    assert erase_days(file, date.min, date.max).rows == 0


kept_events = st.lists(
    st.tuples(st.integers(0, 5).map(lambda group: f"{group:032x}"), st.integers(0, 9), st.integers(0, 9)), max_size=15
)


@given(kept_events, st.integers(0, 9), st.integers(0, 9))
@settings(max_examples=40)
def test_never_does_anything_of_the_days_stay_or_anything_else_go(
    tmp_path_factory: pytest.TempPathFactory, kept: list[tuple[str, int, int]], one: int, other: int
) -> None:
    file = tmp_path_factory.mktemp("journal") / "journal.sqlite3"
    oldest, latest = max(one, other), min(one, other)
    keep(file, *((group, ago, noted(about, f"{MARKER} {group}")) for group, ago, about in kept))
    going = {group for group, *days in kept if any(latest <= ago <= oldest for ago in days)}
    erased = erase(file, oldest, latest)

    assert [record.interview for record in contents(file).records] == [each for each, _, _ in kept if each not in going]
    assert erased.groups == len(going)
    assert erased.scanned.left == ()
    assert verify(file).whole
