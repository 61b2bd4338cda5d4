"""What is kept comes back as it was, or is set aside; whatever fails is said and nothing is lost."""

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest

from tests.journal.keeping import SOME, entry, events_in, kept
from tests.journal.training import ROUTINE
from triage.errors import JournalUnusable
from triage.journal.schema import APPLICATION
from triage.journal.store import Store
from triage.model.event_kinds import REPEATED, SESSION
from triage.model.events import Answered
from triage.places import journal_file

NOBODY = 65534


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a journal may be; nothing is there yet."""
    return tmp_path / "backtriage" / "journal.sqlite3"


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_every_event_comes_back_as_it_was(file: Path) -> None:
    assert events_in(kept(file)) == list(SOME)


def test_times_come_back_with_their_offset(file: Path) -> None:
    kept(file, SOME[:1])
    store = Store(file)
    (record,) = store.read().records
    store.close()

    assert record.entry == entry(SOME[0])
    assert record.entry.at.utcoffset() == entry(SOME[0]).at.utcoffset()


def test_what_was_kept_earlier_stays(file: Path) -> None:
    kept(file)
    kept(file)

    assert events_in(file) == [*SOME, *SOME]


def test_only_the_last_events_are_read_when_there_are_many(file: Path) -> None:
    kept(file)
    store = Store(file)
    contents = store.read(last=2)
    store.close()

    assert [record.entry.event for record in contents.records] == list(SOME[-2:])
    assert (contents.damaged, contents.after) == ((), len(SOME) - 2)


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_nobody_else_can_read_it_whatever_the_umask(file: Path, mask: int) -> None:
    with umask(mask):
        store = Store(file)
        store.append("a", [entry(SOME[0])])
        modes = {path.name: mode(path) for path in file.parent.iterdir()}
        store.close()

    assert mode(file.parent) == 0o700
    assert modes == dict.fromkeys(("journal.sqlite3", "journal.sqlite3-wal", "journal.sqlite3-shm"), 0o600)


def test_a_file_that_others_could_read_is_closed_to_them(file: Path) -> None:
    kept(file).chmod(0o644)
    events_in(file)

    assert mode(file) == 0o600


@pytest.mark.parametrize("name", ["journal.sqlite3", "journal.sqlite3-wal", "journal.sqlite3-shm"])
def test_a_planted_link_is_not_followed(file: Path, name: str) -> None:
    target = file.parent.parent / "target"
    target.write_text("precious")
    file.parent.mkdir(0o700)
    (file.parent / name).symlink_to(target)

    with pytest.raises(JournalUnusable, match="is a link"):
        Store(file)
    assert target.read_text() == "precious"


def test_a_second_name_of_another_file_is_not_used(file: Path) -> None:
    file.parent.mkdir(0o700)
    os.link(kept(file.parent / "other.sqlite3"), file)

    with pytest.raises(JournalUnusable, match="is a link, or not a file of yours"):
        Store(file)


def test_a_folder_that_others_can_write_is_not_used(file: Path) -> None:
    file.parent.mkdir()
    file.parent.chmod(0o777)

    with pytest.raises(JournalUnusable, match="can be written by others"):
        Store(file)


def test_a_file_in_the_place_of_the_folder_is_told(file: Path) -> None:
    file.parent.write_text("")

    with pytest.raises(JournalUnusable, match="is not a folder"):
        Store(file)


def test_flipped_bits_are_never_accepted(file: Path) -> None:
    """Each flip changes nothing, is set aside, or makes the file unusable; no other event ever comes back."""
    original = kept(file).read_bytes()
    random = Random(22)  # noqa: S311 - not for secrets
    noticed = 0
    for _ in range(200):
        position, bit = random.randrange(len(original)), random.randrange(8)
        changed = bytearray(original)
        changed[position] ^= 1 << bit
        file.write_bytes(bytes(changed))
        try:
            store = Store(file)
        except JournalUnusable:
            noticed += 1
            continue
        try:
            with closing(store):
                contents = store.read()
        except JournalUnusable:
            noticed += 1
            continue
        back = {record.seq: record.entry.event for record in contents.records}
        assert all(back[seq] == SOME[seq - 1] for seq in back)
        assert set(back) | set(contents.damaged) >= set(range(1, len(SOME) + 1))
        noticed += bool(contents.damaged)

    assert noticed > 20


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("interview", "b"),
        ("at", "2026-11-22T11:00:01+00:00"),
        ("offset_minutes", 120),
        ("kind", "undone"),
        ("body", '{"question": "consent", "reply": "someone"}'),
        ("body", b"\xff\xfe"),
        ("body", 5),
        ("digest", ""),
        ("checksum", ""),
        ("seq", 77),
    ],
)
def test_a_changed_row_is_set_aside_and_named(file: Path, column: str, value: object) -> None:
    kept(file)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(f"UPDATE events SET {column} = ? WHERE seq = 1", (value,))  # noqa: S608 - a test
    store = Store(file)
    contents = store.read()
    store.close()

    assert [record.entry.event for record in contents.records] == list(SOME[1:])
    assert 1 in contents.damaged


@pytest.mark.parametrize("seq", [1, 4, len(SOME)])
def test_a_row_that_is_gone_is_named(file: Path, seq: int) -> None:
    kept(file)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("DELETE FROM events WHERE seq = ?", (seq,))
    store = Store(file)
    contents = store.read()
    store.close()

    assert contents.damaged == (seq,)


@pytest.mark.parametrize("last", ["text", -1, 1 << 63 - 1])
def test_a_count_of_rows_that_cannot_be_is_told(file: Path, last: object) -> None:
    kept(file)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE sqlite_sequence SET seq = ?", (last,))
    store = Store(file)

    with pytest.raises(JournalUnusable, match="is damaged"):
        store.append("a", [entry(SOME[0])])
    store.close()


def test_a_file_that_is_no_database_is_told_and_left_alone(file: Path) -> None:
    file.parent.mkdir(0o700)
    file.write_bytes(b"not a database, but long enough to be looked at " * 40)
    before = file.read_bytes()

    with pytest.raises(JournalUnusable, match="is not a journal"):
        Store(file)
    assert file.read_bytes() == before


@pytest.mark.parametrize("part", [0.1, 0.3, 0.5, 0.9])
def test_a_truncated_file_gives_nothing_false(file: Path, part: float) -> None:
    whole = kept(file, SOME * 60).read_bytes()
    file.write_bytes(whole[: int(len(whole) * part)])

    with pytest.raises(JournalUnusable, match="`triage journal erase` removes it"):
        events_in(file)


def test_a_newer_journal_is_told_and_left_alone(file: Path) -> None:
    kept(file)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("INSERT INTO migrations (name) VALUES ('diary')")

    with pytest.raises(JournalUnusable, match="newer version"):
        Store(file)


def test_the_database_of_another_program_is_left_alone(file: Path) -> None:
    file.parent.mkdir(0o700)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("CREATE TABLE theirs (x)")

    with pytest.raises(JournalUnusable, match="belongs to another program"):
        Store(file)


def test_a_journal_says_whose_it_is(file: Path) -> None:
    with closing(sqlite3.connect(kept(file))) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION,)


def test_every_write_is_on_the_disk_before_it_is_acknowledged(file: Path) -> None:
    store = Store(file)
    settings = [
        store._connection.execute(f"PRAGMA {name}").fetchone()[0]  # noqa: SLF001 - no other way to ask
        for name in ("journal_mode", "synchronous", "secure_delete")
    ]
    store.close()

    assert settings == [b"wal", 2, 1]


def test_a_journal_that_another_program_holds_is_told(file: Path) -> None:
    kept(file)
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        store = Store(file, patient=False)

        with pytest.raises(JournalUnusable, match="another program is using"):
            store.append("a", [entry(SOME[0])])
        connection.execute("ROLLBACK")
        store.append("a", [entry(SOME[0])])
        store.close()

    assert events_in(file) == [*SOME, SOME[0]]


@contextmanager
def without_rights() -> Iterator[Path]:
    """A folder of somebody who is not root, as that person."""
    with TemporaryDirectory(prefix="triage-journal-") as name:
        folder, root = Path(name), os.geteuid() == 0
        if root:
            os.chown(folder, NOBODY, NOBODY)
            os.seteuid(NOBODY)
        try:
            yield folder
        finally:
            folder.chmod(0o700)
            if root:
                os.seteuid(0)


def test_a_folder_that_cannot_be_written_is_told() -> None:
    with without_rights() as folder:
        folder.chmod(0o500)

        with pytest.raises(JournalUnusable, match="yours to write"):
            Store(folder / "journal.sqlite3")
        with pytest.raises(JournalUnusable, match="yours to write"):
            Store(folder / "below" / "journal.sqlite3")


def test_a_file_that_cannot_be_written_is_told() -> None:
    with without_rights() as folder:
        file = kept(folder / "journal.sqlite3")
        file.chmod(0o400)

        with pytest.raises(JournalUnusable, match="yours to write"):
            kept(file)


def test_forgetting_one_conversation_leaves_the_others_and_no_gap(file: Path) -> None:
    kept(file, SOME[:3], "a" * 32)
    kept(file, SOME[3:5], "b" * 32)
    store = Store(file)
    store.forget("a" * 32)
    contents = store.read()
    store.close()

    assert [record.entry.event for record in contents.records] == list(SOME[3:5])
    assert contents.damaged == ()


def test_what_is_forgotten_leaves_no_trace_on_the_disk(file: Path) -> None:
    kept(file, (*(Answered("marker", f"m4rk3r-{number}") for number in range(300)),), "a" * 32)
    store = Store(file)
    store.forget("a" * 32)
    found = [path.name for path in file.parent.iterdir() if b"m4rk3r" in path.read_bytes()]
    store.close()

    assert found == []


def test_nothing_is_kept_when_that_is_wished(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRIAGE_NO_JOURNAL", "1")

    assert journal_file() is None


def test_the_file_can_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TRIAGE_JOURNAL", str(tmp_path / "mine.sqlite3"))

    assert journal_file() == tmp_path / "mine.sqlite3"


def test_the_file_is_in_the_folder_for_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))

    assert journal_file() == tmp_path / "backtriage" / "journal.sqlite3"


MIXED = (SOME[0], *ROUTINE, SOME[1])


def test_kinds_that_are_left_out_do_not_count_among_the_last(file: Path) -> None:
    store = Store(kept(file, MIXED))
    contents = store.read(last=3, leaving_out=SESSION)
    store.close()

    assert [record.entry.event for record in contents.records] == [ROUTINE[0], ROUTINE[1], SOME[1]]
    assert (contents.damaged, contents.after) == ((), 1)


def test_a_row_that_is_gone_is_named_whatever_its_kind(file: Path) -> None:
    kept(file, MIXED)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("DELETE FROM events WHERE kind = 'repeated'")
    store = Store(file)
    contents = store.read(leaving_out=SESSION)
    store.close()

    assert contents.damaged == (6, 7)


def test_the_repetitions_of_one_session_are_read_by_themselves(file: Path) -> None:
    kept(file, ROUTINE, "one")
    kept(file, ROUTINE, "other")
    store = Store(file)
    records = store.read_of(["other"], REPEATED)
    store.close()

    assert [record.entry.event for record in records] == [ROUTINE[4], ROUTINE[5]]
    assert {record.interview for record in records} == {"other"}
