"""Who gets which exercises is read as it is meant, and a profile or an item without sense is told."""

from pathlib import Path

import pytest

from tests.source.routine import read_small, said_of_routine
from triage.model.guard import Is, Within
from triage.model.programme import Item

BEND = "{exercise: bend, from_week: 2, after: walk, when: {sore: no}}"


def test_the_profiles_are_kept_in_their_order(tmp_path: Path) -> None:
    assert [profile.id for profile in read_small(tmp_path).profiles] == ["quiet", "all_others"]


def test_a_profile_is_for_those_of_whom_its_condition_holds(tmp_path: Path) -> None:
    assert [profile.when for profile in read_small(tmp_path).profiles] == [Within("pain", 6, 10), None]


def test_whether_a_profile_grows_is_read(tmp_path: Path) -> None:
    assert [profile.grows for profile in read_small(tmp_path).profiles] == [False, True]


def test_an_item_is_read(tmp_path: Path) -> None:
    assert read_small(tmp_path).profiles[1].sequence[1] == Item(
        "bend", from_week=2, after="walk", when=Is("sore", frozenset({"no"}))
    )


def test_an_item_can_be_no_more_than_its_exercise(tmp_path: Path) -> None:
    assert read_small(tmp_path).profiles[1].sequence[0] == Item("walk")


def test_minutes_stand_instead_of_those_of_the_exercise(tmp_path: Path) -> None:
    assert read_small(tmp_path).profiles[0].sequence == (Item("walk", minutes=3),)


def test_a_timed_exercise_can_come_twice(tmp_path: Path) -> None:
    assert [item.exercise for item in read_small(tmp_path).profiles[1].sequence] == ["walk", "bend", "walk"]


@pytest.mark.parametrize(
    ("find", "replace", "messages"),
    [
        ("profiles:", "profile:", ["1:1: T009 the plan has no field `profile`; did you mean `profiles`?"]),
        ("    grows: true\n", "", ["9:5: T010 the profile `all_others` needs the field `grows`"]),
        ("grows: true", "grows: yes", ["9:12: T011 `grows` cannot be `yes`; one of true, false"]),
        ("{exercise: walk, minutes: 3}", "{minutes: 3}", ["6:9: T010 each of `sequence` needs the field `exercise`"]),
        ("exercise: bend", "exercise: bent", ["12:20: T090 no exercise is called `bent`; did you mean `bend`?"]),
        ("after: walk", "after: run", ["12:47: T090 no exercise is called `run`"]),
        ("{sore: no}", "{sores: no}", ["12:60: T022 no finding is called `sores`; did you mean `sore`?"]),
    ],
)
def test_what_is_no_plan_is_told(tmp_path: Path, find: str, replace: str, messages: list[str]) -> None:
    assert said_of_routine(tmp_path, "plan.yaml", find, replace)[: len(messages)] == messages


def test_an_empty_sequence_is_told(tmp_path: Path) -> None:
    empty = "sequence: []"

    said = said_of_routine(tmp_path, "plan.yaml", "sequence:\n      - {exercise: walk, minutes: 3}", empty)

    assert said == ["5:15: T010 `sequence` needs at least one exercise"]


@pytest.mark.parametrize(
    ("find", "replace", "message"),
    [
        ("    when: {pain: {at_least: 6}}\n", "", "2:3"),
        ("  all_others:\n", "  all_others:\n    when: {sore: yes}\n", "8:3"),
    ],
)
def test_the_last_profile_alone_is_for_everybody(tmp_path: Path, find: str, replace: str, message: str) -> None:
    assert said_of_routine(tmp_path, "plan.yaml", find, replace) == [
        f"{message}: T095 the last profile, and only the last, is for everybody who is left and has no `when`"
    ]


@pytest.mark.parametrize(
    "item",
    [
        "{exercise: bend}",
        "{exercise: walk, when: {sore: no}}",
        "{exercise: walk, from_week: 2}",
    ],
)
def test_a_profile_that_could_be_empty_is_told(tmp_path: Path, item: str) -> None:
    said = said_of_routine(tmp_path, "plan.yaml", "{exercise: walk, minutes: 3}", item)

    assert [line.partition(";")[0] for line in said] == ["2:3: T097 the profile `quiet` could be empty"]


@pytest.mark.parametrize(
    ("item", "message"),
    [
        ("{exercise: bend, minutes: 3}", "12:9: T098 `bend` is counted, not timed; leave its `minutes` out"),
        ("{exercise: bend, after: bend}", "12:33: T098 `bend` does not come before `bend` in this sequence"),
        ("{exercise: bend, from_week: 0}", "12:37: T098 `from_week` is from 1 to 52, not 0"),
        ("{exercise: walk, minutes: 61}\n      - exercise: bend", "12:35: T098 `minutes` is from 1 to 60, not 61"),
        ("exercise: bend\n      - exercise: bend", "13:9: T098 `bend` stands in this sequence already"),
    ],
)
def test_an_item_without_sense_is_told(tmp_path: Path, item: str, message: str) -> None:
    assert said_of_routine(tmp_path, "plan.yaml", BEND, item) == [message]
