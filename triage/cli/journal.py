"""``triage journal``: what a person does with their journal as a whole."""

from typing import TYPE_CHECKING

import click

from triage.cli.common import profile_option
from triage.cli.journal_erasing import erase
from triage.cli.journal_locking import decrypt, encrypt
from triage.cli.journal_porting import export, import_
from triage.cli.journal_safety import backup, restore, verify
from triage.cli.look_back import list_entries, show
from triage.errors import Exit
from triage.places import journal_file, profiles

if TYPE_CHECKING:
    from pathlib import Path


@click.group()
def journal() -> None:
    """Say where the journal is, take it out, keep it safe, lock or erase it."""


@journal.command()
@profile_option
def where(*, profile: str) -> Exit:
    """Say where your answers are kept, whether there are any, and whose journals there are."""
    file = journal_file(profile)
    if file is None:
        click.echo("nothing is kept (TRIAGE_NO_JOURNAL=1)")
        return Exit.DONE
    click.echo(file)
    click.echo(_remark(file), err=True)
    others = profiles()
    if others:
        click.echo(f"profiles: {', '.join(others)}", err=True)
    return Exit.DONE


def _remark(file: "Path") -> str:
    """What there is to say of the file."""
    from triage.services.unlocking import is_locked  # noqa: PLC0415 - imported where used, for a quick start

    if not file.exists():
        return "there is no such file yet; nothing has been kept"
    return "it is encrypted" if is_locked(file) else "it is not encrypted"


for command in (backup, decrypt, encrypt, erase, export, import_, list_entries, restore, show, verify):
    journal.add_command(command)
