"""Every line that comes in is checked, and all that is wrong is told at once with its place."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.journal.keeping import NOON
from triage.errors import ProblemsFound
from triage.journal.exchange import Coming
from triage.model.diary import DiaryEntry
from triage.model.events import Answered, Entry, Noted
from triage.services.porting_lines import LONGEST_LINE, read_lines

HEADER = '{"journal": "backtriage", "schema": 1}'
ROW: dict[str, object] = {
    "seq": 1,
    "group": "a" * 32,
    "at": "2026-11-22T11:00:00+00:00",
    "offset_minutes": 60,
    "kind": "answered",
    "body": {"question": "age", "reply": 44},
    "digest": "d" * 64,
}


def lines(*rows: object, header: str = HEADER) -> str:
    return "\n".join([header, *(row if isinstance(row, str) else json.dumps(row) for row in rows)])


def read(*rows: object) -> tuple[Coming, ...]:
    return read_lines(lines(*rows), "j.jsonl")


def wrong(text: str) -> list[str]:
    """What is told of it: the place and the code."""
    with pytest.raises(ProblemsFound) as found:
        read_lines(text, "j.jsonl")
    return [f"{problem.place} {problem.code}" for problem in found.value.problems]


def lines_told(text: str) -> list[int]:
    """The lines in which something is wrong."""
    try:
        read_lines(text, "j.jsonl")
    except ProblemsFound as found:
        return [problem.place.line for problem in found.problems]
    return []


def test_a_line_is_an_event_at_its_time_with_its_offset() -> None:
    assert read(ROW) == (("a" * 32, Entry(Answered("age", 44), NOON, "d" * 64)),)
    (coming,) = read(ROW)
    assert not isinstance(coming, str)
    assert coming[1].at.isoformat() == "2026-11-22T12:00:00+01:00"


def test_empty_lines_and_other_line_ends_change_nothing() -> None:
    text = "\ufeff" + lines(ROW, "", ROW, "").replace("\n", "\r\n")

    assert read_lines(text, "j") == read(ROW, ROW)


@pytest.mark.parametrize(
    ("change", "place_and_code"),
    [
        ({"group": "A" * 32}, "j.jsonl:2:12 wrong-value"),
        ({"group": 7}, "j.jsonl:2:12 wrong-value"),
        ({"at": "2026-11-22T11:00:00"}, "j.jsonl:2:57 wrong-value"),
        ({"at": "2026-11-22T11:00:00+01:00"}, "j.jsonl:2:57 wrong-value"),
        ({"at": "yesterday"}, "j.jsonl:2:57 wrong-value"),
        ({"at": "0001-01-01T00:00:00+00:00", "offset_minutes": -60}, "j.jsonl:2:57 wrong-value"),
        ({"offset_minutes": 1440}, "j.jsonl:2:92 wrong-value"),
        ({"offset_minutes": True}, "j.jsonl:2:92 wrong-value"),
        ({"kind": "dreamt"}, "j.jsonl:2:114 unknown-kind"),
        ({"body": []}, "j.jsonl:2:134 wrong-value"),
        ({"body": {"question": "age"}}, "j.jsonl:2:114 unknown-kind"),
        ({"digest": "no"}, "j.jsonl:2:176 wrong-value"),
        ({"kind": "ended", "body": {}}, "j.jsonl:2:131 wrong-body"),
    ],
)
def test_a_value_that_does_not_fit_is_told_with_its_place(change: dict[str, object], place_and_code: str) -> None:
    assert wrong(lines({**ROW, **change})) == [place_and_code]


@pytest.mark.parametrize("field", ["group", "at", "offset_minutes", "kind", "body", "digest"])
def test_a_field_that_is_missing_is_told(field: str) -> None:
    row = {name: value for name, value in ROW.items() if name != field}

    assert wrong(lines(row)) == ["j.jsonl:2 missing-field"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("{", "2:2 unreadable"),
        ("[1]", "2 unreadable"),
        ('{"a": NaN}', "2 wrong-value"),
        ('{"group": 1, "group": 2}', "2:2 used-twice"),
        ("[" * 60_000, "2 unreadable"),
        ("9" * 5_000, "2 unreadable"),
        ('{"words": "' + "x" * LONGEST_LINE + '"}', "2 too-long"),
    ],
    ids=["no JSON", "no object", "NaN", "twice", "deep", "digits", "long"],
)
def test_a_line_that_is_none_is_told(line: str, code: str) -> None:
    assert wrong(lines(line)) == [f"j.jsonl:{code}"]


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ('{"journal": "another"}', "1:2 no-journal"),
        ("{}", "1 no-journal"),
        ('{"journal": "backtriage", "schema": 2}', "1:27 newer-schema"),
        ('{"journal": "backtriage", "schema": 0}', "1:27 wrong-schema"),
        ('{"journal": "backtriage", "schema": true}', "1:27 wrong-schema"),
        ("{not", "1:2 unreadable"),
    ],
)
def test_what_does_not_begin_like_a_journal_is_not_read_on(header: str, code: str) -> None:
    assert wrong(lines("nonsense", header=header)) == [f"j.jsonl:{code}"]


def test_a_file_that_was_cut_off_is_told() -> None:
    header = '{"journal": "backtriage", "schema": 1, "rows": 3}'

    assert wrong(lines(ROW, ROW, header=header)) == ["j.jsonl:1 cut-off"]


def test_everything_that_is_wrong_is_told_at_once() -> None:
    told = wrong(lines({**ROW, "group": ""}, ROW, "{", {**ROW, "kind": "dreamt"}))

    assert told == ["j.jsonl:2:12 wrong-value", "j.jsonl:4:2 unreadable", "j.jsonl:5:114 unknown-kind"]


def noted(**parts: object) -> dict[str, object]:
    return {**ROW, "kind": "noted", "body": {"at": "2026-11-22T12:00:00+01:00", **parts}}


@pytest.mark.parametrize(
    "parts",
    [{}, {"now": 11}, {"now": "4"}, {"sleep": "deep"}, {"where": ["moon"]}, {"words": "x" * 2001}, {"tags": ["a b!"]}],
)
def test_an_entry_that_could_not_have_been_written_is_told(parts: dict[str, object]) -> None:
    (told,) = wrong(lines(noted(**parts)))

    assert told.split()[1] in {"wrong-entry", "wrong-body"}


def test_text_is_cleaned_like_other_input() -> None:
    (coming,) = read(noted(now=4, words="all \x1b[31mclear\x07\u202e"))

    assert coming == ("a" * 32, Entry(Noted(DiaryEntry(NOON, now=4, words="all [31mclear")), NOON, "d" * 64))


@given(text=st.text(max_size=200))
def test_whatever_stands_in_a_file_is_read_or_told(text: str) -> None:
    assert all(line >= 2 for line in lines_told(lines(text)))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=6,
)
KINDS = [
    "answered",
    "undone",
    "advised",
    "left",
    "began",
    "started",
    "repeated",
    "ended",
    "scored",
    "finished",
    "wanted",
]


@given(
    kind=st.sampled_from([*KINDS, "noted", "struck", "filled", "erased"]),
    body=st.dictionaries(
        st.sampled_from(["question", "reply", "at", "now", "planned", "known", "answers", "flow"]), JSON
    ),
    at=JSON,
)
def test_whatever_a_line_holds_it_is_read_or_told(kind: str, body: dict[str, object], at: object) -> None:
    for when in (at, ROW["at"]):
        assert set(lines_told(lines({**ROW, "kind": kind, "body": body, "at": when}))) <= {2}
