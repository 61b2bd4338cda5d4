"""Typed fields out of nodes: what a field must be is said where it is read, and every misfit is noted."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from triage.errors import Problems, did_you_mean
from triage.source.nodes import Mapping, Node, Scalar, Sequence

_WHOLE_NUMBER = re.compile("[0-9]{1,6}")


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads fields and notes problems; what cannot be read comes back as None or empty."""

    problems: Problems

    def fields(self, node: Node | None, known: Collection[str], what: str) -> Mapping | None:
        """A mapping whose keys are all `known`."""
        if not isinstance(node, Mapping):
            if node is not None:
                self.problems.add(node.place, "T008", f"{what} is written as fields (`name: value`)")
            return None
        for key, _ in node.fields:
            if key.text not in known:
                hint = did_you_mean(key.text, known) or f"; it has {', '.join(f'`{name}`' for name in known)}"
                self.problems.add(key.place, "T009", f"{what} has no field `{shown(key.text)}`{hint}")
        return node

    def entries(self, node: Node | None, what: str) -> Iterator[tuple[Scalar, Node]]:
        """The pairs of a mapping whose keys are free, such as ids."""
        if isinstance(node, Mapping):
            yield from node.fields
        elif node is not None:
            self.problems.add(node.place, "T008", f"{what} is written as fields (`name: value`)")

    def needed(self, mapping: Mapping, key: str, what: str) -> Node | None:
        """The field's node; its absence is noted."""
        node = mapping.get(key)
        if node is None:
            self.problems.add(mapping.place, "T010", f"{what} needs the field `{key}`")
        return node

    def text(self, node: Node | None, what: str) -> Scalar | None:
        """A single piece of text that is not empty."""
        if isinstance(node, Scalar) and node.text.strip():
            return node
        if isinstance(node, Scalar):
            self.problems.add(node.place, "T010", f"{what} is empty")
        elif node is not None:
            self.problems.add(node.place, "T008", f"{what} is a single piece of text")
        return None

    def items(self, node: Node | None, what: str) -> tuple[Node, ...]:
        """The items of a list."""
        if isinstance(node, Sequence):
            return node.items
        if node is not None:
            self.problems.add(node.place, "T008", f"{what} is a list")
        return ()

    def words(self, node: Node | None, what: str) -> tuple[Scalar, ...]:
        """A list of single words, each once."""
        words: dict[str, Scalar] = {}
        for item in self.items(node, what):
            word = self.text(item, f"each of {what}")
            if word is not None and word.text in words:
                self.problems.add(word.place, "T007", f"`{shown(word.text)}` stands twice in {what}")
            elif word is not None:
                words[word.text] = word
        return tuple(words.values())

    def one_of(self, node: Node | None, known: Collection[str], what: str, code: str = "T011") -> str | None:
        """A word that is one of the known ones."""
        word = self.text(node, what)
        if word is None:
            return None
        if word.text not in known:
            hint = did_you_mean(word.text, known) or f"; one of {', '.join(known)}"
            self.problems.add(word.place, code, f"{what} cannot be `{shown(word.text)}`{hint}")
            return None
        return word.text

    def whole_number(self, node: Node | None, what: str) -> int | None:
        """A whole number, zero or more."""
        word = self.text(node, what)
        if word is None:
            return None
        if not _WHOLE_NUMBER.fullmatch(word.text):
            self.problems.add(word.place, "T012", f"{what} is a whole number, not `{shown(word.text)}`")
            return None
        return int(word.text)

    def flag(self, node: Node | None, what: str) -> bool:
        """``true`` or ``false``; false when absent."""
        return node is not None and self.one_of(node, ("true", "false"), what) == "true"

    def known(self, word: Scalar, known: Collection[str], code: str, kind: str) -> bool:
        """Whether the word names something that exists; if not, that is noted."""
        if word.text in known:
            return True
        self.problems.add(word.place, code, f"no {kind} is called `{shown(word.text)}`{did_you_mean(word.text, known)}")
        return False


def shown(word: str) -> str:
    """A word from a file as a message repeats it: on one line, not too long."""
    return " ".join(word.split())[:60]
