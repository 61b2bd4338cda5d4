"""``triage chat``: the conversation in plain lines, or with a program."""

import sys
from pathlib import Path

import click

from triage.cli.common import code_of, exit_code_option, folders, write_utf8
from triage.errors import Exit


@click.command()
@click.option("--jsonl", is_flag=True, help="One JSON object a line, for programs.")
@exit_code_option
@folders
def chat(*, jsonl: bool, exit_code: bool, flows: Path | None, content: Path | None) -> Exit:
    """Hold the conversation in plain lines."""
    return converse(flows, content, jsonl=jsonl, exit_code=exit_code)


def converse(flows: Path | None, content: Path | None, *, jsonl: bool, exit_code: bool) -> Exit:
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
        ended = plain.converse(materials, sys.stdin, sys.stdout)
    return code_of(ended, exit_code=exit_code)
