"""The plan against the evidence's own table of who must not do what, for every finding and every pair of findings."""

import pytest

from tests.oracle.exercises import AVOID_WHEN, FLAGS
from tests.oracle.plans import (
    FACTS,
    HISTORIES,
    PEOPLE,
    PRACTISED,
    PROGRAMME,
    PROTOCOL,
    SAID,
    TODAY,
    pairs,
    unguarded,
    wrongly_given,
)
from triage.engine.planning import plan
from triage.engine.settling import settle


@pytest.mark.parametrize("history", HISTORIES)
@pytest.mark.parametrize("person", PEOPLE)
def test_with_one_finding_nobody_is_given_what_the_evidence_keeps_from_them(person: str, history: str) -> None:
    people = ({**PEOPLE[person], **dict(said)} for said in ([], *([one] for one in SAID)))

    assert not [wrong for findings in people for wrong in wrongly_given(findings, HISTORIES[history])]


@pytest.mark.parametrize("history", HISTORIES)
def test_with_two_findings_nobody_is_given_what_the_evidence_keeps_from_them(history: str) -> None:
    assert not [wrong for findings in pairs() for wrong in wrongly_given(findings, HISTORIES[history])]


def test_each_exercise_is_avoided_for_what_the_evidence_says_wherever_it_might_stand() -> None:
    wrong = [(findings, unguarded(findings)) for findings in (*(dict([one]) for one in SAID), *pairs())]

    assert [each for each in wrong if each[1]] == []


@pytest.mark.parametrize("exercise", sorted(AVOID_WHEN))
def test_each_exercise_is_given_to_somebody_so_that_keeping_it_from_others_says_something(exercise: str) -> None:
    plans = (plan(PROGRAMME, settle(PROTOCOL, person), PRACTISED, TODAY) for person in PEOPLE.values())
    others = plan(PROGRAMME, settle(PROTOCOL, {"leg_pain_below_knee": "yes"}), PRACTISED, TODAY)

    assert any(exercise in {each.exercise for each in found.chosen} for found in (*plans, others))


def test_the_evidence_speaks_of_the_exercises_of_the_programme() -> None:
    rest = {id_ for id_, exercise in PROGRAMME.exercises.items() if exercise.kind == "rest"}

    assert PROGRAMME.exercises.keys() - rest == AVOID_WHEN.keys()


@pytest.mark.parametrize("flag", sorted({flag for text in AVOID_WHEN.values() for flag in text.split(", ") if flag}))
def test_each_flag_of_the_evidence_is_a_finding_or_said_in_findings(flag: str) -> None:
    texts = [text for name, text in FLAGS if name == flag] or [flag]
    words = {word for text in texts for part in text.split(" + ") for word in part.split(" or ")}

    assert words <= set(FACTS)
