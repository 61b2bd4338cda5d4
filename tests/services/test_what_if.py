"""What would change this advice: every answer that is named does, and every answer that does is named."""

import pytest
from hypothesis import given, settings

from tests.answers import ASKABLE, person
from tests.patients import UNREMARKABLE, shipped
from triage.engine.assessment import assess
from triage.engine.prospects import prospects
from triage.engine.settling import fill
from triage.model.guard import Value, Within
from triage.model.urgency import Urgency
from triage.model.vocabulary import NO, UNSURE, YES
from triage.services.what_if import Change, what_if_in_words, what_would_change

STOOD_IN_FOR: dict[str, Value] = {"major_trauma": YES, "trauma_age": "over_2_weeks"}


def somebody(**findings: Value) -> dict[str, Value]:
    """An unremarkable man of 40 with these findings."""
    return fill(shipped().protocol, {**UNREMARKABLE, **findings}, NO)


def changes(recorded: dict[str, Value]) -> dict[Urgency, Change]:
    """The changes by the level they lead to."""
    return {change.urgency: change for change in what_would_change(shipped(), recorded).more_urgent}


def words(recorded: dict[str, Value]) -> str:
    """The text of the page."""
    return what_if_in_words(shipped(), recorded)[1]


def test_a_sign_that_can_start_stands_under_its_level() -> None:
    emergency = changes(somebody())[Urgency.EMERGENCY]

    assert "Loss of control of poo, or no feeling when it comes" in emergency.starts


def test_a_lasting_fact_is_not_something_to_notice() -> None:
    soon = changes(somebody())[Urgency.SOON]

    assert "Cancer, now or in the past" in soon.facts
    assert "Cancer, now or in the past" not in soon.starts


def test_the_levels_come_with_the_titles_of_their_advice() -> None:
    assert [change.title for change in changes(somebody()).values()] == [
        "Get emergency help now",
        "See a doctor today",
        "See a doctor in the next days, within 2 weeks at most",
        "Book a visit with a physical therapist, within 2 to 6 weeks",
    ]


def test_no_level_is_milder_than_the_advice() -> None:
    assert list(changes(somebody(fever=YES))) == [Urgency.EMERGENCY]


def test_an_emergency_says_that_nothing_is_more_urgent() -> None:
    assert words(somebody(saddle_numbness=YES)).startswith("This is the most urgent advice there is.")


def test_numbers_are_said_in_words() -> None:
    assert "- Age: 17 years or less" in words(somebody())


def test_another_answer_to_a_choice_is_named_by_its_label() -> None:
    assert "- Accident, fall or hard blow: " in words(somebody(**STOOD_IN_FOR))
    assert "Yes, in the last 2 weeks" in words(somebody(**STOOD_IN_FOR))


def test_doubt_about_every_sign_above_is_said_in_a_line() -> None:
    assert changes(somebody())[Urgency.URGENT].doubts_above == "Get emergency help now"
    assert 'not sure about one of the signs under "Get emergency help now".' in words(somebody())


def test_doubt_about_some_signs_names_them() -> None:
    soon = changes(somebody())[Urgency.SOON]

    assert soon.doubts_above == ""
    assert "Fever, shaking chills, or night sweats that soak the bed" in soon.doubts


@pytest.mark.parametrize("context", [{}, {"fever": YES}, STOOD_IN_FOR])
def test_somebody_looked_after_is_not_called_you(context: dict[str, Value]) -> None:
    text = words(somebody(**context, answering_for="someone")).lower()

    assert " you " not in text
    assert " your " not in text


@settings(max_examples=40)
@given(person())
def test_every_answer_that_would_raise_the_urgency_is_counted(recorded: dict[str, Value]) -> None:
    protocol = shipped().protocol
    asked = {finding for question in protocol.flow.questions.values() for finding in question.asks}
    found = [each for each in prospects(protocol, recorded) if each.answer.finding in asked]
    now = assess(protocol, recorded).urgency
    by_level = changes(recorded)

    assert set(by_level) == {each.urgency for each in found}
    assert all(level > now for level in by_level)
    for level, change in by_level.items():
        here = [each.answer for each in found if each.urgency is level]
        yes_no = [each for each in here if not isinstance(each, Within) and ASKABLE[each.finding].yes_no]
        noticed = {each.finding for each in yes_no if YES in each.values}
        doubted = {each.finding for each in yes_no if UNSURE in each.values}

        assert bool(noticed) == bool(change.starts or change.facts)
        assert bool(doubted) == bool(change.doubts)
        assert len([each for each in here if isinstance(each, Within)]) == len(change.numbers)


@settings(max_examples=25)
@given(person())
def test_the_page_never_shows_the_machinery(recorded: dict[str, Value]) -> None:
    text = words(recorded)

    assert text.replace("\n", "").isprintable()
    assert not {sign for sign in ("{{", "{%", "None", "not_asked", "[]", "- \n") if sign in text}
