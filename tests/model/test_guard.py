"""Conditions on findings, with everything known and with something still open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.model.guard import ALWAYS, All, AnyOf, Count, Findings, Guard, Is, Not, Within

FEVER = Is("fever", frozenset({"yes"}))
RASH = Is("rash", frozenset({"yes", "unsure"}))
ADULT = Within("age", 18, 120)
TWO = Count(("fever", "rash", "cough"), "yes", 2)


@pytest.mark.parametrize(
    ("guard", "findings", "holds"),
    [
        (FEVER, {"fever": "yes"}, True),
        (FEVER, {"fever": "unsure"}, False),
        (FEVER, {}, False),
        (RASH, {"rash": "unsure"}, True),
        (ADULT, {"age": 18}, True),
        (ADULT, {"age": 120}, True),
        (ADULT, {"age": 17}, False),
        (ADULT, {"age": 121}, False),
        (ADULT, {"age": "18"}, False),
        (ADULT, {}, False),
        (All((FEVER, RASH)), {"fever": "yes", "rash": "yes"}, True),
        (All((FEVER, RASH)), {"fever": "yes"}, False),
        (All(()), {}, True),
        (AnyOf((FEVER, RASH)), {"rash": "yes"}, True),
        (AnyOf((FEVER, RASH)), {}, False),
        (AnyOf(()), {}, False),
        (Not(FEVER), {}, True),
        (Not(FEVER), {"fever": "yes"}, False),
        (TWO, {"fever": "yes", "cough": "yes"}, True),
        (TWO, {"fever": "yes", "cough": "unsure"}, False),
        (ALWAYS, {}, True),
    ],
)
def test_a_guard_holds_exactly_when_it_says(guard: Guard, findings: Findings, *, holds: bool) -> None:
    assert guard.holds(findings) is holds


@pytest.mark.parametrize(
    ("guard", "findings", "unknown", "certain"),
    [
        (FEVER, {"fever": "yes"}, {"fever"}, None),
        (FEVER, {"fever": "yes"}, {"rash"}, True),
        (FEVER, {}, set(), False),
        (ADULT, {}, {"age"}, None),
        (ADULT, {"age": 30}, set(), True),
        (All((FEVER, RASH)), {"rash": "no"}, {"fever"}, False),
        (All((FEVER, RASH)), {"rash": "yes"}, {"fever"}, None),
        (All((FEVER, RASH)), {"rash": "yes", "fever": "yes"}, set(), True),
        (AnyOf((FEVER, RASH)), {"rash": "yes"}, {"fever"}, True),
        (AnyOf((FEVER, RASH)), {"rash": "no"}, {"fever"}, None),
        (AnyOf((FEVER, RASH)), {}, set(), False),
        (Not(FEVER), {}, {"fever"}, None),
        (Not(FEVER), {"fever": "yes"}, set(), False),
        (Not(FEVER), {"fever": "no"}, set(), True),
        (TWO, {"fever": "yes", "rash": "yes"}, {"cough"}, True),
        (TWO, {"fever": "yes"}, {"cough"}, None),
        (TWO, {}, {"cough"}, False),
    ],
)
def test_a_guard_says_when_it_is_not_certain_yet(
    guard: Guard, findings: Findings, unknown: set[str], *, certain: bool | None
) -> None:
    assert guard.may_hold(findings, unknown) is certain


@pytest.mark.parametrize(
    ("guard", "reads"),
    [
        (FEVER, {"fever"}),
        (ADULT, {"age"}),
        (All((FEVER, RASH)), {"fever", "rash"}),
        (AnyOf((FEVER, Not(RASH))), {"fever", "rash"}),
        (TWO, {"fever", "rash", "cough"}),
        (ALWAYS, set()),
    ],
)
def test_a_guard_names_what_it_reads(guard: Guard, reads: set[str]) -> None:
    assert set(guard.reads()) == reads


NAMES = ("fever", "rash", "cough")
leaves = st.one_of(
    st.builds(Is, st.sampled_from(NAMES), st.frozensets(st.sampled_from(["yes", "no", "unsure"]), min_size=1)),
    st.builds(Count, st.just(NAMES), st.sampled_from(["yes", "unsure"]), st.integers(1, 3)),
)
guards: st.SearchStrategy[Guard] = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.builds(All, st.lists(inner, max_size=3).map(tuple)),
        st.builds(AnyOf, st.lists(inner, max_size=3).map(tuple)),
        st.builds(Not, inner),
    ),
    max_leaves=6,
)
answers = st.dictionaries(st.sampled_from(NAMES), st.sampled_from(["yes", "no", "unsure"]))


@given(guards, answers, st.sets(st.sampled_from(NAMES)), answers)
def test_what_is_certain_stays_true_whatever_the_open_answers_turn_out_to_be(
    guard: Guard, known: Findings, unknown: set[str], later: Findings
) -> None:
    certain = guard.may_hold(known, unknown)
    settled = {id_: value for id_, value in known.items() if id_ not in unknown}
    outcome = {**settled, **{id_: value for id_, value in later.items() if id_ in unknown}}

    assert certain is None or certain is guard.holds(outcome)


@given(guards, answers)
def test_with_nothing_open_a_guard_is_certain(guard: Guard, known: Findings) -> None:
    assert guard.may_hold(known, set()) is guard.holds(known)
