"""What of a conversation is kept and when, and what is remarked about what was kept before."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from triage.engine.interview import Interview
from triage.engine.recalling import Given
from triage.engine.resuming import Resumed
from triage.model.events import Advised, Answered, Entry, Event, Passed, Undone
from triage.model.urgency import Urgency
from triage.render.clean import clean
from triage.render.names import fill_names
from triage.services.home import said_when
from triage.services.materials import Materials
from triage.services.whereabouts import REGION

FOR_WHOM = "answering_for"
"""The finding that says who is answering."""
ME, SOMEONE = "me", "someone"


class Memory(Protocol):
    """Keeps a conversation as it goes. Nothing of it raises: what cannot be kept is no reason to stop."""

    @property
    def keeps(self) -> bool:
        """Whether all that was said so far is kept."""
        ...

    def keep(self, entries: Sequence[Entry]) -> None:
        """Store these; they are on the disk when it returns, or it is known that they are not."""
        ...

    def forget(self) -> None:
        """Erase what was stored of this conversation."""
        ...

    def begin(self) -> None:
        """What is kept from here on is another conversation."""
        ...

    def advice_since(self, moment: datetime) -> tuple[tuple[datetime, Advised], ...]:
        """Every advice from this moment on, and when it was given."""
        ...


class Recording:
    """Hands a conversation on to a memory: at once, except for an emergency, which is shown first."""

    def __init__(self, materials: Materials, memory: Memory | None, *, beside: bool = False) -> None:
        """For the triage, or for a dialogue beside it, which comes to no advice where the routine may go on."""
        self._materials = materials
        self._beside = beside
        self._memory = memory
        self._waiting: list[Entry] = []
        self._not_kept = False
        """Whether the conversation is about somebody else, of whom nothing is kept."""

    @property
    def keeps(self) -> bool:
        """Whether one can go on later from here."""
        return self._memory is not None and not self._not_kept and self._memory.keeps

    def take_up(self, resumed: Resumed, now: datetime) -> tuple[str, ...]:
        """Note what was taken back on the way; what there is to remark."""
        events: list[Event] = [Undone(question) for question in resumed.asked_again]
        if events or resumed.advised is None:
            remarks = self.take(events, resumed.interview, resumed.given, now)
        else:
            remarks = self._more_urgent(resumed.interview, now)
        if resumed.changed:
            return (self.remark("changed"), *remarks)
        again = "asked_again_now" if resumed.interview.known else "asked_again"
        return (self.remark(again), *remarks) if events else remarks

    def take(
        self, events: Sequence[Event], interview: Interview, given: Mapping[str, Given], now: datetime
    ) -> tuple[str, ...]:
        """Note what has happened, the advice included; what there is to remark."""
        who = interview.recorded.get(FOR_WHOM)
        if self._memory is None:
            return ()
        if who == SOMEONE:
            return self._keep_nothing()
        if self._not_kept:
            if who != ME:
                return ()
            self._not_kept, events = False, []
            self._waiting += [
                Entry(Answered(question, answer.reply), answer.at, answer.digest) for question, answer in given.items()
            ]
        passed = self._beside and interview.finished and interview.assessment.routine
        remarks = () if passed else self._more_urgent(interview, now)
        digest = self._materials.protocol.digest
        self._waiting += [Entry(event, now, digest) for event in events]
        if interview.finished:
            self._waiting.append(Entry(Passed() if passed else self._advised(interview, now), now, digest))
        if not (interview.finished and interview.assessment.urgency is Urgency.EMERGENCY):
            self.settle()
        return remarks

    def settle(self) -> None:
        """Store what waits."""
        if self._memory is not None and self._waiting:
            entries, self._waiting = self._waiting, []
            self._memory.keep(entries)

    def begin(self) -> None:
        """Another conversation begins."""
        self.settle()
        self._not_kept = False
        if self._memory is not None:
            self._memory.begin()

    def remark(self, key: str, **names: str) -> str:
        """A remark in words."""
        return clean(fill_names(self._materials.library.remarks[key], names))

    def _keep_nothing(self) -> tuple[str, ...]:
        assert self._memory is not None  # noqa: S101 - the caller has looked; this tells the type checker
        if self._not_kept:
            return ()
        self._not_kept = True
        self._waiting = []
        self._memory.forget()
        return (self.remark("for_someone"),)

    def _advised(self, interview: Interview, now: datetime) -> Advised:
        materials, urgency = self._materials, interview.assessment.urgency
        title = fill_names(materials.library.outcome_title(urgency), materials.names(interview.recorded))
        days = materials.protocol.flow.check_again.get(urgency)
        check_again = None if days is None else (now + timedelta(days=days)).date()
        region = str(interview.recorded.get(REGION, ""))
        return Advised(urgency, clean(title), check_again, region, interview.assessment.routine)

    def _more_urgent(self, interview: Interview, now: datetime) -> tuple[str, ...]:
        """What is remarked of advice that was more urgent, and is not long ago."""
        stands = self._materials.protocol.flow.advice_stands
        urgency = interview.assessment.urgency
        if self._memory is None or not stands or not interview.finished or urgency is Urgency.EMERGENCY:
            return ()
        earlier = self._memory.advice_since(now - timedelta(seconds=stands))
        above = [(advised.urgency, when, advised.title) for when, advised in earlier if advised.urgency > urgency]
        if not above:
            return ()
        _, when, title = max(above)
        return (self.remark("more_urgent", title=clean(title), when=said_when(self._materials, when, now)),)
