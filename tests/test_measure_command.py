"""``triage measure``: filled in from a pipe, listed, and written for programs."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.command_line import Result, run
from triage.errors import Exit


@pytest.fixture(autouse=True)
def journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The file that the program remembers in."""
    file = tmp_path / "kept" / "journal.sqlite3"
    monkeypatch.setenv("TRIAGE_JOURNAL", str(file))
    yield file
    run.cache_clear()  # what a run says depends on what is remembered


def measure(*arguments: str, typed: bytes = b"") -> Result:
    """A run of the command as things are now."""
    run.cache_clear()
    return run("measure", *arguments, typed=typed)


def test_what_is_typed_into_a_pipe_is_kept() -> None:
    told = measure("peg", typed=b"4\n5\n6\n")

    assert (told.code, told.err) == (Exit.DONE, "")
    assert [each["score"] for each in times("peg")] == [5.0]


def test_input_that_ends_early_is_told_by_the_code_and_keeps_nothing() -> None:
    told = measure("peg", typed=b"4\n5\n")

    assert told.code == Exit.UNFINISHED
    assert times("peg") == []


def test_without_a_journal_it_is_filled_in_and_not_kept(journal: Path) -> None:
    told = measure("peg", "--no-journal", typed=b"4\n5\n6\n")

    assert "This is not kept." in told.out
    assert not journal.exists()


def test_a_journal_that_cannot_be_written_is_told_and_the_score_is_said_all_the_same(journal: Path) -> None:
    journal.parent.touch()
    told = measure("peg", typed=b"4\n5\n6\n")

    assert "5.0 of 10" in told.out
    assert "This is not kept." in told.out
    assert told.err


def test_the_list_names_every_measure() -> None:
    told = measure("--list")

    assert told.code == Exit.DONE
    assert all(f"[{id_}]" in told.out for id_ in ("peg", "nrs", "psfs", "rmdq"))


def test_looking_at_the_list_makes_no_journal(journal: Path) -> None:
    measure("--list")

    assert not journal.exists()


def test_without_a_name_one_is_picked() -> None:
    told = measure(typed=b"2\n4\n5\n6\n")

    assert "5 of 10" in told.out


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("pegg",), "no measure is called `pegg`; did you mean `peg`?"),
        (("what",), "no measure is called `what`; there are peg, nrs, psfs, rmdq"),
        (("peg", "--list"), "--list lists all measures"),
        (("--json", "--list"), "--list lists all measures"),
    ],
)
def test_what_cannot_be_meant_is_refused(arguments: tuple[str, ...], why: str) -> None:
    told = measure(*arguments)

    assert told.code == Exit.USAGE
    assert why in " ".join(told.err.split())


@pytest.mark.parametrize("arguments", [("peg",), ("--list",)], ids=" ".join)
def test_the_person_is_named_whose_journal_it_is(arguments: tuple[str, ...]) -> None:
    assert measure(*arguments, "--profile", "anna").out.startswith("This is the journal of anna.\n")


def test_each_person_has_their_own_times() -> None:
    measure("peg", "--profile", "anna", typed=b"4\n5\n6\n")

    assert (len(times("peg")), len(times("peg", "--profile", "anna"))) == (0, 1)


def times(id_: str, *arguments: str) -> list[dict[str, object]]:
    """Every time that it was filled in, as a program reads it."""
    told = measure(id_, "--json", *arguments)
    assert told.code == Exit.DONE, told.err
    return list(json.loads(told.out)["measures"][0]["times"])
