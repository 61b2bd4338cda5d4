"""In which language the program speaks: the order of what is asked for, and what is not offered."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.bad_files import copy_shipped
from tests.made_up_language import BY_MACHINE, CODE, make_up, marked
from triage.errors import LanguageIncomplete, LanguageUnknown
from triage.services.checking import check, check_content
from triage.services.clock import local_now
from triage.services.home import home
from triage.services.languages import Wish, offered, open_in, wish
from triage.services.materials import open_materials
from triage.services.remembering import Remembering
from triage.services.translated import translated

LOCALE = {"LC_ALL": "", "LC_MESSAGES": "es_MX.UTF-8", "LANG": "de_DE.UTF-8"}


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """English, a language that is complete, one that lacks a text, and one without a ledger."""
    folder = copy_shipped(tmp_path_factory.mktemp("languages"), flows=False).content
    made = make_up(folder)
    made.rename(folder / "kk")
    ledger = folder / "kk" / "translation.yaml"
    ledger.write_text(ledger.read_text(encoding="utf-8").replace("language: qq", "language: kk"), encoding="utf-8")
    (folder / "kk" / "topics.yaml").unlink()
    (folder / "nn").mkdir()
    make_up(folder)
    return folder


@pytest.mark.parametrize(
    ("option", "environment", "setting", "expected"),
    [
        ("fr", {"TRIAGE_LANG": "it", **LOCALE}, "pt", Wish(("fr",), "option")),
        ("", {"TRIAGE_LANG": "it", **LOCALE}, "pt", Wish(("it",), "variable")),
        ("", {"TRIAGE_LANG": "", **LOCALE}, "pt", Wish(("pt",), "setting")),
        ("", LOCALE, "", Wish(("es-mx", "es"), "locale")),
        ("", {**LOCALE, "LC_ALL": "C.UTF-8"}, "", Wish((), "locale")),
        ("", {"LANG": "de"}, "", Wish(("de",), "locale")),
        ("", {}, "", Wish((), "locale")),
    ],
)
def test_what_is_nearest_to_the_person_counts(
    option: str, environment: Mapping[str, str], setting: str, expected: Wish
) -> None:
    assert wish(option, setting, environment) == expected


@pytest.mark.parametrize("by", ["option", "variable", "setting"])
def test_a_language_that_is_asked_for_is_spoken(by: str, content: Path) -> None:
    wishes = {name: Wish((CODE,), name) for name in ("option", "variable", "setting")}
    spoken = open_in(None, content, wishes[by])

    assert (spoken.remark, spoken.materials.library.language) == ("", CODE)
    assert spoken.materials.library.topics["care"] == marked("Get help and look after yourself")


def test_a_locale_finds_its_language(content: Path) -> None:
    assert open_in(None, content, Wish(("qq-mx", CODE), "locale")).materials.library.language == CODE


@pytest.mark.parametrize("codes", [(), ("en",), ("de",), ("kk",), ("nn",), ("en-gb", "en", CODE)])
def test_of_a_locale_that_is_not_offered_english_is_spoken_in_silence(codes: tuple[str, ...], content: Path) -> None:
    spoken = open_in(None, content, Wish(codes, "locale"))

    assert (spoken.materials.library.language, spoken.remark) == ("en", "")


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("pq", "no language is called `pq`; there are en, kk, qq"),
        ("enn", "no language is called `enn`; did you mean `en`?"),
        ("../en", "no language is called `../en`; there are en, kk, qq"),
        ("a\x1bb", "no language is called `a?b`; there are en, kk, qq"),
    ],
)
def test_a_language_that_there_is_not_is_told(code: str, said: str, content: Path) -> None:
    with pytest.raises(LanguageUnknown) as refused:
        open_in(None, content, Wish((code,), "option"))

    assert str(refused.value) == said


def test_without_translations_there_is_one_language() -> None:
    with pytest.raises(LanguageUnknown, match="no language is called `xx`; there"):
        open_in(None, None, Wish(("xx",), "variable"))


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("kk", "`kk` is not complete: 1 text of it is missing or to be looked at; `triage language kk` lists them"),
        ("nn", "`nn` is not offered: nobody has accepted its texts; see `triage language nn`"),
    ],
)
def test_a_language_that_is_not_complete_is_refused(code: str, said: str, content: Path) -> None:
    with pytest.raises(LanguageIncomplete) as refused:
        open_in(None, content, Wish((code,), "option"))

    assert str(refused.value) == said


def test_a_setting_that_cannot_be_followed_is_told_and_stops_nothing(content: Path) -> None:
    spoken = open_in(None, content, Wish(("nn",), "setting"))

    assert spoken.materials.library.language == "en"
    assert spoken.remark.startswith("the setting `language`: `nn` is not offered")


def test_only_what_is_complete_is_offered(content: Path) -> None:
    assert offered(None, content) == ("en", CODE)


def test_each_language_has_its_own_checked_set(content: Path) -> None:
    for code in ("en", CODE):
        check_content(open_materials(content=content, language=code))

    opened = [open_materials(content=content, language=code) for code in ("en", CODE)]

    assert [(materials.checked, materials.library.language) for materials in opened] == [(True, "en"), (True, CODE)]
    assert [materials.library.reviewed_by for materials in opened] == ["", "machine"]


def test_who_translated_is_said_on_the_first_screen(content: Path) -> None:
    materials = open_materials(content=content, language=CODE)

    assert home(materials, Remembering(None), "", local_now()).translated == BY_MACHINE


def test_english_was_not_translated() -> None:
    assert translated(open_materials()) == ""


def test_a_language_that_lacks_something_is_not_offered_and_english_is_still_sound(content: Path) -> None:
    report = check(content=content)

    assert report.problems == ()
    assert report.not_offered == ("kk", "nn")
