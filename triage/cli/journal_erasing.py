"""``triage journal erase``: all of the journal, or what was kept on a range of days."""

from datetime import date
from pathlib import Path

import click

from triage.cli.common import profile_option
from triage.cli.journal_file import kept_journal_of
from triage.errors import Exit, ReplyRefused
from triage.places import journal_file


@click.command()
@click.option("--from", "first", metavar="DAY", help="Erase only what was kept on this day or later.")
@click.option("--to", "last", metavar="DAY", help="Erase only what was kept on this day or before.")
@click.option("--yes", is_flag=True, help="Do not ask first.")
@profile_option
def erase(*, first: str | None, last: str | None, yes: bool, profile: str) -> Exit:
    """Erase everything that is kept, or what was kept on some days."""
    file = journal_file(profile)
    if file is None:
        click.echo("nothing is kept (TRIAGE_NO_JOURNAL=1)")
        return Exit.DONE
    if first is None and last is None:
        return _erase_all(file, yes=yes)
    from triage.services.clock import local_now  # noqa: PLC0415 - imported where used, for a quick start

    today = local_now().date()
    days = _day(first, today, date.min), _day(last, today, date.max)
    if days[0] > days[1]:
        raise click.UsageError("--from is a day before --to, or the same")
    return _erase_days(kept_journal_of(profile), *days, yes=yes)


def _day(text: str | None, today: date, otherwise: date) -> date:
    from triage.engine.days import read_day  # noqa: PLC0415 - as above

    try:
        return otherwise if text is None else read_day(text, today)
    except ReplyRefused as refused:
        raise click.UsageError(str(refused)) from refused


def _erase_all(file: Path, *, yes: bool) -> Exit:
    from triage.services.safekeeping import erase_all  # noqa: PLC0415 - as above

    if not yes and not click.confirm(f"Erase {file}? This cannot be taken back."):
        click.echo("nothing was erased")
        return Exit.DONE
    removed, left = erase_all(file)
    for part in removed:
        click.echo(f"erased {part}")
    if not removed:
        click.echo(f"there is no {file}; nothing was kept")
        return Exit.DONE
    for part in left:
        click.echo(f"still there: {part}")
    if not left:
        click.echo(f"looked through {file.parent}: nothing of it is left")
    return Exit.UNFINISHED if left else Exit.DONE


def _erase_days(file: Path, first: date, last: date, *, yes: bool) -> Exit:
    from triage.cli.passphrase import key_of  # noqa: PLC0415 - as above
    from triage.services.safekeeping import days_in_words, erase_days  # noqa: PLC0415

    days = days_in_words(first, last)
    key = key_of(file)
    if not yes and not click.confirm(f"Erase what was kept {days} from {file}? This cannot be taken back."):
        click.echo("nothing was erased")
        return Exit.DONE
    done = erase_days(file, first, last, key)
    for line in done.said:
        click.echo(line)
    return Exit.DONE if done.well else Exit.UNFINISHED
