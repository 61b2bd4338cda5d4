"""Erased is erased: nothing of it is left in any file, whatever state the journal was in."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.journal.keeping import events_in, kept
from triage.errors import JournalUnusable
from triage.journal.erasing import erase
from triage.journal.files import overwrite
from triage.journal.store import Store
from triage.model.events import Answered

MARKER = "m4rk3r"
MARKED = tuple(Answered("question", f"{MARKER}-{number}") for number in range(300))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a journal may be."""
    return tmp_path / "kept" / "journal.sqlite3"


def test_a_journal_that_is_erased_is_gone_with_all_that_stood_beside_it(file: Path) -> None:
    kept(file)

    assert erase(file) == (file,)
    assert list(file.parent.iterdir()) == []


def test_nothing_of_it_can_be_read_through_a_file_that_is_still_open(file: Path) -> None:
    store = Store(kept(file, MARKED))
    store.append("b", [])
    names = [path for path in file.parent.iterdir() if path.name != "journal.sqlite3-shm"]
    opened = [os.open(path, os.O_RDONLY) for path in names]
    store.close()
    erase(file)
    left = [os.pread(number, 1 << 20, 0) for number in opened]
    for number in opened:
        os.close(number)

    assert not any(MARKER.encode() in content for content in left)


def test_a_new_journal_begins_after_that(file: Path) -> None:
    erase(kept(file))

    assert events_in(kept(file, MARKED[:1])) == list(MARKED[:1])


def test_where_nothing_is_nothing_is_erased(file: Path) -> None:
    assert erase(file) == ()
    assert not file.parent.exists()


@pytest.mark.parametrize("ruin", ["cut", "overwritten", "empty"])
def test_what_is_no_database_any_more_is_erased_too(file: Path, ruin: str) -> None:
    content = kept(file, MARKED).read_bytes()
    file.write_bytes({"cut": content[: len(content) // 3], "overwritten": b"x" * 9000, "empty": b""}[ruin])
    erase(file)

    assert list(file.parent.iterdir()) == []


def test_what_a_kill_left_beside_it_is_erased_too(file: Path) -> None:
    kept(file)
    (file.parent / "journal.sqlite3-wal").write_bytes(MARKER.encode())

    assert erase(file) == (file, file.with_name("journal.sqlite3-wal"))
    assert list(file.parent.iterdir()) == []


def test_the_database_of_another_program_is_not_erased(file: Path) -> None:
    file.parent.mkdir(0o700)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("CREATE TABLE theirs (x)")

    with pytest.raises(JournalUnusable, match="another program"):
        erase(file)
    assert file.exists()


def test_a_file_of_another_kind_and_name_is_not_erased(tmp_path: Path) -> None:
    thesis = tmp_path / "thesis.txt"
    thesis.write_text("years of work " * 100)

    with pytest.raises(JournalUnusable, match="nothing was erased"):
        erase(thesis)
    assert thesis.read_text() == "years of work " * 100


def test_what_a_link_leads_to_is_not_erased(file: Path) -> None:
    target = file.parent.parent / "target"
    target.write_text("precious")
    file.parent.mkdir(0o700)
    file.symlink_to(target)

    with pytest.raises(JournalUnusable, match="is a link"):
        erase(file)
    assert target.read_text() == "precious"


def test_a_journal_that_another_program_writes_is_not_erased(file: Path) -> None:
    kept(file)
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")

        with pytest.raises(JournalUnusable, match="another program is using"):
            erase(file, patience=0.05)
        connection.execute("ROLLBACK")

    assert file.exists()


def test_overwriting_leaves_nothing_but_zeros(tmp_path: Path) -> None:
    file = tmp_path / "large"
    file.write_bytes(b"x" * (3 * (1 << 20) + 7))
    overwrite(file)

    assert file.read_bytes() == bytes(3 * (1 << 20) + 7)
