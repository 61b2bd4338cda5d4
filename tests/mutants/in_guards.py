"""Mistakes in a condition: a clause forgotten or turned round, a limit off by one, an unsure overlooked."""

from collections.abc import Iterator

from tests.mutants.mutant import FINDINGS, Mutant, Place
from tests.mutants.trees import Tree, at, fields_of, items_of

LEVELS = ("self_care", "physio", "soon", "urgent", "emergency")
_OTHER = {"yes": "no", "no": "yes"}
_JOINING = {"any": "all", "all": "any"}


def in_guard(place: Place, *, whole: bool = True) -> Iterator[Mutant]:
    """Every mistake in the condition at this place; `whole` when nothing stands around it."""
    guard = at(place.trees[place.file], place.path)
    if not isinstance(guard, dict):
        return
    if whole and len(guard) == 1:
        yield place.mutant("delete_clause", "always")
    if len(guard) > 1:
        yield place.mutant("any_all", {"any": [{key: value} for key, value in guard.items()]}, "any")
        yield from (place.below(key).mutant("delete_clause") for key in guard)
    for key, value in guard.items():
        yield place.mutant("invert", _inverted(guard, key), key)
        yield from _in_part(place, key, value)


def _inverted(guard: dict[str, Tree], key: str) -> Tree:
    """The guard with one of its parts turned into its opposite."""
    opposite: Tree = {"not": {key: guard[key]}}
    part = guard[key] if key == "not" else opposite
    others: list[Tree] = [{name: value} for name, value in guard.items() if name != key]
    return {"all": [*others, part]} if others else part


def _in_part(place: Place, key: str, value: Tree) -> Iterator[Mutant]:
    inner = place.below(key)
    if key == "not":
        yield from in_guard(inner, whole=False)
    elif key == "count":
        yield from _in_count(inner, fields_of(value))
    elif key in _JOINING:
        yield from _in_joined(place, key, items_of(value))
    elif isinstance(value, dict):
        yield from _in_limits(inner, value)
    else:
        yield from _in_values(inner, key, value)


def _in_joined(place: Place, key: str, items: list[Tree]) -> Iterator[Mutant]:
    guard = fields_of(at(place.trees[place.file], place.path))
    other = _JOINING[key]
    if other not in guard and len(items) > 1:
        turned = {other if name == key else name: part for name, part in guard.items()}
        yield place.mutant("any_all", turned, f"{key}-{other}")
    for number in range(len(items)):
        if len(items) > 1:
            yield place.below(key, number).mutant("delete_clause")
        yield from in_guard(place.below(key, number), whole=False)


def _in_count(place: Place, count: dict[str, Tree]) -> Iterator[Mutant]:
    yield from moved(place.below("at_least"), str(count["at_least"]))
    if "answer" in count:
        yield place.below("answer").mutant("delete_clause")
        for other in ("yes", "no", "unsure"):
            if other != count["answer"]:
                yield place.below("answer").mutant("flip", other, other)
    if "warning" in count:
        yield from other_levels(place.below("warning"), str(count["warning"]))
    counted = items_of(count.get("of", []))
    for number in range(len(counted) if len(counted) > 1 else 0):
        yield place.below("of", number).mutant("delete_clause")


def _in_limits(place: Place, limits: dict[str, Tree]) -> Iterator[Mutant]:
    for key, limit in limits.items():
        yield from moved(place.below(key), str(limit))
        if len(limits) > 1:
            yield place.below(key).mutant("delete_clause")


def _in_values(place: Place, finding: str, value: Tree) -> Iterator[Mutant]:
    values = items_of(value) or [value]
    for number, word in enumerate(values):
        here = place.below(number) if isinstance(value, list) else place
        if len(values) > 1:
            yield here.mutant("drop_unsure" if word == "unsure" else "drop_value")
        other = _OTHER.get(str(word))
        if other is not None and other not in values:
            yield here.mutant("flip", other, other)
        yield from (here.mutant("change_value", near, near) for near in _neighbours(place, finding, values, word))
    if "unsure" not in values and str(values[0]) in _OTHER:
        yield place.mutant("add_unsure", [*values, "unsure"])


def _neighbours(place: Place, finding: str, values: list[Tree], word: Tree) -> Iterator[str]:
    """The answers beside this one, for a finding with answers of its own."""
    answers = items_of(fields_of(fields_of(place.trees[FINDINGS]).get(finding, "")).get("answers", []))
    for number, answer in enumerate(answers):
        if word in answers[max(number - 1, 0) : number + 2] and answer not in values:
            yield str(answer)


def moved(place: Place, limit: str) -> Iterator[Mutant]:
    """A limit off by one, either way."""
    for step in (-1, 1):
        yield place.mutant("move_boundary", str(int(limit) + step), f"{limit}to{int(limit) + step}")


def other_levels(place: Place, level: str) -> Iterator[Mutant]:
    """Every other level."""
    for other in LEVELS:
        if other != level:
            yield place.mutant("change_level", other, other)
