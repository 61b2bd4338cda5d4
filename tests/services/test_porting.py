"""What goes out of a journal comes in again: the same, all of it or nothing, and nothing twice."""

import json
import sqlite3
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.journal.keeping import NOON, SOME, entry, kept
from tests.services.ported import KEPT, in_journal, journal
from triage.errors import JournalUnusable
from triage.journal.erasing import erase
from triage.journal.moving import move
from triage.journal.store import Store
from triage.journal.verifying import verify
from triage.model.diary import DiaryEntry
from triage.model.events import Answered, Entry, Left, Noted, Struck
from triage.services.bringing_in import bring_in, planned
from triage.services.porting import export

NOW = NOON + timedelta(days=1)
KEY = "correct horse"


def came_in(file: Path, text: str, key: str = "") -> int:
    """How many rows a text brought into a journal."""
    plan = planned(file, text, "journal.jsonl", NOW, key)
    bring_in(file, plan, key)
    return len(plan.coming)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return kept(tmp_path / "journal.sqlite3")


@given(events=KEPT)
def test_out_erased_and_in_again_it_is_the_same_journal(events: list[tuple[str, Entry]]) -> None:
    with TemporaryDirectory() as folder:
        file = journal(Path(folder) / "journal.sqlite3", events)
        before, text = in_journal(file), export(file, "jsonl")
        erase(file)

        assert came_in(file, text) == len(events)
        assert in_journal(file) == before
        assert export(file, "jsonl") == text
        assert verify(file).whole


@given(events=KEPT)
def test_what_is_there_never_comes_in_twice(events: list[tuple[str, Entry]]) -> None:
    with TemporaryDirectory() as folder:
        file = journal(Path(folder) / "journal.sqlite3", events)
        before = in_journal(file)

        assert came_in(file, export(file, "jsonl")) == 0
        assert in_journal(file) == before


@given(events=KEPT, already=st.integers(0, 12))
def test_a_journal_that_a_file_goes_on_from_gets_the_rest(events: list[tuple[str, Entry]], already: int) -> None:
    with TemporaryDirectory() as folder:
        whole = journal(Path(folder) / "whole.sqlite3", events)
        part = journal(Path(folder) / "part.sqlite3", events[:already])

        assert came_in(part, export(whole, "jsonl")) == len(events[already:])
        assert in_journal(part) == in_journal(whole)
        assert verify(part).whole


def test_an_encrypted_journal_goes_out_and_in_like_any_other(file: Path) -> None:
    text = export(file, "jsonl")
    move(file, "", KEY)

    assert export(file, "jsonl", KEY) == text
    erase(file)
    kept(file, (), "a" * 32)
    move(file, "", KEY)
    assert came_in(file, text, KEY) == len(SOME)
    assert export(file, "jsonl", KEY) == text


def test_the_first_line_says_what_it_is_and_every_line_is_readable(file: Path) -> None:
    first, *rows = [json.loads(line) for line in export(file, "jsonl").splitlines()]

    assert (first["journal"], first["schema"], first["rows"]) == ("backtriage", 1, len(SOME))
    assert [row["seq"] for row in rows] == list(range(1, len(SOME) + 1))
    assert rows[1] == {
        "seq": 2,
        "group": "a" * 32,
        "at": "2026-11-22T11:01:00+00:00",
        "offset_minutes": 60,
        "kind": "answered",
        "body": {"question": "age", "reply": 44},
        "digest": "d" * 64,
    }


@pytest.mark.parametrize("group", ['a"b', "a\\b", "a\nb", "ü" * 32])
def test_whatever_stands_in_a_row_a_line_is_json(tmp_path: Path, group: str) -> None:
    file = journal(tmp_path / "j.sqlite3", [(group, entry(Answered("age", 'a "quoted"\n\u2028 reply')))])
    _, row = [json.loads(line) for line in export(file, "jsonl").rstrip("\n").split("\n")]

    assert (row["group"], row["body"]["reply"]) == (group, 'a "quoted"\n\u2028 reply')


def test_words_go_out_as_they_were_written(tmp_path: Path) -> None:
    file = journal(tmp_path / "j.sqlite3", [("a" * 32, entry(Noted(DiaryEntry(NOON, words="müde, 痛い"))))])

    assert "müde, 痛い" in export(file, "jsonl")


def test_of_no_journal_nothing_goes_out_and_none_is_made(tmp_path: Path) -> None:
    assert len(export(tmp_path / "none.sqlite3", "jsonl").splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def damage(file: Path, statement: str) -> None:
    connection = sqlite3.connect(file)
    connection.execute(statement)
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    "statement",
    ["UPDATE events SET body = '{}' WHERE seq = 3", "DELETE FROM events WHERE seq = 3"],
    ids=["changed", "gone"],
)
def test_what_was_damaged_keeps_its_place_without_what_it_held(file: Path, statement: str) -> None:
    damage(file, statement)
    text = export(file, "jsonl")
    erase(file)
    came_in(file, text)

    assert json.loads(text.splitlines()[3])["kind"] == "damaged"
    assert [seq for seq, *_ in in_journal(file)] == [1, 2, 4, 5, 6, 7]
    assert came_in(file, text) == 0


def test_the_last_rows_that_are_gone_keep_their_place_too(file: Path) -> None:
    damage(file, "DELETE FROM events WHERE seq = 7")

    assert json.loads(export(file, "jsonl").splitlines()[-1])["kind"] == "damaged"


def test_an_older_check_never_comes_in_behind_a_newer_one(file: Path, tmp_path: Path) -> None:
    older = export(kept(tmp_path / "older.sqlite3", SOME[:3], "b" * 32), "jsonl")
    before = in_journal(file)

    with pytest.raises(JournalUnusable, match="only a journal that this file goes on from"):
        came_in(file, older)
    assert in_journal(file) == before


def test_what_comes_between_two_checks_stays_out(tmp_path: Path) -> None:
    events = [("a" * 32, entry(Answered("age", age))) for age in (40, 41, 42)]
    whole = export(journal(tmp_path / "whole.sqlite3", events), "jsonl")
    file = journal(tmp_path / "j.sqlite3", [events[0], events[2]])

    with pytest.raises(JournalUnusable, match="goes on from"):
        came_in(file, whole)


def test_diary_entries_come_into_any_journal(file: Path, tmp_path: Path) -> None:
    other = journal(tmp_path / "other.sqlite3", [("c" * 32, entry(Noted(DiaryEntry(NOON, now=4))))])

    assert came_in(file, export(other, "jsonl")) == 1
    assert in_journal(file)[-1][1] == "c" * 32


def test_nothing_comes_in_where_another_program_wrote_meanwhile(file: Path, tmp_path: Path) -> None:
    other = journal(tmp_path / "other.sqlite3", [("c" * 32, entry(Noted(DiaryEntry(NOON, now=4))))])
    plan = planned(file, export(other, "jsonl"), "other", NOW)
    store = Store(file)
    store.append("e" * 32, [entry(Left())])
    store.close()
    before = in_journal(file)

    with pytest.raises(JournalUnusable, match="nothing came in, try again"):
        bring_in(file, plan)
    assert in_journal(file) == before


def test_a_plan_says_what_would_come_in(file: Path, tmp_path: Path) -> None:
    events = [("c" * 32, entry(Noted(DiaryEntry(NOON, now=4)))), ("c" * 32, entry(Struck()))]
    plan = planned(file, export(journal(tmp_path / "o.sqlite3", events), "jsonl"), "o", NOW)

    assert (plan.in_words(), plan.there) == ("2 of diary entries", 0)
    assert len(in_journal(file)) == len(SOME)


def test_entries_are_in_the_table_as_they_are_now(tmp_path: Path) -> None:
    events = [
        ("a" * 32, entry(Noted(DiaryEntry(NOON, now=4)))),
        ("b" * 32, entry(Noted(DiaryEntry(NOON - timedelta(days=1), now=5)))),
        ("c" * 32, entry(Noted(DiaryEntry(NOON, now=6)))),
        ("a" * 32, entry(Noted(DiaryEntry(NOON, now=7, words="=1+1"), changed=True))),
        ("c" * 32, entry(Struck())),
    ]
    lines = export(journal(tmp_path / "j.sqlite3", events), "csv").split("\r\n")

    assert lines == [
        "id,at,now,worst,average,leg,where,helped,tags,words,sleep,activity,medicine",
        f"{'b' * 32},2026-11-21T12:00:00+01:00,5,,,,,,,,,,",
        f"{'a' * 32},2026-11-22T12:00:00+01:00,7,,,,,,,'=1+1,,,",
        "",
    ]
