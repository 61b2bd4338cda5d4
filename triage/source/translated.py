"""The texts of one language as pieces to compare with those of another."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from triage.model.translation import NEGATIONS, Edition, Kind, Text, TextFile
from triage.source.files import file_name, read_text
from triage.source.front import read_content_file
from triage.source.languages import LEDGER
from triage.source.nodes import Mapping, Node, Scalar, Sequence, read_nodes
from triage.source.pages import REGIONS, regions_file
from triage.source.reader import Reader

FIXED_IN_HEADS = frozenset({"for", "uses", "sources", "reviewed", "review_by", "topic", "urgency", "place"})
"""Fields of a head that no language changes."""
_FIXED_IN: dict[str, frozenset[str]] = {
    "demo.yaml": frozenset({"kind", "findings", "expect"}),
    REGIONS: frozenset({"sources"}),
    "measures.yaml": frozenset({"sources"}),
}
_FREE_IN: dict[str, frozenset[str]] = {"demo.yaml": frozenset({"evidence"})}
_OWN_WORDS = {"glossary.yaml", "reading.yaml", NEGATIONS}
"""Files that every language has, with entries of its own."""
_SIGNS = "warning-words.yaml"
_PARTS, _QUESTIONS = "parts/", "questions/"
_TAGS = re.compile(r"(?:\{%(?:(?!%\}).)*%\}\s*)+")
_HEADING = re.compile(r"#{1,6} ")
_ITEM = re.compile(r"[-*] ")
_NUMBERED = re.compile(r"\d+[.)] ")
_RULE = re.compile(r"-{3,}")


def read_edition(reader: Reader, folder: Path, language: str) -> Edition:
    """Every text of a language, and its words that deny; what cannot be read is noted."""
    names = [name for name in _names(folder / language) if name not in {LEDGER, REGIONS}]
    files = {name: _file(reader, folder, name, f"{language}/{name}") for name in names}
    if (folder / regions_file(language)).is_file():
        files[REGIONS] = _file(reader, folder, REGIONS, regions_file(language))
    return Edition(files, _negations(reader, folder, language) if NEGATIONS in files else ())


def _names(folder: Path) -> Iterable[str]:
    paths = (path for path in folder.rglob("*") if path.suffix in {".md", ".yaml"} and path.is_file())
    return sorted(path.relative_to(folder).as_posix() for path in paths)


def _negations(reader: Reader, folder: Path, language: str) -> tuple[str, ...]:
    name = f"{language}/{NEGATIONS}"
    text = read_text(folder, name, reader.problems)
    root = None if text is None else read_nodes(text, file_name(folder, name), reader.problems)
    fields = reader.fields(root, ("words",), "the words that deny")
    node = None if fields is None else reader.needed(fields, "words", "the file")
    return tuple(word.text for word in reader.words(node, "`words`"))


def _file(reader: Reader, folder: Path, name: str, path: str) -> TextFile:
    file = file_name(folder, path)
    if name in _OWN_WORDS:
        return TextFile(file)
    if name.endswith(".yaml"):
        text = read_text(folder, path, reader.problems)
        root = None if text is None else read_nodes(text, file, reader.problems)
        return _of_yaml(name, file, root)
    if name.startswith(_PARTS):
        text = read_text(folder, path, reader.problems) or ""
        return TextFile(file, _numbered(text, 1, name))
    content = read_content_file(reader, folder, path)
    if content is None:
        return TextFile(file)
    head: dict[str, Text] = {}
    fixed: dict[str, Text] = {}
    for key, node in content.head.fields:
        if key.text in FIXED_IN_HEADS:
            fixed[key.text] = Text(repr(_plain(node)), key.place.line, fixed=True)
        else:
            head |= _leaves(node, f"head/{key.text}")
    return TextFile(file, {**head, **_numbered(content.body.text, content.body.line, name)}, fixed)


def _of_yaml(name: str, file: str, root: Node | None) -> TextFile:
    if not isinstance(root, Mapping):
        return TextFile(file)
    if name == _SIGNS:
        return TextFile(file, {key.text: Text("", key.place.line, "sign") for key, _ in root.fields})
    fixed: dict[str, Text] = {}
    texts: dict[str, Text] = {}
    same, free = _FIXED_IN.get(name, frozenset()), _FREE_IN.get(name, frozenset())
    for key, node in root.fields:
        inner = node.fields if isinstance(node, Mapping) else ()
        if key.text in same:
            fixed[key.text] = Text(repr(_plain(node)), key.place.line, fixed=True)
        elif key.text not in free and not any(word.text in same for word, _ in inner):
            texts |= _leaves(node, key.text)
        elif key.text not in free:
            for word, leaf in inner:
                path = f"{key.text}/{word.text}"
                if word.text in same:
                    fixed[path] = Text(repr(_plain(leaf)), word.place.line, fixed=True)
                else:
                    texts |= _leaves(leaf, path)
    return TextFile(file, texts, fixed)


def _leaves(node: Node, path: str) -> dict[str, Text]:
    """Every piece of text at or below a node, by its path."""
    if isinstance(node, Scalar):
        return {path: Text(node.text, node.place.line)}
    pairs = (
        ((key.text, inner) for key, inner in node.fields)
        if isinstance(node, Mapping)
        else ((str(number), inner) for number, inner in enumerate(node.items, 1))
    )
    return {id_: text for name, inner in pairs for id_, text in _leaves(inner, f"{path}/{name}").items()}


def _plain(node: Node) -> object:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    return [(key.text, _plain(inner)) for key, inner in node.fields]


def _numbered(body: str, line: int, name: str) -> dict[str, Text]:
    """The blocks of a body; the headings of a question are fixed, for the program looks for them."""
    return {
        f"body/{number}": Text(words, line + at, kind, fixed=kind == "heading" and name.startswith(_QUESTIONS))
        for number, (words, at, kind) in enumerate(blocks(body), 1)
    }


def blocks(body: str) -> Iterator[tuple[str, int, Kind]]:
    """Each paragraph, heading, item and tag line: its text, the line it begins on, counted from 0, and its kind."""
    words: list[str] = []
    began, kind = 0, None
    for number, line in enumerate(body.split("\n")):
        told = line.strip()
        begins = _begins(told)
        if words and (not told or begins is not None or kind not in {"paragraph", "item", "numbered item"}):
            yield " ".join(words), began, kind or "paragraph"
            words = []
        if told and not words:
            began, kind = number, begins or "paragraph"
        words += [told] if told else []
    if words:
        yield " ".join(words), began, kind or "paragraph"


def _begins(line: str) -> Kind | None:
    """The kind of block that begins with this line; None where it goes on with a paragraph, or begins one."""
    kinds: tuple[tuple[re.Pattern[str], Kind], ...] = (
        (_HEADING, "heading"),
        (_ITEM, "item"),
        (_NUMBERED, "numbered item"),
    )
    if _TAGS.fullmatch(line):
        return "tag line"
    if _RULE.fullmatch(line):
        return "line"
    return next((kind for pattern, kind in kinds if pattern.match(line)), None)
