"""Many pages as one file to read and to print: contents, chapters, hard words and sources."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from triage.render.clean import clean
from triage.render.markdown import in_page, to_fragment


@dataclass(frozen=True, slots=True)
class BookPage:
    """One page of it."""

    id: str
    """Letters, digits and dashes; the contents lead to it."""
    title: str
    text: str
    """Markdown."""
    below: str
    """A line in small print; Markdown."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """Pages under one title."""

    title: str
    pages: Sequence[BookPage]


@dataclass(frozen=True, slots=True)
class Book:
    """Everything that stands in it."""

    title: str
    language: str
    above: str
    """Markdown: whom to call, and what this is."""
    contents: str
    """The title above the list of contents."""
    chapters: Sequence[Chapter]
    words: tuple[str, Sequence[tuple[str, str]]]
    """A title, and each hard word with what it means."""
    sources: tuple[str, Sequence[str]]
    """A title, and each source."""


def book_html(book: Book) -> str:
    """One self-contained page: no script, nothing from elsewhere; what leads somewhere leads to a place in it."""
    chapters = [chapter for chapter in book.chapters if chapter.pages]
    listed = "".join(
        f"<li>{_text(chapter.title)}<ul>{''.join(map(_entry, chapter.pages))}</ul></li>\n" for chapter in chapters
    )
    contents = f"<nav><h2>{_text(book.contents)}</h2>\n<ul>\n{listed}</ul></nav>\n"
    told = "".join(f"<h2>{_text(chapter.title)}</h2>\n{''.join(map(_page, chapter.pages))}" for chapter in chapters)
    terms = "".join(f"<dt>{_text(word)}</dt><dd>{_text(means)}</dd>\n" for word, means in book.words[1])
    sources = "".join(f"<li>{_text(source)}</li>\n" for source in book.sources[1])
    ends = f"<h2>{_text(book.words[0])}</h2>\n<dl>\n{terms}</dl>\n" if terms else ""
    ends += f"<hr>\n<h2>{_text(book.sources[0])}</h2>\n<ul>\n{sources}</ul>\n" if sources else ""
    return in_page(f"{to_fragment(book.above)}{contents}{told}{ends}", book.title, book.language)


def _entry(page: BookPage) -> str:
    return f'<li><a href="#{_text(page.id)}">{_text(page.title)}</a></li>'


def _page(page: BookPage) -> str:
    below = f"<small>{to_fragment(page.below)}</small>\n" if page.below else ""
    text = _one_down(to_fragment(page.text))
    return f'<section id="{_text(page.id)}">\n<h3>{_text(page.title)}</h3>\n{text}{below}</section>\n'


def _one_down(html: str) -> str:
    """Headings below that of the page."""
    return html.replace("<h3>", "<h5>").replace("</h3>", "</h5>").replace("<h2>", "<h4>").replace("</h2>", "</h4>")


def _text(text: str) -> str:
    return escape(clean(text))
