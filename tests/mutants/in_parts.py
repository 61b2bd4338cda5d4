"""Mistakes in the vocabulary and the rules: a rule forgotten, a level changed, a warning lost."""

from collections.abc import Iterator

from tests.mutants.in_guards import LEVELS, in_guard, moved, other_levels
from tests.mutants.mutant import FINDINGS, RULES, Mutant, Place, Trees
from tests.mutants.reading import finding_fields, read_by_guards, rule_fields, weighing
from tests.mutants.trees import Tree, fields_of, items_of


def in_findings(trees: Trees) -> Iterator[Mutant]:
    """Every mistake in the vocabulary."""
    read, weighs = read_by_guards(trees), weighing(trees)
    for id_, finding in finding_fields(trees).items():
        if id_ not in weighs:
            continue
        place = Place(trees, FINDINGS, (id_,))
        if "warning" in finding:
            yield place.below("warning").mutant("delete_warning")
            yield from other_levels(place.below("warning"), str(finding["warning"]))
        for condition in ("derived", "applies"):
            if condition in finding:
                yield place.below(condition).mutant(f"delete_{condition}")
                yield from in_guard(place.below(condition))
        if id_ in read:
            yield from _in_answers(place.below("answers"), finding.get("answers", ""))


def _in_answers(place: Place, answers: Tree) -> Iterator[Mutant]:
    for number, word in enumerate(items_of(answers)):
        yield place.below(number).mutant("drop_unsure" if word == "unsure" else "drop_value")
    for kind, limits in fields_of(answers).items():
        for end in ("from", "to"):
            yield from moved(place.below(kind, end), str(fields_of(limits)[end]))


def in_rules(trees: Trees) -> Iterator[Mutant]:
    """Every mistake in the rules, and in when the routine is offered."""
    for id_, rule in rule_fields(trees).items():
        place = Place(trees, RULES, ("rules", id_))
        yield place.mutant("delete_rule")
        yield from other_levels(place.below("urgency"), str(rule["urgency"]))
        yield from in_guard(place.below("when"))
        if "replaces" in rule:
            yield place.below("replaces").mutant("delete_replaces")
            yield from _replacing_others(place, trees, rule)
    for level, condition in fields_of(fields_of(trees[RULES])["routine"]).items():
        if level in LEVELS:
            place = Place(trees, RULES, ("routine", level))
            yield place.mutant("routine", None, "never")
            if condition != "always":
                yield place.mutant("routine", "always", "always")
            yield from in_guard(place, whole=False)


def _replacing_others(place: Place, trees: Trees, rule: dict[str, Tree]) -> Iterator[Mutant]:
    """Standing in for another finding that the rule reads, or for the one written before or after its own."""
    warned = [id_ for id_, finding in finding_fields(trees).items() if _outranks(finding, rule)]
    number = warned.index(str(rule["replaces"]))
    near = warned[max(number - 1, 0) : number + 2]
    read = [id_ for id_ in warned if id_ in fields_of(rule["when"])]
    for other in dict.fromkeys([*near, *read]):
        if other != rule["replaces"]:
            yield place.below("replaces").mutant("alter_replaces", other, other)


def _outranks(finding: dict[str, Tree], rule: dict[str, Tree]) -> bool:
    return "warning" in finding and LEVELS.index(str(finding["warning"])) > LEVELS.index(str(rule["urgency"]))
