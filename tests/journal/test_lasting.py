"""What was acknowledged is there: after a kill at any moment, with four writers, and on a disk that is full."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journal.keeping import events_in
from tests.journal.writer import number_of

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
    numbers = (number_of(event, name) for event in events_in(file))
    return [number for number in numbers if number is not None]


def test_a_kill_at_any_moment_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    """200 kills; TRIAGE_KILLS names another number, as before a release."""
    kills = os.environ.get("TRIAGE_KILLS", "200")
    program = (sys.executable, "-m", "tests.journal.killing", str(tmp_path), kills, "9")
    run = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 - our own program

    said = re.fullmatch(rf"{kills} kills, (\d+) kept, 0 lost, 0 damaged\n", run.stdout)
    assert said, run.stdout + run.stderr
    assert int(said[1]) > int(kills)


def test_four_programs_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    file = tmp_path / "kept" / "journal.sqlite3"
    programs = {name: writing(file, name, 200) for name in ("a", "b", "diary c", "diary d")}
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
