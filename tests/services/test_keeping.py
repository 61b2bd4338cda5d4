"""Saving and printing: a new file each time, for its owner alone, and a sentence when it does not work."""

import errno
import os
import stat
from pathlib import Path

import pytest

from triage.errors import NotSaved
from triage.services.documents import Document
from triage.services.keeping import print_, save

DOCUMENT = Document("advice-2026-11-22", "# Do this\n\nNow.", "Do this")
LP = '#!/bin/sh\ncat > "{folder}/printed"\necho "$#" > "{folder}/arguments"\nexit {code}\n'


def program(folder: Path, name: str = "lp", *, code: int = 0) -> Path:
    """A print command that keeps what it is given."""
    folder.mkdir(exist_ok=True)
    file = folder / name
    file.write_text(LP.format(folder=folder, code=code), encoding="utf-8")
    file.chmod(0o755)
    return file


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that people look in."""
    folder = tmp_path / "documents"
    folder.mkdir()
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(folder))
    return folder


@pytest.mark.parametrize(("form", "ending"), [("html", "html"), ("text", "txt"), ("markdown", "md")])
def test_the_file_has_the_form_asked_for(tmp_path: Path, form: str, ending: str) -> None:
    saved = save(DOCUMENT, form, tmp_path)

    assert saved == tmp_path / f"advice-2026-11-22.{ending}"
    assert saved.read_text(encoding="utf-8") == DOCUMENT.form(form)


def test_a_file_can_be_named(tmp_path: Path) -> None:
    assert save(DOCUMENT, "text", tmp_path / "mine.txt") == tmp_path / "mine.txt"


def test_nothing_is_ever_written_over(tmp_path: Path) -> None:
    files = [save(DOCUMENT, "text", tmp_path) for _ in range(3)]

    assert [file.name for file in files] == [
        "advice-2026-11-22.txt",
        "advice-2026-11-22-2.txt",
        "advice-2026-11-22-3.txt",
    ]


def test_a_planted_link_is_not_followed(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    (tmp_path / "advice-2026-11-22.txt").symlink_to(elsewhere)

    assert save(DOCUMENT, "text", tmp_path).name == "advice-2026-11-22-2.txt"
    assert not elsewhere.exists()


def test_only_its_owner_can_read_it(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        saved = save(DOCUMENT, "text", tmp_path)
    finally:
        os.umask(before)

    assert stat.S_IMODE(saved.stat().st_mode) == 0o600


def test_without_a_place_it_goes_where_documents_are(documents: Path) -> None:
    assert save(DOCUMENT).parent == documents


def test_without_such_a_place_it_goes_where_one_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path / "not there"))
    monkeypatch.chdir(tmp_path)

    assert save(DOCUMENT).parent == tmp_path


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotSaved, match=r"^Not saved: there is no such folder: .*/nowhere\. Nothing of it is lost\.$"):
        save(DOCUMENT, "text", tmp_path / "nowhere" / "mine.txt")


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.EACCES, "this folder may not be written to"),
        (errno.EROFS, "this disk cannot be written to"),
        (errno.ENOSPC, "the disk is full"),
        (errno.EIO, "input/output error"),
    ],
)
def test_a_failure_is_a_sentence_and_leaves_no_half_of_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, reason: str
) -> None:
    def fails(_file: int) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(os, "fsync", fails)
    with pytest.raises(NotSaved, match=reason):
        save(DOCUMENT, "text", tmp_path)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_to_is_a_sentence(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(NotSaved, match="this folder may not be written to"):
        save(DOCUMENT, "text", tmp_path)


def test_a_name_that_is_none_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(NotSaved, match="this is not the name of a file"):
        save(DOCUMENT, "text", tmp_path / "a\0b")


def test_a_failure_shows_nothing_that_a_terminal_acts_on(tmp_path: Path) -> None:
    with pytest.raises(NotSaved) as failed:
        save(DOCUMENT, "text", tmp_path / "\x1b[2J" / "mine.txt")

    assert str(failed.value).isprintable()


def test_the_print_command_gets_the_text_and_no_arguments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = program(tmp_path / "bin").parent
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")

    printed = print_(DOCUMENT)

    assert (printed.command, printed.file) == ("lp", None)
    assert (folder / "printed").read_text(encoding="utf-8") == DOCUMENT.form("text")
    assert (folder / "arguments").read_text(encoding="utf-8") == "0\n"


def test_the_other_print_command_does_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", f"{program(tmp_path / 'bin', 'lpr').parent}:{os.environ['PATH']}")

    assert print_(DOCUMENT).command == "lpr"


@pytest.mark.parametrize("commands", [[], ["lp"]])
def test_without_a_printer_a_page_is_saved_to_print(
    tmp_path: Path, documents: Path, monkeypatch: pytest.MonkeyPatch, commands: list[str]
) -> None:
    for name in commands:
        program(tmp_path / "bin", name, code=1)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/bin" if commands else str(tmp_path / "none"))

    printed = print_(DOCUMENT)

    assert (printed.command, printed.file) == ("", documents / "advice-2026-11-22.html")


def test_a_print_command_that_hangs_is_given_up(
    tmp_path: Path, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = program(tmp_path / "bin")
    file.write_text("#!/bin/sh\nexec sleep 60\n", encoding="utf-8")
    monkeypatch.setenv("PATH", f"{file.parent}:/bin")
    monkeypatch.setattr("triage.services.keeping.PRINT_LIMIT", 0.2)

    assert print_(DOCUMENT).file == documents / "advice-2026-11-22.html"
