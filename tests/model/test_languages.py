"""How languages are called."""

import pytest

from triage.model.languages import codes_of_locale, is_code


@pytest.mark.parametrize("name", ["es", "fil", "pt-br", "zh-hant"])
def test_a_code_is_short_and_small(name: str) -> None:
    assert is_code(name)


@pytest.mark.parametrize("name", ["", "e", "ES", "spanish", "e1", "es_mx", "es-", "..", "pt-br-x", "ñu"])
def test_nothing_else_is_a_code(name: str) -> None:
    assert not is_code(name)


@pytest.mark.parametrize(
    ("locale", "codes"),
    [
        ("es_MX.UTF-8", ("es-mx", "es")),
        ("es", ("es",)),
        ("ca_ES@valencia", ("ca-es", "ca")),
        ("C.UTF-8", ()),
        ("POSIX", ()),
        ("", ()),
    ],
)
def test_a_locale_asks_for_its_place_first(locale: str, codes: tuple[str, ...]) -> None:
    assert codes_of_locale(locale) == codes
