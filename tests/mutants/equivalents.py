"""The mistakes that are known to change nothing, each with the reason."""

from collections.abc import Mapping
from pathlib import Path

from tests.mutants.trees import fields_of, items_of, read_tree

FILE = Path(__file__).parent / "equivalent.yaml"


def read_equivalents(text: str) -> Mapping[str, str]:
    """The reason by the mutant's id; an id stands once."""
    reasons: dict[str, str] = {}
    for entry in items_of(read_tree(text)):
        for id_ in items_of(fields_of(entry)["mutants"]):
            if str(id_) in reasons:
                raise ValueError(f"`{id_}` stands twice")
            reasons[str(id_)] = str(fields_of(entry)["reason"])
    return reasons
