"""Settings as a person meets them: opened, changed, kept, put back, described."""

from pathlib import Path

import pytest

from triage.errors import SettingRefused, SettingsUnwritable
from triage.model.settings import SETTINGS
from triage.services.config_words import as_text
from triage.services.configuring import Opened, changed, describe, keep, open_settings, unset
from triage.services.materials import Materials
from triage.services.whereabouts import regions_of


@pytest.fixture
def opened(materials: Materials, tmp_path: Path) -> Opened:
    """Settings of somebody who has set nothing."""
    return open_settings(regions_of(materials.protocol), tmp_path / "settings.toml")


def test_a_change_is_there_the_next_time(opened: Opened) -> None:
    keep(changed(opened, "theme", "light"), "theme")

    assert open_settings(file=opened.file).settings.theme == "light"


def test_a_change_that_is_not_kept_holds_for_this_run_only(opened: Opened) -> None:
    now = changed(opened, "theme", "light")

    assert (now.settings.theme, open_settings(file=opened.file).settings.theme) == ("light", "dark")


def test_what_is_put_back_is_as_it_comes(opened: Opened) -> None:
    set_ = changed(opened, "keys.why", "i")
    keep(set_, "keys.why")
    put_back = unset(set_, "keys.why")
    keep(put_back, "keys.why")

    assert put_back.settings == opened.settings
    assert open_settings(file=opened.file).given == frozenset()


@pytest.mark.parametrize(
    ("word", "value"), [("true", True), ("on", True), ("YES", True), ("off", False), ("no", False)]
)
def test_a_flag_is_set_with_the_words_people_use(word: str, *, value: bool, opened: Opened) -> None:
    assert changed(opened, "reader", word).settings.reader is value


@pytest.mark.parametrize(
    ("name", "word", "told"),
    [
        ("theme", "lihgt", "`theme` cannot be `lihgt`; did you mean `light`?"),
        ("region", "fr", "`region` cannot be `fr`; one of uk, ie, us"),
        ("reader", "maybe", "`reader` is true or false, not `maybe`"),
        ("thme", "light", "no setting is called `thme`; did you mean `theme`?"),
        ("why", "i", "no setting is called `why`; did you mean `keys.why`?"),
        ("keys.why", "1", "`keys.why` cannot be `1`, which answers or moves"),
        ("keys.why", "b", "`b` is the key of `keys.back`; choose another, or move that one first"),
        ("numbers.emergency", "mum", "`numbers.emergency` cannot be `mum`: a number to call has"),
    ],
)
def test_a_word_that_does_not_fit_is_refused_with_what_would(name: str, word: str, told: str, opened: Opened) -> None:
    with pytest.raises(SettingRefused) as refused:
        changed(opened, name, word)

    assert str(refused.value).startswith(told)


def test_an_unknown_setting_cannot_be_put_back(opened: Opened) -> None:
    with pytest.raises(SettingRefused, match="no setting is called `thme`"):
        unset(opened, "thme")


def test_a_key_cannot_be_put_back_while_another_action_has_it(opened: Opened) -> None:
    moved = changed(changed(opened, "keys.back", "z"), "keys.why", "b")

    with pytest.raises(SettingRefused, match=r"`b` is the key of `keys\.why`"):
        unset(moved, "keys.back")


def test_what_cannot_be_kept_is_told(opened: Opened) -> None:
    opened.file.mkdir()

    with pytest.raises(SettingsUnwritable, match="this is not a file"):
        keep(changed(opened, "theme", "light"), "theme")


def test_every_setting_is_described_in_the_order_of_the_table(opened: Opened) -> None:
    assert [line.name for line in describe(opened)] == list(SETTINGS)


def test_a_description_says_what_was_set(opened: Opened) -> None:
    lines = {line.name: line for line in describe(changed(opened, "sound_words", "off"))}

    assert (lines["sound_words"].shown, lines["sound_words"].given, lines["theme"].given) == ("false", True, False)


def test_a_description_lists_what_can_be_chosen(opened: Opened) -> None:
    allowed = {line.name: line.allowed for line in describe(opened)}

    assert (allowed["region"], allowed["reader"], allowed["keys.why"]) == (opened.regions, ("true", "false"), ())


def test_what_was_wrong_in_the_file_is_told_with_its_place(opened: Opened) -> None:
    opened.file.write_text("theme = 'drak'\n")

    assert open_settings(file=opened.file).problems == (
        f"{opened.file}:1:9: S011 `theme` cannot be `drak`; did you mean `dark`?; using the default `dark`",
    )


def test_the_list_ends_with_the_file(opened: Opened) -> None:
    assert as_text(opened).splitlines()[-1] == f"file: {opened.file}"


def test_without_another_file_it_is_the_one_that_the_environment_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRIAGE_SETTINGS", str(tmp_path / "mine.toml"))

    assert open_settings().file == tmp_path / "mine.toml"


def test_otherwise_it_stands_with_the_settings_of_other_programs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TRIAGE_SETTINGS", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))

    assert open_settings().file == tmp_path / "backtriage" / "settings.toml"
