"""Education pages: listed, or rendered for the answers given."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from triage.engine.assessment import assess
from triage.errors import FileMissing, did_you_mean
from triage.model.guard import Value
from triage.model.words import LANGUAGE, Page
from triage.render.clean import clean
from triage.render.markdown import to_html, to_text
from triage.services.advising import Advice, page_link
from triage.services.materials import Materials
from triage.services.reasoning import citations
from triage.services.turns import PageLink


@dataclass(frozen=True, slots=True)
class PageText:
    """A page to read."""

    id: str
    title: str
    because: str
    text: str
    """Markdown."""
    sources: tuple[str, ...]
    reviewed: str


def every_page(materials: Materials) -> tuple[PageLink, ...]:
    """All pages, by topic and title, whatever the answers."""
    topics = materials.library.pages.topics.values()
    ordered = sorted(topics, key=lambda page: (page.topic, page.title))
    return tuple(replace(page_link(page), because="") for page in ordered)


def pages_for(materials: Materials, recorded: Mapping[str, Value]) -> tuple[PageLink, ...]:
    """The pages that fit the answers, those most to the point first."""
    return Advice(materials, assess(materials.protocol, recorded), recorded).outcome().education


def read_page(materials: Materials, id_: str, recorded: Mapping[str, Value]) -> PageText:
    """A page, tailored to the answers.

    Raises:
        FileMissing: there is no such page.
    """
    topics = materials.library.pages.topics
    if id_ not in topics:
        raise FileMissing(f"there is no page `{clean(id_)[:60]}`{did_you_mean(id_, topics)}")
    page = topics[id_]
    advice = Advice(materials, assess(materials.protocol, recorded), recorded)
    return page_text(materials, page, advice)


def format_list(links: tuple[PageLink, ...]) -> str:
    """Pages as lines: the id to ask for, the title, and why it is offered."""
    width = max((len(link.id) for link in links), default=0)
    return "\n".join(
        f"{link.id:<{width}}  {link.title}" + (f" (because {link.because})" if link.because else "") for link in links
    )


def format_page(page: PageText, form: str) -> str:
    """A page as wrapped ``text``, as ``markdown`` or as one ``html`` file."""
    sources = "\n".join(f"- {source}" for source in page.sources)
    body = f"{page.text}\n\n## Sources\n\n{sources}\n\nLast looked over {page.reviewed}."
    if form == "html":
        return to_html(body, page.title, LANGUAGE)
    markdown = f"# {page.title}\n\n{body}"
    return markdown if form == "markdown" else to_text(markdown)


def page_text(materials: Materials, page: Page, advice: Advice) -> PageText:
    """A page as a front end shows it."""
    return PageText(
        id=page.id,
        title=clean(page.title),
        because=clean(page.because) if advice.asks_for(page) else "",
        text=advice.page(page),
        sources=citations(materials.library.pages.sources, page.sources),
        reviewed=clean(page.reviewed),
    )
