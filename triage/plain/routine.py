"""The guided routine in plain lines: what stands before a session, the plan, and the session."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from time import monotonic
from typing import TYPE_CHECKING, TextIO

from triage.errors import Exit
from triage.model.urgency import Urgency
from triage.plain.conversation import Talk, talk_with
from triage.plain.lines import InputEnded, Leave
from triage.plain.session import SessionInLines
from triage.services.clock import local_now
from triage.services.cueing import Cues
from triage.services.diary_words import whose
from triage.services.ending import Ended
from triage.services.materials import Materials
from triage.services.plan_lines import plan_in_short, plan_in_words
from triage.services.planning_words import plan_turn
from triage.services.remembering import Remembering
from triage.services.routine_words import routine_text
from triage.services.standing import Standing
from triage.services.training import Training
from triage.services.turns import OutcomeTurn, QuestionTurn, Turn
from triage.services.wishes import meant

if TYPE_CHECKING:
    from triage.services.interviewing import Interviewing


def train(materials: Materials, typed: TextIO, out: TextIO, remembering: Remembering) -> Ended:
    """Lead through everything up to the end of one session."""
    routine = RoutineInLines(talk_with(materials, typed, out, remembering))
    return routine.go()


class RoutineInLines:
    """One person's way to a session, and through it."""

    def __init__(
        self,
        talk: Talk,
        about: "Interviewing | None" = None,
        *,
        today: Callable[[], datetime] = local_now,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """Begin; `about` is the conversation that one comes from."""
        self._talk = talk
        self._lines = talk.lines
        self._materials = talk.materials
        self._today = today
        self._clock = clock
        self._training = self._train(about)
        self._advised: Urgency | None = None
        """The urgency of the advice that was shown last."""

    def go(self) -> Ended:
        """Go on until a session is over, the person leaves, or advice speaks against it."""
        self._lines.tell(whose(self._materials, self._talk.remembering.profile))
        try:
            while self._stepped(self._training.standing()):
                pass
        except Leave:
            return Ended(Exit.DONE, self._advised)
        except InputEnded:
            if self._advised is None:
                self._lines.say(routine_text(self._materials, "plain_ended"))
                return Ended(Exit.UNFINISHED)
        return Ended(Exit.DONE, self._advised)

    def _stepped(self, standing: Standing) -> bool:
        """Take the next step; False after the last."""
        self._show(standing)
        match standing.step:
            case "home":
                return False
            case "plan":
                return self._session()
            case "check":
                self._check(self._talk.remembering.begin)
            case "advice":
                self._check(self._talk.remembering.reopen_last)
            case "set_up":
                self._hold(self._training.set_up())
            case "check_in":
                self._hold(self._training.check_in())
            case "review":
                self._hold(self._training.review())
            case "again":
                again = replace(self._talk, interviewing=self._training.again())
                self._through(again, again.interviewing.turn)
        return True

    def _show(self, standing: Standing) -> None:
        self._lines.say("", standing.title, "-" * len(standing.title))
        for paragraph in standing.text:
            self._lines.say(paragraph)
        if standing.say:
            self._lines.say("", routine_text(self._materials, "plain_say"))
        self._lines.say(*(f"- {words}" for words in standing.say))
        self._lines.tell(self._talk.remembering.notice)

    def _ready(self, label: str) -> None:
        """Wait until the person wants to go on."""
        self._lines.say("", routine_text(self._materials, "plain_go_on", {"label": label}))
        self._lines.hear()

    def _check(self, begin: "Callable[[Materials], Interviewing]") -> None:
        """Check the back; the person comes back from the advice with `m`, where it offers the routine."""
        self._ready(self._training.standing().label)
        talk = replace(self._talk, interviewing=begin(self._materials))
        self._through(talk, talk.interviewing.turn)
        self._training = self._train(talk.interviewing)

    def _hold(self, dialogue: "Interviewing") -> None:
        """Ask the questions of a dialogue; its advice is shown where the routine does not go on."""
        talk = replace(self._talk, interviewing=dialogue)
        turn: Turn = dialogue.turn
        while isinstance(turn, QuestionTurn):
            talk.show_question(turn)
            self._lines.tell(talk.remembering.notice)
            turn = talk.ask(turn)
        if not dialogue.passed:
            self._through(talk, turn)

    def _through(self, talk: Talk, turn: Turn) -> None:
        """Talk until the person has advice and wants to go on to the routine."""
        wanted: Turn | None = turn
        while wanted is not None:
            self._advised = wanted.urgency if isinstance(wanted, OutcomeTurn) else None
            wanted = talk.step(wanted)
        self._advised = None

    def _session(self) -> bool:
        """Show the plan, and lead through the session; whether there is something to ask afterwards."""
        turn = plan_turn(self._materials, self._training.plan())
        self._lines.say(*plan_in_short(self._materials, turn))
        while True:
            self._lines.say("", routine_text(self._materials, "plain_plan_keys"))
            if not meant(self._lines.phrases, self._lines.hear(), ("why",)):
                break
            self._lines.say(*plan_in_words(self._materials, turn))
        self._lines.say("", routine_text(self._materials, "plain_keys"))
        cues = Cues(self._materials.settings, ring=self._lines.ring)
        end = SessionInLines(self._materials, self._training.begin(self._clock), self._lines, cues).lead()
        return end.check_again

    def _train(self, about: "Interviewing | None") -> Training:
        return Training(self._materials, self._talk.remembering, self._today, about)
