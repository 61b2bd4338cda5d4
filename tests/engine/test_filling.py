"""What is asked of a measure, given the replies so far."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.measures import FIRST, measure, rules
from triage.engine.filling import OTHER, SAME, Filling, Step
from triage.engine.measuring import score_of
from triage.errors import ReplyRefused
from triage.model.diary import Measured

BEFORE = ("walk", "sit")


def after(filling: Filling, *replies: object) -> Filling:
    """With these replies, one after the other."""
    for reply in replies:
        filling = filling.reply(reply)
    return filling


def test_the_items_are_asked_one_by_one() -> None:
    filling = Filling(measure("peg"))
    asked = [after(filling, *[4] * number).step for number in range(4)]

    assert asked == [Step("score", ("pain",)), Step("score", ("enjoyment",)), Step("score", ("activity",)), None]


def test_the_answers_stand_by_their_items() -> None:
    assert after(Filling(measure("nrs")), 2, "5", 10).answers == {"now": 2, "average": 5, "worst": 10}


def test_six_statements_are_shown_at_once() -> None:
    filling = after(Filling(measure("rmdq")), ())

    assert filling.step == Step("statements", ("7", "8", "9", "10", "11", "12"))
    assert filling.at_most == 4


def test_every_statement_is_answered_in_the_end() -> None:
    answers = after(Filling(measure("rmdq")), ["1", "3"], [], ["18"], []).answers

    assert len(answers) == 24
    assert {item for item, answer in answers.items() if answer} == {"1", "3", "18"}


def test_an_empty_name_says_that_these_are_all() -> None:
    filling = after(Filling(measure("psfs")), "walk", "")

    assert (filling.activities, filling.step) == (("walk",), Step("score", ("1",)))


def test_at_most_three_activities_are_named() -> None:
    filling = after(Filling(measure("psfs")), "walk", "sit", "lift")

    assert filling.step == Step("score", ("1",))


def test_activities_of_before_are_offered_again() -> None:
    filling = Filling(measure("psfs"), BEFORE)

    assert filling.step == Step("again")
    assert after(filling, SAME).activities == BEFORE
    assert after(filling, OTHER).step == Step("activity")


def test_it_ends_when_every_activity_has_a_number() -> None:
    filling = after(Filling(measure("psfs"), BEFORE), SAME, 3, 7)

    assert filling.step is None
    assert filling.answers == {"1": 3, "2": 7}


@pytest.mark.parametrize("raw", [11, -1, "11", "-1", "4.5", "four", "", None, True, 4.0])
def test_what_is_no_number_from_0_to_10_is_refused(raw: object) -> None:
    with pytest.raises(ReplyRefused, match="whole number from 0 to 10"):
        Filling(measure("peg")).reply(raw)


@pytest.mark.parametrize("raw", [["7"], ["1", "nonsense"], "7", 7])
def test_a_statement_of_another_page_is_refused(raw: object) -> None:
    with pytest.raises(ReplyRefused, match="not one of the statements here"):
        Filling(measure("rmdq")).reply(raw)


@pytest.mark.parametrize(
    ("filling", "raw", "why"),
    [
        (Filling(measure("psfs")), "", "name one thing"),
        (Filling(measure("psfs")), None, "name one thing"),
        (Filling(measure("psfs")), "x" * 61, "60 are the most"),
        (Filling(measure("psfs"), (), ("walk",)), "Walk", "stands there already"),
        (Filling(measure("psfs"), BEFORE), "maybe", "not one of `same`, `other`"),
    ],
)
def test_a_name_that_cannot_be_is_refused(filling: Filling, raw: object, why: str) -> None:
    with pytest.raises(ReplyRefused, match=why):
        filling.reply(raw)


def test_going_back_asks_the_question_before_and_remembers_its_answer() -> None:
    filling = after(Filling(measure("peg")), 4, 7).back()

    assert (filling.step, filling.dropped) == (Step("score", ("enjoyment",)), (7,))


def test_going_back_twice_remembers_both_answers() -> None:
    filling = after(Filling(measure("peg")), 4, 7).back().back().reply(5)

    assert (filling.answers, filling.dropped) == ({"pain": 5}, (7,))


def test_another_name_forgets_the_numbers_that_were_given_for_the_old_one() -> None:
    filling = after(Filling(measure("psfs")), "walk", "", 4).back().back().back().reply("sit")

    assert filling.dropped == ()


def test_there_is_nothing_before_the_first() -> None:
    assert Filling(measure("peg")).back() == Filling(measure("peg"))


REPLIES = st.one_of(
    st.integers(-2, 12),
    st.sampled_from([SAME, OTHER, "", "walk", "sit", "lift"]),
    st.lists(st.sampled_from([str(number) for number in range(1, 25)]), max_size=6),
)


@given(
    st.sampled_from(sorted(rules().measures)),
    st.sampled_from([(), BEFORE]),
    st.lists(st.one_of(REPLIES, st.just("back")), max_size=60),
)
def test_whatever_is_typed_what_is_finished_has_a_score(
    id_: str, before: tuple[str, ...], typed: Sequence[object]
) -> None:
    filling = Filling(measure(id_), before if id_ == "psfs" else ())
    for raw in typed:
        if filling.step is None:
            break
        try:
            filling = filling.back() if raw == "back" else filling.reply(raw)
        except ReplyRefused:
            continue
        assert len(filling.replies) <= filling.at_most

    if filling.step is None:
        done = Measured("id", FIRST, id_, filling.answers, filling.activities)
        assert score_of(measure(id_), done) is not None
