"""A measure is filled in step by step, kept when it is finished, and told in words."""

from fractions import Fraction
from pathlib import Path

import pytest

from tests.patients import shipped
from tests.services.measuring import fills_in, measuring, refused
from tests.services.remembered import EMERGENCY, Person
from triage.model.measure import LONGEST_ACTIVITY
from triage.services.chronicling import chronicle
from triage.services.measure_turns import MeasureResult, MeasureTurn
from triage.services.measure_words import lines, offers
from triage.services.turns import Scale

MEASURES = tuple(shipped().measures.measures)


@pytest.fixture
def person(tmp_path: Path) -> Person:
    """Somebody with a journal that is not there yet."""
    return Person(tmp_path / "kept" / "journal.sqlite3")


def kept(person: Person) -> list[tuple[str, dict[str, int], tuple[str, ...]]]:
    """What is in the journal: measure, answers, activities."""
    return [(each.measure, each.answers, each.activities) for each in person.starts().diary.pages.measured()]


def asked(turn: MeasureTurn | MeasureResult) -> MeasureTurn:
    """What is asked now."""
    assert isinstance(turn, MeasureTurn)
    return turn


# Step by step


def test_a_number_is_asked_with_what_both_ends_mean(person: Person) -> None:
    turn = asked(measuring(person, "peg").turn)

    assert turn.scale == Scale(0, 10, "", "no pain", "pain as bad as you can imagine")
    assert (turn.asked, turn.at_most) == (1, 3)


def test_six_statements_are_asked_at_once(person: Person) -> None:
    turn = asked(measuring(person, "rmdq").turn)

    assert [option.value for option in turn.options] == ["1", "2", "3", "4", "5", "6"]
    assert turn.options[0].label == "I stay at home most of the time because of my back."


@pytest.mark.parametrize(("id_", "first"), [("rmdq", []), ("psfs", "walk")])
def test_what_is_read_before_the_first_answer_is_said_once(person: Person, id_: str, first: object) -> None:
    begun = measuring(person, id_)

    assert asked(begun.turn).intro
    assert not asked(begun.reply(first)).intro


def test_an_answer_that_does_not_fit_is_refused_and_nothing_moves(person: Person) -> None:
    begun = measuring(person, "peg")
    before = begun.turn

    assert refused(begun, 11) == "`11` is not a whole number from 0 to 10"
    assert begun.turn == before


def test_going_back_shows_what_was_answered_and_does_not_assume_it(person: Person) -> None:
    begun = measuring(person, "peg")
    begun.reply(7)
    turn = asked(begun.back())

    assert (turn.asked, turn.given) == (1, 7)
    assert not begun.started


def test_the_number_of_an_activity_is_asked_by_its_name(person: Person) -> None:
    begun = measuring(person, "psfs")
    begun.reply("Walk the dog")

    assert asked(begun.reply("")).ask.startswith("Walk the dog: ")


def test_a_name_is_cleaned(person: Person) -> None:
    result = fills_in(person, "psfs", "  walk\x1b[2J\tthe \u202edog ", "", 3)

    assert result.told == ("walk[2J the dog: 3",)


def test_a_name_that_is_too_long_is_refused(person: Person) -> None:
    begun = measuring(person, "psfs")

    assert refused(begun, "x" * (LONGEST_ACTIVITY + 1)) == "this has 61 characters; 60 are the most"


def test_a_name_of_nothing_that_can_be_seen_is_refused(person: Person) -> None:
    assert "name one thing" in refused(measuring(person, "psfs"), " \u200b ")


# Kept


def test_what_is_finished_is_kept_with_its_answers(person: Person) -> None:
    fills_in(person, "peg", 4, 5, 6)

    assert kept(person) == [("peg", {"pain": 4, "enjoyment": 5, "activity": 6}, ())]


def test_activities_are_kept_with_their_names(person: Person) -> None:
    fills_in(person, "psfs", "walk", "sit", "", 2, 4)

    assert kept(person) == [("psfs", {"1": 2, "2": 4}, ("walk", "sit"))]


@pytest.mark.parametrize(("id_", "replies"), [("peg", [4, 5]), ("psfs", ["walk", ""]), ("rmdq", [["1"], [], []])])
def test_what_is_left_before_its_end_is_not_kept(person: Person, id_: str, replies: list[object]) -> None:
    begun = measuring(person, id_)
    for reply in replies:
        begun.reply(reply)

    assert begun.started
    assert kept(person) == []


def test_after_the_end_nothing_more_is_taken_or_kept_twice(person: Person) -> None:
    begun = measuring(person, "nrs")
    for reply in (1, 2, 3):
        begun.reply(reply)
    result = begun.turn

    assert begun.reply(4) == begun.back() == result
    assert len(kept(person)) == 1


def test_without_a_journal_it_says_that_nothing_is_kept() -> None:
    result = fills_in(Person(None), "peg", 4, 5, 6)

    assert not result.kept
    assert result.text[-1] == shipped().library.diary["measure_not_kept"]


def test_a_folder_that_cannot_be_written_costs_nothing_but_the_keeping(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    result = fills_in(Person(tmp_path / "file" / "journal.sqlite3"), "peg", 4, 5, 6)

    assert result.score == Fraction(5)
    assert not result.kept


# In words


def test_the_first_time_has_nothing_to_compare(person: Person) -> None:
    result = fills_in(person, "peg", 4, 5, 5)

    assert result.headline == "4.7 of 10"
    assert result.changes == ()
    assert shipped().library.diary["measure_first"] in result.text


def test_the_second_time_is_compared_with_the_first(person: Person) -> None:
    fills_in(person, "peg", 4, 5, 5)
    result = fills_in(person, "peg", 4, 4, 3, weeks=2)

    assert [change.text for change in result.changes] == [
        "Since the first time, 22 November: from 4.7 to 3.7. Better by 1.0: a real change."
    ]


def test_the_third_time_is_compared_with_the_first_and_the_one_before(person: Person) -> None:
    for score, weeks in ((12, 0), (4, 4), (6, 8)):
        result = fills_in(person, "rmdq", score, weeks=weeks)

    assert [(change.since, int(change.by), change.real) for change in result.changes] == [
        ("first", -6, True),
        ("last", 2, False),
    ]


def test_a_real_change_for_the_worse_is_told_though_another_is_for_the_better(person: Person) -> None:
    for score, weeks in ((20, 0), (5, 4), (12, 8)):
        result = fills_in(person, "rmdq", score, weeks=weeks)

    assert shipped().library.diary["measure_means_worse"] in result.text
    assert shipped().library.diary["measure_means_better"] not in result.text


def test_noise_is_told_as_noise(person: Person) -> None:
    fills_in(person, "nrs", 3, 5, 8)
    result = fills_in(person, "nrs", 3, 4, 5, weeks=2)

    assert shipped().library.diary["measure_means_noise"] in result.text


def test_more_is_better_where_the_person_names_what_they_want(person: Person) -> None:
    fills_in(person, "psfs", "walk", "", 3)
    result = fills_in(person, "psfs", "same", 5, weeks=2)

    assert [change.way for change in result.changes] == ["better"]


def test_other_activities_are_not_compared(person: Person) -> None:
    fills_in(person, "psfs", "walk", "", 3)
    result = fills_in(person, "psfs", "other", "sit", "", 9, weeks=2)

    assert result.changes == ()
    assert shipped().library.diary["measure_first_of_these"] in result.text


def test_the_names_of_last_time_are_offered_again(person: Person) -> None:
    fills_in(person, "psfs", "walk", "sit", "", 3, 4)
    turn = asked(measuring(person, "psfs").turn)

    assert [option.label for option in turn.options] == ["Yes: walk; sit", "No, other things"]


def test_a_day_of_another_year_is_told_with_its_year(person: Person) -> None:
    fills_in(person, "nrs", 3, 5, 8)
    result = fills_in(person, "nrs", 3, 5, 8, weeks=12)

    assert "22 November 2026" in result.changes[0].text


@pytest.mark.parametrize("id_", MEASURES)
def test_every_result_says_that_it_is_no_check_for_warning_signs(person: Person, id_: str) -> None:
    replies = {"rmdq": (3,), "psfs": ("walk", "", 3)}.get(id_, (3, 4, 5))
    result = fills_in(person, id_, *replies)

    assert shipped().library.diary["measure_no_check"] in result.text
    assert result.credit
    assert result.sources


def test_the_score_is_a_fraction_and_not_a_rounded_number(person: Person) -> None:
    assert fills_in(person, "peg", 4, 5, 5).score == Fraction(14, 3)


# Safe


@pytest.mark.parametrize(
    ("id_", "worst"), [("peg", (10, 10, 10)), ("nrs", (10, 10, 10)), ("rmdq", (24,)), ("peg", (0, 0, 0))]
)
def test_no_score_changes_what_was_advised(person: Person, id_: str, worst: tuple[int, ...]) -> None:
    person.comes_to(EMERGENCY)
    before = person.starts().last_advice()
    for weeks in (0, 2, 4):
        fills_in(person, id_, *worst, weeks=weeks)

    assert before is not None
    assert person.starts().last_advice() == before
    assert person.starts().routine() is None


# Offered


def test_nothing_is_offered_to_somebody_without_a_diary(person: Person) -> None:
    assert offered(person) == []


def test_the_next_weeks_are_offered_after_the_first_time(person: Person) -> None:
    fills_in(person, "peg", 4, 5, 6)
    person.clock.move(weeks=2)

    assert offered(person) == [("peg", "Due now, for week 2.")]


def test_every_measure_stands_in_the_list_with_what_it_came_to(person: Person) -> None:
    fills_in(person, "rmdq", 7)
    remembering = person.starts()
    listed = lines(shipped(), chronicle(shipped(), remembering, person.clock()), person.clock())

    assert [line.measure for line in listed] == list(MEASURES)
    assert [line.standing for line in listed if line.measure == "rmdq"] == [
        "Last time, 22 November: 7 of 24. Next on 20 December."
    ]
    assert [line.standing for line in listed if line.measure == "peg"] == [
        "Not filled in yet. You can fill it in at any time."
    ]


def offered(person: Person) -> list[tuple[str, str]]:
    """What is offered now, and why."""
    found = chronicle(shipped(), person.starts(), person.clock())
    return [(offer.measure, offer.text) for offer in offers(shipped(), found, person.clock())]
