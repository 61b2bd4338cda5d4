"""``triage page``: the pages to read."""

from pathlib import Path
from typing import IO

import click

from triage.cli.common import LARGEST_ANSWERS, folders, language_option, open_in_language, personal, write_utf8
from triage.errors import Exit


@click.command()
@click.argument("page_id", metavar="[ID]", required=False)
@click.option("--find", "words", metavar="WORDS", help="List the pages that hold these words.")
@click.option("--short", is_flag=True, help="Only the short answer, with which the page begins.")
@click.option("--answers", type=click.File("rb", lazy=False), help="Findings (YAML or JSON) to tailor the page to.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "html"]),
    default="text",
    show_default=True,
    help="How the page is written.",
)
@language_option
@folders
def page(  # noqa: PLR0913 - one argument for each option
    *,
    page_id: str | None,
    words: str | None,
    answers: IO[bytes] | None,
    form: str,
    short: bool,
    flows: Path | None,
    content: Path | None,
) -> Exit:
    """List the pages to read, or show the page called ID."""
    if page_id is not None and words is not None:
        raise click.UsageError("a page is shown or looked for: give its ID, or --find")
    from triage.services.assessing import read_findings  # noqa: PLC0415 - imported where used, for a quick start
    from triage.services.checking import check_content  # noqa: PLC0415
    from triage.services.reading import every_page, format_list, format_page, pages_for, read_page  # noqa: PLC0415

    materials = personal(open_in_language(flows, content))
    check_content(materials)
    recorded = (
        read_findings(materials.protocol, answers.read(LARGEST_ANSWERS + 1), str(answers.name)) if answers else None
    )
    if form == "html":
        write_utf8()
    if page_id is not None:
        click.echo(format_page(materials, read_page(materials, page_id, recorded or {}), form, short=short))
    elif words is not None:
        from triage.services.learning import find, format_hits, search_text  # noqa: PLC0415 - as above

        hits = find(materials, recorded or {}, words)
        click.echo(format_hits(hits) if hits else f"no page holds `{search_text(words)}`", err=not hits)
    else:
        links = every_page(materials) if recorded is None else pages_for(materials, recorded)
        click.echo(format_list(materials, links))
    return Exit.DONE
