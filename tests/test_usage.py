"""Help and version are answered at once, in the words of the command line."""

import os
import subprocess
import sys

import pytest

from triage import __main__ as start
from triage import __version__, cli, usage


def test_the_help_is_what_the_command_line_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    context = cli.cli.make_context("triage", [], max_content_width=80, terminal_width=80 - 2)

    assert f"{cli.cli.get_help(context)}\n" == usage.HELP


def test_the_help_can_be_written_everywhere() -> None:
    assert usage.HELP.isascii()


def answered(*arguments: str, columns: str | None = None) -> subprocess.CompletedProcess[str]:
    """A run that also tells whether click was loaded."""
    code = f"import sys; sys.argv = {['triage', *arguments]!r}\nfrom triage.__main__ import main\n"
    told = "try:\n    main()\nfinally:\n    print('click' in sys.modules, file=sys.stderr)"
    environment = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", code + told],
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
        env=environment if columns is None else {**environment, "COLUMNS": columns},
    )


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_needs_no_command_line(option: str) -> None:
    run = answered(option)

    assert (run.stdout, run.stderr) == (usage.HELP, "False\n")


def test_the_version_needs_no_command_line() -> None:
    run = answered("--version")

    assert (run.stdout, run.stderr) == (f"backtriage {__version__}\n", "False\n")


def test_a_help_of_another_width_is_left_to_the_command_line() -> None:
    run = answered("--help", columns="60")

    assert run.stderr == "True\n"
    assert max(map(len, run.stdout.splitlines())) <= 60


@pytest.mark.parametrize("columns", [80, 200])
def test_a_terminal_that_is_wide_enough_gets_the_kept_help(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.setattr("os.get_terminal_size", lambda _: os.terminal_size((columns, 24)))

    assert start._at_usual_width()  # noqa: SLF001 - a terminal of that size is not worth opening


def test_a_narrow_terminal_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.setattr("os.get_terminal_size", lambda _: os.terminal_size((79, 24)))

    assert not start._at_usual_width()  # noqa: SLF001 - as above


def test_an_output_that_is_closed_is_told_by_the_command_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)

    assert not start._answered(["--version"])  # noqa: SLF001 - what follows is the command line's own


@pytest.mark.parametrize("arguments", [[], ["chat"], ["--help", "chat"], ["--plain", "--help"]])
def test_anything_else_is_left_to_the_command_line(arguments: list[str]) -> None:
    assert not start._answered(arguments)  # noqa: SLF001 - as above
