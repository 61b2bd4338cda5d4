"""What was looked back on as text, Markdown, JSON and CSV."""

import csv
import io
import json
from functools import cache

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.diaries import NOW, ago, at, chronicle_of, day_of, session, tagged
from tests.patients import shipped
from triage.model.diary import Chronicle, Measured
from triage.model.look_back_rules import SPANS, Span
from triage.render.cells import Glyphs
from triage.services.looking_back import LookBack, look_back
from triage.services.looking_back_forms import as_csv, as_json, as_markdown, as_text


@cache
def a_life() -> Chronicle:
    """Two months of somebody who gets better."""
    known = [back for back in range(60) if back % 6]
    days = [day_of(back, 2 + back // 15, 3 + back // 15 + 2 * (back % 3), leg=back // 20) for back in known]
    sessions = [session(back, 4, 3, left=40, right=35) for back in range(45) if back % 3 == 0]
    entries = [tagged(back, *(["work"] if back % 3 == 2 else [])) for back in range(60)]
    measured = [
        Measured(f"{back:032x}", at(ago(back)), "peg", {"pain": 3 + back // 14, "enjoyment": 4, "activity": 4})
        for back in (56, 42, 28, 14)
    ]
    return chronicle_of(days, sessions, entries, measured)


@cache
def told(span: Span = "6w") -> LookBack:
    """What is told of them."""
    return look_back(shipped(), a_life(), NOW, span)


@pytest.mark.parametrize("glyphs", ["unicode", "ascii", None])
def test_text_looks_like_this(glyphs: Glyphs | None, snapshot: SnapshotAssertion) -> None:
    assert as_text(told(), glyphs=glyphs) == snapshot


def test_markdown_looks_like_this(snapshot: SnapshotAssertion) -> None:
    assert as_markdown(told("2w")) == snapshot


@pytest.mark.parametrize("span", SPANS)
@pytest.mark.parametrize("glyphs", ["unicode", "ascii", None])
def test_no_line_of_text_is_wider_than_eighty(span: Span, glyphs: Glyphs | None) -> None:
    assert max(map(len, as_text(told(span), glyphs=glyphs).split("\n"))) <= 80


def test_the_answer_comes_right_below_the_title() -> None:
    lines = as_text(told()).split("\n")

    assert told().answer.startswith(lines[3])
    assert as_markdown(told()).split("\n\n")[1] == f"**{told().answer}**"


def test_without_glyphs_there_is_no_picture() -> None:
    assert as_text(told()).isascii()
    assert "▪" in as_text(told(), glyphs="unicode")


def test_a_time_without_numbers_has_no_picture() -> None:
    nothing = look_back(shipped(), chronicle_of(), NOW)

    assert "│" not in as_text(nothing, glyphs="unicode")
    assert "```" not in as_markdown(nothing)


def test_json_holds_the_numbers() -> None:
    held = json.loads(as_json(told()))

    assert (held["span"], held["first"], held["last"]) == ("6w", "2026-10-12", "2026-11-22")
    assert held["answer"] == told().answer
    assert [section["title"] for section in held["told"]] == [section.title for section in told().sections]
    assert held["pain"]["way"] == "better"
    assert held["pain"]["now"]["days"] == 7
    assert [day["day"] for day in held["days"]] == sorted(day["day"] for day in held["days"])
    (work,) = [found for found in held["goes_with"] if found["what"] == "tag"]
    assert (work["what"], work["name"], work["days_with"], work["days_without"]) == ("tag", "work", 14, 28)
    assert work["above_middle_with"] / 14 - work["above_middle_without"] / 28 >= 0.3


def test_json_of_nothing_is_json() -> None:
    held = json.loads(as_json(look_back(shipped(), chronicle_of(), NOW)))

    assert (held["days"], held["pain"]["now"], held["leg"], held["middle"]) == ([], None, None, None)


def test_csv_has_a_row_for_each_day_that_says_something() -> None:
    rows = list(csv.DictReader(io.StringIO(as_csv(told("2w")))))

    assert [row["day"] for row in rows] == [ago(back).isoformat() for back in range(13, -1, -1)]
    assert rows[-1] == {
        "day": "2026-11-22",
        "pain": "3.5",
        "lowest": "3",
        "highest": "4",
        "mean": rows[-1]["mean"],
        "leg": "",
        "session": "1",
    }


def test_csv_has_nothing_but_dates_and_numbers() -> None:
    rows = list(csv.reader(io.StringIO(as_csv(told("all")))))

    assert all(cell == "" or cell.replace("-", "").replace(".", "").isdigit() for row in rows[1:] for cell in row)
