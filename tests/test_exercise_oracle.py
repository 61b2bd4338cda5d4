"""The plan against the evidence's own table of who must not do what, for every finding and every pair of findings."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from itertools import combinations

import pytest

from tests.oracle.exercises import AVOID_WHEN, FLAGS, LEAVE_OUT, forbidden
from tests.patients import shipped
from triage.engine.planning import plan
from triage.engine.settling import settle
from triage.model.exercise import Dose
from triage.model.training import Effort, History, Session

PROTOCOL, PROGRAMME = shipped().protocol, shipped().programme
START = datetime(2026, 11, 2, 9, tzinfo=UTC)
TODAY = START.date() + timedelta(days=40)
NAMES = sorted(
    {word for _, text in FLAGS for part in text.split(" + ") for word in part.split(" or ")}
    | {flag for text in AVOID_WHEN.values() for flag in text.split(", ")}
    | {flag for flag, _ in LEAVE_OUT}
)
FACTS = sorted(name for name in NAMES if name in PROTOCOL.vocabulary and PROTOCOL.vocabulary[name].derived is None)
"""The findings that the evidence keeps exercises from anybody for."""
LEG = {"leg_pain_below_knee": "yes", "leg_pain_moves_up": "yes"}
PEOPLE: Mapping[str, Mapping[str, str | int]] = {
    "anybody": {},
    "with a disc": {"prior_herniated_disc": "yes", **LEG},
    "with a disc, not on the floor": {"prior_herniated_disc": "yes", "cannot_reach_floor": "yes", **LEG},
    "with stenosis": {"prior_spinal_stenosis": "yes"},
    "with thin bones": {"osteoporosis": "yes"},
    "pregnant": {"pregnancy": "yes", "sex": "female"},
    "worse on arching": {"worse_arching": "yes"},
    "not on the floor": {"cannot_reach_floor": "yes"},
    "with strong pain": {"pain_now": 6},
}
"""One for each profile, so that every finding is looked at in all of them."""


def practised() -> History:
    """Six weeks ago everything of the programme was easy, day after day, so that nothing has to wait."""
    easy = tuple(Effort(id_, Dose(), pain=0) for id_ in PROGRAMME.exercises)
    days = (START + timedelta(days=day) for day in range(PROGRAMME.rules.easy_days))
    return History(tuple(Session(day, "default", 0, easy) for day in days))


PRACTISED = practised()
HISTORIES = {"the first time": History(), "after six weeks": PRACTISED}


SAID = [(name, value) for name in FACTS for value in ("yes", "unsure")]


def pairs() -> Iterator[dict[str, str]]:
    """Every pair of findings, each yes or not sure."""
    return (dict(two) for two in combinations(SAID, 2) if two[0][0] != two[1][0])


def wrongly_given(findings: Mapping[str, str | int], history: History) -> list[tuple[Mapping[str, str | int], str]]:
    """What a plan holds that the evidence keeps from somebody with these findings."""
    found = plan(PROGRAMME, settle(PROTOCOL, findings), history, TODAY)
    kept_away = forbidden(findings)
    return [(findings, each.exercise) for each in found.chosen if each.exercise in kept_away]


@pytest.mark.parametrize("history", HISTORIES)
@pytest.mark.parametrize("person", PEOPLE)
def test_with_one_finding_nobody_is_given_what_the_evidence_keeps_from_them(person: str, history: str) -> None:
    people = ({**PEOPLE[person], **dict(said)} for said in ([], *([one] for one in SAID)))

    assert not [wrong for findings in people for wrong in wrongly_given(findings, HISTORIES[history])]


@pytest.mark.parametrize("history", HISTORIES)
def test_with_two_findings_nobody_is_given_what_the_evidence_keeps_from_them(history: str) -> None:
    assert not [wrong for findings in pairs() for wrong in wrongly_given(findings, HISTORIES[history])]


def test_each_exercise_is_avoided_for_what_the_evidence_says_wherever_it_might_stand() -> None:
    wrong = []
    for findings in (*(dict([one]) for one in SAID), *pairs()):
        settled = settle(PROTOCOL, findings)
        there = {finding for finding, value in settled.items() if value in {"yes", "unsure"}}
        wrong += [(findings, id_) for id_ in forbidden(findings) if not there & {*PROGRAMME.exercises[id_].avoid}]

    assert not wrong


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
