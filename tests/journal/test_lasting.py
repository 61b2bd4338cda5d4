"""What was acknowledged is there: after a kill at any moment, with two writers, and on a disk that is full."""

import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from tests.journal.keeping import events_in
from triage.journal.store import Store
from triage.model.events import Answered

ROOT = Path(__file__).parents[2]
MANY = 100_000


def writing(file: Path, name: str, count: int, largest: int = 0) -> "subprocess.Popen[str]":
    """The program, started."""
    return subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-m", "tests.journal.writer", str(file), name, str(count), str(largest)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def acknowledged(program: "subprocess.Popen[str]") -> tuple[list[int], str]:
    """The numbers that it said are kept, and what it complained of."""
    out, err = program.communicate(timeout=60)
    return [int(line) for line in out.split("\n")[:-1]], err


def kept_of(file: Path, name: str) -> list[int]:
    """The numbers that are kept of a conversation."""
    events = events_in(file)
    return [int(str(event.reply)) for event in events if isinstance(event, Answered) and event.question == name]


@pytest.mark.parametrize("seed", range(25))
def test_a_kill_at_any_moment_loses_nothing_that_was_acknowledged(tmp_path: Path, seed: int) -> None:
    file = tmp_path / "kept" / "journal.sqlite3"
    moment = Random(seed)  # noqa: S311 - not for secrets
    program = writing(file, "a", MANY)
    assert program.stdout is not None
    first = [int(program.stdout.readline()) for _ in range(moment.randrange(1, 40))]
    time.sleep(moment.random() / 100)
    program.kill()
    rest = [int(line) for line in program.stdout.read().split("\n")[:-1]]
    program.communicate(timeout=60)

    store = Store(file)
    damaged = store.read().damaged
    store.close()
    said = [*first, *rest]
    assert kept_of(file, "a")[: len(said)] == said
    assert len(kept_of(file, "a")) <= len(said) + 1
    assert damaged == ()


def test_two_programs_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    file = tmp_path / "kept" / "journal.sqlite3"
    programs = {name: writing(file, name, 200) for name in ("a", "b")}
    said = {name: acknowledged(program) for name, program in programs.items()}

    assert said == dict.fromkeys(programs, (list(range(200)), ""))
    assert {name: kept_of(file, name) for name in programs} == {name: list(range(200)) for name in programs}


@pytest.mark.parametrize("largest", [0x1000, 0x8000, 0x20000])
def test_a_full_disk_is_told_and_loses_nothing_that_was_acknowledged(tmp_path: Path, largest: int) -> None:
    file = tmp_path / "kept" / "journal.sqlite3"
    said, complaint = acknowledged(writing(file, "a", MANY, largest))

    assert "disk" in complaint or "space" in complaint
    assert "Traceback" not in complaint
    assert kept_of(file, "a") == said
