"""``triage calendar``: sessions, reviews and the next check, for a calendar."""

import re
from datetime import time
from pathlib import Path

import click

from triage.cli.common import folders, language_option, open_in_language, personal, profile_option, remembering
from triage.errors import Exit, NotSaved

_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")


def _times(context: click.Context, option: click.Parameter, typed: tuple[str, ...]) -> tuple[time, ...]:
    from triage.services.calendar import MOST_TIMES, USUAL_TIME  # noqa: PLC0415 - imported where used

    found = [_TIME.fullmatch(text) for text in typed]
    wrong = [text for text, time_ in zip(typed, found, strict=True) if time_ is None]
    if wrong:
        raise click.BadParameter(f"`{wrong[0]}` is not a time of day; write one such as 7:30 or 18:00", context, option)
    if len(typed) > MOST_TIMES:
        raise click.BadParameter(f"at most {MOST_TIMES} sessions a day; rest is part of the plan", context, option)
    return tuple(sorted(time(int(each[1]), int(each[2])) for each in found if each)) or (USUAL_TIME,)


@click.command()
@click.option("--at", "times", multiple=True, callback=_times, metavar="TIME", help="When a session is; up to twice.")
@click.option("--detailed", is_flag=True, help="Say what each date is about; others may see your calendar.")
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write it to this file; never over one that is there.",
)
@profile_option
@language_option
@folders
def calendar(  # noqa: PLR0913 - one argument for each option
    *,
    times: tuple[time, ...],
    detailed: bool,
    output: Path | None,
    profile: str,
    flows: Path | None,
    content: Path | None,
) -> Exit:
    """Make a calendar file (.ics) of your sessions, reviews and next check.

    Take it in again after your next check: it changes what is there, and adds nothing twice.
    """
    from triage.services.calendar import Wishes, calendar_of  # noqa: PLC0415 - imported where used, for a quick start
    from triage.services.checking import check_content  # noqa: PLC0415
    from triage.services.clock import local_now  # noqa: PLC0415
    from triage.services.keeping import put  # noqa: PLC0415

    materials = personal(open_in_language(flows, content))
    check_content(materials)
    kept = remembering(keep=True, profile=profile)
    text = calendar_of(materials, kept, Wishes(times, detailed), local_now())
    kept.close()
    if output is None:
        click.echo(text.encode(), nl=False)
        return Exit.DONE
    try:
        click.echo(f"wrote {put(text.encode(), output)}", err=True)
    except NotSaved as error:
        click.echo(str(error), err=True)
        return Exit.UNFINISHED
    return Exit.DONE
