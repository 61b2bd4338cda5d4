"""A file of recorded findings: pairs of an id and a value. JSON is read as the YAML it nearly is."""

from collections.abc import Iterator
from dataclasses import dataclass

from triage.errors import Place, Problems
from triage.source.files import decode
from triage.source.nodes import Scalar, read_nodes
from triage.source.reader import Reader, shown

_JSON_WORDS = {"true": "yes", "false": "no"}


@dataclass(frozen=True, slots=True)
class RecordedWord:
    """A finding and the value given for it, as text."""

    finding: str
    value: str
    place: Place


def read_recorded(content: bytes, file: str, problems: Problems) -> Iterator[RecordedWord]:
    """The pairs in the file; ``true`` and ``false`` are read as yes and no."""
    text = decode(content, file, problems)
    if text is None:
        return
    reader = Reader(problems)
    node = read_nodes(text, file, problems)
    for key, value in reader.entries(node, "a file of findings"):
        if isinstance(value, Scalar):
            yield RecordedWord(key.text, _JSON_WORDS.get(value.text, value.text.strip()), value.place)
        else:
            problems.add(value.place, "T008", f"`{shown(key.text)}` takes one value")
