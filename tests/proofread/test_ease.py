"""How hard a text is, in both languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading import rules
from triage.proofread.ease import measured, readable, spanish_syllables, words

EASY = "Walk a bit each day. Rest when you need to. Then go on."
HARD = "Individuals experiencing musculoskeletal discomfort should prioritize ergonomic considerations."
FACIL = "Camine un poco cada día. Descanse si le duele. Luego siga."
DIFICIL = "Las consideraciones ergonómicas fundamentales requieren una priorización sistemática individualizada."


def test_short_words_and_sentences_are_easier_in_english() -> None:
    assert measured(EASY, rules()) < 2
    assert measured(HARD, rules()) > 12


def test_short_words_and_sentences_are_easier_in_spanish() -> None:
    spanish = rules("inflesz")

    assert measured(FACIL, spanish) > 80
    assert measured(DIFICIL, spanish) < 20


def test_what_is_harder_depends_on_the_measure() -> None:
    assert rules().is_harder(7.0, 6.0)
    assert rules("inflesz").is_harder(60.0, 65.0)


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("sol", 1),
        ("espalda", 3),
        ("día", 2),
        ("duele", 2),
        ("que", 1),
        ("guerra", 2),
        ("agua", 2),
        ("pingüino", 3),
        ("poeta", 3),
        ("rey", 1),
        ("mayo", 2),
        ("y", 1),
        ("ciática", 3),
        ("5", 1),
    ],
)
def test_spanish_syllables_are_counted(word: str, syllables: int) -> None:
    assert spanish_syllables(word) == syllables


def test_what_is_filled_in_and_what_is_quoted_count_as_short_words() -> None:
    assert readable('Call {{ region.emergency }} for "spondylolisthesis".') == "Call you for it."


def test_a_tag_is_no_word() -> None:
    assert words(readable('{% if findings.fever == "yes" %} Rest now. {% endif %}')) == ["Rest", "now"]


def test_a_text_without_an_end_is_a_sentence_all_the_same() -> None:
    assert readable("A sore back") == "A sore back."


@given(st.text(max_size=200))
def test_any_text_can_be_measured(text: str) -> None:
    assert isinstance(measured(readable(text), rules()), float)
    assert isinstance(measured(readable(text), rules("inflesz")), float)
