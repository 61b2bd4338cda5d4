"""Text for terminals that know no more than ASCII."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.render.ascii import in_cells, in_words, writable
from triage.ui import labels

DRAWN = [value for name, value in vars(labels).items() if name.isupper() and isinstance(value, str)]


@given(st.text(max_size=60))
def test_whatever_the_text_only_ascii_is_left(text: str) -> None:
    assert in_cells(text).isascii()
    assert in_words(text).isascii()


@given(st.text(alphabet=st.characters(max_codepoint=0x7F), max_size=60))
def test_ascii_stays_as_it_is(text: str) -> None:
    assert in_cells(text) == in_words(text) == text


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("●■□─━│▁… ← ↑ → ↓ •", "*#.--||. < ^ > v *"),
        ("\N{EN DASH} — \N{LEFT SINGLE QUOTATION MARK}“”", '- - \'""'),
        ("é Å ñ ł ß", "e A n l s"),
        ("痛い", "????"),
        ("🙂", "??"),
        ("e\N{COMBINING ACUTE ACCENT}", "e"),
    ],
    ids=["marks", "dashes and quotes", "accents", "wide", "picture", "combining"],
)
def test_each_character_keeps_its_cells(text: str, drawn: str) -> None:
    assert in_cells(text) == drawn


@pytest.mark.parametrize("sign", ["≥", "≤", "±"])
def test_a_sign_is_never_drawn_as_half_of_what_it_means(sign: str) -> None:
    assert in_cells(sign) == "?"


def test_where_there_is_room_a_sign_keeps_its_meaning() -> None:
    assert in_words("≥ 38, ½ … →") == ">= 38, 1/2 ... ->"


@pytest.mark.parametrize("drawn", DRAWN)
def test_everything_the_screens_draw_themselves_has_a_likeness(drawn: str) -> None:
    assert in_cells(drawn).count("?") == drawn.count("?")


@pytest.mark.parametrize(
    ("encoding", "written"),
    [("utf-8", "é → ≥"), ("latin-1", "e -> >="), ("ascii", "e -> >="), ("no such", "e -> >="), (None, "é → ≥")],
)
def test_only_an_output_that_cannot_take_it_gets_ascii(encoding: str | None, written: str) -> None:
    assert writable("é → ≥", encoding) == written
