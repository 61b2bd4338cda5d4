"""``triage book``: the pages to read, as one file."""

from pathlib import Path
from typing import IO

import click

from triage.cli.common import LARGEST_ANSWERS, folders, language_option, open_in_language, personal, write_utf8
from triage.errors import Exit, NotSaved


@click.command()
@click.option("--answers", type=click.File("rb", lazy=False), help="Findings (YAML or JSON) to tailor the pages to.")
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write it to this file; never over one that is there.",
)
@language_option
@folders
def book(*, answers: IO[bytes] | None, output: Path | None, flows: Path | None, content: Path | None) -> Exit:
    """Make one page for browsers and printers (HTML) of all there is to read."""
    from triage.services.assessing import read_findings  # noqa: PLC0415 - imported where used, for a quick start
    from triage.services.book import book as bound  # noqa: PLC0415
    from triage.services.checking import check_content  # noqa: PLC0415
    from triage.services.keeping import put  # noqa: PLC0415

    materials = personal(open_in_language(flows, content))
    check_content(materials)
    recorded = (
        read_findings(materials.protocol, answers.read(LARGEST_ANSWERS + 1), str(answers.name)) if answers else {}
    )
    html = bound(materials, recorded)
    if output is None:
        write_utf8()
        click.echo(html, nl=False)
        return Exit.DONE
    try:
        click.echo(f"wrote {put(html.encode(), output)}", err=True)
    except NotSaved as error:
        click.echo(str(error), err=True)
        return Exit.UNFINISHED
    return Exit.DONE
