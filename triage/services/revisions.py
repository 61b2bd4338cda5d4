"""A folder of flows by its name, or by a git revision of the repository that the current folder is in."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from triage.errors import FileMissing
from triage.source.protocol import FILES

_SECONDS = 30
_QUIET = {"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
"""Git reads what is here: it writes nothing, fetches nothing, asks nothing."""


@contextmanager
def flows_called(word: str) -> Iterator[Path]:
    """The folder of this name, or else the flows of the revision of this name, for as long as it is used.

    Raises:
        FileMissing: there is neither.
    """
    if word and Path(word).is_dir():
        yield Path(word)
        return
    with TemporaryDirectory(prefix="triage-") as place:
        folder = Path(place) / f"flows@{re.sub('[^A-Za-z0-9._-]', '-', word)}"
        folder.mkdir()
        for name, content in _flows_at(word):
            (folder / name).write_bytes(content)
        yield folder


def _flows_at(word: str) -> Iterator[tuple[str, bytes]]:
    """The files of the protocol in a revision; one that is not in it is left out, for the reader to miss."""
    git = shutil.which("git")
    if git is None:
        raise FileMissing(
            f"there is no folder `{word}`; it cannot be looked up as a git revision: git is not installed"
        )
    if _told(git, "rev-parse", "--git-dir") is None:
        raise FileMissing(f"there is no folder `{word}`, and no git repository here that could have such a revision")
    plain = bool(word) and not word.startswith("-")
    commit = _told(git, "rev-parse", "--verify", "--quiet", f"{word}^{{commit}}") if plain else None
    if commit is None:
        raise FileMissing(f"there is no folder and no git revision called `{word}`")
    flows = f"{commit.decode().strip()}:flows"
    if _told(git, "cat-file", "-e", flows) is None:
        raise FileMissing(f"the git revision `{word}` has no folder `flows`")
    for name in FILES:
        content = _told(git, "cat-file", "blob", f"{flows}/{name}")
        if content is not None:
            yield name, content


def _told(git: str, *arguments: str) -> bytes | None:
    """What git answers, or None when it refuses."""
    told = subprocess.run(  # noqa: S603 - git reads objects; no shell, and no word that it could take for an option
        [git, *arguments], capture_output=True, check=False, timeout=_SECONDS, env={**os.environ, **_QUIET}
    )
    return told.stdout if told.returncode == 0 else None
