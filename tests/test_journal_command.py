"""``triage journal``, ``--no-journal``, and a conversation in plain lines that is left and gone on with."""

import os
import re
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import click
import pexpect
import pytest

from tests.command_line import run
from tests.journal.keeping import SOME, events_in, kept
from triage.cli.journal import journal
from triage.errors import Exit
from triage.model.events import Advised, Answered, Left, Noted
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

    assert result.code == Exit.DONE
    assert result.out == f"erased {file}\nlooked through {file.parent}: nothing of it is left\n"
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


NOON_DAY = "2026-11-22"
"""When `SOME` is kept."""


def test_a_range_of_days_is_erased_and_it_says_that_nothing_is_left(file: Path) -> None:
    kept(file)
    result = run("journal", "erase", "--from", NOON_DAY, "--to", NOON_DAY, "--yes")

    assert result.code == Exit.DONE
    assert result.out.startswith(f"erased what was kept on {NOON_DAY}: 7 rows of one conversation, session, entry")
    assert f"in {file}: nothing of it is left\n" in result.out
    assert events_in(file) == []
    assert b"saddle_numbness" not in file.read_bytes()


def test_other_days_stay(file: Path) -> None:
    kept(file)
    result = run("journal", "erase", "--to", "2026-11-21", "--yes")

    assert (result.code, result.out) == (Exit.DONE, "nothing was kept up to 2026-11-21\n")
    assert events_in(file) == list(SOME)


def test_erasing_days_asks_first(file: Path) -> None:
    kept(file)

    assert "nothing was erased" in run("journal", "erase", "--from", NOON_DAY, typed=b"n\n").out
    assert events_in(file) == list(SOME)


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("--from", "someday"), "someday"),
        (("--from", "2026-02-02", "--to", "2026-02-01"), "--from is a day before --to"),
    ],
)
def test_days_that_are_none_erase_nothing(file: Path, arguments: tuple[str, ...], why: str) -> None:
    kept(file)
    result = run("journal", "erase", "--yes", *arguments)

    assert (result.code, result.out) == (Exit.USAGE, "")
    assert why in result.err
    assert events_in(file) == list(SOME)


def test_a_backup_is_put_back_and_what_was_there_is_kept(file: Path, tmp_path: Path) -> None:
    kept(file)
    copy = tmp_path / "copy.sqlite3"
    made = run("journal", "backup", str(copy))
    kept(file, (Left(),), "b" * 32)
    back = run("journal", "restore", str(copy), "--yes")

    assert (made.code, made.out) == (Exit.DONE, f"wrote {copy}\n")
    assert "7 rows, all as they were written" in made.err
    assert (back.code, back.out) == (Exit.DONE, f"{file} is as it is in {copy}\n")
    assert events_in(file) == list(SOME)
    assert "the journal that was there is" in back.err
    assert [len(events_in(path)) for path in file.parent.iterdir() if "before" in path.name] == [8]


def test_a_backup_without_a_name_goes_into_the_documents_and_over_no_file(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(file)
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "Documents").mkdir()
    first = run("journal", "backup").out
    run.cache_clear()

    assert first != run("journal", "backup").out
    assert len([*tmp_path.rglob("backtriage-journal-*.sqlite3")]) == 2


def test_a_backup_never_goes_over_a_file(file: Path, tmp_path: Path) -> None:
    kept(file)
    taken = tmp_path / "taken"
    taken.write_text("mine")
    result = run("journal", "backup", str(taken))

    assert (result.code, result.out) == (Exit.UNFINISHED, "")
    assert "is there already" in result.err
    assert taken.read_text(encoding="utf-8") == "mine"


def test_putting_a_backup_back_asks_first(file: Path, tmp_path: Path) -> None:
    kept(file)
    run("journal", "backup", str(tmp_path / "copy"))
    kept(file, (Left(),), "b" * 32)

    assert "nothing was changed" in run("journal", "restore", str(tmp_path / "copy"), typed=b"n\n").out
    assert len(events_in(file)) == len(SOME) + 1


@pytest.mark.parametrize(("content", "code"), [(None, Exit.NO_FILE), (b"notes\n" * 900, Exit.UNFINISHED)])
def test_what_is_no_backup_is_not_put_back(file: Path, tmp_path: Path, content: bytes | None, code: Exit) -> None:
    kept(file)
    if content is not None:
        (tmp_path / "copy").write_bytes(content)
    result = run("journal", "restore", str(tmp_path / "copy"), "--yes")

    assert (result.code, result.out) == (code, "")
    assert "copy" in result.err
    assert events_in(file) == list(SOME)


def test_a_whole_journal_is_told_to_be_whole(file: Path) -> None:
    kept(file)
    result = run("journal", "verify")

    assert (result.code, result.out) == (Exit.DONE, "7 rows, all as they were written\n")


def test_damage_is_told_with_its_number_its_day_and_its_kind_and_by_the_exit_code(file: Path) -> None:
    kept(file)
    connection = sqlite3.connect(file)
    connection.execute("UPDATE events SET body = '{}' WHERE seq = 2")
    connection.execute("DELETE FROM events WHERE seq = 4")
    connection.commit()
    connection.close()
    result = run("journal", "verify")

    assert result.code == Exit.BAD_FILE
    assert result.out.splitlines()[:3] == [
        "6 rows, not all as they were written",
        f"row 2 (answered), of {NOON_DAY}: damaged",
        "row 4: gone",
    ]


def test_what_goes_out_and_comes_in_again_is_the_same(file: Path, tmp_path: Path) -> None:
    kept(file)
    out = tmp_path / "out.jsonl"
    written = run("journal", "export", "--output", str(out))

    assert (written.code, written.out, written.err) == (Exit.DONE, "", f"wrote {out}\n")
    assert out.stat().st_mode & 0o777 == 0o600
    assert out.read_text(encoding="utf-8") == run("journal", "export").out
    run("journal", "erase", "--yes")
    assert run("journal", "import", str(out)).out == f"{len(SOME)} rows came in: {len(SOME)} of checks of the back\n"
    assert events_in(file) == list(SOME)


def test_an_export_never_goes_over_a_file(file: Path, tmp_path: Path) -> None:
    kept(file)
    taken = tmp_path / "out.jsonl"
    taken.write_text("mine")
    written = run("journal", "export", "--output", str(taken))

    assert written.err == f"wrote {tmp_path / 'out-2.jsonl'}\n"
    assert taken.read_text(encoding="utf-8") == "mine"


def test_an_export_into_a_folder_gets_the_name_of_the_journal(file: Path, tmp_path: Path) -> None:
    kept(file)

    assert (
        run("journal", "export", "--format", "csv", "--output", str(tmp_path)).err
        == f"wrote {tmp_path / 'journal.csv'}\n"
    )


def test_what_cannot_be_written_is_told(file: Path, tmp_path: Path) -> None:
    kept(file)
    result = run("journal", "export", "--output", str(tmp_path / "none" / "out"))

    assert (result.code, result.out) == (Exit.UNFINISHED, "")
    assert "there is no such folder" in result.err


@pytest.mark.parametrize("command", ["export", "decrypt", "backup", "verify"])
def test_of_no_journal_nothing_is_made(file: Path, command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    result = run("journal", command)

    assert (result.code, result.out, result.err) == (Exit.NO_FILE, "", f"there is no {file}; nothing has been kept\n")
    assert not file.parent.exists()
    monkeypatch.setenv("TRIAGE_NO_JOURNAL", "1")
    run.cache_clear()
    assert run("journal", command).err == "nothing is kept (TRIAGE_NO_JOURNAL=1)\n"


def test_a_dry_run_only_says_what_would_come_in(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    kept(file)
    run("journal", "export", "--output", str(out))
    run("journal", "erase", "--yes")

    assert run("journal", "import", "--dry-run", str(out)).out == "7 rows would come in: 7 of checks of the back\n"
    assert not file.exists()


def test_what_is_there_already_is_counted(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    kept(file)
    run("journal", "export", "--output", str(out))

    assert run("journal", "import", str(out)).out == "nothing new comes in; 7 already there\n"


def test_a_table_of_entries_comes_in_once(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "entries.csv"
    out.write_text("at,now,words\n2026-11-01 09:00,4,sat all day\n2026-11-02 09:00,3,\n", encoding="utf-8")

    assert run("journal", "import", str(out)).out == "2 rows came in: 2 of diary entries\n"
    run.cache_clear()
    assert run("journal", "import", str(out)).out == "nothing new comes in; 2 already there\n"
    assert [event.entry.now for event in events_in(file) if isinstance(event, Noted)] == [4, 3]


def test_with_anything_wrong_nothing_comes_in(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "entries.csv"
    out.write_text("at,now\n2026-11-01 09:00,4\nsoon,4\n2026-11-01 09:00,40\n", encoding="utf-8")
    result = run("journal", "import", str(out))

    assert (result.code, result.out) == (Exit.BAD_FILE, "")
    assert [line.partition(" `")[0] for line in result.err.splitlines()] == [
        "entries.csv:3:1: wrong-at",
        "entries.csv:4:2: wrong-now",
    ]
    assert not file.exists()


@pytest.mark.parametrize(
    ("content", "why"), [(None, "cannot be read: no such file"), (b"\xff\xfe{", "is no text in UTF-8")]
)
def test_a_file_that_cannot_be_read_is_told(file: Path, tmp_path: Path, content: bytes | None, why: str) -> None:
    out = tmp_path / "out"
    if content is not None:
        out.write_bytes(content)
    result = run("journal", "import", str(out))

    assert (result.code, result.out) == (Exit.NO_FILE, "")
    assert why in result.err
    assert not file.exists()


def test_a_folder_or_a_pipe_is_not_waited_for(file: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    assert run("journal", "import", str(tmp_path)).code == Exit.NO_FILE
    assert "is not a file" in run("journal", "import", str(tmp_path / "pipe")).err
    assert not file.exists()


SUBCOMMANDS = sorted(journal.commands.values(), key=lambda command: command.name or "")
MANUAL = Path(__file__).parent.parent / "docs" / "manual" / "commands.md"
PACKAGE = Path(__file__).parent.parent / "triage"


def test_the_manual_names_every_kind_of_mistake() -> None:
    rooms = [PACKAGE / "services" / f"porting_{name}.py" for name in ("lines", "table")]
    code = re.compile(r'"((?:wrong|no|newer|missing|unknown|used|too|cut)-[a-z-]+|unreadable)",')
    found = {kind for room in rooms for kind in code.findall(room.read_text(encoding="utf-8"))}
    manual = MANUAL.read_text(encoding="utf-8")

    assert len(found) > 10
    assert [kind for kind in found if f"`{kind}`" not in manual and kind != "wrong-id"] == []


@pytest.mark.parametrize("command", SUBCOMMANDS, ids=lambda command: str(command.name))
def test_the_manual_names_every_command_and_its_options(command: click.Command) -> None:
    manual = MANUAL.read_text(encoding="utf-8")
    everywhere = manual.partition("\n## ")[0]
    chapter = manual.partition("\n## triage journal\n")[2].partition("\n## ")[0]
    options = [name for option in command.params if isinstance(option, click.Option) for name in option.opts]

    assert f"`triage journal {command.name}" in chapter
    assert [name for name in options if name not in chapter + everywhere] == []


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
