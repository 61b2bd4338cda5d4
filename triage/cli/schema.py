"""``triage schema``: JSON Schemas of the flow files, for editors."""

from pathlib import Path

import click

from triage.cli.common import flows_option
from triage.errors import Exit


@click.command()
@click.argument("name", required=False, metavar="[FILE]")
@click.option(
    "--write",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write a schema for every file into this folder.",
)
@flows_option
def schema(*, name: str | None, folder: Path | None, flows: Path | None) -> Exit:
    """Show the JSON Schema of a flow FILE, or write all of them.

    An editor that knows YAML then completes names and marks slips while they are typed.
    """
    from triage.errors import FileMissing, did_you_mean  # noqa: PLC0415 - imported where used, for a quick start
    from triage.places import flows_folder  # noqa: PLC0415
    from triage.services.schemas import as_json, schemas_of  # noqa: PLC0415

    if (name is None) == (folder is None):
        raise click.UsageError("name a file, such as: triage schema rules.yaml; or write all: --write DIR")
    schemas = schemas_of(flows_folder(flows))
    if name is not None:
        file = f"{Path(name).name.removesuffix('.yaml')}.yaml"
        if file not in schemas:
            hint = did_you_mean(file, schemas) or f"; there are {', '.join(schemas)}"
            raise FileMissing(f"no schema is called `{file}`{hint}")
        click.echo(as_json(schemas[file]), nl=False)
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        for file, made in schemas.items():
            (folder / f"{file.removesuffix('.yaml')}.json").write_text(as_json(made), encoding="utf-8")
        click.echo(f"wrote {len(schemas)} schemas into {folder}")
        click.echo(
            "as the first line of rules.yaml beside that folder, this lets an editor find its schema:\n"
            f"# yaml-language-server: $schema={folder.name}/rules.json",
            err=True,
        )
    return Exit.DONE
