"""Education pages: listed, or rendered for the answers given."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from triage.engine.assessment import assess
from triage.errors import FileMissing, did_you_mean
from triage.model.guard import Value
from triage.model.words import LANGUAGE, Page
from triage.render.clean import clean
from triage.render.markdown import to_html, to_text
from triage.render.names import fill_names
from triage.services.advising import Advice, page_link
from triage.services.materials import Materials
from triage.services.phrasing import phrases_of
from triage.services.reasoning import citations
from triage.services.turns import PageLink
from triage.services.whereabouts import REGION, region_for


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
    """A page, tailored to the answers; each exercise of the routine has one too.

    Raises:
        FileMissing: there is no such page.
    """
    topics, exercises = materials.library.pages.topics, materials.library.exercises
    if id_ in exercises:
        return exercise_page(materials, id_, recorded)
    if id_ not in topics:
        raise FileMissing(f"there is no page `{clean(id_)[:60]}`{did_you_mean(id_, (*topics, *exercises))}")
    page = topics[id_]
    advice = Advice(materials, assess(materials.protocol, recorded), recorded)
    return page_text(materials, page, advice)


def exercise_page(materials: Materials, id_: str, recorded: Mapping[str, Value]) -> PageText:
    """The page of an exercise: how it is done, and what is to know about it."""
    words, exercise = materials.library.exercises[id_], materials.programme.exercises[id_]
    names = {**materials.names(recorded), "region": region_for(materials, str(recorded.get(REGION, "")))}
    parts = (
        *_below(materials, "page_start", (f"{number}. {line}" for number, line in enumerate(words.start, 1))),
        *_below(materials, "page_steps", (f"{number}. {line}" for number, line in enumerate(words.steps, 1))),
        *_below(materials, "page_feel", (words.feel,)),
        *_below(materials, "page_wrong", (f"{words.wrong[0]} {words.wrong[1]}",)),
        *_below(materials, "page_easier", (words.easier,)),
        *_below(materials, "page_avoid", (f"- {_told(materials, finding)}" for finding in exercise.avoid)),
        *_below(materials, "page_adapts", (f"- {_told(materials, id_)}: {how}" for id_, how in words.adapts.items())),
    )
    text = "\n\n".join((words.purpose, *parts, materials.templates.render(words.page, names)))
    sources = citations(materials.library.pages.sources, words.sources)
    return PageText(id_, clean(words.title), "", clean(text), sources, clean(words.reviewed))


def _below(materials: Materials, heading: str, lines: Iterable[str]) -> tuple[str, ...]:
    text = "\n".join(lines)
    return (f"## {materials.library.routine[heading]}", text) if text else ()


def _told(materials: Materials, finding: str) -> str:
    """A finding in the words for oneself, at the start of a line."""
    told = fill_names(materials.library.findings[finding].told, materials.names({}))
    return f"{told[:1].upper()}{told[1:]}"


def format_list(materials: Materials, links: tuple[PageLink, ...]) -> str:
    """Pages as lines: the id to ask for, the title, and why it is offered."""
    width = max((len(link.id) for link in links), default=0)
    phrases = phrases_of(materials)
    because = (f" ({phrases.say('because', why=link.because)})" if link.because else "" for link in links)
    return "\n".join(f"{link.id:<{width}}  {link.title}{why}" for link, why in zip(links, because, strict=True))


def format_page(materials: Materials, page: PageText, form: str) -> str:
    """A page as wrapped ``text``, as ``markdown`` or as one ``html`` file."""
    sources = "\n".join(f"- {source}" for source in page.sources)
    phrases = phrases_of(materials)
    looked_over = phrases.say("last_looked_over", when=page.reviewed)
    body = f"{page.text}\n\n## {phrases.say('sources')}\n\n{sources}\n\n{looked_over}"
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
