"""Files are clean text, or the reason is told."""

import os
from pathlib import Path

import pytest

from triage.errors import Problems
from triage.source.files import LARGEST, decode, file_name, names_below, read_text


def said_of_bytes(content: bytes) -> list[str]:
    problems = Problems()
    decode(content, "f", problems)
    return [str(problem) for problem in problems.found]


def said_of_file(folder: Path, name: str) -> list[str]:
    problems = Problems()
    read_text(folder, name, problems)
    return [str(problem) for problem in problems.found]


def test_plain_text_is_taken_as_it_is() -> None:
    assert decode(b"a: b\n", "f", Problems()) == "a: b\n"


def test_a_byte_order_mark_is_dropped() -> None:
    assert decode(b"\xef\xbb\xbfa: b\n", "f", Problems()) == "a: b\n"


def test_line_ends_of_windows_become_plain() -> None:
    assert decode(b"a: b\r\nc: d\r\n", "f", Problems()) == "a: b\nc: d\n"


def test_letters_of_other_languages_are_text() -> None:
    assert decode("naïve — Rücken — 背中".encode(), "f", Problems()) == "naïve — Rücken — 背中"


def test_a_file_of_the_largest_size_is_taken() -> None:
    assert said_of_bytes(b"#" * LARGEST) == []


def test_a_file_one_byte_larger_is_refused() -> None:
    assert said_of_bytes(b"#" * (LARGEST + 1)) == ["f: T002 the file is larger than 256 KiB"]


@pytest.mark.parametrize(
    ("content", "place"),
    [(b"\xff", "1:1"), (b"ab\ncd\xff", "2:3"), (b"\xef\xbb\xbf\n\nab\xc3", "3:3"), ("ä\nöü".encode() + b"\xff", "2:3")],
)
def test_bytes_that_are_not_utf_8_are_told_with_their_place(content: bytes, place: str) -> None:
    assert said_of_bytes(content) == [f"f:{place}: T003 the file is not UTF-8 text; save it as UTF-8"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_text_in_another_encoding_is_refused(encoding: str) -> None:
    assert " T003 " in said_of_bytes("a: b\n".encode(encoding))[0]


def test_a_program_is_not_taken_for_text() -> None:
    assert " T003 " in said_of_bytes(b"\x7fELF\x02\x01\x01\x00\x00\x00")[0]


@pytest.mark.parametrize(
    "character",
    [
        "\x00",
        "\x07",
        "\x1b",
        "\x7f",
        "\x80",
        "\x9b",
        "\x9d",
        "\u200b",
        "\u200e",
        "\u202e",
        "\u2066",
        "\u00ad",
        "\ufeff",
    ],
)
def test_a_character_that_a_terminal_could_act_on_is_refused_where_it_stands(character: str) -> None:
    said = said_of_bytes(f"a: b\nc: d{character}\n".encode())

    assert said == [f"f:2:5: T003 the character U+{ord(character):04X} is not plain text; delete it"]


@pytest.mark.parametrize(
    "character", ["\t", "\r", "\x0b", "\x0c", "\x85", "\u00a0", "\u2003", "\u2028", "\u2029", "\u3000"]
)
def test_a_space_that_is_no_plain_space_is_to_become_one(character: str) -> None:
    said = said_of_bytes(f"a{character}b".encode())

    assert said == [f"f:1:2: T003 the character U+{ord(character):04X} is not plain text; write a plain space"]


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    said = said_of_file(tmp_path, "a.yaml")

    assert said == [f"{tmp_path.name}/a.yaml: T001 the file cannot be read: no such file or directory"]


def test_a_folder_in_place_of_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").mkdir()

    assert said_of_file(tmp_path, "a.yaml") == [f"{tmp_path.name}/a.yaml: T001 this is not a file"]


def test_a_named_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.yaml")

    assert said_of_file(tmp_path, "a.yaml") == [f"{tmp_path.name}/a.yaml: T001 this is not a file"]


def test_a_link_that_leads_out_is_refused(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    (tmp_path / "secret").write_text("a: b", encoding="utf-8")
    (inside / "a.yaml").symlink_to(tmp_path / "secret")

    assert said_of_file(inside, "a.yaml") == ["inside/a.yaml: T001 the file is a link that leads out of its folder"]


def test_a_name_that_leads_out_is_refused(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    (tmp_path / "secret").write_text("a: b", encoding="utf-8")

    assert " T001 the file is a link that leads out" in said_of_file(inside, "../secret")[0]


def test_a_link_inside_the_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text("a: b", encoding="utf-8")
    (tmp_path / "a.yaml").symlink_to(tmp_path / "b.yaml")

    assert read_text(tmp_path, "a.yaml", Problems()) == "a: b"


def test_a_folder_that_is_a_link_itself_is_read(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.yaml").write_text("a: b", encoding="utf-8")
    (tmp_path / "link").symlink_to(tmp_path / "real")

    assert read_text(tmp_path / "link", "a.yaml", Problems()) == "a: b"


def test_links_in_a_circle_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to(tmp_path / "b.yaml")
    (tmp_path / "b.yaml").symlink_to(tmp_path / "a.yaml")

    assert " T001 the file cannot be read: too many levels" in said_of_file(tmp_path, "a.yaml")[0]


def test_a_file_is_called_by_its_folder_even_when_that_is_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "flows").mkdir()
    monkeypatch.chdir(tmp_path / "flows")

    assert file_name(Path(), "rules.yaml") == "flows/rules.yaml"


def test_names_are_sorted_and_have_the_suffix(tmp_path: Path) -> None:
    for name in ("b.md", "a.md", "c.txt"):
        (tmp_path / name).touch()

    assert names_below(tmp_path, ".", ".md", Problems()) == ("a.md", "b.md")


def test_a_folder_that_is_missing_is_told(tmp_path: Path) -> None:
    problems = Problems()
    names_below(tmp_path, "topics", ".md", problems)

    assert [problem.message for problem in problems.found] == ["the folder cannot be read: no such file or directory"]


def test_a_file_name_with_hidden_characters_is_told_without_them(tmp_path: Path) -> None:
    (tmp_path / "a\x1b[31m.md").touch()
    problems = Problems()

    assert names_below(tmp_path, ".", ".md", problems) == ()
    assert str(problems.found[0]) == (
        f"{tmp_path.name}/./a?[31m.md: T001 the name of this file holds hidden characters; rename it"
    )
