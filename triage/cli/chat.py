"""``triage chat``: the conversation in plain lines, or with a program."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from triage.cli.common import code_of, exit_code_option, folders, write_utf8
from triage.errors import Exit

if TYPE_CHECKING:
    from triage.services.materials import Materials
    from triage.services.walking import Walker


@click.command()
@click.option("--jsonl", is_flag=True, help="One JSON object a line, for programs.")
@click.option(
    "--replay",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Answer as the walk in FILE says; go on by hand where it ends.",
)
@exit_code_option
@folders
def chat(*, jsonl: bool, replay: Path | None, exit_code: bool, flows: Path | None, content: Path | None) -> Exit:
    """Hold the conversation in plain lines."""
    if jsonl and replay:
        raise click.UsageError("--replay shows a conversation in plain lines; it does not go with --jsonl")
    return converse(flows, content, jsonl=jsonl, exit_code=exit_code, replay=replay)


def converse(
    flows: Path | None, content: Path | None, *, jsonl: bool, exit_code: bool, replay: Path | None = None
) -> Exit:
    """Hold it on standard input and output."""
    from triage import jsonl as machine  # noqa: PLC0415 - imported where used, for a quick start
    from triage import plain  # noqa: PLC0415
    from triage.services.checking import check_content  # noqa: PLC0415
    from triage.services.materials import open_materials  # noqa: PLC0415

    materials = open_materials(flows, content)
    check_content(materials)
    if jsonl:
        write_utf8()
        ended = machine.converse(materials, sys.stdin.buffer, sys.stdout)
    else:
        ended = plain.converse(materials, sys.stdin, sys.stdout, _walker(materials, replay))
    return code_of(ended, exit_code=exit_code)


def _walker(materials: "Materials", replay: Path | None) -> "Walker | None":
    if replay is None:
        return None
    from triage.services.walking import open_walk  # noqa: PLC0415 - only a replay reads YAML

    return open_walk(materials, replay)
