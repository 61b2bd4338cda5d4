"""The command line: which front end runs, and the code it exits with."""

import gc
import os
import sys
from collections.abc import Callable
from io import TextIOWrapper
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from triage import __version__
from triage.errors import Exit, FileMissing, ProblemsFound, crash_message

if TYPE_CHECKING:
    from triage.services.assessing import Rest
    from triage.services.ending import Ended

SMALLEST = (40, 10)
"""Columns and rows below which the conversation is in plain lines."""
LARGEST_ANSWERS = 256 * 1024
"""Bytes; no file of findings is larger."""
_ABOUT = """Low back pain: how soon to get which help, and why.

It is education, and help in deciding how soon to get care. It is not a diagnosis and not a doctor, and no clinician has
reviewed it yet. It works offline; what you type stays on this computer.

If you think this is an emergency, call 112, 911 or your local emergency number now.

Without a command, the conversation starts.
"""


def _folder(option: str, what: str) -> Callable[[Callable[..., Exit]], Callable[..., Exit]]:
    kind = click.Path(file_okay=False, path_type=Path)
    return click.option(option, type=kind, metavar="DIR", help=f"Use the {what} in this folder.")


def _folders(command: Callable[..., Exit]) -> Callable[..., Exit]:
    return _folder("--flows", "protocol")(_folder("--content", "words")(command))


_exit_code = click.option("--exit-code", is_flag=True, help="Exit with 10 (self-care) to 14 (emergency).")


@click.group(invoke_without_command=True, help=_ABOUT, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "--version", message="backtriage %(version)s")
@click.option("--plain", is_flag=True, help="Plain lines, without a full screen (also: TRIAGE_PLAIN=1).")
@_exit_code
@_folders
@click.pass_context
def cli(context: click.Context, *, plain: bool, exit_code: bool, flows: Path | None, content: Path | None) -> Exit:
    """Start the conversation, unless a command says otherwise."""
    if context.invoked_subcommand is not None:
        if plain or exit_code or flows or content:
            raise click.UsageError(f"options stand behind the command: triage {context.invoked_subcommand} [OPTIONS]")
        return Exit.DONE
    if plain or not _full_screen():
        return _chat(flows, content, jsonl=False, exit_code=exit_code)
    gc.disable()  # nothing that is imported is garbage; `run` goes on like this, and puts it right
    from triage.services.materials import open_materials  # noqa: PLC0415 - imported where used, for a quick start
    from triage.ui.app import run  # noqa: PLC0415 - textual is most of the start-up time

    return _code(run(open_materials(flows, content)), exit_code=exit_code)


def _full_screen() -> bool:
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM") in {"dumb", ""}:
        return False
    if os.environ.get("TRIAGE_PLAIN") == "1":
        return False
    size = os.get_terminal_size()
    return size.columns >= SMALLEST[0] and size.lines >= SMALLEST[1]


@cli.command()
@click.option("--jsonl", is_flag=True, help="One JSON object a line, for programs.")
@_exit_code
@_folders
def chat(*, jsonl: bool, exit_code: bool, flows: Path | None, content: Path | None) -> Exit:
    """Hold the conversation in plain lines."""
    return _chat(flows, content, jsonl=jsonl, exit_code=exit_code)


def _chat(flows: Path | None, content: Path | None, *, jsonl: bool, exit_code: bool) -> Exit:
    from triage import jsonl as machine  # noqa: PLC0415 - imported where used, for a quick start
    from triage import plain  # noqa: PLC0415
    from triage.services.checking import check_content  # noqa: PLC0415
    from triage.services.materials import open_materials  # noqa: PLC0415

    materials = open_materials(flows, content)
    check_content(materials)
    if jsonl:
        _write_utf8()
        ended = machine.converse(materials, sys.stdin.buffer, sys.stdout)
    else:
        ended = plain.converse(materials, sys.stdin, sys.stdout)
    return _code(ended, exit_code=exit_code)


def _code(ended: "Ended", *, exit_code: bool) -> Exit:
    if exit_code and ended.code is Exit.DONE and ended.urgency is not None:
        return Exit(Exit.SELF_CARE + ended.urgency)
    return ended.code


@cli.command()
@click.argument("file", type=click.File("rb", lazy=False))
@click.option(
    "--rest",
    type=click.Choice(["no", "unsure"]),
    default="unsure",
    show_default=True,
    help="What findings count as that the file does not give.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@_exit_code
@_folders
def assess(  # noqa: PLR0913 - one argument for each option
    *, file: IO[bytes], rest: "Rest", as_json: bool, exit_code: bool, flows: Path | None, content: Path | None
) -> Exit:
    """Advice for the findings in FILE (YAML or JSON; - for standard input), without a conversation."""
    from triage.services.assessing import as_text, assess_text, to_json  # noqa: PLC0415 - imported where used
    from triage.services.materials import open_materials  # noqa: PLC0415

    materials = open_materials(flows, content)
    name = "standard input" if file.name == "<stdin>" else str(file.name)
    assessed = assess_text(materials.protocol, file.read(LARGEST_ANSWERS + 1), name, rest)
    if as_json:
        _write_utf8()
    click.echo(to_json(materials, assessed) if as_json else as_text(materials, assessed))
    if assessed.filled:
        click.echo(f"{assessed.filled} findings were not given and count as {rest} (see --rest)", err=True)
    if assessed.missing:
        click.echo(f"not given, and nothing assumed: {', '.join(assessed.missing)}", err=True)
    return Exit(Exit.SELF_CARE + assessed.assessment.urgency) if exit_code else Exit.DONE


@cli.command()
@click.argument("page_id", metavar="[ID]", required=False)
@click.option("--answers", type=click.File("rb", lazy=False), help="Findings (YAML or JSON) to tailor the page to.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "html"]),
    default="text",
    show_default=True,
    help="How the page is written.",
)
@_folders
def page(
    *, page_id: str | None, answers: IO[bytes] | None, form: str, flows: Path | None, content: Path | None
) -> Exit:
    """List the pages to read, or show the page called ID."""
    from triage.services.assessing import read_findings  # noqa: PLC0415 - imported where used, for a quick start
    from triage.services.checking import check_content  # noqa: PLC0415
    from triage.services.materials import open_materials  # noqa: PLC0415
    from triage.services.reading import every_page, format_list, format_page, pages_for, read_page  # noqa: PLC0415

    materials = open_materials(flows, content)
    check_content(materials)
    recorded = (
        read_findings(materials.protocol, answers.read(LARGEST_ANSWERS + 1), str(answers.name)) if answers else None
    )
    if form == "html":
        _write_utf8()
    if page_id is not None:
        click.echo(format_page(read_page(materials, page_id, recorded or {}), form))
    else:
        links = every_page(materials) if recorded is None else pages_for(materials, recorded)
        click.echo(format_list(links))
    return Exit.DONE


@cli.command()
@_folders
def check(*, flows: Path | None, content: Path | None) -> Exit:
    """Look through the protocol and every word, and name what is wrong with its place.

    What is sound is then proved safe for every possible set of answers.
    """
    from triage.services.certifying import certify, proof_in_words  # noqa: PLC0415 - imported where used
    from triage.services.checking import check as look_through  # noqa: PLC0415 - imported where used
    from triage.services.checking import summary  # noqa: PLC0415

    report = look_through(flows, content)
    for problem in report.problems:
        click.echo(str(problem))
    if report.problems:
        click.echo(f"{len(report.problems)} to mend; nothing was loaded", err=True)
        return Exit.BAD_FILE
    certificate = certify(report.sound)
    click.echo(f"{summary(report)}\n{proof_in_words(certificate)}")
    return Exit.DONE if certificate.holds else Exit.BAD_FILE


def main() -> None:
    """Run the command line and exit with one of the codes of `Exit`."""
    _open_streams()
    sys.exit(_run(sys.argv[1:]))


def _open_streams() -> None:
    """Streams that take every character; one that the shell has closed is empty, or leads nowhere."""
    # Left open: they are for as long as the program runs.
    sys.stdin = sys.stdin or open(os.devnull, encoding="utf-8")  # noqa: SIM115, PTH123 - see above
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - see above
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - see above
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _write_utf8() -> None:
    """What programs and browsers read is UTF-8, whatever the terminal's encoding is."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")


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
            # What is still buffered cannot be written; without this, closing stdout would complain a second time.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            code, message = Exit.UNFINISHED, "the output was closed before it was complete"
        case ProblemsFound():
            code, message = Exit.BAD_FILE, str(error)
        case FileMissing():
            code, message = Exit.NO_FILE, str(error)
        case _:
            code, message = Exit.CRASHED, crash_message(error)
    click.echo(message, err=True)
    return code
