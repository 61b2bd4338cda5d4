"""Which key comes next: never one that answers before the answer is complete."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from triage.services.interviewing import Interviewing
from triage.services.materials import Materials
from triage.services.rehearsing import open_demo
from triage.services.turns import QuestionTurn
from triage.ui.marks import Marks
from triage.ui.rehearsed import next_key
from triage.ui.widgets.question_lines import QuestionView


def asked(materials: Materials, id_: str) -> QuestionTurn:
    """A question, as the demo's patient comes to it."""
    interviewing, walker = Interviewing(materials), open_demo(materials)
    while isinstance(turn := interviewing.turn, QuestionTurn) and turn.id != id_:
        interviewing.reply(walker.reply(interviewing.interview))
    assert isinstance(turn, QuestionTurn)
    return turn


def view(turn: QuestionTurn, entry: str = "", **given: str) -> QuestionView:
    """The question with some answers."""
    return QuestionView(turn, replace(Marks(tuple(option.value for option in turn.options)), given=given), entry)


REPLY: Mapping[str, list[str]] = {"yes": ["onset_with_movement"], "unsure": ["minor_trauma"]}


@pytest.mark.parametrize(
    ("given", "at", "key"),
    [
        ({}, 0, "down"),
        ({}, 2, "y"),
        ({}, 4, "up"),
        ({"onset_with_movement": "unsure"}, 2, "y"),
        ({"onset_with_movement": "yes"}, 3, "u"),
        ({"onset_with_movement": "yes", "minor_trauma": "unsure"}, 4, "0"),
    ],
)
def test_a_checklist_is_marked_before_it_is_sent(
    materials: Materials, given: dict[str, str], at: int, key: str
) -> None:
    assert next_key(view(asked(materials, "onset"), **given), at, REPLY) == key


@pytest.mark.parametrize(("entry", "key"), [("", "4"), ("4", "2"), ("42", "enter"), ("5", "backspace")])
def test_a_number_is_typed_before_it_is_sent(materials: Materials, entry: str, key: str) -> None:
    assert next_key(view(asked(materials, "age"), entry), 0, 42) == key


@pytest.mark.parametrize(("at", "key"), [(0, "down"), (1, "enter"), (2, "up")])
def test_a_choice_is_pointed_at_before_it_is_made(materials: Materials, at: int, key: str) -> None:
    turn = asked(materials, "duration")

    assert next_key(view(turn), at, turn.options[1].value) == key


def test_a_review_is_confirmed(materials: Materials) -> None:
    assert next_key(view(asked(materials, "review")), 0, "confirmed") == "0"
