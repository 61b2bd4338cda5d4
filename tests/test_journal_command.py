"""``triage journal``, ``--no-journal``, and a conversation in plain lines that is left and gone on with."""

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pexpect
import pytest

from tests.command_line import run
from tests.journal.keeping import SOME, events_in, kept
from triage.errors import Exit
from triage.model.events import Advised, Answered
from triage.model.urgency import Urgency

PROMPT = "leave)\r\n> "
"""Behind every question."""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the journal of this test is; nothing is there yet."""
    file = tmp_path / "kept" / "journal.sqlite3"
    monkeypatch.setenv("TRIAGE_JOURNAL", str(file))
    run.cache_clear()  # the same command says something else of another file
    return file


def test_where_names_the_file(file: Path) -> None:
    result = run("journal", "where")

    assert (result.code, result.out.strip()) == (Exit.DONE, str(file))
    assert "nothing has been kept" in result.err


def test_where_says_when_nothing_is_kept(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRIAGE_NO_JOURNAL", "1")

    assert "nothing is kept" in run("journal", "where").out
    assert "nothing is kept" in run("journal", "erase").out
    assert not file.exists()


def test_erase_says_what_it_removed(file: Path) -> None:
    kept(file)
    result = run("journal", "erase", "--yes")

    assert (result.code, result.out) == (Exit.DONE, f"erased {file}\n")
    assert list(file.parent.iterdir()) == []


def test_erase_asks_first(file: Path) -> None:
    kept(file)

    assert "nothing was erased" in run("journal", "erase", typed=b"n\n").out
    assert events_in(file) == list(SOME)
    assert "erased" in run("journal", "erase", typed=b"y\n").out
    assert not file.exists()


def test_erase_says_when_there_is_nothing(file: Path) -> None:
    assert run("journal", "erase", "--yes").out == f"there is no {file}; nothing was kept\n"


def test_what_cannot_be_erased_is_told(file: Path) -> None:
    file.parent.mkdir(0o700)
    file.symlink_to("/dev/null")
    result = run("journal", "erase", "--yes")

    assert (result.code, result.out) == (Exit.UNFINISHED, "")
    assert "is a link" in result.err


@pytest.mark.parametrize("arguments", [("chat",), ("chat", "--jsonl"), ("--plain",)])
def test_what_is_piped_is_not_kept(file: Path, arguments: tuple[str, ...]) -> None:
    run(*arguments, typed=b"1\n1\n")

    assert not file.parent.exists()


@contextmanager
def talking(*arguments: str) -> Iterator["pexpect.spawn[str]"]:
    """The program in a terminal, in plain lines; it is gone afterwards, come what may."""
    child = pexpect.spawn(
        sys.executable,
        ["-m", "triage", "chat", *arguments],
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


def broken(text: str) -> str:
    """A pattern for the text, wherever its lines are broken."""
    return r"\s+".join(map(re.escape, text.split()))


def says(child: "pexpect.spawn[str]", *lines: str) -> None:
    """Answer one question after the other, each once it is asked; then wait for the next."""
    for line in lines:
        child.expect_exact(PROMPT)
        child.sendline(line)
    child.expect_exact(PROMPT)


def ends(child: "pexpect.spawn[str]", how: str) -> None:
    """Make an end of it."""
    match how:
        case "kill":
            child.kill(9)
        case "hang up":
            child.kill(1)
        case "end of input":
            child.sendeof()
        case _:
            child.sendline("q")
    child.expect(pexpect.EOF)


@pytest.mark.parametrize("how", ["kill", "hang up", "end of input", "leave"])
def test_however_it_ends_every_answer_is_kept_and_it_goes_on_there(file: Path, how: str) -> None:
    with talking() as child:
        says(child, "1", "1", "0")
        ends(child, how)

    answered = [event.question for event in events_in(file) if isinstance(event, Answered)]
    assert answered == ["consent", "region", "saddle"]
    with talking() as child:
        child.expect_exact("1  Go on with the questions")
        child.expect_exact("2  Check my back from the start")
        child.expect_exact("> ")
        child.sendline("1")
        child.expect_exact("question 4, at most")


def test_the_emergency_line_stands_above_the_offer_to_go_on(file: Path) -> None:
    kept(file, (Answered("consent", "me"),))
    with talking() as child:
        child.expect(broken("112, 911 or your local emergency number now."))
        child.expect_exact("Go on with the questions")


def test_who_wants_to_can_start_anew(file: Path) -> None:
    kept(file, (Answered("consent", "me"),))
    with talking() as child:
        child.expect_exact("2  Check my back from the start")
        child.expect_exact("> ")
        child.sendline("2")
        child.expect_exact("question 1, at most")


def test_an_emergency_is_kept_and_named_at_the_next_start(file: Path) -> None:
    with talking() as child:
        says(child, "1", "1", "1")
        ends(child, "kill")

    advised = [event for event in events_in(file) if isinstance(event, Advised)]
    assert [event.urgency for event in advised] == [Urgency.EMERGENCY]
    with talking() as child:
        child.expect(broken("Get emergency help now. Not had help yet?"))


def test_with_no_journal_nothing_is_written_and_nothing_offered(file: Path) -> None:
    with talking("--no-journal") as child:
        says(child, "1", "1", "0")
        ends(child, "leave")

    assert not file.parent.exists()
    kept(file, (Answered("consent", "me"),))
    before = file.read_bytes()
    with talking("--no-journal") as child:
        child.expect_exact("question 1, at most")
        says(child, "1")
        ends(child, "leave")
    assert file.read_bytes() == before


def test_a_journal_that_cannot_be_used_is_told_and_the_conversation_goes_on(file: Path) -> None:
    file.parent.write_text("in the way")
    with talking() as child:
        child.expect_exact(PROMPT)
        child.sendline("1")
        child.expect_exact("question 2, at most")
        child.expect_exact("Your answers are not saved")
        child.sendline("1")
        child.expect_exact("question 3, at most")
