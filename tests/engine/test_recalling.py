"""Events are folded into what stands: answers, answers taken back, and the advice."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from triage.engine.recalling import Recalled, recall
from triage.model.events import Advised, Answered, Entry, Event, Left, Undone
from triage.model.urgency import Urgency

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
ADVISED = Advised(Urgency.PHYSIO, "See a physio", None, "uk")
EVENTS = st.lists(
    st.one_of(
        st.builds(Answered, st.sampled_from("abc"), st.integers(0, 9)),
        st.builds(Undone, st.sampled_from("abc")),
        st.just(ADVISED),
        st.just(Left()),
    ),
    max_size=20,
)


def recalled(events: Iterable[Event]) -> Recalled:
    return recall(Entry(event, NOON + timedelta(minutes=number), "d") for number, event in enumerate(events))


def replies(known: Recalled) -> dict[str, object]:
    return {question: answer.reply for question, answer in known.given.items()}


def test_the_last_answer_to_a_question_stands() -> None:
    assert replies(recalled([Answered("a", 1), Answered("a", 2)])) == {"a": 2}


def test_an_answer_has_the_time_at_which_it_was_given_last() -> None:
    known = recalled([Answered("a", 1), Answered("b", 1), Answered("a", 2)])

    assert (known.given["a"].at, known.given["b"].at) == (NOON + timedelta(minutes=2), NOON + timedelta(minutes=1))


def test_an_answer_that_was_undone_stands_no_longer_and_can_be_shown() -> None:
    known = recalled([Answered("a", 1), Undone("a")])

    assert (replies(known), known.taken_back) == ({}, {"a": 1})


def test_undoing_what_was_not_answered_changes_nothing() -> None:
    assert recalled([Undone("a")]).taken_back == {}


def test_advice_stands_until_an_answer_changes() -> None:
    assert recalled([Answered("a", 1), ADVISED]).advised == ADVISED
    assert recalled([Answered("a", 1), ADVISED, Left()]).advised == ADVISED
    assert recalled([Answered("a", 1), ADVISED, Undone("a")]).advised is None
    assert recalled([ADVISED, Answered("a", 1)]).advised is None


@given(EVENTS)
def test_what_stands_is_what_was_said_last_of_each_question(events: list[Event]) -> None:
    expected: dict[str, object] = {}
    for event in events:
        if isinstance(event, Answered):
            expected[event.question] = event.reply
        elif isinstance(event, Undone):
            expected.pop(event.question, None)

    assert replies(recalled(events)) == expected


@given(EVENTS, st.integers(0, 20))
def test_leaving_at_any_moment_changes_nothing_that_stands(events: list[Event], moment: int) -> None:
    left = recalled([*events[:moment], Left(), *events[moment:]])

    assert (replies(left), left.advised) == (replies(recalled(events)), recalled(events).advised)
