"""The library as one file: every page that the advice does not speak against, those for this person first."""

from collections.abc import Iterable

from triage.engine.assessment import assess
from triage.model.guard import Findings
from triage.model.words import Page
from triage.render.book import Book, BookPage, Chapter, book_html
from triage.render.clean import clean
from triage.render.names import fill_names
from triage.services.advising import Advice
from triage.services.materials import Materials
from triage.services.reading import page_text
from triage.services.reasoning import citations
from triage.services.translated import translated


def book(materials: Materials, recorded: Findings) -> str:
    """The book as HTML; without any answers, of everything."""
    words = materials.library.home
    advice = Advice(materials, assess(materials.protocol, recorded), recorded)
    pages = [page for page in materials.pages.values() if not recorded or advice.allows(page)]
    own = [page for page in pages if recorded and advice.asks_for(page)]
    rest = [page for page in pages if page not in own]
    topics = materials.library.topics
    chapters = [
        Chapter(words["book_for_you"], _pages(materials, own, advice)),
        *(
            Chapter(title, _pages(materials, [page for page in rest if page.topic == topic], advice))
            for topic, title in topics.items()
        ),
    ]
    keys = [key for page in pages for key in page.sources]
    above = {"emergency": advice.region.emergency, "date": f"{materials.today:%Y-%m-%d}"}
    return book_html(
        Book(
            title=words["book_title"],
            language=materials.library.language,
            above=" ".join(filter(None, (fill_names(words["book_above"], above), translated(materials)))),
            contents=words["book_contents"],
            chapters=chapters,
            words=(words["book_words"], _words(materials)),
            sources=(words["book_sources"], citations(materials.library.pages.sources, keys)),
        )
    )


def _pages(materials: Materials, pages: Iterable[Page], advice: Advice) -> tuple[BookPage, ...]:
    return tuple(_page(materials, page, advice) for page in pages)


def _page(materials: Materials, page: Page, advice: Advice) -> BookPage:
    words, shown = materials.library.home, page_text(materials, page, advice)
    because = fill_names(words["book_because"], {"because": shown.because}) if shown.because else ""
    keys = ", ".join(page.sources)
    below = " ".join(
        part for part in (because, shown.review, f"{words['book_sources']}: {keys}." if keys else "") if part
    )
    return BookPage(page.id.replace("_", "-"), shown.title, shown.text, below)


def _words(materials: Materials) -> tuple[tuple[str, str], ...]:
    terms = sorted(materials.library.glossary.values(), key=lambda term: term.word.casefold())
    return tuple((clean(term.word), clean(term.means)) for term in terms)
