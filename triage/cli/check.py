"""``triage check``: is the protocol sound, and proved safe."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from triage.cli.common import flows_option
from triage.errors import Exit, FileMissing

if TYPE_CHECKING:
    from triage.services.budgeting import BudgetReport
    from triage.services.certified import Certified
    from triage.services.checking import Report


@click.command()
@click.option(
    "--certificate",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write the certificate to FILE (Markdown), and beside it as JSON.",
)
@click.option(
    "--counterexamples",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write what fails into this folder, as walks to replay.",
)
@click.option("--budget", is_flag=True, help="Count how many people the advice would send where.")
@click.option(
    "--content",
    "words",
    is_flag=False,
    flag_value="",
    metavar="[DIR]",
    help="Read every text too: how hard it is, what must not be said, spelling. With DIR: the words in this folder.",
)
@click.option("--grades", is_flag=True, help="The same, and say how hard each page is.")
@flows_option
def check(  # noqa: PLR0913 - one argument for each option
    *,
    certificate: Path | None,
    counterexamples: Path | None,
    budget: bool,
    words: str | None,
    grades: bool,
    flows: Path | None,
) -> Exit:
    """Look through the protocol and every word, and name what is wrong with its place.

    What is sound is then proved safe for every possible set of answers.
    """
    from triage.services.checking import check as look_through  # noqa: PLC0415 - imported where used
    from triage.services.checking import summary  # noqa: PLC0415

    content = Path(words) if words else None
    report = look_through(flows, content)
    for language in report.not_offered:
        click.echo(f"`{language}` is not offered: it is not complete; see `triage language {language}`", err=True)
    if not _sound(report) or ((words is not None or grades) and not _read(report, content, grades=grades)):
        return Exit.BAD_FILE
    certified, told = _certified(report, flows, budget=budget)
    narration: list[str] = []
    unwritten = None
    try:  # before anything is told: whoever reads may stop reading
        narration += _written(certified, certificate, counterexamples)
    except FileMissing as error:
        unwritten = error
    click.echo(f"{summary(report)}\n{told}")
    for line in (*narration, *([str(unwritten)] if unwritten else [])):
        click.echo(line, err=True)
    if not certified.holds:
        click.echo(f"does not hold: {'; '.join(certified.faults)}", err=True)
        return Exit.BAD_FILE
    return Exit.NO_FILE if unwritten else Exit.DONE


def _sound(report: "Report") -> bool:
    """Whether all of it can be used; what cannot is told."""
    for problem in report.problems:
        click.echo(str(problem))
    if report.problems:
        click.echo(f"{len(report.problems)} to mend; nothing was loaded", err=True)
    return not report.problems


def _read(report: "Report", content: Path | None, *, grades: bool) -> bool:
    """Read every text of each offered language, and say what is wrong or how hard it is; whether it is as it should be.

    Raises:
        FileMissing: what grades and spells is not installed.
    """
    from triage.places import content_folder  # noqa: PLC0415 - imported where used
    from triage.services.clock import local_now  # noqa: PLC0415
    from triage.services.proofreading import grades_in_words, languages, proofread, summary  # noqa: PLC0415

    folder = content_folder(content)
    signs = [finding.id for finding in report.sound.vocabulary.values() if finding.warning and finding.can_start]
    read = [language for language in languages(folder) if language not in report.not_offered]
    proofs = [proofread(folder, language, local_now().date(), signs) for language in read]
    problems = sorted(problem for proof in proofs for problem in proof.problems)
    for proof in proofs:
        click.echo(grades_in_words(proof) if grades else summary(proof))
    for problem in problems:
        click.echo(str(problem))
    if problems:
        click.echo(f"{len(problems)} to mend in the words", err=True)
    return not problems


def _certified(report: "Report", flows: Path | None, *, budget: bool) -> "tuple[Certified, str]":
    """Everything that was found out, and it in words."""
    from datetime import UTC, datetime  # noqa: PLC0415 - imported where used

    from triage.services.budgeting import in_words  # noqa: PLC0415
    from triage.services.certifying import certify, proof_in_words  # noqa: PLC0415
    from triage.services.comparing import against_shipped  # noqa: PLC0415
    from triage.services.comparison_words import lowered_as_text  # noqa: PLC0415
    from triage.services.issuing import issue  # noqa: PLC0415

    proof = certify(report.sound, report.routine)
    told = [proof_in_words(proof)]
    comparison = against_shipped(report.sound)
    own = comparison.difference.old.digest != comparison.difference.new.digest
    if own:
        told.append(f"compared with the protocol that came with the program:\n\n{lowered_as_text(comparison)}")
    counted = _counted(report, flows) if budget else None
    if counted is not None:
        told.append(in_words(counted))
    difference = comparison.difference if own else None
    return issue(proof, datetime.now(UTC).date(), difference, counted), "\n\n".join(told)


def _counted(report: "Report", flows: Path | None) -> "BudgetReport":
    from triage.services.budgeting import open_budget  # noqa: PLC0415 - imported where used

    budget = open_budget(flows, report.sound)
    if budget is None:
        raise FileMissing("there is no budget: the folder of flows has no `prevalence.yaml`")
    return budget.count()


def _written(certified: "Certified", certificate: Path | None, counterexamples: Path | None) -> Iterator[str]:
    from triage.services.issuing import write_certificate, write_counterexamples  # noqa: PLC0415 - imported where used

    if certificate is not None:
        yield from (f"wrote {file}" for file in write_certificate(certified, certificate))
    if counterexamples is not None:
        written = write_counterexamples(certified, counterexamples)
        yield f"wrote {len(written)} walks into {counterexamples}" if written else "no walk was written"
    elif not certified.proof.holds:
        yield "--counterexamples DIR writes what fails as walks; `triage chat --replay FILE` holds one"
