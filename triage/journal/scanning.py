"""Looks for what was erased in the bytes of the files that are left."""

import json
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from triage.journal import files

SHORTEST = 4
"""Characters of a text that is looked for; shorter ones stand everywhere."""
_LONG = 16
"""Bytes; marks that are as long are looked for by their first so many, the others by their first `SHORTEST`."""


@dataclass(frozen=True, slots=True)
class Scanned:
    """What was looked through, and whether anything was found."""

    files: tuple[Path, ...]
    looked_for: int
    """How many different things."""
    left: tuple[tuple[Path, int], ...] = ()
    """The files in which some of them still stand, and how many."""


def scan(paths: Iterable[Path], marks: Collection[bytes], kept: Callable[[], bytes]) -> Scanned:
    """Look for these marks in these files.

    What was not erased may say the same: `kept` is all of that as it stands in the journal, and only what is there more
    often counts.
    """
    looked, left = [], []
    for path in paths:
        content = path.read_bytes()
        looked.append(path)
        found = _found(content, marks)
        live = kept() if found else b""
        many = sum(content.count(mark) > live.count(mark) for mark in found)
        left += [(path, many)] if many else []
    return Scanned(tuple(looked), len(marks), tuple(left))


def left_beside(file: Path) -> tuple[Path, ...]:
    """Every file that still goes by the name of this one, or by a name that begins with it."""
    folder = file.parent
    there = sorted(folder.iterdir()) if folder.is_dir() else []
    return tuple(path for path in there if path.name == file.name or path.name.startswith(f"{file.name}-"))


def marks_of(values: Iterable[object]) -> Iterator[bytes]:
    """What is looked for of an erased row: its values, and every text in one that is JSON, however it is written."""
    for value in values:
        if not isinstance(value, bytes):
            continue
        try:
            texts = [*_texts(json.loads(value))]
        except (ValueError, RecursionError):
            yield value
            continue
        for text in texts:
            if len(text) >= SHORTEST:
                yield text.encode(errors="surrogatepass")
                yield json.dumps(text)[1:-1].encode()
                yield json.dumps(text, ensure_ascii=False)[1:-1].encode(errors="surrogatepass")


def _texts(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case list():
            for part in value:
                yield from _texts(part)
        case dict():
            for part in value.values():
                yield from _texts(part)
        case _:
            pass


def _found(content: bytes, marks: Collection[bytes]) -> set[bytes]:
    """Those that stand in it; all are looked for at once, by how they begin."""
    found: set[bytes] = set()
    for size, of_size in _by_size(marks):
        lengths: dict[bytes, set[int]] = {}
        for mark in of_size:
            lengths.setdefault(mark[:size], set()).add(len(mark))
        places = (at for at in range(len(content) if lengths else 0) if content[at : at + size] in lengths)
        pieces = (content[at : at + length] for at in places for length in lengths[content[at : at + size]])
        found.update(piece for piece in pieces if piece in of_size)
    return found


def _by_size(marks: Collection[bytes]) -> Iterator[tuple[int, set[bytes]]]:
    yield SHORTEST, {mark for mark in marks if SHORTEST <= len(mark) < _LONG}
    yield _LONG, {mark for mark in marks if len(mark) >= _LONG}


def existing(file: Path) -> tuple[Path, ...]:
    """The file and what stands beside it."""
    return tuple(part for part in files.parts(file) if files.is_there(part))
