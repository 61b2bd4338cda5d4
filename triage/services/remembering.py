"""What is remembered from one day to the next: an unfinished conversation, and the last advice."""

import os
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

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
    from triage.model.diary import DiaryEntry
    from triage.model.events import Began
    from triage.services.dialogues import Dialogue
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

    def __init__(
        self, file: Path | None, clock: Callable[[], datetime] = local_now, *, profile: str = "", key: str = ""
    ) -> None:
        self.profile = profile
        """Whose journal it is, where there are several; or empty."""
        self._clock = clock
        self._file = file
        self._key = key
        self._materials: Materials | None = None
        self._interviewing: Interviewing | None = None

    @cached_property
    def _diary(self) -> "Diary":
        from triage.services.diary import Diary  # noqa: PLC0415 - for those who have a journal, or begin one

        return Diary(self._file, self._key, self._clock)

    @property
    def diary(self) -> "Diary":
        """The journal itself, for the guided routine."""
        return self._diary

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

    def again(self) -> "Remembering | None":
        """The same journal once more, for reading it beside this one; None where there is none so far."""
        if self._untouched:
            return None
        return Remembering(self._file, self._clock, profile=self.profile, key=self._key)

    def last_entry(self) -> "DiaryEntry | None":
        """The latest entry of the diary."""
        if self._untouched:
            return None
        latest = self._diary.pages.entries(limit=1)
        return latest[0].entry if latest else None

    def unfinished(self, materials: Materials) -> Unfinished | None:
        """The conversation that was begun last, unless it came to advice."""
        self._materials = materials
        if self._untouched:
            return None
        from triage.services.taking_up import how_far  # noqa: PLC0415 - as above

        records = self._diary.last_conversation(materials.protocol.flow.id)
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

    def routine(self) -> Literal["open", "done"] | None:
        """Whether a session may be begun today, or has been done; None where the routine is not offered."""
        if self._untouched or not self._diary.offers_routine():
            return None
        return "done" if self._diary.trained_on(self._clock().date()) else "open"

    def begun_by(self) -> str:
        """What the journal began with, which stays the same while it grows; or empty."""
        records = () if self._untouched else self._diary.records()
        return records[0].interview if records else ""

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
        return self._taken_up(materials, self._diary.last_conversation(materials.protocol.flow.id))

    def reopen_last(self, materials: Materials) -> "Interviewing":
        """The conversation with the last advice; what has become too old is asked again before any is shown.

        Where that was a check-in and is too old, the back is checked from the start.
        """
        last = self.last_advice()
        return self._taken_up(materials, self._diary.conversation(last.interview) if last else ())

    def beside(self, materials: Materials, dialogue: "Dialogue") -> "Interviewing":
        """A dialogue beside the triage, remembered as it goes."""
        from uuid import uuid4  # noqa: PLC0415 - as above

        return self._hold(materials, uuid4().hex, dialogue=dialogue)

    def go_on(self, materials: Materials, interview: str, resumed: "Resumed") -> "Interviewing":
        """A conversation of the triage that is gone on with, whatever was known of it."""
        return self._hold(materials, interview, resumed)

    def erase(self) -> None:
        """Erase everything that is remembered; what is going on is kept no further.

        Raises:
            JournalUnusable: not all of it could be erased.
        """
        self._diary.erase()

    def settle(self) -> None:
        """Store what waits because an emergency is shown first."""
        if self._interviewing is not None:
            self._interviewing.settle()

    def close(self) -> None:
        """Note that the person went, and let go of the file."""
        self.settle()
        if not self._untouched:
            self._diary.close(self._clock(), self._materials.protocol.digest if self._materials else "")

    def _taken_up(self, materials: Materials, records: "Sequence[Record]") -> "Interviewing":
        if not records:
            return self.begin(materials)
        from triage.engine.recalling import recall  # noqa: PLC0415 - as above
        from triage.services.taking_up import dialogue_of, taken_up  # noqa: PLC0415 - as above

        entries = [record.entry for record in records]
        recalled = recall(entries)
        dialogue = dialogue_of(materials, recalled)
        if dialogue is None and recalled.flow not in {"", materials.protocol.flow.id}:
            return self.begin(materials)  # of a dialogue that is no more
        resumed = taken_up(materials, entries, self._clock())
        if dialogue is not None and resumed.advised is None:
            return self.begin(materials)
        return self._hold(materials, records[-1].interview, resumed, dialogue)

    def _hold(
        self,
        materials: Materials,
        interview: str,
        resumed: "Resumed | None" = None,
        dialogue: "Dialogue | None" = None,
    ) -> "Interviewing":
        from triage.services.interviewing import Interviewing  # noqa: PLC0415 - as above

        self.settle()
        self._materials = materials
        memory = self._diary.keeping(interview, _began(materials, resumed, dialogue))
        self._interviewing = Interviewing(
            materials, clock=self._clock, memory=memory, resumed=resumed, dialogue=dialogue
        )
        return self._interviewing


def _began(materials: Materials, resumed: "Resumed | None", dialogue: "Dialogue | None") -> "Began | None":
    """What is kept before the first event: for the triage nothing, unless something is known without asking."""
    from triage.model.events import Began  # noqa: PLC0415 - as above

    if dialogue is not None:
        return Began(dialogue.flow.id, dialogue.known)
    if resumed is not None and resumed.interview.known:
        return Began(materials.protocol.flow.id, resumed.interview.known)
    return None
