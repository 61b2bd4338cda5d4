"""Measures and their words are read as they are meant, and what makes no sense is told."""

import hashlib
import re
from pathlib import Path

import pytest

from tests.engine.measures import measure, rules
from tests.patients import shipped
from triage.errors import Problems, ProblemsFound
from triage.model.measure import Measures, MeasureWords, RealChange
from triage.source.measures import (
    CHANGE,
    FIELDS,
    ITEM,
    OF_WORDS,
    TOP,
    load_measures,
    read_measure_words,
    read_measures,
)
from triage.source.reader import Reader

MANUAL = (Path(__file__).parents[2] / "docs" / "manual" / "measures.md").read_text(encoding="utf-8")
SMALL = """\
measures:
  steps:
    items: [up, down]
    score: mean
    better: lower
    real_change: {points: 2}
    weeks: [0, 3]
    sources: [F1]
  list:
    statements: 2
    together: 2
    better: lower
    real_change: {points: 2, percent: 30, least: 1}
    weeks: [0]
    sources: [F1]
  goals:
    activities: 2
    better: higher
    real_change: {points: 2}
    weeks: [0]
    sources: [F1]
early: 2 days
last_stays: 1 week
"""
ENDS = "low: none, high: all"
WORDS = f"""\
steps:
  title: Steps
  about: How it goes on stairs
  items: {{up: {{ask: Up?, {ENDS}}}, down: {{ask: Down?, {ENDS}}}}}
  scored: The mean
  credit: Mine
list:
  title: List
  about: What is hard
  intro: [Read each]
  statements: [I am slow, I am stiff]
  scored: The number
  credit: Mine
goals:
  title: Goals
  about: What you want
  items: {{each: {{ask: How well?, {ENDS}}}}}
  scored: The mean
  credit: Mine
"""
PUBLISHED = "9f3caf4010be5d3a"
"""The first digits of the digest of the 24 statements as they were published."""


def said_of(folder: Path, flows: str = SMALL, words: str = WORDS) -> list[str]:
    """Everything that is wrong with measures and words."""
    problems = read(folder, flows, words)[2]
    return [str(problem).partition(": ")[2] for problem in sorted(set(problems.found))]


def read(folder: Path, flows: str = SMALL, words: str = WORDS) -> tuple[Measures, dict[str, MeasureWords], Problems]:
    """Measures, their words, and what is wrong with both."""
    (folder / "flows").mkdir()
    (folder / "content" / "en").mkdir(parents=True)
    (folder / "flows" / "measures.yaml").write_text(flows, encoding="utf-8")
    (folder / "content" / "en" / "measures.yaml").write_text(words, encoding="utf-8")
    problems = Problems()
    reader = Reader(problems)
    found, _ = read_measures(reader, folder / "flows")
    return found, read_measure_words(reader, folder / "content", "en", found), problems


# What is read


def test_nothing_is_wrong_with_a_sound_file(tmp_path: Path) -> None:
    assert said_of(tmp_path) == []


def test_items_have_their_names(tmp_path: Path) -> None:
    assert read(tmp_path)[0].measures["steps"].items == ("up", "down")


def test_statements_and_activities_are_numbered(tmp_path: Path) -> None:
    found = read(tmp_path)[0].measures

    assert (found["list"].items, found["goals"].items) == (("1", "2"), ("1", "2"))


def test_the_highest_score_is_the_number_of_statements_or_ten(tmp_path: Path) -> None:
    assert [found.most for found in read(tmp_path)[0].measures.values()] == [10, 2, 10]


def test_days_are_read_from_times(tmp_path: Path) -> None:
    found = read(tmp_path)[0]

    assert (found.early, found.last_stays) == (2, 7)


def test_the_words_of_every_activity_are_the_same(tmp_path: Path) -> None:
    words = read(tmp_path)[1]["goals"]

    assert [words.items[item].ask for item in ("1", "2")] == ["How well?", "How well?"]


# What is told


@pytest.mark.parametrize(
    ("find", "replace", "expected"),
    [
        ("better: higher", "better: more", "T011"),
        ("score: mean", "score: sum", "T116"),
        ("    score: mean\n", "", "T010"),
        ("    statements: 2\n", "    statements: 2\n    score: mean\n", "T116"),
        ("items: [up, down]", "items: []", "T010"),
        ("items: [up, down]", "rungs: 3", "T009"),
        ("    activities: 2\n", "", "T115"),
        ("weeks: [0, 3]", "weeks: [0, 3, 3]", "T117"),
        ("weeks: [0, 3]", "weeks: [0, 105]", "T117"),
        ("weeks: [0, 3]", "weeks: []", "T117"),
        ("weeks: [0, 3]", "weeks: [0, soon]", "T012"),
        ("activities: 2", "activities: 6", "T118"),
        ("together: 2", "together: 7", "T118"),
        ("statements: 2", "statements: 0", "T118"),
        ("points: 2, percent", "points: 3, percent", "T118"),
        ("least: 1}", "least: 3}", "T118"),
        (", least: 1}", "}", "T118"),
        ("percent: 30, ", "", "T118"),
        ("percent: 30", "percent: 101", "T118"),
        ("{points: 2}", "{}", "T010"),
        ("{points: 2}", "many", "T008"),
        ("early: 2 days", "early: soon", "T012"),
        ("early: 2 days\n", "", "T010"),
        ("measures:\n", "scales:\n", "T009"),
        ("goals:\n    activities", "goals: twice\n  more:\n    activities", "T008"),
    ],
)
def test_what_makes_no_sense_is_told_first(tmp_path: Path, find: str, replace: str, expected: str) -> None:
    assert SMALL.count(find) >= 1
    assert expected in " ".join(said_of(tmp_path, SMALL.replace(find, replace, 1)))


def test_of_wrong_measures_no_words_are_judged(tmp_path: Path) -> None:
    assert len(said_of(tmp_path, SMALL.replace("better: higher", "better: more"), "nothing: {}\n")) == 1


@pytest.mark.parametrize(
    ("find", "replace", "expected"),
    [
        ("steps:", "stairs:", "T058"),
        ("  title: Goals\n", "", "T010"),
        ("title: Goals", "title: 'Goals {{ you }}'", "T056"),
        ("[I am slow, I am stiff]", "[I am slow]", "T119"),
        ("  statements: [I am slow, I am stiff]\n", "", "T119"),
        ("scored: The mean\n", "scored: The mean\n  statements: [Mine]\n", "T119"),
        ("each:", "all:", "T053"),
        (", down: {ask: Down?, low: none, high: all}", "", "T052"),
        ("ask: Down?, ", "", "T010"),
        ("credit: Mine", "whose: Mine", "T009"),
        ("list:\n", "list: nothing\nmore:\n", "T008"),
    ],
)
def test_words_that_do_not_fit_are_told(tmp_path: Path, find: str, replace: str, expected: str) -> None:
    assert WORDS.count(find) >= 1
    assert expected in " ".join(said_of(tmp_path, words=WORDS.replace(find, replace, 1)))


def test_a_folder_without_the_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound, match="T001"):
        load_measures(tmp_path)


# What ships


@pytest.mark.parametrize(
    ("id_", "limits", "better"),
    [
        ("nrs", RealChange(2), "lower"),
        ("peg", RealChange(1), "lower"),
        ("psfs", RealChange(2), "higher"),
        ("rmdq", RealChange(5, 30, 3), "lower"),
    ],
)
def test_the_shipped_measures_have_the_important_changes_of_the_evidence(
    id_: str, limits: RealChange, better: str
) -> None:
    assert (measure(id_).real_change, measure(id_).better) == (limits, better)


def test_no_other_questionnaire_ships_than_those_that_may() -> None:
    assert set(rules().measures) == {"nrs", "peg", "psfs", "rmdq"}


def test_no_word_of_the_published_statements_has_changed() -> None:
    statements = "\n".join(shipped().library.measures["rmdq"].statements)

    assert hashlib.sha256(statements.encode()).hexdigest().startswith(PUBLISHED)


def test_every_measure_says_whose_it_is_and_names_a_source() -> None:
    words = shipped().library.measures

    assert all(words[id_].credit and found.sources for id_, found in rules().measures.items())


# The manual


@pytest.mark.parametrize("field", [*FIELDS, *CHANGE, *TOP, *OF_WORDS, *ITEM])
def test_every_field_is_explained_in_the_manual(field: str) -> None:
    assert f"`{field}`" in MANUAL


def test_the_manual_says_the_numbers_of_the_file() -> None:
    weeks = {id_: ", ".join(map(str, found.weeks)) for id_, found in rules().measures.items()}

    assert all(re.search(rf"^\| `{id_}` \|.*\| {said} \|$", MANUAL, re.MULTILINE) for id_, said in weeks.items())
    assert f"up to {rules().early} days early" in MANUAL
    assert f"the last one stays for {rules().last_stays // 7} weeks" in MANUAL
