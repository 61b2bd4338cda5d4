"""``triage diff``: where two protocols advise differently."""

import click

from triage.cli.common import write_utf8
from triage.errors import Exit


@click.command()
@click.argument("old")
@click.argument("new")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def diff(*, old: str, new: str, as_json: bool) -> Exit:
    """Show which answers get other advice in NEW than in OLD, and why.

    OLD and NEW are folders of flows, or git revisions of the repository here. Exits with 1 when any advice goes down
    that NEW does not list as accepted.
    """
    from triage.services.comparing import compare_named  # noqa: PLC0415 - imported where used, for a quick start
    from triage.services.comparison_words import as_text, to_json  # noqa: PLC0415

    comparison = compare_named(old, new)
    if as_json:
        write_utf8()
    click.echo(to_json(comparison) if as_json else as_text(comparison))
    for side, less in zip(("old", "new"), comparison.less, strict=True):
        for problem in less:
            click.echo(f"{side}: {problem}", err=True)
    if comparison.difference.lowers:
        click.echo("raise it again, or list it under `accepted` in NEW: who lowers it, when and why", err=True)
    return Exit.LOWERED if comparison.difference.lowers else Exit.DONE
