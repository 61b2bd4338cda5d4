"""``triage assess``: advice for the findings in a file."""

from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from triage.cli.common import LARGEST_ANSWERS, exit_code_option, folders, language_option, open_in_language, write_utf8
from triage.errors import Exit

if TYPE_CHECKING:
    from triage.services.assessing import Assessed, Rest
    from triage.services.materials import Materials


@click.command()
@click.argument("file", type=click.File("rb", lazy=False))
@click.option(
    "--rest",
    type=click.Choice(["no", "unsure"]),
    default="unsure",
    show_default=True,
    help="What findings count as that the file does not give.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.option("--explain", "why", is_flag=True, help="Say why, why not another level, and what would change it.")
@exit_code_option
@language_option
@folders
def assess(  # noqa: PLR0913 - one argument for each option
    *,
    file: IO[bytes],
    rest: "Rest",
    as_json: bool,
    why: bool,
    exit_code: bool,
    flows: Path | None,
    content: Path | None,
) -> Exit:
    """Advice for the findings in FILE (YAML or JSON; - for standard input), without a conversation."""
    from triage.services.assessing import assess_text  # noqa: PLC0415 - imported where used, for a quick start

    materials = open_in_language(flows, content)
    name = "standard input" if file.name == "<stdin>" else str(file.name)
    assessed = assess_text(materials.protocol, file.read(LARGEST_ANSWERS + 1), name, rest)
    if as_json:
        write_utf8()
    click.echo(_said(materials, assessed, as_json=as_json, why=why))
    if assessed.filled:
        click.echo(f"{assessed.filled} findings were not given and count as {rest} (see --rest)", err=True)
    if assessed.missing:
        click.echo(f"not given, and nothing assumed: {', '.join(assessed.missing)}", err=True)
    return Exit(Exit.SELF_CARE + assessed.assessment.urgency) if exit_code else Exit.DONE


def _said(materials: "Materials", assessed: "Assessed", *, as_json: bool, why: bool) -> str:
    from triage.services.assessing import as_text, to_json  # noqa: PLC0415 - as above

    if not why:
        return to_json(materials, assessed) if as_json else as_text(materials, assessed)
    from triage.services import explaining  # noqa: PLC0415 - only for those who ask why

    explained = explaining.explain(materials, assessed)
    if as_json:
        return to_json(materials, assessed, {"explain": explaining.as_values(explained)})
    return f"{explaining.wrapped(as_text(materials, assessed))}\n\n{explaining.as_text(materials, explained)}"
