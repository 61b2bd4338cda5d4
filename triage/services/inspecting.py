"""Looks through every word and template, and keeps what was sound for the next start."""

from pathlib import Path

from triage.errors import Place, Problems
from triage.model.protocol import Protocol
from triage.model.words import Template
from triage.places import cache_folder
from triage.render.allowed import Allowed, check_template
from triage.services.materials import key_of
from triage.source.checked_set import save_checked_set
from triage.source.library import Everything, read_everything
from triage.source.names import NAMES
from triage.source.pages import PAGE_NAMES
from triage.source.prevalence import read_prevalence


def look_through(content: Path, flows: Path, protocol: Protocol, problems: Problems) -> Everything:
    """Everything there is to read; what is wrong with it is noted."""
    everything, found = read_everything(content, flows, protocol)
    problems.found += found.found
    pages = everything.pages
    read_prevalence(flows, protocol, problems, pages.sources)
    for page in [*pages.outcomes.values(), *pages.topics.values(), *pages.documents.values()]:
        allowed = Allowed(frozenset(page.uses) | NAMES, protocol.vocabulary, pages.parts)
        before = len(problems.found)
        used = check_template(page.body, allowed, problems)
        if len(problems.found) == before:
            _all_used(page.body, page.uses, used, problems)
    for explanation in pages.explanations.values():
        allowed = Allowed(frozenset(explanation.uses) | NAMES, protocol.vocabulary, pages.parts)
        texts = (explanation.title, explanation.first, explanation.say, explanation.body)
        for template in (*texts, *explanation.meanwhile, *explanation.ask):
            check_template(template, allowed, problems)
    for part in pages.parts.values():
        check_template(part, Allowed(PAGE_NAMES | NAMES, protocol.vocabulary, pages.parts), problems)
    return everything


def _all_used(body: Template, uses: tuple[str, ...], used: frozenset[str], problems: Problems) -> None:
    for name in uses:
        if name not in used:
            problems.add(Place(body.file), "T059", f"`uses` names `{name}`, but the text does not use it")


def keep(key: str, flows: Path, content: Path, protocol: Protocol, everything: Everything) -> None:
    """Keep what is sound, unless a file has changed since `key` was taken, before the first was read."""
    folder = cache_folder()
    if folder is not None and key and key == key_of(flows, content):
        save_checked_set(folder, key, protocol, everything)
