"""Folders of files as one digest: it changes when the name or a byte of any file does."""

import hashlib
import os
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from triage.source.files import LARGEST

MOST = 2000
"""Files and folders; somebody's whole home is not read through."""


def fingerprint(folders: Iterable[Path], *said: str, without: Collection[Path] = ()) -> str:
    """The digest of all files in the folders and of what is `said`; empty when not all are ordinary files.

    What stands in the folders `without` is left out.
    A link, a pipe, a file too large for a flow or content file, or one that cannot be read has no fingerprint.
    """
    digest = hashlib.sha256(repr(said).encode())
    try:
        for folder in folders:
            for name, path in _files(folder, frozenset(str(other.absolute()) for other in without)):
                content = _read(path)
                digest.update(f"{name!a} {len(content)}\n".encode())
                digest.update(content)
    except OSError:
        return ""
    return digest.hexdigest()


def _files(folder: Path, without: Collection[str] = ()) -> Iterator[tuple[str, str]]:
    """Name and path of every file, in an order that does not depend on the disk; byte code is none of them."""
    top = str(folder.absolute())
    waiting, seen = [(folder.absolute().name, top)], 0
    while waiting:
        name, path = waiting.pop()
        with os.scandir(path) as listed:
            entries = sorted(listed, key=lambda entry: entry.name)
        seen += len(entries)
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__" and entry.path not in without:
                    waiting.append((f"{name}/{entry.name}", entry.path))
            elif seen > MOST or not entry.is_file(follow_symlinks=False):
                raise OSError(f"{entry.path} is not one of a few ordinary files")
            else:
                yield f"{name}/{entry.name}", entry.path


def _read(path: str) -> bytes:
    file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        content = os.read(file, LARGEST + 1)
    finally:
        os.close(file)
    if len(content) > LARGEST:
        raise OSError(f"{path} is too large")
    return content


def dated(folders: Iterable[Path]) -> str:
    """Name, size and date of each file, by which Python itself tells whether its byte code is of this source.

    Raises:
        OSError: a folder cannot be read.
    """
    files = [file for folder in folders for file in _files(folder)]
    status = [os.stat(path) for _, path in files]  # noqa: PTH116 - seventy files at every start
    return repr([(name, of.st_size, of.st_mtime_ns) for (name, _), of in zip(files, status, strict=True)])
