"""Where two protocols advise differently, against going through every set of answers of small protocols."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.answers import person
from tests.proof import seeded
from tests.proof.seeded import PROTOCOL, said
from triage.engine.assessment import assess
from triage.model.assessment import Assessment
from triage.model.flow import OUTCOME, Branch, Flow, Question
from triage.model.guard import ALWAYS, All, AnyOf, Count, Findings, Guard, Is, Not, Value, Within
from triage.model.protocol import Accepted, Coverage, Protocol, Rule
from triage.model.urgency import Urgency
from triage.model.vocabulary import YES_NO, Answers, Finding, Numbers, Words
from triage.proof.certificate import ProversDisagree
from triage.proof.comparers import Searching, Solving
from triage.proof.difference import Difference, Example, Shift, compare
from triage.proof.logic import Node
from triage.proof.side_by_side import UNKNOWN, Sides

BOTH = (Searching, Solving)
LEVELS = st.sampled_from(Urgency)
SIGNS = ("a", "b", "c")
IDS = (*SIGNS, "age")


def guards(depth: int = 2) -> st.SearchStrategy[Guard]:
    """Conditions on the findings of small protocols."""
    values = st.sets(st.sampled_from(YES_NO), min_size=1, max_size=2).map(frozenset)
    leaf: st.SearchStrategy[Guard] = st.one_of(
        st.builds(Is, st.sampled_from((*SIGNS, "both_of_two")), values),
        st.sampled_from([Within("age", 2, 3), Within("age", 1, 2), Within("age", 0, 0)]),
        st.builds(Count, st.just(SIGNS), st.sampled_from(YES_NO), st.integers(1, 3)),
    )
    if depth == 0:
        return leaf
    parts = st.lists(guards(depth - 1), min_size=1, max_size=2).map(tuple)
    return st.one_of(leaf, st.builds(All, parts), st.builds(AnyOf, parts), st.builds(Not, guards(depth - 1)))


@st.composite
def small_protocols(draw: st.DrawFn) -> Protocol:
    """Protocols of four findings, one that is worked out, and up to three rules."""
    gate: Guard | None = draw(st.sampled_from([None, said("a", "yes"), Within("age", 1, 3)]))
    warnings = [draw(st.one_of(st.none(), LEVELS)) for _ in SIGNS]
    vocabulary = {
        id_: Finding(id_, Words(YES_NO), warning=warning, suspects="it", applies=gate if id_ == "c" else None)
        for id_, warning in zip(SIGNS, warnings, strict=True)
    }
    both = Finding("both_of_two", Words(YES_NO), derived=All((said("a", "yes"), said("b", "yes"))))
    age = Finding("age", Numbers(0, draw(st.sampled_from([2, 3])), "years", scale=False))
    vocabulary |= {"both_of_two": both, "age": age}
    number = draw(st.integers(0, 3))
    rules = tuple(
        Rule(f"R{each}", draw(guards()), draw(LEVELS), draw(st.sampled_from([None, None, "a"])), "it", ())
        for each in range(number)
    )
    offered = st.dictionaries(st.sampled_from(list(Urgency)[:3]), st.one_of(st.just(ALWAYS), guards(1)), max_size=2)
    asked = draw(st.sampled_from([("age", "a", "b", "c"), ("b", "age", "a"), ("a", "c")]))
    questions = {
        id_: Question(id_, "s", "choice", (id_,), None, None, sensitive=False, then=(Branch(go),))
        for id_, go in zip(asked, (*asked[1:], OUTCOME), strict=True)
    }
    flow = Flow("small", 1, "nobody", ("s",), asked[0], questions, ("it",))
    settling = tuple(finding for finding in vocabulary.values() if finding.derived or finding.applies)
    return Protocol(vocabulary, settling, rules, draw(offered), flow, "", Coverage(0, 0, 0))


def answer_sets(old: Protocol, new: Protocol) -> Iterator[tuple[Findings, Assessment, Assessment]]:
    """The engine's advice of both for every set of answers; a protocol hears what it asks, or what neither does."""
    heard = [_heard(old, new), _heard(new, old)]
    given = {id_ for id_ in IDS if not any(id_ in protocol.flow.questions for protocol in (old, new))}
    choices = {
        id_: dict.fromkeys([*([UNKNOWN] if id_ in given else []), *heard[0].get(id_, ()), *heard[1].get(id_, ())])
        for id_ in IDS
    }
    for values in product(*choices.values()):
        full = dict(zip(IDS, values, strict=True))
        known = [{id_: value for id_, value in full.items() if value in hears.get(id_, ())} for hears in heard]
        yield full, assess(old, known[0]), assess(new, known[1])


def _heard(protocol: Protocol, other: Protocol) -> dict[str, tuple[Value, ...]]:
    ids = [id_ for id_ in IDS if id_ in protocol.flow.questions or id_ not in other.flow.questions]
    answers = {id_: protocol.vocabulary[id_].answers for id_ in ids}
    return {
        id_: tuple(range(each.high + 1)) if isinstance(each, Numbers) else each.values for id_, each in answers.items()
    }


def lowered(old: Protocol, new: Protocol, *, up: bool) -> dict[str, Urgency]:
    """By going through all answers: which voices go down (or up), each with the lowest advice it is left with."""
    found: dict[str, Urgency] = {}
    for _, before, after in answer_sets(old, new):
        high, low = (after, before) if up else (before, after)
        for reason in high.reasons:
            if low.urgency < reason.urgency:
                found[reason.rule] = min(low.urgency, found.get(reason.rule, Urgency.EMERGENCY))
        more, less = (before, after) if up else (after, before)
        if more.routine and not less.routine:
            found["routine"] = min(more.urgency, found.get("routine", Urgency.EMERGENCY))
    return found


def of(shifts: tuple[Shift, ...]) -> dict[str, Urgency]:
    return {shift.about: shift.lowest for shift in shifts}


@settings(max_examples=80)
@given(small_protocols(), small_protocols())
def test_what_goes_up_and_down_is_what_every_set_of_answers_says(old: Protocol, new: Protocol) -> None:
    difference = compare(old, new, BOTH)

    assert of(difference.down) == lowered(old, new, up=False)
    assert of(difference.up) == lowered(old, new, up=True)


@settings(max_examples=40)
@given(small_protocols(), small_protocols())
def test_no_difference_is_the_same_advice_everywhere(old: Protocol, new: Protocol) -> None:
    difference = compare(old, new)
    advice = [
        (before.urgency, before.routine) == (after.urgency, after.routine) for _, before, after in answer_sets(old, new)
    ]

    assert (difference.down + difference.up == ()) == all(advice)


@settings(max_examples=40)
@given(small_protocols(), small_protocols())
def test_no_smaller_set_of_answers_shows_it(old: Protocol, new: Protocol) -> None:
    mild = {slot.finding: slot.values[0] for slot in Sides(old, new).slots}
    fewest: dict[str, int] = {}
    for full, before, after in answer_sets(old, new):
        told = sum(value != mild.get(id_, value) for id_, value in full.items())
        for reason in before.reasons:
            if after.urgency < reason.urgency:
                fewest[reason.rule] = min(told, fewest.get(reason.rule, told))

    down = [shift for shift in compare(old, new).down if shift.about != "routine"]

    assert {shift.about: len(shift.smallest.answers) for shift in down} == fewest


@settings(max_examples=40)
@given(small_protocols(), small_protocols())
def test_each_prover_alone_finds_the_same(old: Protocol, new: Protocol) -> None:
    one, other = compare(old, new), compare(old, new, (Solving,))

    assert (of(one.down), of(one.up)) == (of(other.down), of(other.up))


def milder(new: Urgency | None, id_: str) -> Protocol:
    """The shipped protocol with another warning of a finding; what counts warnings stays as it was."""
    finding = replace(PROTOCOL.vocabulary[id_], warning=new)
    return replace(PROTOCOL, vocabulary={**PROTOCOL.vocabulary, id_: finding})


def unasked(id_: str) -> Protocol:
    """The shipped protocol with an item taken out of every question."""
    flow = PROTOCOL.flow
    questions = {
        question.id: replace(question, asks=tuple(item for item in question.asks if item != id_))
        for question in flow.questions.values()
    }
    return replace(PROTOCOL, flow=replace(flow, questions=questions))


def changed_protocols() -> st.SearchStrategy[Protocol]:
    """The shipped protocol with one to three things changed: levels, rules, items, the routine."""
    rules = st.sampled_from(PROTOCOL.rules)
    edits = st.one_of(
        st.tuples(rules, LEVELS).map(lambda of: ("level", *of)),
        rules.map(lambda rule: ("drop", rule, None)),
        st.tuples(st.sampled_from(sorted(PROTOCOL.vocabulary)), LEVELS).map(lambda of: ("warning", *of)),
        st.sampled_from([id_ for question in PROTOCOL.flow.questions.values() for id_ in question.asks]).map(
            lambda id_: ("item", id_, None)
        ),
    )
    return st.lists(edits, min_size=1, max_size=3).map(_edited)


def _edited(edits: list[tuple[str, object, Urgency | None]]) -> Protocol:
    made = PROTOCOL
    for kind, what, level in edits:
        if kind == "item":
            made = replace(made, flow=unasked(str(what)).flow)
        elif kind == "warning":
            finding = made.vocabulary[str(what)]
            if finding.yes_no:
                made = replace(made, vocabulary={**made.vocabulary, finding.id: replace(finding, warning=level)})
        else:
            kept = [rule for rule in made.rules if rule != what]
            if level is not None and isinstance(what, Rule):
                kept.append(replace(what, urgency=level))
            made = replace(made, rules=tuple(kept))
    return made


def shown(example: Example, old: Protocol, new: Protocol) -> tuple[Assessment, Assessment]:
    """What the engine says to the answers of an example."""
    return assess(old, example.known[0]), assess(new, example.known[1])


@settings(max_examples=30)
@given(changed_protocols(), person())
def test_every_example_is_real_and_no_person_is_missed(new: Protocol, answers: dict[str, Value]) -> None:
    difference = compare(PROTOCOL, new, BOTH)
    for shift in difference.down:
        before, after = shown(shift.smallest, PROTOCOL, new)
        assert before.urgency > after.urgency or (shift.about == "routine" and after.routine > before.routine)
    for shift in difference.up:
        before, after = shown(shift.smallest, PROTOCOL, new)
        assert before.urgency < after.urgency or (shift.about == "routine" and after.routine < before.routine)
    asked = {item for question in new.flow.questions.values() for item in question.asks}
    heard = {id_: value for id_, value in answers.items() if id_ in asked or id_ == "reported_during"}
    before, after = assess(PROTOCOL, answers), assess(new, heard)
    levels = {shift.level for shift in difference.down if shift.about != "routine"}
    if before.urgency > after.urgency:
        assert any(after.urgency < level <= before.urgency for level in levels)
    if before.urgency < after.urgency:
        assert any(shift.lowest <= before.urgency for shift in difference.up)


def down(new: Protocol, old: Protocol = PROTOCOL) -> dict[str, Findings]:
    """What goes down, with the smallest answers."""
    return {shift.about: shift.smallest.answers for shift in compare(old, new, BOTH).down}


def test_a_protocol_is_not_different_from_itself() -> None:
    difference = compare(PROTOCOL, PROTOCOL, BOTH)

    assert (difference.down, difference.up, difference.undecided) == ((), (), ())


def test_a_lower_warning_is_shown_with_that_finding_alone() -> None:
    assert down(milder(Urgency.SOON, "fever")) == {"fever": {"fever": "yes"}}


def test_a_rule_that_is_gone_is_shown_with_what_only_it_raised() -> None:
    assert down(seeded.without("C09"))["C09"] == {"spine_deformity_or_lump": "yes", "fever": "yes"}


def test_a_rule_that_others_cover_everywhere_can_go() -> None:
    doubled = replace(PROTOCOL, rules=(*PROTOCOL.rules, replace(PROTOCOL.rules[0], id="twice")))

    assert down(PROTOCOL, doubled) == {}


def test_an_item_that_is_not_asked_any_more_is_not_known() -> None:
    assert down(unasked("fever"))["fever"] == {"fever": "yes"}


def test_an_item_that_is_newly_asked_goes_up() -> None:
    assert {shift.about for shift in compare(unasked("fever"), PROTOCOL).up} >= {"fever", "R22"}


def answered_by(id_: str, answers: Answers) -> Protocol:
    """The shipped protocol with other answers of a finding."""
    finding = replace(PROTOCOL.vocabulary[id_], answers=answers)
    return replace(PROTOCOL, vocabulary={**PROTOCOL.vocabulary, id_: finding})


def test_an_answer_that_cannot_be_given_any_more_is_not_known() -> None:
    assert down(answered_by("fever", Words(("yes", "no"))))["R22"] == {"fever": "unsure"}


def test_a_number_that_cannot_be_given_any_more_is_not_known() -> None:
    assert down(answered_by("age", Numbers(18, 120, "years", scale=False)))["R24"] == {"age": 0}


def test_a_number_that_became_a_word_is_not_known() -> None:
    worded = replace(seeded.without("R20"), vocabulary=answered_by("pain_worst", Words(("bad", "fine"))).vocabulary)

    assert down(worded, seeded.ruled("R20", Within("pain_worst", 8, 10)))["R20"] == {"pain_worst": 8}


def test_a_finding_that_is_worked_out_and_was_asked_is_not_known() -> None:
    fever = replace(PROTOCOL.vocabulary["fever"], derived=said("vomiting", "yes"))
    new = replace(PROTOCOL, vocabulary={**PROTOCOL.vocabulary, "fever": fever}, settling=(*PROTOCOL.settling, fever))

    assert down(new)["fever"] == {"fever": "yes"}


def test_what_is_given_from_outside_counts() -> None:
    reported = {"R25": {"reported_during": "journal"}, "routine": {"reported_during": "journal"}}

    assert down(seeded.without("R25"), seeded.ruled("R25", said("reported_during", "journal"))) == reported


def test_a_boundary_that_moves_is_shown_with_a_number_in_between() -> None:
    until_30, until_20 = (seeded.ruled("R24", Within("age", 0, age)) for age in (30, 20))

    assert down(until_20, until_30)["R24"] == {"age": 21}


def test_the_routine_for_more_people_goes_down() -> None:
    assert set(down(seeded.routine_for_everybody())) == {"routine"}


def test_a_rule_that_stands_in_for_more_lowers_the_warning() -> None:
    rules = tuple(replace(rule, when=ALWAYS) if rule.id == "R18" else rule for rule in PROTOCOL.rules)

    assert "major_trauma" in down(replace(PROTOCOL, rules=rules))


def test_the_furthest_that_advice_falls_is_shown_too() -> None:
    causes = All((said("cause_lifting", "yes"), said("cough_sneeze_pain", "yes")))
    rule = Rule("X01", AnyOf((said("fever", "yes"), causes)), Urgency.EMERGENCY, None, "infection", ())

    (shift,) = (
        each for each in compare(replace(PROTOCOL, rules=(*PROTOCOL.rules, rule)), PROTOCOL).down if each.about == "X01"
    )

    assert shift.smallest.answers == {"fever": "yes"}
    assert (shift.lowest, shift.furthest and shift.furthest.after.urgency) == (Urgency.SELF_CARE, Urgency.SELF_CARE)


class Tired(Searching):
    """A search that may look at nothing."""

    def __init__(self, sides: Sides) -> None:
        super().__init__(sides, budget=0)


class Deaf(Searching):
    """A prover that finds nothing."""

    def decide(self, goal: Node, besides: tuple[Node, ...]) -> None:
        del goal, besides


class Rash(Searching):
    """A prover that shows the mildest answers to everything."""

    def __init__(self, sides: Sides) -> None:
        super().__init__(sides)
        self._mild = {slot.finding: slot.values[0] for slot in sides.slots}

    def decide(self, goal: Node, besides: tuple[Node, ...]) -> Findings:
        del goal, besides
        return self._mild


@pytest.mark.parametrize("provers", [(Searching, Deaf), (Deaf, Solving)])
def test_provers_that_disagree_are_an_error(provers: tuple[type[Searching] | type[Solving], ...]) -> None:
    with pytest.raises(ProversDisagree, match="one prover finds answers that change the advice of `R21`"):
        compare(PROTOCOL, seeded.without("R21"), provers)


def test_answers_that_do_not_show_a_lower_advice_are_an_error() -> None:
    with pytest.raises(ProversDisagree, match="`R21` is not lowered"):
        compare(PROTOCOL, seeded.without("R21"), (Rash,))


def test_answers_that_do_not_show_the_routine_are_an_error() -> None:
    with pytest.raises(ProversDisagree, match="the routine is not offered"):
        compare(seeded.offered(physio=ALWAYS), seeded.offered(self_care=said("fever", "yes"), physio=ALWAYS), (Rash,))


def test_a_search_that_gives_up_leaves_it_to_the_solver() -> None:
    assert {shift.about for shift in compare(PROTOCOL, milder(Urgency.SOON, "fever"), (Tired, Solving)).down} == {
        "fever"
    }


def test_a_search_that_gives_up_alone_counts_as_lowered() -> None:
    difference = compare(PROTOCOL, milder(Urgency.SOON, "fever"), (Tired,))

    assert "fever" in difference.undecided
    assert difference.lowers


def accepting(new: Protocol, lowers: str, to: Urgency) -> Difference:
    """The difference from the shipped protocol, one thing of it accepted."""
    accepted = Accepted(lowers, to, "A. Example", "2026-11-22", "tried here")
    return compare(PROTOCOL, replace(new, accepted=(accepted,)))


def test_what_is_accepted_is_not_counted_as_lowered() -> None:
    assert not accepting(milder(Urgency.SOON, "fever"), "fever", Urgency.SOON).lowers


def test_what_falls_further_than_was_accepted_is_counted() -> None:
    assert accepting(milder(Urgency.PHYSIO, "fever"), "fever", Urgency.SOON).lowers


def test_only_the_voice_that_was_named_is_accepted() -> None:
    difference = accepting(seeded.without("R21", "R22"), "R22", Urgency.SELF_CARE)

    assert [shift.about for shift in difference.unaccepted] == ["R21", "routine"]


def test_the_routine_can_be_accepted() -> None:
    assert not accepting(seeded.routine_for_everybody(), "routine", Urgency.PHYSIO).lowers


def test_an_acceptance_that_nothing_needs_is_named() -> None:
    difference = accepting(PROTOCOL, "fever", Urgency.SOON)

    assert [each.lowers for each in difference.unneeded] == ["fever"]
    assert not difference.lowers
