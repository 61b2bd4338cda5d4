"""What the words in a text mean: which of them are explained, and where they stand."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from triage.model.glossary import key_of, pattern_of
from triage.model.words import GlossaryTerm
from triage.render.clean import clean
from triage.services.materials import Materials
from triage.services.reasoning import citations
from triage.services.turns import OutcomeTurn, QuestionTurn, Turn

if TYPE_CHECKING:
    from triage.services.reading import PageText


@dataclass(frozen=True, slots=True)
class Term:
    """A word and what it means, as a front end shows it."""

    word: str
    means: str
    sources: tuple[str, ...]
    """Citations; none where nothing is claimed."""

    @property
    def keys(self) -> tuple[str, ...]:
        """What the citations are known by, such as ``F5``."""
        return tuple(source.partition("]")[0].lstrip("[") for source in self.sources)


class Span(NamedTuple):
    """Where a word stands in a text."""

    start: int
    end: int
    word: str
    """As it is listed, see `Term.word`."""


class Glossary:
    """Finds words in texts; made once for its materials, see `Materials.glossary`."""

    def __init__(self, terms: Collection[GlossaryTerm]) -> None:
        self._words = {key_of(form): term.word for term in terms for form in term.words}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return pattern_of(self._words)

    def warm(self) -> None:
        """Make ready what finds the words, so that no key waits for it."""
        any(self.spans(""))

    def spans(self, text: str) -> Iterator[Span]:
        """Every place of every word: whole words in any case, the longest first; none lies in another."""
        for found in self._pattern.finditer(text):
            yield Span(found.start(), found.end(), self._words[key_of(found[0])])

    def first_spans(self, text: str, seen: set[str]) -> Iterator[Span]:
        """The place where each word stands first; `seen` holds those that were met before, and grows."""
        for span in self.spans(text):
            if span.word not in seen:
                seen.add(span.word)
                yield span


def texts_of(shown: "Turn | PageText") -> tuple[str, ...]:
    """What there is to read on a question, an outcome or a page, in the order in which it is read."""
    if isinstance(shown, QuestionTurn):
        options = (option.label for option in shown.options)
        return (*shown.intro, shown.ask, shown.frame, shown.hint, *options, shown.why, shown.meaning)
    if isinstance(shown, OutcomeTurn):
        return (shown.title, shown.text, *(reason.text for reason in shown.reasons))
    return (shown.title, shown.text)


def terms_in(materials: Materials, *texts: str) -> tuple[Term, ...]:
    """What the words in these texts mean, in the order of their first appearance."""
    seen = dict.fromkeys(span.word for text in texts for span in materials.glossary.spans(text))
    terms = materials.library.glossary
    sources = materials.library.pages.sources if seen else {}
    return tuple(Term(clean(word), clean(terms[word].means), citations(sources, terms[word].sources)) for word in seen)


def marked(materials: Materials, *texts: str) -> tuple[tuple[Span, ...], ...]:
    """For each text, the places to mark: where each word stands first in all of them."""
    seen: set[str] = set()
    return tuple(tuple(materials.glossary.first_spans(text, seen)) for text in texts)
