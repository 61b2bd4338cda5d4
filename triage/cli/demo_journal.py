"""``triage demo --journal``: what a journal looks like after months, with somebody made up."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from triage.errors import Exit

if TYPE_CHECKING:
    from triage.model.stories import Tale
    from triage.services.materials import Materials


def show_life(materials: "Materials", tale: "Tale", *, plain: bool) -> Exit:
    """Have somebody live, and show their journal: in the app, or in plain lines. It is gone afterwards."""
    from triage.services.checking import check_content  # noqa: PLC0415 - imported where used, for a quick start
    from triage.services.clock import local_now  # noqa: PLC0415
    from triage.services.lives.made_up import FILE, folder, make_up  # noqa: PLC0415

    check_content(materials)
    with (
        folder() as place,
        click.progressbar(
            length=tale.days,
            label=materials.library.diary["life_living"],
            file=sys.stderr,
            hidden=not sys.stderr.isatty(),
        ) as progress,
    ):
        file = Path(place) / FILE
        make_up(materials, file, tale, local_now(), lambda _: progress.update(1))
        progress.finish()
        return _in_lines(materials, file) if plain else _on_the_screen(materials, file)


def _in_lines(materials: "Materials", file: Path) -> Exit:
    from triage.cli.look_back import WIDTH, glyphs_here  # noqa: PLC0415 - as above
    from triage.services.chronicling import chronicle  # noqa: PLC0415
    from triage.services.clock import local_now  # noqa: PLC0415
    from triage.services.looking_back import first_day, look_back  # noqa: PLC0415
    from triage.services.looking_back_forms import as_text  # noqa: PLC0415
    from triage.services.remembering import Remembering  # noqa: PLC0415

    now, remembering = local_now(), Remembering(file)
    try:
        since = first_day(materials, now.date(), "all")
        told = look_back(materials, chronicle(materials, remembering, now, since=since), now, "all")
    finally:
        remembering.close()
    click.echo(materials.library.diary["life_said"])
    click.echo()
    click.echo(as_text(told, width=WIDTH, glyphs=glyphs_here(materials.settings)))
    return Exit.DONE


def _on_the_screen(materials: "Materials", file: Path) -> Exit:
    from triage.services.remembering import Remembering  # noqa: PLC0415 - as above
    from triage.ui.held_app import run_app  # noqa: PLC0415
    from triage.ui.lived_app import LivedApp  # noqa: PLC0415

    remembering = Remembering(file, profile=materials.library.diary["life_name"])
    try:
        return run_app(LivedApp(materials, remembering)).code
    finally:
        remembering.close()
