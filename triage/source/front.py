"""A content file: a head of fields between two ``---`` lines, and the text below it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from triage.errors import Place
from triage.model.words import Template
from triage.source.files import file_name, read_text
from triage.source.names import NAMES, names_only, no_names
from triage.source.nodes import Mapping, Scalar, read_nodes
from triage.source.reader import Reader, shown

_FENCE = "---"


@dataclass(frozen=True, slots=True)
class ContentFile:
    """The fields of the head and the body, with the file's own line numbers."""

    head: Mapping
    body: Template
    file: str


def read_content_file(reader: Reader, folder: Path, name: str) -> ContentFile | None:
    """The file's head and body, or None with the reason noted."""
    text = read_text(folder, name, reader.problems)
    if text is None:
        return None
    file = file_name(folder, name)
    lines = text.split("\n")
    if lines[0] != _FENCE or _FENCE not in lines[1:]:
        reader.problems.add(Place(file, 1), "T050", "a content file starts with fields between two `---` lines")
        return None
    end = lines.index(_FENCE, 1)
    head = read_nodes("\n".join(lines[1:end]), file, reader.problems, first_line=2)
    if not isinstance(head, Mapping):
        if head is not None:
            reader.problems.add(head.place, "T008", "the head is written as fields (`name: value`)")
        return None
    start = end + 1
    while start < len(lines) and not lines[start].strip():
        start += 1
    return ContentFile(head, Template("\n".join(lines[start:]).rstrip("\n"), file, start + 1), file)


def text_of(reader: Reader, head: Mapping, key: str, *, needed: bool = False) -> str:
    """The text of a field that is shown as it stands; empty when it is absent."""
    return no_names(reader, _scalar(reader, head, key, needed=needed))


def template_of(reader: Reader, head: Mapping, key: str, *, needed: bool = False) -> Template:
    """The text of a field as a template; empty when it is absent."""
    scalar = _scalar(reader, head, key, needed=needed)
    if scalar is None:
        return Template("", head.place.file, head.place.line)
    return Template(scalar.text, scalar.place.file, scalar.place.line)


def templates_of(reader: Reader, head: Mapping, key: str) -> tuple[Template, ...]:
    """The texts of a list field as templates."""
    words = reader.words(head.get(key), f"`{key}`")
    return tuple(Template(word.text, word.place.file, word.place.line) for word in words)


def body_of(reader: Reader, file: ContentFile) -> Template:
    """The text below the head; its absence is noted."""
    if not file.body.text.strip():
        reader.problems.add(Place(file.file, file.body.line), "T010", "there is no text below the head")
    return file.body


def labels_of(
    reader: Reader, head: Mapping, key: str, wanted: Collection[str], names: Collection[str] = NAMES
) -> dict[str, str]:
    """One label for each wanted id, no more and no fewer."""
    node = head.get(key)
    labels = {}
    for name, label in reader.entries(node, f"`{key}`"):
        if reader.known(name, wanted, "T053", f"part of `{key}`"):
            labels[name.text] = names_only(reader, reader.text(label, f"`{name.text}`"), names)
    missing = [id_ for id_ in wanted if id_ not in labels]
    if missing:
        place = head.place if node is None else node.place
        reader.problems.add(place, "T052", f"`{key}` needs words for {', '.join(f'`{id_}`' for id_ in missing)}")
    return {id_: labels[id_] for id_ in wanted if id_ in labels}


def sources_of(reader: Reader, head: Mapping, keys: Collection[str]) -> tuple[str, ...]:
    """The keys of the sources that it names."""
    words = reader.words(reader.needed(head, "sources", "the head"), "`sources`")
    return tuple(word.text for word in words if reader.known(word, keys, "T029", "source"))


def date_of(reader: Reader, head: Mapping, key: str = "reviewed") -> str:
    """The day it was looked over, or has to be again, as written."""
    scalar = reader.text(reader.needed(head, key, "the head"), f"`{key}`")
    if scalar is None:
        return ""
    if not _is_date(scalar.text):
        reader.problems.add(scalar.place, "T012", f"`{key}` is a date such as 2026-11-22, not `{shown(scalar.text)}`")
    return scalar.text


def _scalar(reader: Reader, head: Mapping, key: str, *, needed: bool) -> Scalar | None:
    return reader.text(reader.needed(head, key, "the head") if needed else head.get(key), f"`{key}`")


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
