"""Writes what a proof came to: the certificate, and walks of what fails."""

from datetime import date
from pathlib import Path

from triage.errors import FileMissing, Problems
from triage.places import hazards_file
from triage.proof.difference import Difference
from triage.services.budgeting import BudgetReport
from triage.services.certificate_json import as_json
from triage.services.certificates import as_markdown
from triage.services.certified import Certified
from triage.services.certifying import Proof
from triage.services.telling import walks
from triage.source.hazards import read_hazards
from triage.source.walks import write_walk


def issue(
    proof: Proof, written: date, difference: Difference | None = None, budget: BudgetReport | None = None
) -> Certified:
    """The proof with the hazards that it answers.

    Raises:
        ProblemsFound: the hazard log cannot be used.
    """
    problems = Problems()
    hazards = read_hazards(hazards_file(), problems)
    problems.stop_if_any()
    return Certified(proof.protocol, proof, hazards, written, difference, budget)


def write_certificate(certified: Certified, file: Path) -> tuple[Path, Path]:
    """The files written: Markdown, and JSON beside it.

    Raises:
        FileMissing: one of them cannot be written.
    """
    if not file.name:
        raise FileMissing("the certificate cannot be written: its file needs a name")
    markdown = file.with_suffix(".md") if file.suffix == ".json" else file
    beside = markdown.with_suffix(".json")
    _write(markdown, as_markdown(certified))
    _write(beside, as_json(certified) + "\n")
    return markdown, beside


def write_counterexamples(certified: Certified, folder: Path) -> tuple[Path, ...]:
    """A walk for each counterexample that somebody can talk through.

    Raises:
        FileMissing: a file cannot be written.
    """
    written = []
    for verdict in certified.proof.certificate.verdicts:
        for name, walk in walks(certified.protocol, verdict):
            _write(folder / name, write_walk(walk), folder)
            written.append(folder / name)
    return tuple(written)


def _write(file: Path, text: str, folder: Path | None = None) -> None:
    try:
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise FileMissing(f"`{file}` cannot be written: {reason}") from error
