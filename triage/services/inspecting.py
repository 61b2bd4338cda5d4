"""Looks through every word and template, and keeps what was sound for the next start."""

from pathlib import Path

from triage.errors import Place, Problems
from triage.model.protocol import Protocol
from triage.model.words import ORIGINAL, Template
from triage.places import cache_folder
from triage.render.allowed import Allowed, check_template
from triage.render.pictures import check_pictures
from triage.services.materials import key_of
from triage.services.translating import compare
from triage.source.checked_set import Sound, save_checked_set
from triage.source.drafts import note_drafts
from triage.source.everything import Everything, read_everything
from triage.source.names import NAMES
from triage.source.pages import PAGE_NAMES
from triage.source.poses import read_figures
from triage.source.prevalence import read_prevalence
from triage.source.programme import cited_by_programme, read_programme
from triage.source.reader import Reader


def look_through(
    content: Path, flows: Path, protocol: Protocol, problems: Problems, language: str = ORIGINAL
) -> Sound | None:
    """Everything there is to read in a language; what is wrong with it is noted.

    Of a wrong routine, and of a translation that lacks a text, no words are judged.
    """
    programme = read_programme(flows, protocol, problems)
    read_figures(flows, problems, programme.exercises if programme else None)
    if programme is None or not (language == ORIGINAL or compare(content, language, problems)):
        return None
    note_drafts(Reader(problems), flows)
    everything, found = read_everything(content, flows, protocol, programme, language)
    problems.found += found.found
    read_prevalence(flows, protocol, problems, everything.pages.sources)
    for word in cited_by_programme(flows, protocol):
        Reader(problems).known(word, everything.pages.sources, "T029", "source")
    _check_templates(everything, protocol, problems)
    return Sound(protocol, programme, everything)


def _check_templates(everything: Everything, protocol: Protocol, problems: Problems) -> None:
    pages = everything.pages
    for page in [*pages.outcomes.values(), *pages.topics.values(), *pages.documents.values()]:
        check_pictures(page.body, problems)
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
    for words in everything.exercises.values():
        check_template(words.page, Allowed(NAMES | {"region"}, protocol.vocabulary, pages.parts), problems)
    for part in pages.parts.values():
        check_template(part, Allowed(PAGE_NAMES | NAMES, protocol.vocabulary, pages.parts), problems)


def _all_used(body: Template, uses: tuple[str, ...], used: frozenset[str], problems: Problems) -> None:
    for name in uses:
        if name not in used:
            problems.add(Place(body.file), "T059", f"`uses` names `{name}`, but the text does not use it")


def keep(key: str, flows: Path, content: Path, sound: Sound) -> None:
    """Keep what is sound, unless a file has changed since `key` was taken, before the first was read."""
    folder = cache_folder()
    if folder is not None and key and key == key_of(flows, content, sound.everything.spoken.language):
        save_checked_set(folder, key, sound)
