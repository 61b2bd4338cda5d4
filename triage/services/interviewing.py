"""A conversation from consent to advice: what every front end drives."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from triage.engine import interview as conversation
from triage.engine.freshness import stale
from triage.engine.interview import NOTHING, Interview
from triage.engine.recalling import Given
from triage.engine.resuming import Resumed, ask_again
from triage.model.events import Answered, Event, Undone
from triage.model.urgency import Urgency
from triage.services.clock import local_now
from triage.services.dialogues import Dialogue, beside
from triage.services.materials import Materials
from triage.services.recording import Memory, Recording
from triage.services.turns import ReviewLine, Turn
from triage.services.whereabouts import seeded
from triage.services.wording import question_turn, review_lines

if TYPE_CHECKING:
    from triage.services.advising import Advice


class Interviewing:
    """Holds the one thing that changes: the interview so far. Every method returns the turn to show."""

    def __init__(
        self,
        materials: Materials,
        *,
        clock: Callable[[], datetime] = local_now,
        memory: Memory | None = None,
        resumed: Resumed | None = None,
        dialogue: Dialogue | None = None,
    ) -> None:
        """Begin, or go on with `resumed`; in the triage, or in a dialogue beside it."""
        self._beside = dialogue is not None
        self._materials = materials = materials if dialogue is None else beside(materials, dialogue)
        self._known = dialogue.known if dialogue is not None else NOTHING
        self._clock = clock
        self._recording = Recording(materials, memory, beside=self._beside)
        self._remarks: tuple[str, ...] = ()
        self._given: dict[str, Given] = {}
        self._advised: Interview | None = None
        """The conversation as it was at the last advice that the person turned back from."""
        if resumed is None:
            self._interview = self._begun()
        else:
            self._interview = resumed.interview
            self._given = dict(resumed.given)
            self._remarks = self._recording.take_up(resumed, clock())

    @property
    def interview(self) -> Interview:
        """The conversation so far, as a value."""
        return self._interview

    @property
    def turn(self) -> Turn:
        """What to show now."""
        interview = self._interview
        if not interview.finished:
            return replace(question_turn(self._materials, interview), remarks=self._remarks)
        withdrawn = tuple(line for line in review_lines(self._materials, interview) if not line.counts)
        outcome = replace(self.advice.outcome(withdrawn), remarks=self._remarks)
        if self._advised is None:
            return outcome
        from triage.services.changing import changed  # noqa: PLC0415 - as below

        return replace(outcome, changed=changed(self._materials, self._advised, interview))

    @property
    def advice(self) -> "Advice":
        """The advice so far, for the pages that fit it."""
        from triage.services.advising import Advice  # noqa: PLC0415 - jinja2 is for the first page, not the start

        return Advice(self._materials, self._interview.assessment, self._interview.recorded)

    def reply(self, raw: object) -> Turn:
        """Answer the current question.

        Raises:
            ReplyRefused: the answer does not fit; nothing has changed.
        """
        return self._answered(self._interview, raw, ())

    def back(self) -> Turn:
        """Take the last answer back."""
        steps = self._interview.steps
        self._leave_advice()
        return self._go(conversation.back(self._interview), [Undone(steps[-1].question)] if steps else [])

    def edit(self, question: str, raw: object) -> Turn:
        """Change an earlier answer; later answers that still apply are kept.

        Raises:
            ReplyRefused: the answer does not fit, or the question was not answered.
        """
        return self._answered(conversation.reopen(self._interview, question), raw, (Undone(question),))

    def reopen(self, question: str) -> Turn:
        """Ask an earlier question once more; its answer and those after it stay until it is answered.

        Raises:
            ReplyRefused: the question was not answered.
        """
        reopened = conversation.reopen(self._interview, question)
        self._leave_advice()
        return self._go(reopened, [Undone(question)])

    def restart(self) -> Turn:
        """Begin again, with nothing kept."""
        self._advised = None
        self._recording.begin()
        self._interview, self._given, self._remarks = self._begun(), {}, ()
        return self.turn

    def _begun(self) -> Interview:
        """A conversation before its first answer; what the person's settings say need not be asked."""
        known = seeded(self._materials.settings, self._materials.protocol)
        begun = conversation.begin(self._materials.protocol, self._materials.machine, self._known)
        return replace(begun, kept=known)

    def _leave_advice(self) -> None:
        """Keep what the next advice is compared with."""
        if self._interview.finished:
            self._advised = self._interview

    def settle(self) -> None:
        """Store what waits because an emergency is shown first; to be called once it is shown."""
        self._recording.settle()

    @property
    def passed(self) -> bool:
        """Whether a dialogue beside the triage is over, and the routine goes on instead of advice."""
        return self._beside and self._interview.finished and self._interview.assessment.routine

    @property
    def remembered(self) -> bool:
        """Whether the person can leave and go on later."""
        return self._recording.keeps

    def answers(self) -> tuple[ReviewLine, ...]:
        """Every answer so far."""
        return review_lines(self._materials, self._interview)

    @property
    def today(self) -> date:
        """The day it is here."""
        return self._clock().date()

    @property
    def recorded(self) -> Mapping[str, str | int]:
        """The findings recorded by the answers that count."""
        return self._interview.recorded

    def _answered(self, before: Interview, raw: object, events: tuple[Event, ...]) -> Turn:
        question = before.state
        after = conversation.reply(before, raw)
        self._leave_advice()
        return self._go(after, [*events, Answered(question, after.kept[question])])

    def _go(self, after: Interview, events: list[Event]) -> Turn:
        """Take these events in; no advice but an emergency is reached while an answer that it rests on is too old."""
        self.settle()
        now, digest = self._clock(), self._materials.protocol.digest
        said = {event.question for event in events if isinstance(event, Answered)}
        # What was answered for the person, as by their settings, is kept with the first answer of their own.
        new = {id_: reply for id_, reply in after.kept.items() if id_ in said or id_ not in self._given}
        events = [*(Answered(id_, reply) for id_, reply in new.items() if id_ not in said), *events]
        known = {id_: answer for id_, answer in self._given.items() if id_ in after.kept}
        given = known | {id_: Given(reply, now, digest) for id_, reply in new.items()}
        old: tuple[str, ...] = ()
        if after.finished and after.assessment.urgency is not Urgency.EMERGENCY:
            old = stale(self._materials.protocol, given, now)
            after = ask_again(after, old) if old else after
        self._interview = after
        self._given = {id_: answer for id_, answer in given.items() if id_ not in old}
        remarks = self._recording.take([*events, *map(Undone, old)], after, self._given, now)
        self._remarks = (self._recording.remark("asked_again"), *remarks) if old else remarks
        return self.turn
