"""``triage routine``: today's plan shown and printed, and why there is none."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from tests.command_line import Result, run
from tests.patients import shipped, walk_with
from tests.services.remembered import Clock, Person
from tests.services.trained import Trainee, say
from triage.errors import Exit
from triage.model.urgency import Urgency
from triage.services.typed import line_for


@pytest.fixture
def journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The file that the program remembers in."""
    file = tmp_path / "kept" / "journal.sqlite3"
    monkeypatch.setenv("TRIAGE_JOURNAL", str(file))
    yield file
    run.cache_clear()  # what a run says depends on what is remembered


@pytest.fixture
def trainee(journal: Path) -> Trainee:
    """Somebody who keeps a journal, and whose day is today."""
    return Trainee(Person(journal, Clock(datetime.now().astimezone())))


@pytest.fixture
def set_up(trainee: Trainee) -> Trainee:
    """Somebody who has checked their back and answered what comes before the first session."""
    trainee.checks()
    say(trainee.training.set_up())
    trainee.remembering.close()
    return trainee


def routine(*arguments: str, typed: bytes = b"") -> Result:
    """A run of the command as things are now."""
    run.cache_clear()
    return run("routine", *arguments, typed=typed)


@pytest.mark.usefixtures("journal")
@pytest.mark.parametrize("arguments", [("--show",), ("--print", "html")], ids=" ".join)
def test_without_a_check_there_is_no_plan_and_it_says_what_comes_first(arguments: tuple[str, ...]) -> None:
    told = routine(*arguments)

    assert (told.code, told.out) == (Exit.UNFINISHED, "")
    assert told.err.startswith(f"{shipped().library.routine['check_first_title']}\n")


def test_before_the_first_questions_there_is_no_plan(trainee: Trainee) -> None:
    trainee.checks()
    trainee.remembering.close()
    told = routine("--show")

    assert (told.code, told.out) == (Exit.UNFINISHED, "")
    assert shipped().library.routine["set_up_title"] in told.err


def test_where_the_advice_speaks_against_it_there_is_no_plan(trainee: Trainee) -> None:
    trainee.checks("cannot-start-to-pee")
    trainee.remembering.close()
    told = routine("--show")

    assert (told.code, told.out) == (Exit.UNFINISHED, "")
    assert shipped().library.outcome_title(Urgency.EMERGENCY) in told.err


@pytest.mark.usefixtures("set_up")
def test_the_plan_is_shown_with_what_is_left_out() -> None:
    told = routine("--show")
    words = shipped().library.routine

    assert (told.code, told.err) == (Exit.DONE, "")
    assert words["show_chosen"] in told.out
    assert words["show_left_out"] in told.out
    assert max(len(line) for line in told.out.splitlines()) <= 76


@pytest.mark.usefixtures("set_up")
def test_without_the_journal_nothing_of_earlier_days_counts() -> None:
    assert routine("--show", "--no-journal").code == Exit.UNFINISHED


@pytest.mark.usefixtures("set_up")
def test_the_sheet_goes_to_standard_output() -> None:
    told = routine("--print", "html")

    assert (told.code, told.err) == (Exit.DONE, "")
    assert told.out.startswith("<!DOCTYPE html>\n")
    assert told.out.endswith("</html>\n")


@pytest.mark.usefixtures("set_up")
def test_the_sheet_is_written_into_a_file(tmp_path: Path) -> None:
    file = tmp_path / "sheet.html"
    told = routine("--print", "html", "--output", str(file))

    assert (told.code, told.out, told.err) == (Exit.DONE, "", f"wrote {file}\n")
    assert file.read_text(encoding="utf-8") == routine("--print", "html").out


@pytest.mark.usefixtures("set_up")
def test_a_file_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    file = tmp_path / "sheet.html"
    file.write_text("mine")
    told = routine("--print", "html", "--output", str(file))

    assert (told.code, told.err) == (Exit.DONE, f"wrote {tmp_path / 'sheet-2.html'}\n")
    assert file.read_text() == "mine"


@pytest.mark.usefixtures("set_up")
def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    told = routine("--print", "html", "--output", str(tmp_path / "nowhere" / "sheet.html"))

    assert (told.code, told.out) == (Exit.UNFINISHED, "")
    assert told.err.startswith("Not saved: there is no such folder: ")


@pytest.mark.parametrize("arguments", [("--output", "x.html"), ("--show", "--print", "html"), ("--print", "pdf")])
def test_options_that_do_not_go_together_are_refused(arguments: tuple[str, ...]) -> None:
    assert routine(*arguments).code == Exit.USAGE


@pytest.mark.usefixtures("set_up")
def test_looking_at_the_plan_changes_nothing_that_is_kept(journal: Path) -> None:
    before = journal.read_bytes()
    routine("--show")
    routine("--print", "html")

    assert journal.read_bytes() == before


def test_it_leaves_at_once_though_nobody_has_closed_its_input() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "triage", "routine", "--plain"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stdin is not None
        assert program.stderr is not None
        program.stdin.write("q\n")
        program.stdin.flush()
        code = program.wait(60)
        told = program.stderr.read()

    assert (code, told) == (Exit.DONE, "")


def test_a_whole_way_is_typed_through_a_pipe() -> None:
    walk = walk_with("after-a-day-in-the-garden")
    checked = [line_for(turn, reply) for turn, reply in zip(walk.turns, walk.replies, strict=True)]
    before = ["0", "0", "2", "0"]
    check_in = ["0", "0", "0", "2"]
    session = ["", "", "n", "2", "n", "q"]
    typed = "\n".join(["", *checked, "m", *before, *check_in, *session, ""])
    told = routine("--plain", "--exit-code", typed=typed.encode())
    words = shipped().library.routine

    assert (told.code, told.err) == (Exit.DONE, "")
    assert words["end_left_title"] in told.out


def test_an_input_that_ends_before_a_session_is_unfinished() -> None:
    told = routine("--plain")

    assert told.code == Exit.UNFINISHED
    assert told.out.splitlines()[-1] == shipped().library.routine["plain_ended"]
