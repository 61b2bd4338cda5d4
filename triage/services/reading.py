"""Education pages: listed, or rendered for the answers given."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from triage.engine.assessment import assess
from triage.errors import FileMissing, did_you_mean
from triage.model.guard import Value
from triage.model.words import ORIGINAL, Page
from triage.render.clean import clean
from triage.render.markdown import to_html, to_text
from triage.render.names import fill_names
from triage.render.pictures import drawn
from triage.services.advising import Advice, page_link
from triage.services.materials import Materials
from triage.services.phrasing import phrases_of
from triage.services.reasoning import citations
from triage.services.review_dates import is_due
from triage.services.translated import translated
from triage.services.turns import PageLink

_MORE = "\n\n## "
"""Below the short answer the page goes on with a heading."""


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
    """The date it was looked over, or empty where the page is not shown."""
    review: str = ""
    """Says when it was looked over, and when it has to be again or should have been."""
    in_two: bool = False
    """Whether it begins with a short answer, and tells more below."""

    @property
    def short(self) -> str:
        """The short answer; of a page that is not in two, everything."""
        return self.text.partition(_MORE)[0] if self.in_two else self.text

    @property
    def more(self) -> str:
        """What stands below the short answer."""
        return self.text[len(self.short) :].lstrip("\n")

    language: str = ORIGINAL
    translated: str = ""
    """Who translated it and looked it over, in a sentence; empty in the original."""


def every_page(materials: Materials) -> tuple[PageLink, ...]:
    """All pages, by topic and title, whatever the answers."""
    ordered = sorted(materials.pages.values(), key=lambda page: (page.topic, page.title))
    return tuple(replace(page_link(page), because="") for page in ordered)


def pages_for(materials: Materials, recorded: Mapping[str, Value]) -> tuple[PageLink, ...]:
    """The pages that fit the answers, those most to the point first."""
    return Advice(materials, assess(materials.protocol, recorded), recorded).outcome().education


def read_page(materials: Materials, id_: str, recorded: Mapping[str, Value]) -> PageText:
    """A page, tailored to the answers. One that the advice speaks against says so, and nothing else.

    Raises:
        FileMissing: there is no such page.
    """
    page = materials.pages.get(id_)
    if page is None:
        raise FileMissing(f"there is no page `{clean(id_)[:60]}`{did_you_mean(id_, materials.pages)}")
    advice = Advice(materials, assess(materials.protocol, recorded), recorded)
    if recorded and not advice.allows(page):
        return _held_back(materials, page, advice)
    return page_text(materials, page, advice)


def _held_back(materials: Materials, page: Page, advice: Advice) -> PageText:
    """That the page is not for now, and what is."""
    text = fill_names(materials.library.home["page_held_back"], {"title": advice.title})
    return PageText(page.id, clean(page.title), "", clean(text), (), "", "")


def format_list(materials: Materials, links: tuple[PageLink, ...]) -> str:
    """Pages as lines: the id to ask for, the title, and why it is offered."""
    width = max((len(link.id) for link in links), default=0)
    phrases = phrases_of(materials)
    because = (f" ({phrases.say('because', why=link.because)})" if link.because else "" for link in links)
    return "\n".join(f"{link.id:<{width}}  {link.title}{why}" for link, why in zip(links, because, strict=True))


def format_page(materials: Materials, page: PageText, form: str, *, short: bool = False) -> str:
    """A page as wrapped ``text``, as ``markdown`` or as one ``html`` file; only its short answer if that is wanted."""
    sources = "\n".join(f"- {source}" for source in page.sources)
    shown = page.short if short else page.text
    heading = f"## {phrases_of(materials).say('sources')}"
    said = (shown, *((heading, sources) if sources else ()), page.review, page.translated)
    body = "\n\n".join(part for part in said if part)
    if form == "html":
        return to_html(body, page.title, page.language)
    markdown = f"# {page.title}\n\n{body}"
    return markdown if form == "markdown" else to_text(markdown)


def page_text(materials: Materials, page: Page, advice: Advice) -> PageText:
    """A page as a front end shows it."""
    text = drawn(advice.page(page))
    words = materials.library.home
    told = "page_overdue" if is_due(page.review_by, materials.today) else "page_review"
    dates = {"reviewed": page.reviewed, "due": page.review_by}
    return PageText(
        id=page.id,
        title=clean(page.title),
        because=clean(page.because) if advice.asks_for(page) else "",
        text=text,
        sources=citations(materials.library.pages.sources, page.sources),
        reviewed=clean(page.reviewed),
        review=clean(fill_names(words[told], dates)),
        in_two=page.id in materials.library.pages.topics and _MORE in text,
        language=materials.library.language,
        translated=translated(materials),
    )
