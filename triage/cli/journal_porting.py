"""``triage journal export`` and ``import``: take the journal out, and bring one in."""

from pathlib import Path

import click

from triage.cli.common import profile_option, write_utf8
from triage.cli.journal_file import journal_of, kept_journal_of
from triage.errors import Exit


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "csv"]),
    default="jsonl",
    help="All of it, one JSON object a line; or the diary entries as a table.",
)
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="Write it to this new file.")
@click.option("--encrypt", is_flag=True, help="Encrypt the file with a passphrase (age).")
@profile_option
def export(*, form: str, output: Path | None, encrypt: bool, profile: str) -> Exit:
    """Take out all of the journal, readable by people and programs."""
    from triage.services.porting import export as taken_out  # noqa: PLC0415 - imported where used, for a quick start

    if encrypt and output is None:
        raise click.UsageError("an encrypted export goes to a file: add --output FILE")
    file = kept_journal_of(profile)
    from triage.cli import passphrase  # noqa: PLC0415 - as above

    text = taken_out(file, form, passphrase.key_of(file))
    if output is None:
        write_utf8()
        click.echo(text, nl=False)
        return Exit.DONE
    from triage.services.porting_files import store  # noqa: PLC0415 - as above

    key = passphrase.new("Passphrase of the new file") if encrypt else ""
    name = f"{file.stem}.{form}{'.age' if encrypt else ''}"
    click.echo(f"wrote {store(text, output, name, key)}", err=True)
    return Exit.DONE


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only say what it would do.")
@profile_option
def import_(*, file: Path, dry_run: bool, profile: str) -> Exit:
    """Bring in what an export took out, or a table of diary entries; what is there already is left alone."""
    from triage.cli import passphrase  # noqa: PLC0415 - imported where used, for a quick start
    from triage.services.bringing_in import bring_in, planned  # noqa: PLC0415
    from triage.services.clock import local_now  # noqa: PLC0415
    from triage.services.porting_files import load  # noqa: PLC0415
    from triage.services.safekeeping import rows  # noqa: PLC0415

    into = journal_of(profile)
    text = load(file, lambda fits: passphrase.required(fits, "Passphrase of the file"))
    key = passphrase.key_of(into)
    plan = planned(into, text, file.name, local_now(), key)
    there = f"{plan.there} already there" if plan.there else ""
    if not plan.coming:
        click.echo("; ".join(filter(None, ("nothing new comes in", there))))
        return Exit.DONE
    if not dry_run:
        bring_in(into, plan, key)
    how = "would come in" if dry_run else "came in"
    click.echo("; ".join(filter(None, (f"{rows(len(plan.coming))} {how}: {plan.in_words()}", there))))
    return Exit.DONE
