"""Looking back in words: one honest answer first, and nothing told as a cause."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.diaries import NOW, RULES, TODAY, ago, at, chronicle_of, day_of, days_of, every_day, session, tagged, written
from tests.patients import shipped
from triage.model.diary import Chronicle, DiaryEntry, Measured
from triage.model.look_back_rules import SPANS, Span
from triage.services.looking_back import LookBack, first_day, look_back


def told(chronicle: Chronicle, span: Span = "6w") -> LookBack:
    """What is told with the words and numbers that come with the program."""
    return look_back(shipped(), chronicle, NOW, span)


def lines_of(found: LookBack, title: str) -> tuple[str, ...]:
    """The lines of a section; empty where there is none."""
    return next((section.lines for section in found.sections if section.title == title), ())


def from_to(before: int, after: int, leg: tuple[int, int] | None = None) -> Chronicle:
    """Six weeks in which pain went from one number to another halfway, and that of the leg too."""
    of_leg = leg or (None, None)
    return chronicle_of(
        [day_of(back, before if back > 20 else after, leg=of_leg[0 if back > 20 else 1]) for back in range(42)]
    )


def test_the_shipped_numbers_are_those_of_the_tests() -> None:
    assert replace(shipped().diary_rules.look_back, sources=()) == RULES


@pytest.mark.parametrize(
    ("before", "after", "answer"),
    [
        (7, 4, "Yes, your pain is less: 4.0 out of 10 on average now, and 7.0 at first. That is a real change."),
        (
            7,
            6,
            "Maybe. Your pain is a little less: 6.0 out of 10 on average now, and 7.0 at first. That is within noise",
        ),
        (3, 5, "No, your pain is more: 5.0 out of 10 on average now, and 3.0 at first. That is a real change."),
        (
            5,
            6,
            "Not clearly. Your pain is a little more: 6.0 out of 10 on average now, and 5.0 at first. That is within",
        ),
        (5, 5, "No change so far: your pain is 5.0 out of 10 on average, as it was at first."),
    ],
)
def test_the_first_sentence_answers_whether_it_gets_better(before: int, after: int, answer: str) -> None:
    assert told(from_to(before, after)).answer.startswith(answer)


def test_what_is_written_alike_is_told_as_the_same() -> None:
    days = [day_of(back, *([5] * 14), 6 if back == 41 else 5) for back in range(42)]

    assert told(chronicle_of(days)).answer.startswith("No change so far: your pain is 5.0")


def test_a_leg_that_gets_worse_is_not_hidden_behind_a_back_that_gets_better() -> None:
    found = told(from_to(7, 3, leg=(2, 6)))

    assert found.answer.startswith("Not in your leg. Leg pain is more: 6.0 out of 10")
    assert found.because[0].startswith("Yes, your pain is less")
    assert any("Check your back again" in line for line in found.because)


def test_a_leg_is_told_below_the_answer_otherwise() -> None:
    found = told(from_to(7, 3, leg=(6, 2)))

    assert found.answer.startswith("Yes")
    assert found.because[0] == "Your leg: 2.0 on average now, 6.0 at first. That is less, and a real change."


def test_a_leg_with_too_little_to_compare_is_said_to_be_so() -> None:
    days = [day_of(back, 4, leg=5 if back < 2 else None) for back in range(42)]

    assert told(chronicle_of(days)).because[0].startswith("Leg pain was scored on 2 days.")


def test_what_gets_worse_is_followed_by_what_to_do() -> None:
    assert any("Check your back again" in line for line in told(from_to(3, 6)).because)
    assert not any("Check your back again" in line for line in told(from_to(6, 3)).because)


def test_pain_that_has_gone_up_again_is_not_hidden_behind_a_better_start() -> None:
    found = told(chronicle_of(days_of({back: 8 if back > 20 else 2 if back > 6 else 5 for back in range(42)})))

    assert found.answer.startswith("Yes, your pain is less: 5.0 out of 10 on average now, and 8.0 at first.")
    assert found.because[0] == (
        "But it has gone up again: 5.0 on average in the last 7 days, after 2.0 in the 7 days before. "
        "That is a real change."
    )
    assert "Check your back again" in found.because[-1]


def test_what_is_compared_is_told_with_its_days() -> None:
    (periods,) = [line for line in told(from_to(7, 4)).because if "At first" in line]

    assert periods == (
        "At first: 12 October to 18 October, with a number on 7 days. "
        "Now: 16 November to 22 November, with a number on 7 days."
    )


def test_nothing_is_told_of_nothing() -> None:
    found = told(chronicle_of())

    assert found.answer.startswith("I cannot tell yet: there is nothing about your pain")
    assert (found.because, found.chart, found.strip, found.beside) == ((), None, None, "")


@pytest.mark.parametrize(("days", "number"), [({0: 4, 30: 4, 31: 4, 32: 4}, "is 1"), ({0: 4, 1: 4, 30: 4}, "are 2")])
def test_too_few_days_of_this_week_are_counted(days: dict[int, int], number: str) -> None:
    assert told(chronicle_of(days_of(days))).answer == (
        f"I cannot tell yet: I need your pain on at least 3 of the last 7 days, and there {number}."
    )


def test_a_young_diary_says_from_when_on_it_can_tell() -> None:
    assert "I can from 27 November on" in told(chronicle_of(days_of({4: 4, 3: 4, 2: 5, 1: 5}))).answer


def test_a_time_whose_beginning_is_empty_says_so() -> None:
    days = days_of(dict.fromkeys((90, 91, 92, 10, 2, 1, 0), 4))

    assert told(chronicle_of(days), "2w").answer.startswith("I cannot tell: at the start of this time")


def test_a_clock_that_was_wrong_is_remarked() -> None:
    (remark,) = told(chronicle_of([day_of(0, 4), day_of(-3, 4)])).remarks

    assert "1 day of your diary is still to come" in remark


def test_the_chart_is_told_in_words_too() -> None:
    found = told(chronicle_of(days_of({0: 4, 1: 9, 5: 2})))

    assert found.beside == (
        "There is a number on 3 of 14 days. The lowest was 2, on 17 November. The highest was 9, on 21 November."
    )
    assert told(chronicle_of(days_of({0: 4, 1: 4}))).beside.endswith("and it was always 4.")


def test_the_chart_shows_what_happened() -> None:
    measured = [Measured("a" * 32, at(ago(2)), "peg", {"pain": 5, "enjoyment": 5, "activity": 5})]
    found = told(chronicle_of(every_day([4] * 20), [session(1)], measured=measured))

    assert found.chart is not None
    assert (found.chart.sessions, found.chart.marks) == (frozenset({ago(1)}), ((ago(2), "measure"),))
    assert len(found.chart.days) == 20
    assert found.strip is not None
    assert found.strip.sessions == frozenset({ago(1)})


def test_weeks_are_a_table_with_the_oldest_first() -> None:
    found = told(chronicle_of([*days_of({0: 4, 1: 5}), day_of(8, 3, 6)], [session(0), session(0)]), "2w")

    assert found.table.rows == (
        ("9 November", "4.5", "3-6", "1", "0", "0"),
        ("16 November", "4.5", "4-5", "2", "1", "2"),
    )


def test_a_week_without_a_word_is_a_dash() -> None:
    assert told(chronicle_of(days_of({0: 4})), "2w").table.rows[0] == ("9 November", "-", "-", "0", "0", "0")


def test_of_years_the_last_half_year_is_a_table() -> None:
    found = told(chronicle_of(every_day([4] * 800)), "all")

    assert len(found.table.rows) == 26
    assert found.table.title == "Week by week, the last 26 weeks"


def test_sessions_stand_beside_the_plan_without_blame() -> None:
    lines = lines_of(told(chronicle_of(sessions=[session(back) for back in (0, 1, 2, 7, 8, 9)])), "Sessions")

    assert lines[0] == "Days with a session: 3 this week so far, 3 last week."
    assert lines[1] == "Weeks in a row that count: 2."
    assert "never counts against you" in lines[2]
    assert lines[3] == "In all this time: sessions 6, minutes 6."


def test_no_row_of_weeks_is_told_where_there_is_none() -> None:
    lines = lines_of(told(chronicle_of(sessions=[session(0)])), "Sessions")

    assert not any("in a row" in line for line in lines)


def test_without_sessions_there_is_one_plain_line() -> None:
    assert lines_of(told(chronicle_of()), "Sessions") == ("There was no session in this time.",)


def test_sides_are_told_without_alarm() -> None:
    even = lines_of(told(chronicle_of(sessions=[session(0, left=60, right=55)])), "Sessions")[-1]
    left = lines_of(told(chronicle_of(sessions=[session(0, left=90, right=30)])), "Sessions")[-1]
    right = lines_of(told(chronicle_of(sessions=[session(0, right=30)])), "Sessions")[-1]

    assert even == "Time on each side: left 1 minute, right 55 seconds."
    assert left.endswith("The left side had more. That is fine. Begin with the right one next time, if you like.")
    assert right.startswith("Time on each side: left 0, right 30 seconds. The right side had more.")


GOES_WITH = "What tends to go with good and bad days"


def test_what_goes_with_bad_days_is_counted_and_never_a_cause() -> None:
    days = every_day([2, 6] * 10)
    entries = [tagged(back, *(["work"] if back % 2 == 0 else [])) for back in range(20)]
    lines = lines_of(told(chronicle_of(days, entries=entries)), GOES_WITH)

    assert lines[0] == "On 10 of 10 days with `work` your pain was above your middle; without it on 0 of 10."
    assert lines[1].startswith("Your middle is 4: about half of your days are at most that. These are counts.")


def test_medicine_is_told_with_what_it_does_not_show() -> None:
    days = every_day([2, 6] * 10)
    entries = [written(back, DiaryEntry(NOW, medicine=back % 2 == 0)) for back in range(20)]

    assert "does not show if it helps" in lines_of(told(chronicle_of(days, entries=entries)), GOES_WITH)[0]


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (DiaryEntry(NOW, sleep="bad"), "days with bad sleep"),
        (DiaryEntry(NOW, activity="little"), "days with little activity"),
        (DiaryEntry(NOW, activity="much"), "days with much activity"),
    ],
)
def test_each_thing_has_its_words(entry: DiaryEntry, words: str) -> None:
    other = DiaryEntry(NOW, sleep="fair", activity="usual")
    entries = [written(back, entry if back % 2 == 0 else other) for back in range(20)]

    assert words in lines_of(told(chronicle_of(every_day([2, 6] * 10), entries=entries)), GOES_WITH)[0]


def test_good_sleep_and_sessions_have_their_words() -> None:
    days = every_day([2, 6] * 10)
    entries = [written(back, DiaryEntry(NOW, sleep="good" if back % 2 else "fair")) for back in range(20)]
    sessions = [session(back + 1) for back in range(20) if back % 2]
    lines = " ".join(lines_of(told(chronicle_of(days, sessions, entries)), GOES_WITH))

    assert "days with good sleep" in lines
    assert "days after a session" in lines


def test_it_is_said_that_nothing_stands_out() -> None:
    (line,) = lines_of(told(chronicle_of(every_day([2, 6] * 10))), GOES_WITH)

    assert line == "Nothing stands out so far. It takes at least 5 days with something, and 5 without it."


def test_questionnaires_are_told_with_their_change() -> None:
    answers = ({"pain": 6, "enjoyment": 6, "activity": 6}, {"pain": 4, "enjoyment": 4, "activity": 4})
    measured = [
        Measured(f"{back:032x}", at(ago(back)), "peg", said) for back, said in zip((20, 3), answers, strict=True)
    ]
    (line,) = lines_of(told(chronicle_of(measured=measured)), "Questionnaires")

    assert "4.0" in line
    assert "a real change" in line


def test_a_questionnaire_still_to_come_is_left_out() -> None:
    measured = [Measured("a" * 32, at(ago(-3)), "peg", {"pain": 6, "enjoyment": 6, "activity": 6})]

    assert lines_of(told(chronicle_of(measured=measured)), "Questionnaires") == ()


@pytest.mark.parametrize(("span", "days"), [("2w", 13), ("6w", 41), ("6m", 181)])
def test_a_chronicle_needs_the_entries_of_the_span(span: Span, days: int) -> None:
    assert first_day(shipped(), TODAY, span) == TODAY - timedelta(days=days)


def test_a_chronicle_of_all_needs_all() -> None:
    assert first_day(shipped(), TODAY, "all").year == 1


@given(
    st.dictionaries(st.integers(-3, 250), st.tuples(st.integers(0, 10), st.none() | st.integers(0, 10)), max_size=60),
    st.frozensets(st.integers(-3, 250), max_size=30),
    st.sampled_from(SPANS),
)
def test_something_is_always_told(
    days: dict[int, tuple[int, int | None]], sessions: frozenset[int], span: Span
) -> None:
    chronicle = chronicle_of(
        [day_of(back, pain, leg=leg) for back, (pain, leg) in days.items()],
        [session(back, left=10, right=10) for back in sessions],
        [tagged(back, "work") for back in days],
    )
    found = told(chronicle, span)

    assert found.answer
    assert (found.chart is None) == (found.beside == "")
    assert not any("{{" in line for section in found.sections for line in section.lines)
