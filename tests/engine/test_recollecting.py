"""What was kept of sessions becomes the history, whatever of it is missing."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.journal.keeping import NOON
from tests.journal.training import DOSE, PLANNED, ROUTINE, TILT, session
from triage.engine.recollecting import cut_off, sessions, wishes
from triage.model.events import Answered, Ended, Event, Finished, Repeated, Scored, Started
from triage.model.training import Effort, Session, Wished

BEGAN = Started("default", PLANNED, 3)
DONE = replace(TILT, ending="done")


def test_a_session_that_came_to_its_end_is_read_back() -> None:
    entries = session(BEGAN, Ended(DONE), Scored("pelvic_tilt", 2, moved_down=False), Finished(1))

    assert sessions(entries) == (Session(NOON, "default", 3, (replace(DONE, pain=2),), 1, finished=True),)
    assert cut_off(entries) == ()


def test_what_ran_when_the_program_was_stopped_counts_as_left() -> None:
    entries = session(
        BEGAN,
        Repeated("pelvic_tilt", "left", 10.0),
        Repeated("pelvic_tilt", "right", 9.5),
        Repeated("pelvic_tilt", "left", 10.0),
    )
    ran = Effort("pelvic_tilt", DOSE, {"left": 2, "right": 1}, {"left": 20.0, "right": 9.5}, ending="left")

    assert sessions(entries) == (Session(NOON, "default", 3, (ran,)),)
    assert cut_off(entries) == ("s",)


def test_the_repetitions_of_an_exercise_that_is_over_are_counted_once() -> None:
    (went,) = sessions(session(BEGAN, Repeated("pelvic_tilt", "left", 10.0), Ended(DONE)))

    assert went.efforts == (DONE,)
    assert not went.finished


def test_a_score_is_of_the_exercise_that_ended_last() -> None:
    first, second = replace(DONE, exercise="bridge"), DONE
    (went,) = sessions(
        session(
            BEGAN,
            Ended(first),
            Ended(second),
            Scored("bridge", 9, moved_down=True),
            Scored("pelvic_tilt", 4, moved_down=True),
        )
    )

    assert went.efforts == (first, replace(second, pain=4, moved_down=True))


def test_a_session_that_was_left_or_stopped_was_not_cut_off() -> None:
    entries = [
        *session(BEGAN, Ended(replace(TILT, ending="left")), id_="left"),
        *session(BEGAN, Ended(replace(TILT, ending="numb")), id_="numb"),
        *session(BEGAN, Ended(TILT), id_="cut"),
    ]

    assert cut_off(entries) == ("cut",)
    assert [went.finished for went in sessions(entries)] == [False] * 3


def test_sessions_that_ran_at_once_are_told_apart() -> None:
    one, other = session(BEGAN, Ended(DONE), Finished(0), id_="1"), session(BEGAN, Ended(TILT), Finished(5), id_="2")
    mixed = [entry for pair in zip(one, other, strict=True) for entry in pair]

    assert [(went.efforts, went.after) for went in sessions(mixed)] == [((DONE,), 0), ((TILT,), 5)]


def test_wishes_are_told_with_their_time() -> None:
    assert wishes(session(*ROUTINE)) == (
        Wished(NOON + timedelta(minutes=12), "swap", "bridge", "core_brace"),
        Wished(NOON + timedelta(minutes=13), "easy_days"),
    )


@given(st.lists(st.sampled_from([*ROUTINE, Answered("age", 4)]), max_size=30), st.sets(st.integers(0, 29)))
def test_whatever_is_missing_no_more_is_read_back_than_was_kept(events: list[Event], gone: set[int]) -> None:
    entries = session(*events)
    left = [entry for number, entry in enumerate(entries) if number not in gone]
    ended = [entry for _, entry in left if isinstance(entry.event, Ended)]
    begun = [entry for _, entry in left if isinstance(entry.event, Started)]
    found = sessions(left)

    assert len(found) == bool(begun)
    assert sum(len(went.efforts) for went in found) <= len(ended) + 1
