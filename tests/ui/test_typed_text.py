"""A text while it is typed: the cursor, the keys, and lines that fit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from triage.render.clean import clean
from triage.ui.widgets.typed_text import TypedText, spans_of

ANY = st.text(max_size=120).map(clean)
KEYS = st.lists(
    st.sampled_from(
        ("left", "right", "home", "end", "backspace", "delete", "x", "\n", "痛", "e\N{COMBINING ACUTE ACCENT}")
    )
)


def test_what_is_typed_stands_at_the_cursor() -> None:
    assert TypedText("ac", 1).typed("b", 10) == TypedText("abc", 2)


def test_no_more_is_taken_than_fits() -> None:
    assert TypedText("abc", 3).typed("def", 4) == TypedText("abcd", 4)


def test_escape_sequences_are_not_taken() -> None:
    assert "\x1b" not in TypedText().typed("\x1b[2Jab", 10).text


def test_a_new_line_is_a_space_where_there_is_one_line() -> None:
    assert TypedText().typed("a\nb", 10).text == "a b"


@pytest.mark.parametrize(
    ("key", "text", "at"),
    [
        ("left", "ab\ncd", 3),
        ("right", "ab\ncd", 5),
        ("home", "ab\ncd", 3),
        ("end", "ab\ncd", 5),
        ("backspace", "ab\nd", 3),
        ("delete", "ab\nc", 4),
        ("ctrl+u", "", 0),
    ],
)
def test_keys_move_and_take_away(key: str, text: str, at: int) -> None:
    assert TypedText("ab\ncd", 4).pressed(key) == TypedText(text, at)


def test_a_line_up_keeps_the_column_as_far_as_it_can() -> None:
    typed = TypedText("a\nlong line", 7)

    assert typed.moved(-1, 20) == TypedText("a\nlong line", 1)
    assert typed.moved(1, 20) is None


def test_lines_break_after_a_space() -> None:
    assert [line.plain for line in TypedText("one two three", 0).lines(9, cursor=False)] == ["one two ", "three"]


def test_the_cursor_is_seen_without_colour() -> None:
    assert TypedText("ab", 2).lines(9, cursor=True)[0].plain == "ab_"
    under = TypedText("ab", 1).lines(9, cursor=True)[0]
    assert [(span.start, span.end) for span in under.spans] == [(1, 2)]


@given(ANY, st.integers(4, 40))
def test_every_line_fits_and_nothing_is_lost(text: str, width: int) -> None:
    spans = spans_of(text, width)

    assert all(cell_len(text[start:end]) < width for start, end in spans)
    assert "".join(text[start:end] for start, end in spans) == text.replace("\n", "")


@given(ANY, KEYS, st.integers(4, 40))
def test_the_cursor_is_always_in_the_text_and_on_a_line(text: str, keys: list[str], width: int) -> None:
    typed = TypedText(text, len(text))
    for key in keys:
        typed = typed.pressed(key) or typed.moved(-1, width) or typed.typed(key, 200, lines=True)

        assert 0 <= typed.at <= len(typed.text)
        assert 0 <= typed.line(width) < len(typed.lines(width, cursor=True))
