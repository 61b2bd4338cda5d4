"""The rules for reading, and what may be wrong with them."""

from pathlib import Path

import pytest

from triage.errors import Problems
from triage.model.reading_rules import ReadingRules
from triage.places import content_folder
from triage.source.reader import Reader
from triage.source.reading_rules import read_reading_rules

SHIPPED = (content_folder() / "en/reading.yaml").read_text(encoding="utf-8")


def read(folder: Path, text: str) -> tuple[ReadingRules | None, list[str]]:
    (folder / "en").mkdir()
    (folder / "en/reading.yaml").write_text(text, encoding="utf-8")
    problems = Problems()
    rules = read_reading_rules(Reader(problems), folder, "en")
    return rules, [f"{problem.place.line} {problem.code}" for problem in problems.found]


def test_the_shipped_rules_are_those_of_the_issue() -> None:
    rules = read_reading_rules(Reader(Problems()), content_folder(), "en")

    assert rules is not None
    assert (rules.measure, rules.page, rules.block, rules.short) == ("flesch_kincaid", 6.0, 8.0, 120)


@pytest.mark.parametrize(
    ("find", "replace", "code"),
    [
        ("page: 6.0 ", "page: six ", "T012"),
        ("short: 120", "short: few", "T012"),
        ("measure: flesch_kincaid", "measure: flesh", "T011"),
        ("most_refusals: 3", "most_refusal: 3", "T009"),
        ("units: [mg", "units: []\nunit: [mg", "T010"),
    ],
)
def test_what_is_wrong_is_noted_and_nothing_is_read(tmp_path: Path, find: str, replace: str, code: str) -> None:
    assert find in SHIPPED
    rules, noted = read(tmp_path, SHIPPED.replace(find, replace))

    assert rules is None
    assert code in {problem.split()[1] for problem in noted}


def test_a_forbidden_phrase_needs_words_and_a_reason(tmp_path: Path) -> None:
    rules, noted = read(tmp_path, SHIPPED.replace("forbidden:\n", 'forbidden:\n  empty: {words: [], because: "x"}\n'))

    assert rules is None
    assert [problem.split()[1] for problem in noted] == ["T010"]
