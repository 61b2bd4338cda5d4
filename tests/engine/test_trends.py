"""The diary asks when something in it should not be left without a question, until it is answered."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from itertools import permutations

import pytest

from tests.engine.diaries import Kept, at, noticed
from tests.engine.routines import effort
from triage.model.diary import Chronicle, DayOfPain, Score
from triage.model.training import Session

NUMB = "it is numb between my legs"


def red(day: int) -> Session:
    """A session that was too much."""
    return Session(at(day, 9), "usual", 1, (effort("tilt", 8),), finished=True)


def green(day: int) -> Session:
    """A session that was easy."""
    return Session(at(day, 9), "usual", 1, (effort("tilt", 1),), finished=True)


def test_an_empty_diary_asks_nothing() -> None:
    assert noticed(Chronicle(), at(0)) == ()


def test_a_calm_diary_asks_nothing() -> None:
    kept = Kept()
    kept.scores(4, 4, 3, 3, 3, 2, 2)

    assert kept.rules(6) == []


# Words


def test_a_warning_word_asks_for_a_check_and_names_the_finding() -> None:
    kept = Kept()
    kept.writes(0, 3, NUMB)
    notice = kept.notices(0)[0]

    assert (notice.rule, notice.asks, notice.finding) == ("warning_word", "check", "saddle_numbness")
    assert dict(notice.names)["words"] == "numb between my legs"


@pytest.mark.parametrize("part", ["words", "tags", "helped"])
def test_a_warning_word_is_found_in_every_part_that_is_written(part: str) -> None:
    kept = Kept()
    if part == "words":
        kept.writes(0, 3, "fever")
    elif part == "tags":
        kept.writes(0, 3, tags=("fever",))
    else:
        kept.writes(0, 3, helped=("fever",))

    assert [notice.finding for notice in kept.notices(0)] == ["fever"]


def test_a_word_that_is_denied_asks_all_the_same() -> None:
    kept = Kept()
    kept.writes(0, 3, "no numbness in the groin today")

    assert [notice.finding for notice in kept.notices(0)] == ["saddle_numbness"]


def test_a_check_that_was_kept_later_answers_a_word() -> None:
    kept = Kept()
    kept.writes(0, 3, NUMB)
    kept.judges(0)

    assert kept.rules(0) == []


def test_a_review_does_not_answer_a_word() -> None:
    kept = Kept()
    kept.writes(0, 3, NUMB)
    kept.judges(0, "review")

    assert kept.rules(0) == ["warning_word"]


def test_a_word_that_was_written_for_a_day_before_the_check_is_not_answered_by_it() -> None:
    kept = Kept()
    kept.judges(5)
    kept.writes(2, 3, NUMB, recorded=at(5, 14))

    assert kept.rules(5, 15) == ["warning_word"]


def test_the_order_of_what_was_kept_counts_and_not_the_clock() -> None:
    kept = Kept()
    kept.judges(5, hour=13)
    kept.writes(5, 3, NUMB, recorded=at(5, 12))  # kept after the check, by a clock that was set back

    assert kept.rules(6) == ["clock", "warning_word"]


def test_two_entries_about_one_finding_are_one_notice_and_the_later_is_told() -> None:
    kept = Kept()
    kept.writes(0, 3, NUMB)
    kept.writes(2, 3, "my groin is tingling")

    assert [dict(notice.names)["words"] for notice in kept.notices(2)] == ["groin … tingling"]


# Pain in the leg


def test_pain_in_the_leg_where_there_was_none_asks_for_a_check() -> None:
    kept = Kept()
    kept.writes(0, 3)
    kept.writes(1, 3, leg=2)

    assert kept.rules(1) == ["new_leg_pain"]


def test_pain_that_goes_below_the_knee_is_new_once_more() -> None:
    kept = Kept()
    kept.writes(0, 3, where=("leg",))
    kept.judges(0)
    kept.writes(1, 3, where=("leg",))
    before = kept.rules(1)
    kept.writes(2, 3, where=("below_knee",))

    assert (before, kept.rules(2)) == ([], ["new_leg_pain"])


def test_leg_pain_that_the_check_was_told_is_not_new() -> None:
    kept = Kept(checked={"leg_pain_below_knee": "yes"})
    kept.judges(0)
    kept.writes(1, 3, where=("below_knee",))

    assert kept.rules(1) == []


def test_leg_pain_that_comes_back_after_two_weeks_without_is_new() -> None:
    kept = Kept()
    kept.writes(0, 3, leg=2)
    kept.judges(0)
    kept.scores(*[3] * 14, since=1)
    kept.writes(15, 3, leg=2)
    kept.judged.append(replace(kept.judged[0], seq=15, at=at(14)))

    assert "new_leg_pain" in kept.rules(15)


def test_pain_that_moved_down_by_a_check_in_asks_for_a_check_and_then_once() -> None:
    kept = Kept()
    kept.judges(0)
    kept.checks_in(1, leg_pain_lower="yes", pain_now=3)
    first = kept.rules(1)
    kept.judges(1)
    kept.checks_in(2, leg_pain_lower="yes", pain_now=3)

    assert (first, kept.rules(2)) == (["new_leg_pain"], [])


def test_no_leg_pain_is_none() -> None:
    kept = Kept()
    kept.writes(0, 3, leg=0)

    assert kept.rules(0) == []


# Strong pain


@pytest.mark.parametrize(
    ("scores", "asks"),
    [((6, 6, 6), True), ((6, 6, 5), False), ((6, 5, 6, 6), False), ((10, 6, 6), True), ((6, 6), False)],
)
def test_three_days_in_a_row_of_strong_pain_ask_for_a_check(scores: tuple[int, ...], *, asks: bool) -> None:
    kept = Kept()
    kept.scores(*scores)

    assert (kept.rules(len(scores)) == ["strong_pain"]) is asks


def test_a_day_without_a_score_does_not_end_the_row() -> None:
    kept = Kept()
    for day in (0, 2, 3):
        kept.writes(day, 7)

    assert kept.rules(3) == ["strong_pain"]


def test_strong_pain_at_check_ins_counts() -> None:
    kept = Kept()
    for day in range(3):
        kept.checks_in(day, pain_now=6)

    assert kept.rules(2) == ["strong_pain"]


def test_strong_pain_is_quiet_for_three_days_after_a_check_and_then_asks_again() -> None:
    kept = Kept()
    kept.scores(7, 7, 7)
    kept.judges(2)
    quiet = []
    for day in range(3, 6):
        kept.writes(day, 7)
        quiet.append("strong_pain" in kept.rules(day))

    assert quiet == [False, False, True]


def test_a_strong_day_that_is_filled_in_after_the_check_makes_the_row_anew() -> None:
    kept = Kept()
    kept.writes(0, 7)
    kept.writes(3, 7)
    kept.judges(9)
    kept.writes(1, 7, recorded=at(9, 14))
    kept.writes(2, 7, recorded=at(9, 14))

    assert "strong_pain" in kept.rules(9, 15)


# Worse from week to week


def test_pain_that_rises_two_weeks_in_a_row_asks_for_a_review() -> None:
    kept = Kept()
    kept.judges(0, "check", 11)
    kept.scores(*[3] * 7, *[4] * 7, *[5] * 7)
    kept.judged.append(replace(kept.judged[0], seq=8, at=at(7, 13)))
    notice = next(notice for notice in kept.notices(20) if notice.rule == "rising")

    assert (notice.asks, dict(notice.names)["before"], dict(notice.names)["now"]) == ("review", "3.0", "5.0")


@pytest.mark.parametrize(("after", "asks"), [((3,) * 7, True), ((3,) * 6 + (2,), False)])
def test_a_real_change_for_the_worse_within_two_weeks_is_enough_and_not_a_hair_less(
    after: tuple[int, ...], *, asks: bool
) -> None:
    kept = Kept()
    kept.scores(*[1] * 7, *after)

    assert ("rising" in kept.rules(13)) is asks


def test_pain_that_only_goes_up_and_down_asks_nothing() -> None:
    kept = Kept()
    kept.scores(*[4, 2, 3, 5, 3, 3, 4] * 2)

    assert "rising" not in kept.rules(13)


def test_a_review_answers_what_rises_for_a_week() -> None:
    kept = Kept()
    kept.scores(*[1] * 7, *[3] * 4)
    kept.judges(10, "review")
    asked = []
    for day in range(11, 19):
        kept.writes(day, 3 + (day > 13) * 2)
        asked.append("rising" in kept.rules(day))

    assert asked == [False] * 6 + [True] * 2


# Weeks


def test_no_better_at_all_after_two_weeks_asks_for_a_check() -> None:
    kept = Kept()
    kept.scores(*[4] * 14)

    assert kept.rules(13) == []
    assert kept.rules(14) == ["week_2"]


def test_the_least_change_for_the_better_is_better_after_two_weeks() -> None:
    kept = Kept()
    kept.scores(*[4] * 7, *[4] * 7, 3)

    assert kept.rules(14) == []


@pytest.mark.parametrize(
    ("before", "lately", "asks"),
    [
        (5, (3, 4, 3, 4), False),  # 30 percent exactly
        (5, (3, 4, 3, 4, 4), True),
        (10, (8, 8, 8), False),  # 2 points exactly
        (10, (8, 8, 9), True),
        (1, (0, 0, 1, 1), False),
        (1, (1, 1, 0, 1), True),  # a quarter
    ],
)
def test_two_points_or_thirty_percent_less_by_week_four_are_enough_and_not_a_hair_less(
    before: int, lately: tuple[int, ...], *, asks: bool
) -> None:
    kept = Kept()
    kept.scores(*[before] * 7)
    kept.judges(14)
    kept.scores(*lately, since=29 - len(lately))

    assert ("week_4" in kept.rules(28)) is asks


def test_weeks_without_enough_words_ask_because_nobody_can_tell() -> None:
    kept = Kept()
    kept.scores(5, 5, 4)
    kept.writes(12, 1)
    notice = next(notice for notice in kept.notices(14) if notice.rule == "week_2")

    assert dict(notice.names) == {"weeks": "2"}


def test_pain_that_lasts_for_six_weeks_asks_for_a_review() -> None:
    kept = Kept(lasting_from=date(2026, 2, 15))
    kept.judges(1)
    for day in range(0, 29, 2):
        kept.writes(day, 8 - day // 4)
    before, after = kept.rules(27), kept.rules(28)

    assert ("week_6" in before, "week_6" in after) == (False, True)


def test_pain_that_is_over_asks_nothing_after_six_weeks() -> None:
    kept = Kept(lasting_from=at(0).date())
    kept.scores(5, 4, 3, 2, 1, 0, 0, 0, 0, 0, 0, 0)

    assert kept.rules(60) == []


def test_pain_that_comes_back_counts_from_where_it_came_back() -> None:
    kept = Kept(lasting_from=at(0).date())
    kept.scores(5, 4, 2, 0, 0, 0, 0, 0, 0, 0)
    kept.scores(*[3, 2, 1] * 5, since=40)

    assert "week_6" not in kept.rules(54)


def test_one_word_of_the_longest_time_is_enough() -> None:
    kept = Kept(lasting_from=at(0).date())
    kept.scores(*[4] * 90)
    asked = kept.rules(89)

    assert ("week_12" in asked, "week_6" in asked, "week_4" in asked) == (True, False, False)


def test_pain_that_goes_on_is_asked_about_again_every_six_weeks() -> None:
    kept = Kept(lasting_from=at(0).date())
    kept.scores(*[4] * 90)
    kept.judges(90, "review")
    kept.scores(*[4] * 43, since=91)

    assert ("week_12" in kept.rules(131), "week_12" in kept.rules(132)) == (False, True)


# Sessions


def test_two_red_days_in_a_row_ask_for_a_review() -> None:
    kept = Kept()
    kept.trains(red(0))
    one = kept.rules(0)
    kept.trains(red(1))

    assert (one, kept.rules(1)) == ([], ["red_days"])


def test_an_easy_day_later_does_not_answer_the_red_ones() -> None:
    kept = Kept()
    for session in (red(0), red(1), green(2)):
        kept.trains(session)

    assert kept.rules(2) == ["red_days"]


def test_a_review_answers_red_days() -> None:
    kept = Kept()
    kept.trains(red(0))
    kept.trains(red(1))
    kept.judges(1, "review")

    assert kept.rules(1) == []


# Days without a word


def test_two_weeks_without_a_word_ask_for_a_review() -> None:
    kept = Kept()
    kept.scores(5, 4)
    kept.judges(1)

    assert ("gap" in kept.rules(14), "gap" in kept.rules(15)) == (False, True)


def test_a_word_after_the_gap_does_not_answer_it() -> None:
    kept = Kept()
    kept.scores(5, 4)
    kept.writes(20, 3)
    before = "gap" in kept.rules(20)
    kept.judges(20, "review")

    assert (before, "gap" in kept.rules(20)) == (True, False)


def test_no_word_is_expected_when_it_was_over() -> None:
    kept = Kept()
    kept.scores(3, 0, 0, 0, 0, 0, 0, 0)

    assert kept.rules(100) == []


def test_no_diary_is_expected_of_somebody_who_only_had_their_back_checked() -> None:
    kept = Kept(lasting_from=at(-40).date())
    kept.judges(0)

    assert kept.rules(100) == []


# The clock


def test_what_lies_in_the_future_asks_for_a_check() -> None:
    kept = Kept()
    kept.writes(30, 3)

    assert kept.rules(20) == ["clock"]


def test_a_check_that_lies_in_the_future_answers_nothing_of_time() -> None:
    kept = Kept()
    kept.scores(*[4] * 7)
    kept.judges(400)
    kept.writes(7, 4)

    assert kept.rules(8)[0] == "clock"
    kept.judges(8)
    kept.scores(*[4] * 7, since=9)
    assert "week_2" in kept.rules(15)


def test_a_check_after_the_clock_was_set_right_answers_it() -> None:
    kept = Kept()
    kept.writes(400, 3)
    kept.judges(1)

    assert kept.rules(1) == []


def test_a_clock_that_is_set_right_by_seconds_asks_nothing() -> None:
    kept = Kept()
    kept.writes(0, 3)
    kept.writes(0, 3, recorded=at(0) - timedelta(seconds=30))

    assert kept.rules(0) == []


@pytest.mark.parametrize("hours", [-14, -1, 1, 14])
def test_another_time_zone_neither_hides_nor_fakes_anything(hours: int) -> None:
    kept = Kept()
    kept.scores(*[4] * 14)
    now = at(14, 15).astimezone(timezone(timedelta(hours=hours)))

    assert [notice.rule for notice in noticed(kept.chronicle, now)] == ["week_2"]


def test_a_day_that_is_lived_twice_on_the_way_west_keeps_what_was_due() -> None:
    kept = Kept()
    kept.scores(*[4] * 15)  # the last on day 14, by a calendar that is ahead
    now = datetime(2026, 3, 14, 23, tzinfo=timezone(-timedelta(hours=14)))

    assert now > at(14)
    assert [notice.rule for notice in noticed(kept.chronicle, now)] == ["week_2"]


# Several


def test_what_asks_for_a_check_comes_first() -> None:
    kept = Kept()
    kept.trains(red(0))
    kept.trains(red(1))
    kept.writes(1, 3, NUMB)

    assert [notice.asks for notice in kept.notices(1)] == ["check", "review"]


def test_the_order_in_which_a_chronicle_lists_things_does_not_matter() -> None:
    kept = Kept()
    kept.scores(6, 7, 8)
    kept.writes(1, 3, NUMB)
    whole = kept.chronicle
    asked = noticed(whole, at(3))

    for entries in permutations(whole.entries):
        days = tuple(DayOfPain(day.day, day.scores[::-1]) for day in reversed(whole.days))
        assert noticed(replace(whole, entries=entries, days=days), at(3)) == asked


def test_a_score_of_which_nobody_knows_when_it_was_kept_is_never_answered() -> None:
    kept = Kept()
    kept.judges(5)
    days = tuple(DayOfPain(at(day).date(), (Score(at(day), 7),)) for day in range(3))

    assert [notice.rule for notice in noticed(replace(kept.chronicle, days=days), at(5, 14))] == ["strong_pain"]
