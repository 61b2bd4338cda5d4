"""Help with an answer: worked out, said in words, and forgotten."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.patients import EVERY_ID, patient_called, shipped, walk_with
from triage.engine.assessment import assess
from triage.errors import ReplyRefused
from triage.model.settings import Units
from triage.services.aiding import Aiding, Worked, other_units

TODAY = date(2026, 11, 22)
NOTE = "The lines are for adults. A yes is not a fault: being active helps pain, even if weight stays the same."


def weight(height: str, weight: str, units: Units = "metric") -> Worked:
    return Aiding(shipped(), "cause_weight", {}, TODAY).work_out((height, weight), units)


def duration(day: str) -> Worked:
    return Aiding(shipped(), "duration", {}, TODAY).work_out((day,), "metric")


def test_a_weight_is_worked_out_and_said() -> None:
    assert weight("180", "87.5") == Worked(
        "yes",
        "Yes",
        ("That is a body mass index of 27.1. The line used here is 25, so this would be a yes.", NOTE),
    )


def test_below_every_line_the_answer_is_no() -> None:
    assert weight("5 ft 8 in", "132", "imperial") == Worked(
        "no",
        "No",
        ("That is a body mass index of 20. The line used here is 25, so this would be a no.", NOTE),
    )


def test_between_the_lines_the_lower_one_is_said() -> None:
    lower = "For some groups, such as people with South Asian or Chinese roots, the line is 23. Then it would be a yes."

    assert weight("200", "96").words[1:] == (lower, NOTE)
    assert weight("200", "96").answer == "no"


@pytest.mark.parametrize(
    ("day", "answer", "words"),
    [
        ("today", "under_2_weeks", "That is today. The answer that fits: Less than 2 weeks."),
        ("yesterday", "under_2_weeks", "That was yesterday. The answer that fits: Less than 2 weeks."),
        ("3 weeks ago", "weeks_2_to_6", "That was 21 days ago. The answer that fits: 2 to 6 weeks."),
        ("6 weeks ago", "weeks_2_to_6", "That was 42 days ago. The answer that fits: 2 to 6 weeks."),
        ("12 weeks ago", "weeks_6_to_12", "That was 84 days ago. The answer that fits: 6 to 12 weeks."),
        ("3 months ago", "over_12_weeks", "That was 92 days ago. The answer that fits: More than 12 weeks (3 months)."),
    ],
)
def test_a_day_is_worked_out_and_said(day: str, answer: str, words: str) -> None:
    worked = duration(day)

    assert (worked.answer, worked.words) == (answer, (words,))


def test_what_there_is_to_type_is_said_in_the_units_of_the_person() -> None:
    aiding = Aiding(shipped(), "cause_weight", {}, TODAY)

    assert [(field.label, field.hint) for field in aiding.fields("metric")] == [
        ("Height", "such as 172 cm"),
        ("Weight", "such as 80 kg"),
    ]
    assert [field.hint for field in aiding.fields("imperial")] == ["such as 5 ft 8 in", "such as 176 lb, or 12 st 8"]


@pytest.mark.parametrize(("finding", "has"), [("cause_weight", True), ("duration", False)])
def test_only_what_has_units_lets_them_be_switched(finding: str, *, has: bool) -> None:
    assert Aiding(shipped(), finding, {}, TODAY).has_units is has


def test_somebody_who_answers_for_another_is_asked_for_the_other() -> None:
    aiding = Aiding(shipped(), "cause_weight", {"answering_for": "someone"}, TODAY)

    assert aiding.intro.startswith("Type their height and weight.")


@pytest.mark.parametrize(
    ("finding", "number", "text", "message"),
    [
        ("cause_weight", 0, "tall", "`tall` is not a height; such as 172 cm, or 5 ft 8 in"),
        ("cause_weight", 1, "heavy", "`heavy` is not a weight; such as 80 kg, 176 lb, or 12 st 8"),
        ("duration", 0, "03/04/2026", "`03/04/2026` can be 3 April 2026 or 4 March 2026; write the month as a word"),
    ],
)
def test_what_does_not_fit_its_field_is_refused(finding: str, number: int, text: str, message: str) -> None:
    with pytest.raises(ReplyRefused) as refused:
        Aiding(shipped(), finding, {}, TODAY).check(number, text, "metric")

    assert str(refused.value) == message


@pytest.mark.parametrize(("units", "other"), [("metric", "imperial"), ("imperial", "metric")])
def test_the_other_units_are_the_other_ones(units: Units, other: Units) -> None:
    assert other_units(units) == other


@given(st.integers(0, 36_000))
def test_every_day_fits_an_option_of_its_question(days: int) -> None:
    question = next(turn for turn in walk_with("nothing-but-an-ache").turns if turn.id == "duration")
    worked = duration((TODAY - timedelta(days)).isoformat())

    assert (worked.answer, worked.label) in {(option.value, option.label) for option in question.options}


@given(
    st.sampled_from(["cause_weight", "duration"]), st.integers(0, 1), st.text(), st.sampled_from(["metric", "imperial"])
)
def test_any_text_is_taken_or_refused(finding: str, number: int, text: str, units: Units) -> None:
    aiding = Aiding(shipped(), finding, {}, TODAY)
    try:
        aiding.check(number, text, units)
    except ReplyRefused as refused:
        assert str(refused).isprintable()  # noqa: PT017 - either way is right


def test_the_questions_with_an_aid_are_these() -> None:
    turns = walk_with("nothing-but-an-ache").turns

    assert {turn.id: dict(turn.aids) for turn in turns if turn.aids} == {
        "duration": {"duration": "days"},
        "daily_life": {"cause_weight": "body_mass_index"},
    }


@pytest.mark.parametrize("id_", EVERY_ID)
def test_the_advice_is_the_same_without_aids(id_: str) -> None:
    protocol = shipped().protocol
    without = replace(protocol, vocabulary={id_: replace(of, aid=None) for id_, of in protocol.vocabulary.items()})
    recorded = patient_called(id_).findings

    assert assess(without, recorded) == assess(protocol, recorded)
