"""A disk that notes every write, so that the power can be cut at any of them afterwards; and one that fails.

The journal's own code runs on another build of SQLite here, whose files are ours (apsw). What a disk has written is
only certain to be there once it was told to write it out (`xSync`); of what came after, any part may be there or not.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import apsw

SECTOR = 512
"""Bytes that a disk writes whole, or not at all."""


@dataclass(frozen=True, slots=True)
class Happened:
    """Something that was asked of the disk, or said by the program."""

    what: str
    """``write``, ``truncate``, ``sync``, ``delete`` or ``kept``."""
    file: str = ""
    offset: int = 0
    """Where it was written, or how long the file became; of ``kept``, what is acknowledged."""
    content: bytes = b""


@dataclass(slots=True)
class Record:
    """All that was asked of the disk, in its order."""

    happened: list[Happened] = field(default_factory=list)

    def kept(self, number: int) -> None:
        """The program has said that this is kept."""
        self.happened.append(Happened("kept", offset=number))

    def images(self, random: Random, many: int) -> Iterator[tuple[list[int], dict[str, bytes]]]:
        """What was acknowledged when the power went, and the files as they were found then; so many times."""
        moments = sorted(random.randrange(1, len(self.happened) + 1) for _ in range(many))
        disk, said, place = _Disk(), list[int](), 0
        for moment in moments:
            for each in self.happened[place:moment]:
                if each.what == "kept":
                    said.append(each.offset)
                else:
                    disk.take(each)
            place = moment
            yield list(said), disk.left(random)


@dataclass(slots=True)
class _Disk:
    """What is certain to be on the disk, and what is not yet."""

    certain: dict[str, bytes] = field(default_factory=dict)
    asked: dict[str, list[Happened]] = field(default_factory=dict)

    def take(self, happened: Happened) -> None:
        if happened.what == "sync":
            # A new file is written out with the folder it is in, and so with what was deleted there (unix VFS).
            if happened.file not in self.certain:
                for file in [file for file, asked in self.asked.items() if asked[-1].what == "delete"]:
                    self._write_out(file)
            self._write_out(happened.file)
        else:
            self.asked.setdefault(happened.file, []).append(happened)

    def left(self, random: Random) -> dict[str, bytes]:
        """The files after the power was cut: what was not written out is there, or not, sector by sector."""
        found: dict[str, bytes] = {}
        for file in sorted(self.certain.keys() | self.asked.keys()):
            content: bytes | None = self.certain.get(file)
            share = random.choice((0.0, 0.5, 0.9, 1.0))
            for each in self.asked.get(file, []):
                for part in _sectors(each):
                    if random.random() < share:
                        content = _after(content, part)
            if content is not None:
                found[file] = content
        return found

    def _write_out(self, file: str) -> None:
        content = self.certain.get(file)
        for each in self.asked.pop(file, []):
            content = _after(content, each)
        if content is None:
            self.certain.pop(file, None)
        else:
            self.certain[file] = content


def _sectors(happened: Happened) -> Iterator[Happened]:
    if happened.what != "write":
        yield happened
        return
    start, end = happened.offset, happened.offset + len(happened.content)
    while start < end:
        until = min(start - start % SECTOR + SECTOR, end)
        piece = happened.content[start - happened.offset : until - happened.offset]
        yield Happened("write", happened.file, start, piece)
        start = until


def _after(content: bytes | None, happened: Happened) -> bytes | None:
    match happened.what:
        case "write":
            there = (content or b"").ljust(happened.offset, b"\0")
            return there[: happened.offset] + happened.content + there[happened.offset + len(happened.content) :]
        case "truncate":
            return (content or b"")[: happened.offset].ljust(happened.offset, b"\0")
        case _:  # it is deleted
            return None


Witness = Callable[[Happened], None]
"""Is told of everything before it is done; it raises one of apsw's errors where the disk is to fail."""


class _File(apsw.VFSFile):
    def __init__(self, name: "str | apsw.URIFilename | None", flags: list[int], witness: Witness) -> None:
        self._named = Path(name.filename() if isinstance(name, apsw.URIFilename) else str(name)).name
        self._witness = witness
        super().__init__("", name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802 - SQLite's name
        self._witness(Happened("write", self._named, offset, bytes(data)))
        super().xWrite(data, offset)

    def xTruncate(self, newsize: int) -> None:  # noqa: N802 - as above
        self._witness(Happened("truncate", self._named, newsize))
        super().xTruncate(newsize)

    def xSync(self, flags: int) -> None:  # noqa: N802 - as above
        self._witness(Happened("sync", self._named))
        super().xSync(flags)


class _Files(apsw.VFS):
    def __init__(self, name: str, witness: Witness) -> None:
        self._witness = witness
        super().__init__(name, "")

    def xOpen(self, name: "str | apsw.URIFilename | None", flags: list[int]) -> _File:  # noqa: N802 - as above
        return _File(name, flags, self._witness)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802, FBT001 - as above
        self._witness(Happened("delete", Path(filename).name))
        super().xDelete(filename, syncdir)


class Connection:
    """A connection of that other build, as Python's own would answer."""

    def __init__(self, file: Path, files: str, pages: int) -> None:
        """With `pages`, the log is written back into the file after so many of them."""
        self.text_factory = bytes
        with _told():
            self._connection = apsw.Connection(str(file), vfs=files)
            self._connection.execute("PRAGMA locking_mode = EXCLUSIVE")  # its files share no memory
            self._connection.execute(f"PRAGMA wal_autocheckpoint = {pages}")

    @property
    def in_transaction(self) -> bool:
        """Whether one is open."""
        return bool(self._connection.in_transaction)

    def execute(self, statement: str, values: Sequence[object] = ()) -> "Rows":
        """The rows of a statement."""
        with _told():
            found = self._connection.execute(statement, tuple(values))
            return Rows([tuple(_as_python_has_it(value) for value in row) for row in found])

    def executemany(self, statement: str, rows: Iterable[Sequence[object]]) -> None:
        """A statement for each of these rows."""
        for row in rows:
            self.execute(statement, row)

    def close(self) -> None:
        """Let go of the file."""
        with _told():
            self._connection.close()


class Rows(list[tuple[object, ...]]):
    """Rows that were found."""

    def fetchone(self) -> tuple[object, ...] | None:
        """The next one, or None."""
        return self.pop(0) if self else None

    def fetchall(self) -> list[tuple[object, ...]]:
        """All that are left."""
        return list(self)


def _as_python_has_it(value: object) -> object:
    return value.encode() if isinstance(value, str) else value


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except apsw.Error as error:
        told = sqlite3.OperationalError(str(error))
        told.sqlite_errorcode = getattr(error, "extendedresult", sqlite3.SQLITE_ERROR)
        raise told from error


@contextmanager
def watched(name: str, witness: Witness) -> Iterator[None]:
    """Files of that name, all that is asked of them told to the witness."""
    files = _Files(name, witness)
    try:
        yield
    finally:
        files.unregister()
