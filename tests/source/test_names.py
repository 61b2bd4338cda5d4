"""Short texts hold the person's names and nothing else, or not even these."""

import pytest

from tests.source.tools import read
from triage.source.names import names_only, no_names


def said_of_names(text: str) -> list[str]:
    return read(f"'{text}'", lambda reader, node: names_only(reader, reader.text(node, "`a`")))[1]


def said_of_none(text: str) -> list[str]:
    return read(f"'{text}'", lambda reader, node: no_names(reader, reader.text(node, "`a`")))[1]


@pytest.mark.parametrize("text", ["plain", "{{ you }}", "{{your}} back", "{{ You }} and {{ them }}"])
def test_the_names_of_the_person_may_stand_in_a_text(text: str) -> None:
    assert said_of_names(text) == []


def test_another_name_is_told() -> None:
    assert said_of_names("{{ me }}") == [
        "1:1: T057 the name `me` is not known here; one of You, Your, reviewer, them, you, your, yours, yourself"
    ]


@pytest.mark.parametrize(
    "text", ["{", "}", "{{ you }", "{% if you %}", "{{ you.name }}", "{# x #}", "{{ you | upper }}"]
)
def test_other_braces_are_told(text: str) -> None:
    assert said_of_names(text)[-1] == "1:1: T056 this text holds names such as `{{ your }}` and no other braces"


@pytest.mark.parametrize("text", ["{{ you }}", "{", "}"])
def test_a_text_that_is_shown_as_it_stands_holds_no_braces(text: str) -> None:
    assert said_of_none(text) == ["1:1: T056 this text is shown as it stands; it holds no braces and no names"]


def test_a_text_that_is_missing_is_told_elsewhere() -> None:
    assert read("a: b", lambda reader, _: names_only(reader, None) + no_names(reader, None)) == ("", [])
