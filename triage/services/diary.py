"""The journal as conversations use it: opened when wanted, and never in their way when something is wrong with it."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from uuid import uuid4

from triage.errors import JournalUnusable
from triage.model.event_kinds import DIARY, REPEATED, SESSION, TALK
from triage.model.events import Advised, Began, Entry, Finished, Left, Passed
from triage.services.clock import local_now
from triage.services.rereading import Rereading

if TYPE_CHECKING:
    from triage.journal.rows import Record
    from triage.journal.store import Contents, Store
    from triage.services.diary_pages import DiaryPages

Found = TypeVar("Found")

LATEST_TALK = 5000
"""Events of conversations that are looked through for what can be gone on with."""
ALL_HISTORY = 200_000
"""Events that are looked through for the history of the routine: those of years."""
LATEST_SESSIONS = 100
"""Events of sessions that are looked through for those of a day."""


class Diary:
    """The journal in a file, or none. Nothing but `erase` raises; what is wrong stands in `fault` and `damage`."""

    def __init__(self, file: Path | None, key: str = "", clock: Callable[[], datetime] = local_now) -> None:
        self.clock = clock
        self.fault = ""
        """Why what is said is not saved, or what was said cannot be read."""
        self.damage = ""
        """The file, when rows of it are damaged and not used."""
        self._file = file
        self._key = key
        self._store: Store | None = None
        self._talk = Rereading(LATEST_TALK, (*SESSION, *DIARY))
        self._history = Rereading(ALL_HISTORY, (REPEATED, *DIARY))
        self._waiting: list[tuple[str, Entry]] = []
        """What could not be stored so far, in its order."""
        self._forgetting: set[str] = set()
        """Conversations that could not be erased so far."""
        self._page: _Page | None = None
        """Of the last conversation."""
        self._pages: list[_Page] = []

    @property
    def keeps(self) -> bool:
        """Whether there is a file, and what was said is in it."""
        return self._file is not None and not self.fault

    @cached_property
    def pages(self) -> "DiaryPages":
        """What the person writes themselves."""
        from triage.services.diary_pages import DiaryPages  # noqa: PLC0415 - for those who have a diary

        return DiaryPages(self)

    def look(self, read: "Callable[[Store], Found]", nothing: Found) -> Found:
        """What is read from the journal; `nothing` where there is none, or it cannot be read."""
        if self._file is None or not (self._store or os.path.lexists(self._file)):
            return nothing
        try:
            store = self._open()
            found = read(store)
        except JournalUnusable as error:
            self._note(error)
            return nothing
        if store.has_damage:
            self.damage = str(self._file)
        return found

    def records(self) -> "tuple[Record, ...]":
        """Every event of a conversation that was kept, and is as it was kept."""
        contents = self._read(self._talk)
        return contents.records if contents else ()

    def conversation(self, interview: str) -> "tuple[Record, ...]":
        """One conversation, or nothing of it where a part of it may be damaged."""
        contents = self._read(self._talk)
        if contents is None:
            return ()
        found = tuple(record for record in contents.records if record.interview == interview)
        whole = found and found[0].seq > contents.after + bool(contents.after)
        return found if whole and all(seq < found[0].seq for seq in contents.damaged) else ()

    def last_conversation(self, flow: str) -> "tuple[Record, ...]":
        """The conversation of the last event in this dialogue."""
        records = self.records()
        beside = {
            record.interview
            for record in records
            if isinstance(event := record.entry.event, Began) and event.flow != flow
        }
        last = next((record.interview for record in reversed(records) if record.interview not in beside), None)
        return () if last is None else self.conversation(last)

    def history(self) -> "tuple[tuple[Record, ...], int]":
        """Everything that was kept or waits for it, and the number from which on nothing of it is missing.

        The repetitions are only among it of sessions that were cut off.
        """
        contents = self._read(self._history)
        if contents is None:
            return (), 0
        from triage.engine.recollecting import cut_off  # noqa: PLC0415 - for those who have had a session
        from triage.journal.rows import Record  # noqa: PLC0415 - for those who keep a journal

        stopped = cut_off((record.interview, record.entry) for record in contents.records)
        try:
            repeated = self._open().read_of(stopped, REPEATED) if stopped else ()
        except JournalUnusable as error:
            self._note(error)
            return (), 0
        records = sorted((*contents.records, *repeated), key=lambda record: record.seq)
        waiting = (Record(contents.until + number, *kept) for number, kept in enumerate(self._waiting, 1))
        return (*records, *waiting), max(contents.erased, *contents.damaged, 0) + 1

    def offers_routine(self) -> bool:
        """Whether the last thing a conversation came to lets a session be begun, as far as that was kept."""
        for record in reversed(self.records()):
            match record.entry.event:
                case Advised(routine=offered):
                    return offered
                case Passed():
                    return True
                case _:
                    pass
        return False

    def trained_on(self, day: date) -> bool:
        """Whether a session came to its end on that day."""
        try:
            last = self._open().read(LATEST_SESSIONS, leaving_out=(*TALK, REPEATED, *DIARY)).records
        except JournalUnusable as error:
            self._note(error)
            return False
        return any(isinstance(record.entry.event, Finished) and record.entry.at.date() == day for record in last)

    def keeping(self, interview: str, began: Began | None = None) -> "_Page":
        """What keeps this conversation from here on; `began` goes before its first event."""
        self._page = _Page(self, interview, began)
        self._pages.append(self._page)
        return self._page

    def logging(self, session: str) -> "_Page":
        """What keeps this session."""
        page = _Page(self, session)
        self._pages.append(page)
        return page

    def add(self, interview: str, entries: Sequence[Entry]) -> None:
        """Store these, after what could not be stored before."""
        if self._file is None:
            return
        self._waiting += [(interview, entry) for entry in entries]
        try:
            store = self._open()
            while self._waiting:
                first = self._waiting[0][0]
                batch = [entry for id_, entry in self._waiting if id_ == first]
                store.append(first, batch)
                self._waiting = [(id_, entry) for id_, entry in self._waiting if id_ != first]
            self.fault = ""
        except JournalUnusable as error:
            self._note(error)
        self._talk.is_old()
        self._history.is_old()

    def forget(self, interview: str) -> None:
        """Erase what was stored of a conversation; what does not work now is tried again at the end."""
        self._waiting = [(id_, entry) for id_, entry in self._waiting if id_ != interview]
        if any(record.interview == interview for record in self.records()):
            self._forgetting.add(interview)
            self._erase_forgotten()

    def _erase_forgotten(self) -> None:
        try:
            for interview in tuple(self._forgetting):
                self._open().forget(interview)
                self._forgetting.discard(interview)
        except JournalUnusable as error:
            self._note(error)
        self._forget_what_was_read()

    def erase(self) -> tuple[Path, ...]:
        """Erase the journal; the files that are gone. What is going on is kept no further.

        Raises:
            JournalUnusable: not all of it could be erased.
        """
        from triage.journal.erasing import erase  # noqa: PLC0415 - sqlite3 is for those who keep a journal

        for page in self._pages:
            page.open = False
        self._waiting = []
        self._forgetting.clear()
        self._let_go()
        removed = erase(self._file) if self._file is not None else ()
        self.fault = self.damage = ""
        return removed

    def close(self, now: datetime, digest: str) -> None:
        """Note that the person went, and let go of the file."""
        if self._page is not None and self._page.open and self._page.written:
            self.add(self._page.interview, [Entry(Left(), now, digest)])
        self._erase_forgotten()
        self._let_go()

    def _forget_what_was_read(self) -> None:
        self._talk.forget()
        self._history.forget()

    def _let_go(self) -> None:
        store, self._store = self._store, None
        self._forget_what_was_read()
        if store is not None:
            try:
                store.close()
            except JournalUnusable as error:
                self._note(error)

    def _read(self, rereading: Rereading) -> "Contents | None":
        """What the journal holds; None where there is none, or it cannot be read."""
        if self._file is None or not (self._store or os.path.lexists(self._file)):
            return None
        try:
            store = self._open()
            contents = rereading.read(store)
        except JournalUnusable as error:
            self._note(error)
            return None
        self.damage = str(self._file) if contents.damaged or store.has_damage else ""
        return contents

    def _open(self) -> "Store":
        if self._store is None:
            try:
                from triage.journal.store import Store  # noqa: PLC0415 - as above
            except ImportError as error:  # a Python that was built without it
                raise JournalUnusable("this Python has no `sqlite3`; install it") from error
            assert self._file is not None  # noqa: S101 - the callers have looked; this tells the type checker
            self._store = Store(self._file, patient=not self.fault, key=self._key)
        return self._store

    def _note(self, error: JournalUnusable) -> None:
        """Say what is wrong, and do not wait for it a second time: a person is waiting too."""
        self.fault = str(error)
        self._store, store = None, self._store
        if store is not None:
            try:
                store.close()
            except JournalUnusable:
                self.fault = str(error)  # the first is what has to be mended


@dataclass(slots=True)
class _Page:
    """The memory of one conversation."""

    diary: Diary
    interview: str
    began: Began | None = None
    """What goes before the first event."""
    open: bool = True
    """False once the journal was erased: half a conversation is of no use."""
    written: bool = False

    @property
    def keeps(self) -> bool:
        return self.open and self.diary.keeps

    def keep(self, entries: Sequence[Entry]) -> None:
        if self.open and entries:
            first = entries[0]
            if self.began is not None and not self.written:
                entries = [Entry(self.began, first.at, first.digest), *entries]
            self.written = True
            self.diary.add(self.interview, entries)

    def forget(self) -> None:
        self.diary.forget(self.interview)
        self.written = False

    def begin(self) -> None:
        self.interview, self.open, self.written = uuid4().hex, True, False

    def advice_since(self, moment: datetime) -> tuple[tuple[datetime, Advised], ...]:
        events = [(record.entry.at, record.entry.event) for record in self.diary.records()]
        return tuple((at, event) for at, event in events if isinstance(event, Advised) and at >= moment)
