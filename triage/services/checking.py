"""Is everything sound: the protocol, the routine, every word, every template. All problems at once."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from triage.errors import Problem, Problems
from triage.model.protocol import Protocol
from triage.model.translation import PARITY
from triage.model.words import ORIGINAL
from triage.places import content_folder, flows_folder
from triage.services.materials import Materials, key_of
from triage.source.languages import has_ledger, languages_in

if TYPE_CHECKING:
    from triage.model.programme import Programme


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found; sound when there are no problems."""

    problems: tuple[Problem, ...]
    protocol: Protocol | None
    questions: int
    pages: int
    programme: "Programme | None" = None
    """What the routine is made from."""
    not_offered: tuple[str, ...] = ()
    """The languages that lack something, or have no ledger."""

    @property
    def sound(self) -> Protocol:
        """The protocol, where no problem was found."""
        assert self.protocol is not None  # noqa: S101 - without a problem there is a protocol
        return self.protocol

    @property
    def routine(self) -> "Programme":
        """What the routine is made from, where no problem was found."""
        assert self.programme is not None  # noqa: S101 - without a problem there is a programme
        return self.programme


def check(flows: Path | None = None, content: Path | None = None) -> Report:
    """Everything that is wrong with a protocol and its words.

    Raises:
        FileMissing: a folder is not there.
    """
    from triage.services.inspecting import keep, look_through  # noqa: PLC0415 - not at the start of a checked set
    from triage.services.rehearsing import check_demo  # noqa: PLC0415
    from triage.source.library import Library  # noqa: PLC0415
    from triage.source.protocol import read_protocol  # noqa: PLC0415

    flows, content = flows_folder(flows), content_folder(content)
    key = key_of(flows, content)
    protocol, problems = read_protocol(flows)
    if protocol is None or problems:
        return Report(tuple(sorted(set(problems.found))), None, 0, 0)
    looked = look_through(content, flows, protocol, problems)
    if looked is None:
        return Report(tuple(sorted(set(problems.found))), None, 0, 0)
    if not problems:
        check_demo(Materials(protocol, Library(content, protocol, flows), flows, content), problems)
    if not problems:
        keep(key, flows, content, looked)
    translations = [language for language in languages_in(content) if language != ORIGINAL]
    not_offered = tuple(
        language for language in translations if not _is_offered(flows, content, protocol, problems, language)
    )
    pages = looked.everything.pages
    flows_asked = (protocol.flow, *looked.programme.dialogues.values())
    questions = sum(len(flow.questions) for flow in flows_asked)
    count = len(pages.topics) + len(pages.outcomes) + len(pages.explanations)
    found = tuple(sorted(set(problems.found)))
    return Report(found, protocol, questions, count, looked.programme, not_offered)


def _is_offered(flows: Path, content: Path, protocol: Protocol, problems: Problems, language: str) -> bool:
    """Whether a language is complete, and then kept; what is wrong with one that is, is noted.

    What a translation lacks is no fault of the protocol: nobody is spoken to in that language until it is there.
    """
    if not has_ledger(content, language):
        return False
    from triage.services.inspecting import keep, look_through  # noqa: PLC0415 - as above
    from triage.services.rehearsing import check_demo  # noqa: PLC0415
    from triage.source.library import Library  # noqa: PLC0415

    key, found = key_of(flows, content, language), Problems()
    looked = look_through(content, flows, protocol, found, language)
    if looked is not None and not found:
        check_demo(Materials(protocol, Library(content, protocol, flows, language), flows, content), found)
        if not found:
            keep(key, flows, content, looked)
    if any(problem.code in PARITY for problem in found.found):
        return False
    problems.found += found.found
    return True


def summary(report: Report) -> str:
    """A sound protocol and its routine in a few lines."""
    protocol = report.sound
    covered = protocol.coverage
    but = ", but for what was accepted to be lower" if protocol.accepted else ""
    flow = protocol.flow
    return "\n".join(
        [
            (
                f"{flow.id} {flow.version} is sound: {report.questions} questions, {len(protocol.rules)} rules, "
                f"{len(protocol.vocabulary)} findings, {report.pages} pages"
            ),
            (
                f"evidence: all {covered.findings} findings, {covered.rules} rules and {covered.causes} causes "
                f"are in it{but}"
            ),
            *_routine_summary(report),
            f"reviewed by: {flow.reviewed_by}",
            f"digest: {protocol.digest}",
        ]
    )


def _routine_summary(report: Report) -> tuple[str, ...]:
    programme = report.routine
    size = f"{len(programme.exercises)} exercises in {len(programme.profiles)} profiles"
    covered = f"the evidence has {len(programme.forbidden)}, and whom it keeps from one is kept from it"
    return f"routine: {size}; {covered}", f"routine digest: {programme.digest}"


def check_content(materials: Materials) -> None:
    """Look through all content before anybody relies on it; once is enough for the same files.

    Raises:
        ProblemsFound: with everything that is wrong.
    """
    if materials.checked:
        return
    from triage.services.inspecting import keep, look_through  # noqa: PLC0415 - not at the start of a checked set

    problems = Problems()
    looked = look_through(materials.content, materials.flows, materials.protocol, problems, materials.library.language)
    problems.stop_if_any()
    assert looked is not None  # noqa: S101 - without a problem there is something to keep
    keep(materials.key, materials.flows, materials.content, looked)
