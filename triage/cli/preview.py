"""``triage preview``: a page or a question as somebody would meet it, shown anew whenever a file is saved."""

import sys
import time
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import click

from triage.cli.common import folders
from triage.errors import Exit

if TYPE_CHECKING:
    from triage.services.previewing import Desk, Preview

_LOOK_AGAIN = 0.4
"""Seconds."""
_CLEAR = "\x1b[2J\x1b[H"


@click.command()
@click.argument("name", default="advice", metavar="[ID]")
@click.option(
    "--patient",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Who reads: a walk, as in tests/walks. Without it, the patient of the demo.",
)
@click.option("--lang", "language", default="en", show_default=True, metavar="CODE", help="In this language.")
@click.option("--once", is_flag=True, help="Show it once, and do not wait for changes.")
@folders
def preview(  # noqa: PLR0913 - one argument for each option
    *, name: str, patient: Path | None, language: str, once: bool, flows: Path | None, content: Path | None
) -> Exit:
    """Show the page, exercise or question called ID, or the advice, as a patient meets it; anew after each change.

    What is wrong stands below it, with its file and line. Ctrl+C ends it.
    """
    from triage.places import content_folder, flows_folder  # noqa: PLC0415 - imported where used, for a quick start
    from triage.services.previewing import Desk  # noqa: PLC0415

    desk = Desk(flows_folder(flows), content_folder(content), language, patient)
    live = not once and sys.stdout.isatty()
    seen = desk.changed()
    wrong = _show(desk, name, live=live)
    try:
        while live:
            time.sleep(_LOOK_AGAIN)
            now = desk.changed()
            if now != seen:
                seen = now
                wrong = _show(desk, name, live=live)
    except KeyboardInterrupt:
        return Exit.DONE
    return Exit.BAD_FILE if wrong else Exit.DONE


def _show(desk: "Desk", name: str, *, live: bool) -> bool:
    """Draw the preview; whether anything is wrong."""
    seen = desk.preview(name)
    if live:
        click.echo(_CLEAR, nl=False)
    if seen.about:
        click.echo(f"{seen.about}\n", err=not live)
    click.echo(_text(seen, name))
    if seen.problems:  # below the text: a long one leaves only its end on the screen
        click.echo("\n" + "\n".join(map(str, seen.problems)))
        click.echo(f"{len(seen.problems)} to mend")
    if live:
        click.echo("\n(shown anew when a file is saved; Ctrl+C ends it)", err=True)
    return bool(seen.problems)


def _text(seen: "Preview", name: str) -> str:
    """What is shown, as the plain lines of a conversation have it."""
    from triage.plain.conversation import talk_with  # noqa: PLC0415 - imported where used, for a quick start
    from triage.services.reading import PageText, format_page  # noqa: PLC0415
    from triage.services.remembering import Remembering  # noqa: PLC0415
    from triage.services.turns import OutcomeTurn, QuestionTurn  # noqa: PLC0415

    if seen.materials is None:
        return "Nothing can be shown until this is mended."
    out = StringIO()
    talk = talk_with(seen.materials, StringIO(), out, Remembering(None))
    match seen.shown:
        case PageText() as page:
            because = f"(because {page.because})\n\n" if page.because else ""
            return because + format_page(seen.materials, page, "text")
        case QuestionTurn() as question:
            talk.show_question(question)
            talk.say("", question.why, "", question.meaning)
        case OutcomeTurn() as outcome:
            talk.show_outcome(outcome)
        case _:
            return f"This patient is not asked `{name}`. Choose another one: --patient FILE."
    return out.getvalue().strip("\n")
