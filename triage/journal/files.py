"""The file on disk: nobody else's, read by nobody else, and never somewhere else than it says."""

import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from itertools import count
from pathlib import Path

from triage.journal.faults import refused

BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite puts beside a database."""
_COMING, _LEAVING = "-coming", "-leaving"
_BEFORE = "-before-"
"""Between the name of a journal and a number: one that was there before."""
_BESIDE_COMING = (_COMING, f"{_COMING}-journal", f"{_COMING}-wal", f"{_COMING}-shm")
"""What is there while the journal is moved into encryption or out of it, or where that was stopped."""
_FOLDER, _FILE = 0o700, 0o600
_OTHERS_MAY_WRITE = 0o022
_NEVER_A_LINK = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


def parts(file: Path) -> tuple[Path, ...]:
    """The file and what may stand beside it."""
    return (file, *_beside(file, (*BESIDE, *_BESIDE_COMING, _LEAVING)))


def _beside(file: Path, endings: Iterable[str]) -> tuple[Path, ...]:
    return tuple(file.with_name(file.name + ending) for ending in endings)


def is_there(file: Path) -> bool:
    """Whether anything goes by this name, a link that leads nowhere included."""
    return os.path.lexists(file)


def make(file: Path) -> None:
    """An empty file in a folder of its own, if there is none."""
    make_folder(file)
    with suppress(FileExistsError):
        os.close(create(file))


def make_folder(file: Path) -> None:
    """The folder that the file is to be in, the person's own; one that was made is there for good."""
    for folder in reversed(file.parents):
        if not folder.exists():
            with suppress(FileExistsError):
                folder.mkdir(_FOLDER)
                folder.chmod(_FOLDER)  # whatever the umask took away
                make_last(folder.parent)
    check_folder(file)


def create(file: Path) -> int:
    """A new file that nobody else can read, open to be written."""
    made = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NEVER_A_LINK, _FILE)
    if os.name != "nt":
        os.fchmod(made, _FILE)
    return made


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
    opened = open_to_write(file)
    try:
        write_zeros(opened)
    finally:
        os.close(opened)


def open_to_write(file: Path) -> int:
    """The file itself, whatever name it will have; a link is not followed."""
    return os.open(file, os.O_WRONLY | _NEVER_A_LINK)


def write_zeros(opened: int) -> None:
    """Zeros over everything in it; it stays as long as it was, so that who still has it open finds no journal in it."""
    os.lseek(opened, 0, os.SEEK_SET)
    left = os.fstat(opened).st_size
    while left > 0:
        left -= os.write(opened, bytes(min(left, 1 << 20)))
    os.fsync(opened)


def new_beside(file: Path) -> Path:
    """An empty file that is to take the place of this one; what is left of an earlier one is gone."""
    clear(file)
    (coming,) = _beside(file, (_COMING,))
    make(coming)
    return coming


def leaving(file: Path) -> Path:
    """The second name of the file whose place is being taken."""
    return file.with_name(file.name + _LEAVING)


def clear(file: Path) -> None:
    """Overwrite and remove what was to take the place of this file; not while another program is at it."""
    for part in _beside(file, _BESIDE_COMING):
        with suppress(FileNotFoundError):
            overwrite(part)
            part.unlink()


def settle(file: Path) -> None:
    """Finish what was stopped while another file took the place of this one."""
    _end_second_name(file)
    old = leaving(file)
    if not is_there(old):
        return
    check_folder(file)
    with suppress(FileNotFoundError):  # another program finishes it just now
        if not is_there(file):
            old.rename(file)
        elif not old.samefile(file):
            overwrite(old)
        old.unlink()


def _end_second_name(file: Path) -> None:
    """The journal has two names while a backup takes its place; where that was stopped, it is the journal as before."""
    with suppress(FileNotFoundError, NotADirectoryError):
        if file.lstat().st_nlink > 1:
            for aside in kept_aside(file):
                if aside.samefile(file):
                    move_beside(aside, file)
                    aside.unlink()


def move_beside(one: Path, other: Path) -> None:
    """What stands beside a file goes with it to another name."""
    for old, new in zip(_beside(one, BESIDE), _beside(other, BESIDE), strict=True):
        with suppress(FileNotFoundError):
            old.rename(new)


def kept_aside(file: Path) -> tuple[Path, ...]:
    """The journals that were there before a backup took their place, and what stands beside them."""
    folder = file.parent
    there = sorted(folder.iterdir()) if folder.is_dir() else []
    return tuple(path for path in there if path.name.startswith(file.name + _BEFORE))


def next_aside(file: Path) -> Path:
    """A name that is free, for a journal whose place is taken."""
    names = (file.with_name(f"{file.name}{_BEFORE}{number}") for number in count(1))
    return next(name for name in names if not is_there(name))


def is_coming(file: Path) -> bool:
    """Whether something is, or was, to take the place of this file."""
    return any(is_there(part) for part in _beside(file, _BESIDE_COMING))


def make_last(folder: Path) -> None:
    """Have the names in a folder on the disk, where the system can do that."""
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
