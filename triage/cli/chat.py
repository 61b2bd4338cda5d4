"""``triage chat``: the conversation in plain lines, or with a program."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from triage.cli.common import (
    code_of,
    exit_code_option,
    folders,
    language_option,
    no_journal_option,
    open_in_language,
    personal,
    profile_option,
    remembering,
    write_utf8,
)
from triage.errors import Exit

if TYPE_CHECKING:
    from triage.services.ending import Ended
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
@no_journal_option
@profile_option
@exit_code_option
@language_option
@folders
def chat(  # noqa: PLR0913 - one argument for each option
    *,
    jsonl: bool,
    replay: Path | None,
    no_journal: bool,
    profile: str,
    exit_code: bool,
    flows: Path | None,
    content: Path | None,
) -> Exit:
    """Hold the conversation in plain lines."""
    if jsonl and replay:
        raise click.UsageError("--replay shows a conversation in plain lines; it does not go with --jsonl")
    return converse(flows, content, Talk(jsonl, replay, no_journal, profile), exit_code=exit_code)


@dataclass(frozen=True, slots=True)
class Talk:
    """How the conversation is held."""

    jsonl: bool = False
    replay: Path | None = None
    no_journal: bool = False
    profile: str = ""
    rehearsed: bool = False
    """Whether the made-up patient of the content answers, where there is no walk."""

    @property
    def by_a_person(self) -> bool:
        """Whether a person answers; what a program or a walk says is all that counts there."""
        return not (self.jsonl or self.rehearsed) and self.replay is None


def converse(flows: Path | None, content: Path | None, talk: Talk, *, exit_code: bool) -> Exit:
    """Hold it on standard input and output."""
    from triage import jsonl as machine  # noqa: PLC0415 - imported where used, for a quick start
    from triage.services.checking import check_content  # noqa: PLC0415

    materials = open_in_language(flows, content)
    check_content(materials)
    if talk.by_a_person:
        materials = personal(materials)
    if talk.jsonl:
        write_utf8()
        ended = machine.converse(materials, sys.stdin.buffer, sys.stdout)
    else:
        ended = _in_lines(materials, talk)
    return code_of(ended, exit_code=exit_code)


def _in_lines(materials: "Materials", talk: Talk) -> "Ended":
    """In plain lines; only what a person types in a terminal is remembered."""
    from triage import plain  # noqa: PLC0415 - imported where used, for a quick start

    kept = talk.by_a_person and not talk.no_journal and sys.stdin.isatty()
    remembered = remembering(keep=kept, profile=talk.profile)
    try:
        return plain.converse(materials, sys.stdin, sys.stdout, _walker(materials, talk), remembered)
    finally:
        remembered.close()


def _walker(materials: "Materials", talk: Talk) -> "Walker | None":
    if talk.rehearsed and talk.replay is None:
        from triage.services.rehearsing import open_demo  # noqa: PLC0415 - only a replay reads YAML

        return open_demo(materials)
    if talk.replay is None:
        return None
    from triage.services.walking import open_walk  # noqa: PLC0415 - only a replay reads YAML

    return open_walk(materials, talk.replay)
