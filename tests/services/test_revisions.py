"""Flows by the name of a folder or of a git revision."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from triage.errors import FileMissing
from triage.places import flows_folder
from triage.services.revisions import flows_called
from triage.source.protocol import FILES, load_protocol

GIT = shutil.which("git")
needs_git = pytest.mark.skipif(GIT is None, reason="git is not installed")


def git(*arguments: str) -> None:
    """Run git in the current folder, as somebody."""
    someone = {
        "GIT_AUTHOR_NAME": "A",
        "GIT_COMMITTER_NAME": "A",
        "GIT_AUTHOR_EMAIL": "a@b",
        "GIT_COMMITTER_EMAIL": "a@b",
    }
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    subprocess.run(  # noqa: S603 - our own words
        [GIT or "git", *arguments], check=True, capture_output=True, timeout=30, env={**clean, **someone}
    )


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with the shipped flows as `v1`, and none of them in the commit before, `empty`."""
    monkeypatch.chdir(tmp_path)
    git("init", "-q")
    git("commit", "-q", "--allow-empty", "-m", "nothing")
    git("tag", "empty")
    shutil.copytree(flows_folder(), tmp_path / "flows")
    git("add", "flows")
    git("commit", "-q", "-m", "flows")
    git("tag", "v1")
    shutil.rmtree(tmp_path / "flows")
    return tmp_path


def test_a_folder_is_itself(tmp_path: Path) -> None:
    with flows_called(str(tmp_path)) as folder:
        assert folder == tmp_path


@needs_git
@pytest.mark.usefixtures("repository")
def test_a_revision_is_the_flows_in_it() -> None:
    with flows_called("v1") as folder:
        assert load_protocol(folder).digest == load_protocol(flows_folder()).digest
        assert folder.name == "flows@v1"


@needs_git
def test_a_revision_is_found_from_a_folder_below(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    below = repository / "deep" / "down"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)

    with flows_called("v1^{commit}") as folder:
        assert sorted(path.name for path in folder.iterdir()) == sorted(FILES)


@needs_git
@pytest.mark.usefixtures("repository")
def test_nothing_of_a_revision_stays_behind() -> None:
    with flows_called("v1") as folder:
        place = folder.parent

    assert not place.exists()


@needs_git
def test_a_folder_goes_before_a_revision_of_the_same_name(repository: Path) -> None:
    (repository / "v1").mkdir()

    with flows_called("v1") as folder:
        assert folder == Path("v1")


@needs_git
@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("v2", "there is no folder and no git revision called `v2`"),
        ("v1:flows", "there is no folder and no git revision called `v1:flows`"),
        ("--all", "there is no folder and no git revision called `--all`"),
        ("", "there is no folder and no git revision called ``"),
        ("empty", "the git revision `empty` has no folder `flows`"),
    ],
)
def test_a_word_that_names_nothing_is_told(word: str, said: str) -> None:
    with pytest.raises(FileMissing) as missing, flows_called(word):
        pass

    assert str(missing.value) == said


@needs_git
def test_without_a_repository_there_are_no_revisions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))

    with pytest.raises(FileMissing, match="no git repository here"), flows_called("v1"):
        pass


def test_without_git_there_are_no_revisions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(FileMissing, match="git is not installed"), flows_called("v1"):
        pass
