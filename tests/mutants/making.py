"""Every mutant of a protocol, always the same ones in the same order."""

from collections.abc import Iterable
from pathlib import Path
from random import Random

from tests.mutants.in_dialogue import in_dialogue
from tests.mutants.in_parts import in_findings, in_rules
from tests.mutants.mutant import MUTATED, Mutant, Trees
from tests.mutants.trees import read_tree


def trees_of(flows: Path) -> Trees:
    """The files that are mutated, as trees."""
    return {name: read_tree((flows / name).read_text(encoding="utf-8")) for name in MUTATED}


def every_mutant(trees: Trees) -> tuple[Mutant, ...]:
    """Every mistake that is made."""
    return (*in_findings(trees), *in_rules(trees), *in_dialogue(trees))


def kinds(mutants: Iterable[Mutant]) -> tuple[str, ...]:
    """The kinds of mistakes, sorted."""
    return tuple(sorted({mutant.kind for mutant in mutants}))


def sample(mutants: Iterable[Mutant], number: int, seed: int) -> tuple[Mutant, ...]:
    """So many of them: one of every kind first, then any; in the order they were made in."""
    every = list(mutants)
    shuffled = Random(seed).sample(every, len(every))  # noqa: S311 - a sample that can be had again
    firsts = list({mutant.kind: mutant for mutant in reversed(shuffled)}.values())
    others = [mutant for mutant in shuffled if mutant not in firsts]
    chosen = {mutant.id for mutant in [*firsts, *others][: max(number, len(firsts))]}
    return tuple(mutant for mutant in every if mutant.id in chosen)
