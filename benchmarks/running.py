"""Runs a program and reads off what it cost: instructions, wall time, or what it reports of itself."""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.terminal import run_in_terminal

ROOT = Path(__file__).resolve().parent.parent
TRIAGE = str(Path(sys.executable).parent / "triage")
"""The console script, as people start it."""
NOTHING_KEPT = (("TRIAGE_NO_CACHE", "1"),)
"""The environment of a first start."""
PAIRS = 15
"""Adjacent pairs whose median ratio is a wall time."""
LONGEST = 600.0
"""Seconds; valgrind is about fifty times slower than the machine."""

_KEPT = tempfile.TemporaryDirectory(prefix="benchmarks-")
"""Where the program keeps its checked set, instead of in the user's own folder."""
_VALGRIND = ("valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null")
_COUNT = re.compile(r"I\s+refs:\s+([\d,]+)")
_DRIVER = "benchmarks.programs.driver:Typist"


@dataclass(frozen=True, slots=True)
class Program:
    """Something to run: what stands after ``python``."""

    words: tuple[str, ...]
    until: str = ""
    """For a program with a terminal: the text whose first paint starts the typing. Without it there is no terminal."""
    keys: tuple[str, ...] = ()
    """Pressed one after the other, each when the last has settled; the program stops at the end of them."""
    python: str = sys.executable
    environment: tuple[tuple[str, str], ...] = ()
    """Beside what is the same for every program."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What the driver saw."""

    resident: int
    """KiB."""
    before: list[str]
    """Everything written before the last key."""
    after: list[str]
    """Everything written after it."""


def program(name: str, *arguments: str) -> tuple[str, ...]:
    """The words that start a program of ``benchmarks/programs``."""
    return str(ROOT / "benchmarks" / "programs" / f"{name}.py"), *arguments


def instructions(run: Program) -> int:
    """The instructions the program takes from start to stop; run once before, so that byte code is there."""
    _run(run, ())
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder, "log")
        _run(run, (*_VALGRIND, f"--log-file={log}"))
        counted = _COUNT.search(log.read_text())
    if counted is None:
        message = f"valgrind counted nothing for {run.words}"
        raise RuntimeError(message)
    return int(counted[1].replace(",", ""))


def keep_checked_set() -> None:
    """What any earlier start leaves behind."""
    _run(Program((TRIAGE, "check")), ())


def all_instructions(*runs: Program) -> list[int]:
    """The instructions of several programs, counted beside each other."""
    with ThreadPoolExecutor(os.cpu_count()) as together:
        return list(together.map(instructions, runs))


def each(words: tuple[str, ...], few: int, many: int) -> float:
    """The instructions of one more time, for a program that takes as its argument how often."""
    less, more = all_instructions(Program((*words, str(few))), Program((*words, str(many))))
    return (more - less) / (many - few)


def shown(run: Program) -> Shown:
    """What a program with a terminal painted, and how much memory it held at its end."""
    return Shown(**json.loads(_run(run, ())))


def reported(run: Program) -> Mapping[str, float]:
    """What a program of ours says that it found."""
    found: dict[str, float] = json.loads(_run(run, ()))
    return found


def wall_ratio(measured: Program, reference: Program) -> tuple[float, float, float]:
    """Seconds of each and the ratio, as medians over adjacent pairs; the first pair warms up and is not counted."""
    pairs = [(_seconds(measured), _seconds(reference)) for _ in range(PAIRS + 1)][1:]
    one, other = (median(column) for column in zip(*pairs, strict=True))
    return one, other, median(first / second for first, second in pairs)


def _seconds(run: Program) -> float:
    start = perf_counter()
    _run(run, ())
    return perf_counter() - start


def _run(run: Program, before: tuple[str, ...]) -> str:
    with tempfile.TemporaryDirectory() as folder:
        said_itself = Path(folder, "report.json")
        typing = json.dumps({"until": run.until, "keys": run.keys, "report": str(said_itself)})
        # Somebody new: no settings and no journal, and none that is left for the next.
        new = {f"XDG_{name}_HOME": str(Path(folder, name.lower())) for name in ("CONFIG", "DATA")}
        environment = {**_environment(), **new, "BENCHMARK": typing, **dict(run.environment)}
        command = [*before, run.python, *run.words]
        if run.until:
            code, said = run_in_terminal(command, {**environment, "TEXTUAL_DRIVER": _DRIVER}, LONGEST)
        else:
            done = subprocess.run(  # noqa: S603 - our own programs
                command, env=environment, capture_output=True, stdin=subprocess.DEVNULL, timeout=LONGEST, check=False
            )
            code, said = done.returncode, done.stderr.decode(errors="replace")
        if code != 0 or (run.until and not said_itself.exists()):
            message = f"{' '.join(command)} left with {code}: {said[-2000:]}"
            raise RuntimeError(message)
        return said_itself.read_text(encoding="utf-8") if said_itself.exists() else "{}"


def _environment() -> dict[str, str]:
    """The same for every program: a fixed order of sets, byte code allowed, an ordinary terminal."""
    dropped = (
        "PYTHONDONTWRITEBYTECODE",
        "COLUMNS",
        "LINES",
        "TRIAGE_PLAIN",
        "NO_COLOR",
        "TRIAGE_SETTINGS",
        "TRIAGE_JOURNAL",
    )
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    fixed = {
        "XDG_CACHE_HOME": _KEPT.name,
        "PYTHONHASHSEED": "0",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'benchmarks' / 'site'}",
    }
    return {**kept, **fixed}
