"""``triage journal``: what is remembered of earlier conversations, and erasing it."""

import click

from triage.errors import Exit, JournalUnusable
from triage.places import journal_file


@click.group()
def journal() -> None:
    """Say where the journal is, or erase it."""


@journal.command()
def where() -> Exit:
    """Say where your answers are kept, and whether there are any."""
    file = journal_file()
    if file is None:
        click.echo("nothing is kept (TRIAGE_NO_JOURNAL=1)")
        return Exit.DONE
    click.echo(file)
    if not file.exists():
        click.echo("there is no such file yet; nothing has been kept", err=True)
    return Exit.DONE


@journal.command()
@click.option("--yes", is_flag=True, help="Do not ask first.")
def erase(*, yes: bool) -> Exit:
    """Erase every answer and advice that is kept."""
    from triage.services.diary import Diary  # noqa: PLC0415 - imported where used, for a quick start

    file = journal_file()
    if file is None:
        click.echo("nothing is kept (TRIAGE_NO_JOURNAL=1)")
        return Exit.DONE
    if not yes and not click.confirm(f"Erase {file}? This cannot be taken back."):
        click.echo("nothing was erased")
        return Exit.DONE
    try:
        removed = Diary(file).erase()
    except JournalUnusable as unusable:
        click.echo(str(unusable), err=True)
        return Exit.UNFINISHED
    for part in removed:
        click.echo(f"erased {part}")
    if not removed:
        click.echo(f"there is no {file}; nothing was kept")
    return Exit.DONE
