"""``triage log``: write into the diary, change an entry, or take it out."""

import json
import re
import sys
from collections.abc import Callable
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
from triage.errors import EntryRefused, Exit, ReplyRefused

if TYPE_CHECKING:
    from triage.services.entry_parts import Parts
    from triage.services.materials import Materials
    from triage.services.noting import Noting, Saved

_PAIN = re.compile(r"-?[0-9][0-9.,]*(?: ?/ ?[0-9]+)?")
"""What is meant as a score, whether or not it is one."""
_NOT_KEPT = "an entry is there to be kept: leave out --no-journal, or write it on paper"


def _of_an_entry(command: Callable[..., Exit]) -> Callable[..., Exit]:
    """Let the command take every part of an entry but the pain and the words."""
    for option in reversed(
        (
            click.option("--worst", metavar="0-10", help="The worst pain of that day."),
            click.option("--average", metavar="0-10", help="The pain over that day."),
            click.option("--leg", metavar="0-10", help="Pain in the leg."),
            click.option("--where", metavar="PLACES", help="Where: back, leg, below_knee, with commas between."),
            click.option("--helped", multiple=True, metavar="TEXT", help="What helped; may be given again."),
            click.option("--tag", "tags", multiple=True, metavar="TAG", help="A tag; may be given again."),
            click.option("--sleep", metavar="HOW", help="The night: bad, fair or good."),
            click.option("--activity", metavar="HOW", help="The day: little, usual or much."),
            click.option("--medicine/--no-medicine", default=None, help="Whether pain medicine was taken."),
            click.option("--at", "when", metavar="WHEN", help="When it was so: 'yesterday 18:00', '8 am', 2026-11-20."),
        )
    ):
        command = option(command)
    return command


@click.command()
@click.argument("said", nargs=-1, metavar="[PAIN] [WORDS]...")
@_of_an_entry
@click.option("--change", metavar="ID", help="Change the entry whose id begins like this.")
@click.option("--strike", metavar="ID", help="Take that entry out of the diary.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.option("--no-journal", is_flag=True, help="Is refused: an entry is there to be kept.")
@profile_option
@language_option
@folders
def log(  # noqa: PLR0913 - one argument for each option
    *,
    said: tuple[str, ...],
    worst: str | None,
    average: str | None,
    leg: str | None,
    where: str | None,
    helped: tuple[str, ...],
    tags: tuple[str, ...],
    sleep: str | None,
    activity: str | None,
    medicine: bool | None,
    when: str | None,
    change: str | None,
    strike: str | None,
    as_json: bool,
    no_journal: bool,
    profile: str,
    flows: Path | None,
    content: Path | None,
) -> Exit:
    """Write into the diary: PAIN now, 0 to 10, and WORDS; either may be left out when there is another part.

    Nobody reads what you write. It only helps the program to ask. In an emergency, call for help.
    """
    from triage.services.entry_parts import Parts  # noqa: PLC0415 - imported where used, for a quick start

    if no_journal:
        raise click.UsageError(_NOT_KEPT)
    yes_no = None if medicine is None else "yes" if medicine else "no"
    pain, words = split(said)
    parts = Parts(when, pain, worst, average, leg, where, helped or None, tags or None, words, sleep, activity, yes_no)
    _check(parts, change, strike)
    return _write(parts, (change, strike), profile=profile, as_json=as_json, folders=(flows, content))


def split(said: tuple[str, ...]) -> tuple[str | None, str | None]:
    """The pain and the words of what was typed; None for what is not among it."""
    if not said:
        return None, None
    if not _PAIN.fullmatch(said[0].strip()):
        return None, " ".join(said)
    return said[0], " ".join(said[1:]) if said[1:] else None


def _check(parts: "Parts", change: str | None, strike: str | None) -> None:
    """Refuse what does not go together."""
    from triage.services.entry_parts import Parts  # noqa: PLC0415 - as above

    if strike is not None and (change is not None or parts != Parts()):
        raise click.UsageError("--strike takes an entry out; it goes with nothing else")
    if change is not None and parts == Parts():
        raise click.UsageError("say what is to change: a part that you give takes the place of the old one")
    if strike is None and parts == Parts() and not sys.stdin.isatty():
        raise click.UsageError("say how strong the pain is, 0 to 10, such as: triage log 4")


def _write(
    parts: "Parts",
    of: tuple[str | None, str | None],
    *,
    profile: str,
    as_json: bool,
    folders: tuple[Path | None, Path | None],
) -> Exit:
    """Do it, and tell what came of it."""
    from triage.services.noting import Noting  # noqa: PLC0415

    materials = personal(open_in_language(*folders))
    remembered = remembering(keep=True, profile=profile)
    try:
        noting = Noting(materials, remembered)
        saved = _saved(materials, noting, parts, of)
        remark = noting.remark
    except (EntryRefused, ReplyRefused) as refused:
        raise click.UsageError(str(refused)) from refused
    finally:
        remembered.close()
    if remark:
        click.echo(remark, err=True)
    _tell(materials, saved, as_json=as_json)
    return Exit.DONE if saved.kept else Exit.UNFINISHED


def _saved(materials: "Materials", noting: "Noting", parts: "Parts", of: tuple[str | None, str | None]) -> "Saved":
    from triage.services.entry_parts import Parts  # noqa: PLC0415 - as above

    change, strike = of
    if strike is not None:
        return noting.strike(strike)
    if change is not None:
        was = noting.one(change)
        return noting.amend(was.id, noting.read(parts, was.entry))
    return noting.write(noting.read(_asked(materials, noting) if parts == Parts() else parts))


def _asked(materials: "Materials", noting: "Noting") -> "Parts":
    """What is typed when it is asked for, in one line; asked again until it fits."""
    from triage.services.entry_parts import Parts  # noqa: PLC0415 - as above

    def read(line: str) -> Parts:
        pain, words = split(tuple(line.split()))
        try:
            noting.read(parts := Parts(now=pain, words=words))
        except EntryRefused as refused:
            raise click.BadParameter(str(refused)) from refused
        return parts

    ask = materials.library.diary["log_ask"]
    answered = click.prompt(ask, prompt_suffix=" ", value_proc=read, err=True)
    assert isinstance(answered, Parts)  # noqa: S101 - what `read` returns
    return answered


def _tell(materials: "Materials", saved: "Saved", *, as_json: bool) -> None:
    from triage.services.noting_words import as_lines, as_values, how_to_change  # noqa: PLC0415 - as above

    if as_json:
        write_utf8()
        click.echo(json.dumps(as_values(saved), ensure_ascii=False))
        return
    if lines := as_lines(materials, saved):
        click.echo("\n".join(lines))
    if not saved.kept:
        click.echo(saved.said, err=True)
    elif sys.stderr.isatty():
        click.echo(how_to_change(materials, saved), err=True)
