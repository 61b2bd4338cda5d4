"""Finds the pages that hold what is typed: an index made from the pages as they are written, without rendering any."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from triage.model.words import Page
from triage.render.pictures import without_pictures

if TYPE_CHECKING:
    from triage.services.materials import Materials

_FOR_SOME = re.compile(
    r"\{%\s*(?:if|for)\b(?:(?!\{%\s*(?:if|for|endif|endfor)\b).)*\{%\s*(?:endif|endfor)\s*%\}", re.DOTALL
)
"""What only some readers see; searched by nobody, because a line of it might not be on the page."""
_TAG = re.compile(r"\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_NAME = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_BLOCK = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*#]|\d+\.)\s)")
_LEAD = re.compile(r"^\s*(?:#+|[-*]|\d+\.)\s+")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a page, with its names not yet filled in."""

    text: str
    words: frozenset[str]
    """Folded; with the other words of the terms in it."""


@dataclass(frozen=True, slots=True)
class Indexed:
    """A page as it is searched."""

    page: Page
    title: frozenset[str]
    finds: frozenset[str]
    """Those of the title, and the everyday words for it."""
    sentences: tuple[Sentence, ...]
    words: frozenset[str]
    """Those and all of the sentences."""

    def best(self, typed: tuple[str, ...]) -> Sentence:
        """The first of the sentences that hold the most of the typed words."""
        return max(self.sentences, key=lambda sentence: _held(typed, sentence.words))

    def fit(self, typed: tuple[str, ...]) -> tuple[int, int, int]:
        """How well it fits: by its title, by everyday words, then by one sentence; more is better."""
        return _held(typed, self.title), _held(typed, self.finds), _held(typed, self.best(typed).words)


class Index:
    """The words of every page."""

    def __init__(self, materials: "Materials") -> None:
        self._materials = materials
        self._pages = {page.id: self._indexed(page) for page in materials.pages.values()}

    def __getitem__(self, id_: str) -> Indexed:
        return self._pages[id_]

    def _indexed(self, page: Page) -> Indexed:
        text = without_pictures(page.body.text)
        sentences = tuple(map(self._sentence, (page.summary, *_sentences(text))))
        title = self._sentence(page.title).words
        finds = title.union(*map(folded, page.finds))
        return Indexed(page, title, finds, sentences, finds.union(*(sentence.words for sentence in sentences)))

    def _sentence(self, text: str) -> Sentence:
        without_names = _NAME.sub(" ", text)
        terms = self._materials.library.glossary
        others = (form for span in self._materials.glossary.spans(without_names) for form in terms[span.word].words)
        return Sentence(text, frozenset(folded(" ".join((without_names, *others)))))


def holds(typed: tuple[str, ...], words: frozenset[str]) -> bool:
    """Whether each typed word is the beginning of one of the words."""
    return _held(typed, words) == len(typed)


def folded(text: str) -> tuple[str, ...]:
    """The words of a text without case and accents."""
    plain = text if text.isascii() else "".join(_base(character) for character in unicodedata.normalize("NFKD", text))
    return tuple(_WORD.findall(plain.casefold()))


def _base(character: str) -> str:
    return "" if unicodedata.combining(character) else character


def _held(typed: tuple[str, ...], words: frozenset[str]) -> int:
    return sum(any(word.startswith(beginning) for word in words) for beginning in typed)


def _sentences(markdown: str) -> Iterator[str]:
    """The sentences that every reader sees, without the marks of Markdown."""
    before = ""
    while before != markdown:  # the innermost first
        before, markdown = markdown, _FOR_SOME.sub("", markdown)
    for block in _BLOCK.split(_TAG.sub("", markdown)):
        line = " ".join(_LEAD.sub("", block.strip()).replace("*", "").split())
        yield from filter(None, _SENTENCE.split(line))
