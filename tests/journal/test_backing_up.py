"""A backup holds all of the journal and is the person's own; it takes the journal's place, and nothing is lost."""

import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.journal.keeping import NOON, SOME, entry, events_in, kept
from triage.errors import JournalUnusable
from triage.journal import files
from triage.journal.backing_up import backup, restore
from triage.journal.encryption import is_encrypted
from triage.journal.erasing import erase
from triage.journal.moving import move
from triage.journal.store import Store
from triage.journal.verifying import Verified, verify
from triage.model.diary import DiaryEntry
from triage.model.events import Left, Noted

OTHER = (Left(), Left())
KEY = "my cat's name is Ö"
ENDED = 1
"""The row behind a backup that is put back: what stands before it no longer counts as whole."""
WAITING = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
connection.execute("SELECT count(*) FROM events").fetchall()
print("open", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A journal with something in it."""
    return kept(tmp_path / "kept" / "journal.sqlite3")


@pytest.fixture
def to(tmp_path: Path) -> Path:
    """Where a backup may go."""
    return tmp_path / "backup.sqlite3"


def test_a_backup_holds_everything(file: Path, to: Path) -> None:
    assert backup(file, to) == Verified(len(SOME))
    assert events_in(to) == list(SOME)


def test_what_another_program_keeps_just_now_is_in_it(file: Path, to: Path) -> None:
    with closing(Store(file)) as store:
        store.append("b", [entry(Left())])
        backup(file, to)

    assert events_in(to) == [*SOME, Left()]


def test_nobody_else_can_read_a_backup(file: Path, to: Path) -> None:
    before = os.umask(0)
    try:
        backup(file, to)
    finally:
        os.umask(before)

    assert stat.S_IMODE(to.stat().st_mode) == 0o600


def test_a_file_that_is_there_is_not_written_over(file: Path, to: Path) -> None:
    to.write_text("precious")

    with pytest.raises(JournalUnusable, match="is there already"):
        backup(file, to)
    assert to.read_text() == "precious"


@pytest.mark.parametrize("is_there", [True, False])
def test_a_backup_is_never_written_through_a_link(file: Path, to: Path, is_there: bool) -> None:  # noqa: FBT001 - a case
    target = to.with_name("target")
    if is_there:
        target.write_text("")
    to.symlink_to(target)

    with pytest.raises(JournalUnusable, match="is there already"):
        backup(file, to)
    assert target.exists() == is_there
    assert not is_there or target.read_text() == ""


def test_where_there_is_no_journal_there_is_no_backup(tmp_path: Path, to: Path) -> None:
    with pytest.raises(JournalUnusable, match="is not there"):
        backup(tmp_path / "none.sqlite3", to)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_not_made(file: Path, to: Path) -> None:
    with pytest.raises(JournalUnusable):
        backup(file, to.parent / "stick" / "backup.sqlite3")
    assert not (to.parent / "stick").exists()


def test_a_backup_that_fails_leaves_no_file(file: Path, to: Path) -> None:
    content = bytearray(file.read_bytes())
    content[4096:8192] = b"x" * 4096
    file.write_bytes(content)

    with pytest.raises(JournalUnusable):
        backup(file, to)
    assert not to.exists()


def test_damaged_rows_are_in_a_backup_and_said(file: Path, to: Path) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE events SET body = '{}' WHERE seq = 2")

    assert [row.seq for row in backup(file, to).damaged] == [2]
    assert [row.seq for row in restore(file, to).verified.damaged] == [2]


def test_a_backup_of_an_encrypted_journal_is_encrypted(file: Path, to: Path) -> None:
    move(file, "", KEY)

    assert backup(file, to, KEY) == Verified(len(SOME))
    assert is_encrypted(to)


def test_nothing_of_a_backup_counts_as_whole_once_it_is_put_back(file: Path, to: Path) -> None:
    backup(file, to)
    restore(file, to)

    with closing(Store(file)) as store:
        assert store.read().erased > len(SOME)


def test_what_was_backed_up_is_the_journal_again(file: Path, to: Path) -> None:
    backup(file, to)
    erase(file)
    kept(file, OTHER)

    assert restore(file, to).verified == Verified(len(SOME) + ENDED)
    assert events_in(file) == list(SOME)


def test_the_journal_that_was_there_is_kept_aside(file: Path, to: Path) -> None:
    backup(kept(to.with_name("other.sqlite3"), OTHER), to)
    first, second = restore(file, to).aside, restore(file, to).aside

    assert first is not None
    assert second is not None
    assert (first.name, second.name) == ("journal.sqlite3-before-1", "journal.sqlite3-before-2")
    assert stat.S_IMODE(first.stat().st_mode) == 0o600
    assert events_in(first) == list(SOME)


def test_what_was_kept_aside_takes_its_place_again(file: Path, to: Path) -> None:
    backup(kept(to.with_name("other.sqlite3"), OTHER), to)
    aside = restore(file, to).aside
    assert aside is not None
    restore(file, aside)

    assert events_in(file) == list(SOME)


def test_a_backup_begins_a_journal_where_there_is_none(file: Path, to: Path) -> None:
    backup(file, to)
    erase(file)
    file.parent.rmdir()

    assert restore(file, to).aside is None
    assert events_in(file) == list(SOME)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_backup_stays_as_it_was(file: Path, to: Path) -> None:
    backup(file, to)
    before = to.read_bytes()
    restore(file, to)

    assert to.read_bytes() == before
    assert sorted(path.name for path in to.parent.iterdir()) == ["backup.sqlite3", "kept"]


def test_numbers_go_on_where_they_were(file: Path, to: Path) -> None:
    backup(file, to)
    restore(file, to)
    kept(file, OTHER)

    assert verify(file) == Verified(len(SOME) + ENDED + len(OTHER))


def test_the_days_of_a_backup_are_as_its_entries_have_them(file: Path, to: Path) -> None:
    with closing(Store(file)) as store:
        store.append("b" * 32, [entry(Noted(DiaryEntry(NOON, now=4)))])
    backup(file, to)
    restore(file, to)
    with closing(sqlite3.connect(file)) as connection:
        (many,) = connection.execute("SELECT count(*) FROM days WHERE day <> ''").fetchone()

    assert many == 1


def test_a_backup_of_an_older_version_is_taken(file: Path, to: Path) -> None:
    backup(file, to)
    with closing(sqlite3.connect(to)) as connection, connection:
        connection.execute("DROP TABLE days")
        connection.execute("DELETE FROM migrations WHERE name = 'days'")
    restore(file, to)

    assert events_in(file) == list(SOME)


def test_a_journal_that_is_damaged_beyond_reading_is_kept_aside_too(file: Path, to: Path) -> None:
    backup(file, to)
    file.write_bytes(b"x" * 9000)
    aside = restore(file, to).aside

    assert aside is not None
    assert aside.read_bytes() == b"x" * 9000
    assert events_in(file) == list(SOME)


def test_what_stood_beside_the_journal_goes_with_it(file: Path, to: Path) -> None:
    backup(file, to)
    file.write_bytes(b"x" * 9000)
    ahead = file.with_name("journal.sqlite3-wal")
    ahead.write_bytes(b"y" * 5000)
    aside = restore(file, to).aside

    assert aside is not None
    assert aside.with_name(f"{aside.name}-wal").exists()
    assert events_in(file) == list(SOME)


def test_an_encrypted_backup_is_taken_with_its_passphrase(file: Path, to: Path) -> None:
    move(file, "", KEY)
    backup(file, to, KEY)
    erase(file)
    kept(file, OTHER)
    restore(file, to, KEY)

    assert is_encrypted(file)
    assert verify(file, KEY) == Verified(len(SOME) + ENDED)


def unfit(to: Path, what: str) -> None:
    """Put something there that is no backup."""
    match what:
        case "nothing":
            pass
        case "a folder":
            to.mkdir()
        case "a text":
            to.write_text("years of work " * 1000)
        case "an empty file":
            to.touch()
        case "another program's":
            with closing(sqlite3.connect(to)) as connection, connection:
                connection.execute("CREATE TABLE theirs (x)")
        case "a newer version's":
            kept(to)
            with closing(sqlite3.connect(to)) as connection, connection:
                connection.execute("INSERT INTO migrations VALUES ('of tomorrow')")
        case "a cut one":
            content = kept(to).read_bytes()
            to.write_bytes(content[: len(content) // 2])


@pytest.mark.parametrize(
    "what",
    ["nothing", "a folder", "a text", "an empty file", "another program's", "a newer version's", "a cut one"],
)
def test_what_is_no_backup_is_refused_and_nothing_is_changed(file: Path, to: Path, what: str) -> None:
    unfit(to, what)
    before = file.read_bytes()

    with pytest.raises(JournalUnusable, match=to.name):
        restore(file, to)
    assert file.read_bytes() == before
    assert list(file.parent.iterdir()) == [file]


def test_the_journal_is_no_backup_of_itself(file: Path) -> None:
    with pytest.raises(JournalUnusable, match="is the journal itself"):
        restore(file, file)


def test_the_database_of_another_program_is_not_moved_away(file: Path, to: Path) -> None:
    backup(file, to)
    file.unlink()
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("CREATE TABLE theirs (x)")

    with pytest.raises(JournalUnusable, match="another program"):
        restore(file, to)
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.skipif(os.name == "nt", reason="there, it is the system that says so")
def test_a_journal_that_another_program_has_open_stays(file: Path, to: Path) -> None:
    backup(file, to)
    other = subprocess.Popen(  # noqa: S603 - this very Python
        [sys.executable, "-c", WAITING, file], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert other.stdout is not None
    other.stdout.readline()
    try:
        with pytest.raises(JournalUnusable, match="another program is using"):
            restore(file, to)
    finally:
        other.communicate()

    assert events_in(file) == list(SOME)
    assert files.kept_aside(file) == ()


def test_a_restore_that_was_stopped_between_two_names_leaves_the_journal(file: Path) -> None:
    aside = file.with_name("journal.sqlite3-before-1")
    os.link(file, aside)
    aside.with_name(f"{aside.name}-wal").touch()
    file.with_name("journal.sqlite3-coming").write_bytes(b"half")

    assert events_in(file) == list(SOME)
    assert list(file.parent.iterdir()) == [file]


def test_where_a_disk_has_no_second_names_it_is_kept_aside_all_the_same(
    file: Path, to: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def link(*_: object) -> None:
        raise PermissionError

    backup(file, to)
    monkeypatch.setattr(os, "link", link)
    aside = restore(file, to).aside

    assert aside is not None
    assert events_in(aside) == events_in(file) == list(SOME)


def test_everything_that_was_kept_aside_is_erased_with_the_journal(file: Path, to: Path) -> None:
    backup(file, to)
    aside = restore(file, to).aside

    assert aside in erase(file)
    assert list(file.parent.iterdir()) == []
