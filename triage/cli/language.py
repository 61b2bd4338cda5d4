"""``triage language``: which languages there are, what one lacks, and accepting it."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from triage.errors import Exit

if TYPE_CHECKING:
    from triage.services.translating import State


@click.command()
@click.argument("code", required=False, metavar="[CODE]")
@click.option("--accept", is_flag=True, help="Write down that every text was compared with the English of today.")
@click.option("--by", metavar="NAME", help="Who looked it over: a person's name, or machine where nobody did.")
@click.option("--new", is_flag=True, help="Begin a language: make its folder, with an empty ledger.")
@click.option(
    "--content",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Use the words in this folder.",
)
def language(*, code: str | None, accept: bool, by: str | None, new: bool, content: Path | None) -> Exit:
    """List the languages, or what the language CODE lacks."""
    from triage.model.languages import is_code  # noqa: PLC0415 - imported where used, for a quick start
    from triage.model.words import ORIGINAL  # noqa: PLC0415
    from triage.places import content_folder  # noqa: PLC0415

    if (accept or new) and (code is None or code == ORIGINAL or not is_code(code)):
        raise click.UsageError("name the language of the translation by its code, such as: triage language es --accept")
    if accept == new and accept:
        raise click.UsageError("--new begins a language, --accept comes when it is complete; one at a time")
    if accept != (by is not None) or (by is not None and not by.strip()):
        raise click.UsageError(
            "--accept and --by go together: --by machine, or the name of the person who looked it over"
        )
    folder = content_folder(content)
    if code is None:
        return _list(folder)
    if new:
        return _begin(folder, code)
    if accept and by is not None:
        return _accept(folder, code, by.strip())
    return _show(folder, code)


def _list(folder: Path) -> Exit:
    from triage.services.translating import states  # noqa: PLC0415 - as above

    for state in states(folder):
        click.echo(f"{state.code}  {state.name}: {_in_words(state)}")
    return Exit.DONE


def _show(folder: Path, code: str) -> Exit:
    """Everything that is missing or to look at, then how much that is."""
    from triage.errors import LanguageUnknown, did_you_mean  # noqa: PLC0415 - as above
    from triage.services.translating import state_of  # noqa: PLC0415
    from triage.source.languages import languages_in  # noqa: PLC0415

    known = languages_in(folder) if folder.is_dir() else ()
    if code not in known:
        hint = did_you_mean(code, known) or f"; `triage language {code} --new` begins one"
        raise LanguageUnknown(f"no language is called `{code}`{hint}")
    state = state_of(folder, code)
    for problem in state.problems:
        click.echo(str(problem))
    click.echo(f"{code}: {_in_words(state)}")
    return Exit.BAD_FILE if state.problems else Exit.DONE


def _in_words(state: "State") -> str:
    """The counts, and who reviewed it."""
    counts = state.counts
    said = [f"{counts.there} texts", f"{counts.missing} missing", f"{counts.changed} changed or not accepted"]
    if state.reviewed_by:
        said.append(f"reviewed by {state.reviewed_by}")
    said.append("offered" if state.offered else f"not offered, {len(state.problems)} to mend")
    return ", ".join(said)


def _accept(folder: Path, code: str, by: str) -> Exit:
    from triage.services.translating import accept  # noqa: PLC0415 - as above

    against = accept(folder, code, by)
    for problem in against:
        click.echo(str(problem))
    if against:
        click.echo(f"{len(against)} to mend; nothing was accepted", err=True)
        return Exit.BAD_FILE
    click.echo(f"accepted: every text of `{code}`, reviewed by {by}")
    return Exit.DONE


def _begin(folder: Path, code: str) -> Exit:
    from triage.services.translating import begin  # noqa: PLC0415 - as above

    try:
        file = begin(folder, code)
    except FileExistsError as error:
        raise click.UsageError(
            f"there is a language `{code}` already; `triage language {code}` lists what it lacks"
        ) from error
    click.echo(f"wrote {file}")
    click.echo(
        f"write its name into the ledger, then every file of `en/` and `regions.yaml` anew below `{code}/`; "
        f"`triage language {code}` lists what is missing, and `triage language {code} --accept --by NAME` ends it",
        err=True,
    )
    return Exit.DONE
