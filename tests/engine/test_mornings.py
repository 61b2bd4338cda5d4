"""The next morning tells whether a session was too much."""

from datetime import timedelta

import pytest

from tests.engine.routines import MONDAY, PROGRAMME, check_in, session
from triage.engine.mornings import Mornings, Verdict, after_check_in, after_session, lapsed
from triage.model.training import CheckIn, Session

DONE = frozenset({"tilt", "walk"})


def verdicts(*happened: CheckIn | Session) -> list[Verdict]:
    """What each check-in told."""
    found: list[Verdict] = []
    mornings = Mornings()
    for each in happened:
        if isinstance(each, Session):
            mornings = after_session(mornings, each, DONE)
        else:
            mornings, verdict = after_check_in(PROGRAMME, mornings, each)
            found.append(verdict)
    return found


def test_a_worse_morning_after_a_session_is_a_bad_one() -> None:
    assert verdicts(check_in(0), session(0), check_in(1, worse="yes")) == ["nothing", "bad"]


def test_not_being_sure_of_a_worse_morning_makes_it_a_bad_one() -> None:
    assert verdicts(session(0), check_in(1, worse="unsure")) == ["bad"]


@pytest.mark.parametrize(("pain", "verdict"), [(1, "nothing"), (2, "nothing"), (3, "bad"), (9, "bad")])
def test_pain_clearly_above_the_usual_makes_a_bad_morning(pain: int, verdict: str) -> None:
    assert verdicts(check_in(0, 1), session(0), check_in(1, pain)) == ["nothing", verdict]


def test_the_usual_pain_is_the_middle_of_the_last_scores() -> None:
    scores = (check_in(day, pain) for day, pain in enumerate((4, 1, 4, 1, 4)))

    assert verdicts(*scores, session(4), check_in(5, 5))[-1] == "nothing"


def test_without_an_earlier_score_there_is_no_usual_pain() -> None:
    assert verdicts(session(0), check_in(1, 9)) == ["nothing"]


def test_pain_on_a_later_day_is_not_the_sessions() -> None:
    assert verdicts(check_in(0, 1), session(0), check_in(2, 9)) == ["nothing", "nothing"]


def test_pain_without_a_session_is_not_a_sessions() -> None:
    assert verdicts(check_in(0, 1), check_in(1, 9, worse="yes")) == ["nothing", "nothing"]


def test_pain_in_the_evening_of_a_session_counts() -> None:
    assert verdicts(check_in(0, 1), session(0), check_in(0, 4, hour=20)) == ["nothing", "bad"]


def test_the_next_bad_morning_is_a_second_one() -> None:
    said = (check_in(0, 1), session(0), check_in(1, 4), session(1), check_in(2, 4))

    assert verdicts(*said) == ["nothing", "bad", "bad_again"]


def test_the_next_bad_morning_is_a_second_one_without_a_session_between() -> None:
    assert verdicts(check_in(0, 1), session(0), check_in(1, 4), check_in(2, 4)) == ["nothing", "bad", "bad_again"]


def test_a_second_check_in_of_the_same_day_is_no_second_morning() -> None:
    said = (check_in(0, 1), session(0), check_in(1, 4), check_in(1, 9, hour=20), check_in(2, 4))

    assert verdicts(*said) == ["nothing", "bad", "nothing", "bad_again"]


def test_after_a_better_morning_everything_may_be_done_again() -> None:
    mornings = after_session(Mornings(), session(0), DONE)
    for said in (check_in(0, 1, hour=13), check_in(1, 4), check_in(2, 4), check_in(3, 1)):
        mornings, _ = after_check_in(PROGRAMME, mornings, said)

    assert (mornings.rests, mornings.exercises) == (False, frozenset())


def test_what_was_done_before_two_bad_mornings_rests() -> None:
    mornings = after_session(Mornings(), session(0), DONE)
    for said in (check_in(0, 1, hour=13), check_in(1, 4)):
        mornings, _ = after_check_in(PROGRAMME, mornings, said)
    mornings = after_session(mornings, session(1), frozenset({"bend"}))
    mornings, _ = after_check_in(PROGRAMME, mornings, check_in(2, None, worse="yes"))

    assert (mornings.rests, mornings.exercises) == (True, DONE | {"bend"})


def test_both_sessions_of_a_day_count() -> None:
    mornings = after_session(after_session(Mornings(), session(0), DONE), session(0), frozenset({"bend"}))

    assert mornings.done == DONE | {"bend"}


def test_bad_mornings_are_forgotten_when_a_review_was_due() -> None:
    mornings = Mornings(done=DONE, done_on=MONDAY, bad_from=MONDAY, bad_on=MONDAY, exercises=DONE, rests=True)

    assert lapsed(PROGRAMME, mornings, MONDAY + timedelta(6)) == mornings
    assert lapsed(PROGRAMME, mornings, MONDAY + timedelta(7)) == Mornings(done=DONE, done_on=MONDAY)


def test_a_clock_set_far_back_forgets_them_as_well() -> None:
    mornings = Mornings(bad_from=MONDAY, bad_on=MONDAY, rests=True)

    assert not lapsed(PROGRAMME, mornings, MONDAY - timedelta(7)).rests
