"""Before and after: what a changed answer did to the advice."""

import pytest

from tests.patients import patient_called, reply_to, shipped
from triage.errors import ReplyRefused
from triage.model.urgency import Urgency
from triage.services.interviewing import Interviewing
from triage.services.turns import Changed, OutcomeTurn, QuestionTurn

BENIGN = "nothing-but-an-ache"
EMERGENCY = "saddle-numbness-alone"


def go_on(interviewing: Interviewing, as_patient: str = BENIGN) -> OutcomeTurn:
    """The advice, after every question still open has been answered as this patient would."""
    turn = interviewing.turn
    while isinstance(turn, QuestionTurn):
        turn = interviewing.reply(reply_to(patient_called(as_patient), turn))
    return turn


def advised(as_patient: str = BENIGN) -> Interviewing:
    """A conversation that has come to its first advice."""
    interviewing = Interviewing(shipped())
    go_on(interviewing, as_patient)
    return interviewing


def change(interviewing: Interviewing) -> Changed:
    """What the present advice says has changed."""
    changed = go_on(interviewing).changed
    assert changed is not None
    return changed


def milder() -> Changed:
    """An emergency that was answered away."""
    interviewing = advised(EMERGENCY)
    interviewing.back()
    interviewing.reply({})
    return change(interviewing)


def more_urgent() -> Changed:
    """A sign that was told after the advice."""
    interviewing = advised()
    interviewing.edit("saddle", {"yes": ["saddle_numbness"]})
    return change(interviewing)


def test_the_first_advice_is_compared_with_nothing() -> None:
    assert go_on(Interviewing(shipped())).changed is None


def test_going_back_and_answering_the_same_changes_nothing() -> None:
    interviewing = advised(EMERGENCY)
    interviewing.back()

    assert go_on(interviewing, EMERGENCY).changed is None


def test_the_advice_before_is_named() -> None:
    assert (milder().urgency, milder().title) == (Urgency.EMERGENCY, "Get emergency help now")


def test_the_answer_is_told_as_it_was_and_as_it_is() -> None:
    answer = milder().answers[0]

    assert (answer.name, answer.before, answer.after) == (
        "Numbness, pee, poo and sex",
        "Yes: Numbness between the legs",
        "None of these",
    )


def test_milder_advice_says_when_to_follow_the_first() -> None:
    text = milder().text

    assert text.startswith("**The advice was: Get emergency help now.** It is milder now because of what you changed.")
    assert "If the first answer was right, follow the first advice." in text


def test_more_urgent_advice_says_so() -> None:
    assert "It is more urgent now because of what you changed." in more_urgent().text


def test_advice_that_stays_as_urgent_says_so() -> None:
    interviewing = advised()
    interviewing.edit("pain_now", 1)

    assert "How soon to get help is the same as before." in change(interviewing).text


def test_answers_that_no_longer_count_are_told() -> None:
    questions = [line.question for line in more_urgent().withdrawn]

    assert "age" in questions
    assert "saddle" not in questions


def test_a_reopened_answer_is_compared_too() -> None:
    interviewing = advised()
    interviewing.reopen("age")
    interviewing.reply(16)

    assert [answer.question for answer in change(interviewing).answers] == ["age"]


def test_each_advice_is_compared_with_the_one_before_it() -> None:
    interviewing = advised(EMERGENCY)
    interviewing.back()
    interviewing.reply({})
    go_on(interviewing)
    interviewing.edit("pain_now", 1)

    assert change(interviewing).urgency is Urgency.SELF_CARE


def test_asking_for_the_advice_twice_gives_the_same() -> None:
    interviewing = advised()
    interviewing.edit("pain_now", 1)

    assert go_on(interviewing) == interviewing.turn


def test_a_refused_change_leaves_the_advice_as_it_was() -> None:
    interviewing = advised()
    before = interviewing.turn
    with pytest.raises(ReplyRefused):
        interviewing.edit("age", "ten")

    assert interviewing.turn == before


def test_starting_again_forgets_the_advice() -> None:
    interviewing = advised(EMERGENCY)
    interviewing.restart()

    assert go_on(interviewing).changed is None
