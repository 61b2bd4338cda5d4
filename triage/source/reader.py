"""Typed fields out of nodes: what a field must be is said where it is read, and every misfit is noted."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from triage.errors import Place, Problems, did_you_mean
from triage.source.nodes import Mapping, Node, Scalar, Sequence


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
                hint = did_you_mean(key.text, known)
                self.problems.add(key.place, "T009", f"{what} has no field `{key.text}`{hint}")
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
        if node is not None:
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
        """A list of single words."""
        texts = [self.text(item, f"each of {what}") for item in self.items(node, what)]
        return tuple(text for text in texts if text is not None)

    def one_of(self, node: Node | None, known: Collection[str], what: str, code: str = "T011") -> str | None:
        """A word that is one of the known ones."""
        word = self.text(node, what)
        if word is None:
            return None
        if word.text not in known:
            hint = did_you_mean(word.text, known) or f"; one of {', '.join(list(known)[:12])}"
            self.problems.add(word.place, code, f"{what} cannot be `{word.text[:60]}`{hint}")
            return None
        return word.text

    def whole_number(self, node: Node | None, what: str) -> int | None:
        """A whole number, zero or more."""
        word = self.text(node, what)
        if word is None:
            return None
        if not (word.text.isascii() and word.text.isdigit() and len(word.text) < 7):
            self.problems.add(word.place, "T012", f"{what} is a whole number, not `{word.text[:40]}`")
            return None
        return int(word.text)

    def flag(self, node: Node | None, what: str) -> bool:
        """``true`` or ``false``; false when absent."""
        return node is not None and self.one_of(node, ("true", "false"), what) == "true"

    def known(self, word: Scalar, known: Collection[str], code: str, kind: str) -> bool:
        """Whether the word names something that exists; if not, that is noted."""
        if word.text in known:
            return True
        self.problems.add(word.place, code, f"no {kind} is called `{word.text[:60]}`{did_you_mean(word.text, known)}")
        return False


def place_of(node: Node | None, otherwise: Place) -> Place:
    """The node's place, or another when there is no node."""
    return otherwise if node is None else node.place
