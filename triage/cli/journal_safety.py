"""``triage journal backup``, ``restore`` and ``verify``: a copy of the journal, and whether all of it is as it was."""

from pathlib import Path

import click

from triage.cli.common import profile_option
from triage.cli.journal_file import journal_of, kept_journal_of
from triage.errors import Exit


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@profile_option
def backup(*, file: Path | None, profile: str) -> Exit:
    """Copy the journal into the new file FILE, or into your documents."""
    from triage.cli.passphrase import key_of  # noqa: PLC0415 - imported where used, for a quick start
    from triage.services.safekeeping import back_up  # noqa: PLC0415

    kept = kept_journal_of(profile)
    done = back_up(kept, file, key_of(kept))
    click.echo(f"wrote {done.file}")
    for line in done.said:
        click.echo(line, err=True)
    return Exit.DONE


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask first.")
@profile_option
def restore(*, file: Path, yes: bool, profile: str) -> Exit:
    """Have the journal be as it is in the backup FILE; the one that is there is kept beside it."""
    from triage.cli.passphrase import key_of  # noqa: PLC0415 - imported where used, for a quick start
    from triage.services.safekeeping import restore as put_back  # noqa: PLC0415

    journal = journal_of(profile)
    key = key_of(file, "Passphrase of the backup")
    if not yes and journal.exists() and not click.confirm(f"Put {file} in the place of {journal}?"):
        click.echo("nothing was changed")
        return Exit.DONE
    done = put_back(journal, file, key)
    click.echo(f"{journal} is as it is in {file}")
    click.echo("your back is checked again before the next session: what came after the backup is not in it", err=True)
    for line in done.said:
        click.echo(line, err=True)
    return Exit.DONE


@click.command()
@profile_option
def verify(*, profile: str) -> Exit:
    """Look at every row of the journal, and say what is not as it was written."""
    from triage.cli.passphrase import key_of  # noqa: PLC0415 - imported where used, for a quick start
    from triage.services.safekeeping import verify as looked_over  # noqa: PLC0415

    file = kept_journal_of(profile)
    done = looked_over(file, key_of(file))
    for line in done.said:
        click.echo(line)
    return Exit.DONE if done.well else Exit.BAD_FILE
