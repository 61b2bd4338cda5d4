"""A settings file: what fits counts, what does not is told with its place, and nothing in it stops the program."""

import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.model.settings import SETTINGS, Setting, Settings
from triage.source.settings import LARGEST, Read, read_settings
from triage.source.settings_values import Misfit, fit

ROOT = Path(__file__).parents[2]
MANUAL = (ROOT / "docs" / "manual" / "problems.md").read_text(encoding="utf-8")
REGIONS = ("uk", "us", "unknown")
CASES = {
    "theme = 'drak'": ":1:9: S011 `theme` cannot be `drak`; did you mean `dark`?; using the default `dark`",
    "theme = 'pink'": ":1:9: S011 `theme` cannot be `pink`; one of dark, light; using the default `dark`",
    "region = 'fr'": (
        ":1:10: S011 `region` cannot be `fr`; one of uk, us, unknown; using the default, to ask for the country"
    ),
    "language = 'Spanish'": (
        ":1:12: S011 `language` cannot be `Spanish`; a code such as `en`; "
        "using the default, the language of this computer"
    ),
    "langauge = 'en'": ":1:1: S010 no setting is called `langauge`; did you mean `language`?; it changes nothing",
    "why = 'i'": ":1:1: S010 no setting is called `why`; it stands below [keys]; it changes nothing",
    "'keys.why' = 'i'": ":1:1: S010 no setting is called `keys.why`; it changes nothing",
    "[keys]\nwyh = 'i'": ":2:1: S010 no action is called `wyh`; did you mean `why`?; it changes nothing",
    "[numbers]\nhotline = '12'": ":2:1: S010 no number is called `hotline`; it changes nothing",
    "[x]\ny = 1": ":1:2: S010 no setting is called `x`; it changes nothing",
    "units = 3": ":1:9: S012 `units` is a text in quotation marks, not 3; using the default `metric`",
    "units = {}": ":1:9: S012 `units` is a text in quotation marks, not a table; using the default `metric`",
    "units = 1979-05-27": (
        ":1:9: S012 `units` is a text in quotation marks, not a date or a time; using the default `metric`"
    ),
    "reader = 'yes'": ":1:10: S012 `reader` is true or false, not `yes`; using the default `false`",
    "keys = 'w'": ":1:8: S012 `keys` is a table, such as [keys] on a line of its own; it changes nothing",
    "keys = {why = '1'}": (
        ":1:8: S013 `keys.why` cannot be `1`, which answers or moves; a free letter, a mark, or f1 to f12; "
        "using the default `w`"
    ),
    "keys.why = 'enter'": (
        ":1:12: S013 `keys.why` cannot be `enter`; one letter or mark such as `i`, or f1 to f12; using the default `w`"
    ),
    "[numbers]\nemergency = 'mum'": (
        ":2:13: S014 `numbers.emergency` cannot be `mum`: a number to call has at least 2 digits, at most 60 letters, "
        "digits and spaces; using the default, the number of the country"
    ),
    "keys.why = 'b'": ":1:12: S015 `keys.why` and `keys.back` are both on `b`; using the default `w`",
    "keys.back = 'i'\nkeys.why = 'i'": ":2:12: S015 `keys.why` and `keys.back` are both on `i`; using the default `w`",
    "theme = dark": ":1:9: S004 not readable as TOML: invalid value; every setting is as it comes",
}


def read(folder: Path, text: str | bytes) -> Read:
    """What is read from a file with this text."""
    path = folder / "settings.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_settings(path, REGIONS)


def said(folder: Path, text: str | bytes) -> list[str]:
    """What is told of such a file, without its folder."""
    return [str(problem).removeprefix(str(folder / "settings.toml")) for problem in read(folder, text).problems]


@pytest.mark.parametrize(("text", "told"), CASES.items(), ids=[text[:30] for text in CASES])
def test_what_does_not_fit_is_told_with_its_place_and_what_counts_instead(text: str, told: str, tmp_path: Path) -> None:
    assert said(tmp_path, text) == [told]


@pytest.mark.parametrize("text", CASES, ids=[text[:30] for text in CASES])
def test_what_does_not_fit_changes_nothing(text: str, tmp_path: Path) -> None:
    settings = read(tmp_path, text).settings

    assert settings in {Settings(), Settings().having("keys.back", "i")}


def test_everything_wrong_is_told_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    told = said(tmp_path, "units = 1\n\ntheme = 2\nsuond = true\n[keys]\nwhy = '9'\n")

    assert [line.split(" ")[0] for line in told] == [":1:9:", ":3:9:", ":4:1:", ":6:7:"]


def test_what_fits_counts_beside_what_does_not(tmp_path: Path) -> None:
    told = read(tmp_path, "units = 1\ntheme = 'light'\n")

    assert (told.settings, told.given) == (Settings(theme="light"), frozenset({"theme"}))


def test_every_setting_can_be_given(tmp_path: Path) -> None:
    text = """\
region = "uk"
language = "en"
theme = "light"
units = "imperial"
reduced_motion = true
reader = true
sound = true
sound_words = false
flash = true
speech = true
glyphs = "ascii"
[keys]
back = "z"
why = "?"
words = "+"
answers = "A"
help = "f1"
hide = "f12"
theme = "b"
leave = "e"
pages = "o"
restart = "c"
keep = "m"
what_if = "="
search = "f2"
[numbers]
emergency = "999"
advice_line = "0161 496 0000 (surgery)"
crisis_line = "116 123"
poison_line = "+44 344 892 0111"
"""
    told = read(tmp_path, text)

    assert (told.problems, set(told.given)) == ((), set(SETTINGS))


def test_two_actions_can_change_places(tmp_path: Path) -> None:
    told = read(tmp_path, "[keys]\nback = 'w'\nwhy = 'b'\n")

    assert (told.settings.keys, told.problems) == ({"back": "w", "why": "b"}, ())


def test_three_actions_on_one_key_are_told_apart(tmp_path: Path) -> None:
    told = read(tmp_path, "[keys]\nback = 'i'\nwhy = 'i'\nhide = 'i'\n")

    assert (told.settings.keys, len(told.problems)) == ({"back": "i"}, 2)


@pytest.mark.parametrize(
    "key", [*"0123456789ynuhjkl", " ", ",", "", "up", "enter", "escape", "ctrl+c", "f13", "ab", "é", "\x1b"]
)
def test_a_key_that_answers_or_moves_or_stops_is_not_given_to_an_action(key: str) -> None:
    assert not isinstance(fit(SETTINGS["keys.why"], key), str)


@pytest.mark.parametrize("number", ["*99*", "[x](y) 99", "<b>99", "`99`", "9", "9" * 61, "99\u202e", "99_", "{{ 99 }}"])
def test_an_own_number_means_nothing_to_a_page(number: str) -> None:
    assert not isinstance(fit(SETTINGS["numbers.emergency"], number), str)


def test_an_own_number_is_on_one_line() -> None:
    assert fit(SETTINGS["numbers.emergency"], " 112\nor  999 ") == "112 or 999"


def test_without_the_protocol_any_region_may_be_one(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("region = 'fr'")

    assert read_settings(path).settings.region == "fr"


def test_a_file_that_is_not_there_is_no_problem(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "no" / "settings.toml") == Read()


def test_an_empty_file_is_no_problem(tmp_path: Path) -> None:
    assert read(tmp_path, "") == Read()


def test_a_folder_is_told(tmp_path: Path) -> None:
    (problem,) = read_settings(tmp_path).problems

    assert str(problem) == f"{tmp_path}: S001 this is not a file; every setting is as it comes"


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "settings.toml")

    assert [problem.code for problem in read_settings(tmp_path / "settings.toml").problems] == ["S001"]


def test_a_link_to_nowhere_is_told(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").symlink_to(tmp_path / "gone")

    assert [problem.code for problem in read_settings(tmp_path / "settings.toml").problems] == ["S001"]


def test_a_link_to_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text("theme = 'light'")
    (tmp_path / "settings.toml").symlink_to(tmp_path / "mine.toml")

    assert read_settings(tmp_path / "settings.toml").settings.theme == "light"


def test_a_link_in_a_circle_is_told(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").symlink_to(tmp_path / "settings.toml")

    assert [problem.code for problem in read_settings(tmp_path / "settings.toml").problems] == ["S001"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("theme = 'light'")
    (tmp_path / "settings.toml").chmod(0)

    (problem,) = read_settings(tmp_path / "settings.toml").problems

    assert problem.message == "the file cannot be read: permission denied; every setting is as it comes"


def test_a_file_where_a_folder_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    (problem,) = read_settings(tmp_path / "file" / "settings.toml").problems

    assert problem.message == "the file cannot be read: not a directory; every setting is as it comes"


@pytest.mark.skipif(os.geteuid() == 0, reason="root looks everywhere")
def test_a_folder_that_cannot_be_looked_into_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir()
    folder.chmod(0)

    assert [problem.code for problem in read_settings(folder / "settings.toml").problems] == ["S001"]


def test_a_file_that_is_too_large_is_told(tmp_path: Path) -> None:
    assert said(tmp_path, "#" * (LARGEST + 1)) == [
        ": S002 the file is larger than 64 KiB; every setting is as it comes"
    ]


def test_what_is_not_utf8_is_told_with_its_place(tmp_path: Path) -> None:
    assert said(tmp_path, b"# \xc3\xa9\n# \xc3\xa9\xff") == [
        ":2:4: S003 the file is not UTF-8 text; every setting is as it comes"
    ]


def test_a_mark_of_utf8_at_the_start_is_no_problem(tmp_path: Path) -> None:
    assert read(tmp_path, b"\xef\xbb\xbftheme = 'light'\r\n").settings.theme == "light"


@pytest.mark.parametrize("text", ["theme", "reader = [", "theme = 'dark'\ntheme = 'dark'", "[keys", "a = 1 2"])
def test_what_is_not_toml_is_told_and_every_setting_is_as_it_comes(text: str, tmp_path: Path) -> None:
    told = read(tmp_path, f"units = 'imperial'\n{text}")

    assert ([problem.code for problem in told.problems], told.settings) == (["S004"], Settings())
    assert told.problems[0].place.line == text.count("\n") + 2


@pytest.mark.parametrize("text", ["a = " + "[" * 5000, "units = " + "9" * 5000])
def test_depth_and_length_are_told_or_refused(text: str, tmp_path: Path) -> None:
    assert len(said(tmp_path, text)) == 1


def test_a_message_holds_nothing_that_a_terminal_acts_on(tmp_path: Path) -> None:
    told = said(tmp_path, '"\\u001b[2J" = 1\ntheme = "\\u001b]0;x\\u0007\\u202e"\n')

    assert len(told) == 2
    assert all(line.isprintable() for line in told)


@given(st.text(max_size=80), st.sampled_from(list(SETTINGS.values())))
def test_any_text_fits_as_plain_text_or_is_refused_in_plain_text(text: str, setting: Setting) -> None:
    fits = fit(setting, text)

    assert (fits.message if isinstance(fits, Misfit) else str(fits)).isprintable()


@given(st.binary(max_size=60))
def test_no_bytes_stop_the_program(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    told = said(tmp_path_factory.mktemp("settings"), content)

    assert all(line.isprintable() for line in told)


def codes_in_the_source() -> set[str]:
    return {
        code
        for path in (ROOT / "triage" / "source").glob("settings*.py")
        for code in re.findall(r'"(S\d{3})"', path.read_text(encoding="utf-8"))
    }


def test_every_code_that_can_be_said_is_explained_once_and_in_order() -> None:
    assert re.findall(r"^## (S\d{3}): ", MANUAL, re.MULTILINE) == sorted(codes_in_the_source())


@pytest.mark.parametrize("code", sorted({told.split(" ")[1] for told in CASES.values()}))
def test_the_manual_shows_what_is_said(code: str) -> None:
    section = MANUAL.partition(f"## {code}: ")[2].partition("\n## ")[0]
    shown = re.findall(r"^settings\.toml(.*)$", section, re.MULTILINE)

    assert [line for line in shown if line not in CASES.values()] == []
    assert shown
