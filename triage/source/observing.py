"""A reader that remembers what it looked for: what may stand in a file, as told by the code that reads it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from triage.errors import Problems
from triage.source.nodes import Mapping, Node, Scalar, Sequence
from triage.source.reader import Reader

FIXED = "T011"
"""The code of a word that is one of a few in every protocol; other words are names that the protocol gives."""


@dataclass(slots=True)
class Sought:
    """What was looked for in one node."""

    what: str = ""
    """How messages call it."""
    fields: tuple[str, ...] | None = None
    """Those that it may have; None where its keys are free, or where it is not written as fields."""
    needed: set[str] = field(default_factory=set)
    words: tuple[str, ...] = ()
    """Those that it may be."""
    number: bool = False
    flag: bool = False
    names: str = ""
    """What it is the name of, such as `finding`."""
    free: bool = False
    """Whether it has keys of its own choice."""
    unique: bool = False
    """Whether no item stands in it twice."""


@dataclass(frozen=True, slots=True)
class ObservingReader(Reader):
    """Reads as any other, and keeps what was sought; the nodes are to be kept by whoever asks for it."""

    problems: Problems
    seen: dict[int, Sought] = field(default_factory=dict)

    def of(self, node: Node) -> Sought:
        """What was looked for in a node."""
        return self.seen.setdefault(id(node), Sought())

    def fields(self, node: Node | None, known: Collection[str], what: str) -> Mapping | None:
        if node is not None:
            sought = self.of(node)
            sought.what = what
            sought.fields = tuple(dict.fromkeys((*(sought.fields or ()), *known)))
        return Reader.fields(self, node, known, what)

    def entries(self, node: Node | None, what: str) -> Iterator[tuple[Scalar, Node]]:
        if node is not None:
            self.of(node).what, self.of(node).free = what, True
        yield from Reader.entries(self, node, what)

    def needed(self, mapping: Mapping, key: str, what: str) -> Node | None:
        self.of(mapping).needed.add(key)
        return Reader.needed(self, mapping, key, what)

    def words(self, node: Node | None, what: str) -> tuple[Scalar, ...]:
        if isinstance(node, Sequence):
            self.of(node).unique = True
        return Reader.words(self, node, what)

    def one_of(self, node: Node | None, known: Collection[str], what: str, code: str = FIXED) -> str | None:
        if node is not None and code == FIXED:
            self.of(node).words = tuple(dict.fromkeys((*self.of(node).words, *known)))
        return Reader.one_of(self, node, known, what, code)

    def whole_number(self, node: Node | None, what: str) -> int | None:
        if node is not None:
            self.of(node).number = True
        return Reader.whole_number(self, node, what)

    def flag(self, node: Node | None, what: str) -> bool:
        if node is not None:
            self.of(node).flag = True
        return Reader.flag(self, node, what)

    def known(self, word: Scalar, known: Collection[str], code: str, kind: str) -> bool:
        self.of(word).names = kind
        return Reader.known(self, word, known, code, kind)
