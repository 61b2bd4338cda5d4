"""What is remembered from one day to the next: an unfinished conversation, and the last advice."""

import os
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from triage.model.guard import Value
from triage.model.urgency import Urgency
from triage.render.clean import clean
from triage.render.names import fill_names
from triage.services.clock import local_now
from triage.services.materials import Materials
from triage.services.whereabouts import REGION

if TYPE_CHECKING:
    from triage.engine.resuming import Resumed
    from triage.journal.rows import Record
    from triage.services.diary import Diary
    from triage.services.interviewing import Interviewing

# The first screen waits for this module: what only a journal or a conversation needs is imported where it is used.


class Unfinished(NamedTuple):
    """A conversation that can go on."""

    interview: str
    when: datetime
    """When the last answer was given."""
    section: str
    """The title of the section it stands in."""
    answered: int
    at_most: int


class LastAdvice(NamedTuple):
    """The last advice that was given, whatever was answered since."""

    interview: str
    when: datetime
    urgency: Urgency
    title: str
    check_again: date | None
    """When to do this check again; None where help comes first."""
    region: str


class Remembering:
    """One person's journal, opened when it is first wanted; without a file, nothing is kept.

    No fault of the journal stops a conversation: it goes on, and `notice` says what is not saved and why.
    """

    def __init__(self, file: Path | None, clock: Callable[[], datetime] = local_now) -> None:
        self._clock = clock
        self._file = file
        self._materials: Materials | None = None
        self._interviewing: Interviewing | None = None

    @cached_property
    def _diary(self) -> "Diary":
        from triage.services.diary import Diary  # noqa: PLC0415 - for those who have a journal, or begin one

        return Diary(self._file)

    @property
    def _untouched(self) -> bool:
        """Whether there is no journal so far, and nothing was to be kept."""
        return "_diary" not in self.__dict__ and (self._file is None or not os.path.lexists(self._file))

    @property
    def notice(self) -> str:
        """What is not saved, or not used, and why; empty while all is well."""
        if self._untouched:
            return self._not_saved(f"`{self._in_the_way}` cannot be written") if self._in_the_way else ""
        remark, why = ("not_saved", self._diary.fault) if self._diary.fault else ("damaged", self._diary.damage)
        if not why or self._materials is None:
            return why
        return clean(fill_names(self._materials.library.remarks[remark], {"why": why}))

    def _not_saved(self, why: str) -> str:
        if self._materials is None:
            return why
        return clean(fill_names(self._materials.library.remarks["not_saved"], {"why": why}))

    @cached_property
    def _in_the_way(self) -> str:
        """What keeps a first journal from being made, as far as can be seen before it is tried; or empty."""
        if self._file is None:
            return ""
        nearest = next((folder for folder in self._file.parents if os.path.lexists(folder)), self._file)
        return "" if nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK) else clean(str(nearest))

    @property
    def keeps(self) -> bool:
        """Whether what was answered so far can be gone on with later."""
        if self._interviewing is not None:
            return self._interviewing.remembered
        return self._file is not None and not self._in_the_way if self._untouched else self._diary.keeps

    def unfinished(self, materials: Materials) -> Unfinished | None:
        """The conversation that was begun last, unless it came to advice."""
        self._materials = materials
        if self._untouched:
            return None
        from triage.services.taking_up import how_far  # noqa: PLC0415 - as above

        records = self._diary.last_conversation()
        far = how_far(materials, [record.entry for record in records], self._clock())
        return None if far is None else Unfinished(records[-1].interview, *far)

    def last_advice(self) -> LastAdvice | None:
        """The last advice that was reached."""
        if self._untouched:
            return None
        from triage.model.events import Advised  # noqa: PLC0415 - as above

        for record in reversed(self._diary.records()):
            if isinstance(event := record.entry.event, Advised):
                known = (event.urgency, event.title, event.check_again, event.region)
                return LastAdvice(record.interview, record.entry.at, *known)
        return None

    def last_region(self, materials: Materials) -> str:
        """Where the person said last that they are, or empty."""
        if self._untouched:
            return ""
        from triage.services.taking_up import last_region  # noqa: PLC0415 - as above

        return last_region(materials, [record.entry for record in self._diary.records()])

    def last_findings(self, materials: Materials) -> Mapping[str, Value]:
        """What the last advice rested on, for the pages that fit; only where the person is while there was none."""
        last = self.last_advice()
        if last is None:
            return {REGION: materials.settings.region} if materials.settings.region else {}
        from triage.services.taking_up import findings_at_advice  # noqa: PLC0415 - as above

        return findings_at_advice(materials, [record.entry for record in self._diary.conversation(last.interview)])

    def begin(self, materials: Materials) -> "Interviewing":
        """A new conversation, remembered as it goes."""
        from uuid import uuid4  # noqa: PLC0415 - as above

        return self._hold(materials, uuid4().hex)

    def resume(self, materials: Materials) -> "Interviewing":
        """The conversation that was begun last, as far as its answers still count."""
        return self._taken_up(materials, self._diary.last_conversation())

    def reopen_last(self, materials: Materials) -> "Interviewing":
        """The conversation with the last advice; what has become too old is asked again before any is shown."""
        last = self.last_advice()
        return self._taken_up(materials, self._diary.conversation(last.interview) if last else ())

    def erase(self) -> None:
        """Erase everything that is remembered; what is going on is kept no further.

        Raises:
            JournalUnusable: not all of it could be erased.
        """
        self._diary.erase()

    def close(self) -> None:
        """Note that the person went, and let go of the file."""
        if self._interviewing is not None:
            self._interviewing.settle()
        if not self._untouched:
            self._diary.close(self._clock(), self._materials.protocol.digest if self._materials else "")

    def _taken_up(self, materials: Materials, records: "Sequence[Record]") -> "Interviewing":
        if not records:
            return self.begin(materials)
        from triage.services.taking_up import taken_up  # noqa: PLC0415 - as above

        resumed = taken_up(materials, [record.entry for record in records], self._clock())
        return self._hold(materials, records[-1].interview, resumed)

    def _hold(self, materials: Materials, interview: str, resumed: "Resumed | None" = None) -> "Interviewing":
        from triage.services.interviewing import Interviewing  # noqa: PLC0415 - as above

        if self._interviewing is not None:
            self._interviewing.settle()
        self._materials = materials
        memory = self._diary.keeping(interview)
        self._interviewing = Interviewing(materials, clock=self._clock, memory=memory, resumed=resumed)
        return self._interviewing
