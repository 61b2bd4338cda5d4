"""One mistake in one flow file."""

from dataclasses import dataclass

from tests.mutants.trees import Path, Tree, changed, named

FINDINGS, RULES, FLOW = "findings.yaml", "rules.yaml", "lower-back.yaml"
MUTATED = (FINDINGS, RULES, FLOW)
Trees = dict[str, Tree]
"""The tree of each file that is mutated, by its name."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A change at one place of a tree."""

    kind: str
    file: str
    path: Path
    new: Tree | None
    """What stands there instead; without it, nothing does."""
    id: str
    """File, keys, kind and detail: the same however much is written elsewhere."""

    def tree(self, trees: Trees) -> Tree:
        """The file with the mistake in it."""
        return changed(trees[self.file], self.path, self.new)


@dataclass(frozen=True, slots=True)
class Place:
    """A place in one of the files, where mistakes can be made."""

    trees: Trees
    file: str
    path: Path

    def below(self, *steps: str | int) -> "Place":
        """A place further in."""
        return Place(self.trees, self.file, (*self.path, *steps))

    def mutant(self, kind: str, new: Tree | None = None, detail: str = "") -> Mutant:
        """The mistake of something else, or nothing, standing here."""
        words = [self.file.removesuffix(".yaml"), named(self.trees[self.file], self.path), kind, detail]
        return Mutant(kind, self.file, self.path, new, ":".join(word for word in words if word))
