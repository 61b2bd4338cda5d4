"""A file of recorded findings: pairs of an id and a value. JSON is read as the YAML it nearly is."""

from collections.abc import Iterator
from dataclasses import dataclass

from triage.errors import Place, Problems
from triage.source.files import decode

_JSON_WORDS = {"true": "yes", "false": "no"}
_LONGEST_PLAIN = 200
"""Characters of a line that is read without a parser; YAML itself takes no longer names than a thousand."""


@dataclass(frozen=True, slots=True)
class RecordedWord:
    """A finding and the value given for it, as text."""

    finding: str
    value: str
    place: Place
    """Of the value."""
    named_at: Place
    """Where the finding is named."""


def read_recorded(content: bytes, file: str, problems: Problems) -> Iterator[RecordedWord]:
    """The pairs in the file; ``true`` and ``false`` are read as yes and no."""
    if content.lstrip().startswith(b"{"):
        content = content.replace(b"\t", b" ")  # JSON may be indented with tabs, YAML may not
    text = decode(content, file, problems)
    if text is None:
        return
    words = _plain_words(text, file)
    yield from _parsed_words(text, file, problems) if words is None else words


def _plain_words(text: str, file: str) -> list[RecordedWord] | None:
    """The pairs of a file that is nothing but lines such as ``fever: yes``; None when it must be parsed.

    Loading the parser takes longer than all the rest of the advice.
    """
    words: dict[str, RecordedWord] = {}
    for number, line in enumerate(text.removesuffix("\n").split("\n"), 1):
        finding, _, value = line.partition(": ")
        plain = line.isascii() and finding.isidentifier() and value.replace("_", "").isalnum()
        if not plain or finding in words or len(line) > _LONGEST_PLAIN:
            return None
        place = Place(file, number, len(finding) + 3)
        words[finding] = RecordedWord(finding, _JSON_WORDS.get(value, value), place, Place(file, number, 1))
    return list(words.values())


def _parsed_words(text: str, file: str, problems: Problems) -> Iterator[RecordedWord]:
    from triage.source.nodes import Scalar, read_nodes  # noqa: PLC0415 - yaml, only for what is no plain list
    from triage.source.reader import Reader, shown  # noqa: PLC0415

    reader = Reader(problems)
    node = read_nodes(text, file, problems)
    for key, value in reader.entries(node, "a file of findings"):
        if isinstance(value, Scalar):
            yield RecordedWord(key.text, _JSON_WORDS.get(value.text, value.text.strip()), value.place, key.place)
        else:
            problems.add(value.place, "T008", f"`{shown(key.text)}` takes one value")
