"""The plan in plain lines: what, how much, why, and why not."""

from collections.abc import Mapping

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.patients import shipped
from tests.services.test_handout import PEOPLE, plan_for
from triage.model.guard import Value
from triage.model.training import Plan
from triage.services.plan_lines import plan_as_text, plan_in_short
from triage.services.planning_words import PlanTurn, plan_turn


def turn_for(findings: Mapping[str, Value]) -> PlanTurn:
    """The plan of somebody of whom this is true, in words."""
    return plan_turn(shipped(), plan_for(findings))


@pytest.mark.parametrize("who", ["nothing special", "strong pain", "thin bones"])
def test_the_whole_plan_looks_like_this(who: str, snapshot: SnapshotAssertion) -> None:
    assert "\n".join(plan_as_text(shipped(), turn_for(PEOPLE[who]))) == snapshot


@pytest.mark.parametrize("who", PEOPLE)
def test_each_exercise_stands_with_its_dose_and_each_reason(who: str) -> None:
    turn = turn_for(PEOPLE[who])
    lines = plan_as_text(shipped(), turn)
    heads = [f"{number}. {item.title}: {item.dose}" for number, item in enumerate(turn.items, 1)]

    assert [head for head in heads if head not in lines] == []
    assert [text for item in turn.items for text in (*item.because, *item.adapted) if f"   {text}" not in lines] == []


@pytest.mark.parametrize("who", PEOPLE)
def test_every_omission_has_its_line_with_a_reason(who: str) -> None:
    turn = turn_for(PEOPLE[who])
    lines = plan_as_text(shipped(), turn)

    assert all(left.because for left in turn.left_out)
    assert [left for left in turn.left_out if f"- {left.title}: {' '.join(left.because)}" not in lines] == []


def test_the_short_form_is_a_line_for_each_exercise() -> None:
    turn = turn_for({"pain_now": 2})
    lines = plan_in_short(shipped(), turn)

    assert [line for line in lines if line[:1].isdigit()][1:] == [
        f"{number}. {item.title}: {item.dose}" for number, item in enumerate(turn.items, 1)
    ]


def test_a_plan_with_nothing_in_it_says_so() -> None:
    empty = Plan(plan_for({}).day, "default", 1, (), ())
    turn = plan_turn(shipped(), empty)

    assert shipped().library.routine["show_nothing"] in plan_in_short(shipped(), turn)
    assert shipped().library.routine["show_nothing"] in plan_as_text(shipped(), turn)
