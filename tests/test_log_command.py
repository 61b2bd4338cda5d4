"""``triage log``: an entry from the command line, changed and taken out, and what is told of it."""

import json
import os
import sys
from pathlib import Path

import pexpect
import pytest

from tests.command_line import Result, run
from triage.cli.log import split
from triage.errors import Exit


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the journal of this test is; nothing is there yet."""
    file = tmp_path / "kept" / "journal.sqlite3"
    monkeypatch.setenv("TRIAGE_JOURNAL", str(file))
    return file


def log(*arguments: str) -> Result:
    """A run of the command as things are now."""
    run.cache_clear()
    return run("log", *arguments)


def saved(*arguments: str) -> dict[str, object]:
    """What a program is told of an entry that was saved."""
    told = log(*arguments, "--json")
    assert (told.code, told.err) == (Exit.DONE, "")
    found = json.loads(told.out)
    assert isinstance(found, dict)
    return found


def test_pain_and_words_are_saved_in_one_line() -> None:
    told = log("4", "sat all day", "--tag", "work")

    assert (told.code, told.out, told.err) == (Exit.DONE, "Saved: 4: sat all day #work.\n", "")


def test_the_words_need_no_quotes() -> None:
    assert log("4", "sat", "all", "day").out == "Saved: 4: sat all day.\n"


def test_pain_may_be_left_out_when_there_is_another_part() -> None:
    assert log("slept badly").out == "Saved: slept badly.\n"
    assert log("--helped", "heat").out == "Saved: helped by heat.\n"


@pytest.mark.parametrize(
    ("said", "parts"),
    [
        ((), (None, None)),
        (("4",), ("4", None)),
        (("4", "sat", "long"), ("4", "sat long")),
        (("4/10",), ("4/10", None)),
        (("11", "x"), ("11", "x")),
        (("4 hours in the car",), (None, "4 hours in the car")),
        (("slept", "badly"), (None, "slept badly")),
        (("",), (None, "")),
    ],
)
def test_what_begins_with_a_number_of_its_own_is_the_pain(
    said: tuple[str, ...], parts: tuple[str | None, str | None]
) -> None:
    assert split(said) == parts


def test_every_part_of_an_entry_can_be_given() -> None:
    entry = saved(
        *("4", "sat #work", "--worst", "7", "--average", "5", "--leg", "2", "--where", "back,leg", "--helped", "heat"),
        *("--helped", "a walk", "--tag", "car", "--sleep", "bad", "--activity", "little", "--medicine"),
        *("--at", "yesterday 18:00"),
    )["entry"]

    assert isinstance(entry, dict)
    at = entry.pop("at")
    assert "T18:00:00" in at
    assert entry == {
        "now": 4,
        "worst": 7,
        "average": 5,
        "leg": 2,
        "where": ["back", "leg"],
        "helped": ["heat", "a walk"],
        "tags": ["car", "work"],
        "words": "sat #work",
        "sleep": "bad",
        "activity": "little",
        "medicine": True,
    }


def test_all_that_is_wrong_is_told_at_once_and_nothing_is_saved(file: Path) -> None:
    told = log("11", "--where", "elbow", "--at", "tomorrow")

    assert (told.code, told.out) == (Exit.USAGE, "")
    assert all(word in told.err for word in ("`11`", "`elbow`", "`tomorrow`"))
    assert not file.exists()


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--no-journal", "4"),
        ("--strike", "abcd", "4"),
        ("--change", "abcd"),
        ("--change", "abcd", "--strike", "abcd"),
    ],
    ids=" ".join,
)
def test_what_does_not_go_together_is_refused(arguments: tuple[str, ...], file: Path) -> None:
    assert log(*arguments).code == Exit.USAGE
    assert not file.exists()


def test_an_entry_is_changed_by_the_beginning_of_its_id() -> None:
    id_ = str(saved("4", "sat all day")["id"])
    told = log("--change", id_[:6], "6")

    assert (told.code, told.err) == (Exit.DONE, "")
    assert "6: sat all day" in told.out


def test_an_entry_is_taken_out() -> None:
    id_ = str(saved("4")["id"])

    assert log("--strike", id_[:6]).out.startswith("Taken out")
    assert log("--strike", id_[:6]).code == Exit.USAGE


def test_an_id_that_nothing_has_is_told() -> None:
    told = log("--change", "0000", "5")

    assert (told.code, told.out) == (Exit.USAGE, "")
    assert "no entry begins with `0000`" in told.err


def test_a_warning_word_is_told_with_whom_to_call_first() -> None:
    told = log("3", "it feels numb between my legs")
    lines = told.out.splitlines()

    assert told.code == Exit.DONE
    assert "112" in lines[0]
    assert "Saved: 3: it feels numb between my legs." in lines
    assert lines[-1] == "To check your back, type: triage"


def test_a_program_is_told_of_a_notice_too() -> None:
    notices = saved("3", "it feels numb between my legs")["notices"]

    assert isinstance(notices, list)
    assert [(notice["asks"], bool(notice["emergency"])) for notice in notices] == [("check", True)]


def test_a_journal_that_cannot_be_used_is_told_and_nothing_is_claimed(file: Path) -> None:
    file.parent.write_text("in the way")
    told = log("4")

    assert (told.code, told.out) == (Exit.UNFINISHED, "")
    assert told.err.startswith("This is not saved. The reason: ")


def test_where_nothing_is_kept_nothing_is_claimed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRIAGE_NO_JOURNAL", "1")
    told = log("4")

    assert (told.code, told.out, told.err) == (Exit.UNFINISHED, "", "Nothing is kept now, so this is not saved.\n")


def test_each_person_has_a_diary_of_their_own() -> None:
    id_ = json.loads(log("4", "--json", "--profile", "anna").out)["id"]

    assert log("--strike", id_).code == Exit.USAGE
    assert log("--strike", id_, "--profile", "anna").code == Exit.DONE


def test_in_a_terminal_it_asks_until_the_answer_fits() -> None:
    child = pexpect.spawn(
        sys.executable, ["-m", "triage", "log"], env={**os.environ, "TERM": "xterm"}, timeout=60, encoding="utf-8"
    )
    try:
        child.expect_exact("Pain now, 0 to 10? ")
        child.sendline("12")
        child.expect_exact("`12` is not a pain score")
        child.expect_exact("Pain now, 0 to 10? ")
        child.sendline("4 sat all day")
        child.expect_exact("Saved: 4: sat all day.")
        child.expect_exact("triage log --change ")
        child.expect(pexpect.EOF)
    finally:
        child.close(force=True)

    assert child.exitstatus == Exit.DONE
