"""What the diary is watched for, its texts and its warning words are read as meant; what makes no sense is told."""

from dataclasses import fields as dataclass_fields
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from tests.patients import shipped
from triage.errors import Problems, ProblemsFound
from triage.model.diary_rules import NOTICE_NUMBERS, DiaryRules, words_of_notice
from triage.model.look_back_rules import LookBackRules, Spans
from triage.model.measure import RealChange
from triage.model.phrases import WarningWords
from triage.source.diary import load_diary_rules, read_diary_rules, read_diary_words
from triage.source.reader import Reader
from triage.source.warning_words import read_warning_words

MANUAL = (Path(__file__).parents[2] / "docs" / "manual" / "protocol.md").read_text(encoding="utf-8")
SHIPPED = (shipped().flows / "diary.yaml").read_text(encoding="utf-8")
VOCABULARY = shipped().protocol.vocabulary
WORDS = "rash:\n  - red spots|a rash\n  - skin + hurts\n"


def read(folder: Path, text: str) -> tuple[DiaryRules, Problems]:
    """The rules in this text, and what is wrong with them."""
    (folder / "diary.yaml").write_text(text, encoding="utf-8")
    problems = Problems()
    return read_diary_rules(Reader(problems), folder, VOCABULARY)[0], problems


def codes(problems: Problems) -> list[str]:
    """The codes, each once."""
    return sorted({problem.code for problem in problems.found})


def changed(find: str, replace: str) -> str:
    """The shipped file with one thing changed."""
    assert find in SHIPPED
    return SHIPPED.replace(find, replace, 1)


def words_of(folder: Path, text: str, *findings: str) -> tuple[WarningWords, Problems]:
    """The warning words in this text, where a notice is about these findings."""
    (folder / "en").mkdir()
    (folder / "en" / "warning-words.yaml").write_text(text, encoding="utf-8")
    notices = [
        replace(rule, findings=findings) if rule.kind == "warning_words" else rule
        for rule in shipped().diary_rules.notices
    ]
    rules = replace(shipped().diary_rules, notices=tuple(notices))
    problems = Problems()
    return read_warning_words(Reader(problems), folder, "en", rules), problems


def test_the_shipped_rules_are_sound_and_stand_in_their_order(tmp_path: Path) -> None:
    rules, problems = read(tmp_path, SHIPPED)

    assert codes(problems) == []
    assert [rule.id for rule in rules.notices][:3] == ["clock", "warning_word", "new_leg_pain"]
    assert rules == load_diary_rules(tmp_path, VOCABULARY) == shipped().diary_rules


def test_a_notice_is_read(tmp_path: Path) -> None:
    rule = next(rule for rule in read(tmp_path, SHIPPED)[0].notices if rule.id == "strong_pain")

    assert (rule.kind, rule.asks, rule.quiet_for) == ("strong_pain", "check", 3)
    assert rule.numbers == {"from_pain": 6, "days": 3, "joined_over": 2}
    assert rule.sources == ("K12", "F67")


def test_looking_back_is_read(tmp_path: Path) -> None:
    look_back = read(tmp_path, SHIPPED)[0].look_back

    assert (look_back.spans.six_weeks, look_back.real_change.points, look_back.most_told) == (42, 2, 3)


@pytest.mark.parametrize(
    ("find", "replace", "code"),
    [
        ("kind: gap", "kind: gaps", "T107"),
        ("asks: review", "asks: nothing", "T011"),
        ("joined_over: 2", "joined_over: 0", "T108"),
        ("quiet_for: 3", "quiet_for: 91", "T108"),
        ("week: 12", "week: soon", "T012"),
        ("points: 2\n", "points: 0\n", "T109"),
        ("    days_without: 14", "    dayswithout: 14", "T009"),
        ("findings: [leg_pain_lower]", "findings: []", "T010"),
        ("known: [leg_pain_below_knee]", "known: [leg_pain_below]", "T022"),
        ("resolved_to: 0", "resolved_to: 10", "T108"),
        ("  most_told: 3", "  most_told: 11", "T110"),
        ("two_weeks: 14", "two_weeks: 42", "T110"),
        ("percent: 30, least: 1}", "percent: 130, least: 1}", "T110"),
        ("percent: 30, least: 1}", "percent: 30}", "T010"),
        ("least_days: 3", "least_days: 8", "T110"),
        ("  spans: {two_weeks: 14, six_weeks: 42, six_months: 182}", "  spans: 14", "T008"),
        ("look_back:", "look_ahead:", "T009"),
    ],
)
def test_what_makes_no_sense_is_told(tmp_path: Path, find: str, replace: str, code: str) -> None:
    assert code in codes(read(tmp_path, changed(find, replace))[1])


@pytest.mark.parametrize("text", ["notices: []\nresolved_to: 0\nlook_back: []\n", "[]\n", "notices: {a: [], b: {}}\n"])
def test_whatever_else_stands_there_is_told_and_nothing_breaks(tmp_path: Path, text: str) -> None:
    assert codes(read(tmp_path, text)[1])


def test_a_file_with_something_wrong_is_not_used_at_all(tmp_path: Path) -> None:
    (tmp_path / "diary.yaml").write_text(changed("days: 14", "days: 1"), encoding="utf-8")

    with pytest.raises(ProblemsFound):
        load_diary_rules(tmp_path, VOCABULARY)


@pytest.mark.parametrize("kind", list(NOTICE_NUMBERS))
def test_no_kind_of_notice_can_be_lost_by_a_slip_of_the_pen(tmp_path: Path, kind: str) -> None:
    fields = yaml.safe_load(SHIPPED)
    fields["notices"] = {id_: notice for id_, notice in fields["notices"].items() if notice["kind"] != kind}

    assert codes(read(tmp_path, yaml.safe_dump(fields, sort_keys=False))[1]) == ["T114"]


def test_every_text_of_a_notice_is_needed(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    shipped_words = (shipped().content / "en" / "diary.yaml").read_text(encoding="utf-8")
    keys = {key for rule in shipped().diary_rules.notices for key in words_of_notice(rule)}
    lines = [line for line in shipped_words.splitlines() if line.partition(":")[0] not in keys]
    (tmp_path / "en" / "diary.yaml").write_text("\n".join(lines), encoding="utf-8")
    problems = Problems()
    read_diary_words(Reader(problems), tmp_path, "en", shipped().diary_rules)

    assert len(problems.found) == len(keys)
    assert codes(problems) == ["T058"]


def test_phrases_are_read_as_parts_and_wordings(tmp_path: Path) -> None:
    found, problems = words_of(tmp_path, WORDS, "rash")

    assert codes(problems) == []
    assert found == {"rash": ((("red spots", "a rash"),), (("skin",), ("hurts",)))}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rash: []\n", ["T111"]),
        ("rash:\n  - a rash\nfever:\n  - hot\n", ["T112"]),
        ("rash:\n  - a rash\n  - hot+\n", ["T113"]),
        ("rash:\n  - a rash|...\n", ["T111", "T113"]),
        ("rash:\n  - a rash\n  - a rash\n", ["T007"]),
    ],
)
def test_words_that_nobody_would_look_for_or_find_are_told(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert codes(words_of(tmp_path, text, "rash")[1]) == expected


def test_what_is_told_first_is_what_the_rules_name_first() -> None:
    (rule,) = (rule for rule in shipped().diary_rules.notices if rule.kind == "warning_words")

    assert tuple(shipped().library.warning_words) == rule.findings


def test_the_manual_names_every_kind_and_every_field() -> None:
    fields = {name for numbers in NOTICE_NUMBERS.values() for name in numbers}
    of_look_back = {field.name for part in (LookBackRules, Spans, RealChange) for field in dataclass_fields(part)}
    named = {*NOTICE_NUMBERS, *fields, *of_look_back}

    assert [name for name in sorted(named) if f"`{name}`" not in MANUAL] == []
