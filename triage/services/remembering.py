"""What is remembered from one day to the next: an unfinished conversation, and the last advice."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from triage.engine.interview import replay
from triage.engine.progress import progress
from triage.engine.recalling import recall
from triage.engine.resuming import Resumed, resume
from triage.model.events import Advised, Answered
from triage.model.guard import Value
from triage.model.urgency import Urgency
from triage.render.clean import clean
from triage.render.names import fill_names
from triage.services.diary import Diary
from triage.services.interviewing import Interviewing, local_now
from triage.services.materials import Materials
from triage.services.whereabouts import REGION

if TYPE_CHECKING:
    from triage.journal.rows import Record


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A conversation that can go on."""

    interview: str
    when: datetime
    """When the last answer was given."""
    section: str
    """The title of the section it stands in."""
    answered: int
    at_most: int


@dataclass(frozen=True, slots=True)
class LastAdvice:
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
        self._diary = Diary(file)
        self._materials: Materials | None = None
        self._interviewing: Interviewing | None = None

    @property
    def notice(self) -> str:
        """What is not saved, or not used, and why; empty while all is well."""
        remark, why = ("not_saved", self._diary.fault) if self._diary.fault else ("damaged", self._diary.damage)
        if not why or self._materials is None:
            return why
        return clean(fill_names(self._materials.library.remarks[remark], {"why": why}))

    @property
    def keeps(self) -> bool:
        """Whether what was answered so far can be gone on with later."""
        return self._diary.keeps if self._interviewing is None else self._interviewing.remembered

    def unfinished(self, materials: Materials) -> Unfinished | None:
        """The conversation that was begun last, unless it came to advice."""
        self._materials = materials
        records = self._diary.last_conversation()
        recalled = recall(record.entry for record in records)
        answered = [record.entry.at for record in records if isinstance(record.entry.event, Answered)]
        if recalled.advised is not None or not answered:
            return None
        interview = resume(materials.protocol, materials.machine, recalled, self._clock()).interview
        section = "" if interview.finished else materials.library.sections[interview.question.section]
        at_most = progress(interview).at_most
        return Unfinished(records[-1].interview, answered[-1], clean(section), len(interview.steps), at_most)

    def last_advice(self) -> LastAdvice | None:
        """The last advice that was reached."""
        for record in reversed(self._diary.records()):
            if isinstance(event := record.entry.event, Advised):
                known = (event.urgency, event.title, event.check_again, event.region)
                return LastAdvice(record.interview, record.entry.at, *known)
        return None

    def last_region(self) -> str:
        """Where the person was when there was advice last, or empty."""
        last = self.last_advice()
        return last.region if last else ""

    def last_findings(self, materials: Materials) -> Mapping[str, Value]:
        """What the last advice rested on, for the pages that fit; only where the person is while there was none."""
        last = self.last_advice()
        if last is None:
            return {REGION: materials.settings.region} if materials.settings.region else {}
        entries = [record.entry for record in self._diary.conversation(last.interview)]
        advised = max((n for n, entry in enumerate(entries) if isinstance(entry.event, Advised)), default=-1)
        kept = {question: answer.reply for question, answer in recall(entries[: advised + 1]).given.items()}
        return replay(materials.protocol, materials.machine, kept).recorded

    def begin(self, materials: Materials) -> Interviewing:
        """A new conversation, remembered as it goes."""
        return self._hold(materials, uuid4().hex)

    def resume(self, materials: Materials) -> Interviewing:
        """The conversation that was begun last, as far as its answers still count."""
        return self._taken_up(materials, self._diary.last_conversation())

    def reopen_last(self, materials: Materials) -> Interviewing:
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
        self._diary.close(self._clock(), self._materials.protocol.digest if self._materials else "")

    def _taken_up(self, materials: Materials, records: "Sequence[Record]") -> Interviewing:
        if not records:
            return self.begin(materials)
        recalled = recall(record.entry for record in records)
        resumed = resume(materials.protocol, materials.machine, recalled, self._clock())
        return self._hold(materials, records[-1].interview, resumed)

    def _hold(self, materials: Materials, interview: str, resumed: Resumed | None = None) -> Interviewing:
        if self._interviewing is not None:
            self._interviewing.settle()
        self._materials = materials
        memory = self._diary.keeping(interview)
        self._interviewing = Interviewing(materials, clock=self._clock, memory=memory, resumed=resumed)
        return self._interviewing
