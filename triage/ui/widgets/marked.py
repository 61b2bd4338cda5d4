"""Markdown in which the words that are explained are underlined, each where it stands first."""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, Self, TypeVar

from rich.markdown import Markdown

from triage.services.glossary import Span

T = TypeVar("T", bound="_Token")
TERM = "term"
"""The tag of an underlined word, in the style `markdown.term`; nothing that is written in Markdown gets it."""


class _Token(Protocol):
    """What is used here of a token that the parser made."""

    type: str
    content: str

    def copy(self, *, type: str = ..., tag: str = ..., nesting: int = ..., content: str = ...) -> Self: ...  # noqa: A002 - the parser's name


class Marked(Markdown):
    """The text is parsed as ever; only then are its pieces of plain text taken apart around the words."""

    inlines = Markdown.inlines | {TERM}

    def __init__(self, text: str, first_spans: Callable[[str], Iterable[Span]]) -> None:
        super().__init__(text, hyperlinks=False)
        for token in self.parsed:
            if token.children:
                token.children = [piece for child in token.children for piece in _pieces(child, first_spans)]


def _pieces(token: T, first_spans: Callable[[str], Iterable[Span]]) -> Iterator[T]:
    """The token, or what it is made of: plain text and underlined words by turns."""
    if token.type != "text":
        yield token
        return
    end = 0
    for span in first_spans(token.content):
        yield token.copy(content=token.content[end : span.start])
        yield token.copy(type="term_open", tag=TERM, nesting=1, content="")
        yield token.copy(content=token.content[span.start : span.end])
        yield token.copy(type="term_close", tag=TERM, nesting=-1, content="")
        end = span.end
    yield token.copy(content=token.content[end:])
