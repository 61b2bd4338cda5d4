"""``triage config``: what is set, where it comes from, and setting it."""

import json
from pathlib import Path

import pytest

from tests.command_line import Result, run
from triage.errors import Exit
from triage.model.settings import SETTINGS


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The settings file of this test, which is not there yet."""
    monkeypatch.setenv("TRIAGE_SETTINGS", str(tmp_path / "settings.toml"))
    return tmp_path / "settings.toml"


def config(*arguments: str) -> Result:
    """A run that is not remembered: the file changes between runs."""
    return run.__wrapped__("config", *arguments)


@pytest.mark.usefixtures("file")
def test_every_setting_is_listed() -> None:
    told = config()

    assert [line.split()[0] for line in told.out.splitlines()[: len(SETTINGS)]] == list(SETTINGS)
    assert (told.code, told.err) == (Exit.DONE, "")


def test_the_list_names_the_file(file: Path) -> None:
    assert config().out.splitlines()[-1] == f"file: {file}"


def test_the_path_alone_is_for_scripts(file: Path) -> None:
    assert config("--path").out == f"{file}\n"


def test_a_setting_that_is_set_is_kept_and_shown(file: Path) -> None:
    told = config("theme", "light")

    assert (told.code, told.out.splitlines()[0]) == (Exit.DONE, "theme = light (set)")
    assert file.read_text() == 'theme = "light"\n'


def test_a_setting_that_is_unset_is_as_it_comes(file: Path) -> None:
    config("theme", "light")

    assert config("--unset", "theme").out.splitlines()[0] == "theme = dark (default)"
    assert file.read_text().strip() == ""


@pytest.mark.usefixtures("file")
def test_one_setting_is_shown_with_what_it_can_be() -> None:
    assert config("units").out == (
        "units = metric (default)\nhow height and weight are asked and shown\ncan be: metric, imperial\n"
    )


def test_problems_are_told_beside_the_list(file: Path) -> None:
    file.write_text("theme = 'drak'\n")

    told = config()

    assert told.code == Exit.DONE
    assert told.err.startswith(f"{file}:1:9: S011 ")


@pytest.mark.parametrize(
    ("arguments", "right"),
    [
        (("theme", "lihgt"), "did you mean `light`?"),
        (("thme",), "did you mean `theme`?"),
        (("--unset", "thme"), "did you mean `theme`?"),
        (("--json", "thme"), "did you mean `theme`?"),
        (("--json", "theme", "light"), "one at a time"),
        (("--path", "theme"), "one at a time"),
        (("--unset", "theme", "--path"), "one at a time"),
    ],
)
@pytest.mark.usefixtures("file")
def test_a_wish_that_cannot_be_met_is_told_with_what_would_be_right(arguments: tuple[str, ...], right: str) -> None:
    told = config(*arguments)

    assert (told.code, told.out) == (Exit.USAGE, "")
    assert right in told.err


def test_a_file_that_cannot_be_written_is_told_and_left(file: Path) -> None:
    file.write_text("theme = dark")

    told = config("theme", "light")

    assert (told.code, told.out, file.read_text()) == (Exit.UNFINISHED, "", "theme = dark")
    assert "mend it" in told.err


def test_json_holds_every_setting_the_file_and_its_problems(file: Path) -> None:
    file.write_text("theme = 'light'\nunits = 1\n")

    told = json.loads(config("--json").out)

    assert (told["file"], len(told["problems"]), list(told["settings"])) == (str(file), 1, list(SETTINGS))
    assert told["settings"]["theme"] == {
        "value": "light",
        "set": True,
        "about": SETTINGS["theme"].about,
        "allowed": ["dark", "light"],
    }
