"""``triage config``: what you have set, and setting it."""

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from triage.cli.common import write_utf8
from triage.errors import Exit, SettingRefused, SettingsUnwritable

if TYPE_CHECKING:
    from triage.services.configuring import Opened


@click.command()
@click.argument("name", required=False)
@click.argument("value", required=False)
@click.option("--unset", metavar="NAME", help="Leave this setting as it comes.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.option("--path", "only_path", is_flag=True, help="Where the settings file is, or would be.")
def config(*, name: str | None, value: str | None, unset: str | None, as_json: bool, only_path: bool) -> Exit:
    """Show your settings, or have NAME be VALUE."""
    from triage.places import settings_file  # noqa: PLC0415 - imported where used, for a quick start
    from triage.services.config_words import as_text, to_json  # noqa: PLC0415
    from triage.services.configuring import file_shown, open_settings  # noqa: PLC0415
    from triage.services.languages import offered  # noqa: PLC0415
    from triage.services.materials import open_materials  # noqa: PLC0415
    from triage.services.whereabouts import regions_of  # noqa: PLC0415

    if sum((unset is not None, only_path, as_json, value is not None)) > 1 or (name and (unset or only_path)):
        raise click.UsageError("--unset NAME, --path, --json and NAME VALUE are four wishes; one at a time")
    if only_path:
        click.echo(file_shown(settings_file()))
        return Exit.DONE
    known = offered(None, None) if "language" in {name, unset} else ()
    opened = replace(open_settings(regions_of(open_materials().protocol)), languages=known)
    if unset is not None or value is not None:
        return _set(opened, unset or name or "", value)
    if as_json:
        write_utf8()
    try:
        click.echo(to_json(opened, name) if as_json else as_text(opened, name))
    except SettingRefused as refused:
        raise click.UsageError(str(refused)) from refused
    _tell(opened)
    return Exit.DONE


def _set(opened: "Opened", name: str, value: str | None) -> Exit:
    """Change a setting in its file; without a value, leave it as it comes."""
    from triage.services import configuring  # noqa: PLC0415 - imported where used, for a quick start
    from triage.services.config_words import as_text  # noqa: PLC0415

    try:
        changed = configuring.unset(opened, name) if value is None else configuring.changed(opened, name, value)
        configuring.keep(changed, name)
    except SettingRefused as refused:
        raise click.UsageError(str(refused)) from refused
    except SettingsUnwritable as unwritable:
        click.echo(str(unwritable), err=True)
        return Exit.UNFINISHED
    click.echo(as_text(changed, name))
    _tell(configuring.open_settings(opened.regions, opened.file))
    return Exit.DONE


def _tell(opened: "Opened") -> None:
    for problem in opened.problems:
        click.echo(problem, err=True)
