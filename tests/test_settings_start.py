"""What a start of the program does with settings: a country answers its question; programs and walks know none."""

from pathlib import Path

import pytest

from tests.command_line import Result, run
from triage.cli.common import prefers_lines

WALK = Path(__file__).parent / "walks" / "nothing-but-an-ache.yaml"
COUNTRY = "Which country are you in now?"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A settings file with a country, an own number and a mistake."""
    path = tmp_path / "settings.toml"
    path.write_text("region = 'nz'\ntheme = 'drak'\n[numbers]\nemergency = '0999 123'\n")
    monkeypatch.setenv("TRIAGE_SETTINGS", str(path))
    return path


def started(*arguments: str, typed: bytes = b"") -> Result:
    """A run that is not remembered: it depends on the settings file."""
    return run.__wrapped__(*arguments, typed=typed)


def test_a_conversation_in_plain_lines_tells_what_is_wrong_first(file: Path) -> None:
    told = started("chat", typed=b"1\n").err

    assert told.startswith(f"{file}:2:9: S011 `theme` cannot be `drak`; did you mean `dark`?")


@pytest.mark.usefixtures("file")
def test_the_country_that_was_set_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    known = started("chat", typed=b"1\n").out
    monkeypatch.setenv("TRIAGE_SETTINGS", "/nowhere/settings.toml")
    unknown = started("chat", typed=b"1\n").out

    assert (COUNTRY in known, COUNTRY in unknown) == (False, True)


@pytest.mark.usefixtures("file")
def test_an_own_number_is_the_one_to_call() -> None:
    assert "0999 123" in started("chat", typed=b"1\n1\n").out


@pytest.mark.usefixtures("file")
def test_a_program_that_holds_the_conversation_knows_no_settings() -> None:
    told = started("chat", "--jsonl", typed=b'{"reply": "me"}\n')

    assert ('"id": "region"' in told.out, told.err) == (True, "")


@pytest.mark.usefixtures("file")
def test_a_walk_knows_no_settings() -> None:
    assert COUNTRY in started("chat", "--replay", str(WALK)).out


@pytest.mark.usefixtures("file")
def test_a_page_has_the_own_number() -> None:
    assert "0999 123" in started("page", "when-to-get-help").out


def test_plain_lines_can_be_set(file: Path) -> None:
    file.write_text("reader = true\n")

    assert prefers_lines()


def test_plain_lines_are_not_set_by_themselves(file: Path) -> None:
    file.write_text("reader = 'maybe'\n")

    assert not prefers_lines()
