"""A conversation as front ends hold it: every wish gives the turn to show."""

import pytest

from tests.patients import UNREMARKABLE, reply_to, walk_with
from triage.errors import ReplyRefused
from triage.model.urgency import Urgency
from triage.services.interviewing import Interviewing
from triage.services.turns import OutcomeTurn, QuestionTurn, Turn


def drive(interviewing: Interviewing, until: str, id_: str = "nothing-but-an-ache") -> Turn:
    """The turn of the question `until`, or the outcome, after the answers of a golden patient."""
    turn = interviewing.turn
    while isinstance(turn, QuestionTurn) and turn.id != until:
        turn = interviewing.reply(reply_to(walk_with(id_).patient, turn))
    return turn


def question(turn: Turn) -> QuestionTurn:
    """The turn, known to be a question."""
    assert isinstance(turn, QuestionTurn)
    return turn


def outcome(turn: Turn) -> OutcomeTurn:
    """The turn, known to be the outcome."""
    assert isinstance(turn, OutcomeTurn)
    return turn


def test_the_first_turn_is_consent(interviewing: Interviewing) -> None:
    assert question(interviewing.turn).id == "consent"


def test_the_first_turn_names_the_emergency_numbers(interviewing: Interviewing) -> None:
    assert "112, 911 or your local emergency number" in " ".join(question(interviewing.turn).intro)


def test_the_first_turn_says_that_it_is_no_doctor(interviewing: Interviewing) -> None:
    assert "not a doctor" in " ".join(question(interviewing.turn).intro)


def test_the_first_turn_says_that_no_clinician_has_checked_it(interviewing: Interviewing) -> None:
    assert "Clinician who has checked my advice: nobody" in " ".join(question(interviewing.turn).intro)


def test_a_reply_gives_the_next_turn(interviewing: Interviewing) -> None:
    assert question(interviewing.reply("me")).id == "region"


def test_asking_for_the_turn_twice_gives_the_same(interviewing: Interviewing) -> None:
    assert interviewing.turn == interviewing.turn


def test_a_refused_reply_leaves_the_turn_as_it_was(interviewing: Interviewing) -> None:
    before = interviewing.turn
    with pytest.raises(ReplyRefused):
        interviewing.reply("nobody")

    assert interviewing.turn == before


def test_an_emergency_is_shown_at_once(interviewing: Interviewing) -> None:
    drive(interviewing, "saddle")

    assert outcome(interviewing.reply({"yes": ["saddle_numbness"]})).urgency is Urgency.EMERGENCY


def test_back_gives_the_question_before(interviewing: Interviewing) -> None:
    drive(interviewing, "legs")

    assert question(interviewing.back()).id == "saddle"


def test_back_at_the_start_gives_the_first_question(interviewing: Interviewing) -> None:
    assert question(interviewing.back()).id == "consent"


def test_back_shows_the_answer_given_before(interviewing: Interviewing) -> None:
    interviewing.reply("someone")

    assert question(interviewing.back()).previous == "someone"


def test_an_answer_of_nought_is_shown_when_going_back(interviewing: Interviewing) -> None:
    drive(interviewing, "pain_now")
    interviewing.reply(0)

    assert question(interviewing.back()).previous == 0


def test_a_question_never_answered_shows_no_answer(interviewing: Interviewing) -> None:
    assert question(interviewing.turn).previous is None


def test_the_answer_shown_is_the_last_one_given(interviewing: Interviewing) -> None:
    drive(interviewing, "safety")
    interviewing.reply({"unsure": ["suicidal_thoughts"]})
    interviewing.back()
    interviewing.reply({})

    turn = question(interviewing.edit("sex", "female"))

    assert turn.id == "safety"
    assert turn.previous == {
        "painkiller_overdose": "no",
        "suicidal_thoughts": "no",
        "pelvic_infection_symptoms": "no",
    }


def test_back_from_the_outcome_gives_the_review(interviewing: Interviewing) -> None:
    drive(interviewing, "never")

    assert question(interviewing.back()).id == "review"


def test_reopening_gives_the_question(interviewing: Interviewing) -> None:
    drive(interviewing, "review")

    assert question(interviewing.reopen("age")).id == "age"


def test_a_reopened_question_leads_back_to_the_review(interviewing: Interviewing) -> None:
    drive(interviewing, "review")
    interviewing.reopen("age")

    assert question(interviewing.reply(41)).id == "review"


def test_an_edit_gives_the_turn_that_follows(interviewing: Interviewing) -> None:
    drive(interviewing, "review")

    assert question(interviewing.edit("sex", "female")).id == "safety"


def test_restart_gives_the_first_question(interviewing: Interviewing) -> None:
    drive(interviewing, "age")

    assert question(interviewing.restart()).id == "consent"


def test_restart_keeps_nothing(interviewing: Interviewing) -> None:
    drive(interviewing, "age")
    interviewing.restart()

    assert interviewing.recorded == {}


def test_restart_shows_no_earlier_answer(interviewing: Interviewing) -> None:
    interviewing.reply("someone")

    assert question(interviewing.restart()).previous is None


def test_what_is_recorded_is_what_was_answered(interviewing: Interviewing) -> None:
    interviewing.reply("me")

    assert interviewing.recorded == {"answering_for": "me"}


def test_the_answers_so_far_can_be_listed(interviewing: Interviewing) -> None:
    interviewing.reply("me")

    assert [line.question for line in interviewing.answers()] == ["consent"]


def test_the_urgency_raised_so_far_is_in_the_turn(interviewing: Interviewing) -> None:
    turn = question(drive(interviewing, "general_health", "back-pain-with-shaking-chills"))

    assert turn.raised is Urgency.URGENT


def test_an_outcome_shows_what_no_longer_counts(interviewing: Interviewing) -> None:
    drive(interviewing, "infection")
    turn = outcome(interviewing.edit("saddle", {"yes": ["saddle_numbness"]}))

    assert [line.question for line in turn.withdrawn] == [
        "legs",
        "injury",
        "danger",
        "danger_body",
        "age",
        "sex",
        "safety",
    ]


def test_two_conversations_do_not_know_each_other(interviewing: Interviewing) -> None:
    other = Interviewing(interviewing._materials)  # noqa: SLF001 - both share one protocol and one machine
    other.reply("someone")

    assert question(interviewing.turn).id == "consent"


def test_the_advice_so_far_can_be_had_at_any_time(interviewing: Interviewing) -> None:
    interviewing.reply("me")
    interviewing.reply(UNREMARKABLE["region"])

    assert interviewing.advice.assessment.urgency is Urgency.SELF_CARE
