"""The diary looked back on: over which days, and what is counted in them."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest

from tests.diaries import RULES, STRONG, TODAY, ago, at, chronicle_of, day_of, every_day, session, tagged
from triage.engine.looking_back import LookedBack, Marked, looked_back
from triage.model.diary import Chronicle, Judged, Measured
from triage.model.look_back_rules import SPANS, Span
from triage.model.training import History, Wished


def looked(chronicle: Chronicle, span: Span = "6w", today: date = TODAY) -> LookedBack:
    """What is found."""
    return looked_back(RULES, STRONG, chronicle, today, span)


@pytest.mark.parametrize(("span", "days"), [("2w", 14), ("6w", 42), ("6m", 182), ("all", 300)])
def test_a_span_ends_today(span: Span, days: int) -> None:
    found = looked(chronicle_of(every_day([4] * 300)), span)

    assert (found.first, found.today) == (ago(days - 1), TODAY)
    assert [each.day for each in found.days] == [ago(back) for back in range(days - 1, -1, -1)]


@pytest.mark.parametrize("span", SPANS)
def test_a_young_diary_has_no_empty_months_before_it(span: Span) -> None:
    assert looked(chronicle_of(every_day([4] * 20)), span).first == ago(13 if span == "2w" else 19)


@pytest.mark.parametrize("span", SPANS)
def test_two_weeks_are_looked_at_where_nothing_is_known(span: Span) -> None:
    found = looked(chronicle_of(), span)

    assert (found.first, found.days, found.middle, found.in_a_row) == (ago(13), (), None, 0)


def test_a_mean_at_the_beginning_knows_the_days_before() -> None:
    found = looked(chronicle_of(every_day([8] * 20 + [1] * 14)), "2w")

    assert found.means[0] == (ago(13), Fraction(8 * 6 + 1, 7))

    assert found.means[0] == (ago(13), Fraction(8 * 6 + 1, 7))


def test_days_still_to_come_are_counted_and_left_out() -> None:
    found = looked(chronicle_of([day_of(0, 4), day_of(-1, 9), day_of(-30, 9)]))

    assert [each.day for each in found.days] == [TODAY]
    assert found.later == 2


def test_weeks_in_a_row_do_not_depend_on_the_span() -> None:
    chronicle = chronicle_of(sessions=[session(back) for back in range(70)])

    assert {looked(chronicle, span).in_a_row for span in SPANS} == {10}


def test_sessions_of_the_time_are_summed_up() -> None:
    found = looked(chronicle_of(sessions=[session(0), session(0, left=20, right=10), session(13), session(14)]), "2w")

    assert (found.sessions, found.seconds) == (3, 150)
    assert (found.sides.left, found.sides.right) == (20, 10)


def test_the_weeks_shown_are_those_of_the_time() -> None:
    found = looked(chronicle_of(sessions=[session(100)]), "2w")

    assert [week.first for week in found.weeks] == [ago(13), ago(6)]


def test_the_leg_is_compared_apart() -> None:
    days = [day_of(back, 5, leg=2 if back > 20 else 6) for back in range(42)]
    found = looked(chronicle_of(days))

    assert found.pain.change is not None
    assert found.pain.change.way == "same"
    assert found.leg is not None
    assert found.leg.change is not None
    assert (found.leg.change.way, found.leg.change.real) == ("worse", True)


def test_everything_that_happened_is_marked() -> None:
    chronicle = replace(
        chronicle_of(every_day([4] * 20), [session(3)], measured=[Measured("a" * 32, at(ago(2)), "peg", {})]),
        judged=(Judged(1, at(ago(9)), "check"), Judged(2, at(ago(8)), "review"), Judged(3, at(ago(60)), "check")),
    )
    wishes = (Wished(at(ago(5)), "easy_days"), Wished(at(ago(4)), "usual_days"))
    chronicle = replace(chronicle, history=replace(chronicle.history, wishes=wishes))

    assert set(looked(chronicle, "2w").marks) == {
        Marked(ago(9), "check"),
        Marked(ago(8), "review"),
        Marked(ago(5), "flare"),
        Marked(ago(3), "session"),
        Marked(ago(2), "measure"),
    }


def test_only_entries_of_the_time_are_counted() -> None:
    days = every_day([2, 6] * 20)
    entries = [tagged(back, *(["work"] if back % 2 == 0 else [])) for back in range(40)]

    assert looked(chronicle_of(days, entries=entries), "2w").goes_with[0].having.days == 7
    assert looked(chronicle_of(days, entries=entries), "all").goes_with[0].having.days == 20


def test_it_is_said_from_when_on_it_can_be_told() -> None:
    found = looked(chronicle_of(every_day([5] * 5)))

    assert found.pain.change is None
    assert found.can_tell_on == ago(2) + timedelta(days=7)


def test_a_session_of_which_nothing_was_done_leaves_no_trace() -> None:
    empty = replace(session(0), efforts=())
    found = looked(replace(chronicle_of(), history=History(sessions=(empty,))))

    assert (found.sessions, found.marks, found.in_a_row) == (0, (), 0)
