"""``triage routine``: the guided routine, today's plan, and the plan on paper."""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from triage.cli.common import (
    code_of,
    exit_code_option,
    folders,
    language_option,
    no_journal_option,
    open_in_language,
    personal,
    prefers_lines,
    profile_option,
    remembering,
    write_utf8,
)
from triage.errors import Exit, NotOffered, NotSaved

if TYPE_CHECKING:
    from triage.services.materials import Materials
    from triage.services.remembering import Remembering
    from triage.services.training import Training


@click.command()
@click.option("--show", is_flag=True, help="Show today's plan, and why; begin nothing.")
@click.option("--print", "form", type=click.Choice(["html"]), help="Write today's plan as a sheet to print.")
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the sheet to this file, or beside it when there is one already.",
)
@click.option("--plain", is_flag=True, help="Plain lines, without a full screen.")
@no_journal_option
@profile_option
@exit_code_option
@language_option
@folders
def routine(  # noqa: PLR0913 - one argument for each option
    *,
    show: bool,
    form: str | None,
    output: Path | None,
    plain: bool,
    no_journal: bool,
    profile: str,
    exit_code: bool,
    flows: Path | None,
    content: Path | None,
) -> Exit:
    """Do the guided routine, show today's plan, or print it."""
    if output is not None and form is None:
        raise click.UsageError("--output is for the sheet: add --print html")
    if show and form is not None:
        raise click.UsageError("a plan is shown or printed: --show or --print")

    materials = open_in_language(flows, content)
    opened = partial(remembering, profile=profile)
    if show:
        return _asked(materials, opened(keep=not no_journal), _show)
    if form is not None:
        return _asked(materials, opened(keep=not no_journal), partial(_print, output=output))
    return _train(materials, opened, plain=plain, no_journal=no_journal, exit_code=exit_code)


def _train(materials: "Materials", opened: "Opened", *, plain: bool, no_journal: bool, exit_code: bool) -> Exit:
    """Begin, full screen where there is one."""
    from triage.cli import full_screen  # noqa: PLC0415 - the package imports this module
    from triage.services.checking import check_content  # noqa: PLC0415 - imported where used, for a quick start

    materials = personal(materials)
    if plain or not full_screen() or prefers_lines():
        from triage.plain.routine import train  # noqa: PLC0415 - as above

        check_content(materials)
        # Only what a person types in a terminal is remembered.
        remembered = opened(keep=sys.stdin.isatty() and not no_journal)
        try:
            return code_of(train(materials, sys.stdin, sys.stdout, remembered), exit_code=exit_code)
        finally:
            remembered.close()
    from triage.ui.app import run  # noqa: PLC0415 - textual is most of the start-up time

    return code_of(run(materials, opened(keep=not no_journal), at="routine"), exit_code=exit_code)


Opened = Callable[..., "Remembering"]
"""The journal of who asks, or none, by `keep`."""
Then = Callable[["Materials", "Remembering", "Training"], Exit]


def _asked(materials: "Materials", remembered: "Remembering", then: Then) -> Exit:
    """What is asked about today's plan, where there is one; otherwise what comes first."""
    from triage.services.checking import check_content  # noqa: PLC0415 - as above
    from triage.services.training import Training  # noqa: PLC0415

    check_content(materials)
    materials = personal(materials)
    training = Training(materials, remembered)
    try:
        return then(materials, remembered, training)
    except NotOffered:
        standing = training.standing()
        click.echo("\n".join((standing.title, *standing.text, *(f"- {words}" for words in standing.say))), err=True)
        return Exit.UNFINISHED
    finally:
        remembered.close()


def _show(materials: "Materials", remembered: "Remembering", training: "Training") -> Exit:
    from triage.render.markdown import wrap  # noqa: PLC0415 - as above
    from triage.services.plan_lines import plan_as_text  # noqa: PLC0415
    from triage.services.planning_words import plan_turn  # noqa: PLC0415

    del remembered
    lines = plan_as_text(materials, plan_turn(materials, training.preview()))
    click.echo("\n".join(wrapped for line in lines for wrapped in wrap(line)))
    return Exit.DONE


def _print(materials: "Materials", remembered: "Remembering", training: "Training", *, output: Path | None) -> Exit:
    from triage.services.handout import handout  # noqa: PLC0415 - as above
    from triage.services.keeping import save  # noqa: PLC0415

    sheet = handout(materials, training.preview(), remembered.last_findings(materials))
    if output is None:
        write_utf8()
        click.echo(sheet.html, nl=False)
        return Exit.DONE
    try:
        click.echo(f"wrote {save(sheet, 'html', output)}", err=True)
    except NotSaved as error:
        click.echo(str(error), err=True)
        return Exit.UNFINISHED
    return Exit.DONE
