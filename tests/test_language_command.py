"""``triage language`` and ``--lang``."""

from pathlib import Path

import pytest

from tests.bad_files import copy_shipped
from tests.command_line import Result, run
from tests.made_up_language import CODE, make_up, marked
from triage.errors import Exit


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = copy_shipped(tmp_path, flows=False).content
    make_up(folder)
    return folder


def language(content: Path, *arguments: str) -> Result:
    """A run that is not remembered: the files change between runs."""
    return run.__wrapped__("language", *arguments, "--content", str(content))


def page(content: Path, *arguments: str) -> Result:
    return run.__wrapped__("page", *arguments, "--content", str(content))


def test_every_language_is_listed(content: Path) -> None:
    told = language(content)

    assert [line.partition(":")[0] for line in told.out.splitlines()] == ["en  English", "qq  qq"]
    assert told.out.endswith(" texts, 0 missing, 0 changed or not accepted, reviewed by machine, offered\n")


def test_what_a_language_lacks_is_listed_with_a_last_line_that_counts(content: Path) -> None:
    (content / CODE / "topics.yaml").unlink()

    told = language(content, CODE)

    first, last = told.out.splitlines()
    assert first == "content/qq/topics.yaml: T140 the file is missing; English has `topics.yaml`"
    assert last.endswith(" 5 missing, 0 changed or not accepted, reviewed by machine, not offered, 1 to mend")
    assert told.code == Exit.BAD_FILE


def test_a_language_is_begun_accepted_and_spoken(content: Path) -> None:
    begun = language(content, "fr", "--new")
    refused = language(content, "fr", "--accept", "--by", "machine")

    assert (begun.code, [path.name for path in (content / "fr").iterdir()]) == (Exit.DONE, ["translation.yaml"])
    assert "`triage language fr` lists what is missing" in begun.err
    assert refused.code == Exit.BAD_FILE
    assert refused.err.endswith(" to mend; nothing was accepted\n")


def test_a_person_who_looked_it_over_is_named(content: Path) -> None:
    told = language(content, CODE, "--accept", "--by", "Ana Ruiz")

    assert told.out == "accepted: every text of `qq`, reviewed by Ana Ruiz\n"
    assert "reviewed by Ana Ruiz" in language(content, CODE).out


@pytest.mark.parametrize(
    "arguments",
    [
        ("--accept", "--by", "machine"),
        ("en", "--accept", "--by", "machine"),
        ("qq", "--accept"),
        ("qq", "--by", "machine"),
        ("qq", "--accept", "--by", " "),
        ("qq", "--accept", "--by", "machine", "--new"),
        ("qq", "--new"),
        ("../x", "--new"),
        ("qr",),
    ],
)
def test_what_does_not_go_together_is_refused(arguments: tuple[str, ...], content: Path) -> None:
    assert language(content, *arguments).code == Exit.USAGE


def test_an_option_chooses_the_language(content: Path) -> None:
    assert marked("How it usually goes") in page(content, "--lang", CODE).out


def test_the_variable_chooses_the_language(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRIAGE_LANG", CODE)

    assert marked("How it usually goes") in page(content).out
    assert "How it usually goes" in page(content, "--lang", "en").out


def test_the_setting_chooses_the_language(content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "settings.toml").write_text(f'language = "{CODE}"\n')
    monkeypatch.setenv("TRIAGE_SETTINGS", str(tmp_path / "settings.toml"))

    assert marked("How it usually goes") in page(content).out


def test_a_setting_that_is_not_offered_is_told(content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "settings.toml").write_text('language = "fr"\n')
    monkeypatch.setenv("TRIAGE_SETTINGS", str(tmp_path / "settings.toml"))

    told = page(content)

    assert told.err == "the setting `language`: no language is called `fr`; there are en, qq; using `en`\n"
    assert "How it usually goes" in told.out


def test_the_locale_chooses_the_language(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "qq_MX.UTF-8")

    assert marked("How it usually goes") in page(content).out


def test_an_unknown_language_is_told(content: Path) -> None:
    told = page(content, "--lang", "qw")

    assert (told.code, told.out) == (Exit.USAGE, "")
    assert "no language is called `qw`" in told.err


def test_an_incomplete_language_is_told(content: Path) -> None:
    (content / CODE / "topics.yaml").unlink()

    told = page(content, "--lang", CODE)

    assert told.code == Exit.BAD_FILE
    assert told.err.startswith("`qq` is not complete: 1 text of it is missing or to be looked at")


def test_the_option_stands_behind_the_command() -> None:
    assert run("--lang", "en", "page").code == Exit.USAGE


def test_a_demo_speaks_the_language(content: Path) -> None:
    told = run.__wrapped__("demo", "--plain", "--lang", CODE, "--content", str(content))

    assert f"{marked('Walk')}: {marked('Rosa, 42, a made-up patient.')}" in told.out


def test_a_check_names_the_languages_that_are_not_offered(content: Path) -> None:
    (content / "fr").mkdir()
    (content / CODE / "topics.yaml").unlink()

    told = run.__wrapped__("check", "--content", str(content))

    assert told.code == Exit.DONE
    assert "`fr` is not offered: it is not complete; see `triage language fr`" in told.err
    assert f"`{CODE}` is not offered" in told.err
