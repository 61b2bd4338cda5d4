"""What commands share: the folders they read, the code they exit with, and how large a file may be."""

import sys
from collections.abc import Callable
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

import click

from triage.errors import Exit

if TYPE_CHECKING:
    from triage.services.ending import Ended

LARGEST_ANSWERS = 256 * 1024
"""Bytes; no file of findings is larger."""


def folders(command: Callable[..., Exit]) -> Callable[..., Exit]:
    """Let the command take ``--flows`` and ``--content``."""
    return _folder("--flows", "protocol")(_folder("--content", "words")(command))


def _folder(option: str, what: str) -> Callable[[Callable[..., Exit]], Callable[..., Exit]]:
    kind = click.Path(file_okay=False, path_type=Path)
    return click.option(option, type=kind, metavar="DIR", help=f"Use the {what} in this folder.")


exit_code_option = click.option("--exit-code", is_flag=True, help="Exit with 10 (self-care) to 14 (emergency).")


def write_utf8() -> None:
    """What programs and browsers read is UTF-8, whatever the terminal's encoding is."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")


def code_of(ended: "Ended", *, exit_code: bool) -> Exit:
    """What the program exits with; on request, the urgency of a finished conversation."""
    if exit_code and ended.code is Exit.DONE and ended.urgency is not None:
        return Exit(Exit.SELF_CARE + ended.urgency)
    return ended.code
