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
from triage.places import settings_file

if TYPE_CHECKING:
    from triage.services.ending import Ended
    from triage.services.materials import Materials

LARGEST_ANSWERS = 256 * 1024
"""Bytes; no file of findings is larger."""


def folders(command: Callable[..., Exit]) -> Callable[..., Exit]:
    """Let the command take ``--flows`` and ``--content``."""
    return _folder("--flows", "protocol")(_folder("--content", "words")(command))


def _folder(option: str, what: str) -> Callable[[Callable[..., Exit]], Callable[..., Exit]]:
    kind = click.Path(file_okay=False, path_type=Path)
    return click.option(option, type=kind, metavar="DIR", help=f"Use the {what} in this folder.")


no_journal_option = click.option("--no-journal", is_flag=True, help="Keep nothing of this conversation.")
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


def write_utf8() -> None:
    """What programs and browsers read is UTF-8, whatever the terminal's encoding is."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")


def code_of(ended: "Ended", *, exit_code: bool) -> Exit:
    """What the program exits with; on request, the urgency of a finished conversation."""
    if exit_code and ended.code is Exit.DONE and ended.urgency is not None:
        return Exit(Exit.SELF_CARE + ended.urgency)
    return ended.code
