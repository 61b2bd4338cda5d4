"""The command line: which front end or command runs, and the code it exits with."""

import errno
import gc
import os
import sys
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import ClassVar

import click

from triage import __version__
from triage.cli.common import (
    LANGUAGE,
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
)
from triage.errors import (
    DraftRefused,
    Exit,
    FileMissing,
    JournalUnusable,
    LanguageIncomplete,
    LanguageUnknown,
    NothingToTake,
    NotSaved,
    ProblemsFound,
    TriageError,
    crash_message,
)

SMALLEST = (40, 10)
"""Columns and rows below which the conversation is in plain lines."""
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
"""Why nothing more can be written."""
_ABOUT = """Low back pain: how soon to get which help, and why.

It is education, and help in deciding how soon to get care. It is not a diagnosis and not a doctor, and no clinician has
reviewed it yet. It works offline; what you type stays on this computer.

If you think this is an emergency, call 112, 911 or your local emergency number now.

Without a command, the conversation starts.
"""


class _Commands(click.Group):
    """The commands, each a module of its name in this package, imported when it is called for."""

    NAMES: ClassVar[tuple[str, ...]] = (
        "assess",
        "book",
        "calendar",
        "chat",
        "check",
        "config",
        "demo",
        "diff",
        "graph",
        "journal",
        "language",
        "log",
        "measure",
        "new",
        "page",
        "preview",
        "routine",
        "schema",
        "summary",
    )

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(self.NAMES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in self.NAMES:
            return None
        command = getattr(import_module(f"triage.cli.{cmd_name}"), cmd_name)
        assert isinstance(command, click.Command)  # noqa: S101 - a fault of the program otherwise
        return command


@click.group(
    cls=_Commands, invoke_without_command=True, help=_ABOUT, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(__version__, "--version", message="backtriage %(version)s")
@click.option("--plain", is_flag=True, help="Plain lines, without a full screen (also: TRIAGE_PLAIN=1).")
@no_journal_option
@profile_option
@exit_code_option
@language_option
@folders
@click.pass_context
def cli(  # noqa: PLR0913 - one argument for each option
    context: click.Context,
    *,
    plain: bool,
    no_journal: bool,
    profile: str,
    exit_code: bool,
    flows: Path | None,
    content: Path | None,
) -> Exit:
    """Start the conversation, unless a command says otherwise."""
    if context.invoked_subcommand is not None:
        named = context.get_parameter_source("profile") is click.core.ParameterSource.COMMANDLINE
        if plain or no_journal or named or exit_code or flows or content or LANGUAGE in context.meta:
            raise click.UsageError(f"options stand behind the command: triage {context.invoked_subcommand} [OPTIONS]")
        return Exit.DONE
    if plain or not full_screen() or prefers_lines():
        from triage.cli.chat import Talk, converse  # noqa: PLC0415 - imported where used, for a quick start

        return converse(flows, content, Talk(no_journal=no_journal, profile=profile), exit_code=exit_code)
    gc.disable()  # nothing that is imported is garbage; `run` goes on like this, and puts it right

    materials = personal(open_in_language(flows, content))
    remembered = remembering(keep=not no_journal, profile=profile)  # what it asks, it asks before the screen is taken
    from triage.ui.app import run  # noqa: PLC0415 - textual is most of the start-up time

    return code_of(run(materials, remembered), exit_code=exit_code)


def full_screen() -> bool:
    """Whether there is a terminal that a full screen fits into."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM") in {"dumb", ""}:
        return False
    if os.environ.get("TRIAGE_PLAIN") == "1":
        return False
    size = os.get_terminal_size()
    return size.columns >= SMALLEST[0] and size.lines >= SMALLEST[1]


def main() -> None:
    """Run the command line and exit with one of the codes of `Exit`."""
    _open_streams()
    code = _run(sys.argv[1:])
    _let_go_of_output()
    sys.exit(code)


def _open_streams() -> None:
    """Streams that take every character; one that the shell has closed is empty, or leads nowhere."""
    # Left open: they are for as long as the program runs.
    sys.stdin = sys.stdin or open(os.devnull, encoding="utf-8")  # noqa: SIM115, PTH123 - see above
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - see above
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - see above
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _run(arguments: list[str]) -> int:
    try:
        # Not `cli.main`: it would answer a closed pipe with exit code 1 before it can be told apart here.
        with cli.make_context("triage", arguments) as context:
            result = cli.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as left:
        return left.exit_code
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the last resort: every end has its words and code
        return _explain(error)
    return int(result) if isinstance(result, int) else Exit.DONE


def _explain(error: BaseException) -> Exit:
    """Why it ended, told on standard error, and the code that says so; never the person's answers."""
    match error:
        case click.Abort() | KeyboardInterrupt():
            code, message = Exit.INTERRUPTED, "stopped; only a complete outcome is advice"
        case click.ClickException():
            error.show()
            missing_file = isinstance(error, click.FileError) or "No such file" in error.format_message()
            return Exit.NO_FILE if missing_file else Exit.USAGE
        case BrokenPipeError():
            code, message = Exit.UNFINISHED, "the output was closed before it was complete"
        case OSError() if error.errno in _FULL:
            code, message = Exit.UNFINISHED, "the output could not be written: there is no space left"
        case ProblemsFound() | LanguageIncomplete():
            code, message = Exit.BAD_FILE, str(error)
        case FileMissing():
            code, message = Exit.NO_FILE, str(error)
        case LanguageUnknown() | DraftRefused():
            code, message = Exit.USAGE, str(error)
        case JournalUnusable() | NotSaved() | NothingToTake():
            code, message = Exit.UNFINISHED, str(error)
        case TriageError():
            code, message = Exit.CRASHED, f"triage failed: {error}"
        case _:
            code, message = Exit.CRASHED, crash_message(error)
    _let_go_of_output()
    click.echo(message, err=True)
    return code


def _let_go_of_output() -> None:
    """Without this, closing an output that takes nothing more would complain a second time, with a code of its own."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
