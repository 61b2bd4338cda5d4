"""Every text of a language as it stands in its files, with its place: for whoever reads all of them, page by page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from triage.errors import Place
from triage.source.files import file_name, names_below, read_text
from triage.source.front import read_content_file
from triage.source.nodes import Mapping, Node, Scalar, Sequence, read_nodes
from triage.source.reader import Reader

FOLDERS = ("questions", "outcomes", "explanations", "topics", "exercises", "documents", "parts")
"""Those of a language that hold pages."""
FILES = (
    *("findings", "rules", "sections", "home", "remarks", "topics", "glossary", "aids", "routine", "measures"),
    *("diary", "person", "demo", "screens"),
)
"""Those of a language that hold short texts."""
_NO_WORDS = frozenset(
    {
        *("for", "uses", "sources", "reviewed", "review_by", "topic", "urgency", "place"),
        *("words", "evidence", "expect", "kind", "findings"),
    }
)
"""Fields that nobody reads as a text."""
_DATES = frozenset({"reviewed", "review_by"})
_ITEM = re.compile(r"\s*(?:[-*]|\d+\.)\s+")
_OPENS, _CLOSES = re.compile(r"\{%\s*(?:if|for)\b"), re.compile(r"\{%\s*end(?:if|for)\b")
_TAG = re.compile(r"\s*\{%.*%\}\s*")


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A text: one field, or one paragraph, heading or item of a page."""

    file: str
    """Below the folder of the language, such as ``topics/age.md``."""
    id: str
    """Its field, such as ``fever/told`` or ``head/title``; or ``body/3`` for the third block of a page."""
    text: str
    """As it is written, without the mark of a heading or an item."""
    place: Place
    mark: str = ""
    """``#`` for a heading of a page, ``-`` for an item."""
    for_some: bool = False
    """Whether only some readers see it: it stands within an `if` or a `for`."""

    @property
    def heading(self) -> bool:
        """Whether it is a heading of a page."""
        return self.mark == "#"

    @property
    def is_read(self) -> bool:
        """Whether it is a text, and no heading, date or choice of a field."""
        return not self.heading and self.id.rpartition("/")[2] not in _NO_WORDS

    @property
    def of_body(self) -> bool:
        """Whether it stands below the head of a page."""
        return self.id.startswith("body/")


def placed_texts(reader: Reader, folder: Path, language: str) -> Iterator[PlacedText]:
    """Every text, file by file; files that cannot be read are noted."""
    for name in FILES:
        file = f"{name}.yaml"
        text = read_text(folder, f"{language}/{file}", reader.problems)
        root = None if text is None else read_nodes(text, file_name(folder, f"{language}/{file}"), reader.problems)
        if root is not None:
            yield from _fields(file, root, "")
    for kind in FOLDERS:
        for name in names_below(folder, f"{language}/{kind}", ".md", reader.problems):
            yield from _page(reader, folder, language, f"{kind}/{name}")


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, an item or a paragraph of a page."""

    line: int
    mark: str
    words: str
    for_some: bool


def blocks(text: str, first_line: int) -> Iterator[Block]:
    """Every block of a page; tags that stand alone are left out."""
    open_block: Block | None = None
    depth = 0
    for number, line in enumerate([*text.split("\n"), ""], first_line):
        mark = "#" if line.startswith("#") else "-" if _ITEM.match(line) else ""
        tag = _TAG.fullmatch(line) is not None
        if open_block is not None and (mark or tag or not line.strip() or open_block.mark == "#"):
            yield open_block
            open_block = None
        if tag:
            depth += len(_OPENS.findall(line)) - len(_CLOSES.findall(line))
        elif line.strip():
            words = _ITEM.sub("", line, count=1) if mark == "-" else line.lstrip("#")
            before = open_block or Block(number, mark, "", depth > 0)
            open_block = replace(before, words=f"{before.words} {words.strip()}".strip())


def _page(reader: Reader, folder: Path, language: str, name: str) -> Iterator[PlacedText]:
    if name.startswith("parts/"):
        text = read_text(folder, f"{language}/{name}", reader.problems) or ""
        body, file, first = text, file_name(folder, f"{language}/{name}"), 1
    else:
        content = read_content_file(reader, folder, f"{language}/{name}")
        if content is None:
            return
        yield from _fields(name, content.head, "head/")
        body, file, first = content.body.text, content.file, content.body.line
    for number, block in enumerate(blocks(body, first), 1):
        yield PlacedText(name, f"body/{number}", block.words, Place(file, block.line), block.mark, block.for_some)


def _fields(file: str, node: Node, path: str) -> Iterator[PlacedText]:
    if isinstance(node, Scalar):
        yield PlacedText(file, path.rstrip("/"), node.text, node.place)
    elif isinstance(node, Sequence):
        for number, item in enumerate(node.items, 1):
            yield from _fields(file, item, f"{path}{number}/")
    elif isinstance(node, Mapping):
        for key, value in node.fields:
            if key.text not in _NO_WORDS or key.text in _DATES:
                yield from _fields(file, value, f"{path}{key.text}/")
