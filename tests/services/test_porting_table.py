"""Diary entries as a table: nothing in it runs in a spreadsheet, and it comes in as it went out."""

import csv
from datetime import timedelta
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.journal.keeping import NOON
from tests.services.ported import diary_entries
from triage.errors import ProblemsFound
from triage.model.diary import DiaryEntry
from triage.services.porting_table import COLUMNS, LONGEST_CELL, read_table, table

LATER = NOON + timedelta(days=1)
IDS = st.sampled_from([digit * 32 for digit in "0123456789abcdef"])
ENTRIES = st.dictionaries(IDS, diary_entries(), max_size=8)


def read(text: str) -> dict[str, DiaryEntry]:
    return dict(read_table(text, "d.csv", LATER))


def wrong(text: str) -> list[str]:
    """What is told of it: the place and the code."""
    with pytest.raises(ProblemsFound) as found:
        read(text)
    return [f"{problem.place} {problem.code}" for problem in found.value.problems]


def lines_told(text: str) -> list[int]:
    """The lines in which something is wrong."""
    try:
        read(text)
    except ProblemsFound as found:
        return [problem.place.line for problem in found.problems]
    return []


@given(entries=ENTRIES)
def test_what_goes_out_comes_in_as_it_was(entries: dict[str, DiaryEntry]) -> None:
    assert read(table(entries.items())) == entries


@given(entries=ENTRIES)
def test_no_cell_begins_like_a_formula(entries: dict[str, DiaryEntry]) -> None:
    cells = [cell for row in csv.reader(StringIO(table(entries.items()), newline="")) for cell in row]

    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_an_entry_without_an_id_gets_the_same_one_each_time() -> None:
    text = "at,now\n2026-11-22T12:00+01:00,4\n2026-11-22T12:00+01:00,5\n"

    assert read(text) == read(text)
    assert len(read(text)) == 2
    assert list(read(text).values()) == [DiaryEntry(NOON, now=4), DiaryEntry(NOON, now=5)]


def test_a_time_without_an_offset_is_that_of_this_computer() -> None:
    (entry,) = read("at,now\n2026-11-22 09:30,4\n").values()

    assert entry.at.replace(tzinfo=None).isoformat() == "2026-11-22T09:30:00"
    assert entry.at.utcoffset() is not None


def test_columns_may_stand_in_any_order_and_empty_lines_are_passed_over() -> None:
    assert list(read("Now, AT \n\n4,2026-11-22T12:00+01:00\n,\n").values()) == [DiaryEntry(NOON, now=4)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", ["d.csv:1 no-such-table"]),
        ("now\n4\n", ["d.csv:1 no-such-table"]),
        ("at,pain\n", ["d.csv:1:2 unknown-column"]),
        ("at,now,now\n", ["d.csv:1:3 used-twice"]),
        ("at,now\n2026-11-22T12:00Z,11\n", ["d.csv:2:2 wrong-now"]),
        ("at,now\nsoon,4\n", ["d.csv:2:1 wrong-at"]),
        ("at,now\n2026-11-24T12:00Z,4\n", ["d.csv:2:1 wrong-at"]),
        ("at,now\n2026-11-22T12:00Z,4,5\n", ["d.csv:2 too-many-cells"]),
        ("at,sleep,medicine\n2026-11-22T12:00Z,deep,maybe\n", ["d.csv:2:2 wrong-sleep", "d.csv:2:3 wrong-medicine"]),
        ("at,now\n2026-11-22T12:00Z,\n", ["d.csv:2 wrong-nothing"]),
        ("id,at,now\nx,2026-11-22T12:00Z,4\n", ["d.csv:2:1 wrong-id"]),
        (f"id,at,now\n{'a' * 32},2026-11-22T12:00Z,4\n{'a' * 32},2026-11-22T12:00Z,5\n", ["d.csv:3:1 used-twice"]),
        ('at,words\n2026-11-22T12:00Z,"unclosed\n', ["d.csv:2 unreadable"]),
        ('at,words\n2026-11-22T12:00Z,"two\nlines"\nsoon,x\n', ["d.csv:4:1 wrong-at"]),
        (f"at,words\n2026-11-22T12:00Z,{'x' * (LONGEST_CELL + 1)}\n", ["d.csv:2 unreadable"]),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_column(text: str, told: list[str]) -> None:
    assert wrong(text) == told


def test_text_is_cleaned_like_other_input() -> None:
    (entry,) = read("at,words\n2026-11-22T12:00+01:00,all \x1b[31mclear\u202e\n").values()

    assert entry.words == "all [31mclear"


@given(text=st.text(max_size=200))
def test_whatever_stands_in_a_file_is_read_or_told(text: str) -> None:
    for whole in (text, f"{','.join(COLUMNS)}\n{text}"):
        assert all(line >= 1 for line in lines_told(whole))
