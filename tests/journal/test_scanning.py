"""What was erased is found wherever it still stands, and nothing else is taken for it."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.journal.scanning import Scanned, left_beside, marks_of, scan


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite3"


def left(file: Path, marks: set[bytes], kept: bytes = b"") -> int:
    """How many of the marks are found in it."""
    return sum(many for _, many in scan((file,), marks, lambda: kept).left)


def test_what_still_stands_there_is_counted(file: Path) -> None:
    file.write_bytes(b"..sat all day......back")

    assert scan((file,), {b"sat all day", b"gone", b"back"}, bytes) == Scanned((file,), 3, ((file, 2),))


def test_where_nothing_is_left_nothing_is_told(file: Path) -> None:
    file.write_bytes(bytes(5000))

    assert scan((file,), {b"sat all day"}, bytes) == Scanned((file,), 1)


def test_what_was_kept_and_says_the_same_is_not_taken_for_it(file: Path) -> None:
    file.write_bytes(b"..work..work..")

    assert left(file, {b"work"}, b"work and work") == 0


def test_what_stands_there_more_often_than_it_was_kept_is_found(file: Path) -> None:
    file.write_bytes(b"..work..work..")

    assert left(file, {b"work"}, b"work") == 1


@given(st.binary(max_size=60), st.sets(st.binary(min_size=4, max_size=20), max_size=5), st.binary(max_size=60))
def test_every_mark_is_found_wherever_it_stands(before: bytes, marks: set[bytes], behind: bytes) -> None:
    found = scan_bytes(before + b"".join(sorted(marks)) + behind, marks)

    assert found == len(marks)


@given(st.binary(max_size=200), st.sets(st.binary(min_size=4, max_size=20), max_size=5))
def test_no_mark_is_found_where_it_is_not(content: bytes, marks: set[bytes]) -> None:
    assert scan_bytes(content, marks) == len([mark for mark in marks if mark in content])


@dataclass
class InMemory:
    """A file that is on no disk."""

    content: bytes

    def read_bytes(self) -> bytes:
        return self.content


def scan_bytes(content: bytes, marks: set[bytes]) -> int:
    """How many of the marks are found in these bytes."""
    file: Path = InMemory(content)  # type: ignore[assignment]
    return left(file, marks)


def test_every_text_in_a_value_is_looked_for_however_it_is_written() -> None:
    body = json.dumps({"words": 'Sön "ny"', "tags": ["work", "abc"], "now": 4, "known": {"fever": "unsure"}})
    marks = set(marks_of([body.encode()]))

    assert marks == {
        'Sön "ny"'.encode(),
        b'S\\u00f6n \\"ny\\"',
        'Sön \\"ny\\"'.encode(),
        b"work",
        b"unsure",
    }


def test_a_value_that_is_no_json_is_looked_for_as_it_is() -> None:
    assert list(marks_of([b"a" * 32, b"\xff\xfe\xfd\xfc", 4, None])) == [b"a" * 32, b"\xff\xfe\xfd\xfc"]


def test_what_still_goes_by_the_name_of_a_journal_is_told(file: Path) -> None:
    for name in ("journal.sqlite3", "journal.sqlite3-wal", "journal-anna.sqlite3", "other"):
        file.with_name(name).touch()

    assert left_beside(file) == (file, file.with_name("journal.sqlite3-wal"))


def test_where_no_folder_is_nothing_is_left(file: Path) -> None:
    assert left_beside(file.parent / "none" / "journal.sqlite3") == ()
