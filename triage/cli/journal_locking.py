"""``triage journal encrypt`` and ``decrypt``: have the journal open with a passphrase, or without."""

import click

from triage.cli.common import profile_option
from triage.cli.journal_file import journal_of
from triage.errors import Exit, FileMissing


@click.command()
@profile_option
def encrypt(*, profile: str) -> Exit:
    """Encrypt the journal with a passphrase, or give it another one."""
    from triage.cli import passphrase  # noqa: PLC0415 - imported where used, for a quick start
    from triage.services.unlocking import move  # noqa: PLC0415

    file = journal_of(profile)
    old = passphrase.key_of(file)
    click.echo(
        "Without its passphrase nobody can read the journal, and nobody can find the passphrase again.", err=True
    )
    new = passphrase.new("New passphrase", only_typed=bool(old))
    plain = move(file, old, new)
    click.echo(f"{file} is encrypted{' with the new passphrase' if old else ''}")
    for older in plain:
        click.echo(f"{older} is older and not encrypted; remove it when you do not need it", err=True)
    return Exit.DONE


@click.command()
@profile_option
def decrypt(*, profile: str) -> Exit:
    """Have the journal open without a passphrase again."""
    from triage.cli import passphrase  # noqa: PLC0415 - imported where used, for a quick start
    from triage.services.unlocking import move  # noqa: PLC0415

    file = journal_of(profile)
    if not file.exists():
        raise FileMissing(f"there is no {file}; nothing has been kept")
    old = passphrase.key_of(file)
    if not old:
        click.echo(f"{file} was not encrypted")
        return Exit.DONE
    move(file, old, "")
    click.echo(f"{file} is not encrypted any more")
    return Exit.DONE
