"""The passphrase of a journal: what may be one, where a script has it, and whether it opens the journal."""

import os
from pathlib import Path

import pytest

from tests.journal.keeping import kept
from triage.errors import JournalUnusable, PassphraseRefused
from triage.journal.files import kept_aside
from triage.services.unlocking import (
    LONGEST,
    as_typed,
    chosen,
    is_locked,
    move,
    opens,
    passphrase_in_file,
)

KEY = "käse und brot"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return kept(tmp_path / "journal.sqlite3")


def test_a_passphrase_is_the_same_however_a_keyboard_makes_its_letters(file: Path) -> None:
    move(file, "", as_typed(KEY))

    assert opens(file, as_typed("ka\u0308se und brot"))


@pytest.mark.parametrize("typed", ["x" * (LONGEST + 1), "a\tb", "a\x00b", "a\u202eb"])
def test_what_cannot_be_typed_and_shown_is_no_passphrase(typed: str) -> None:
    with pytest.raises(PassphraseRefused, match="can be typed and shown"):
        as_typed(typed)


def test_a_new_passphrase_is_long_enough_and_typed_twice_the_same() -> None:
    assert chosen("12345678", "12345678") == "12345678"
    with pytest.raises(PassphraseRefused, match="at least 8"):
        chosen("1234567", "1234567")
    with pytest.raises(PassphraseRefused, match="two different"):
        chosen("12345678", "12345679")


@pytest.mark.parametrize("key", ["it's", "x'00'", '"quoted"', "; DROP TABLE events; --", "'; --"])
def test_no_passphrase_is_taken_for_anything_else(file: Path, key: str) -> None:
    move(file, "", key)

    assert is_locked(file)
    assert opens(file, key)
    assert not opens(file, key + "x")


def test_whether_it_opens_cannot_be_told_of_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(JournalUnusable, match="cannot be opened"):
        opens(tmp_path / "none.sqlite3", KEY)


def test_a_journal_that_was_kept_aside_open_is_told_when_it_is_encrypted(file: Path) -> None:
    older = kept(file.with_name(f"{file.name}-before-1"))

    assert move(file, "", KEY) == (older,)
    assert kept_aside(file) == (older,)


def test_the_first_line_of_a_file_is_the_passphrase(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TRIAGE_PASSPHRASE_FILE", raising=False)
    assert passphrase_in_file() == ""
    file = tmp_path / "passphrase"
    file.touch(0o600)
    file.write_text(f"{KEY}\r\nanother line\n", encoding="utf-8")
    monkeypatch.setenv("TRIAGE_PASSPHRASE_FILE", str(file))
    assert passphrase_in_file() == KEY


def test_a_pipe_may_hold_it_too(monkeypatch: pytest.MonkeyPatch) -> None:
    read, write = os.pipe()
    os.write(write, f"{KEY}\n".encode())
    os.close(write)
    monkeypatch.setenv("TRIAGE_PASSPHRASE_FILE", f"/dev/fd/{read}")

    assert passphrase_in_file() == KEY
    os.close(read)
