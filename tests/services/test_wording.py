"""Turns in words: for the person, or for somebody who is looked after."""

import re
from dataclasses import replace

import pytest

from tests.patients import EVERY_ID, UNREMARKABLE, shipped, walk_with
from triage.engine.interview import begin
from triage.model.guard import Value
from triage.services.interviewing import Interviewing
from triage.services.materials import Materials
from triage.services.reasoning import told
from triage.services.turns import QuestionTurn, ReviewLine
from triage.services.wording import answer_in_words, question_turn

QUESTIONS = tuple(shipped().protocol.flow.questions)
AFTER_CONSENT = QUESTIONS[1:]
SECOND_PERSON = re.compile(r"\b(you|your|yours|yourself)\b", re.IGNORECASE)


def asked(id_: str, answering_for: str = "me", **findings: Value) -> QuestionTurn:
    """A question as it is put to a woman of 30 who is unsure of everything, so that all of it is asked."""
    materials = shipped()
    unsure = {known.id: "unsure" for known in materials.protocol.vocabulary.values() if known.yes_no}
    recorded = {**UNREMARKABLE, **unsure, "sex": "female", "age": 30, "answering_for": answering_for, **findings}
    interview = begin(materials.protocol, materials.machine)
    return question_turn(materials, replace(interview, state=id_, recorded=recorded))


def said(turn: QuestionTurn) -> list[str]:
    """Everything of a turn that is read as the question itself."""
    return [turn.ask, turn.frame, turn.hint, *turn.intro, *(option.label for option in turn.options)]


@pytest.mark.parametrize("id_", AFTER_CONSENT)
def test_somebody_looked_after_is_never_called_you(id_: str) -> None:
    assert [text for text in said(asked(id_, "someone")) if SECOND_PERSON.search(text)] == []


@pytest.mark.parametrize("id_", AFTER_CONSENT)
def test_a_person_asked_about_themselves_is_never_called_they(id_: str) -> None:
    third = re.compile(r"\b(they|their|theirs|themselves)\b", re.IGNORECASE)

    assert [text for text in said(asked(id_)) if third.search(text)] == []


@pytest.mark.parametrize("id_", QUESTIONS)
@pytest.mark.parametrize("who", ["me", "someone"])
def test_no_name_is_left_unfilled(id_: str, who: str) -> None:
    turn = asked(id_, who)

    assert [text for text in [*said(turn), turn.why, turn.meaning] if "{{" in text or "}}" in text] == []


@pytest.mark.parametrize("id_", QUESTIONS)
def test_every_question_says_why_it_is_asked(id_: str) -> None:
    assert asked(id_).why


@pytest.mark.parametrize("id_", QUESTIONS)
def test_every_question_says_what_it_means(id_: str) -> None:
    assert asked(id_).meaning


@pytest.mark.parametrize("id_", QUESTIONS)
def test_every_answer_has_a_label_of_its_own(id_: str) -> None:
    labels = [option.label for option in asked(id_).options]

    assert all(labels)
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("id_", QUESTIONS)
def test_no_screen_has_more_than_six_items(id_: str) -> None:
    turn = asked(id_)

    assert turn.kind != "checklist" or len(turn.options) <= 6


@pytest.mark.parametrize("id_", QUESTIONS)
def test_everything_said_is_printable(id_: str) -> None:
    turn = asked(id_)

    assert [text for text in [*said(turn), turn.why, turn.meaning] if not text.replace("\n", "").isprintable()] == []


def test_a_checklist_records_no_single_finding() -> None:
    assert asked("saddle").records is None


def test_a_choice_records_its_finding() -> None:
    assert asked("injury").records == "trauma_age"


def test_a_review_records_nothing() -> None:
    assert asked("review").records is None


def test_the_items_of_a_checklist_are_findings() -> None:
    assert [option.value for option in asked("kidney_stone").options] == ["flank_colic_first_ever", "single_kidney"]


def test_a_yes_or_no_question_can_be_answered_not_sure() -> None:
    assert [(option.value, option.label) for option in asked("dark_pee").options] == [
        ("yes", "Yes"),
        ("no", "No"),
        ("unsure", "Not sure"),
    ]


def test_a_number_has_its_limits() -> None:
    scale = asked("age").scale

    assert scale is not None
    assert (scale.low, scale.high, scale.unit) == (0, 120, "years")


def test_a_number_has_no_options() -> None:
    assert asked("age").options == ()


def test_a_scale_names_its_ends() -> None:
    scale = asked("pain_now").scale

    assert scale is not None
    assert scale.low_words
    assert scale.high_words


def test_only_numbers_have_limits() -> None:
    assert asked("saddle").scale is None


@pytest.mark.parametrize("id_", ["saddle", "sex", "safety", "infection"])
def test_sensitive_questions_are_marked(id_: str) -> None:
    assert asked(id_).sensitive


def test_other_questions_are_not_marked_sensitive() -> None:
    assert not asked("age").sensitive


def test_pregnancy_items_are_not_shown_to_a_man() -> None:
    items = {option.value for option in asked("safety", sex="male").options}

    assert not items & {"pregnancy", "pregnancy_warning_signs", "possible_ectopic"}


def test_asking_again_shows_only_what_was_unsure() -> None:
    turn = asked("danger_again", **dict.fromkeys(("fainting_or_collapse", "meningitis_signs"), "no"))

    assert [option.value for option in turn.options] == [
        "chest_pain_or_breathless",
        "sepsis_signs",
        "sudden_severe_tearing_pain",
        "severe_abdominal_pain",
    ]


def test_asking_again_uses_other_words() -> None:
    first = {option.value: option.label for option in asked("saddle").options}
    again = {option.value: option.label for option in asked("saddle_again").options}

    assert [item for item in again if again[item] == first[item]] == []


def test_a_review_lists_every_answer_in_the_order_asked() -> None:
    walk = walk_with("nothing-but-an-ache")

    assert [line.question for line in walk.turns[-1].review] == [turn.id for turn in walk.turns[:-1]]


def test_only_a_review_lists_answers() -> None:
    walk = walk_with("nothing-but-an-ache")

    assert [turn.id for turn in walk.turns[:-1] if turn.review] == []


def line(id_: str, question: str) -> ReviewLine:
    """One line of the review of a golden patient."""
    return next(line for line in walk_with(id_).turns[-1].review if line.question == question)


def test_a_checklist_is_reviewed_by_what_was_picked() -> None:
    assert line("back-pain-with-shaking-chills", "infection").answer.startswith("Yes: ")


def test_a_checklist_with_nothing_picked_is_reviewed_as_none() -> None:
    assert line("nothing-but-an-ache", "saddle").answer == "None of these"


def test_an_unsure_item_is_reviewed_as_not_sure() -> None:
    assert line("not-sure-about-a-fever", "infection").answer.startswith("Not sure: ")


def test_a_number_is_reviewed_with_its_unit() -> None:
    assert line("nothing-but-an-ache", "age").answer.endswith(" years")


def test_a_choice_is_reviewed_by_its_label() -> None:
    assert line("nothing-but-an-ache", "region").answer == "United Kingdom"


def test_a_yes_or_no_answer_is_reviewed_in_words(materials: Materials) -> None:
    question = materials.protocol.flow.questions["dark_pee"]

    assert answer_in_words(materials, question, "unsure") == "Not sure"


def test_every_line_of_a_review_has_a_name_and_an_answer() -> None:
    lines = [line for id_ in EVERY_ID for line in walk_with(id_).turns[-1].review]

    assert [line for line in lines if not (line.name and line.answer and line.counts)] == []


def test_a_withdrawn_answer_stays_visible_in_the_review(materials: Materials) -> None:
    interviewing = Interviewing(materials)
    for reply in walk_with("numb-patch-that-spreads").replies[:-1]:
        interviewing.reply(reply)

    turn = interviewing.edit("limbs", {})

    assert isinstance(turn, QuestionTurn)
    assert [line.question for line in turn.review if not line.counts] == ["numbness"]


def test_withdrawn_answers_stand_last_in_the_review(materials: Materials) -> None:
    interviewing = Interviewing(materials)
    for reply in walk_with("numb-patch-that-spreads").replies[:-1]:
        interviewing.reply(reply)
    interviewing.edit("limbs", {})

    assert [line.counts for line in interviewing.answers()][-2:] == [True, False]


def test_what_was_told_is_said_back_to_the_person(materials: Materials) -> None:
    assert "your" in told(materials, {"answering_for": "me", "saddle_numbness": "yes"})[0]


def test_what_was_told_of_somebody_is_said_back_as_theirs(materials: Materials) -> None:
    assert "their" in told(materials, {"answering_for": "someone", "saddle_numbness": "yes"})[0]


def test_what_was_denied_is_not_said_back(materials: Materials) -> None:
    assert told(materials, {"saddle_numbness": "no"}) == ()


def test_what_has_no_words_is_not_said_back(materials: Materials) -> None:
    assert told(materials, {"answering_for": "me", "age": 40}) == ()
