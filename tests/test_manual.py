"""The manual of the commands names all there is, and its examples are true."""

import os
import re
import subprocess
import sys
from fnmatch import fnmatchcase
from pathlib import Path

import click
import pytest

from triage.cli import cli
from triage.errors import Exit

MANUAL = (Path(__file__).parent.parent / "docs" / "manual" / "commands.md").read_text(encoding="utf-8")
_CONTEXT = click.Context(cli)
COMMANDS = {name: command for name in cli.list_commands(_CONTEXT) if (command := cli.get_command(_CONTEXT, name))}
EXAMPLES = re.findall(r"^```console\n\$ (.*?)\n(.*?)^```", MANUAL, re.DOTALL | re.MULTILINE)


def options(command: click.Command) -> list[str]:
    """The names that the options of a command go by."""
    return [name for parameter in command.params if isinstance(parameter, click.Option) for name in parameter.opts]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_chapter(name: str) -> None:
    assert f"\n## triage {name}\n" in MANUAL


@pytest.mark.parametrize("name", COMMANDS)
def test_the_chapter_of_a_command_names_each_of_its_options(name: str) -> None:
    chapter = MANUAL.partition(f"\n## triage {name}\n")[2].partition("\n## ")[0]
    everywhere = MANUAL.partition("\n## ")[0]

    assert [option for option in options(COMMANDS[name]) if f"`{option}" not in chapter + everywhere] == []


def test_the_chapter_of_the_program_names_each_of_its_options() -> None:
    chapter = MANUAL.partition("\n## triage\n")[2].partition("\n## ")[0]
    everywhere = MANUAL.partition("\n## ")[0]

    assert [option for option in options(cli) if f"`{option}" not in chapter + everywhere] == []


@pytest.mark.parametrize("code", Exit, ids=lambda code: code.name)
def test_every_exit_code_is_explained(code: Exit) -> None:
    assert f"\n| {int(code)} | {code.name.lower()} |" in MANUAL


@pytest.mark.parametrize("variable", ["TRIAGE_PLAIN", "TERM", "TRIAGE_SETTINGS", "TRIAGE_LANG"])
def test_every_variable_is_explained(variable: str) -> None:
    assert f"\n| `{variable}=" in MANUAL


@pytest.mark.parametrize(("command", "shown"), EXAMPLES, ids=[command[:40] for command, _ in EXAMPLES])
def test_the_examples_are_true(command: str, shown: str, tmp_path: Path) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "triage").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m triage "$@"\n')
    (tools / "triage").chmod(0o755)

    told = subprocess.run(  # noqa: S602 - the examples are lines for a shell
        command,
        shell=True,
        cwd=tmp_path,
        env={**os.environ, "PATH": f"{tools}:{os.environ['PATH']}"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        timeout=30,
    )

    assert fnmatchcase(told.stdout.decode(), _pattern(shown))


def _pattern(shown: str) -> str:
    literal = re.sub(r"([\[?*])", r"[\1]", shown)
    return literal.replace("…\n", "*")
