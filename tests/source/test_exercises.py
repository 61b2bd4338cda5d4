"""An exercise is read as it is meant, and a dose, a growth or a ladder without sense is told."""

from pathlib import Path

import pytest

from tests.source.routine import read_small, said_of_routine
from triage.model.exercise import Dose, Exercise, Growth

BEND = Exercise(
    id="bend",
    kind="stretch",
    bias="flexion",
    position="chair",
    places=("chair", "bed"),
    sides="each",
    dose=Dose(repetitions=2, hold=10),
    growth=(Growth("repetitions", 2, 5), Growth("hold", 5, 15)),
    pause=3,
    avoid=("stiff",),
    adapts=("sore",),
    easier="walk",
    harder=None,
    swaps=("walk",),
    sources=("F1",),
)


def test_an_exercise_is_read(tmp_path: Path) -> None:
    assert read_small(tmp_path).exercises["bend"] == BEND


def test_what_is_left_out_is_nothing(tmp_path: Path) -> None:
    walk = read_small(tmp_path).exercises["walk"]

    assert (walk.growth, walk.adapts, walk.swaps, walk.easier, walk.harder) == ((), (), (), None, None)


def test_a_timed_exercise_is_one_repetition_of_minutes(tmp_path: Path) -> None:
    assert read_small(tmp_path).exercises["walk"].dose == Dose(minutes=5)


@pytest.mark.parametrize(
    ("find", "replace", "messages"),
    [
        (
            "exercises:",
            "exercise:",
            ["1:1: T009 the exercises file has no field `exercise`; did you mean `exercises`?"],
        ),
        ("    kind: stretch\n", "", ["13:5: T010 the exercise `bend` needs the field `kind`"]),
        ("kind: stretch", "kind: stretching", ["13:11: T011 `kind` cannot be `stretching`; did you mean `stretch`?"]),
        ("places: [chair, bed]", "places: []", ["16:13: T010 `places` needs at least one place"]),
        (
            "places: [chair, bed]",
            "places: [sofa]",
            ["16:14: T011 each of `places` cannot be `sofa`; one of floor, bed, chair, standing"],
        ),
        ("avoid: [stiff]", "avoid: [stif]", ["23:13: T022 no finding is called `stif`; did you mean `stiff`?"]),
        ("    avoid: [stiff]\n", "", ["13:5: T010 the exercise `bend` needs the field `avoid`"]),
        ("easier: walk", "easier: wlak", ["25:13: T090 no exercise is called `wlak`; did you mean `walk`?"]),
        ("swaps: [walk]", "swaps: [run]", ["26:13: T090 no exercise is called `run`"]),
    ],
)
def test_what_is_no_exercise_is_told(tmp_path: Path, find: str, replace: str, messages: list[str]) -> None:
    assert said_of_routine(tmp_path, "exercises.yaml", find, replace)[: len(messages)] == messages


@pytest.mark.parametrize(
    ("replace", "message"),
    [
        ("{repetitions: 2, by: 2}", "20:23: T091 `bend` cannot grow to 2 in `repetitions`; it has come to 2 by then"),
        ("{repetitions: 1, by: 1}", "20:23: T091 `bend` cannot grow to 1 in `repetitions`; it has come to 2 by then"),
        ("{minutes: 5, by: 1}", "20:19: T091 `bend` cannot grow to 5 in `minutes`; it has none to begin with"),
        (
            "{repetitions: 5, by: 0}",
            "20:9: T091 each of `growth` makes one thing more, by at least 1, as `{repetitions: 10, by: 1}` does",
        ),
        (
            "{repetitions: 5, hold: 15, by: 1}",
            "20:9: T091 each of `growth` makes one thing more, by at least 1, as `{repetitions: 10, by: 1}` does",
        ),
        ("{repetitions: 50, by: 1}", "20:23: T092 `repetitions` is from 1 to 30, not 50"),
    ],
)
def test_a_growth_that_is_none_is_told(tmp_path: Path, replace: str, message: str) -> None:
    assert said_of_routine(tmp_path, "exercises.yaml", "{repetitions: 5, by: 2}", replace) == [message]


def test_a_timed_exercise_grows_in_minutes_alone(tmp_path: Path) -> None:
    growth = "dose: {minutes: 5}\n    growth:\n      - {repetitions: 3, by: 1}"

    assert said_of_routine(tmp_path, "exercises.yaml", "dose: {minutes: 5}", growth) == [
        "10:23: T091 `walk` cannot grow to 3 in `repetitions`; it has none to begin with"
    ]


def test_the_same_thing_can_grow_twice_by_other_steps(tmp_path: Path) -> None:
    grown = read_small(tmp_path, "exercises.yaml", "{hold: 15, by: 5}", "{hold: 15, by: 5}\n      - {hold: 30, by: 15}")

    assert [dose.hold for dose in grown.exercises["bend"].steps()] == [10, 10, 10, 15, 30]


@pytest.mark.parametrize(
    ("replace", "messages"),
    [
        ("{repetitions: 0, hold: 10}", ["18:25: T092 `repetitions` is from 1 to 30, not 0"]),
        ("{repetitions: 2, hold: 61}", ["18:34: T092 `hold` is from 0 to 60, not 61"]),
        ("{repetitions: 2, hold: 10, sets: 6}", ["18:44: T092 `sets` is from 1 to 5, not 6"]),
        ("{repetitions: two, hold: 10}", ["18:25: T012 `repetitions` is a whole number, not `two`"]),
        (
            "{repetitions: 2, hold: 10, minutes: 3}",
            ["18:11: T092 the dose of `bend` is `minutes`, or `repetitions` with or without `hold` and `sets`"],
        ),
        (
            "{hold: 10}",
            ["18:11: T092 the dose of `bend` is `minutes`, or `repetitions` with or without `hold` and `sets`"],
        ),
    ],
)
def test_a_dose_without_sense_is_told(tmp_path: Path, replace: str, messages: list[str]) -> None:
    assert said_of_routine(tmp_path, "exercises.yaml", "{repetitions: 2, hold: 10}", replace) == messages


def test_a_pause_beyond_sense_is_told(tmp_path: Path) -> None:
    assert said_of_routine(tmp_path, "exercises.yaml", "pause: 3", "pause: 300") == [
        "13:5: T092 `pause` is at most 60 seconds, not 300"
    ]


@pytest.mark.parametrize(
    ("find", "replace", "message"),
    [
        ("easier: walk", "easier: bend", "25:13: T093 `easier` of `bend` is the exercise itself"),
        ("swaps: [walk]", "swaps: [bend]", "26:13: T093 `swaps` of `bend` is the exercise itself"),
        (
            "easier: walk",
            "easier: walk\n    harder: walk",
            "2:3: T093 the ladder goes in a circle: `walk` → `bend` → `walk`",
        ),
        (
            "    pause: 0",
            "    pause: 0\n    easier: bend",
            "2:3: T093 the ladder goes in a circle: `walk` → `bend` → `walk`",
        ),
    ],
)
def test_a_ladder_that_leads_back_is_told(tmp_path: Path, find: str, replace: str, message: str) -> None:
    assert said_of_routine(tmp_path, "exercises.yaml", find, replace) == [message]


def test_both_rungs_of_a_ladder_can_name_each_other(tmp_path: Path) -> None:
    assert read_small(tmp_path, "exercises.yaml", "    pause: 0", "    pause: 0\n    harder: bend").exercises


@pytest.mark.parametrize(
    ("replace", "message"),
    [
        ("avoid: [stiff, sex]", "23:20: T094 `sex` is not answered yes or no; `avoid` lists what is there or not"),
        ("avoid: [stiff, age]", "23:20: T094 `age` is not answered yes or no; `avoid` lists what is there or not"),
        ("avoid: [stiff, sore]", "13:5: T094 `bend` is both kept from `sore` and made milder for it"),
    ],
)
def test_what_cannot_keep_anybody_from_an_exercise_is_told(tmp_path: Path, replace: str, message: str) -> None:
    assert said_of_routine(tmp_path, "exercises.yaml", "avoid: [stiff]", replace) == [message]
