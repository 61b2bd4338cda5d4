"""What the app does for the guided routine: it hands wishes on, and shows the screens it is told to."""

from collections.abc import Callable
from datetime import datetime
from time import monotonic
from typing import TYPE_CHECKING

from textual.screen import Screen

from triage.services.home import Act
from triage.ui.held_app import HeldApp
from triage.ui.phrasing import notice

if TYPE_CHECKING:
    from triage.services.interviewing import Interviewing
    from triage.services.remembering import Remembering
    from triage.ui.outcome_screen import OutcomeScreen
    from triage.ui.plan_screen import PlanScreen
    from triage.ui.routine_flow import RoutineFlow
    from triage.ui.session_end_screen import SessionEndScreen
    from triage.ui.session_screen import SessionScreen
    from triage.ui.standing_screen import StandingScreen

# The first screen waits for this module: the screens of the routine are imported where one of them is wanted.


class RoutineApp(HeldApp):
    """An app from which the routine can be done."""

    routine: "RoutineFlow | None" = None
    """The way through the routine, while somebody is on it."""
    seconds: Callable[[], float] = staticmethod(monotonic)
    """The clock of a session."""
    _remembering: "Remembering"
    _clock: Callable[[], datetime]

    @property
    def notice(self) -> str:
        """What the program is and is not, in a line."""
        return notice(self.phrases, self.materials.protocol.flow.reviewed_by)

    def talk(self, interviewing: "Interviewing") -> None:
        """Hold a conversation, alone above the first screen."""
        raise NotImplementedError

    def go_home(self) -> None:
        """Back to the first screen."""
        raise NotImplementedError

    def choose(self, act: Act) -> None:
        """Do what the first screen offers."""
        raise NotImplementedError

    def start_routine(self, about: "Interviewing | None" = None, *, review: bool = False) -> None:
        """Show what stands before today's session, or its plan; or ask about the time since the last review.

        `about` is the conversation that one comes from.
        """
        from triage.services.training import Training  # noqa: PLC0415 - see above
        from triage.ui.routine_flow import RoutineFlow  # noqa: PLC0415

        training = Training(self.materials, self._remembering, self._clock, about)
        self.routine = RoutineFlow(self, training)
        if review:
            self.routine.take("review")
        else:
            self.routine.go()

    def show_alone(self, screen: Screen[None]) -> None:
        """Show a screen with nothing but the first one below it."""
        self.clear()
        self.push_screen(screen)

    def clear(self) -> None:
        """Leave every screen but the first."""
        while len(self.screen_stack) > 1:
            self.pop_screen()

    def leave_routine(self, act: "Act | str") -> None:
        """Go on with something else."""
        self.routine = None
        self.go_home()
        if act in {"check", "advice"}:
            self.choose("check" if act == "check" else "advice")

    @property
    def _on_the_way(self) -> "RoutineFlow":
        assert self.routine is not None  # noqa: S101 - its screens are shown by it
        return self.routine

    def on_interview_screen_passed(self) -> None:
        """A dialogue of the routine is over, and it goes on."""
        self.when_seen(self._on_the_way.go)

    def on_outcome_screen_moved(self, message: "OutcomeScreen.Moved") -> None:
        """The person wants to exercise."""
        self.start_routine(message.interviewing)

    def on_standing_screen_chosen(self, message: "StandingScreen.Chosen") -> None:
        """Take the next step."""
        self._on_the_way.take(message.step)

    def on_standing_screen_left(self) -> None:
        """Leave it for now."""
        self.leave_routine("home")

    def on_plan_screen_begun(self) -> None:
        """Begin."""
        self._on_the_way.begin()

    def on_plan_screen_opened(self, message: "PlanScreen.Opened") -> None:
        """Show an exercise."""
        self._on_the_way.open(message.exercise)

    def on_plan_screen_asked(self, message: "PlanScreen.Asked") -> None:
        """Tell why, or change the plan."""
        self._on_the_way.ask(message.what)

    def on_plan_screen_left(self) -> None:
        """Leave it for now."""
        self.leave_routine("home")

    def on_session_screen_over(self, message: "SessionScreen.Over") -> None:
        """Say what was done."""
        end = message.end
        self.when_seen(lambda: self._on_the_way.end(end))

    def on_session_end_screen_gone_on(self, message: "SessionEndScreen.GoneOn") -> None:
        """To the questions about signs, or home."""
        if message.check_again:
            self._on_the_way.take("again")
        else:
            self.leave_routine("home")
