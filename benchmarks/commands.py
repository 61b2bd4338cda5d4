"""Goals 1, 2 and 8: the commands that open no screen, and the machine below them all."""

import re
import subprocess
import sys
from dataclasses import replace

from benchmarks.running import NOTHING_KEPT, ROOT, TRIAGE, Program, all_instructions, each, program, reported
from benchmarks.table import Row, amount_row, check_row, ratio_row, told_row

NOTHING = Program(("-c", "pass"))
FINDINGS = str(ROOT / "benchmarks" / "programs" / "findings.yaml")
FORBIDDEN = ("textual", "rich", "jinja2", "asyncio")
"""Modules that neither help nor version need."""
FEW, MANY = 100, 1100
"""Steps of the dialogue; the difference leaves out the start."""
ONE, SIX = 1, 6
"""Machines built."""


def help_and_version() -> list[Row]:
    """Goal 1."""
    helping, version = Program((TRIAGE, "--help")), Program((TRIAGE, "--version"))
    module = Program(("-m", "triage", "--version"))
    shown, told, as_module, nothing = all_instructions(helping, version, module, NOTHING)
    loaded = sorted({name for option in ("--help", "--version") for name in _loaded(option)})
    return [
        ratio_row(1, "triage --help / python -c pass", shown, nothing, 2.5),
        ratio_row(1, "triage --version / python -c pass", told, nothing, 2.5),
        ratio_row(1, "python -m triage --version / python -c pass", as_module, nothing, 2.5),
        check_row(1, f"without {', '.join(FORBIDDEN)}", ", ".join(loaded) or "none loaded", holds=not loaded),
    ]


def _loaded(option: str) -> set[str]:
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-X", "importtime", TRIAGE, option], capture_output=True, text=True, check=True
    )
    return {name for name in re.findall(r"\| +(\w+)$", done.stderr, re.MULTILINE) if name in FORBIDDEN}


def assess_file() -> list[Row]:
    """Goal 2."""
    assess = Program((TRIAGE, "assess", "--rest", "no", FINDINGS))
    assessed, first, nothing = all_instructions(assess, replace(assess, environment=NOTHING_KEPT), NOTHING)
    return [
        ratio_row(2, "triage assess FILE / python -c pass", assessed, nothing, 5.5),
        told_row(2, "the same without a checked set", first, nothing),
    ]


def machine() -> list[Row]:
    """Goal 8."""
    step, raw = (each(program(name), FEW, MANY) for name in ("machine_steps", "raw_steps"))
    build, bare = (each(program(name), ONE, SIX) for name in ("machine_builds", "raw_builds"))
    kept = reported(Program(program("machine_memory")))
    return [
        ratio_row(8, "a step / a raw Event.trigger", step, raw, 1.3),
        ratio_row(8, "building the machine / a bare one", build, bare, 1.2),
        amount_row(8, "an interview that is held, at its start", kept["begun"] / 1024, 1, "KiB"),
        amount_row(8, "an interview that is held, at its end", kept["finished"] / 1024, 1, "KiB"),
        amount_row(8, "an interview that is over", kept["over"] / 1024, 1, "KiB"),
    ]
