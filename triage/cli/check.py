"""``triage check``: is the protocol sound, and proved safe."""

from pathlib import Path

import click

from triage.cli.common import folders
from triage.errors import Exit


@click.command()
@folders
def check(*, flows: Path | None, content: Path | None) -> Exit:
    """Look through the protocol and every word, and name what is wrong with its place.

    What is sound is then proved safe for every possible set of answers.
    """
    from triage.services.certifying import certify, proof_in_words  # noqa: PLC0415 - imported where used
    from triage.services.checking import check as look_through  # noqa: PLC0415 - imported where used
    from triage.services.checking import summary  # noqa: PLC0415

    report = look_through(flows, content)
    for problem in report.problems:
        click.echo(str(problem))
    if report.problems:
        click.echo(f"{len(report.problems)} to mend; nothing was loaded", err=True)
        return Exit.BAD_FILE
    certificate = certify(report.sound)
    click.echo(f"{summary(report)}\n{proof_in_words(certificate)}")
    return Exit.DONE if certificate.holds else Exit.BAD_FILE
