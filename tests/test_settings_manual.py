"""The page about settings has all of them, as they are."""

import tomllib
from pathlib import Path

import pytest

from triage.model.settings import FIXED_KEYS, SETTINGS, Setting
from triage.services.cueing import SPEAKERS
from triage.services.materials import Materials
from triage.services.whereabouts import regions_of
from triage.source.settings import read_settings

MANUAL = (Path(__file__).parent.parent / "docs" / "manual" / "settings.md").read_text(encoding="utf-8")
KINDS = {
    "flag": "`true`, `false`",
    "region": "a country, see below",
    "language": "a language that is offered",
    "key": "a key, see below",
}


def row(setting: Setting) -> str:
    """The row that the page must have."""
    words = ", ".join(f"`{word}`" for word in setting.allowed)
    default = str(setting.default).lower() if setting.kind == "flag" else setting.default
    shown = f"`{default}`" if default else "not set"
    can_be = words or KINDS.get(setting.kind, "a number, see below")
    return f"| `{setting.name}` | {can_be} | {shown} | {setting.about} |"


def test_every_setting_has_its_row_in_the_order_of_the_table() -> None:
    rows = [line for line in MANUAL.splitlines() if line.startswith("| `")]

    assert rows == [row(setting) for setting in SETTINGS.values()]


def test_every_country_is_named(materials: Materials) -> None:
    chapter = MANUAL.partition("## The country")[2].partition("\n## ")[0]

    assert [region for region in regions_of(materials.protocol) if f"`{region}`" not in chapter] == []


@pytest.mark.parametrize("key", sorted(FIXED_KEYS - set("0123456789 ")))
def test_every_fixed_key_is_named(key: str) -> None:
    assert f"`{key}`" in MANUAL.partition("## Keys")[2]


def test_the_example_can_be_used(tmp_path: Path, materials: Materials) -> None:
    text = MANUAL.partition("```toml\n")[2].partition("```")[0]
    (tmp_path / "settings.toml").write_text(text)

    told = read_settings(tmp_path / "settings.toml", regions_of(materials.protocol))

    assert (told.problems, len(told.given)) == ((), 4)
    assert tomllib.loads(text)["region"] == told.settings.region


@pytest.mark.parametrize("program", [speaker.program for speaker in SPEAKERS])
def test_every_program_that_can_speak_is_named(program: str) -> None:
    name = {"powershell": "PowerShell", "pwsh": "PowerShell"}.get(program, f"`{program}`")

    assert name in MANUAL.partition("## Sounds, flashes and speech")[2]
