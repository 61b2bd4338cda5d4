"""Names in short texts are filled in."""

import pytest

from triage.render.names import fill_names

NAMES = {"you": "they", "your": "their"}


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("plain", "plain"),
        ("Can {{ you }} stand?", "Can they stand?"),
        ("{{your}} back and {{  your  }} leg", "their back and their leg"),
        ("{ you }", "{ you }"),
    ],
)
def test_a_name_becomes_what_it_stands_for(text: str, filled: str) -> None:
    assert fill_names(text, NAMES) == filled


def test_what_a_name_stands_for_is_not_filled_in_again() -> None:
    assert fill_names("{{ you }}", {"you": "{{ your }}"}) == "{{ your }}"


def test_a_name_that_is_not_known_is_a_fault() -> None:
    with pytest.raises(KeyError):
        fill_names("{{ me }}", NAMES)
