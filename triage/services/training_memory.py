"""Where a routine is remembered: in the journal, or only as long as the program runs."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol
from uuid import uuid4

from triage.engine.recalling import Recalled, recall
from triage.engine.resuming import Resumed, ask_again, resume
from triage.model.events import Advised, Answered, Began, Entry, Event, Passed
from triage.model.guard import Findings
from triage.model.protocol import Protocol as TriageProtocol
from triage.services.chronicling import chronicle
from triage.services.dialogues import Dialogue
from triage.services.interviewing import Interviewing
from triage.services.materials import Materials
from triage.services.noticing import ToldNotice, told
from triage.services.remembering import Remembering
from triage.services.training_past import Kept

Keep = Callable[[Sequence[Entry]], None]
"""Remembers what has just happened in a session."""


class TrainingMemory(Protocol):
    """What the routine needs of a memory."""

    @property
    def keeps(self) -> bool:
        """Whether anything of it is there after the program has ended."""
        ...

    def kept(self) -> tuple[Sequence[Kept], int]:
        """Everything that happened, in its order, and the place from which on nothing of it is missing."""
        ...

    def notices(self) -> tuple[ToldNotice, ...]:
        """What the diary shows that needs a question first."""
        ...

    def beside(self, dialogue: Dialogue) -> Interviewing:
        """Hold a dialogue beside the triage."""
        ...

    def again(self, interview: str, known: Findings) -> Interviewing:
        """Hold that check of the back again, as far as something can have started."""
        ...

    def session(self) -> Keep:
        """Remember a session."""
        ...


class InJournal:
    """The routine of a person who keeps a journal."""

    def __init__(self, materials: Materials, remembering: Remembering, clock: Callable[[], datetime]) -> None:
        self._materials = materials
        self._remembering = remembering
        self._clock = clock

    @property
    def keeps(self) -> bool:
        """Whether the journal can be written, as far as it is known."""
        return self._remembering.diary.keeps

    def kept(self) -> tuple[Sequence[Kept], int]:
        """Everything in the journal that is as it was written, and what could not be written so far."""
        self._remembering.settle()
        records, whole = self._remembering.diary.history()
        place = sum(record.seq < whole for record in records)
        return [(record.interview, record.entry) for record in records], place

    def notices(self) -> tuple[ToldNotice, ...]:
        """What is not answered of all that is in the journal."""
        now = self._clock()
        everything = chronicle(self._materials, self._remembering, now)
        return told(self._materials, everything, now, reviews=True)

    def beside(self, dialogue: Dialogue) -> Interviewing:
        """A dialogue that is kept as it goes."""
        return self._remembering.beside(self._materials, dialogue)

    def again(self, interview: str, known: Findings) -> Interviewing:
        """The conversation of that check, gone on with."""
        entries = [record.entry for record in self._remembering.diary.conversation(interview)]
        if not entries:
            return self._remembering.begin(self._materials)
        resumed = asked_anew(self._materials, recall(entries), self._clock(), known)
        return self._remembering.go_on(self._materials, interview, resumed)

    def session(self) -> Keep:
        """What keeps a session."""
        return self._remembering.diary.logging(uuid4().hex).keep


class InMind:
    """The routine of somebody of whom nothing is kept: what they say counts until they leave."""

    keeps = False

    def __init__(self, materials: Materials, about: Interviewing, clock: Callable[[], datetime]) -> None:
        self._materials = materials
        self._clock = clock
        self._held: dict[str, tuple[Began | None, Interviewing]] = {"": (None, about)}
        self._over: dict[str, datetime] = {"": clock()}
        """When each conversation came to its end."""
        self._sessions: dict[str, list[Entry]] = {}
        self._order = [""]

    def kept(self) -> tuple[Sequence[Kept], int]:
        """What has happened since the program started, in the order in which each thing began."""
        found: list[Kept] = []
        for id_ in self._order:
            entries = self._sessions[id_] if id_ in self._sessions else self._told(id_)
            found += [(id_, entry) for entry in entries]
        return found, 0

    def notices(self) -> tuple[ToldNotice, ...]:
        """Nothing: who keeps no journal keeps no diary."""
        return ()

    def beside(self, dialogue: Dialogue) -> Interviewing:
        """A dialogue of which nothing is kept."""
        interviewing = Interviewing(self._materials, clock=self._clock, dialogue=dialogue)
        return self._hold(Began(dialogue.flow.id, dialogue.known), interviewing)

    def again(self, interview: str, known: Findings) -> Interviewing:
        """Another conversation with the answers of that one."""
        recalled = recall(self._told(interview))
        resumed = asked_anew(self._materials, recalled, self._clock(), known)
        began = Began(self._materials.protocol.flow.id, known)
        return self._hold(began, Interviewing(self._materials, clock=self._clock, resumed=resumed))

    def session(self) -> Keep:
        """What holds a session."""
        id_ = uuid4().hex
        self._order.append(id_)
        return self._sessions.setdefault(id_, []).extend

    def _hold(self, began: Began, interviewing: Interviewing) -> Interviewing:
        id_ = uuid4().hex
        self._held[id_] = (began, interviewing)
        self._order.append(id_)
        return interviewing

    def _told(self, id_: str) -> list[Entry]:
        """A conversation as events, as if it had been kept."""
        began, interviewing = self._held[id_]
        interview = interviewing.interview
        events: list[Event] = [] if began is None else [began]
        events += [Answered(step.question, step.reply) for step in interview.steps]
        if not interview.finished:
            self._over.pop(id_, None)
        elif interviewing.passed:
            events.append(Passed())
        else:
            urgency = interview.assessment.urgency
            title = self._materials.library.outcome_title(urgency)
            events.append(Advised(urgency, title, None, "", interview.assessment.routine))
        at = self._over.setdefault(id_, self._clock()) if interview.finished else self._clock()
        return [Entry(event, at, self._materials.protocol.digest) for event in events]


def asked_anew(materials: Materials, recalled: Recalled, now: datetime, known: Findings) -> Resumed:
    """The check of the back, with every question asked again that a warning sign can answer which can have started."""
    protocol = materials.protocol
    resumed = resume(protocol, materials.machine, recalled, now, {**recalled.known, **known})
    if recalled.advised is None:
        return resumed  # it was asked again before, and is not over
    again = tuple(id_ for id_ in _can_have_started(protocol) if id_ in resumed.interview.kept)
    given = {id_: answer for id_, answer in resumed.given.items() if id_ not in again}
    return Resumed(
        interview=ask_again(resumed.interview, again),
        given=given,
        asked_again=(*resumed.asked_again, *again),
        changed=resumed.changed,
        advised=None,
    )


def _can_have_started(protocol: TriageProtocol) -> tuple[str, ...]:
    """The questions with a warning sign among what they ask that can start, and the review of all answers."""
    return tuple(
        id_
        for id_, question in protocol.flow.questions.items()
        if question.kind == "review"
        or any(
            protocol.vocabulary[finding].warning is not None and protocol.vocabulary[finding].can_start
            for finding in question.asks
        )
    )
