"""What a person writes themselves: entries and questionnaires, written and read back. Nothing of it raises."""

from collections.abc import Collection
from datetime import date, datetime
from typing import TYPE_CHECKING

from triage.model.diary import DayOfPain, DiaryEntry, Measured, Written
from triage.model.events import Entry, Filled, Noted, OfDiary, Struck

if TYPE_CHECKING:
    from triage.services.diary import Diary

MANY = 50
"""Entries that are read unless more are wanted."""


class DiaryPages:
    """The diary in a journal. What is wrong stands in the journal's `fault` and `damage`."""

    def __init__(self, journal: "Diary") -> None:
        self._journal = journal

    def write(self, id_: str, entry: DiaryEntry, *, changed: bool = False) -> None:
        """Keep an entry: a new one, or in the place of what was written before."""
        self._keep(id_, Noted(entry, changed))

    def strike(self, id_: str) -> None:
        """Take an entry out of the diary."""
        self._keep(id_, Struck())

    def fill(self, id_: str, filled: Filled) -> None:
        """Keep a questionnaire that was filled in."""
        self._keep(id_, filled)

    def days(self, first: date = date.min, last: date = date.max) -> tuple[DayOfPain, ...]:
        """What each day says of pain, the oldest first."""
        from triage.journal.diary_reading import read_days  # noqa: PLC0415 - sqlite3 is for those who keep a journal

        return self._journal.look(lambda store: read_days(store, first, last), ())

    def entries(  # noqa: PLR0913 - each narrows it down
        self,
        first: date = date.min,
        last: date = date.max,
        *,
        words: str = "",
        tags: Collection[str] = (),
        limit: int = MANY,
        behind: int = 0,
    ) -> tuple[Written, ...]:
        """The entries of these days that hold the words and every tag, the latest first.

        With `behind`, those that were kept, or changed, behind that number.
        """
        from triage.journal.diary_reading import read_entries, read_kept_behind  # noqa: PLC0415 - as above

        fits = _Wanted(first, last, words, tags)
        if behind:
            return self._journal.look(lambda store: read_kept_behind(store, behind, fits, limit), ())
        return self._journal.look(lambda store: read_entries(store, first, last, fits, limit), ())

    def entry(self, id_: str) -> Written | None:
        """An entry as it is now; None where there is none, or it was taken out."""
        from triage.journal.diary_reading import read_entry  # noqa: PLC0415 - as above

        return self._journal.look(lambda store: read_entry(store, id_), None)

    def ids(self, beginning: str) -> tuple[str, ...]:
        """The ids of a few entries that begin so."""
        from triage.journal.diary_reading import read_ids  # noqa: PLC0415 - as above

        return self._journal.look(lambda store: read_ids(store, beginning), ())

    def kept(self, id_: str) -> tuple[datetime, ...]:
        """When an entry was written, and each time it was changed."""
        from triage.journal.diary_reading import read_moments  # noqa: PLC0415 - as above

        return self._journal.look(lambda store: read_moments(store, id_), ())

    def measured(self) -> tuple[Measured, ...]:
        """Every questionnaire that was filled in, in the order in which they were kept."""
        from triage.journal.diary_reading import read_filled  # noqa: PLC0415 - as above

        return self._journal.look(read_filled, ())

    def _keep(self, id_: str, event: OfDiary) -> None:
        self._journal.add(id_, [Entry(event, self._journal.clock(), "")])


class _Wanted:
    """Whether an entry is one that is looked for."""

    def __init__(self, first: date, last: date, words: str, tags: Collection[str]) -> None:
        self._days = (first, last)
        self._words = words.casefold().split()
        self._tags = {tag.casefold() for tag in tags}

    def __call__(self, written: Written) -> bool:
        entry = written.entry
        if not self._days[0] <= entry.at.date() <= self._days[1] or not self._tags <= set(entry.tags):
            return False
        if not self._words:
            return True
        text = "\n".join((entry.words, *entry.helped, *entry.tags)).casefold()
        return all(word in text for word in self._words)
