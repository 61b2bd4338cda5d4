"""``triage graph``: the dialogue as a picture."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from triage.cli.common import folders, language_option, open_in_language, write_utf8
from triage.errors import Exit

if TYPE_CHECKING:
    from triage.services.graphing import Form


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(["mermaid", "dot", "svg"]),
    default="mermaid",
    show_default=True,
    help="How the picture is written.",
)
@click.option("--section", metavar="ID", help="One section of the dialogue, in detail.")
@click.option(
    "--walk",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Mark the path that the conversation in FILE takes.",
)
@language_option
@folders
def graph(*, form: "Form", section: str | None, walk: Path | None, flows: Path | None, content: Path | None) -> Exit:
    """Draw the dialogue by section, with the conditions on its arrows."""
    from triage.services.checking import check_content  # noqa: PLC0415 - imported where used, for a quick start
    from triage.services.graphing import draw, graph_of  # noqa: PLC0415
    from triage.services.walking import open_walk  # noqa: PLC0415

    materials = open_in_language(flows, content)
    check_content(materials)
    path = open_walk(materials, walk).interview() if walk is not None else None
    picture = draw(graph_of(materials, section, path), form)
    write_utf8()
    click.echo(picture)
    return Exit.DONE
