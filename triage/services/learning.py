"""The pages to read: those for this person first, then all of them by topic, and a search through them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import cached_property

from triage.engine.assessment import assess
from triage.model.guard import Findings
from triage.model.words import Page
from triage.render.clean import clean
from triage.services.advising import Advice, page_link
from triage.services.materials import Materials
from triage.services.searching import folded, holds
from triage.services.turns import PageLink

LONGEST_SEARCH = 60
"""Characters of a search; more are not looked at."""
_NAME = re.compile(r"\{\{\s*([\w.]+)\s*\}\}")


@dataclass(frozen=True, slots=True)
class Shelf:
    """The pages that may be read."""

    tailored: tuple[PageLink, ...]
    """Those that an answer asks for, each with its reason."""
    topics: tuple[tuple[str, tuple[PageLink, ...]], ...]
    """Each topic's title with all its pages, the tailored ones among them."""
    held_back: str = ""
    """Said when the advice speaks against some pages, which are not among these."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A page that was found."""

    page: PageLink
    line: str
    """The sentence that was found, or the summary of a page found by its title."""


def shelf(materials: Materials, recorded: Findings) -> Shelf:
    """What there is to read: none that the advice speaks against; without any answers, everything."""
    reader = _Reader(materials, recorded)
    topics = (
        (clean(title), tuple(_without_reason(page) for page in reader.pages if page.topic == topic))
        for topic, title in materials.library.topics.items()
    )
    tailored = tuple(page_link(page) for page in reader.pages if reader.is_asked_for(page))
    some = len(reader.pages) < len(materials.pages)
    held_back = clean(materials.library.home["held_back"]) if some else ""
    return Shelf(tailored, tuple((title, links) for title, links in topics if links), held_back)


def find(materials: Materials, recorded: Findings, words: str) -> tuple[Hit, ...]:
    """The pages that hold every word typed, as the beginning of a word; the best fit by title, then by text, first.

    Nothing is found for nothing typed.
    """
    typed = folded(search_text(words))
    reader = _Reader(materials, recorded)
    indexed = [materials.index[page.id] for page in reader.pages] if typed else []
    fitting = sorted(
        (page for page in indexed if holds(typed, page.words)), key=lambda page: page.fit(typed), reverse=True
    )
    return tuple(
        Hit(
            reader.link(found.page),
            reader.filled(found.page.summary if holds(typed, found.finds) else found.best(typed).text),
        )
        for found in fitting
    )


def search_text(typed: str) -> str:
    """What is typed as it is shown and looked for: on one line, cleaned and not too long."""
    return clean(typed[: LONGEST_SEARCH * 4]).replace("\n", " ")[:LONGEST_SEARCH]


def format_hits(hits: tuple[Hit, ...]) -> str:
    """What was found, as lines: the id to ask for, the title, and below it the sentence."""
    width = max((len(hit.page.id) for hit in hits), default=0)
    return "\n".join(f"{hit.page.id:<{width}}  {hit.page.title}\n{'':<{width}}  {hit.line}" for hit in hits)


@dataclass(frozen=True)
class _Reader:
    """Somebody who reads, with what is known of them."""

    materials: Materials
    recorded: Findings

    @cached_property
    def _advice(self) -> Advice:
        return Advice(self.materials, assess(self.materials.protocol, self.recorded), self.recorded)

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """What may be read, in the order in which it is offered."""
        return self._advice.offered if self.recorded else tuple(self.materials.pages.values())

    def is_asked_for(self, page: Page) -> bool:
        """Whether an answer asks for this page."""
        return bool(self.recorded) and self._advice.asks_for(page)

    def link(self, page: Page) -> PageLink:
        """The page as a line, with its reason where there is one."""
        return page_link(page) if self.is_asked_for(page) else _without_reason(page)

    def filled(self, sentence: str) -> str:
        """A sentence of a page with its names filled in."""
        return clean(_NAME.sub(lambda found: self._names.get(found[1], ""), sentence))

    @cached_property
    def _names(self) -> Mapping[str, str]:
        region = self._advice.region
        numbers = {f"region.{field.name}": getattr(region, field.name) for field in fields(region)}
        return {**self.materials.names(self.recorded), **numbers}


def _without_reason(page: Page) -> PageLink:
    return replace(page_link(page), because="")
