"""Is everything sound: the protocol, every word, every template. All problems at once."""

from dataclasses import dataclass
from pathlib import Path

from triage.errors import Place, Problem, Problems
from triage.model.protocol import Protocol
from triage.model.words import Template
from triage.places import content_folder, flows_folder
from triage.render.allowed import Allowed, check_template
from triage.services.materials import Materials
from triage.source.library import Pages, read_everything
from triage.source.names import PERSON_NAMES
from triage.source.pages import PAGE_NAMES
from triage.source.protocol import read_protocol


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found; sound when there are no problems."""

    problems: tuple[Problem, ...]
    protocol: Protocol | None
    questions: int
    pages: int


def check(flows: Path | None = None, content: Path | None = None) -> Report:
    """Everything that is wrong with a protocol and its words.

    Raises:
        FileMissing: a folder is not there.
    """
    flows, content = flows_folder(flows), content_folder(content)
    protocol, problems = read_protocol(flows)
    if protocol is None or problems:
        return Report(tuple(sorted(set(problems.found))), None, 0, 0)
    pages = _check_content(content, flows, protocol, problems)
    questions = len(protocol.flow.questions)
    count = len(pages.topics) + len(pages.outcomes) + len(pages.explanations)
    return Report(tuple(sorted(set(problems.found))), protocol, questions, count)


def summary(report: Report) -> str:
    """A sound protocol in four lines."""
    protocol = report.protocol
    if protocol is None:
        return ""
    covered = protocol.coverage
    flow = protocol.flow
    return "\n".join(
        [
            (
                f"{flow.id} {flow.version} is sound: {report.questions} questions, {len(protocol.rules)} rules, "
                f"{len(protocol.vocabulary)} findings, {report.pages} pages"
            ),
            f"evidence: all {covered.findings} findings, {covered.rules} rules and {covered.causes} causes are in it",
            f"reviewed by: {flow.reviewed_by}",
            f"digest: {protocol.digest}",
        ]
    )


def check_content(materials: Materials) -> None:
    """Look through all content before anybody relies on it.

    Raises:
        ProblemsFound: with everything that is wrong.
    """
    problems = Problems()
    _check_content(materials.content, materials.flows, materials.protocol, problems)
    problems.stop_if_any()


def _check_content(content: Path, flows: Path, protocol: Protocol, problems: Problems) -> Pages:
    pages, found = read_everything(content, flows, protocol)
    problems.found += found.found
    for page in [*pages.outcomes.values(), *pages.topics.values()]:
        allowed = Allowed(frozenset(page.uses) | PERSON_NAMES, protocol.vocabulary, pages.parts)
        before = len(problems.found)
        used = check_template(page.body, allowed, problems)
        if len(problems.found) == before:
            _all_used(page.body, page.uses, used, problems)
    for explanation in pages.explanations.values():
        allowed = Allowed(frozenset(explanation.uses) | PERSON_NAMES, protocol.vocabulary, pages.parts)
        texts = (explanation.title, explanation.first, explanation.say, explanation.body)
        for template in (*texts, *explanation.meanwhile, *explanation.ask):
            check_template(template, allowed, problems)
    for part in pages.parts.values():
        check_template(part, Allowed(PAGE_NAMES | PERSON_NAMES, protocol.vocabulary, pages.parts), problems)
    return pages


def _all_used(body: Template, uses: tuple[str, ...], used: frozenset[str], problems: Problems) -> None:
    for name in uses:
        if name not in used:
            problems.add(Place(body.file), "T059", f"`uses` names `{name}`, but the text does not use it")
