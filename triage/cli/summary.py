"""``triage summary``: a page for the professional who sees this person."""

from pathlib import Path
from typing import IO, TYPE_CHECKING, Literal

import click

from triage.cli.common import (
    LARGEST_ANSWERS,
    folders,
    language_option,
    open_in_language,
    personal,
    profile_option,
    remembering,
    write_utf8,
)
from triage.errors import Exit, NotSaved

if TYPE_CHECKING:
    from triage.services.documents import Document


@click.command()
@click.option("--for", "who", default="", metavar="NAME", help="Whose it is, if it is to say so.")
@click.option("--answers", type=click.File("rb", lazy=False), help="Findings (YAML or JSON), in place of the journal.")
@click.option(
    "--sheet",
    "kind",
    type=click.Choice(["professional", "phone", "card"]),
    default="professional",
    show_default=True,
    help="For a professional, to say on the phone, or the warning signs for a wallet.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "html"]),
    default="text",
    show_default=True,
    help="How it is written.",
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write it to this file; never over one that is there.",
)
@profile_option
@language_option
@folders
def summary(  # noqa: PLR0913 - one argument for each option
    *,
    who: str,
    kind: Literal["professional", "phone", "card"],
    answers: IO[bytes] | None,
    form: str,
    output: Path | None,
    profile: str,
    flows: Path | None,
    content: Path | None,
) -> Exit:
    """Sum up your last check and your diary for a professional, in clinical words."""
    from triage.services.assessing import read_findings  # noqa: PLC0415 - imported where used, for a quick start
    from triage.services.checking import check_content  # noqa: PLC0415
    from triage.services.clock import local_now  # noqa: PLC0415
    from triage.services.summary import sheet, sheet_of, summary_of  # noqa: PLC0415
    from triage.services.summary import summary as of_findings  # noqa: PLC0415

    materials, now = personal(open_in_language(flows, content)), local_now()
    check_content(materials)
    if answers is not None:
        recorded = read_findings(materials.protocol, answers.read(LARGEST_ANSWERS + 1), str(answers.name))
        professional = of_findings(materials, recorded, now, who) if kind == "professional" else None
        document = professional or sheet(materials, recorded, now, "card" if kind == "card" else "phone")
    else:
        kept = remembering(keep=True, profile=profile)
        professional = summary_of(materials, kept, now, who) if kind == "professional" else None
        document = professional or sheet_of(materials, kept, "card" if kind == "card" else "phone")
        kept.close()
    return _written(document, form, output)


def _written(document: "Document", form: str, output: Path | None) -> Exit:
    """To standard output, or into a new file."""
    from triage.services.keeping import put  # noqa: PLC0415 - imported where used, for a quick start

    if output is None:
        if form == "html":
            write_utf8()
        click.echo(document.form(form), nl=False)
        return Exit.DONE
    try:
        click.echo(f"wrote {put(document.form(form).encode(), output)}", err=True)
    except NotSaved as error:
        click.echo(str(error), err=True)
        return Exit.UNFINISHED
    return Exit.DONE
