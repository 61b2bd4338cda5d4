"""Which mistakes touch an emergency or urgent rule or finding: itself, what it is worked out from, or who asks it."""

from tests.mutants.mutant import FINDINGS, FLOW, RULES, Mutant, Trees
from tests.mutants.reading import (
    counted_levels,
    finding_fields,
    question_fields,
    reads,
    rule_fields,
    with_what_they_read,
)
from tests.mutants.trees import Tree, items_of

PRESSING = frozenset({"urgent", "emergency"})


class Pressing:
    """What of a protocol is pressing."""

    def __init__(self, trees: Trees) -> None:
        findings, rules = finding_fields(trees), rule_fields(trees)
        warned = {id_ for id_, finding in findings.items() if finding.get("warning") in PRESSING}
        replaced = {id_ for id_, rule in rules.items() if rule.get("replaces") in warned}
        self._rules = replaced | {id_ for id_, rule in rules.items() if rule["urgency"] in PRESSING}
        conditions = [rules[id_]["when"] for id_ in self._rules]
        self._counted = {level for guard in conditions for level in counted_levels(guard)}
        counted = {id_ for id_, finding in findings.items() if finding.get("warning") in self._counted}
        read = {id_ for guard in conditions for id_ in reads(guard)}
        self._findings = with_what_they_read(trees, warned | counted | read)
        self._asks: dict[str, set[str]] = {}
        for id_, question in question_fields(trees).items():
            again = str(question.get("asks_again", ""))
            single = [question["records"]] if "records" in question else []
            asked = {str(item) for item in [*items_of(question.get("asks", [])), *single]}
            self._asks[id_] = asked | self._asks.get(again, set())
        self._trees = trees

    def touched_by(self, mutant: Mutant) -> bool:
        """Whether the mistake is in a pressing part."""
        match mutant.file:
            case file if file == RULES:
                rule = mutant.path[0] == "rules" and str(mutant.path[1])
                return rule in self._rules or (mutant.path[-1] == "urgency" and mutant.new in PRESSING)
            case file if file == FINDINGS:
                return self._finding(mutant, str(mutant.path[0]))
            case file if file == FLOW:
                return self._question(mutant)
            case _:
                raise AssertionError(f"`{mutant.file}` is not mutated")

    def _finding(self, mutant: Mutant, id_: str) -> bool:
        if mutant.path[1:] != ("warning",):  # in a guard it says what is counted
            return id_ in self._findings
        levels: set[Tree | None] = {mutant.new, finding_fields(self._trees)[id_]["warning"]}
        return bool(levels & (PRESSING | self._counted))

    def _question(self, mutant: Mutant) -> bool:
        id_ = str(mutant.path[1]) if len(mutant.path) > 1 else ""
        if mutant.kind == "delete_item":
            return str(items_of(question_fields(self._trees)[id_]["asks"])[int(mutant.path[-1])]) in self._findings
        order = list(self._asks)
        touched = [id_]
        if mutant.kind in {"swap_questions", "skip_question"}:
            one = mutant.id.rpartition(":")[2]
            touched = [one, *order[order.index(one) + 1 :][: mutant.kind == "swap_questions"]]
        return any(self._asks[question] & self._findings for question in touched)
