"""The small parts that hold state or decide what keys mean."""

from triage.model.urgency import Urgency
from triage.ui import labels
from triage.ui.marks import Marks
from triage.ui.pacing import Pacing
from triage.ui.picking import Picked, pick

KEYS = ("0", *(str(number) for number in range(1, 13)))


def test_a_digit_that_can_mean_one_row_chooses_it() -> None:
    assert pick(KEYS, "", "3") == Picked("", 3, sure=True)


def test_a_digit_that_can_mean_more_waits_for_the_next() -> None:
    assert pick(KEYS, "", "1") == Picked("1", 1, sure=False)
    assert pick(KEYS, "1", "2") == Picked("", 12, sure=True)


def test_a_digit_that_fits_nothing_so_far_starts_anew() -> None:
    assert pick(KEYS, "1", "9") == Picked("", 9, sure=True)
    assert pick(("1", "2"), "", "7") == Picked("", None, sure=False)


def test_marks_reply_with_what_is_yes_and_what_is_unsure() -> None:
    marks = Marks(("a", "b", "c", "d")).marked("a", "yes").cycled("b").cycled("b").marked("d", "no")

    assert marks.reply == {"yes": ["a"], "unsure": ["b"]}
    assert marks.started
    assert not marks.complete
    assert marks.marked("c", "no").complete


def test_a_key_that_keeps_coming_is_one_press() -> None:
    times = iter([0.0, 0.5, 0.55, 0.6, 0.65, 0.9])
    pacing = Pacing(0.7, now=lambda: next(times))
    pacing.answered("0")

    assert [pacing.too_soon("0") for _ in range(5)] == [True] * 5


def test_somebody_who_presses_it_anew_is_heard() -> None:
    times = iter([0.0, 0.5, 1.0, 1.1, 2.0])
    pacing = Pacing(0.7, now=lambda: next(times))
    pacing.answered("0")

    assert [pacing.too_soon("0") for _ in range(4)] == [True, False, False, False]


def test_another_key_is_another_press() -> None:
    pacing = Pacing(0.7, now=lambda: 0.0)
    pacing.answered("0")

    assert not pacing.too_soon("1")


def test_the_urgency_has_a_shape_of_its_own() -> None:
    assert [labels.steps(urgency) for urgency in Urgency] == ["■□□□□", "■■□□□", "■■■□□", "■■■■□", "■■■■■"]
