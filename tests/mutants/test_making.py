"""What mistakes are made: always the same ones, each one change, each with a name that lasts."""

from pathlib import Path

import pytest

from tests.mutants.making import every_mutant, kinds, sample, trees_of
from tests.mutants.mutant import FINDINGS, FLOW, RULES, Mutant, Trees
from tests.mutants.trees import read_tree, written
from tests.source.tools import SMALL
from triage.places import flows_folder

TREES = trees_of(flows_folder(None))
EVERY = every_mutant(TREES)
KINDS = {
    *("delete_rule", "delete_warning", "delete_clause", "change_level", "drop_unsure", "drop_value", "change_value"),
    *("add_unsure", "any_all", "invert", "flip", "move_boundary", "delete_derived", "delete_applies", "routine"),
    *("delete_replaces", "alter_replaces", "skip_question", "swap_questions", "gate_question", "delete_question"),
    *("delete_item", "delete_asks_again", "delete_when"),
}


def small(**changed: str) -> Trees:
    """The small protocol as trees, with other text for some files."""
    files = {FINDINGS: "findings", RULES: "rules", FLOW: "flow"}
    return {name: read_tree(changed.get(key, SMALL[name])) for name, key in files.items()}


def ids(mutants: tuple[Mutant, ...], kind: str) -> set[str]:
    return {mutant.id.partition(":")[2] for mutant in mutants if mutant.kind == kind}


def test_the_same_mistakes_are_made_every_time() -> None:
    assert every_mutant(trees_of(flows_folder(None))) == EVERY


def test_every_mistake_has_an_id_of_its_own() -> None:
    assert len({mutant.id for mutant in EVERY}) == len(EVERY)


def test_every_kind_of_mistake_is_made() -> None:
    assert set(kinds(EVERY)) == KINDS


def test_no_mutant_is_the_original() -> None:
    originals = {name: written(tree) for name, tree in TREES.items()}

    assert [mutant.id for mutant in EVERY if written(mutant.tree(TREES)) == originals[mutant.file]] == []


def test_a_mutant_leaves_the_original_as_it_was() -> None:
    before = {name: written(tree) for name, tree in TREES.items()}

    for mutant in EVERY:
        mutant.tree(TREES)

    assert {name: written(tree) for name, tree in TREES.items()} == before


def test_no_two_mutants_of_a_file_are_alike() -> None:
    made = [(mutant.file, written(mutant.tree(TREES))) for mutant in EVERY]

    assert len(set(made)) == len(made)


def test_what_is_written_reads_back_the_same() -> None:
    assert {name: read_tree(written(tree)) for name, tree in TREES.items()} == TREES


def test_ids_stay_when_something_is_written_before_them() -> None:
    longer = small(rules=SMALL[RULES].replace("  R01:", "  R00: {when: {numb: yes}, urgency: urgent}\n  R01:"))
    longer[FINDINGS] = read_tree("hot: {answers: yes_no}\n" + SMALL[FINDINGS].replace("[{fever", "[{hot: yes}, {fever"))

    before, after = ({mutant.id for mutant in every_mutant(trees)} for trees in (small(), longer))

    assert {id_ for id_ in before if "swap" not in id_} <= after


def test_fields_that_are_not_known_are_let_be() -> None:
    rule = SMALL[RULES].replace("sources: [F1]}\nroutine", "frequency: {low: 1}}\naccepted: []\nroutine")

    assert {mutant.id for mutant in every_mutant(small(rules=rule))} == {mutant.id for mutant in every_mutant(small())}


def test_a_clause_is_taken_out_wherever_it_stands() -> None:
    assert ids(every_mutant(small()), "delete_clause") >= {
        "rules/R01/when/fever:delete_clause",
        "rules/R01/when/age:delete_clause",
        "questions/sex/when:delete_clause",
    }


@pytest.mark.parametrize("move", ["70to69", "70to71"])
def test_a_limit_is_moved_both_ways(move: str) -> None:
    assert f"rules/R01/when/age/at_least:move_boundary:{move}" in ids(every_mutant(small()), "move_boundary")


def test_a_level_becomes_every_other_level() -> None:
    assert {id_ for id_ in ids(every_mutant(small()), "change_level") if id_.startswith("rules")} == {
        f"rules/R01/urgency:change_level:{level}" for level in ("self_care", "physio", "soon", "urgent")
    }


def test_a_branch_is_rerouted_and_its_condition_changed() -> None:
    branches = "asks: [fever, numb], then: [{when: {fever: yes}, go: age}, {go: signs_again}]"

    made = every_mutant(small(flow=SMALL[FLOW].replace("asks: [fever, numb]", branches)))

    assert ids(made, "reroute") == {
        "questions/signs/then/when+go:reroute:delete",
        "questions/signs/then/when+go/go:reroute:signs_again",
        "questions/signs/then/when+go/go:reroute:outcome",
        "questions/signs/then/go:reroute:delete",
        "questions/signs/then/go/go:reroute:age",
        "questions/signs/then/go/go:reroute:outcome",
    }
    assert "questions/signs/then/when+go/when/fever:flip:no" in ids(made, "flip")


def test_a_sample_has_every_kind_and_is_the_same_for_a_seed() -> None:
    chosen = sample(EVERY, 40, seed=1)

    assert set(kinds(chosen)) == KINDS
    assert len(chosen) == 40
    assert chosen == sample(EVERY, 40, seed=1)
    assert chosen != sample(EVERY, 40, seed=2)


def test_trees_are_read_as_text(tmp_path: Path) -> None:
    for name in TREES:
        (tmp_path / name).write_text("a: {b: yes, c: 010}\n", encoding="utf-8")

    assert trees_of(tmp_path)[RULES] == {"a": {"b": "yes", "c": "010"}}
