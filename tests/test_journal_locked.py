"""An encrypted journal at the command line: what is asked for in a terminal, and what a script says."""

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pexpect
import pytest

from tests.command_line import run
from tests.journal.keeping import SOME, kept
from tests.services.ported import in_journal
from triage.errors import Exit
from triage.journal.encryption import is_encrypted
from triage.journal.moving import move

KEY = "correct horse"
ASKED = "Passphrase of the journal"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A journal that is not encrypted."""
    file = tmp_path / "kept" / "journal.sqlite3"
    monkeypatch.setenv("TRIAGE_JOURNAL", str(file))
    run.cache_clear()  # the same command says something else of another file
    return kept(file)


@pytest.fixture
def locked(file: Path) -> Path:
    """The same, encrypted."""
    move(file, "", KEY)
    return file


@pytest.fixture
def in_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file with the passphrase, for scripts."""
    file = tmp_path / "passphrase"
    file.touch(0o600)
    file.write_text(f"{KEY}\n")
    monkeypatch.setenv("TRIAGE_PASSPHRASE_FILE", str(file))
    return file


@contextmanager
def terminal(*arguments: str) -> Iterator["pexpect.spawn[str]"]:
    """The program in a terminal; it is gone afterwards, come what may."""
    child = pexpect.spawn(
        sys.executable,
        ["-m", "triage", *arguments],
        dimensions=(24, 80),
        env={**os.environ, "TERM": "xterm-256color"},
        timeout=60,
        encoding="utf-8",
    )
    try:
        yield child
    finally:
        with suppress(OSError, pexpect.ExceptionPexpect):
            child.close(force=True)


def types(child: "pexpect.spawn[str]", *lines: str, at: str = ASKED) -> None:
    """Type lines, each once it is asked for and nothing typed is shown any more."""
    for line in lines:
        child.expect_exact(at)
        child.expect(": ")
        assert child.waitnoecho(timeout=10)
        child.sendline(line)


def ended(child: "pexpect.spawn[str]") -> tuple[str, int | None]:
    """What it said to the end, in one line, and its exit code."""
    child.expect(pexpect.EOF)
    said = " ".join(str(child.before).split())
    child.close()
    return said, child.exitstatus


def code_and_words(text: tuple[str, int | None], code: Exit, words: str) -> bool:
    return text[1] == code and re.search(words, text[0]) is not None


def test_a_passphrase_is_asked_for_twice_and_never_shown(file: Path) -> None:
    with terminal("journal", "encrypt") as child:
        types(child, KEY, at="New passphrase")
        types(child, KEY, at="The same again")
        said, code = ended(child)

    assert (code, KEY in said) == (Exit.DONE, False)
    assert is_encrypted(file)
    assert [entry.event for _, _, entry in in_journal(file, KEY)] == list(SOME)


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        (KEY, KEY + "x", "two different passphrases"),
        ("short", "short", "at least 8 characters"),
        ("", "", "at least 8"),
    ],
)
def test_a_passphrase_that_is_none_changes_nothing(file: Path, first: str, second: str, why: str) -> None:
    before = file.read_bytes()
    with terminal("journal", "encrypt") as child:
        types(child, first, at="New passphrase")
        types(child, second, at="The same again")

        assert code_and_words(ended(child), Exit.UNFINISHED, why)
    assert file.read_bytes() == before


def test_an_encrypted_journal_gets_another_passphrase(locked: Path) -> None:
    with terminal("journal", "encrypt") as child:
        types(child, KEY)
        types(child, "another one", at="New passphrase")
        types(child, "another one", at="The same again")

        assert code_and_words(ended(child), Exit.DONE, "new passphrase")
    assert len(in_journal(locked, "another one")) == len(SOME)


def test_a_journal_is_taken_out_of_encryption(locked: Path) -> None:
    with terminal("journal", "decrypt") as child:
        types(child, KEY)

        assert code_and_words(ended(child), Exit.DONE, "not encrypted any more")
    assert len(in_journal(locked)) == len(SOME)


def test_the_third_wrong_passphrase_ends_it(locked: Path) -> None:
    before = locked.read_bytes()
    with terminal("journal", "export") as child:
        types(child, "wrong one", "wrong two", "wrong three")
        text = ended(child)

    assert code_and_words(text, Exit.UNFINISHED, "after 3 tries it stays closed")
    assert "Traceback" not in text[0]
    assert locked.read_bytes() == before


def test_a_passphrase_that_fits_at_the_third_try_opens_it(locked: Path) -> None:
    del locked
    with terminal("journal", "export") as child:
        types(child, "wrong one", "wrong two", KEY)

        assert code_and_words(ended(child), Exit.DONE, '"kind": "left"')


def test_a_conversation_goes_on_where_it_was_left_behind_the_passphrase(file: Path) -> None:
    kept(file, SOME[:1], "b" * 32)
    move(file, "", KEY)
    with terminal("chat") as child:
        types(child, KEY)
        child.expect_exact("Go on with the questions")
        child.expect_exact("> ")
        child.sendline("1")
        child.expect_exact("question 2, at most")
        child.sendline("1")
        child.expect_exact("question 3, at most")
        child.sendline("q")
        child.expect(pexpect.EOF)

    assert len(in_journal(file, KEY)) > len(SOME) + 1


@pytest.mark.parametrize("typed", [("",), ("wrong one", "wrong two", "wrong three")], ids=["empty line", "three wrong"])
@pytest.mark.parametrize(
    ("command", "goes_on"), [("chat", "question 1, at most"), ("routine --plain", "Press Enter: Check my back")]
)
def test_it_goes_on_without_the_journal(locked: Path, command: str, goes_on: str, typed: tuple[str, ...]) -> None:
    before = locked.read_bytes()
    with terminal(*command.split()) as child:
        types(child, *typed)
        child.expect(r"goes\s+on\s+without\s+the\s+journal")
        child.expect_exact(goes_on)
        child.expect_exact("leave)\r\n> ")
        child.sendline("q")
        child.expect(pexpect.EOF)

    assert locked.read_bytes() == before


def test_the_full_screen_begins_behind_the_passphrase(locked: Path) -> None:
    del locked
    with terminal() as child:
        types(child, KEY)
        child.expect_exact("\x1b[?1049h")  # the screen is taken only now


def test_stopping_at_the_passphrase_leaves_the_terminal_as_it_was(locked: Path) -> None:
    del locked
    with terminal("chat") as child:
        child.expect_exact(ASKED)
        assert child.waitnoecho(timeout=10)
        child.sendintr()
        child.expect(pexpect.EOF)
        child.close()

        assert child.exitstatus == Exit.INTERRUPTED


@pytest.mark.usefixtures("in_a_file")
def test_a_script_has_its_passphrase_in_a_file(file: Path) -> None:
    assert run("journal", "encrypt").code == Exit.DONE
    assert is_encrypted(file)
    run.cache_clear()
    assert len(run("journal", "export").out.splitlines()) == len(SOME) + 1
    assert run("journal", "decrypt").code == Exit.DONE
    assert not is_encrypted(file)


def test_a_file_that_others_can_read_holds_no_passphrase(locked: Path, in_a_file: Path) -> None:
    del locked
    in_a_file.chmod(0o644)
    result = run("journal", "export")

    assert (result.code, result.out) == (Exit.UNFINISHED, "")
    assert "can be read by others" in result.err


@pytest.mark.parametrize(
    ("content", "why"),
    [("wrong\n", "not the right one"), ("\n", "no passphrase in its first line"), ("x" * 2000, "at most 1000")],
)
def test_a_passphrase_in_a_file_that_does_not_fit_is_told(
    locked: Path, in_a_file: Path, content: str, why: str
) -> None:
    del locked
    in_a_file.write_text(content)
    result = run("journal", "export")

    assert (result.code, result.out) == (Exit.UNFINISHED, "")
    assert why in result.err


def test_a_passphrase_file_that_is_not_there_is_told(locked: Path, in_a_file: Path) -> None:
    del locked
    in_a_file.unlink()

    assert "TRIAGE_PASSPHRASE_FILE cannot be read" in run("journal", "export").err


def test_without_a_terminal_and_without_a_file_nothing_is_opened(locked: Path) -> None:
    before = locked.read_bytes()
    result = run("journal", "export")

    assert (result.code, result.out) == (Exit.UNFINISHED, "")
    assert "a passphrase is asked for in a terminal" in result.err
    assert locked.read_bytes() == before


def test_where_says_that_it_is_encrypted(locked: Path) -> None:
    result = run("journal", "where")

    assert (result.out.strip(), result.err.strip()) == (str(locked), "it is encrypted")


def test_it_is_erased_without_its_passphrase(locked: Path) -> None:
    assert run("journal", "erase", "--yes").code == Exit.DONE
    assert list(locked.parent.iterdir()) == []


@pytest.mark.usefixtures("in_a_file")
def test_a_backup_of_an_encrypted_journal_is_encrypted_with_the_same_passphrase(locked: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite3"

    assert run("journal", "backup", str(copy)).code == Exit.DONE
    assert is_encrypted(copy)
    assert run("journal", "erase", "--yes").code == Exit.DONE
    assert run("journal", "restore", str(copy)).code == Exit.DONE
    assert is_encrypted(locked)
    assert len(in_journal(locked, KEY)) == len(SOME)


@pytest.mark.usefixtures("in_a_file")
def test_an_encrypted_journal_is_looked_over_and_erased_by_days(locked: Path) -> None:
    assert run("journal", "verify").out == f"{len(SOME)} rows, all as they were written\n"
    assert run("journal", "erase", "--from", "2026-11-22", "--yes").code == Exit.DONE
    assert in_journal(locked, KEY) == []


@pytest.mark.usefixtures("in_a_file")
def test_a_journal_that_was_kept_aside_unencrypted_is_told(file: Path, tmp_path: Path) -> None:
    run("journal", "backup", str(tmp_path / "copy"))
    run("journal", "restore", str(tmp_path / "copy"), "--yes")

    assert f"{file}-before-1 is older and not encrypted" in run("journal", "encrypt").err


def test_an_encrypted_export_is_opened_with_its_own_passphrase(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl.age"
    with terminal("journal", "export", "--encrypt", "--output", str(out)) as child:
        types(child, "of the file", at="Passphrase of the new file")
        types(child, "of the file", at="The same again")
        assert ended(child)[1] == Exit.DONE

    content = out.read_bytes()
    assert content.startswith(b"age-encryption.org/v1")
    assert b"saddle_numbness" not in content
    assert out.stat().st_mode & 0o777 == 0o600
    run("journal", "erase", "--yes")
    with terminal("journal", "import", str(out)) as child:
        types(child, "not of the file", "of the file", at="Passphrase of the file")
        assert code_and_words(ended(child), Exit.DONE, f"{len(SOME)} rows came in")
    assert len(in_journal(file)) == len(SOME)


def test_an_encrypted_export_is_not_written_on_the_screen(file: Path) -> None:
    del file

    assert run("journal", "export", "--encrypt").code == Exit.USAGE
