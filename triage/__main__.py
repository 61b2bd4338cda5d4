"""`python -m triage`, and the `triage` command."""

import os
import sys

from triage import __version__

HELP_COLUMNS = 80
"""The width that `usage.HELP` is written for; a wider terminal gets the same."""


def main() -> None:
    """Answer `--version` and `--help` at once; for anything else, build the command line and run it."""
    if not _answered(sys.argv[1:]):
        from triage.cli import main as run  # noqa: PLC0415 - click is most of the start of a help

        run()


def _answered(arguments: list[str]) -> bool:
    """Whether the arguments only asked for a text that is known already, and it could be written."""
    match arguments:
        case ["--version"]:
            text = f"backtriage {__version__}\n"
        case ["--help" | "-h"] if _at_usual_width():
            from triage.usage import HELP  # noqa: PLC0415 - read where used

            text = HELP
        case _:
            return False
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except (AttributeError, OSError):  # closed, full, or nobody reads it: the command line knows what to say
        return False
    return True


def _at_usual_width() -> bool:
    """Whether the command line would wrap its help as it is kept: no terminal, or one that is wide enough."""
    if "COLUMNS" in os.environ:
        return False
    try:
        return os.get_terminal_size(1).columns >= HELP_COLUMNS
    except OSError:
        return True


if __name__ == "__main__":
    main()
