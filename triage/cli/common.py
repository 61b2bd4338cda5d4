"""What commands share: the folders they read, the code they exit with, and how large a file may be."""

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

import click

from triage.errors import Exit
from triage.places import LONGEST_PROFILE, journal_file, profile_name, settings_file

if TYPE_CHECKING:
    from triage.services.ending import Ended
    from triage.services.materials import Materials
    from triage.services.remembering import Remembering

LARGEST_ANSWERS = 256 * 1024
"""Bytes; no file of findings is larger."""


def folders(command: Callable[..., Exit]) -> Callable[..., Exit]:
    """Let the command take ``--flows`` and ``--content``."""
    return flows_option(_folder("--content", "words")(command))


def flows_option(command: Callable[..., Exit]) -> Callable[..., Exit]:
    """Let the command take ``--flows``."""
    return _folder("--flows", "protocol")(command)


def _folder(option: str, what: str) -> Callable[[Callable[..., Exit]], Callable[..., Exit]]:
    kind = click.Path(file_okay=False, path_type=Path)
    return click.option(option, type=kind, metavar="DIR", help=f"Use the {what} in this folder.")


LANGUAGE = "triage.language"
"""Under this name the context has what was asked for with ``--lang``."""


def _language(context: click.Context, option: click.Parameter, value: str | None) -> None:
    del option
    if value:
        context.meta[LANGUAGE] = value


# It is kept by the context, for all commands that speak open their words by `open_in_language`.
language_option = click.option(
    "--lang",
    metavar="CODE",
    expose_value=False,
    callback=_language,
    help="Speak this language (also: TRIAGE_LANG).",
)


def open_in_language(flows: Path | None, content: Path | None) -> "Materials":
    """The protocol, and its words in the language that is asked for; a remark on that goes to standard error."""
    from triage.services.languages import open_in, wish  # noqa: PLC0415 - imported where used, for a quick start

    option = click.get_current_context().meta.get(LANGUAGE, "")
    spoken = open_in(flows, content, wish(option, _set_language(), os.environ))
    if spoken.remark:
        click.echo(spoken.remark, err=True)
    return spoken.materials


def _set_language() -> str:
    """The language that this person has set, or empty."""
    if not _has_settings():
        return ""
    from triage.services.configuring import open_settings  # noqa: PLC0415 - imported where used, for a quick start

    return open_settings().settings.language


no_journal_option = click.option("--no-journal", is_flag=True, help="Keep nothing of this conversation.")


def _profile(context: click.Context, option: click.Parameter, value: str) -> str:
    name = profile_name(value) if value else ""
    if name is None:
        allowed = f"letters, digits, - and _, at most {LONGEST_PROFILE}, beginning with a letter or a digit"
        raise click.BadParameter(f"the name of a profile is {allowed}", context, option)
    return name


profile_option = click.option(
    "--profile",
    metavar="NAME",
    default="",
    envvar="TRIAGE_PROFILE",
    callback=_profile,
    help="Use the journal of this person (also: TRIAGE_PROFILE).",
)
exit_code_option = click.option("--exit-code", is_flag=True, help="Exit with 10 (self-care) to 14 (emergency).")


def personal(materials: "Materials") -> "Materials":
    """The same with the settings of this person; what is wrong in them is told on standard error."""
    if not _has_settings():
        return materials
    from triage.services.configuring import open_settings  # noqa: PLC0415 - imported where used, for a quick start
    from triage.services.whereabouts import regions_of  # noqa: PLC0415

    opened = open_settings(regions_of(materials.protocol))
    for problem in opened.problems:
        click.echo(problem, err=True)
    return replace(materials, settings=opened.settings)


def prefers_lines() -> bool:
    """Whether this person has set that they want plain lines."""
    if not _has_settings():
        return False
    from triage.services.configuring import open_settings  # noqa: PLC0415 - imported where used, for a quick start

    return open_settings().settings.reader


def _has_settings() -> bool:
    """Whether there is a file to read; a link that leads nowhere is one that cannot be read."""
    return os.path.lexists(settings_file())


def remembering(*, keep: bool, profile: str) -> "Remembering":
    """This person's journal, or none; where it is encrypted, the passphrase is asked for in plain lines first."""
    from triage.services.remembering import Remembering  # noqa: PLC0415 - imported where used, for a quick start

    file = journal_file(profile) if keep else None
    if file is not None and profile:
        click.echo(f"profile: {profile}", err=True)
    if file is None or not os.path.lexists(file):
        return Remembering(file, profile=profile)
    from triage.services.unlocking import is_locked  # noqa: PLC0415 - only for those who have a journal

    if not is_locked(file):
        return Remembering(file, profile=profile)
    from triage.cli.passphrase import unlocked  # noqa: PLC0415 - only for those who have a passphrase

    key = unlocked(file)
    return Remembering(None if key is None else file, profile=profile, key=key or "")


def write_utf8() -> None:
    """What programs and browsers read is UTF-8, whatever the terminal's encoding is."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")


def code_of(ended: "Ended", *, exit_code: bool) -> Exit:
    """What the program exits with; on request, the urgency of a finished conversation."""
    if exit_code and ended.code is Exit.DONE and ended.urgency is not None:
        return Exit(Exit.SELF_CARE + ended.urgency)
    return ended.code
