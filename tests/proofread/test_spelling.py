"""Which words no list has."""

from dataclasses import replace

import pytest

from tests.reading import rules
from triage.proofread.spelling import unknown_words


def test_a_slip_of_the_pen_is_found() -> None:
    assert list(unknown_words("Keep it clooose to your body.", rules())) == ["clooose"]


@pytest.mark.parametrize(
    "text", ["Don't sit all day.", "Crohn's illness", "the NHS", "{{ regoin.numbr }}", "You'll walk.", "Oh no"]
)
def test_what_is_spelt_right_is_not_found(text: str) -> None:
    assert list(unknown_words(text, rules())) == []


@pytest.mark.parametrize("word", ["hágalo", "dígaselo", "moverse", "averígüelo", "agárrese"])
def test_a_word_may_carry_an_ending(word: str) -> None:
    spanish = replace(rules("inflesz"), endings=("se", "lo"))

    assert list(unknown_words(word, spanish)) == []
    assert list(unknown_words(word.replace("s", "z").replace("l", "z") + "zz", spanish)) != []


def test_of_a_language_without_lists_nothing_is_said() -> None:
    assert list(unknown_words("Kéép clooose", replace(rules(), language="qq"))) == []


def test_a_language_has_its_own_words() -> None:
    assert list(unknown_words("Camine despacio con la espalda recta", rules("inflesz"))) == []
    assert list(unknown_words("Camine despaciio", rules("inflesz"))) == ["despaciio"]
