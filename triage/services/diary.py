"""The journal as conversations use it: opened when wanted, and never in their way when something is wrong with it."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from triage.errors import JournalUnusable
from triage.model.events import Advised, Entry, Left

if TYPE_CHECKING:
    from triage.journal.rows import Record
    from triage.journal.store import Contents, Store


class Diary:
    """The journal in a file, or none. Nothing but `erase` raises; what is wrong stands in `fault` and `damage`."""

    def __init__(self, file: Path | None) -> None:
        self.fault = ""
        """Why what is said is not saved, or what was said cannot be read."""
        self.damage = ""
        """The file, when rows of it are damaged and not used."""
        self._file = file
        self._store: Store | None = None
        self._contents: Contents | None = None
        self._waiting: list[tuple[str, Entry]] = []
        """What could not be stored so far, in its order."""
        self._forgetting: set[str] = set()
        """Conversations that could not be erased so far."""
        self._page: _Page | None = None

    @property
    def keeps(self) -> bool:
        """Whether there is a file, and what was said is in it."""
        return self._file is not None and not self.fault

    def records(self) -> "tuple[Record, ...]":
        """Every event that was kept, and is as it was kept."""
        contents = self._read()
        return contents.records if contents else ()

    def conversation(self, interview: str) -> "tuple[Record, ...]":
        """One conversation, or nothing of it where a part of it may be damaged."""
        contents = self._read()
        if contents is None:
            return ()
        found = tuple(record for record in contents.records if record.interview == interview)
        whole = found and found[0].seq > contents.after + bool(contents.after)
        return found if whole and all(seq < found[0].seq for seq in contents.damaged) else ()

    def last_conversation(self) -> "tuple[Record, ...]":
        """The conversation of the last event."""
        records = self.records()
        return self.conversation(records[-1].interview) if records else ()

    def keeping(self, interview: str) -> "_Page":
        """What keeps this conversation from here on."""
        self._page = _Page(self, interview)
        return self._page

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
        self._contents = None

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
        self._contents = None

    def erase(self) -> tuple[Path, ...]:
        """Erase the journal; the files that are gone. What is going on is kept no further.

        Raises:
            JournalUnusable: not all of it could be erased.
        """
        from triage.journal.erasing import erase  # noqa: PLC0415 - sqlite3 is for those who keep a journal

        if self._page is not None:
            self._page.open = False
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

    def _let_go(self) -> None:
        store, self._store, self._contents = self._store, None, None
        if store is not None:
            try:
                store.close()
            except JournalUnusable as error:
                self._note(error)

    def _read(self) -> "Contents | None":
        """What the journal holds; None where there is none, or it cannot be read."""
        if self._contents is None and self._file is not None and (self._store or os.path.lexists(self._file)):
            try:
                self._contents = self._open().read()
                self.damage = str(self._file) if self._contents.damaged else ""
            except JournalUnusable as error:
                self._note(error)
        return self._contents

    def _open(self) -> "Store":
        if self._store is None:
            try:
                from triage.journal.store import Store  # noqa: PLC0415 - as above
            except ImportError as error:  # a Python that was built without it
                raise JournalUnusable("this Python has no `sqlite3`; install it") from error
            assert self._file is not None  # noqa: S101 - the callers have looked; this tells the type checker
            self._store = Store(self._file, patient=not self.fault)
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
    open: bool = True
    """False once the journal was erased: half a conversation is of no use."""
    written: bool = False

    @property
    def keeps(self) -> bool:
        return self.open and self.diary.keeps

    def keep(self, entries: Sequence[Entry]) -> None:
        if self.open:
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
