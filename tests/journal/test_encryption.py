"""An encrypted journal: opening it, moving in and out, and being stopped on the way."""

import json
import os
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path
from random import Random

import pytest

from tests.journal.keeping import SOME, entry, kept
from triage.errors import JournalUnusable
from triage.journal import files
from triage.journal.encryption import is_encrypted
from triage.journal.erasing import erase
from triage.journal.moving import move
from triage.journal.store import Store
from triage.model.events import Answered, Event, Left

KEY = "my cat's name is Ö"
MARK = "saddle_numbness"
"""Stands in what `SOME` keeps."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A journal that is not encrypted."""
    return kept(tmp_path / "journal.sqlite3")


@pytest.fixture
def locked(file: Path) -> Path:
    """The same, encrypted."""
    move(file, "", KEY)
    return file


def events(file: Path, key: str = "") -> list[Event]:
    """What a journal gives back to who has its passphrase."""
    store = Store(file, key=key)
    try:
        return [record.entry.event for record in store.read().records]
    finally:
        store.close()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def bytes_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir())


def test_what_was_kept_is_read_with_the_passphrase(locked: Path) -> None:
    assert events(locked, KEY) == list(SOME)


def test_nothing_that_was_said_stands_readable_in_the_folder(file: Path) -> None:
    assert MARK.encode() in bytes_in(file.parent)

    move(file, "", KEY)
    assert MARK.encode() not in bytes_in(file.parent)


def test_what_is_kept_later_is_encrypted_too(locked: Path) -> None:
    store = Store(locked, key=KEY)
    store.append("b" * 32, [entry(Answered("note", "a marker to look for"))])

    assert b"a marker to look for" not in bytes_in(locked.parent)
    store.close()
    assert events(locked, KEY)[-1] == Answered("note", "a marker to look for")


def test_numbers_go_on_where_they_were(locked: Path) -> None:
    store = Store(locked, key=KEY)
    store.append("b" * 32, [entry(Left())])

    assert store.read().records[-1].seq == len(SOME) + 1
    assert store.read().damaged == ()
    store.close()


def test_out_of_encryption_it_is_as_it_was(locked: Path) -> None:
    move(locked, KEY, "")

    assert events(locked) == list(SOME)
    assert not is_encrypted(locked)
    assert names(locked.parent) == ["journal.sqlite3"]


def test_another_passphrase_takes_the_place_of_the_first(locked: Path) -> None:
    move(locked, KEY, "another passphrase")

    assert events(locked, "another passphrase") == list(SOME)
    with pytest.raises(JournalUnusable):
        Store(locked, key=KEY)


@pytest.mark.parametrize("key", ["", "wrong", KEY.lower()])
def test_without_its_passphrase_it_stays_closed(locked: Path, key: str, capfd: pytest.CaptureFixture[str]) -> None:
    before = locked.read_bytes()

    with pytest.raises(JournalUnusable, match="is encrypted with another passphrase"):
        Store(locked, key=key)
    assert locked.read_bytes() == before
    assert capfd.readouterr() == ("", "")


def test_a_wrong_passphrase_moves_nothing(locked: Path) -> None:
    before = locked.read_bytes()

    with pytest.raises(JournalUnusable):
        move(locked, "wrong", "")
    assert (names(locked.parent), locked.read_bytes()) == (["journal.sqlite3"], before)


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_it_is_closed_to_others_under_every_umask(tmp_path: Path, mask: int) -> None:
    file = kept(tmp_path / "journal.sqlite3")
    before = os.umask(mask)
    try:
        move(file, "", KEY)
    finally:
        os.umask(before)

    assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "content", [b"", b"notes\n" * 2000, b"SQLite format 3\0" + bytes(range(256)) * 20, b"\0" * 9000]
)
def test_what_is_not_encrypted_is_not_taken_for_it(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "something"
    file.write_bytes(content)

    assert not is_encrypted(file)


def test_what_is_no_file_is_not_looked_into(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("/dev/urandom")

    assert not any(is_encrypted(tmp_path / name) for name in ("pipe", "link", "none", "."))


def test_it_is_erased_without_its_passphrase(locked: Path) -> None:
    assert erase(locked) == (locked,)
    assert names(locked.parent) == []


def test_what_could_not_be_erased_without_its_passphrase_is_not_encrypted(tmp_path: Path) -> None:
    file = kept(tmp_path / "mine.db")

    with pytest.raises(JournalUnusable, match=r"is not called `\*\.sqlite3`"):
        move(file, "", KEY)
    assert events(file) == list(SOME)


HOLDING = """
import sys
from contextlib import closing, suppress
from pathlib import Path
from triage.journal.store import Store
store = Store(Path(sys.argv[1]), key=sys.argv[2])
store.read()
print("open", flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize(("old", "new"), [("", KEY), (KEY, "")], ids=["in", "out"])
def test_while_another_program_has_it_open_it_is_not_moved(file: Path, old: str, new: str) -> None:
    if old:
        move(file, "", old)
    command = [sys.executable, "-c", HOLDING, str(file), old]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:  # noqa: S603 - our own
        assert other.stdout is not None
        assert other.stdout.readline() == b"open\n"

        with pytest.raises(JournalUnusable, match="another program is using"):
            move(file, old, new)
        other.communicate()
    assert events(file, old) == list(SOME)


@pytest.mark.parametrize(("old", "new"), [("", KEY), (KEY, "")], ids=["in", "out"])
def test_wherever_it_is_stopped_nothing_is_lost_and_nothing_left_behind(
    file: Path, tmp_path_factory: pytest.TempPathFactory, old: str, new: str
) -> None:
    if old:
        move(file, "", old)
    folder = tmp_path_factory.mktemp("stopped")
    command = [sys.executable, "-m", "tests.journal.stopped_move", str(file), str(folder), old, new]
    done = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True, timeout=300).stdout)  # noqa: S603 - our own
    copies = [Path(name) for name in done["copies"]]
    changed = [is_encrypted(copy) is bool(new) for copy in copies]

    assert done["lines"] > 100
    assert changed.count(False) > 3, "some were stopped before the new file took its place"
    assert changed.count(True) > 2, "and some after"
    assert any(files.is_coming(copy) for copy in copies)
    assert any(files.leaving(copy).exists() for copy in copies)
    for copy in copies:
        key = KEY if is_encrypted(copy) else ""
        assert events(copy, key) == list(SOME), copy
        assert names(copy.parent) == [copy.name], copy
        assert (MARK.encode() in bytes_in(copy.parent)) is not bool(key), copy


def test_where_it_was_stopped_erasing_leaves_nothing(file: Path) -> None:
    os.link(file, files.leaving(file))
    file.with_name(f"{file.name}-coming").write_text(MARK)

    erase(file)
    assert names(file.parent) == []


ON_A_FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from triage.journal.moving import move
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
move(Path(sys.argv[1]), "", "a passphrase")
"""


def test_a_disk_that_is_full_changes_nothing(file: Path) -> None:
    store = Store(file)
    store.append("b" * 32, [entry(Answered("note", "x" * 1000))] * 200)
    store.close()
    before = events(file)
    command = [sys.executable, "-c", ON_A_FULL_DISK, str(file)]
    done = subprocess.run(command, stderr=subprocess.PIPE, check=False, timeout=60)  # noqa: S603 - our own

    assert b"JournalUnusable" in done.stderr
    assert (events(file), names(file.parent)) == (before, ["journal.sqlite3"])


def test_a_damaged_row_is_moved_as_it_is(file: Path) -> None:
    import sqlite3  # noqa: PLC0415 - to damage it

    connection = sqlite3.connect(file)
    connection.execute("UPDATE events SET body = CAST(x'ff00fe' AS TEXT) WHERE seq = 2")
    connection.execute("UPDATE events SET digest = x'0102' WHERE seq = 3")
    connection.commit()
    connection.close()
    move(file, "", KEY)

    store = Store(file, key=KEY)
    assert store.read().damaged == (2, 3)
    store.close()


def test_no_flipped_bit_is_accepted_silently(locked: Path) -> None:
    whole, random = locked.read_bytes(), Random(20261123)  # noqa: S311 - no secret, and the same each time
    for _ in range(40):
        flipped = bytearray(whole)
        flipped[random.randrange(len(flipped))] ^= 1 << random.randrange(8)
        locked.write_bytes(flipped)
        try:
            store = Store(locked, key=KEY)
        except JournalUnusable:
            continue
        with closing(store), suppress(JournalUnusable):
            contents = store.read()
            assert contents.damaged or [record.entry.event for record in contents.records] == list(SOME)


class Missing:
    """Finds nothing where sqlcipher3 is looked for."""

    @staticmethod
    def find_spec(name: str, *_: object) -> None:
        """What the interpreter asks first."""
        if name.partition(".")[0] == "sqlcipher3":
            raise ModuleNotFoundError(name)


def test_where_encryption_is_not_installed_it_says_what_to_install(
    locked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == "sqlcipher3"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "meta_path", [Missing, *sys.meta_path])

    for key in ("", KEY):
        with pytest.raises(JournalUnusable, match=r"pip install 'backtriage\[encrypted\]'"):
            Store(locked, key=key)
