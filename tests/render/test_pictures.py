"""Numbers as pictures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.errors import Problems
from triage.model.words import Template
from triage.render.markdown import to_fragment, to_text
from triage.render.pictures import EMPTY, FULL, check_pictures, drawn, without_pictures

LINE = "[9/100] **9 of 100** older people."


def noted(line: str) -> list[str]:
    problems = Problems()
    check_pictures(Template(f"First.\n\n{line}", "content/en/topics/x.md", 12), problems)
    return [str(problem).split(" ", 2)[1] for problem in problems.found]


@given(st.integers(1, 100).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_a_picture_has_as_many_circles_as_it_says(numbers: tuple[int, int]) -> None:
    full, of = numbers
    text = drawn(f"[{full}/{of}] people")

    assert (text.count(FULL), text.count(EMPTY)) == (full, of - full)


def test_the_words_stand_below_the_picture() -> None:
    lines = to_text(drawn(f"Before.\n\n{LINE}\n\nAfter.")).split("\n")

    assert lines[:2] == ["Before.", ""]
    assert lines[2] == FULL * 9 + EMPTY * 11
    assert lines[3:7] == [EMPTY * 20] * 4
    assert lines[7:] == ["", "9 of 100 older people.", "", "After."]


def test_a_screen_reader_passes_over_the_circles() -> None:
    html = to_fragment(drawn(LINE))

    assert html.startswith('<p><span class="picture" aria-hidden="true">')
    assert html.count("<span") == 1
    assert "<strong>9 of 100</strong> older people." in html


def test_words_in_brackets_are_no_picture() -> None:
    assert drawn("[F1] and [see below] and 9/100") == "[F1] and [see below] and 9/100"


def test_a_search_reads_the_words_alone() -> None:
    assert without_pictures(LINE) == "**9 of 100** older people."


@pytest.mark.parametrize("line", ["[9/5] people", "[9/101] people", "[9 of 100] people", "[0/0] none", "[9/100]"])
def test_a_picture_that_cannot_be_drawn_is_noted_with_its_line(line: str) -> None:
    assert noted(line) == ["T067"]


@pytest.mark.parametrize("line", [LINE, "[0/20] none", "Nine of 100 [9/5]", "[F1] says"])
def test_what_can_be_drawn_is_not_noted(line: str) -> None:
    assert noted(line) == []
