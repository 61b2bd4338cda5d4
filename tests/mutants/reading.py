"""What the trees say, as far as mistakes need it: the parts, and what reads what."""

from collections.abc import Iterable, Iterator

from tests.mutants.mutant import FINDINGS, FLOW, RULES, Trees
from tests.mutants.trees import Tree, fields_of, items_of

Parts = dict[str, dict[str, Tree]]


def finding_fields(trees: Trees) -> Parts:
    """The fields of every finding."""
    return {id_: fields_of(fields) for id_, fields in fields_of(trees[FINDINGS]).items()}


def rule_fields(trees: Trees) -> Parts:
    """The fields of every rule."""
    return {id_: fields_of(fields) for id_, fields in fields_of(fields_of(trees[RULES])["rules"]).items()}


def question_fields(trees: Trees) -> Parts:
    """The fields of every question."""
    return {id_: fields_of(fields) for id_, fields in fields_of(fields_of(trees[FLOW])["questions"]).items()}


def reads(guard: Tree) -> Iterator[str]:
    """The findings that a condition names."""
    for key, value in fields_of(guard).items():
        match key:
            case "all" | "any":
                for part in items_of(value):
                    yield from reads(part)
            case "not":
                yield from reads(value)
            case "count":
                yield from (str(item) for item in items_of(fields_of(value).get("of", [])))
            case _:
                yield key


def counted_levels(guard: Tree) -> Iterator[str]:
    """The warning levels that a condition counts."""
    for key, value in fields_of(guard).items():
        match key:
            case "all" | "any":
                for part in items_of(value):
                    yield from counted_levels(part)
            case "not":
                yield from counted_levels(value)
            case "count" if "warning" in fields_of(value):
                yield str(fields_of(value)["warning"])


def every_guard(trees: Trees) -> Iterator[Tree]:
    """Every condition in the files."""
    for finding in finding_fields(trees).values():
        yield from (finding[name] for name in ("derived", "applies") if name in finding)
    yield from (rule["when"] for rule in rule_fields(trees).values())
    yield from fields_of(fields_of(trees[RULES])["routine"]).values()
    for question in question_fields(trees).values():
        yield question.get("when", "")
        yield from (fields_of(branch).get("when", "") for branch in items_of(question.get("then", [])))


def read_by_guards(trees: Trees) -> frozenset[str]:
    """The findings that some condition names."""
    return frozenset(read for guard in every_guard(trees) for read in reads(guard))


def with_what_they_read(trees: Trees, ids: Iterable[str]) -> frozenset[str]:
    """The findings, with all that they are worked out from or gated by."""
    findings = finding_fields(trees)
    found: set[str] = set()
    waiting = list(ids)
    while waiting:
        id_ = waiting.pop()
        if id_ not in found:
            found.add(id_)
            for name in ("derived", "applies"):
                waiting += reads(findings.get(id_, {}).get(name, ""))
    return frozenset(found)


def weighing(trees: Trees) -> frozenset[str]:
    """The findings on which advice, the offer of the routine or what is taught can rest.

    What only chooses exercises is left to the table of those (`tests/oracle/exercises.py`) and to the proof.
    """
    findings = finding_fields(trees)
    guards = [rule["when"] for rule in rule_fields(trees).values()]
    guards += fields_of(fields_of(trees[RULES])["routine"]).values()
    for question in question_fields(trees).values():
        guards += [
            question.get("when", ""),
            *(fields_of(branch).get("when", "") for branch in items_of(question.get("then", []))),
        ]
    telling = {id_ for id_, finding in findings.items() if "warning" in finding or "cause" in finding}
    applying = {
        id_ for question in question_fields(trees).values() for id_ in map(str, items_of(question.get("asks", [])))
    }
    applying |= {str(question["records"]) for question in question_fields(trees).values() if "records" in question}
    return with_what_they_read(trees, {*telling, *applying, *(read for guard in guards for read in reads(guard))})
