"""The file on disk: nobody else's, read by nobody else, and never somewhere else than it says."""

import os
import stat
from contextlib import suppress
from pathlib import Path

from triage.journal.faults import refused

BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite puts beside a database."""
_FOLDER, _FILE = 0o700, 0o600
_OTHERS_MAY_WRITE = 0o022
_NEVER_A_LINK = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


def parts(file: Path) -> tuple[Path, ...]:
    """The file and what may stand beside it."""
    return (file, *(file.with_name(file.name + ending) for ending in BESIDE))


def is_there(file: Path) -> bool:
    """Whether anything goes by this name, a link that leads nowhere included."""
    return os.path.lexists(file)


def make(file: Path) -> None:
    """An empty file in a folder of its own, if there is none."""
    for folder in reversed(file.parents):
        if not folder.exists():
            with suppress(FileExistsError):
                folder.mkdir(_FOLDER)
                folder.chmod(_FOLDER)  # whatever the umask took away
    check_folder(file)
    with suppress(FileExistsError):
        made = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NEVER_A_LINK, _FILE)
        try:
            if os.name != "nt":
                os.fchmod(made, _FILE)
        finally:
            os.close(made)


def check_folder(file: Path) -> None:
    """Refuse a folder in which somebody else could put another file in the place of this one."""
    status = file.parent.stat()  # the folder itself may be a link: of the person's own making
    if not stat.S_ISDIR(status.st_mode):
        raise refused(file.parent, "is not a folder; move it away")
    if os.name != "nt" and status.st_mode & _OTHERS_MAY_WRITE:
        raise refused(file.parent, "can be written by others; take that right away (`chmod go-w`)")


def check(file: Path) -> None:
    """Refuse what is not an ordinary file of the person's; close it to others.

    It is not opened for that: closing it again would give up the locks of this very program.
    """
    for part in parts(file):
        with suppress(FileNotFoundError):
            status = part.lstat()
            mine = os.name == "nt" or status.st_uid == os.geteuid()
            if not (stat.S_ISREG(status.st_mode) and mine and status.st_nlink == 1):
                raise refused(part, "is a link, or not a file of yours; move it away")
            if os.name != "nt" and stat.S_IMODE(status.st_mode) & ~_FILE:
                part.chmod(_FILE & status.st_mode)


def overwrite(file: Path) -> None:
    """Zeros over everything in the file; a link is not followed."""
    opened = os.open(file, os.O_WRONLY | _NEVER_A_LINK)
    try:
        left = os.fstat(opened).st_size
        while left > 0:
            left -= os.write(opened, bytes(min(left, 1 << 20)))
        os.fsync(opened)
    finally:
        os.close(opened)
