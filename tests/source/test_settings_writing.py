"""A changed setting: in its file at once, with everything else there as it was."""

import os
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.errors import SettingsUnwritable
from triage.model.settings import SETTINGS, Value
from triage.source.settings import LARGEST, read_settings
from triage.source.settings_values import fit
from triage.source.settings_writing import write_setting

MINE = """\
# mine
theme = "dark"  # easier on the eyes

[keys]
# as in the other program
why = "i"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A settings file with comments."""
    path = tmp_path / "settings.toml"
    path.write_text(MINE)
    return path


def test_a_changed_value_leaves_everything_else_as_it_was(file: Path) -> None:
    write_setting(file, "theme", "light")

    assert file.read_text() == MINE.replace('"dark"', '"light"')


def test_a_new_value_stands_above_the_tables(file: Path) -> None:
    write_setting(file, "reader", value=True)

    assert tomllib.loads(file.read_text()) == {"theme": "dark", "reader": True, "keys": {"why": "i"}}


def test_a_new_key_stands_in_its_table(file: Path) -> None:
    write_setting(file, "keys.back", "z")

    assert tomllib.loads(file.read_text())["keys"] == {"why": "i", "back": "z"}


def test_a_value_can_be_taken_out(file: Path) -> None:
    write_setting(file, "keys.why", None)

    assert tomllib.loads(file.read_text()) == {"theme": "dark", "keys": {}}
    assert "# mine\n" in file.read_text()


@pytest.mark.parametrize("name", ["units", "numbers.emergency", "keys.back"])
def test_what_is_not_there_need_not_be_taken_out(name: str, file: Path) -> None:
    write_setting(file, name, None)

    assert file.read_text() == MINE


def test_the_first_setting_makes_a_file_that_nobody_else_can_read(tmp_path: Path) -> None:
    file = tmp_path / "new" / "settings.toml"

    write_setting(file, "numbers.emergency", "112")

    assert (file.stat().st_mode & 0o777, file.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert read_settings(file).settings.numbers == {"emergency": "112"}


def test_nothing_is_left_beside_the_file(file: Path) -> None:
    write_setting(file, "theme", "light")

    assert [path.name for path in file.parent.iterdir()] == ["settings.toml"]


def test_a_link_is_not_written_through(file: Path) -> None:
    link = file.with_name("link.toml")
    link.symlink_to(file)

    with pytest.raises(SettingsUnwritable, match="is a link to another file"):
        write_setting(link, "theme", "light")

    assert (file.read_text(), link.is_symlink()) == (MINE, True)


@pytest.mark.parametrize("text", [b"theme = dark", b"\xff", b"#" * (LARGEST + 1)])
def test_a_file_that_cannot_be_read_is_left_alone(text: bytes, file: Path) -> None:
    file.write_bytes(text)

    with pytest.raises(SettingsUnwritable, match="mend it"):
        write_setting(file, "theme", "light")

    assert file.read_bytes() == text


def test_a_place_that_takes_no_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(SettingsUnwritable, match=r"cannot be (written|read)"):
        write_setting(tmp_path / "file" / "settings.toml", "theme", "light")


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_folder_that_cannot_be_written_is_told_and_nothing_is_lost(file: Path) -> None:
    file.parent.chmod(0o500)

    with pytest.raises(SettingsUnwritable, match="permission denied"):
        write_setting(file, "theme", "light")

    assert file.read_text() == MINE


def test_a_full_disk_is_told_and_nothing_is_lost(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)

    with pytest.raises(SettingsUnwritable, match="no space left on device; nothing was kept"):
        write_setting(file, "theme", "light")

    assert [path.name for path in file.parent.iterdir()] == ["settings.toml"]
    assert file.read_text() == MINE


def test_a_table_in_one_line_takes_another_key(file: Path) -> None:
    file.write_text("keys = {why = 'i'}  # short\n")

    write_setting(file, "keys.back", "z")

    assert tomllib.loads(file.read_text())["keys"] == {"why": "i", "back": "z"}


def test_a_dotted_name_takes_another_value(file: Path) -> None:
    file.write_text("keys.why = 'i'\ntheme = 'dark'")

    write_setting(file, "keys.why", "v")
    write_setting(file, "reader", value=True)

    assert tomllib.loads(file.read_text()) == {"theme": "dark", "reader": True, "keys": {"why": "v"}}


def test_what_stands_where_a_table_should_makes_room_for_it(file: Path) -> None:
    file.write_text("keys = 3\n")

    write_setting(file, "keys.why", "v")

    assert tomllib.loads(file.read_text()) == {"keys": {"why": "v"}}


_LINES = st.sampled_from(
    [
        'theme = "dark"',
        "# words",
        "",
        "[keys]",
        "[numbers]",
        'why = "i"',
        "units.x = 1",
        "[[lots]]",
        'emergency = "112"  # x',
    ]
)
_VALUES = st.sampled_from(list(SETTINGS.values())).flatmap(
    lambda setting: st.tuples(
        st.just(setting.name),
        st.one_of(st.booleans(), st.text(max_size=20), st.sampled_from(["112", "i", "uk", *setting.allowed])).filter(
            lambda value: isinstance(fit(setting, value), str | bool)
        ),
    )
)


@given(st.lists(_LINES, max_size=6), _VALUES)
def test_whatever_is_kept_is_read_back_and_nothing_else_changes(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], kept: tuple[str, Value]
) -> None:
    file = tmp_path_factory.mktemp("settings") / "settings.toml"
    file.write_text("\n".join(lines))
    name, value = kept
    before = file.read_bytes()
    try:
        write_setting(file, name, value)
    except SettingsUnwritable:
        assert file.read_bytes() == before
        return

    held = tomllib.loads(file.read_text())
    group, _, short = name.rpartition(".")
    assert (held[group] if group else held)[short] == value
    assert [line for line in lines if line.startswith("# ") and line not in file.read_text()] == []
