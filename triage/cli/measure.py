"""``triage measure``: fill in a short questionnaire, list what is due, or write what they came to."""

import json
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from triage.cli.common import (
    folders,
    language_option,
    no_journal_option,
    open_in_language,
    personal,
    profile_option,
    remembering,
    write_utf8,
)
from triage.errors import Exit, did_you_mean

if TYPE_CHECKING:
    from triage.services.materials import Materials
    from triage.services.remembering import Remembering


@click.command()
@click.argument("name", required=False, metavar="[NAME]")
@click.option("--list", "listed", is_flag=True, help="Say which measures there are, and which are due.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object: every time, what it came to, what has changed.")
@no_journal_option
@profile_option
@language_option
@folders
def measure(  # noqa: PLR0913 - one argument for each option
    *,
    name: str | None,
    listed: bool,
    as_json: bool,
    no_journal: bool,
    profile: str,
    flows: Path | None,
    content: Path | None,
) -> Exit:
    """Fill in a measure, a short questionnaire that shows if things change: nrs, peg, psfs or rmdq."""
    if listed and (as_json or name is not None):
        raise click.UsageError("--list lists all measures; it goes with nothing else")
    from triage.services.checking import check_content  # noqa: PLC0415 - imported where used, for a quick start

    materials = open_in_language(flows, content)
    check_content(materials)
    materials = personal(materials)
    known = materials.measures.measures
    if name is not None and name not in known:
        hint = did_you_mean(name, known) or f"; there are {', '.join(known)}"
        raise click.UsageError(f"no measure is called `{name}`{hint}")
    remembered = remembering(keep=not no_journal, profile=profile)
    try:
        if as_json:
            return _write(materials, remembered, name)
        _say_whose(materials, profile)
        return _list(materials, remembered) if listed else _fill_in(materials, remembered, name)
    finally:
        remembered.close()
        if remembered.notice:
            click.echo(remembered.notice, err=True)


def _say_whose(materials: "Materials", profile: str) -> None:
    """Name the person whose journal it is, where it is somebody's by name."""
    from triage.services.diary_words import whose  # noqa: PLC0415 - imported where used, for a quick start

    if profile:
        click.echo(whose(materials, profile))


def _fill_in(materials: "Materials", remembered: "Remembering", name: str | None) -> Exit:
    from triage.plain.measure import fill_in  # noqa: PLC0415 - imported where used, for a quick start
    from triage.services.chronicling import chronicle  # noqa: PLC0415
    from triage.services.clock import local_now  # noqa: PLC0415
    from triage.services.measure_words import lines  # noqa: PLC0415
    from triage.services.measuring import Measuring  # noqa: PLC0415

    now = local_now()
    listed = lines(materials, chronicle(materials, remembered, now), now) if name is None else ()
    begin = partial(Measuring, materials, remembered, local_now)
    return fill_in(materials, begin, listed, (sys.stdin, sys.stdout), name)


def _list(materials: "Materials", remembered: "Remembering") -> Exit:
    from triage.plain.measure import list_of  # noqa: PLC0415 - as above
    from triage.render.markdown import wrap  # noqa: PLC0415
    from triage.services.chronicling import chronicle  # noqa: PLC0415
    from triage.services.clock import local_now  # noqa: PLC0415
    from triage.services.measure_words import lines  # noqa: PLC0415

    now = local_now()
    told = list_of(lines(materials, chronicle(materials, remembered, now), now))
    click.echo("\n".join(wrapped for line in told for wrapped in wrap(line)))
    return Exit.DONE


def _write(materials: "Materials", remembered: "Remembering", name: str | None) -> Exit:
    from triage.services.chronicling import chronicle  # noqa: PLC0415 - as above
    from triage.services.clock import local_now  # noqa: PLC0415
    from triage.services.measure_record import record  # noqa: PLC0415

    now = local_now()
    write_utf8()
    told = record(materials, chronicle(materials, remembered, now), now, name)
    click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    return Exit.DONE
