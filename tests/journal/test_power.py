"""The power is cut, or the disk fails, at any moment: what was acknowledged is there, and nothing else is believed."""

from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from random import Random

import apsw
import pytest

from tests.journal import power
from tests.journal.keeping import NOON, entry
from triage.errors import JournalUnusable
from triage.journal import store as room
from triage.journal.store import Store
from triage.model.diary import DiaryEntry
from triage.model.events import Answered, Noted

IMAGES = 600
WRITTEN = 60
PAGES = 8
"""Of the log, after which it is written back into the file: so that this is cut off too."""


def open_on(monkeypatch: pytest.MonkeyPatch, files: str) -> None:
    """From here on, journals are opened on these files."""

    def connect(file: Path, patience: float = 0, key: str = "") -> power.Connection:
        del patience, key
        return power.Connection(file, files, PAGES)

    monkeypatch.setattr(room, "connect", connect)


def keep(store: Store, number: int) -> None:
    """Something of a conversation and something of the diary, by turns."""
    if number % 2:
        store.append("a" * 32, [entry(Answered("a", number), number)])
    else:
        told = DiaryEntry(NOON, now=number % 11, words=f"number {number} " + "x" * (number * 7 % 1900))
        store.append(f"{number:032x}", [entry(Noted(told), number)])


def numbers(file: Path) -> tuple[set[int], bool]:
    """What a journal holds, and whether any of it is damaged, read by the build that people have."""
    with closing(Store(file)) as store:
        contents = store.read()
    found = set()
    for record in contents.records:
        event = record.entry.event
        found.add(int(event.reply) if isinstance(event, Answered) else int(event.entry.words.split()[1]))  # type: ignore[union-attr, arg-type]
    return found, bool(contents.damaged)


def after_power_cuts(folder: Path, record: power.Record) -> Iterator[tuple[set[int], set[int], bool]]:
    """For each image: what was acknowledged, what is there, and whether any of it is damaged."""
    random = Random(5)  # noqa: S311 - not for secrets
    for number, (said, files) in enumerate(record.images(random, IMAGES)):
        place = folder / str(number)
        place.mkdir(mode=0o700)
        for name, content in files.items():
            (place / name).write_bytes(content)
        file = place / "journal.sqlite3"
        if not file.exists():
            yield set(said), set(), False
            continue
        yield (set(said), *numbers(file))


def recorded(folder: Path, monkeypatch: pytest.MonkeyPatch, synchronous: str = "") -> power.Record:
    """A journal that is written on a disk that notes everything."""
    record = power.Record()
    with power.watched("noting", record.happened.append), monkeypatch.context() as patched:
        open_on(patched, "noting")
        store = Store(folder / "kept" / "journal.sqlite3")
        if synchronous:
            store._connection.execute(f"PRAGMA synchronous = {synchronous}")  # noqa: SLF001 - only a test wants that
        for number in range(WRITTEN):
            keep(store, number)
            record.kept(number)
        store.close()
    return record


def test_a_power_cut_at_any_moment_loses_nothing_that_was_acknowledged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = recorded(tmp_path, monkeypatch)

    for said, there, damaged in after_power_cuts(tmp_path, record):
        assert said <= there <= set(range(len(said) + 1))
        assert not damaged


@pytest.mark.parametrize("synchronous", ["NORMAL", "OFF"])
def test_the_same_cuts_lose_something_where_less_is_written_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, synchronous: str
) -> None:
    record = recorded(tmp_path, monkeypatch, synchronous)
    lost = 0
    try:
        for said, there, damaged in after_power_cuts(tmp_path, record):
            lost += damaged or not said <= there
    except JournalUnusable:  # worse than lost
        lost += 1

    assert lost


class Failing:
    """A disk that fails from its so many-th request on, for so many requests."""

    def __init__(self, first: int, many: int, error: type[apsw.Error]) -> None:
        self._left = first
        self._many = many
        self._error = error
        self.failed = False

    def __call__(self, happened: power.Happened) -> None:
        del happened
        self._left -= 1
        if -self._many <= self._left < 0:
            self.failed = True
            raise self._error


def written_until_it_failed(file: Path, failing: Failing, monkeypatch: pytest.MonkeyPatch) -> set[int]:
    """What was acknowledged while the disk failed at some point; anything but a sentence about it is a fault."""
    said, complaints = set(), []
    with power.watched("failing", failing), monkeypatch.context() as patched:
        open_on(patched, "failing")
        store = None
        for number in range(12):
            try:
                store = store or Store(file)
                keep(store, number)
                said.add(number)
            except JournalUnusable as unusable:
                complaints.append(str(unusable))
        if store is not None:
            with suppress(JournalUnusable):
                store.close()
    assert all(str(file) in complaint for complaint in complaints)
    return said


@pytest.mark.parametrize("error", [apsw.IOError, apsw.FullError])
@pytest.mark.parametrize("many", [1, 1000])
def test_a_disk_that_fails_at_any_request_loses_nothing_that_was_acknowledged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[apsw.Error], many: int
) -> None:
    first = 0
    while True:
        file = tmp_path / str(first) / "journal.sqlite3"
        failing = Failing(first, many, error)
        said = written_until_it_failed(file, failing, monkeypatch)
        there, damaged = numbers(file)

        assert said <= there <= set(range(12))
        assert not damaged
        if not failing.failed:
            assert said == set(range(12))
            break
        first += 1

    assert first > 50
