"""Mistakes in the dialogue: a question skipped, gated away, lost or asked too late."""

from collections.abc import Iterator
from itertools import pairwise

from tests.mutants.in_guards import in_guard
from tests.mutants.mutant import FLOW, Mutant, Place, Trees
from tests.mutants.reading import question_fields
from tests.mutants.trees import Tree, compact, fields_of, items_of

GATES: tuple[dict[str, Tree], ...] = (
    {"answering_for": "me"},
    {"age": {"at_most": "64"}},
    {"not": {"sex": "male"}},
)
"""Conditions that leave somebody out: those for whom another answers, the old, the men."""


def in_dialogue(trees: Trees) -> Iterator[Mutant]:
    """Every mistake in the flow."""
    questions = question_fields(trees)
    order = list(questions)
    for id_, question in questions.items():
        yield from _in_question(Place(trees, FLOW, ("questions", id_)), question)
    yield Place(trees, FLOW, ("start",)).mutant("skip_question", order[1], order[0])
    whole = Place(trees, FLOW, ("questions",))
    for one, other in pairwise(order):
        yield whole.mutant("swap_questions", _swapped(fields_of(fields_of(trees[FLOW])["questions"]), one), one)
        further = [*order[order.index(other) + 1 :], "outcome"][0]
        if "then" not in questions[one]:
            yield whole.below(one, "then").mutant("skip_question", [{"go": further}], other)


def _swapped(questions: dict[str, Tree], one: str) -> dict[str, Tree]:
    """The questions with this one after its follower."""
    order = list(questions)
    number = order.index(one)
    order[number], order[number + 1] = order[number + 1], order[number]
    return {id_: questions[id_] for id_ in order}


def _in_question(place: Place, question: dict[str, Tree]) -> Iterator[Mutant]:
    yield place.mutant("delete_question")
    items = items_of(question.get("asks", []))
    for number in range(len(items) if len(items) > 1 else 0):
        yield place.below("asks", number).mutant("delete_item")
    if "asks_again" in question:
        yield place.below("asks_again").mutant("delete_asks_again")
    if "when" in question:
        yield place.below("when").mutant("delete_when")
        yield from in_guard(place.below("when"))
    for gate in GATES:
        also: Tree = {"all": [question["when"], gate]} if "when" in question else gate
        yield place.below("when").mutant("gate_question", also, compact(gate))
    yield from _in_branches(place.below("then"), items_of(question.get("then", [])))


def _in_branches(place: Place, branches: list[Tree]) -> Iterator[Mutant]:
    targets = [str(fields_of(branch)["go"]) for branch in branches]
    for number, branch in enumerate(branches):
        here = place.below(number)
        yield here.mutant("reroute", None, "delete")
        for other in dict.fromkeys([*targets, "outcome"]):
            if other != targets[number]:
                yield here.below("go").mutant("reroute", other, other)
        if "when" in fields_of(branch):
            yield from in_guard(here.below("when"))
