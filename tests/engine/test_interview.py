"""Answering, going back, changing an answer: each makes a new conversation and leaves the old one alone."""

from collections.abc import Mapping
from dataclasses import FrozenInstanceError, replace

import pytest

from tests.patients import UNREMARKABLE
from triage.engine.interview import Interview, back, begin, edit, reopen, replay, reply
from triage.engine.machine import Machine
from triage.errors import ReplyRefused
from triage.model.flow import OUTCOME, Branch
from triage.model.protocol import Protocol
from triage.model.urgency import Urgency
from triage.model.vocabulary import NO


def answer_on(interview: Interview, until: str, said: Mapping[str, object] | None = None) -> Interview:
    """The conversation answered up to the question `until`: with `said` by question, otherwise nothing remarkable."""
    while not interview.finished and interview.state != until:
        question = interview.question
        usual: object = {}
        if question.kind == "review":
            usual = "confirmed"
        elif question.kind != "checklist":
            usual = UNREMARKABLE.get(question.asks[0], NO)
        interview = reply(interview, (said or {}).get(question.id, usual))
    return interview


@pytest.fixture
def new(protocol: Protocol, machine: Machine) -> Interview:
    """A conversation before its first answer."""
    return begin(protocol, machine)


def test_a_conversation_begins_with_consent(new: Interview) -> None:
    assert new.state == "consent"


def test_an_answer_makes_a_new_conversation(new: Interview) -> None:
    reply(new, "me")

    assert new.steps == ()


def test_a_conversation_cannot_be_changed(new: Interview) -> None:
    with pytest.raises(FrozenInstanceError):
        new.state = "outcome"  # type: ignore[misc]  # that it is refused is the point


def test_an_answer_is_recorded_by_finding(new: Interview) -> None:
    assert reply(new, "someone").recorded == {"answering_for": "someone"}


def test_a_refused_answer_is_an_error_that_says_what_fits(new: Interview) -> None:
    with pytest.raises(ReplyRefused, match="me, someone"):
        reply(new, "nobody")


def test_an_emergency_ends_the_conversation_at_once(new: Interview) -> None:
    sick = reply(answer_on(new, "saddle"), {"yes": ["saddle_numbness"]})

    assert sick.finished


def test_after_the_end_nothing_more_is_taken(new: Interview) -> None:
    over = answer_on(new, "never")

    with pytest.raises(ReplyRefused, match="the conversation is over"):
        reply(over, "confirmed")


def test_a_calm_conversation_ends_with_self_care(new: Interview) -> None:
    assert answer_on(new, "never").assessment.urgency is Urgency.SELF_CARE


def test_the_advice_so_far_is_there_before_the_end(new: Interview) -> None:
    feverish = answer_on(new, "general_health", {"infection": {"yes": ["fever"]}})

    assert feverish.assessment.urgency is Urgency.URGENT


def test_back_at_the_start_changes_nothing(new: Interview) -> None:
    assert back(new) is new


def test_back_asks_the_last_question_again(new: Interview) -> None:
    assert back(answer_on(new, "legs")).state == "saddle"


def test_back_takes_what_was_recorded_back(new: Interview) -> None:
    assert "saddle_numbness" not in back(answer_on(new, "legs")).recorded


def test_back_from_an_emergency_asks_the_question_that_ended_it(new: Interview) -> None:
    sick = reply(answer_on(new, "saddle"), {"yes": ["saddle_numbness"]})

    assert back(sick).state == "saddle"


def test_back_keeps_the_answer_to_show_it(new: Interview) -> None:
    assert back(reply(new, "someone")).taken_back == {"consent": "someone"}


def test_going_back_twice_asks_both_questions_again(new: Interview) -> None:
    twice = back(back(answer_on(new, "legs")))

    assert reply(twice, "uk").state == "saddle"


def test_reopening_asks_the_question_again(new: Interview) -> None:
    assert reopen(answer_on(new, "review"), "age").state == "age"


def test_while_a_question_is_open_later_answers_do_not_count(new: Interview) -> None:
    feverish = answer_on(new, "review", {"infection": {"yes": ["fever"]}})

    assert reopen(feverish, "age").assessment.urgency is Urgency.SELF_CARE


def test_later_answers_that_still_apply_count_again(new: Interview) -> None:
    feverish = answer_on(new, "review", {"infection": {"yes": ["fever"]}})

    assert edit(feverish, "age", 50).recorded["fever"] == "yes"


def test_an_edit_leads_back_to_where_the_conversation_was(new: Interview) -> None:
    assert edit(answer_on(new, "review"), "age", 50).state == "review"


def test_an_edit_that_makes_an_emergency_ends_the_conversation(new: Interview) -> None:
    changed = edit(answer_on(new, "review"), "saddle", {"yes": ["bladder_retention"]})

    assert changed.finished


def test_answers_that_no_longer_apply_are_withdrawn(new: Interview) -> None:
    patchy = answer_on(new, "review", {"limbs": {"yes": ["leg_numbness_patch"]}, "numbness": "yes"})

    assert edit(patchy, "limbs", {}).withdrawn == ("numbness",)


def test_withdrawn_answers_do_not_count(new: Interview) -> None:
    patchy = answer_on(new, "review", {"limbs": {"yes": ["leg_numbness_patch"]}, "numbness": "yes"})

    assert "numbness_spreading" not in edit(patchy, "limbs", {}).recorded


def test_withdrawn_answers_come_back_when_they_apply_again(new: Interview) -> None:
    patchy = answer_on(new, "review", {"limbs": {"yes": ["leg_numbness_patch"]}, "numbness": "yes"})
    withdrawn = edit(patchy, "limbs", {})

    assert edit(withdrawn, "limbs", {"yes": ["leg_numbness_patch"]}).recorded["numbness_spreading"] == "yes"


def test_an_emergency_withdraws_every_later_answer(new: Interview) -> None:
    changed = edit(answer_on(new, "infection"), "saddle", {"yes": ["bladder_retention"]})

    assert changed.withdrawn == ("legs", "injury", "danger", "danger_body", "age", "sex", "safety")


def test_a_checklist_with_an_item_that_is_new_to_the_person_is_asked_anew(new: Interview) -> None:
    assert edit(answer_on(new, "review"), "sex", "female").state == "safety"


def test_a_checklist_with_an_item_fewer_is_not_asked_anew(new: Interview) -> None:
    woman = answer_on(new, "review", {"sex": "female"})

    assert edit(woman, "sex", "male").state == "review"


def test_an_item_fewer_does_not_count(new: Interview) -> None:
    woman = answer_on(new, "review", {"sex": "female", "safety": {"yes": ["pregnancy"]}})

    assert "pregnancy" not in edit(woman, "sex", "male").recorded


def test_only_what_was_answered_can_be_reopened(new: Interview) -> None:
    with pytest.raises(ReplyRefused, match="`legs` was not answered in this conversation"):
        reopen(answer_on(new, "legs"), "legs")


def test_a_question_that_does_not_exist_cannot_be_reopened(new: Interview) -> None:
    with pytest.raises(ReplyRefused, match="`moon` was not answered"):
        reopen(new, "moon")


def test_a_refused_edit_is_an_error(new: Interview) -> None:
    with pytest.raises(ReplyRefused, match="whole number"):
        edit(answer_on(new, "review"), "age", 400)


def test_a_replay_is_the_same_conversation(new: Interview) -> None:
    here = answer_on(new, "review")

    assert replay(here.protocol, here.machine, here.kept) == here


def test_a_replay_stops_at_the_first_answer_that_no_longer_fits(new: Interview) -> None:
    here = answer_on(new, "review")

    assert replay(here.protocol, here.machine, {**here.kept, "age": 400}).state == "age"


def test_a_replay_ignores_answers_to_questions_that_do_not_exist(new: Interview) -> None:
    here = answer_on(new, "legs")

    assert replay(here.protocol, here.machine, {**here.kept, "moon": "full"}).state == "legs"


def test_an_unsure_emergency_item_is_asked_again_alone(new: Interview) -> None:
    again = reply(answer_on(new, "saddle"), {"unsure": ["bladder_retention"]})

    assert again.items == ("bladder_retention",)


def test_the_second_answer_to_an_unsure_item_is_the_one_that_counts(new: Interview) -> None:
    again = reply(answer_on(new, "saddle"), {"unsure": ["bladder_retention"]})

    assert reply(again, {}).recorded["bladder_retention"] == "no"


def test_an_item_that_is_unsure_twice_stays_unsure(new: Interview) -> None:
    again = reply(answer_on(new, "saddle"), {"unsure": ["bladder_retention"]})

    assert reply(again, {"unsure": ["bladder_retention"]}).assessment.urgency is Urgency.URGENT


def test_an_unsure_item_that_is_no_emergency_is_not_asked_again(new: Interview) -> None:
    unsure = reply(answer_on(new, "legs"), {"unsure": ["neurogenic_claudication"]})

    assert unsure.state == "injury"


def test_changing_the_first_answer_withdraws_the_second_asking(new: Interview) -> None:
    again = reply(answer_on(new, "saddle"), {"unsure": ["bladder_retention"]})
    sure = edit(reply(again, {"unsure": ["bladder_retention"]}), "saddle", {})

    assert sure.withdrawn == ("saddle_again",)


def test_answers_that_are_still_ahead_are_not_withdrawn(new: Interview) -> None:
    assert reopen(answer_on(new, "review"), "age").withdrawn == ()


def test_going_back_twice_keeps_both_answers_to_show_them(new: Interview) -> None:
    twice = back(back(answer_on(new, "legs")))

    assert list(twice.taken_back) == ["saddle", "region"]


def test_a_warning_sign_that_no_question_asked_counts_as_not_sure_at_the_end(protocol: Protocol) -> None:
    consent = replace(protocol.flow.questions["consent"], then=(Branch(OUTCOME),))
    hasty = replace(protocol, flow=replace(protocol.flow, questions={"consent": consent}))

    assert reply(begin(hasty, Machine(hasty)), "me").assessment.urgency is Urgency.URGENT


def test_what_is_known_counts_without_being_asked(protocol: Protocol, machine: Machine) -> None:
    interview = begin(protocol, machine, {"osteoporosis": "yes"})

    assert interview.assessment.urgency is Urgency.PHYSIO


def test_an_answer_takes_the_place_of_what_is_known(protocol: Protocol, machine: Machine) -> None:
    known = {"answering_for": "someone"}

    assert reply(begin(protocol, machine, known), "me").recorded["answering_for"] == "me"


def test_an_answer_taken_back_leaves_what_is_known(protocol: Protocol, machine: Machine) -> None:
    known = {"answering_for": "someone"}

    assert back(reply(begin(protocol, machine, known), "me")).recorded == known
