"""The guided routine from day to day: what stands before a session, the plan, and the session itself."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from triage.engine.assessment import judge
from triage.engine.counts import PAIN
from triage.engine.offering import complete
from triage.engine.planning import plan
from triage.errors import NotOffered
from triage.model.events import Ended, Entry, Finished, Repeated, Routine, Scored, Started, Wanted
from triage.model.guard import Findings
from triage.model.programme import CHECK_IN, REVIEW, SET_UP
from triage.model.training import Effort, Plan, Side, Wish
from triage.services.clock import local_now
from triage.services.dialogues import Dialogue
from triage.services.gating import DURING_ROUTINE, known_before, known_now, stand
from triage.services.interviewing import Interviewing
from triage.services.materials import Materials
from triage.services.remembering import Remembering
from triage.services.standing import Gate, Standing, in_words
from triage.services.training_memory import InJournal, InMind, Keep, TrainingMemory
from triage.services.training_past import Past, past

if TYPE_CHECKING:
    from triage.services.exercising import Exercising


class Training:
    """One person's routine; with `about`, of the conversation that one comes from."""

    def __init__(
        self,
        materials: Materials,
        remembering: Remembering,
        clock: Callable[[], datetime] = local_now,
        about: Interviewing | None = None,
    ) -> None:
        self._materials = materials
        self._clock = clock
        self._memory: TrainingMemory = (
            InJournal(materials, remembering, clock)
            if about is None or about.remembered
            else InMind(materials, about, clock)
        )

    def standing(self) -> Standing:
        """What stands between the person and today's session."""
        gate = self._stand(self._past(), self._clock())
        return in_words(self._materials.library.routine, gate, kept=self._memory.keeps)

    def set_up(self) -> Interviewing:
        """The questions before the first session."""
        return self._beside(SET_UP)

    def check_in(self) -> Interviewing:
        """The questions before each session."""
        return self._beside(CHECK_IN)

    def review(self) -> Interviewing:
        """The questions at the end of a week."""
        return self._beside(REVIEW)

    def again(self) -> Interviewing:
        """The check of the back once more, after numbness or weakness: only what can have started is asked.

        Raises:
            NotOffered: the back was never checked.
        """
        check = self._past().check
        if check is None:
            raise NotOffered("the back was not checked before")
        return self._memory.again(check.interview, DURING_ROUTINE)

    def plan(self) -> Plan:
        """Today's plan.

        Raises:
            NotOffered: no check-in of now says that there may be a session.
        """
        return self._plan(self._past(), self._clock())

    def preview(self) -> Plan:
        """Today's plan as it is when the check-in brings nothing new.

        Raises:
            NotOffered: something other than what is asked of everybody comes first, or speaks against it.
        """
        now, known = self._clock(), self._past()
        gate = self._stand(known, now)
        if gate.kind not in {"review", "check_in", "ready", "enough"}:
            raise NotOffered(f"there is no plan before `{gate.step}`")
        return self._planned(known, now, known_before(self._materials, known, now))

    def begin(self, clock: Callable[[], float]) -> "Exercising":
        """Begin the session; the clock gives seconds, and never goes back.

        Raises:
            NotOffered: no check-in of now says that there may be a session.
        """
        from triage.services.exercising import Exercising  # noqa: PLC0415 - for a session, not for what is before it

        now, known = self._clock(), self._past()
        today = self._plan(known, now)
        pain = known_now(self._materials, known, now).get(PAIN)
        before = pain if isinstance(pain, int) else None
        log = KeptSession(self._memory.session(), today, before, self._entry)
        return Exercising(self._materials, today, clock=clock, log=log, before=before)

    @property
    def easy_days(self) -> bool:
        """Whether the person asked for a milder time."""
        asked = [wished.wish for wished in self._past().history.wishes if wished.wish in {"easy_days", "usual_days"}]
        return asked[-1:] == ["easy_days"]

    def wish(self, wish: Wish, exercise: str = "", instead: str = "") -> None:
        """Note something that the person asks for; the next plan follows it where that is safe."""
        self._memory.session()([self._entry(Wanted(wish, exercise, instead))])

    def _past(self) -> Past:
        return past(self._materials, *self._memory.kept())

    def _stand(self, known: Past, now: datetime) -> Gate:
        return stand(self._materials, known, now, self._memory.notices())

    def _plan(self, known: Past, now: datetime) -> Plan:
        gate = self._stand(known, now)
        if gate.kind != "ready":
            raise NotOffered(f"there is no plan before `{gate.step}`")
        return self._planned(known, now, known_now(self._materials, known, now))

    def _planned(self, known: Past, now: datetime, told: Findings) -> Plan:
        findings = complete(self._materials.protocol, told)
        if not judge(self._materials.protocol, findings).routine:
            raise NotOffered("what is known speaks against a session")
        return plan(self._materials.programme, findings, known.history, now.date())

    def _beside(self, flow: str) -> Interviewing:
        known = known_before(self._materials, self._past(), self._clock())
        return self._memory.beside(Dialogue(self._materials.programme.dialogues[flow], known))

    def _entry(self, event: Routine) -> Entry:
        return Entry(event, self._clock(), self._materials.protocol.digest)


class KeptSession:
    """Keeps a session as it goes: each thing is remembered when the method returns."""

    def __init__(self, keep: Keep, plan: Plan, before: int | None, entry: Callable[[Routine], Entry]) -> None:
        self._keep = keep
        self._entry = entry
        planned = tuple((chosen.exercise, chosen.dose) for chosen in plan.chosen)
        self._waiting: Sequence[Routine] = (Started(plan.profile, planned, before),)

    def started(self) -> None:
        """The session has begun."""
        self._note()

    def repeated(self, exercise: str, side: Side, held: float) -> None:
        """A repetition is over."""
        self._note(Repeated(exercise, side, held))

    def ended(self, effort: Effort) -> None:
        """An exercise is over."""
        self._note(Ended(effort))

    def scored(self, exercise: str, pain: int, *, moved_down: bool) -> None:
        """It was said how the exercise was."""
        self._note(Scored(exercise, pain, moved_down))

    def finished(self, after: int | None) -> None:
        """The session came to its end."""
        self._note(Finished(after))

    def _note(self, *events: Routine) -> None:
        events, self._waiting = (*self._waiting, *events), ()
        if events:
            self._keep([self._entry(event) for event in events])
