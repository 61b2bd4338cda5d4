"""``triage journal show`` and ``triage journal list``: the diary looked back on, and its entries."""

import json
import os
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from triage.cli.common import (
    folders,
    language_option,
    open_in_language,
    personal,
    profile_option,
    remembering,
    write_utf8,
)
from triage.errors import Exit, ReplyRefused
from triage.model.look_back_rules import SPANS, Span

if TYPE_CHECKING:
    from datetime import date

    from triage.model.diary import Written
    from triage.model.settings import Settings
    from triage.render.cells import Glyphs
    from triage.services.materials import Materials
    from triage.services.remembering import Remembering

WIDTH = 80
"""Columns of what is shown, on wider terminals too."""
MOST_LISTED = 100_000


@click.command()
@click.option(
    "--span", type=click.Choice(SPANS), default="6w", show_default=True, help="How far back: weeks, months or all."
)
@click.option("--json", "form", flag_value="json", help="The numbers, as JSON.")
@click.option("--csv", "form", flag_value="csv", help="The days, as a table for other programs.")
@click.option("--markdown", "form", flag_value="markdown", help="A page in Markdown.")
@click.option("--plain", is_flag=True, help="Words alone, without the chart and the calendar.")
@profile_option
@language_option
@folders
def show(  # noqa: PLR0913 - one argument for each option
    *, span: Span, form: str | None, plain: bool, profile: str, flows: Path | None, content: Path | None
) -> Exit:
    """Say whether it gets better: pain, sessions, and what goes with good and bad days."""
    from triage.services import looking_back_forms as forms  # noqa: PLC0415 - imported where used, for a quick start
    from triage.services.checking import check_content  # noqa: PLC0415
    from triage.services.chronicling import chronicle  # noqa: PLC0415
    from triage.services.clock import local_now  # noqa: PLC0415
    from triage.services.looking_back import first_day, look_back  # noqa: PLC0415

    materials = personal(open_in_language(flows, content))
    check_content(materials)
    now = local_now()
    with closing(remembering(keep=True, profile=profile)) as remembered:
        since = first_day(materials, now.date(), span)
        told = look_back(materials, chronicle(materials, remembered, now, since=since), now, span)
        if not _read(materials, remembered):
            return Exit.UNFINISHED
    match form:
        case "json":
            write_utf8()
            click.echo(forms.as_json(told))
        case "csv":
            click.echo(forms.as_csv(told))
        case "markdown":
            write_utf8()
            click.echo(forms.as_markdown(told))
        case _:
            click.echo(forms.as_text(told, width=WIDTH, glyphs=None if plain else glyphs_here(materials.settings)))
    return Exit.DONE


@click.command("list")
@click.argument("words", nargs=-1, metavar="[WORDS]...")
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="With this tag; may be given again.")
@click.option("--from", "first", metavar="DAY", help="From this day on, such as 2026-11-02 or 10 days ago.")
@click.option("--to", "last", metavar="DAY", help="Up to this day.")
@click.option(
    "--limit", type=click.IntRange(1, MOST_LISTED), default=50, show_default=True, help="So many entries at most."
)
@click.option("--json", "as_json", is_flag=True, help="All parts of the entries, as JSON.")
@profile_option
@language_option
@folders
def list_entries(  # noqa: PLR0913 - one argument for each option
    *,
    words: tuple[str, ...],
    tags: tuple[str, ...],
    first: str | None,
    last: str | None,
    limit: int,
    as_json: bool,
    profile: str,
    flows: Path | None,
    content: Path | None,
) -> Exit:
    """List the entries of the diary that hold these WORDS, the newest first."""
    from triage.services.clock import local_now  # noqa: PLC0415 - as above

    materials = personal(open_in_language(flows, content))
    between = _days(first, last, local_now().date())
    with closing(remembering(keep=True, profile=profile)) as remembered:
        wanted = tuple(tag.lstrip("#") for tag in tags)
        found = remembered.diary.pages.entries(*between, words=" ".join(words), tags=wanted, limit=limit)
        if not _read(materials, remembered):
            return Exit.UNFINISHED
    if as_json:
        write_utf8()
        click.echo(_as_json(found))
    elif found:
        click.echo("\n".join(line for written in found for line in _lines(materials, written)))
    else:
        from triage.services.look_back_text import look_back_text  # noqa: PLC0415 - as above

        click.echo(look_back_text(materials, "list_none"), err=True)
    return Exit.DONE


def _read(materials: "Materials", remembered: "Remembering") -> bool:
    """Whether the journal could be read; what is wrong with it is told."""
    from triage.render.clean import clean  # noqa: PLC0415 - as above
    from triage.render.names import fill_names  # noqa: PLC0415

    fault, damage = remembered.diary.fault, remembered.diary.damage
    if fault:
        click.echo(clean(fault), err=True)
    elif damage:
        click.echo(clean(fill_names(materials.library.remarks["damaged"], {"why": damage})), err=True)
    return not fault


def glyphs_here(settings: "Settings") -> "Glyphs | None":
    """What a chart is drawn with here; None where lines are read aloud, or kept in a file."""
    if settings.reader or os.environ.get("TRIAGE_PLAIN") == "1" or not sys.stdout.isatty():
        return None
    if settings.glyphs != "auto":
        return settings.glyphs
    encoding = (sys.stdout.encoding or "").lower().replace("-", "").replace("_", "")
    return "unicode" if encoding in {"utf8", "utf8sig", "cp65001"} else "ascii"


def _days(first: str | None, last: str | None, today: "date") -> "tuple[date, date]":
    from datetime import date  # noqa: PLC0415 - as above

    from triage.engine.days import read_day  # noqa: PLC0415

    try:
        return (
            date.min if first is None else read_day(first, today),
            date.max if last is None else read_day(last, today),
        )
    except ReplyRefused as refused:
        raise click.UsageError(str(refused)) from refused


def _lines(materials: "Materials", written: "Written") -> list[str]:
    """An entry: the beginning of its id, when it was so, and what was said."""
    from textwrap import wrap  # noqa: PLC0415 - as above

    from triage.services.entry_words import in_short  # noqa: PLC0415

    entry = written.entry
    head = f"{written.id[:8]}  {entry.at:%Y-%m-%d %H:%M}  "
    return wrap(f"{head}{in_short(materials, entry)}", WIDTH, subsequent_indent=" " * len(head))


def _as_json(found: "tuple[Written, ...]") -> str:
    from triage.services.entry_words import as_values  # noqa: PLC0415 - as above

    held = [
        {"id": written.id, "recorded": written.recorded.isoformat(), **as_values(written.entry)} for written in found
    ]
    return json.dumps(held, ensure_ascii=False, indent=2)
