"""Nothing that a terminal could act on gets through."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.render.clean import clean

ANYTHING = st.text(st.characters(codec=None))


@given(ANYTHING)
def test_only_printable_characters_and_line_ends_are_left(text: str) -> None:
    assert clean(text).replace("\n", "").isprintable()


@given(ANYTHING)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(ANYTHING)
def test_every_printable_character_is_kept(text: str) -> None:
    kept = [character for character in text if character.isprintable() and character != " "]

    assert [character for character in clean(text) if character not in " \n"] == kept


@given(
    st.lists(st.from_regex(r"[a-z]+", fullmatch=True), min_size=2),
    st.sampled_from("\t\r\v\f\x85\u00a0\u2003\u2028\u3000"),
)
def test_words_are_never_glued_together(words: list[str], space: str) -> None:
    assert clean(space.join(words)).split() == words


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("\x1b[2J\x1b[Hall clear", "[2J[Hall clear"),
        ("\x1b]8;;http://x\x07y\x1b]8;;\x07", "]8;;http://xy]8;;"),
        ("\x1b]52;c;aGk=\x9c", "]52;c;aGk="),
        ("\x9b31mred", "31mred"),
        ("\u202egnp.exe", "gnp.exe"),
        ("a\u200bb\u2066c\ufeff", "abc"),
        ("a\r\nb", "a\nb"),
        ("a\tb", "a b"),
        ("Rücken 背中 —", "Rücken 背中 —"),
        ("", ""),
    ],
)
def test_what_is_left_of_a_text(text: str, left: str) -> None:
    assert clean(text) == left
