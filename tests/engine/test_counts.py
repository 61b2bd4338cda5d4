"""What the program counts: days of strong pain, red days, weeks."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.engine.routines import MONDAY, PROGRAMME, at, check_in, effort, history, session
from triage.engine.counts import counts, red_days, routine_weeks, session_before, strong_pain_days
from triage.model.training import CheckIn, History
from triage.model.vocabulary import Finding, Numbers, Words

VOCABULARY = {
    "strong_pain_days": Finding("strong_pain_days", Numbers(0, 3, "days", scale=False)),
    "red_days": Finding("red_days", Numbers(0, 2, "days", scale=False)),
    "routine_weeks": Finding("routine_weeks", Numbers(0, 520, "weeks", scale=False)),
    "session_before": Finding("session_before", Words(("yes", "no"))),
}


def day(number: int) -> date:
    return at(number).date()


def test_days_of_strong_pain_are_counted_up_to_yesterday() -> None:
    said = history(check_in(0, 6), check_in(1, 9), check_in(2, 7))

    assert strong_pain_days(PROGRAMME, said, day(2)) == 2


def test_a_day_without_strong_pain_begins_the_count_anew() -> None:
    said = history(check_in(0, 6), check_in(1, 5), check_in(2, 7))

    assert strong_pain_days(PROGRAMME, said, day(3)) == 1


def test_a_day_on_which_nothing_was_said_ends_the_count() -> None:
    said = history(check_in(0, 6), check_in(1, 6), check_in(3, 6))

    assert strong_pain_days(PROGRAMME, said, day(4)) == 1


def test_strong_pain_of_the_day_before_yesterday_does_not_count() -> None:
    assert strong_pain_days(PROGRAMME, history(check_in(0, 8)), day(2)) == 0


def test_strong_pain_at_any_check_in_makes_a_strong_day() -> None:
    said = history(check_in(0, 7, hour=8), check_in(0, 2, hour=18))

    assert strong_pain_days(PROGRAMME, said, day(1)) == 1


def test_two_check_ins_of_a_day_are_one_day() -> None:
    said = history(check_in(0, 7, hour=8), check_in(0, 8, hour=18))

    assert strong_pain_days(PROGRAMME, said, day(1)) == 1


@pytest.mark.parametrize("days", [(7, 1, 2), (0, 1, -3), (0, 9, 2), (9, 9, 1, 2)])
def test_a_clock_that_was_set_wrong_hides_no_day_of_strong_pain(days: tuple[int, ...]) -> None:
    said = history(*(check_in(each, 7) for each in days))

    assert strong_pain_days(PROGRAMME, said, day(3) if days[-1] == 2 else day(days[-1] + 1)) == 3


def test_pain_that_is_no_number_counts_for_nothing() -> None:
    said = History(check_ins=(CheckIn(at(0), {"pain_now": "much"}), CheckIn(at(1), {})))

    assert strong_pain_days(PROGRAMME, said, day(2)) == 0


def test_red_days_are_counted_over_days_with_a_session() -> None:
    went = history(session(0, effort("tilt", 1)), session(2, effort("tilt", 6)), session(5, effort("roll", 7)))

    assert red_days(PROGRAMME, went) == 2


def test_a_day_on_which_nothing_was_too_much_ends_the_red_days() -> None:
    went = history(session(0, effort("tilt", 6)), session(1, effort("tilt", 3, ending="done"), before=2))

    assert red_days(PROGRAMME, went) == 0


def test_two_red_sessions_of_a_day_are_one_red_day() -> None:
    assert red_days(PROGRAMME, history(session(0, effort("tilt", 6)), session(0, effort("roll", 6)))) == 1


def test_a_day_with_an_easy_session_after_a_red_one_is_red() -> None:
    assert red_days(PROGRAMME, history(session(0, effort("tilt", 6)), session(0, effort("roll", 1)))) == 1


def test_a_session_nothing_was_said_about_hides_no_red_day() -> None:
    went = history(session(0, effort("tilt", 6)), session(1, effort("tilt", 6)), session(2, effort("tilt", None)))

    assert red_days(PROGRAMME, went) == 2


@pytest.mark.parametrize(("days", "weeks"), [(0, 0), (6, 0), (7, 1), (41, 5), (42, 6)])
def test_full_weeks_since_the_first_session_are_counted(days: int, weeks: int) -> None:
    assert routine_weeks(history(session(0)), day(days)) == weeks


def test_without_a_session_there_are_no_weeks() -> None:
    assert routine_weeks(History(), MONDAY) == 0


@pytest.mark.parametrize(("ago", "expected"), [(0, True), (1, True), (2, False), (-3, True)])
def test_a_session_yesterday_or_later_is_one_before(ago: int, *, expected: bool) -> None:
    assert session_before(history(session(0)), MONDAY + timedelta(ago)) is expected


def test_counts_stay_within_the_numbers_of_their_findings() -> None:
    said = history(*(check_in(each, 8) for each in range(9)), *(session(each, effort("tilt", 8)) for each in range(9)))

    assert counts(PROGRAMME, VOCABULARY, said, day(9)) == {
        "strong_pain_days": 3,
        "red_days": 2,
        "routine_weeks": 1,
        "session_before": "yes",
    }


def test_with_nothing_remembered_there_is_nothing_to_count() -> None:
    assert counts(PROGRAMME, VOCABULARY, History(), MONDAY) == {
        "strong_pain_days": 0,
        "red_days": 0,
        "routine_weeks": 0,
        "session_before": "no",
    }


def test_only_findings_that_the_protocol_has_are_recorded() -> None:
    assert counts(PROGRAMME, {}, History(), MONDAY) == {}


def test_the_count_of_weeks_ends_at_the_largest_number() -> None:
    long_ago = replace(session(0), at=at(0).replace(year=1970))

    assert counts(PROGRAMME, VOCABULARY, history(long_ago), MONDAY)["routine_weeks"] == 520
