"""What a translation is: its texts beside those of the original, and the ledger of what was accepted."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

NEGATIONS = "negations.yaml"
"""The file with the words that deny, below the folder of a language."""
MACHINE = "machine"
"""Who reviewed a translation that no person has looked over."""
PARITY = frozenset(f"T{number}" for number in range(140, 150))
"""The codes of what a translation has not as its original has it."""
DIGITS = 12
"""Of a digest, as the ledger has it."""

Kind = Literal["field", "sign", "heading", "item", "numbered item", "line", "paragraph", "tag line"]
"""What a text is; a `sign` is a name with words of each language's own."""


@dataclass(frozen=True, slots=True)
class Text:
    """One piece that is translated as a whole."""

    words: str
    line: int
    kind: Kind = "field"
    fixed: bool = False
    """Whether the words are the same in every language."""

    @property
    def digest(self) -> str:
        """What the ledger knows it by; how it is broken into lines does not count."""
        return digest_of(self.words)


@dataclass(frozen=True, slots=True)
class TextFile:
    """The texts of one file of a language."""

    place: str
    """What messages call it."""
    texts: Mapping[str, Text] = field(default_factory=dict)
    """By text id, in the order of the file."""
    fixed: Mapping[str, Text] = field(default_factory=dict)
    """Fields that are the same in every language, by name."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """Which texts of a translation were accepted, and against which original."""

    place: str
    """What messages call its file."""
    language: str = ""
    name: str = ""
    """What the language calls itself."""
    reviewed_by: str = ""
    texts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """File → text id → digest of the original that it was accepted against."""
    free_of_negation: Mapping[str, int] = field(default_factory=dict)
    """Texts in which a difference in denying was looked at and is right, with their lines."""
    same: Mapping[str, int] = field(default_factory=dict)
    """Texts that may be the same as in the original, with their lines."""
    lines: Mapping[str, int] = field(default_factory=dict)
    """The line of each file, and of each text, of `texts`."""


@dataclass(frozen=True, slots=True)
class Edition:
    """Everything that is compared of one language."""

    files: Mapping[str, TextFile]
    """By name below the folder of the language."""
    negations: tuple[str, ...]


def digest_of(words: str) -> str:
    """The first digits of the digest of a text."""
    return hashlib.sha256(" ".join(words.split()).encode()).hexdigest()[:DIGITS]


def full_id(file: str, text: str) -> str:
    """A text of any file, as the lists of the ledger name it."""
    return f"{file}#{text}"
