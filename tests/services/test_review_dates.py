"""What becomes of texts that nobody has looked over for too long."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.patients import shipped
from triage.engine.assessment import assess
from triage.model.guard import Value
from triage.model.urgency import Urgency
from triage.services.advising import Advice
from triage.services.materials import Materials
from triage.services.reading import read_page
from triage.services.review_dates import GRACE, has_lapsed, is_due

WELL: dict[str, Value] = {"region": "uk", "answering_for": "me", "age": 41, "duration": "under_2_weeks"}


def at(day: date) -> Materials:
    return replace(shipped(), clock=lambda: datetime(day.year, day.month, day.day, 12, tzinfo=UTC))


def advised(day: date, **findings: Value) -> Advice:
    materials, recorded = at(day), {**WELL, **findings}
    return Advice(materials, assess(materials.protocol, recorded), recorded)


BY = date.fromisoformat(shipped().library.pages.outcomes[Urgency.SELF_CARE].review_by)
IN_TIME, LATE, TOO_LATE = BY, BY + timedelta(days=1), BY + GRACE + timedelta(days=1)


@pytest.mark.parametrize(
    ("day", "due", "lapsed"), [(IN_TIME, False, False), (LATE, True, False), (TOO_LATE, True, True)]
)
def test_a_text_is_due_and_then_lapses(day: date, *, due: bool, lapsed: bool) -> None:
    assert (is_due(BY.isoformat(), day), has_lapsed(BY.isoformat(), day)) == (due, lapsed)


def test_the_last_day_of_grace_still_counts() -> None:
    assert not has_lapsed(BY.isoformat(), BY + GRACE)


def test_a_text_without_a_day_is_never_due() -> None:
    assert not is_due("", TOO_LATE)
    assert not has_lapsed("", TOO_LATE)


def test_a_page_says_when_it_was_looked_over_and_when_it_has_to_be_again() -> None:
    review = read_page(at(IN_TIME), "lifting", {}).review

    assert review.startswith("Last looked over on 2026-11-22. It has to be looked over again by 2027-11-22.")


def test_a_page_past_its_day_says_so() -> None:
    assert "some of it may be out of date" in read_page(at(LATE), "lifting", {}).review


def test_care_at_home_is_advised_while_the_text_counts() -> None:
    turn = advised(LATE).outcome()

    assert turn.urgency is Urgency.SELF_CARE
    assert "Start with care at home now" in turn.text
    assert turn.routine


def test_care_at_home_is_refused_on_the_word_of_a_text_that_has_lapsed() -> None:
    turn = advised(TOO_LATE).outcome()

    assert "Start with care at home" not in turn.text
    assert "It cannot tell you to look after your back at home" in turn.text
    assert turn.title == "Ask a professional before you look after this at home"


def test_no_routine_and_no_exercise_is_offered_then() -> None:
    advice = advised(TOO_LATE)

    assert not advice.outcome().routine
    assert not [page.id for page in advice.offered if page.topic == "exercise"]


def test_the_signs_to_watch_for_are_told_all_the_same() -> None:
    text = advised(TOO_LATE).outcome().text

    assert "Call 999 at once" in text
    assert "numbness" in text


@pytest.mark.parametrize("sign", ["saddle_numbness", "fever", "cancer_history"])
def test_advice_to_get_help_never_lapses(sign: str) -> None:
    late, early = advised(TOO_LATE, **{sign: "yes"}).outcome(), advised(IN_TIME, **{sign: "yes"}).outcome()

    assert (late.title, late.text) == (early.title, early.text)
