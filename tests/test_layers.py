"""What is imported when, and how large a room may grow."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "triage"
MODULES = sorted(PACKAGE.rglob("*.py"))
HEAVY = ("textual", "rich", "asyncio", "jinja2", "markdown_it")


def loaded_after(code: str) -> set[str]:
    """The modules that a new process has loaded after this code."""
    told = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", f"{code}\nimport sys\nprint('\\n' + ' '.join(sys.modules))"],
        capture_output=True,
        check=True,
        timeout=30,
    )
    return set(told.stdout.decode().splitlines()[-1].split())


RUN = "import contextlib, triage.cli\nwith contextlib.suppress(SystemExit):\n    triage.cli.main()"


def loaded_by(*arguments: str) -> set[str]:
    """The modules that a run of the program loads."""
    return loaded_after(f"import sys\nsys.argv = {['triage', *arguments]!r}\n{RUN}")


@pytest.mark.parametrize(
    "room",
    ["triage.services.interviewing", "triage.services.assessing", "triage.services.turns", "triage.services.materials"],
)
def test_a_conversation_needs_no_screen_and_no_template_engine(room: str) -> None:
    assert loaded_after(f"import {room}") & set(HEAVY[:4]) == set()


def test_no_service_needs_a_screen() -> None:
    rooms = ", ".join(f"triage.services.{path.stem}" for path in sorted((PACKAGE / "services").glob("[a-z]*.py")))

    assert loaded_after(f"import {rooms}") & {"textual", "rich", "asyncio"} == set()


def test_the_engine_needs_the_standard_library_and_transitions_only() -> None:
    rooms = ", ".join(f"triage.engine.{path.stem}" for path in sorted((PACKAGE / "engine").glob("[a-z]*.py")))
    ours = {"transitions", "six", "triage"}
    names = {name.partition(".")[0] for name in loaded_after(f"import {rooms}")}
    before = {name.partition(".")[0] for name in loaded_after("")}

    assert {name for name in names - before - ours if name not in sys.stdlib_module_names} == set()


def test_the_model_needs_the_standard_library_only() -> None:
    rooms = ", ".join(f"triage.model.{path.stem}" for path in sorted((PACKAGE / "model").glob("[a-z]*.py")))
    names = {name.partition(".")[0] for name in loaded_after(f"import {rooms}")}
    before = {name.partition(".")[0] for name in loaded_after("")}

    assert {name for name in names - before - {"triage"} if name not in sys.stdlib_module_names} == set()


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_and_version_load_nothing_heavy(option: str) -> None:
    assert loaded_by(option) & {*HEAVY, "yaml", "transitions"} == set()


def test_plain_lines_need_no_screen() -> None:
    assert loaded_by("chat") & {"textual", "rich", "asyncio"} == set()


@pytest.mark.parametrize("arguments", [("--help",), ("chat",), ("chat", "--jsonl"), ("page",)], ids=" ".join)
def test_what_is_not_remembered_needs_no_journal(arguments: tuple[str, ...]) -> None:
    assert loaded_by(*arguments) & {"sqlite3", "triage.journal"} == set()


def test_the_journal_needs_the_standard_library_and_the_model_only() -> None:
    rooms = ", ".join(f"triage.journal.{path.stem}" for path in sorted((PACKAGE / "journal").glob("[a-z]*.py")))
    names = {name.partition(".")[0] for name in loaded_after(f"import {rooms}")}
    before = {name.partition(".")[0] for name in loaded_after("")}

    assert {name for name in names - before - {"triage"} if name not in sys.stdlib_module_names} == set()


def test_advice_for_a_file_does_not_wait_for_its_explanation(tmp_path: Path) -> None:
    findings = tmp_path / "findings.yaml"
    findings.write_text("fever: yes\n")

    assert loaded_by("assess", str(findings)) & {"triage.services.explaining", "triage.engine.prospects"} == set()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_module_is_longer_than_300_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Each function of a module, with its lines."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_function_is_longer_than_40_lines(path: Path) -> None:
    assert [(name, lines) for name, lines in functions(path) if lines > 40] == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_nothing_is_evaluated_or_executed_from_text(path: Path) -> None:
    calls = {
        node.func.id
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }

    assert calls & {"eval", "exec", "compile", "__import__"} == set()
