"""Several people on one machine: each has a journal of their own, and nobody gets into another's."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.command_line import run
from tests.journal.keeping import kept
from tests.test_journal_command import says, talking
from triage.errors import Exit
from triage.places import LONGEST_PROFILE, journal_file, profile_name, profiles


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the journals of this test are."""
    monkeypatch.delenv("TRIAGE_JOURNAL", raising=False)
    monkeypatch.delenv("TRIAGE_PROFILE", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    run.cache_clear()  # the same command says something else of another folder
    return tmp_path / "backtriage"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("anna", "anna"),
        ("Anna", "anna"),
        ("Jean-Luc_2", "jean-luc_2"),
        ("Åsa", "åsa"),
        ("हिन्दी", "हिन्दी"),
        ("A\u030asa", "åsa"),
    ],
)
def test_a_name_is_of_letters_digits_and_two_signs(typed: str, name: str) -> None:
    assert profile_name(typed) == name


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "a b",
        "a/b",
        "..",
        ".",
        "-x",
        "_x",
        "a.b",
        "a\n",
        "\u202eanna",
        "an\u200dna",
        "a" * (LONGEST_PROFILE + 1),
        "*",
        "a\0",
    ],
)
def test_other_names_are_refused(typed: str) -> None:
    assert profile_name(typed) is None


@given(typed=st.text(max_size=40))
def test_a_name_stays_in_its_folder_and_is_the_same_when_it_is_typed_again(typed: str) -> None:
    name = profile_name(typed)

    assert name is None or (profile_name(name) == name and name.isprintable() and "/" not in name and "." not in name)


def test_every_profile_has_a_file_of_its_own(folder: Path) -> None:
    assert journal_file() == folder / "journal.sqlite3"
    assert journal_file("anna") == folder / "journal-anna.sqlite3"


@pytest.mark.parametrize(
    ("named", "others"), [("mine.sqlite3", "mine-anna.sqlite3"), ("mine", "mine.anna"), (".mine", ".mine.anna")]
)
def test_a_file_that_is_named_is_not_shared_by_profiles(
    folder: Path, monkeypatch: pytest.MonkeyPatch, named: str, others: str
) -> None:
    monkeypatch.setenv("TRIAGE_JOURNAL", str(folder / named))

    assert journal_file() == folder / named
    assert journal_file("anna") == folder / others
    kept(folder / others)
    assert profiles() == ("anna",)


@pytest.mark.parametrize("name", ["wal", "shm", "journal", "coming", "leaving"])
def test_no_profile_has_the_name_of_a_file_that_stands_beside_a_journal(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("TRIAGE_JOURNAL", str(folder / "mine"))

    assert journal_file(name) != folder / f"mine-{name}"


def test_the_profiles_are_those_with_a_journal(folder: Path) -> None:
    assert profiles() == ()
    for name in ("", "bob", "anna"):
        kept(journal_file(name) or folder)
    for name in (
        "journal-Bob.sqlite3",
        "journal-a b.sqlite3",
        "journal-.sqlite3",
        "journal-x.sqlite3-wal",
        "other.txt",
    ):
        (folder / name).touch()

    assert profiles() == ("anna", "bob")


def test_with_no_journal_there_are_no_profiles(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(folder / "journal-anna.sqlite3")
    monkeypatch.setenv("TRIAGE_NO_JOURNAL", "1")

    assert (journal_file("anna"), profiles()) == (None, ())


def test_where_names_the_file_of_a_profile_and_the_profiles_there_are(folder: Path) -> None:
    kept(folder / "journal-anna.sqlite3")
    result = run("journal", "where", "--profile", "Bob")

    assert result.out == f"{folder / 'journal-bob.sqlite3'}\n"
    assert result.err == "there is no such file yet; nothing has been kept\nprofiles: anna\n"


def test_the_environment_names_a_profile_too(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRIAGE_PROFILE", "anna")

    assert run("journal", "where").out == f"{folder / 'journal-anna.sqlite3'}\n"
    assert run("journal", "where", "--profile", "bob").out == f"{folder / 'journal-bob.sqlite3'}\n"


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "arguments",
    [
        ("--profile", "a/b"),
        ("chat", "--profile", "a/b"),
        ("routine", "--profile", ".."),
        ("journal", "erase", "--profile", "x y"),
    ],
    ids=" ".join,
)
def test_a_name_that_is_none_is_a_sentence(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)

    assert (result.code, result.out) == (Exit.USAGE, "")
    assert "the name of a profile is letters, digits, - and _, at most 30" in " ".join(result.err.split())


@pytest.mark.usefixtures("folder")
def test_a_name_that_is_none_in_the_environment_is_one_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRIAGE_PROFILE", "../anna")

    assert run("journal", "where").code == Exit.USAGE


@pytest.mark.usefixtures("folder")
def test_a_profile_stands_behind_its_command(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "options stand behind the command" in run("--profile", "anna", "journal", "where").err
    run.cache_clear()
    monkeypatch.setenv("TRIAGE_PROFILE", "anna")
    assert run("journal", "where").code == Exit.DONE


def test_what_one_person_says_is_not_offered_to_another(folder: Path) -> None:
    with talking("--profile", "anna") as child:
        says(child, "1", "1")
        child.sendline("q")
        child.wait()
    with talking("--profile", "bob") as child:
        child.expect_exact("profile: bob")
        child.expect_exact("question 1, at most")
    with talking("--profile", "anna") as child:
        child.expect_exact("Go on with the questions")

    assert (folder / "journal-anna.sqlite3").exists()
    assert not (folder / "journal.sqlite3").exists()


def test_erasing_is_for_one_person(folder: Path) -> None:
    for name in ("", "-anna", "-bob"):
        kept(folder / f"journal{name}.sqlite3")
    run("journal", "erase", "--yes", "--profile", "anna")

    assert sorted(path.name for path in folder.iterdir()) == ["journal-bob.sqlite3", "journal.sqlite3"]
